//! The cards of a check-in: how somebody is asked, what they answered, when they are asked next.

use chrono::{DateTime, Utc};

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::check_in::{
    Cadence, CheckIn, Mood, OPENING_LENGTH, QUESTION_LENGTH, Questions, State, VARIANTS, WORDS_LENGTH, Wish,
    Words,
};
use crate::domain::contact::OPEN_END;
use crate::domain::creator::Creator;
use crate::domain::reminder::{Snooze, Tone};
use crate::domain::{CheckInId, Language};
use crate::features::check_in::{Page, Plan, Sets, Shown, Told};
use crate::i18n::{Arg, Message, creator as words_of, mention, text};

/// How does it go?
pub fn asked(shown: &Shown) -> Card {
    open(Card::titled(text::check_in_title()).text(opening(shown)), shown)
}

/// The same, said again.
pub fn nudge(shown: &Shown, tone: Tone) -> Card {
    let program = &shown.program;
    let (title, words) = match tone {
        Tone::Again => (text::check_in_nudge_again_title(), opening(shown)),
        Tone::Soft => (text::check_in_nudge_soft_title(), text::check_in_nudge_soft(program)),
        Tone::Last => (text::check_in_nudge_last_title(), text::check_in_nudge_last(program)),
    };
    open(Card::titled(title).text(words), shown)
}

/// A check-in as it stands, for whoever is asked.
pub fn shown(shown: &Shown) -> Card {
    match shown.check_in.state {
        State::Asked => asked(shown),
        State::Answered => answered(shown),
        State::Skipped | State::Lapsed => {
            let card = Card::titled(text::check_in_title()).text(text::check_in_skipped());
            card.row(moods(shown.check_in.check_in_id))
        }
    }
}

/// The buttons by which a check-in is answered, put off or left out.
fn open(card: Card, shown: &Shown) -> Card {
    let id = shown.check_in.check_in_id;
    let card = match shown.again_at {
        Some(at) => card.text(text::check_in_again(at)),
        None => card,
    };
    let later = Snooze::ALL.iter().map(|by| Control::Button {
        press: Press::CheckInSnooze(Pair(id, *by)),
        label: later(*by),
        weight: Weight::Secondary,
    });
    let skip = Control::Button {
        press: Press::CheckInSkip(id),
        label: text::check_in_skip_button(),
        weight: Weight::Secondary,
    };
    card.row(moods(id)).row(later.chain([skip]))
}

fn moods(id: CheckInId) -> impl Iterator<Item = Control> {
    Mood::ALL.iter().map(move |mood| Control::Button {
        press: Press::CheckInMood(Pair(id, *mood)),
        label: mood_name(*mood),
        weight: Weight::Primary,
    })
}

/// What a mood is called.
pub fn mood_name(mood: Mood) -> Message {
    match mood {
        Mood::Great => text::check_in_mood_great(),
        Mood::Fine => text::check_in_mood_fine(),
        Mood::Mixed => text::check_in_mood_mixed(),
        Mood::Hard => text::check_in_mood_hard(),
    }
}

/// Moods, the newest first.
pub fn trend(moods: &[Mood]) -> Message {
    let moods: Vec<Arg> = moods.iter().map(|mood| Arg::from(mood_name(*mood))).collect();
    text::check_in_trend(moods)
}

fn later(by: Snooze) -> Message {
    match by {
        Snooze::Day => text::check_in_later_1d(),
        Snooze::ThreeDays => text::check_in_later_3d(),
        Snooze::Week => text::check_in_later_7d(),
    }
}

fn opening(shown: &Shown) -> Message {
    let program = &shown.program;
    match &shown.questions {
        Some(own) => text::check_in_opening_own(program, &own.opening),
        None => usual_opening(program, shown.check_in.variant),
    }
}

fn usual_opening(program: &str, variant: i32) -> Message {
    match variant {
        1 => text::check_in_opening_1(program),
        2 => text::check_in_opening_2(program),
        _ => text::check_in_opening_3(program),
    }
}

