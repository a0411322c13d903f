//! The cards of rounds of introductions: the rules, what the next one would be, and what became of the last.

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::introduction::Reason;
use crate::domain::matching::Likeness;
use crate::domain::round::{Rule, Why};
use crate::features::round::{Preview, Status};
use crate::i18n::{Arg, Message, creator, introduction as words, text};

/// The name of the input for the months of the cool-down.
pub const MONTHS: &str = "months";
/// Introductions, and people left out, on a page: so many fit a field.
const PAGE: usize = 8;

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

fn lines(all: impl Iterator<Item = Message>) -> Message {
    text::lines(Arg::Lines(all.map(Arg::from).collect()))
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// What was decided about introductions, with the ways to change it.
pub fn rules(rule: Rule) -> Card {
    let meeting = rule.meeting;
    let (markets, other_markets) = match meeting.markets_differ {
        true => (text::round_rules_markets_differ(), text::round_rules_markets_any_button()),
        false => (text::round_rules_markets_any(), text::round_rules_markets_differ_button()),
    };
    let (trios, other_trios) = match meeting.allows_trios {
        true => (text::round_rules_trios_allowed(), text::round_rules_trios_none_button()),
        false => (text::round_rules_trios_none(), text::round_rules_trios_allowed_button()),
    };
    let choices = Likeness::ALL.iter().map(|one| Choice {
        value: one.code().to_owned(),
        label: audience(*one),
        is_chosen: *one == rule.audience,
    });
    Card::titled(text::round_rules_title())
        .text(text::round_rules_text())
        .field(
            text::round_rules_months_field(),
            text::round_rules_months(i64::from(meeting.cool_down_months)),
        )
        .field(text::round_rules_markets_field(), markets)
        .field(text::round_rules_trios_field(), trios)
        .field(text::round_rules_audience_field(), audience(rule.audience))
        .row([Control::Select {
            press: Press::RoundAudience(Nothing),
            placeholder: text::round_rules_audience_choose(),
            choices: choices.collect(),
            bounds: (1, 1),
        }])
        .row([
            button(Press::RoundMonths(Nothing), text::round_rules_months_button(), Weight::Secondary),
            button(Press::RoundMarkets(!meeting.markets_differ), other_markets, Weight::Secondary),
            button(Press::RoundTrios(!meeting.allows_trios), other_trios, Weight::Secondary),
            button(Press::RoundPreview(Pair(0, 0)), text::round_preview_button(), Weight::Primary),
        ])
}

fn audience(likeness: Likeness) -> Message {
    match likeness {
        Likeness::Any => text::round_rules_audience_any(),
        Likeness::Similar => text::round_rules_audience_similar(),
        Likeness::Different => text::round_rules_audience_different(),
    }
}

/// The form for the months of the cool-down.
pub fn months(rule: Rule) -> Form {
    let input = Input::line(MONTHS, text::round_rules_months_input(), 2);
    Form {
        press: Press::RoundMonthsKeep(Nothing),
        title: text::round_rules_months_title(),
        inputs: vec![input.filled(Some(rule.meeting.cool_down_months.to_string()))],
    }
}

/// A page of what the next round would be, from 0.
pub fn preview(preview: &Preview, page: usize, has_changed: bool) -> Card {
    let card = match has_changed {
        true => Card::titled(text::round_changed_title()).text(text::round_changed()),
        false => Card::titled(text::round_preview_title(count(preview.groups.len()))),
    };
    let people: usize = preview.groups.iter().map(|(names, _)| names.len()).sum();
    let card = match (preview.groups.is_empty(), has_changed) {
        (true, _) => card.text(text::round_preview_none()),
        (false, true) => card,
        (false, false) => card.text(text::round_preview_text(count(people), count(preview.joined))),
    };
    let pages = preview.groups.len().max(preview.left_out.len()).div_ceil(PAGE).max(1);
    let page = page.min(pages - 1);
    let groups: Vec<Message> = paged(&preview.groups, page).map(|(names, why)| pair(names, why)).collect();
    let left_out: Vec<Message> = paged(&preview.left_out, page).map(left_out).collect();
    let card = [(text::round_pairs(), groups), (text::round_left_out(), left_out)]
        .into_iter()
        .filter(|(_, shown)| !shown.is_empty())
        .fold(card, |card, (name, shown)| card.field(name, lines(shown.into_iter())));
    let card = if pages > 1 { card.footer(text::page_of(count(page + 1), count(pages))) } else { card };
    card.row(turns(preview, page, pages)).row(ways(preview))
}

fn paged<T>(all: &[T], page: usize) -> impl Iterator<Item = &T> {
    all.iter().skip(page * PAGE).take(PAGE)
}

/// Somebody whom a round would leave out.
fn left_out((name, why, is_again): &(String, Why, bool)) -> Message {
    match is_again {
        true => text::round_left_out_again(name, self::why(*why)),
        false => text::round_left_out_line(name, self::why(*why)),
    }
}

fn turns(preview: &Preview, page: usize, pages: usize) -> Vec<Control> {
    let turn = |to: usize, label: Message| {
        let press = Press::RoundPreview(Pair(count(to), preview.ticket.seed));
        button(press, label, Weight::Secondary)
    };
    let back = page.checked_sub(1).map(|to| turn(to, text::page_back()));
    let next = (page + 1 < pages).then(|| turn(page + 1, text::page_next()));
    [back, next].into_iter().flatten().collect()
}

fn ways(preview: &Preview) -> Vec<Control> {
    let again = Press::RoundPreview(Pair(0, preview.ticket.seed.wrapping_add(1)));
    let start = (!preview.groups.is_empty()).then(|| {
        let start = button(Press::RoundStart(preview.ticket), text::round_start_button(), Weight::Success);
        [start, button(again, text::round_shuffle_button(), Weight::Secondary)]
    });
    let rules = button(Press::RoundRules(Nothing), text::round_rules_button(), Weight::Secondary);
    start.into_iter().flatten().chain([rules]).collect()
}

/// People who would meet, and the best reason for it.
fn pair(names: &[String], reasons: &[Reason]) -> Message {
    let names = text::intro_list(names.to_vec());
    match reasons.first() {
        None => text::round_pair(names),
        Some(reason) => text::round_pair_why(names, self::reason(reason)),
    }
}

fn reason(reason: &Reason) -> Message {
    match reason {
        Reason::Taught(topic) => text::round_reason_taught(words::topic(*topic)),
        Reason::Shared(topics) => text::round_reason_shared(words::topics(topics)),
        Reason::Curious(_) => text::round_reason_curious(),
        Reason::Spoken(language) => text::round_reason_spoken(creator::language(*language)),
        Reason::Recommended | Reason::Asked(_) => text::round_reason_recommended(),
    }
}

/// Why somebody is left out.
fn why(why: Why) -> Message {
    match why {
        Why::Taken => text::round_why_taken(),
        Why::Hours => text::round_why_hours(),
        Why::Language => text::round_why_language(),
        Why::Nobody => text::round_why_nobody(),
    }
}

/// What became of a round; just started, or later.
pub fn status(status: &Status, is_new: bool) -> Card {
    let progress = status.progress;
    let said = [
        (progress.waiting, text::round_status_waiting(progress.waiting)),
        (progress.asked, text::round_status_asked(progress.asked)),
        (progress.open, text::round_status_open(progress.open)),
        (progress.closed, text::round_status_closed(progress.closed)),
        (progress.dropped, text::round_status_dropped(progress.dropped)),
        (progress.met, text::round_status_met(progress.met)),
    ];
    let said = said.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words);
    let words = if is_new { text::round_started() } else { text::round_status_text() };
    let card = Card::titled(text::round_status_title(progress.groups, status.round.started_at))
        .text(words)
        .field(text::round_status_field(), lines(said));
    if status.left_out.is_empty() {
        return card;
    }
    let shown = status.left_out.iter().take(PAGE);
    let shown = shown.map(|(name, why)| text::round_left_out_line(name, self::why(*why)));
    let rest = progress.left_out - count(status.left_out.len().min(PAGE));
    let more = (rest > 0).then(|| text::round_left_out_more(rest));
    card.field(text::round_left_out(), lines(shown.chain(more)))
}

/// What somebody hears whom a round left out.
pub fn left_out_told(program: &str, why: Why) -> Card {
    Card::titled(text::round_told_title()).text(text::round_told(program, self::why(why)))
}
