//! What a notice looks like to its reader.

use super::start::again;
use super::{
    aggregate, agreement, announcement, campaign, contact, conversion, owner_question, reward, tier,
};
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::contact::Topic;
use crate::domain::notice::{Notice, Outgoing};
use crate::i18n::{Verbatim, contact as words, mention, text};

/// The card of a notice.
pub fn card(notice: &Notice) -> Card {
    match notice {
        Notice::ApplicationApproved { program, url, campaign } => {
            let card = Card::titled(text::application_approved_title(program));
            match url {
                Some(url) => card.text(text::application_approved(Verbatim(&**url))).row([Control::Button {
                    press: campaign.map_or(Press::LinkGet(Nothing), Press::LinkTake),
                    label: text::link_get_button(),
                    weight: Weight::Primary,
                }]),
                None => card.text(text::application_approved_unlinked()),
            }
        }
        Notice::ApplicationReceived { program } => {
            Card::titled(text::application_received_title(program)).text(text::application_received())
        }
        Notice::DirectTest { program } => Card::plain(text::direct_test(program)),
        // They are drawn from what they are about, as it stands when it is said.
        Notice::ApplicationReview { .. }
        | Notice::CheckIn { .. }
        | Notice::CheckInAlarming { .. }
        | Notice::CheckInUnanswered { .. }
        | Notice::CheckInsOff { .. }
        | Notice::CreatorResting { .. }
        | Notice::Participation { .. }
        | Notice::Introduction { .. }
        | Notice::Announcement { .. }
        | Notice::MarketNoteProposed { .. }
        | Notice::MarketNoteDecided { .. }
        | Notice::AgreementReview { .. }
        | Notice::AgreementEnding { .. }
        | Notice::Submission { .. }
        | Notice::Thanks { .. }
        | Notice::Thanked { .. }
        | Notice::Council { .. }
        | Notice::Aggregate { .. }
        | Notice::Verdict { .. }
        | Notice::PostFailed { .. }
        | Notice::Question { .. }
        | Notice::Results { .. }
        | Notice::Reminder { .. } => Card::default(),
        Notice::Earnings { program, news } => reward::news(program, news),
        Notice::CampaignHeld { campaign_id, name, languages } => {
            campaign::held(*campaign_id, name, languages)
        }
        Notice::AggregateHeld { campaign_id, name, holds } => aggregate::held(*campaign_id, name, holds),
        Notice::AnnouncementHeld { title, lacks, .. } => announcement::held(title, lacks),
        Notice::AgreementMade { .. } | Notice::AgreementEnded { .. } => agreement::notice(notice),
        Notice::ApplicationInquiry { program, inquiry_id, question } => {
            Card::titled(text::application_inquiry_title(program))
                .field(text::label_question(), text::value(question))
                .row([Control::Button {
                    press: Press::InquiryAnswer(*inquiry_id),
                    label: text::inquiry_answer_button(),
                    weight: Weight::Primary,
                }])
        }
        Notice::ApplicationDeclined { program, creator_id, reason } => {
            Card::titled(text::application_declined_title(program))
                .text(text::application_declined())
                .field(text::label_reason(), text::value(reason))
                .row([again(*creator_id)])
        }
        Notice::CreatorInvited { program, creator_id } => Card::titled(text::creator_invited_title(program))
            .text(text::creator_invited(program))
            .row([Control::Button {
                press: Press::StartOpen(*creator_id),
                label: text::start_button(),
                weight: Weight::Primary,
            }]),
        Notice::OwnerQuestion { .. }
        | Notice::OwnerAnswer { .. }
        | Notice::Feedback { .. }
        | Notice::CreatorHandedOver { .. }
        | Notice::OwnerChanged { .. } => owner_question::notice(notice),
        Notice::Sale { program, campaign, amount, earned, is_first } => {
            conversion::sale((program, campaign), (amount.as_ref(), earned), *is_first)
        }
        Notice::Sales { program, sales, revenue, earned } => {
            conversion::sales(program, *sales, (revenue, earned))
        }
        Notice::TierUp { .. }
        | Notice::TierAtRisk { .. }
        | Notice::TierKept { .. }
        | Notice::TierDown { .. }
        // Delivery draws congratulations from the move itself.
        | Notice::TierCelebrated { .. } => tier::told(notice).unwrap_or_default(),
        Notice::CreatorUnreachable { name, person_id, topic, .. } => {
            let who = mention::person(*person_id);
            Card::titled(text::creator_unreachable_title(name))
                .text(text::creator_unreachable(who, words::topic(*topic)))
        }
        Notice::CreatorLeft { name, person_id, .. } => {
            Card::titled(text::creator_left_title(name)).text(text::creator_left(mention::person(*person_id)))
        }
        Notice::CampaignPublished { campaign, language, name, summary, starts_on, ends_on, has_brief } => {
            let days = (*starts_on, *ends_on);
            campaign::public((*campaign, *has_brief), name, summary, days, *language)
        }
    }
}

/// The control of a notice that has none of its own: a way to hear less.
pub fn settings(outgoing: &Outgoing) -> Control {
    match outgoing.notice.topic() {
        Topic::Staff => contact::hours_button(outgoing.program_id),
        _ => contact::notify_button(outgoing.program_id),
    }
}
