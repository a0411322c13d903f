//! The words of a brief: its sections, what it lacks, and in what its terms differ.

use super::deliverable::{due, pay, piece, place, window};
use super::format::escape;
use super::{Arg, Message, Verbatim, campaign, creator::language as language_name, market, text};
use crate::domain::Language;
use crate::domain::brief::{Change, Lack, Mark, Part, Section};
use crate::domain::difference::{Span, abridged, difference};
use crate::domain::wording::Standing;

/// Words that are kept beside each change.
const KEPT: usize = 6;

/// What a section is called.
pub fn section(section: Section) -> Message {
    match section {
        Section::Objective => text::brief_section_objective(),
        Section::Audience => text::brief_section_audience(),
        Section::Voice => text::brief_section_voice(),
        Section::MustSay => text::brief_section_must_say(),
        Section::DoAndDont => text::brief_section_do_and_dont(),
        Section::Metric => text::brief_section_metric(),
        Section::Experiment => text::brief_section_experiment(),
        Section::Earlier => text::brief_section_earlier(),
    }
}

/// What a part of the sections is called.
pub fn part(part: Part) -> Message {
    match part {
        Part::Message => text::brief_part_message(),
        Part::Craft => text::brief_part_craft(),
    }
}

/// What a brief lacks before it can be published.
pub fn lack(lack: &Lack) -> Message {
    match lack {
        Lack::Day { deliverable } => text::brief_lack_day(deliverable),
        Lack::Pay { deliverable } => text::brief_lack_pay(deliverable),
        Lack::Deliverable { deliverable, language, standing } => {
            text::brief_lack_deliverable(deliverable, language_name(*language), stands(*standing))
        }
        Lack::Sections { sections, language, standing } => {
            let sections: Vec<Message> = sections.iter().map(|one| section(*one)).collect();
            text::brief_lack_sections(sections, language_name(*language), stands(*standing))
        }
        Lack::Disclosure { market } => text::brief_lack_disclosure(market),
    }
}

/// How words stand in a language.
pub fn stands(standing: Standing) -> Message {
    match standing {
        Standing::Missing => text::brief_stands_missing(),
        Standing::Draft => text::brief_stands_draft(),
        Standing::Stale => text::brief_stands_stale(),
        Standing::Ready => text::brief_stands_ready(),
    }
}

/// How advertisements are marked.
pub fn mark(mark: &Mark) -> Message {
    let market = market::called(&mark.code, &mark.market);
    match mark.needs_token {
        true => text::brief_mark_token(market, &mark.disclosure),
        false => text::brief_mark(market, &mark.disclosure),
    }
}

/// In what the terms differ, for a reader of this language.
pub fn change(language: Language, change: &Change) -> Message {
    match change {
        Change::Runs { before, now } => {
            text::brief_change_runs(campaign::runs(*now), campaign::runs(*before))
        }
        Change::Added(asked) => text::brief_change_added(
            &asked.title,
            place((asked.platform, asked.format)),
            due(asked.due_on),
            pay(asked.pay.as_ref()),
        ),
        Change::Removed { title } => text::brief_change_removed(title),
        Change::Renamed { before, now } => text::brief_change_renamed(before, now),
        Change::Due { title, before, now } => text::brief_change_due(title, due(*now), due(*before)),
        Change::Pay { title, before, now } => {
            text::brief_change_pay(title, pay(now.as_ref()), pay(before.as_ref()))
        }
        Change::Place { title, before, now } => text::brief_change_place(title, place(*now), place(*before)),
        Change::Words { title, piece: which, before, now } => {
            let changed = changed(before.read(language), now.read(language));
            text::brief_change_words(title, piece(*which), changed)
        }
        Change::Window { title, before, now } => {
            text::brief_change_window(title, window(*now), window(*before))
        }
        Change::Mark { before, now } => text::brief_change_mark(mark(now), mark(before)),
    }
}

/// What changed between two texts, word by word: what is gone struck out, what is new in bold, and a few words around.
pub fn changed(before: &str, now: &str) -> Arg {
    let mut told = String::new();
    for span in abridged(difference(before, now), KEPT) {
        let is_next_to_gone = matches!(span, Span::New(_)) && told.ends_with("~~");
        if is_next_to_gone {
            told.push(' ');
        }
        told.push_str(&marked(&span));
    }
    Arg::from(Verbatim(told))
}

fn marked(span: &Span) -> String {
    match span {
        Span::Same(run) => escape(run),
        Span::Gone(run) => wrapped(run, "~~"),
        Span::New(run) => wrapped(run, "**"),
    }
}

/// A run between signs; the gaps around it stay outside, where Discord wants them.
fn wrapped(run: &str, sign: &str) -> String {
    let words = run.trim();
    if words.is_empty() {
        return run.to_owned();
    }
    let (before, after) = (run.len() - run.trim_start().len(), run.trim_end().len());
    let lines: Vec<String> = words
        .split('\n')
        .map(|line| match line.trim() {
            "" => String::new(),
            line => format!("{sign}{}{sign}", escape(line)),
        })
        .collect();
    format!("{}{}{}", &run[..before], lines.join("\n"), &run[after..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::say;

    #[test]
    fn what_changed_is_marked_and_cannot_be_faked() {
        let said = |before: &str, now: &str| match changed(before, now) {
            Arg::Verbatim(text) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(said("30 seconds", "60 seconds"), "~~30~~ **60** seconds");
        assert_eq!(said("", "one\n\ntwo"), "**one**\n\n**two**");
        assert_eq!(said("a", "a **b** <@1>"), "a **\\*\\*b\\*\\* \\<@1\\>**");
    }

    #[test]
    fn a_change_is_told_in_each_language() {
        let due = |text: &str| text.parse().ok();
        let title =
            [(Language::En, "Video".to_owned()), (Language::Ru, "Видео".to_owned())].into_iter().collect();
        let later = Change::Due { title, before: due("2026-04-01"), now: due("2026-04-15") };
        let told = |language| say(language, &change(language, &later));
        assert_eq!(told(Language::En), "Video: due April 15, 2026 instead of due April 1, 2026");
        assert_eq!(
            told(Language::Ru),
            "Видео: теперь срок — 15 апреля 2026\u{202f}г., раньше — срок — 1 апреля 2026\u{202f}г."
        );
    }
}
