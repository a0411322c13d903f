//! The cards of announcements: for managers how one stands and what it lacks, for everybody what is announced.

use super::machine_draft;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::{Opened, Pair};
use crate::discord::press::{Nothing, Press};
use crate::domain::announcement::{BODY_LENGTH, Lack, State, TITLE_LENGTH, Text, Words};
use crate::domain::post::{Post, Subject};
use crate::domain::{AnnouncementId, Language};
use crate::features::announcement::Sheet;
use crate::i18n::{
    Arg, Message,
    creator::{language as language_name, language_title},
    market, mention, own_name, text,
};

/// The names of the inputs of forms about announcements.
pub mod input {
    /// The title.
    pub const TITLE: &str = "title";
    /// What is announced.
    pub const BODY: &str = "body";
    /// The day on which it is published.
    pub const DAY: &str = "day";
    /// What the clock shows then.
    pub const TIME: &str = "time";
}

/// Characters of a day or time as people type it.
const DAY_LENGTH: u16 = 40;
/// Characters of each language's words on a manager's card; escaped, those of five languages fit.
const GLIMPSE: usize = 350;

/// An announcement as its managers see it: what it lacks or what becomes of it first, then its words, then what can be
/// done.
pub fn sheet(sheet: &Sheet) -> Card {
    let title = sheet.original().map_or("", |text| &text.title);
    let mut card = Card::titled(text::announcement_title(title))
        .text(standing(sheet))
        .field(text::announcement_audience(), audience(sheet));
    for language in &sheet.languages {
        card = card.field(state(sheet, *language), glimpse(sheet.text(*language)));
    }
    let is_public = sheet.announcement.state == State::Published;
    if !is_public && sheet.markets.len() > 1 {
        card = card.row([choose_markets(sheet)]);
    }
    card.row(sheet.languages.iter().take(5).map(|language| words_button(sheet, *language)))
        .row(drafts(sheet))
        .row(actions(sheet))
}

/// What the manager wants to know first.
fn standing(sheet: &Sheet) -> Message {
    let channels = channels(sheet);
    let lacks = || sheet.lacks.iter().map(|one| lack(*one)).collect::<Vec<_>>();
    let announcement = &sheet.announcement;
    let is_complete = sheet.lacks.is_empty();
    match (announcement.state, announcement.scheduled_at) {
        (State::Published, _) if !sheet.has_news() => text::announcement_is_published(channels),
        (State::Published, _) if is_complete => text::announcement_has_news(),
        (State::Published, _) => text::announcement_has_news_lacks(lacks()),
        _ if channels.is_empty() => text::announcement_is_silent(),
        (_, Some(at)) if is_complete => text::announcement_is_scheduled(at, channels),
        (_, Some(at)) => text::announcement_is_scheduled_lacks(at, lacks()),
        _ if is_complete => text::announcement_is_ready(channels),
        _ => text::announcement_lacks(lacks()),
    }
}

fn channels(sheet: &Sheet) -> Vec<Arg> {
    sheet.channels.iter().map(|(channel, _)| mention::channel(*channel).into()).collect()
}

/// What is missing, in words.
pub fn lack(lack: Lack) -> Message {
    match lack {
        Lack::Text(language) => text::announcement_lack_text(language_name(language)),
        Lack::Review(language) => text::announcement_lack_review(language_name(language)),
        Lack::Named(language) => text::announcement_lack_named(language_name(language)),
    }
}

fn audience(sheet: &Sheet) -> Message {
    if sheet.chosen.is_empty() {
        return text::announcement_for_everybody();
    }
    let chosen = sheet.markets.iter().filter(|market| sheet.chosen.contains(&market.market_id));
    text::announcement_for_markets(chosen.map(market::name).collect::<Vec<_>>())
}

/// How the words stand in a language.
fn state(sheet: &Sheet, language: Language) -> Message {
    let name = language_title(language);
    match sheet.text(language) {
        None => text::announcement_words_missing(name),
        Some(_) if sheet.is_stale(language) => text::announcement_words_stale(name),
        Some(_) => text::announcement_words_ready(name),
    }
}

