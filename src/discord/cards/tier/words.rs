//! The words of conditions, progress and audiences.

use crate::domain::audience::{Band, Bands};
use crate::domain::check_in::Cadence;
use crate::domain::money::Money;
use crate::domain::tier::{Collaborations, Condition, Rule};
use crate::i18n::{Arg, Message, Verbatim, text};

/// Signs of a bar.
const LENGTH: usize = 10;

/// A bar that is readable on a light and on a dark ground.
fn bar(condition: &Condition) -> String {
    let full = condition.tenths().min(LENGTH);
    format!("{}{} ", "▰".repeat(full), "▱".repeat(LENGTH - full))
}

/// How far somebody is: a bar for each condition, and for each sum of which one is enough.
pub fn bars(progress: &[Condition]) -> Message {
    if progress.is_empty() {
        return text::tier_needs_nothing();
    }
    let lines: Vec<Arg> = progress.iter().flat_map(|one| lines(one, bar)).map(Arg::from).collect();
    text::lines(Arg::Lines(lines))
}

/// The same without bars, to stand in a line.
pub fn figures(progress: &[Condition]) -> Vec<Message> {
    if progress.is_empty() {
        return vec![text::tier_needs_nothing()];
    }
    progress.iter().flat_map(|one| lines(one, |_| String::new())).collect()
}

fn lines(condition: &Condition, bar: fn(&Condition) -> String) -> Vec<Message> {
    let filled = Verbatim(bar(condition));
    match condition {
        Condition::Sales { now, needed, days } => {
            vec![text::tier_bar_sales(filled, *now, *needed, i64::from(*days))]
        }
        Condition::Revenue { amounts, days } => amounts
            .iter()
            .map(|(now, needed)| {
                let alone = Condition::Revenue { amounts: vec![(*now, needed.clone())], days: *days };
                let now = Money::new(*now, &needed.currency);
                text::tier_bar_revenue(Verbatim(bar(&alone)), now, needed.clone(), i64::from(*days))
            })
            .collect(),
        Condition::Tenure { now, needed } => vec![text::tier_bar_tenure(filled, *now, *needed)],
        Condition::Collaborations { now, needed } => {
            vec![text::tier_bar_collaborations(filled, *now, *needed)]
        }
        Condition::Approved { now, needed } => vec![text::tier_bar_approved(filled, *now, *needed)],
        Condition::Audience { now: Some(now), needed } => {
            vec![text::tier_bar_audience(filled, band(*now), band(*needed))]
        }
        Condition::Audience { now: None, needed } => {
            vec![text::tier_bar_audience_unknown(filled, band(*needed))]
        }
    }
}

/// What is missing of a condition.
pub fn missing(condition: &Condition) -> Message {
    match condition {
        Condition::Sales { now, needed, days } => {
            text::tier_missing_sales((needed - now).max(0), i64::from(*days))
        }
        Condition::Revenue { amounts, days } => {
            let more = |(now, needed): &(i64, Money)| Money::new(needed.minor - now, &needed.currency);
            let more: Vec<Money> = amounts.iter().map(more).collect();
            match more.as_slice() {
                [only] => text::tier_missing_revenue(only.clone(), i64::from(*days)),
                _ => text::tier_missing_revenue_any(i64::from(*days), more),
            }
        }
        Condition::Tenure { now, needed } => text::tier_missing_tenure((needed - now).max(0)),
        Condition::Collaborations { now, needed } => text::tier_missing_collaborations((needed - now).max(0)),
        Condition::Approved { now, needed } => text::tier_missing_approved((needed - now).max(0)),
        Condition::Audience { needed, .. } => text::tier_missing_audience(band(*needed)),
    }
}

/// What a rule asks for, in a line.
pub fn needs(rule: &Rule) -> Message {
    if rule.is_empty() {
        return text::tier_needs_nothing();
    }
    let days = i64::from(rule.window_days);
    let mut all = Vec::new();
    if let Some(needed) = rule.sales {
        all.push(text::tier_needs_sales(needed, days));
    }
    match rule.revenue.as_slice() {
        [] => {}
        [only] => all.push(text::tier_needs_revenue(only.clone(), days)),
        several => all.push(text::tier_needs_revenue_any(days, several.to_vec())),
    }
    if let Some(needed) = rule.tenure_days {
        all.push(text::tier_needs_tenure(needed));
    }
    if let Some(needed) = rule.collaborations {
        all.push(text::tier_needs_collaborations(needed));
    }
    if let Some(needed) = rule.approved {
        all.push(text::tier_needs_approved(needed));
    }
    if let Some(needed) = rule.audience {
        all.push(text::tier_needs_audience(band(needed)));
    }
    text::tier_needs(all)
}

/// How many collaborations a year; nothing where that is open.
pub fn collaborations(band: Collaborations) -> Option<Message> {
    match (band.floor.map(i64::from), band.ceiling.map(i64::from)) {
        (None, None) => None,
        (Some(floor), None) => Some(text::tier_collaborations_from(floor)),
        (None, Some(ceiling)) => Some(text::tier_collaborations_to(ceiling)),
        (Some(floor), Some(ceiling)) => Some(text::tier_collaborations_between(floor, ceiling)),
    }
}

/// How often creators are asked how it goes.
pub fn cadence(cadence: Cadence) -> Message {
    match cadence {
        Cadence::Weekly => text::tier_cadence_weekly(),
        Cadence::Fortnightly => text::tier_cadence_fortnightly(),
        Cadence::Monthly => text::tier_cadence_monthly(),
        Cadence::Quarterly => text::tier_cadence_quarterly(),
    }
}

/// What a band of audiences is called.
pub fn band(band: Band) -> Message {
    match band {
        Band::Nano => text::audience_nano(),
        Band::Micro => text::audience_micro(),
        Band::Midi => text::audience_midi(),
        Band::Macro => text::audience_macro(),
        Band::Mega => text::audience_mega(),
    }
}

/// A band with the numbers of followers that it means in a programme.
pub fn bounds(of: Band, bands: Bands) -> Message {
    match bands.bounds(of) {
        (least, Some(most)) => text::audience_between(band(of), least, most),
        (least, None) => text::audience_from(band(of), least),
    }
}