/// What was answered, and what can be added.
fn answered(shown: &Shown) -> Card {
    let (check_in, program) = (&shown.check_in, &shown.program);
    let title = match check_in.mood {
        Some(mood) => text::check_in_noted_title(mood_name(mood)),
        None => text::check_in_settled_title(),
    };
    let card = Card::titled(title).text(match (check_in.is_help_wanted, check_in.is_alarming()) {
        (true, _) => text::check_in_help_wanted(program),
        (false, true) => text::check_in_noted_low(program),
        (false, false) => text::check_in_noted(program),
    });
    let card = told_words(card, &check_in.words);
    if !shown.is_open {
        return card;
    }
    let id = check_in.check_in_id;
    let write = match check_in.words.is_empty() {
        true => text::check_in_write_button(),
        false => text::check_in_edit_button(),
    };
    let button = |press, label, weight| Control::Button { press, label, weight };
    let help = (!check_in.is_help_wanted)
        .then(|| button(Press::CheckInHelp(id), text::check_in_help_button(), Weight::Secondary));
    let first = [button(Press::CheckInWords(id), write, Weight::Primary)];
    let last = [button(Press::CheckInChange(id), text::check_in_change_button(), Weight::Secondary)];
    card.footer(text::check_in_editable()).row(first.into_iter().chain(help).chain(last))
}

/// The moods once more, for whoever wants to change the answer.
pub fn change(shown: &Shown) -> Card {
    let card = Card::titled(text::check_in_title()).text(text::check_in_editable());
    card.row(moods(shown.check_in.check_in_id))
}

/// What somebody wrote; what they left empty is not there.
fn told_words(mut card: Card, words: &Words) -> Card {
    for (label, value) in [
        (text::label_went_well(), &words.went_well),
        (text::label_in_the_way(), &words.in_the_way),
        (text::label_would_help(), &words.would_help),
        (text::label_would_like(), &words.would_like),
    ] {
        if !value.is_empty() {
            card = card.field(label, text::value(value));
        }
    }
    card
}

/// Asks for a few words.
pub fn form(shown: &Shown) -> Form {
    let words = &shown.check_in.words;
    let [went_well, in_the_way, would_help, would_like] = match &shown.questions {
        Some(Questions { words, .. }) => {
            [&words.went_well, &words.in_the_way, &words.would_help, &words.would_like].map(text::value)
        }
        None => usual_questions(shown.check_in.variant),
    };
    let input = |name, question, value: &String| {
        Input::lines(name, question, WORDS_LENGTH).optional().filled(Some(value.clone()))
    };
    Form {
        press: Press::CheckInWordsKeep(shown.check_in.check_in_id),
        title: text::check_in_form_title(),
        inputs: vec![
            input("went-well", went_well, &words.went_well),
            input("in-the-way", in_the_way, &words.in_the_way),
            input("would-help", would_help, &words.would_help),
            input("would-like", would_like, &words.would_like),
        ],
    }
}

/// Duet's own questions of a set.
fn usual_questions(variant: i32) -> [Message; 4] {
    match variant {
        1 => [
            text::check_in_ask_went_well_1(),
            text::check_in_ask_in_the_way_1(),
            text::check_in_ask_would_help_1(),
            text::check_in_ask_would_like_1(),
        ],
        2 => [
            text::check_in_ask_went_well_2(),
            text::check_in_ask_in_the_way_2(),
            text::check_in_ask_would_help_2(),
            text::check_in_ask_would_like_2(),
        ],
        _ => [
            text::check_in_ask_went_well_3(),
            text::check_in_ask_in_the_way_3(),
            text::check_in_ask_would_help_3(),
            text::check_in_ask_would_like_3(),
        ],
    }
}

/// The moods, for whoever speaks up by themselves.
pub fn now(program: &str) -> Card {
    let moods = Mood::ALL.iter().map(|mood| Control::Button {
        press: Press::CheckInBegin(*mood),
        label: mood_name(*mood),
        weight: Weight::Primary,
    });
    Card::titled(text::check_in_now_title()).text(text::check_in_now(program)).row(moods)
}

