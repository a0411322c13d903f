//! A check-in asks for nothing, and keeps three days between itself and whatever does.

use discord_sandbox::Person;
use duet::domain::notice::{Notice, Reader};
use duet::domain::{InquiryId, PersonId};

use super::{creator, says, told, until};
use crate::support::{Town, signed};

/// Something that is asked of a creator, said as soon as they may be spoken to.
async fn ask(town: &Town, person: &Person) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let notice = Notice::ApplicationInquiry {
        program: "Acme creators".to_owned(),
        inquiry_id: InquiryId(7),
        question: "Could you film in May?".to_owned(),
    };
    let reader = Reader::Person(PersonId(signed(person.id())));
    app.notify(&mut tx, program, reader, &notice).await.expect("the database works");
    tx.commit().await.expect("the database works");
    town.settle().await;
    says(&told(person), &["Could you film in May?"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_asked_for_something_less_than_three_days_ago_is_asked_a_day_later() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    until(&town, "2026-03-13T14:00:01Z").await;
    ask(&town, &mira).await;
    let card = boss.run("/creator card creator:Mira").await;
    says(&card.text(), &["asked for something 1 time"]);
    until(&town, "2026-03-17T13:59:59Z").await;
    assert_eq!(mira.direct_messages().len(), 1, "{}", mira.direct_transcript());
    until(&town, "2026-03-17T14:00:00Z").await;
    says(&told(&mira), &["How is it going?"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_asked_for_something_three_days_ago_is_asked_as_ever() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    until(&town, "2026-03-13T14:00:00Z").await;
    ask(&town, &mira).await;
    until(&town, "2026-03-16T14:00:00Z").await;
    says(&told(&mira), &["How is it going?"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_in_that_waits_for_the_morning_keeps_its_distance_when_it_is_said() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = creator(&town, "Mira", "en-US", &boss).await;
    let hours = mira.run("/profile hours").await;
    mira.select(&hours, "Days without messages…", &["Monday"]).await;
    until(&town, "2026-03-16T20:00:00Z").await;
    assert!(mira.direct_messages().is_empty(), "it is a quiet day: {}", mira.direct_transcript());
    // She is there, so that she hears what came of what she did.
    mira.run("/help").await;
    ask(&town, &mira).await;
    until(&town, "2026-03-19T19:59:59Z").await;
    assert_eq!(mira.direct_messages().len(), 1, "{}", mira.direct_transcript());
    until(&town, "2026-03-19T20:00:00Z").await;
    says(&told(&mira), &["How is it going?"]);
    assert_eq!(mira.direct_messages().len(), 2, "nobody is reminded of what they have not heard");
    // Three days lie between it and its reminder, and the owner hears of a silence only after both.
    until(&town, "2026-03-22T13:59:59Z").await;
    assert_eq!(mira.direct_messages().len(), 2, "{}", mira.direct_transcript());
    until(&town, "2026-03-22T14:00:00Z").await;
    says(&told(&mira), &["Still time to say"]);
    until(&town, "2026-03-29T13:59:59Z").await;
    assert!(boss.direct_messages().is_empty(), "{}", boss.direct_transcript());
    until(&town, "2026-03-29T14:00:00Z").await;
    says(&told(&boss), &["No answer from Mira"]);
    mira.direct_messages();
    town.close().await;
}
