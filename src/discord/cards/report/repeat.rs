//! The card that compares creators' first, second and later collaborations.

use crate::charts::{Bars, Group};
use crate::discord::card::Card;
use crate::domain::Language;
use crate::domain::repeat::{Course, Measure, Repeat, Step, Summary, Turn};
use crate::i18n::{Arg, Message, Verbatim, label, text};

/// The comparison; where nobody came back yet, what to do for it.
pub fn repeat(repeat: &Repeat) -> Card {
    let card = Card::titled(text::report_repeat_title());
    if repeat.creators == 0 {
        return card.text(text::report_repeat_none());
    }
    let mut card = card.text(verdict(repeat)).text(text::report_repeat_compared(repeat.creators));
    for summary in &repeat.turns {
        card = card.figure(turn(summary.turn), text::lines(Arg::Lines(lines(summary))));
    }
    let courses: Vec<Arg> = repeat.courses.iter().map(|course| Arg::from(steps(course))).collect();
    if !courses.is_empty() {
        card = card.field(text::report_course_name(), text::lines(Arg::Lines(courses)));
    }
    card.footer(text::report_repeat_meaning())
}

/// What managers most want to know: whether later collaborations still bring more.
fn verdict(repeat: &Repeat) -> Message {
    let flat = repeat.courses.iter().filter(|course| matches!(course.later, Step::Flat(_)));
    let flat: Vec<Arg> = flat.map(|course| Arg::from(measure(&course.measure))).collect();
    if !flat.is_empty() {
        return text::report_repeat_flat(Arg::List(flat));
    }
    let grows = repeat.courses.iter().any(|course| matches!(course.later, Step::Grows(_)));
    if grows { text::report_repeat_grows() } else { text::report_repeat_few() }
}

fn turn(turn: Turn) -> Message {
    match turn {
        Turn::First => text::report_turn_first(),
        Turn::Second => text::report_turn_second(),
        Turn::Later => text::report_turn_later(),
    }
}

fn measure(measure: &Measure) -> Message {
    match measure {
        Measure::Engagement => text::report_measure_engagement(),
        Measure::Conversion => text::report_measure_conversion(),
        Measure::Revenue(currency) => text::report_measure_revenue(Verbatim(&**currency)),
    }
}

fn lines(of: &Summary) -> Vec<Arg> {
    let mut lines = vec![text::report_turn_count(of.collaborations)];
    if let Some(rate) = of.conversion.0 {
        lines.push(text::report_turn_conversion(Arg::Tenths(rate / 1_000)));
    }
    if let Some(rate) = of.engagement.0 {
        lines.push(text::report_turn_engagement(Arg::Tenths(rate / 1_000)));
    }
    lines.extend(of.revenue.iter().map(|sum| text::report_turn_revenue(sum.clone())));
    lines.into_iter().map(Arg::from).collect()
}

fn steps(course: &Course) -> Message {
    text::report_course(measure(&course.measure), step(course.second), step(course.later))
}

fn step(step: Step) -> Message {
    match step {
        Step::TooFew(creators) => text::report_step_few(creators),
        Step::Flat(Some(percent)) => text::report_step_flat(gain(percent)),
        Step::Flat(None) => text::report_step_flat_unknown(),
        Step::Grows(Some(percent)) => text::report_step_grows(gain(percent)),
        Step::Grows(None) => text::report_step_grows_unknown(),
    }
}

fn gain(percent: i64) -> Message {
    match percent {
        0 => text::report_gain_same(),
        1.. => text::report_gain_up(Verbatim(percent.to_string())),
        ..0 => text::report_gain_down(Verbatim(percent.unsigned_abs().to_string())),
    }
}

/// The picture: conversion, and engagement where it is known, turn by turn; in tenths of a percent.
pub fn repeat_bars(repeat: &Repeat, language: Language) -> Bars {
    let is_measured = repeat.turns.iter().any(|summary| summary.engagement.0.is_some());
    let tenths = |millionths: Option<i64>| millionths.map(|rate| rate / 1_000);
    let group = |summary: &Summary| Group {
        name: label(language, &turn(summary.turn)),
        first: tenths(summary.conversion.0),
        second: tenths(summary.engagement.0),
    };
    Bars {
        title: label(language, &text::report_repeat_title()),
        first: label(language, &text::report_conversion()),
        second: if is_measured { label(language, &text::report_engagement()) } else { String::new() },
        groups: repeat.turns.iter().map(group).collect(),
    }
}