/// Somebody does not do well, or would like help; for whoever looks after them.
pub fn alarming(told: &Told) -> Card {
    let who = || mention::person(told.creator.person_id);
    let mut card = Card::titled(text::check_in_alarm_title(&told.creator.name));
    if let Some(mood) = told.check_in.mood {
        card = card.text(text::check_in_alarm_mood(who(), mood_name(mood)));
    }
    if told.check_in.is_help_wanted {
        card = card.text(text::check_in_alarm_help(who()));
    }
    let card = told_words(card, &told.check_in.words);
    lately(card, &told.trend).text(text::check_in_alarm_way())
}

/// Nobody answered; for whoever looks after the creator.
pub fn unanswered(told: &Told) -> Card {
    let who = mention::person(told.creator.person_id);
    let card = Card::titled(text::check_in_unanswered_title(&told.creator.name));
    lately(card.text(text::check_in_unanswered(who, told.check_in.asked_at)), &told.trend)
}

/// A creator is not asked any more; for whoever looks after them.
pub fn turned_off(creator: &Creator) -> Card {
    Card::titled(text::check_in_off_title(&creator.name))
        .text(text::check_in_off(mention::person(creator.person_id)))
}

/// Adds how it went the last times; nothing of somebody who never answered.
pub fn lately(card: Card, moods: &[Mood]) -> Card {
    if moods.is_empty() { card } else { card.field(text::label_mood(), trend(moods)) }
}

/// How and when the reader is asked.
pub fn plan(plan: &Plan) -> Card {
    let card = Card::titled(text::check_in_schedule_title());
    let mut card = match plan.next_at {
        Some(at) => card.text(text::check_in_schedule_every(&plan.program, cadence(plan.cadence), at)),
        None => card.text(text::check_in_schedule_off(&plan.program)),
    };
    if let Some(until) = plan.paused_until.filter(|_| !plan.is_off) {
        card = card.text(resting(until));
    }
    let offered = Wish::ALL.iter().filter(|wish| match wish {
        Wish::Every(cadence) => *cadence >= plan.usual,
        Wish::Never => true,
    });
    let chosen = if plan.is_off { Wish::Never } else { Wish::Every(plan.cadence) };
    let choices = offered.map(|wish| Choice {
        value: wish.code().to_owned(),
        label: wish_name(*wish),
        is_chosen: *wish == chosen,
    });
    let select = Control::Select {
        press: Press::CheckInWish(plan.creator_id),
        placeholder: text::check_in_schedule_choose(),
        choices: choices.collect(),
        bounds: (1, 1),
    };
    let button = |press, label| Control::Button { press, label, weight: Weight::Secondary };
    card.footer(text::check_in_schedule_usual(cadence(plan.usual))).row([select]).row([
        button(Press::CheckInNow(plan.creator_id), text::check_in_now_button()),
        button(Press::CheckInHistory(Pair(plan.creator_id, 0)), text::check_in_history_button()),
    ])
}

/// Until when the reader rests.
pub fn resting(until: DateTime<Utc>) -> Message {
    match until < OPEN_END {
        true => text::check_in_schedule_paused(until),
        false => text::check_in_schedule_resting(),
    }
}

/// The next one is put off.
pub fn put_off(plan: &Plan, at: DateTime<Utc>) -> Card {
    Card::plain(text::check_in_schedule_put_off(at)).row([Control::Button {
        press: Press::CheckInPlan(plan.creator_id),
        label: text::check_in_schedule_button(),
        weight: Weight::Secondary,
    }])
}

/// How often that is, to stand in a sentence.
pub fn cadence(cadence: Cadence) -> Message {
    match cadence {
        Cadence::Weekly => text::check_in_weekly(),
        Cadence::Fortnightly => text::check_in_fortnightly(),
        Cadence::Monthly => text::check_in_monthly(),
        Cadence::Quarterly => text::check_in_quarterly(),
    }
}

fn wish_name(wish: Wish) -> Message {
    match wish {
        Wish::Every(every) => cadence(every),
        Wish::Never => text::check_in_never(),
    }
}

