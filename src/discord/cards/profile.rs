//! The cards on which people see, change, take away and erase what Duet knows of them.

use chrono::{DateTime, Utc};

use super::application::portrait;
use super::contact;
use super::direct::one_of;
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::person::Reach;
use crate::domain::program::Zone;
use crate::domain::{Language, zone};
use crate::features::profile::{Place, Shown};
use crate::i18n::{Message, Verbatim, creator as words, text};

/// What a programme knows of the reader, and what they can do about it.
pub fn card(shown: &Shown, now: DateTime<Utc>) -> Card {
    let profile = &shown.profile;
    let id = profile.creator.creator_id;
    let card = Card::titled(text::profile_title(&shown.program))
        .text(text::profile_stage(name(&profile.creator.name), words::stage(profile.creator.stage)));
    let card = portrait(card, profile, now)
        .field(text::label_reach(), reach(profile.person.reach))
        .footer(text::profile_hint());
    let button = |press, label, weight| Control::Button { press, label, weight };
    card.row([
        button(Press::ProfileEdit(id), text::profile_edit_button(), Weight::Primary),
        button(Press::ConsentShow(id), text::profile_consent_button(), Weight::Secondary),
        button(Press::ProfileExport(Nothing), text::profile_export_button(), Weight::Secondary),
        button(Press::ProfileForget(Nothing), text::profile_forget_button(), Weight::Secondary),
    ])
    .row([
        contact::notify_button(profile.creator.program_id),
        contact::hours_button(profile.creator.program_id),
    ])
}

/// A name, or that there is none yet.
pub fn name(name: &str) -> Message {
    if name.is_empty() { text::creator_unnamed() } else { text::value(name) }
}

/// Whether direct messages reach somebody.
pub fn reach(reach: Reach) -> Message {
    match reach {
        Reach::Open => text::reach_open(),
        Reach::Closed => text::reach_closed(),
        Reach::Left => text::reach_left(),
        Reach::Unknown => text::reach_unknown(),
    }
}

/// Which of several programmes is meant.
pub fn which(places: &[Place]) -> Card {
    let choices = places.iter().map(|place| (place.creator.creator_id, place.program.as_str()));
    one_of(Press::ProfileChoose(Nothing), choices)
}

/// The language is kept; the card speaks it already.
pub fn language(chosen: Option<Language>, spoken: Language) -> Card {
    let name = words::language(spoken);
    Card::plain(match chosen {
        Some(_) => text::profile_language_kept(name),
        None => text::profile_language_followed(name),
    })
}

/// The time zone is kept.
pub fn timezone(language: Language, zone: Zone, now: DateTime<Utc>) -> Card {
    let city = Verbatim(crate::i18n::zone::city(language, zone));
    Card::plain(text::profile_zone_kept(city, Verbatim(zone::offset_name(zone, now)), zone::local(zone, now)))
}

/// Everything that is stored about the reader, as a file.
pub fn export(document: Vec<u8>) -> Card {
    Card::plain(text::profile_exported()).file("duet.json", document)
}

/// Does the reader mean to be forgotten?
pub fn forget(places: &[Place]) -> Card {
    let programs: Vec<&str> = places.iter().map(|place| place.program.as_str()).collect();
    let card = Card::titled(text::profile_forget_title()).text(text::profile_forget_text());
    let card = if programs.is_empty() { card } else { card.text(text::profile_forget_programs(programs)) };
    card.row([
        Control::Button {
            press: Press::ProfileForgetMeant(Nothing),
            label: text::profile_forget_meant_button(),
            weight: Weight::Danger,
        },
        Control::Button {
            press: Press::ProfileExport(Nothing),
            label: text::profile_export_first_button(),
            weight: Weight::Secondary,
        },
    ])
}

/// The reader is a stranger now.
pub fn forgotten() -> Card {
    Card::plain(text::profile_forgotten())
}