fn glimpse(known: Option<&Text>) -> Message {
    let Some(known) = known else { return text::announcement_words_none() };
    let mut body: String = known.body.chars().take(GLIMPSE).collect();
    if body.len() < known.body.len() {
        body.push('…');
    }
    text::announcement_glimpse(&known.title, body)
}

fn choose_markets(sheet: &Sheet) -> Control {
    let choices = sheet.markets.iter().take(25).map(|known| Choice {
        value: known.market_id.to_string(),
        label: market::name(known),
        is_chosen: sheet.chosen.contains(&known.market_id),
    });
    let choices: Vec<Choice> = choices.collect();
    Control::Select {
        press: Press::AnnouncementMarkets(sheet.announcement.announcement_id),
        placeholder: text::announcement_markets_choose(),
        bounds: (0, u8::try_from(choices.len()).unwrap_or(25)),
        choices,
    }
}

fn words_button(sheet: &Sheet, language: Language) -> Control {
    let press = Press::AnnouncementWords(Pair(language, sheet.announcement.announcement_id));
    let is_ready = sheet.text(language).is_some() && !sheet.is_stale(language);
    let weight = if is_ready { Weight::Secondary } else { Weight::Primary };
    button(press, text::announcement_words_button(own_name(language)), weight)
}

/// To have a machine draft what lacks, or is out of date.
fn drafts(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.announcement.announcement_id;
    let is_open = |language: &&Language| {
        sheet.original().is_some_and(|original| original.language != **language)
            && (sheet.text(**language).is_none() || sheet.is_stale(**language))
    };
    let open = sheet.languages.iter().filter(is_open).take(5);
    open.map(|language| machine_draft::offer(id, *language)).collect()
}

