//! What creators and managers are told of campaigns without asking.

use super::{body, button, last_time, ways};
use crate::discord::card::{Card, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::participation::Deadline;
use crate::domain::reminder::Snooze;
use crate::features::participation::Told;
use crate::i18n::{Message, text};

/// News about a campaign, as its reader hears them.
pub fn told(told: &Told) -> Card {
    match told {
        Told::Offered(view) => {
            let id = view.campaign.campaign_id;
            let mut card = Card::titled(text::participation_offer_title(&view.campaign.name))
                .text(text::participation_offer(&view.program));
            if !view.summary.is_empty() {
                card = card.text(text::campaign_summary(&view.summary));
            }
            if let Some(last) = &view.last {
                card = card.field(text::participation_last(), last_time(last));
            }
            card.row([
                button(Press::ParticipationShow(id), text::participation_show_button(), Weight::Primary),
                button(
                    Press::ParticipationDeclineForm(id),
                    text::participation_decline_button(),
                    Weight::Secondary,
                ),
            ])
            .row(ways(id))
        }
        Told::TermsChanged(view) => {
            let id = view.campaign.campaign_id;
            let before = view.participation.as_ref().and_then(|own| own.terms_version).unwrap_or_default();
            let card = Card::titled(text::participation_terms_title(&view.campaign.name))
                .text(text::participation_agree(i64::from(before), i64::from(view.terms)));
            let label = text::participation_agree_button(i64::from(view.terms));
            body(card, view).row([
                button(Press::ParticipationJoin(Pair(id, view.terms)), label, Weight::Success),
                button(Press::ParticipationShow(id), text::participation_show_button(), Weight::Secondary),
                button(
                    Press::ParticipationDeclineForm(id),
                    text::participation_withdraw_button(),
                    Weight::Secondary,
                ),
            ])
        }
        Told::IdeasWanted(id, name) => Card::titled(text::idea_wanted_title(name))
            .text(text::idea_wanted())
            .row([button(Press::IdeaForm(*id), text::idea_button(), Weight::Primary)]),
        Told::Answered(name, question, answer) => Card::titled(text::brief_question_answered_title(name))
            .text(text::value(answer))
            .field(text::label_question(), text::value(&question.body))
            .row([
                button(
                    Press::ParticipationShow(question.campaign_id),
                    text::participation_show_button(),
                    Weight::Secondary,
                ),
                button(
                    Press::BriefQuestionForm(question.campaign_id),
                    text::owner_question_more_button(),
                    Weight::Secondary,
                ),
            ]),
        Told::IdeaAnswered(name, idea, answer) => Card::titled(text::idea_answered_title(name))
            .text(text::value(&answer.done))
            .field(text::idea_yours(), text::value(&idea.body)),
        Told::Asked(name, question, creator) => Card::titled(text::brief_question_asked_title(name))
            .text(text::value(&question.body))
            .field(text::brief_question_author(), text::value(&creator.name))
            .row([
                button(
                    Press::BriefQuestionAnswer(question.brief_question_id),
                    text::brief_question_answer_button(),
                    Weight::Primary,
                ),
                button(
                    Press::BriefQuestionReply(question.brief_question_id),
                    text::brief_question_reply_button(),
                    Weight::Secondary,
                ),
            ]),
        Told::Withdrawn(name, own, creator) => {
            let card = Card::titled(text::participation_withdrawn_title(&creator.name, name));
            let card = match &own.decline_reason {
                Some(reason) => card.field(text::label_reason(), text::value(reason)),
                None => card,
            };
            card.row([button(
                Press::CreatorCard(creator.creator_id),
                text::creator_card_button(),
                Weight::Secondary,
            )])
        }
        Told::Missed(name, title, deadline, creator) => {
            Card::titled(text::deadline_missed_title(&creator.name))
                .text(text::deadline_missed(title, name, deadline.due_on))
                .row([button(
                    Press::CreatorCard(creator.creator_id),
                    text::creator_card_button(),
                    Weight::Secondary,
                )])
        }
    }
}

/// Something that the reader owes, by a day that comes or has passed.
pub fn deadline(deadline: &Deadline, campaign: &str, title: &str, days_left: i64) -> Card {
    let heading: Message = match days_left {
        ..0 => text::deadline_overdue_title(-days_left, title),
        0 => text::deadline_today_title(title),
        1.. => text::deadline_soon_title(days_left, title),
    };
    let words = match days_left {
        ..0 => text::deadline_overdue(campaign, deadline.due_on),
        0.. => text::deadline_soon(campaign, deadline.due_on),
    };
    let id = deadline.deadline_id;
    let snooze = |by| Press::DeadlineSnooze(Pair(id, by));
    Card::titled(heading).text(words).row([
        button(Press::SubmissionStart(id), text::submission_start_button(), Weight::Primary),
        button(snooze(Snooze::Day), text::reminder_later_1d(), Weight::Secondary),
        button(snooze(Snooze::ThreeDays), text::reminder_later_3d(), Weight::Secondary),
    ])
}