/// One of somebody's check-ins, with the way to those before and after it.
pub fn history(page: &Page) -> Card {
    let title = match page.is_own {
        true => text::check_in_history_title(),
        false => text::check_in_history_title_of(&page.creator.name),
    };
    let Some(check_in) = &page.check_in else {
        let card = Card::titled(title);
        return match page.is_own {
            true => card.text(text::check_in_history_none()).row([now_button(page)]),
            false => card.text(text::check_in_history_none_of()),
        };
    };
    let card = Card::titled(title).lines(summary(check_in));
    let card = lately(told_words(card, &check_in.words), &page.trend);
    let turn = |to: i64, label: Message| {
        let of = Pair(page.creator.creator_id, to);
        let press = if page.is_own { Press::CheckInHistory(of) } else { Press::CheckInHistoryOf(of) };
        let is_there = (0..page.total).contains(&to);
        is_there.then_some(Control::Button { press, label, weight: Weight::Secondary })
    };
    let turns = [
        turn(page.page - 1, text::check_in_history_newer()),
        turn(page.page + 1, text::check_in_history_older()),
    ];
    let own = page.is_own.then(|| now_button(page));
    card.footer(text::check_in_history_page(page.page + 1, page.total))
        .row(turns.into_iter().flatten().chain(own))
}

fn now_button(page: &Page) -> Control {
    Control::Button {
        press: Press::CheckInNow(page.creator.creator_id),
        label: text::check_in_now_button(),
        weight: Weight::Secondary,
    }
}

fn summary(check_in: &CheckIn) -> Vec<Message> {
    let at = check_in.answered_at.unwrap_or(check_in.asked_at);
    let mood = check_in.mood.map_or_else(text::value_none, mood_name);
    let mut lines = vec![text::check_in_history_line(at, mood)];
    if check_in.is_help_wanted {
        lines.push(text::check_in_history_help());
    }
    lines
}

/// How often creators are asked unless something else is set; as part of the card of `/program cadence`.
pub fn usual(card: Card, usual: Cadence) -> Card {
    let choices = Cadence::ALL.iter().map(|every| Choice {
        value: every.code().to_owned(),
        label: cadence(*every),
        is_chosen: *every == usual,
    });
    card.field(text::check_in_cadence_usual(), text::check_in_cadence_text(cadence(usual))).row([
        Control::Select {
            press: Press::CheckInUsual(Nothing),
            placeholder: text::check_in_cadence_usual(),
            choices: choices.collect(),
            bounds: (1, 1),
        },
    ])
}

/// The button that leads to the questions.
pub fn questions_button() -> Control {
    Control::Button {
        press: Press::CheckInQuestions(Nothing),
        label: text::check_in_questions_button(),
        weight: Weight::Secondary,
    }
}

/// The sets of questions, by language.
pub fn questions(sets: &Sets) -> Card {
    let mut card = Card::titled(text::check_in_questions_title()).text(text::check_in_questions_text());
    for language in sets.languages.iter().take(5) {
        card = card.row((1..=VARIANTS).map(|variant| {
            let number = i64::from(variant);
            let name = words_of::language_title(*language);
            let label = match sets.written.contains(&(*language, variant)) {
                true => text::check_in_questions_set_own(name, number),
                false => text::check_in_questions_set(name, number),
            };
            let press = Press::CheckInQuestionsForm(Pair(*language, variant));
            Control::Button { press, label, weight: Weight::Secondary }
        }));
    }
    card
}

/// Asks a manager for the questions of a set.
pub fn questions_form(set: Pair<Language, i32>, written: Option<Questions>) -> Form {
    let Questions { opening, words } =
        written.unwrap_or_else(|| Questions { opening: String::new(), words: Words::default() });
    let [went_well, in_the_way, would_help, would_like] = usual_questions(set.1);
    let input = |name, label, example, value| {
        Input::line(name, label, QUESTION_LENGTH).optional().example(example).filled(Some(value))
    };
    Form {
        press: Press::CheckInQuestionsKeep(set),
        title: text::check_in_questions_form(),
        inputs: vec![
            Input::lines("opening", text::check_in_questions_opening(), OPENING_LENGTH)
                .optional()
                .filled(Some(opening)),
            input("went-well", text::label_went_well(), went_well, words.went_well),
            input("in-the-way", text::label_in_the_way(), in_the_way, words.in_the_way),
            input("would-help", text::label_would_help(), would_help, words.would_help),
            input("would-like", text::label_would_like(), would_like, words.would_like),
        ],
    }
}
