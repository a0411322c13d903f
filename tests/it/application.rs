//! Applying, and being answered: from `/start` to the first link.

use discord_sandbox::{Outcome, Person};

use crate::support::Town;

const ENGLISH: &[(&str, &str)] = &[
    ("name", "Mira"),
    ("niche", "Slow travel and tea"),
    ("platforms", "YouTube youtube.com/@mira"),
    ("audience", "12,000"),
    ("about", "Honest reviews only"),
];

#[expect(dead_code, reason = "the Russian journey follows")]
const RUSSIAN: &[(&str, &str)] = &[
    ("name", "Лена"),
    ("niche", "Чай и малые города"),
    ("platforms", "Telegram t.me/lena"),
    ("audience", "3 400"),
    ("about", "Только честные обзоры"),
];

/// Everything from the first word to a sent application, in English.
async fn applies(person: &Person) -> Outcome {
    let start = person.run("/start").await;
    assert!(start.text().contains("Join Acme creators"), "{}", start.text());
    let market = person.select(&start, "Your market", &["United States"]).await;
    assert!(market.text().contains("New York, UTC−5"), "{}", market.text());
    let zone = person.select(&start, "Your time zone", &["America/Chicago"]).await;
    assert!(zone.text().contains("[Write application]"), "{}", zone.text());
    let form = person.press(&start, "Write application").await;
    assert!(form.text().contains("Your application"), "{}", form.text());
    let consent = person.submit("", ENGLISH).await;
    assert!(consent.text().contains("[Leaderboard: off]"), "{}", consent.text());
    let sent = person.press(&consent, "Send application").await;
    assert!(sent.text().contains("is with the managers"), "{}", sent.text());
    sent
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_is_approved_and_gets_a_first_link() {
    let town = Town::new().await;
    let (mira, boss) = (town.newcomer("Mira", "en-US"), town.manager("Boss", "en-GB"));
    let sent = applies(&mira).await;
    assert!(sent.text().contains("✅ My direct messages reach you."), "{}", sent.text());
    town.settle().await;
    let posted = boss.messages(town.review).pop().expect("the application is posted");
    let review = boss.transcript(town.review);
    for shown in ["Application: Mira", "Slow travel and tea", "United States", "America/Chicago", "Nowhere"] {
        assert!(review.contains(shown), "{shown} is missing in {review}");
    }
    let answer = boss.press(&posted, "Approve").await;
    assert!(answer.text().contains("Mira is in"), "{}", answer.text());
    assert!(boss.transcript(town.review).contains("Approved by"), "{}", boss.transcript(town.review));
    let inbox = mira.direct_transcript();
    assert!(
        inbox.contains("Welcome to Acme creators") && inbox.contains("https://go.example.com/"),
        "{inbox}"
    );
    let again = mira.run("/start").await;
    assert!(again.text().contains("You are in Acme creators"), "{}", again.text());
    town.settle().await;
    town.close().await;
}
