//! The words of every refusal: what is wrong and what to do about it.

use super::{Arg, Message, Verbatim, text};
use crate::domain::Refusal;
use crate::domain::refusal::Field;

/// What to say to whoever was refused. A refusal without words does not compile.
pub fn words(refusal: &Refusal) -> Message {
    match refusal {
        Refusal::ProgramNotSetUp => text::refusal_program_not_set_up(),
        Refusal::InNoProgram => text::refusal_in_no_program(),
        Refusal::NotACreator => text::refusal_not_a_creator(),
        Refusal::ApplicationWaiting => text::refusal_application_waiting(),
        Refusal::NotAManager => text::refusal_not_a_manager(),
        Refusal::CampaignUnknown => text::refusal_campaign_unknown(),
        Refusal::LinkUnknown => text::refusal_link_unknown(),
        Refusal::TextMissing { field } => text::refusal_text_missing(field_name(*field)),
        Refusal::TextTooLong { field, limit, length } => {
            text::refusal_text_too_long(field_name(*field), *limit, *length)
        }
        Refusal::PressStale => text::refusal_press_stale(),
        Refusal::LanguageUnknown { known } => text::refusal_language_unknown(
            known.iter().map(|language| Arg::from(Verbatim(language.code()))).collect::<Vec<_>>(),
        ),
    }
}

fn field_name(field: Field) -> Message {
    match field {
        Field::CampaignName => text::field_campaign_name(),
        Field::SubId => text::field_sub_id(),
    }
}
