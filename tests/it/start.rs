//! Joining a programme: choices, form, consent, and a first direct message.

use discord_sandbox::{DirectMessages, Outcome, Person};

use crate::support::Town;

/// What Mira writes.
pub const ENGLISH: &[(&str, &str)] = &[
    ("name", "Mira"),
    ("niche", "Slow travel and tea"),
    ("platforms", "YouTube youtube.com/@mira"),
    ("audience", "12,000"),
    ("about", "Honest reviews only"),
];

/// What Лена writes.
pub const RUSSIAN: &[(&str, &str)] = &[
    ("name", "Лена"),
    ("niche", "Чай и малые города"),
    ("platforms", "Telegram t.me/lena"),
    ("audience", "3 400"),
    ("about", "Только честные обзоры"),
];

/// Everything from the first word to a sent application, in English.
pub async fn applies(person: &Person) -> Outcome {
    let start = person.run("/start").await;
    assert!(start.text().contains("Join "), "{}", start.text());
    let market = person.select(&start, "Your market", &["United States"]).await;
    assert!(market.text().contains("New York, UTC−5"), "{}", market.text());
    let zone = person.select(&start, "Your time zone", &["America/Chicago"]).await;
    assert!(zone.text().contains("[Write application]\n") || zone.text().ends_with("[Write application]"));
    let form = person.press(&start, "Write application").await;
    assert!(form.text().contains("Your application"), "{}", form.text());
    let consent = person.submit("", ENGLISH).await;
    assert!(consent.text().contains("[Leaderboard: off]"), "{}", consent.text());
    let sent = person.press(&consent, "Send application").await;
    assert!(sent.text().contains("is with the managers"), "{}", sent.text());
    sent
}

/// The same in Russian, with the choices made in the command.
pub async fn applies_in_russian(person: &Person) -> Outcome {
    let form = person.run("/старт язык:Русский рынок:Россия пояс:Europe/Moscow").await;
    assert!(form.text().contains("Ваша заявка"), "{}", form.text());
    let consent = person.submit("", RUSSIAN).await;
    assert!(consent.text().contains("[Благодарности: нет]"), "{}", consent.text());
    let thanks = person.press(&consent, "Благодарности: нет").await;
    assert!(thanks.text().contains("[Благодарности: да]"), "{}", thanks.text());
    let sent = person.press(&consent, "Отправить заявку").await;
    assert!(sent.text().contains("у менеджеров"), "{}", sent.text());
    sent
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_direct_messages_are_noticed_and_can_be_opened() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    mira.set_direct_messages(DirectMessages::Closed);
    let sent = applies(&mira).await;
    assert!(sent.text().contains("My direct messages do not reach you"), "{}", sent.text());
    let still = mira.press(&sent, "Test direct messages").await;
    assert!(still.text().contains("do not reach you"), "{}", still.text());
    mira.set_direct_messages(DirectMessages::Open);
    let open = mira.press(&sent, "Test direct messages").await;
    assert!(open.text().contains("✅ My direct messages reach you."), "{}", open.text());
    assert!(mira.direct_transcript().contains("messages from Acme creators reach you here"));
    town.settle().await;
    town.manager("Boss", "en-US").messages(town.review);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_survives_whatever_happens_on_the_way() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "en-US");
    let start = mira.run("/start").await;
    let unready = mira.press(&start, "Write application").await;
    assert!(unready.error.is_some(), "the form waits for the choices: {}", unready.text());
    mira.select(&start, "Your market", &["Russia"]).await;
    mira.select(&start, "Your time zone", &["Asia/Omsk"]).await;
    mira.press(&start, "Write application").await;
    let blank = mira.submit("", &[&ENGLISH[1..], &[("name", "\u{200b}")]].concat()).await;
    assert!(blank.text().contains("Your name is empty"), "{}", blank.text());
    let again = mira.run("/start").await;
    assert!(again.text().contains("What you wrote so far is kept"), "{}", again.text());
    let form = mira.press(&again, "Write application").await;
    assert!(form.text().contains("Slow travel and tea"), "{}", form.text());
    let consent = mira.submit("", &[("name", "Mira")]).await;
    assert!(consent.text().contains("Where may your name appear?"), "{}", consent.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_is_spoken_as_soon_as_it_is_chosen() {
    let town = Town::new().await;
    let mira = town.newcomer("Mira", "ja");
    let start = mira.run("/start").await;
    let russian = mira.select(&start, "Language", &["Russian"]).await;
    assert!(russian.text().contains("Заявка в Acme creators"), "{}", russian.text());
    assert!(russian.text().contains("Английский"), "{}", russian.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_sent_once_however_often_it_is_pressed() {
    let town = Town::new().await;
    let (mira, boss) = (town.newcomer("Mira", "en-US"), town.manager("Boss", "en-US"));
    let start = mira.run("/start").await;
    mira.select(&start, "Your market", &["United States"]).await;
    mira.select(&start, "Your time zone", &["America/Denver"]).await;
    mira.press(&start, "Write application").await;
    let consent = mira.submit("", ENGLISH).await;
    let send = custom_id(&consent, "Send application");
    let (once, twice) = tokio::join!(mira.press(&consent, &send), mira.press(&consent, &send));
    for outcome in [&once, &twice] {
        assert!(outcome.text().contains("with the managers"), "{}", outcome.text());
    }
    town.settle().await;
    assert_eq!(boss.messages(town.review).len(), 1);
    assert_eq!(mira.direct_messages().len(), 1);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_chosen_is_refused_with_what_can() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    let answer = sam.run("/start language:Klingon").await;
    assert!(answer.text().contains("That language is not spoken here"), "{}", answer.text());
    let answer = sam.run("/start market:Atlantis").await;
    assert!(answer.text().contains("United States"), "{}", answer.text());
    let answer = sam.run("/start timezone:Nowhere/Land").await;
    assert!(answer.text().contains("There is no such time zone"), "{}", answer.text());
    let answer = sam.in_direct_messages().run("/start").await;
    assert!(answer.text().contains("in its own server"), "{}", answer.text());
    let answer = sam.in_direct_messages().run("/profile show").await;
    assert!(answer.text().contains("You are not in a programme yet"), "{}", answer.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn zones_and_markets_are_found_in_the_askers_language() {
    let town = Town::new().await;
    let lena = town.newcomer("Лена", "ru");
    let by_city = lena.complete("/старт пояс:моск").await;
    assert_eq!(by_city.names(), ["Москва, UTC+3 · Europe/Moscow"]);
    let by_offset = lena.complete("/старт пояс:+7").await;
    assert!(by_offset.names()[0].starts_with("Новосибирск, UTC+7"), "{:?}", by_offset.names());
    let languages = lena.complete("/старт язык:англ").await;
    assert_eq!(languages.names(), ["Английский"]);
    let markets = lena.complete("/старт рынок:рос").await;
    assert_eq!(markets.names(), ["Россия"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_applies_where_nobody_would_see_it() {
    let town = Town::bare().await;
    let sam = town.newcomer("Sam", "en-GB");
    let answer = sam.run("/start").await;
    assert!(answer.text().contains("/program setup"), "{}", answer.text());
    town.close().await;
}

/// The custom id of the button with these words.
pub fn custom_id(outcome: &Outcome, label: &str) -> String {
    let message = outcome.message().expect("a message");
    let rows = message["components"].as_array().expect("buttons");
    let buttons = rows.iter().flat_map(|row| row["components"].as_array().expect("buttons"));
    let found = buttons.into_iter().find(|button| button["label"] == label);
    found.and_then(|button| button["custom_id"].as_str()).expect("a button with these words").to_owned()
}
