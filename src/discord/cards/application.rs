//! The cards of an application: what managers see, decide and ask.

use chrono::{DateTime, Utc};

use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::press::Press;
use crate::domain::application::{ANSWER_LENGTH, Inquiry, QUESTION_LENGTH, REASON_LENGTH, State};
use crate::domain::creator::Profile;
use crate::domain::{ApplicationId, InquiryId, zone};
use crate::features::application::{Decision, Place, Review};
use crate::i18n::{Arg, Message, Verbatim, creator as words, market, mention, text};

/// An application in the managers' channel.
pub fn posted(review: &Review, now: DateTime<Utc>) -> Card {
    let card = body(review, now);
    if review.application.state == State::Waiting && review.applicant.is_some() {
        return card.row(decisions(review.application.application_id));
    }
    card
}

/// An application in the queue, with the way to those before and after it.
pub fn place(place: &Place, now: DateTime<Utc>) -> Card {
    let mut card = posted(&place.review, now);
    card = match place.position {
        Some(position) => card.footer(text::review_position(position, place.waiting)),
        None => card.footer(text::review_waiting(place.waiting)),
    };
    let button = |id: Option<ApplicationId>, label: Message| {
        id.map(|id| Control::Button { press: Press::ApplicationShow(id), label, weight: Weight::Secondary })
    };
    card.row(
        [
            button(place.previous, text::review_previous_button()),
            button(place.next, text::review_next_button()),
        ]
        .into_iter()
        .flatten(),
    )
}

/// Nothing waits.
pub fn none_waiting() -> Card {
    Card::plain(text::review_none())
}

/// What a manager's press in the channel came to; the message there is redrawn besides.
pub fn decided(decision: &Decision) -> Card {
    let review = &decision.review;
    let name = review.applicant.as_ref().map_or_else(String::new, |who| who.creator.name.clone());
    if decision.notices.is_empty() {
        return Card::plain(verdict(review).unwrap_or_else(text::application_erased));
    }
    Card::plain(match review.application.state {
        State::Approved => text::decided_approved(name),
        State::Declined => text::decided_declined(name),
        State::Waiting | State::Withdrawn => text::decided_asked(name),
    })
}

/// Asks a manager what to ask the applicant.
pub fn ask_form(id: ApplicationId) -> Form {
    Form {
        press: Press::ApplicationAskSend(id),
        title: text::application_ask_title(),
        inputs: vec![Input::lines("question", text::field_question(), QUESTION_LENGTH)],
    }
}

/// Asks a manager for the reason of a no.
pub fn decline_form(id: ApplicationId) -> Form {
    Form {
        press: Press::ApplicationDeclineSend(id),
        title: text::application_decline_title(),
        inputs: vec![
            Input::lines("reason", text::field_reason(), REASON_LENGTH).example(text::example_reason()),
        ],
    }
}

/// Asks an applicant for the answer.
pub fn answer_form(id: InquiryId) -> Form {
    Form {
        press: Press::InquiryAnswerSend(id),
        title: text::inquiry_answer_title(),
        inputs: vec![Input::lines("answer", text::field_answer(), ANSWER_LENGTH)],
    }
}

/// What an applicant hears once they answered.
pub fn answered(is_kept: bool) -> Card {
    Card::plain(if is_kept { text::inquiry_answered() } else { text::inquiry_too_late() })
}

fn decisions(id: ApplicationId) -> [Control; 3] {
    [
        Control::Button {
            press: Press::ApplicationApprove(id),
            label: text::application_approve_button(),
            weight: Weight::Success,
        },
        Control::Button {
            press: Press::ApplicationAsk(id),
            label: text::application_ask_button(),
            weight: Weight::Secondary,
        },
        Control::Button {
            press: Press::ApplicationDecline(id),
            label: text::application_decline_button(),
            weight: Weight::Danger,
        },
    ]
}

fn body(review: &Review, now: DateTime<Utc>) -> Card {
    let Some(who) = &review.applicant else { return Card::plain(text::application_erased()) };
    let mut card = Card::titled(text::application_title(&who.creator.name));
    if let Some(verdict) = verdict(review) {
        card = card.text(verdict);
    }
    if let Some(reason) = &review.application.reason {
        card = card.field(text::label_reason(), text::value(reason));
    }
    card = portrait(card.text(text::application_from(mention::person(who.creator.person_id))), who, now);
    let shown = if review.application.state == State::Waiting { 2 } else { 1 };
    for inquiry in review.inquiries.iter().rev().take(shown).rev() {
        card = asked(card, inquiry);
    }
    card
}

/// What a creator tells of themselves, and where they are.
pub fn portrait(mut card: Card, who: &Profile, now: DateTime<Utc>) -> Card {
    if let Some(market) = &who.market {
        card = card.figure(text::label_market(), market::name(market));
    }
    card = card.figure(text::label_language(), text::value(words::language(who.language)));
    if let Some(zone) = who.person.zone.0 {
        let value = text::value_zone(Verbatim(zone.0.name()), Verbatim(zone::offset_name(zone, now)));
        card = card.figure(text::label_zone(), value);
    }
    let consents: Vec<Arg> = who.consents.iter().map(|of| Arg::from(words::use_of_name(*of))).collect();
    let consents = if consents.is_empty() { text::consent_none() } else { text::value(Arg::List(consents)) };
    card.field(text::label_niche(), said(&who.draft.portrait.niche))
        .field(text::label_platforms(), said(&who.draft.portrait.platforms))
        .field(text::label_audience(), said(&who.draft.portrait.audience))
        .field(text::label_about(), said(&who.draft.portrait.about))
        .field(text::label_consent(), consents)
}

/// A text, or a dash where nothing was said: Discord takes no empty fields.
fn said(value: &str) -> Message {
    if value.is_empty() { text::value_none() } else { text::value(value) }
}

fn asked(card: Card, inquiry: &Inquiry) -> Card {
    let card = card.field(text::label_question(), text::value(&inquiry.question));
    match &inquiry.answer {
        Some(answer) => card.field(text::label_answer(), text::value(answer)),
        None => card.field(text::label_answer(), text::inquiry_waiting()),
    }
}

/// Who decided what and when; `None` while nobody did.
fn verdict(review: &Review) -> Option<Message> {
    let application = &review.application;
    let by = application.decided_by_person_id.map(mention::person)?;
    let at = application.decided_at?;
    match application.state {
        State::Approved => Some(text::application_approved_by(by, at)),
        State::Declined => Some(text::application_declined_by(by, at)),
        State::Waiting | State::Withdrawn => None,
    }
}
