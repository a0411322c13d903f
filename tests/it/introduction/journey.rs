//! Two creators meet: asked in their own languages, at hours that suit both, in one thread.

use chrono::{DateTime, Utc};
use duet::domain::introduction::Verdict;
use duet::domain::market_note::{Kind, MarketNote, State, Text};
use duet::domain::{Language, MarketId};
use duet::store;

use super::{
    all_read, day_for_both, hours, introduced, made, place, press, reads, reads_nothing_of, says, threads,
    two,
};
use crate::support::Town;

/// Writes a custom and a word of each market down.
async fn note(town: &Town) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    for market in store::market::list(&mut tx, program).await.expect("the database works") {
        let is_russian = market.language == Language::Ru;
        let (custom, word) = if is_russian { ("Dachas", "dacha") } else { ("Brunch", "бранч") };
        for (kind, title, body) in [(Kind::Custom, custom, "A long weekend."), (Kind::Term, word, "A word.")]
        {
            let text = Text { language: Language::En, title: title.to_owned(), body: body.to_owned() };
            let note = MarketNote {
                market_note_id: app.ids.next(),
                program_id: program,
                market_id: MarketId(market.market_id.0),
                kind,
                state: State::Standing,
                creator_id: None,
                hours: None,
                revision: 1,
                texts: vec![text],
            };
            store::market_note::insert(&mut tx, &note, app.clock.now()).await.expect("the database works");
        }
    }
    tx.commit().await.expect("the database works");
}

fn at(text: &str) -> String {
    let moment: DateTime<Utc> = text.parse().expect("a moment");
    format!("<t:{}:f>", moment.timestamp())
}

#[tokio::test(flavor = "multi_thread")]
async fn new_york_and_almaty_meet_across_a_change_of_the_clocks() {
    let mut town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = two(&town).await;
    note(&town).await;
    day_for_both(&town).await;
    introduced(&town, &boss, &mira, &lena).await;
    // Clocks in New York are put forward on 8 March: half past nine and nineteen, then ten and nineteen.
    let times = [at("2026-03-06T14:30:00Z"), at("2026-03-08T14:00:00Z"), at("2026-03-10T14:00:00Z")];
    let asked = mira.direct_transcript();
    reads(&asked, &["Would you like to meet Лена?", "Умею снимать чай", "editing and sound", "Why you"]);
    reads(&asked, &["A manager of the programme thinks", "[Yes] [Not now] [Not this person]"]);
    reads(&asked, &times.each_ref().map(String::as_str));
    let asked = lena.direct_transcript();
    reads(
        &asked,
        &["Познакомить вас? Mira", "Fast cuts and tea", "Почему именно вы", "[Не с этим человеком]"],
    );
    reads(&asked, &times.each_ref().map(String::as_str));
    reads(&lena.run("/главная").await.text(), &["1 знакомство ждет вашего ответа"]);
    town.restart().await;
    says(&press(&lena, "Да").await, &["Вы согласились"]);
    town.restart().await;
    assert_eq!(made(&town), 0, "one yes opens nothing");
    says(&mira.run("/intro history").await, &["Лена", "It waits for your answer"]);
    says(&press(&mira, "Yes").await, &["Everybody said yes"]);
    town.restart().await;
    town.settle().await;
    let opened = threads(&town, &mira);
    assert_eq!((opened.clone(), made(&town)), (threads(&town, &lena), 1));
    assert!(!boss.can_see(opened[0]), "a manager reads along");
    let thread = mira.transcript(opened[0]);
    reads(&thread, &["meet each other", "Знакомьтесь:", "Ways to begin", "С чего начать", "Dachas", "бранч"]);
    reads(&thread, &["Ask about “Brunch” (United States)", "«Dachas» (Россия)"]);
    reads(&thread, &["Fast cuts and tea", "Умею снимать чай", "Слова, которые пригодятся"]);
    reads(&thread, &times.each_ref().map(String::as_str));
    assert_eq!(mira.messages(opened[0]).iter().filter(|one| one["embeds"][0].is_object()).count(), 2);
    says(&lena.run("/знакомство история").await, &["Mira", &format!("<#{}>", opened[0])]);

    // Two weeks later each is asked in private.
    town.restart().await;
    hours(&town, 14 * 24).await;
    hours(&town, 24).await;
    reads(&lena.direct_transcript(), &["Удалось встретиться? Mira", "[Очень не зря]"]);
    reads(&mira.direct_transcript(), &["Did you meet Лена?", "[We did not meet]"]);
    says(&press(&mira, "Well worth it").await, &["Thank you", "for nobody else to read: Well worth it"]);
    says(&press(&mira, "Not for me").await, &["for nobody else to read: Not for me"]);
    reads_nothing_of(&lena.direct_transcript(), &["Не мое: "]);
    let (program, creator) = place(&town, &mira).await;
    let mut tx = town.duet.app.read().await.expect("the database works");
    let found = store::introduction::list_of_creator(&mut tx, creator, 9).await.expect("the database works");
    let told = store::introduction::find_verdict(&mut tx, (found[0].introduction_id, creator)).await;
    assert_eq!(told.expect("the database works"), Some(Verdict::Poor));
    assert_eq!(found[0].program_id, program);
    tx.commit().await.expect("the database works");
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_asks_for_somebody_to_talk_to() {
    let town = Town::new().await;
    let (mira, lena) = two(&town).await;
    day_for_both(&town).await;
    says(&mira.run("/intro ask topic:Going live").await, &["Nobody fits right now"]);
    let asked = mira.run("/intro ask topic:Editing and sound market:Россия").await;
    says(&asked, &["Somebody fits"]);
    town.settle().await;
    reads(&mira.direct_transcript(), &["Would you like to meet Лена?", "asked for somebody to talk to"]);
    reads(&lena.direct_transcript(), &["Познакомить вас? Mira", "ищет собеседника на эту тему: монтаж"]);
    says(&press(&lena, "Не сейчас").await, &["Хорошо, не сейчас"]);
    let again = mira.run("/intro ask topic:Editing and sound").await;
    says(&again, &["Somebody is being asked for you already"]);
    hours(&town, 73).await;
    says(&mira.run("/intro ask topic:Editing and sound").await, &["Nobody fits right now"]);
    assert_eq!(made(&town), 0);
    all_read(&town);
    town.close().await;
}
