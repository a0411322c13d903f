//! A creator's one card: links, figures, what comes due, and buttons that lead on.

use super::stats::{MONTH, counted, period};
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::participation::State;
use crate::features::check_in::Plan;
use crate::features::home::Home;
use crate::features::participation::Row;
use crate::features::tier::View;
use crate::i18n::{Arg, Message, Verbatim, mention, text};

/// Everything that matters to the reader now.
pub fn card(home: &Home, tiers: &View, check_ins: &Plan, briefs: &[Row]) -> Card {
    let card = Card::titled(text::home_title(&home.program));
    let card = match home.links.is_empty() {
        true => card.text(text::home_no_links()),
        false => {
            let line = |(campaign, url, code): &(String, String, Option<String>)| match code {
                Some(code) => text::home_link_promo_code(campaign, Verbatim(&**url), Verbatim(&**code)),
                None => text::home_link(campaign, Verbatim(&**url)),
            };
            card.lines(home.links.iter().map(line))
        }
    };
    let mut card = counted(card.text(text::creator_figures(period(home.figures.period))), &home.figures);
    card = super::tier::briefly(card, tiers);
    let coming: Vec<Arg> = coming(home, check_ins, briefs).into_iter().map(Arg::from).collect();
    if !coming.is_empty() {
        card = card.field(text::home_coming(), text::lines(Arg::Lines(coming)));
    }
    if !home.agreements.is_empty() {
        let agreed = home.agreements.iter().map(|(known, joined)| {
            Arg::from(text::home_agreement(super::agreement::terms(&known.terms()), *joined))
        });
        card = card.field(text::home_agreements(), text::lines(Arg::Lines(agreed.collect())));
    }
    if let Some(owner) = home.owner {
        card = card.figure(text::home_owner(), text::relationship_person(mention::person(owner)));
    }
    card.row(own(home, tiers)).row(together(home))
}

/// What comes due, and what is being waited for.
fn coming(home: &Home, check_ins: &Plan, briefs: &[Row]) -> Vec<Message> {
    let owed = briefs.iter().filter_map(|brief| {
        let (title, due_on) = brief.due.as_ref()?;
        Some(text::home_owed(title, &brief.name, *due_on))
    });
    let changed = briefs.iter().filter(|brief| brief.has_changed).map(|brief| text::home_terms(&brief.name));
    let open = briefs.iter().filter(|brief| matches!(brief.state, None | Some(State::Offered))).count();
    let open = (open > 0).then(|| text::home_briefs(open));
    let ending = home.ending.iter().map(|(campaign, last)| text::home_ending(campaign, *last));
    let waiting = home.waiting.iter().map(|question| text::home_waiting(question.asked_at));
    let resting = check_ins.paused_until.map(super::check_in::resting);
    let check_in = match (resting, check_ins.next_at) {
        (None, Some(at)) => Some(text::home_check_in(at)),
        (resting, _) => resting,
    };
    let meet = (home.introductions > 0).then(|| text::home_introductions(home.introductions));
    let results = home.results.iter().map(|campaign| text::home_results(campaign.as_str()));
    meet.into_iter()
        .chain(results)
        .chain(owed)
        .chain(changed)
        .chain(open)
        .chain(ending)
        .chain(check_in)
        .chain(waiting)
        .collect()
}

fn button(press: Press, label: Message) -> Control {
    Control::Button { press, label, weight: Weight::Secondary }
}

/// What is the reader's own: links, figures, tier, profile.
fn own(home: &Home, tiers: &View) -> Vec<Control> {
    let links = if home.links.is_empty() { super::link::get_button() } else { super::link::list_button() };
    let tier = tiers.has_any().then(|| button(Press::TierMine(home.creator_id), text::tier_mine_button()));
    let profile = button(Press::ProfileShow(home.creator_id), text::home_profile_button());
    [links, button(Press::StatsPeriod(MONTH), text::stats_button())]
        .into_iter()
        .chain(tier)
        .chain([profile])
        .collect()
}

/// What is between the reader, the programme and their owner.
fn together(home: &Home) -> Vec<Control> {
    let results = home.has_results.then(|| super::result::list_button(home.creator_id));
    [
        button(Press::ParticipationList(Nothing), text::brief_list_button()),
        button(Press::OwnerQuestionForm(home.creator_id), text::owner_question_button()),
        button(Press::CheckInNow(home.creator_id), text::check_in_now_button()),
    ]
    .into_iter()
    .chain(results)
    .collect()
}
