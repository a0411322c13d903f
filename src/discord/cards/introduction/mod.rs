//! The cards of introductions: what one shows of oneself, what became of them, and who can be found.

mod make;
mod meet;

use crate::discord::card::{Card, Choice, Control, Form as Modal, Input, Weight};
use crate::discord::press::Press;
use crate::domain::introduction::{Answer, Cadence, LENGTH, Level, Profile, Skill, Topic};
use crate::domain::{CreatorId, Language};
use crate::features::introduction::{Became, Form, Listed, Own, Past};
use crate::i18n::{Arg, Capital, Message, introduction as words, market, mention, text};

pub use make::{made, proposal, sheet};
pub use meet::{WORKS, answered, met, opener, told, works_form};

/// The names of the inputs: what is offered and what is to be learned, in the order of [`Form::languages`].
pub const INPUTS: [(&str, &str); 2] = [("offers-0", "learns-0"), ("offers-1", "learns-1")];
/// Creators on a page of the directory.
const LISTED: usize = 20;
/// Topics that can be chosen at once.
const TOPICS: u8 = 5;
/// Choices that a list has room for.
const CHOICES: usize = 25;

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

fn most(choices: &[Choice]) -> u8 {
    u8::try_from(choices.len()).unwrap_or(25)
}

/// What the reader shows of themselves, with all that they can choose.
pub fn own(own: &Own) -> Card {
    let (profile, id) = (&own.profile, own.profile.creator_id);
    let card = Card::titled(text::intro_own_title(&own.program));
    let card = match (own.paused_until, profile.joined_at) {
        (Some(until), Some(_)) => card.text(text::intro_own_paused(until)),
        (None, Some(_)) => card.text(text::intro_own_joined()),
        (_, None) => card.text(text::intro_own_out()),
    };
    let card = shown(card, profile);
    let card =
        card.row([topics(profile)]).row([languages(profile)]).row([cadence(profile)]).row(markets(own));
    let write = button(Press::IntroForm(id), text::intro_write_button(), Weight::Secondary);
    let ways = match (profile.joined_at, own.paused_until) {
        (None, _) => vec![button(Press::IntroJoin(id), text::intro_join_button(), Weight::Success), write],
        (Some(_), None) => vec![write, leave_button(id)],
        (Some(_), Some(_)) => {
            let resume = button(Press::IntroResume(id), text::intro_resume_button(), Weight::Primary);
            vec![resume, write, leave_button(id)]
        }
    };
    card.row(ways)
}

fn leave_button(id: CreatorId) -> Control {
    button(Press::IntroLeave(id), text::intro_leave_button(), Weight::Danger)
}

/// What somebody shows of themselves, each part where it says something.
fn shown(card: Card, profile: &Profile) -> Card {
    let mut card = card;
    if !profile.topics.is_empty() {
        card = card.field(text::intro_topics(), words::topics(&profile.topics));
    }
    if !profile.languages.is_empty() {
        card = card.field(text::intro_languages(), words::skills(&profile.languages));
    }
    if !profile.texts.is_empty() {
        card = card
            .field(text::intro_offers(), text::value(profile.offers()))
            .field(text::intro_learns(), text::value(profile.learns()));
    }
    card
}

fn topics(profile: &Profile) -> Control {
    let choices = Topic::ALL.iter().map(|topic| Choice {
        value: topic.code().to_owned(),
        label: text::value(Capital(words::topic(*topic))),
        is_chosen: profile.topics.contains(topic),
    });
    Control::Select {
        press: Press::IntroTopics(profile.creator_id),
        placeholder: text::intro_topics_choose(),
        choices: choices.collect(),
        bounds: (1, TOPICS),
    }
}

fn languages(profile: &Profile) -> Control {
    let all = Language::ALL
        .iter()
        .flat_map(|language| Level::ALL.iter().map(|level| Skill { language: *language, level: *level }));
    let choices: Vec<Choice> = all
        .take(CHOICES)
        .map(|skill| Choice {
            value: format!("{}.{}", skill.language, skill.level),
            label: text::value(Capital(words::skill(skill))),
            is_chosen: profile.languages.contains(&skill),
        })
        .collect();
    Control::Select {
        press: Press::IntroLanguages(profile.creator_id),
        placeholder: text::intro_languages_choose(),
        bounds: (1, most(&choices)),
        choices,
    }
}

fn cadence(profile: &Profile) -> Control {
    let choices = Cadence::ALL.iter().map(|cadence| Choice {
        value: cadence.code().to_owned(),
        label: words::cadence(*cadence),
        is_chosen: profile.cadence == *cadence,
    });
    Control::Select {
        press: Press::IntroCadence(profile.creator_id),
        placeholder: text::intro_cadence_choose(),
        choices: choices.collect(),
        bounds: (1, 1),
    }
}

