//! The form for a series of meetings, and what is proposed.

use chrono::NaiveDate;

use super::{button, hours, overview};
use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::Language;
use crate::domain::meeting::burden;
use crate::features::meeting::{Overview, Preview};
use crate::i18n::text;

/// The input for the day before which there is no meeting.
pub const FIRST: &str = "first";
/// The input for how many minutes each lasts.
pub const MINUTES: &str = "minutes";
/// The input for how many there are to be.
pub const COUNT: &str = "count";

/// The form for a series of meetings.
pub fn form(today: NaiveDate) -> Form {
    let soon = today + chrono::Days::new(7);
    Form {
        press: Press::MeetingDraft(Nothing),
        title: text::meeting_form_title(),
        inputs: vec![
            Input::line(FIRST, text::meeting_first(), 40).filled(Some(soon.to_string())),
            Input::line(MINUTES, text::meeting_minutes(), 3).filled(Some("60".to_owned())),
            Input::line(COUNT, text::meeting_count(), 1).filled(Some("4".to_owned())),
        ],
    }
}

/// What the meetings would be, with everybody's hours.
pub fn preview(preview: &Preview, has_changed: bool) -> Card {
    let wish = preview.wish;
    let mut card = match has_changed {
        true => Card::titled(text::meeting_changed_title(&preview.name)).text(text::meeting_changed()),
        false => Card::titled(text::meeting_preview_title(&preview.name)),
    };
    for starts_at in &preview.times {
        let of = (*starts_at, wish.minutes);
        card = card.lines([text::meeting_at(*starts_at)].into_iter().chain(hours(&preview.sitters, of)));
    }
    let costs = |at| preview.sitters.iter().any(|sitter| burden(sitter.zone, (at, wish.minutes)) > 0);
    card = match preview.times.iter().any(|at| costs(*at)) {
        true => card.text(text::meeting_unpleasant()),
        false => card.text(text::meeting_pleasant()),
    };
    if preview.is_cut_short {
        card = card.text(text::meeting_cut_short());
    }
    card.row(ways(preview))
}

fn ways(preview: &Preview) -> Vec<Control> {
    let wish = preview.wish;
    let again = |wish, label| button(Press::MeetingPreview(wish), label, Weight::Secondary);
    let plan = Press::MeetingPlan(Pair(wish, preview.offer.digest));
    let apart = match wish.is_quarterly() {
        true => text::meeting_monthly_button(),
        false => text::meeting_quarterly_button(),
    };
    let apart = (wish.count > 1).then(|| again(wish.turned(), apart));
    let plan = button(plan, text::meeting_plan_these_button(), Weight::Success);
    let other = again(wish.at_other_hours(), text::meeting_other_hours_button());
    let later = again(wish.a_week_later(), text::meeting_later_button());
    [plan, other, later].into_iter().chain(apart).collect()
}

/// They are planned.
pub fn planned(of: &Overview, language: Language) -> Card {
    overview(of, language).text(text::meeting_planned())
}