fn actions(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.announcement.announcement_id;
    let weight = if sheet.lacks.is_empty() { Weight::Success } else { Weight::Secondary };
    match sheet.announcement.state {
        State::Published if sheet.has_news() => {
            vec![button(Press::AnnouncementCorrect(id), text::announcement_correct_button(), weight)]
        }
        State::Published | State::Discarded => Vec::new(),
        State::Draft => vec![
            button(Press::AnnouncementPublish(id), text::announcement_publish_button(), weight),
            button(Press::AnnouncementSchedule(id), text::announcement_schedule_button(), Weight::Secondary),
            button(Press::AnnouncementDiscard(id), text::announcement_discard_button(), Weight::Danger),
        ],
        State::Scheduled => vec![
            button(
                Press::AnnouncementPublish(id),
                text::announcement_publish_now_button(),
                Weight::Secondary,
            ),
            button(
                Press::AnnouncementSchedule(id),
                text::announcement_reschedule_button(),
                Weight::Secondary,
            ),
            button(Press::AnnouncementUnschedule(id), text::announcement_unschedule_button(), Weight::Danger),
        ],
    }
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// Whether a draft is to be thrown away.
pub fn discarding(sheet: &Sheet) -> Card {
    let id = sheet.announcement.announcement_id;
    let title = sheet.original().map_or("", |text| &text.title);
    Card::titled(text::announcement_title(title)).text(text::announcement_discarding()).row([
        button(Press::AnnouncementDiscardNow(id), text::announcement_discard_button(), Weight::Danger),
        button(Press::AnnouncementSheet(id), text::announcement_keep_button(), Weight::Secondary),
    ])
}

/// A draft was thrown away.
pub fn discarded(sheet: &Sheet) -> Card {
    let title = sheet.original().map_or("", |text| &text.title);
    Card::plain(text::announcement_discarded(title))
}

/// What came of publishing.
pub fn published(sheet: &Sheet) -> Card {
    told(sheet, text::announcement_published(channels(sheet)))
}

/// What came of a correction.
pub fn corrected(sheet: &Sheet) -> Card {
    told(sheet, text::announcement_corrected())
}

fn told(sheet: &Sheet, told: Message) -> Card {
    let title = sheet.original().map_or("", |text| &text.title);
    Card::titled(text::announcement_title(title)).text(told).row([button(
        Press::AnnouncementSheet(sheet.announcement.announcement_id),
        text::announcement_sheet_button(),
        Weight::Secondary,
    )])
}

/// Somebody else has changed the same text meanwhile: theirs, and the way to one's own.
pub fn overtaken(sheet: &Sheet, language: Language, own: &Words) -> Card {
    let id = sheet.announcement.announcement_id;
    let theirs = sheet.text(language);
    let (title, body) = theirs.map_or(("", ""), |text| (&text.title, &text.body));
    let theirs = Card::titled(text::announcement_overtaken_title())
        .text(text::announcement_overtaken(language_name(language)))
        .text(text::announcement_theirs(title, body));
    theirs.field(text::announcement_own(), text::announcement_glimpse(&own.title, first(&own.body))).row([
        button(
            Press::AnnouncementAside(Pair(language, id)),
            text::announcement_aside_button(),
            Weight::Primary,
        ),
        button(Press::AnnouncementSheet(id), text::announcement_theirs_button(), Weight::Secondary),
    ])
}

/// As much of a text as stands in a named value, however it is escaped.
fn first(body: &str) -> String {
    body.chars().take(GLIMPSE).collect()
}

/// An announcement as everybody reads it in a channel of this language.
pub fn public(id: AnnouncementId, words: &Words, language: Language) -> Card {
    let post = Post { subject: Subject::Announcement(id), language };
    shown(words, None).row([Control::Sign { press: Press::PostShow(post), sign: "🌐" }])
}

/// An announcement in another language; which, where it is not the reader's.
pub fn shown(words: &Words, instead: Option<Language>) -> Card {
    let card =
        Card::titled(text::announcement_title(&words.title)).text(text::announcement_body(&words.body));
    match instead {
        Some(language) => card.footer(text::post_instead(language_name(language))),
        None => card,
    }
}

/// An announcement was not published at its time.
pub fn held(title: &str, lacks: &[Lack]) -> Card {
    let card = Card::titled(text::announcement_held_title(title));
    let lacks: Vec<Message> = lacks.iter().map(|one| lack(*one)).collect();
    match lacks.is_empty() {
        true => card.text(text::announcement_held_silent()),
        false => card.text(text::announcement_held(lacks)),
    }
}

/// The form that begins an announcement, in the programme's own language.
pub fn new_form(source: Language) -> Form {
    Form {
        press: Press::AnnouncementBegin(Nothing),
        title: text::announcement_new_title(language_name(source)),
        inputs: words_inputs(None),
    }
}

/// The form for an announcement's words in a language. A first translation begins with the original, to be written over.
pub fn words_form(sheet: &Sheet, language: Language) -> Form {
    let known = sheet.text(language).or_else(|| sheet.original());
    let words = known.map(|text| Words { title: text.title.clone(), body: text.body.clone() });
    form(sheet, language, words.as_ref())
}

/// The same with what the reader wrote while somebody else changed the text.
pub fn aside_form(sheet: &Sheet, language: Language, own: &Words) -> Form {
    form(sheet, language, Some(own))
}

fn form(sheet: &Sheet, language: Language, words: Option<&Words>) -> Form {
    let opened =
        Opened { language, of: sheet.announcement.announcement_id, revision: sheet.announcement.revision };
    Form {
        press: Press::AnnouncementWordsKeep(opened),
        title: text::announcement_words_title(language_name(language)),
        inputs: words_inputs(words),
    }
}

fn words_inputs(known: Option<&Words>) -> Vec<Input> {
    vec![
        Input::line(input::TITLE, text::field_announcement_title(), limit(TITLE_LENGTH))
            .filled(known.map(|words| words.title.clone())),
        Input::lines(input::BODY, text::field_announcement_body(), limit(BODY_LENGTH))
            .filled(known.map(|words| words.body.clone())),
    ]
}

/// The form for when an announcement is to be published.
pub fn schedule_form(id: AnnouncementId) -> Form {
    Form {
        press: Press::AnnouncementScheduleKeep(id),
        title: text::announcement_schedule_title(),
        inputs: vec![
            Input::line(input::DAY, text::announcement_day_label(), DAY_LENGTH)
                .example(text::campaign_day_example()),
            Input::line(input::TIME, text::announcement_time_label(), DAY_LENGTH)
                .example(text::announcement_time_example()),
        ],
    }
}

fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}