fn markets(own: &Own) -> Option<Control> {
    let choices: Vec<Choice> = own
        .markets
        .iter()
        .take(CHOICES)
        .map(|known| Choice {
            value: known.market_id.to_string(),
            label: market::name(known),
            is_chosen: own.profile.markets.contains(&known.market_id),
        })
        .collect();
    (!choices.is_empty()).then(|| Control::Select {
        press: Press::IntroMarkets(own.profile.creator_id),
        placeholder: text::intro_markets_choose(),
        bounds: (0, most(&choices)),
        choices,
    })
}

/// The form for what one offers and would like to learn.
pub fn form(form: &Form) -> Modal {
    let limit = u16::try_from(LENGTH).unwrap_or(u16::MAX);
    let inputs = form.languages.iter().zip(INPUTS).enumerate().flat_map(|(place, (language, names))| {
        let known = form.profile.texts.iter().find(|known| known.language == *language);
        let name = || crate::i18n::creator::language(*language);
        let offers = Input::lines(names.0, text::intro_offers_in(name()), limit)
            .filled(known.map(|known| known.offers.clone()));
        let learns = Input::lines(names.1, text::intro_learns_in(name()), limit)
            .filled(known.map(|known| known.learns.clone()));
        match place {
            0 => [offers.example(text::intro_offers_example()), learns.example(text::intro_learns_example())],
            _ => [offers.optional(), learns.optional()],
        }
    });
    Modal {
        press: Press::IntroWrite(form.profile.creator_id),
        title: text::intro_form_title(),
        inputs: inputs.collect(),
    }
}

/// The reader is in no introductions any more, or was in none.
pub fn left(id: CreatorId) -> Card {
    Card::plain(text::intro_left()).row([button(
        Press::IntroShow(id),
        text::intro_show_button(),
        Weight::Secondary,
    )])
}

/// The reader is never introduced to this person.
pub fn avoided(id: CreatorId, name: &str) -> Card {
    Card::titled(text::intro_avoided_title(name)).text(text::intro_avoided()).row([button(
        Press::IntroUnavoid(id),
        text::intro_unavoid_button(),
        Weight::Secondary,
    )])
}

/// The reader may be introduced to this person again.
pub fn unavoided(name: &str) -> Card {
    Card::plain(text::intro_unavoided(name))
}

/// Somebody is asked on the reader's behalf.
pub fn asked() -> Card {
    Card::titled(text::intro_asked_title()).text(text::intro_asked())
}

/// The reader's introductions.
pub fn history(history: &[Past]) -> Card {
    let card = Card::titled(text::intro_history_title());
    if history.is_empty() {
        return card.text(text::intro_history_none());
    }
    card.lines(history.iter().map(|past| {
        let who = match past.names.is_empty() {
            true => text::intro_nobody(),
            false => text::intro_list(past.names.clone()),
        };
        let became = match (past.became, past.answer) {
            (Became::Waiting, None) => text::intro_became_unanswered(past.closes_at),
            (Became::Waiting, Some(Answer::Yes)) => text::intro_became_waiting(past.closes_at),
            (_, Some(Answer::No | Answer::Never)) => text::intro_became_declined(),
            (Became::Opening, _) => text::intro_became_opening(),
            (Became::Open(_, thread), _) => text::intro_became_open(mention::channel(thread)),
            (Became::Over, _) => text::intro_became_over(),
        };
        text::intro_history_row(mention::ago(past.made_at), who, became)
    }))
}

/// A page, from 0, of the creators who agreed to be found by others.
pub fn directory(listed: &[Listed], page: i64) -> Card {
    let card = Card::titled(text::intro_directory_title());
    if listed.is_empty() {
        return card.text(text::intro_directory_none());
    }
    let pages = listed.len().div_ceil(LISTED);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let rows = listed.iter().skip(page * LISTED).take(LISTED).map(|one| {
        let place = match &one.market {
            Some(known) => market::name(known),
            None => text::intro_nowhere(),
        };
        match one.topics.is_empty() {
            true => text::intro_directory_row(&one.name, place),
            false => text::intro_directory_topics(&one.name, place, words::topics(&one.topics)),
        }
    });
    let card = card.lines(rows).text(text::intro_directory_hint());
    if pages == 1 {
        return card;
    }
    let number = |page: usize| i64::try_from(page).unwrap_or(i64::MAX);
    let turn = |to: Option<usize>, label: Message| {
        let to = to.filter(|to| *to < pages)?;
        Some(button(Press::IntroDirectory(number(to)), label, Weight::Secondary))
    };
    let turns = [turn(page.checked_sub(1), text::page_back()), turn(Some(page + 1), text::page_next())];
    card.footer(text::page_of(number(page + 1), number(pages))).row(turns.into_iter().flatten())
}

/// Names or other things as one list.
fn list(items: impl Iterator<Item = Message>) -> Message {
    text::lines(Arg::Lines(items.map(Arg::from).collect()))
}
