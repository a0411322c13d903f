//! The cards on which managers see who their creators are.

use chrono::{DateTime, Utc};

use super::application::portrait;
use super::check_in;
use super::profile::{name, reach};
use super::relationship;
use super::stats::{counted, period};
use super::tier;
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::ids::{Listing, Pair};
use crate::discord::press::Press;
use crate::domain::PersonId;
use crate::domain::application::{Application, State};
use crate::domain::audience::Band;
use crate::domain::contact::OPEN_END;
use crate::domain::person::Reach;
use crate::domain::zone;
use crate::features::creator::{Dossier, Page};
use crate::i18n::{Arg, Message, Verbatim, creator as words, market, mention, text};

/// Applications told of on a card; the newest.
const HISTORY: usize = 5;

/// Everything about one creator.
pub fn card(dossier: &Dossier, now: DateTime<Utc>) -> Card {
    let profile = &dossier.profile;
    let creator = &profile.creator;
    let card = Card::titled(name(&creator.name))
        .text(text::creator_who(mention::person(creator.person_id), words::stage(creator.stage)))
        .text(text::creator_figures(period(dossier.figures.period)));
    let card = counted(card, &dossier.figures)
        .figure(text::label_links(), text::stats_figure(dossier.links))
        .figure(text::label_local_time(), local_time(dossier, now))
        .figure(text::label_reach(), reach(profile.person.reach));
    let card = match dossier.paused_until {
        Some(until) if until >= OPEN_END => card.figure(text::label_pause(), text::creator_paused_open()),
        Some(until) => card.figure(text::label_pause(), text::creator_paused(until)),
        None => card,
    };
    let card = match dossier.notices {
        (0, 0, 0) => card,
        (waiting, held, failed) => {
            card.figure(text::label_notices_to(), text::creator_notices(waiting, held, failed))
        }
    };
    let card = relationship::sections(card, &dossier.relationship);
    let mut card = check_in::lately(portrait(card, profile, now), &dossier.moods);
    if !dossier.applications.is_empty() {
        let lines: Vec<Arg> = dossier
            .applications
            .iter()
            .take(HISTORY)
            .map(|application| Arg::from(told(application)))
            .collect();
        card = card.field(text::label_applications(), text::lines(Arg::Lines(lines)));
    }
    let card = ranked(card, dossier);
    let waits = dossier.applications.iter().find(|application| application.state == State::Waiting);
    let open = waits.map(|application| Control::Button {
        press: Press::ApplicationShow(application.application_id),
        label: text::creator_application_button(),
        weight: Weight::Primary,
    });
    let check_ins = (!dossier.moods.is_empty()).then(|| Control::Button {
        press: Press::CheckInHistoryOf(Pair(creator.creator_id, 0)),
        label: text::creator_check_ins_button(),
        weight: Weight::Secondary,
    });
    card.row(open.into_iter().chain(check_ins)).row(relationship::ways(creator.creator_id))
}

/// The tier and the size of the audience, which a manager notes here.
fn ranked(card: Card, dossier: &Dossier) -> Card {
    let (rank, id) = (&dossier.rank, dossier.profile.creator.creator_id);
    let card = match tier::rank(&rank.tier, rank.falls_at) {
        Some(rank) => card.figure(text::label_tier(), rank),
        None => card,
    };
    let band = match rank.audience {
        Some(band) => tier::band(band),
        None => text::audience_unknown(),
    };
    let none = Choice {
        value: "none".to_owned(),
        label: text::audience_forget(),
        is_chosen: rank.audience.is_none(),
    };
    let bands = Band::ALL.iter().map(|known| Choice {
        value: known.code().to_owned(),
        label: tier::bounds(*known, rank.bands),
        is_chosen: rank.audience == Some(*known),
    });
    card.figure(text::label_audience_band(), band).row([Control::Select {
        press: Press::CreatorAudience(id),
        placeholder: text::audience_choose(),
        choices: [none].into_iter().chain(bands).collect(),
        bounds: (1, 1),
    }])
}

fn local_time(dossier: &Dossier, now: DateTime<Utc>) -> Message {
    let zone = dossier.zone;
    text::creator_local_time(zone::local(zone, now), Verbatim(zone::offset_name(zone, now)))
}

/// One application's story in a line.
fn told(application: &Application) -> Message {
    let sent = application.applied_at;
    let by = application.decided_by_person_id.map(mention::person);
    match (application.state, by) {
        (State::Approved, Some(by)) => text::creator_told_approved(sent, by),
        (State::Declined, Some(by)) => text::creator_told_declined(sent, by),
        (State::Approved | State::Declined | State::Withdrawn, _) => text::creator_told_withdrawn(sent),
        (State::Waiting, _) => text::creator_told_waiting(sent),
    }
}

/// A page of the creators.
pub fn list(page: &Page) -> Card {
    let mut card = Card::titled(text::creator_list_title(page.total));
    if let Some(stage) = page.sieve.stage {
        card = card.text(text::creator_list_stage(words::stage(stage)));
    }
    if let Some(market) = &page.market {
        card = card.text(text::creator_list_market(market::name(market)));
    }
    let lines: Vec<Arg> = page
        .creators
        .iter()
        .map(|creator| {
            let (who, stage) = (mention::person(creator.person_id), words::stage(creator.stage));
            Arg::from(text::creator_list_row(name(&creator.name), who, stage))
        })
        .collect();
    card = if lines.is_empty() {
        card.text(text::creator_list_none())
    } else {
        card.text(text::lines(Arg::Lines(lines)))
    };
    if page.pages > 1 {
        card = card.footer(text::creator_list_page(page.page + 1, page.pages));
    }
    let (stage, market) = (page.sieve.stage, page.sieve.market);
    let turn = |to: i64, label: Message| {
        (0..page.pages).contains(&to).then_some(Control::Button {
            press: Press::CreatorList(Listing { stage, market, page: to }),
            label,
            weight: Weight::Secondary,
        })
    };
    card.row(
        [
            turn(page.page - 1, text::review_previous_button()),
            turn(page.page + 1, text::review_next_button()),
        ]
        .into_iter()
        .flatten(),
    )
}

/// Somebody was invited; says whether they know.
pub fn invited(person: PersonId, reach: Reach) -> Card {
    let who = mention::person(person);
    Card::plain(match reach {
        Reach::Open => text::creator_invite_arrived(who),
        Reach::Closed | Reach::Left => text::creator_invite_closed(who),
        Reach::Unknown => text::creator_invite_sent(who),
    })
}
