//! What one should know before speaking to a market, as creators propose it and managers decide.

use discord_sandbox::Outcome;

use crate::support::Town;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    reads(&answer.text(), words);
}

#[track_caller]
fn reads(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_write_down_what_creators_read_in_their_language() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    says(&mira.run("/market notes market:Россия").await, &["What to know: Russia", "Nobody has written"]);
    let form = boss.run("/market add market:Россия what:how things are done").await;
    says(&form, &["What it is about: English", "What to know: Russian"]);
    let added = boss
        .submit(
            "",
            &[
                ("title", "Gifts"),
                ("body", "March 8 is a holiday: nobody posts ads."),
                ("other-title", "Подарки"),
                ("other-body", "8 марта — выходной: рекламу не публикуют."),
            ],
        )
        .await;
    says(&added, &["Added: Russia", "Everybody in the programme can read it", "Подарки"]);
    says(&mira.run("/market notes market:Россия").await, &["Gifts", "nobody posts ads"]);
    says(&lena.run("/рынок заметки рынок:Россия").await, &["Подарки", "рекламу не публикуют"]);

    boss.run("/market add market:Россия what:a word").await;
    let words = [("title", "wishlist"), ("other-title", "вишлист"), ("other-body", "Список желаний.")];
    boss.submit("", &words).await;
    says(&lena.run("/рынок словарь рынок:Россия").await, &["**вишлист**", "**wishlist**", "Список желаний."]);
    says(&mira.run("/market glossary market:Россия").await, &["**wishlist** and **вишлист**"]);

    let shelf = boss.run("/market notes market:Россия").await;
    let note = boss.select(&shelf, "Change one…", &["Gifts"]).await;
    boss.press(&note, "Text: English").await;
    let changed = boss.submit("", &[("body", "March 8 is a holiday.")]).await;
    says(&changed, &["March 8 is a holiday.", "[Take it out]"]);
    says(&boss.press(&changed, "Take it out").await, &["It is out"]);
    says(&mira.run("/market notes market:Россия").await, &["Nobody has written"]);
    says(&boss.run("/program audit").await, &["added a note on a market", "took out a note"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creators_proposal_stands_when_a_manager_takes_it_up() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    lena.run("/рынок добавить рынок:United States что:как принято").await;
    let sent = lena.submit("", &[("title", "Улыбки"), ("body", "Там улыбаются незнакомым.")]).await;
    says(&sent, &["Спасибо, что делитесь: США", "Менеджеры посмотрят"]);
    town.settle().await;
    says(&mira.run("/market notes market:United States").await, &["Nobody has written"]);
    let posted = boss.messages(town.review).pop().expect("the proposal");
    reads(&boss.transcript(town.review), &["Улыбки", "Take it up", "proposes this"]);
    boss.press(&posted, "Text: English").await;
    boss.submit("", &[("title", "Smiles"), ("body", "People smile at strangers.")]).await;
    let posted = boss.messages(town.review).pop().expect("the proposal");
    says(&boss.press(&posted, "Take it up").await, &["Everybody in the programme can read it"]);
    town.settle().await;
    reads(&lena.direct_transcript(), &["Ваша заметка принята", "Улыбки", "Спасибо"]);
    says(&mira.run("/market notes market:United States").await, &["Smiles", "smile at strangers"]);

    lena.run("/рынок добавить рынок:United States что:удачные часы для постов").await;
    lena.submit("", &[("from", "19:00"), ("until", "22")]).await;
    town.settle().await;
    let posted = boss.messages(town.review).pop().expect("the proposal");
    says(&boss.press(&posted, "Decline").await, &["It was declined"]);
    town.settle().await;
    reads(&lena.direct_transcript(), &["О вашей заметке", "Удачные часы"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clocks_show_each_market_and_when_it_is_good_to_post() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let lena = town.creator("Лена", "ru", "ru").await;
    let all = lena.run("/рынок время").await;
    says(&all, &["Где который час", "США", "Россия", "UTC+3", "UTC−5"]);
    boss.run("/market add market:Россия what:good hours to post").await;
    says(&boss.submit("", &[("from", "evening"), ("until", "22:00")]).await, &["22:00"]);
    boss.run("/market add market:Россия what:good hours to post").await;
    boss.submit("", &[("from", "19:00"), ("until", "22:00"), ("other-body", "После работы")]).await;
    let shown = lena.run("/рынок время рынок:Россия").await;
    says(&shown, &["19:00", "22:00", "После работы", "<t:"]);
    let card = boss.run("/market time market:Россия").await;
    let shelf = boss.press(&card, "Change the hours").await;
    says(&shelf, &["7:00", "Change one…"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_read_nothing_and_nobody_proposes_without_end() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    let mira = town.creator("Mira", "en-US", "us").await;
    says(&sam.run("/market notes market:Россия").await, &["/start"]);
    says(
        &mira.run("/market notes market:Narnia").await,
        &["There is no such market here", "Russia", "United States"],
    );
    for number in 0..5 {
        mira.run("/market add market:Россия what:a word").await;
        mira.submit("", &[("title", &format!("word {number}"))]).await;
    }
    mira.run("/market add market:Россия what:a word").await;
    let many = mira.submit("", &[("title", "one more")]).await;
    says(&many, &["5 proposals of yours wait", "Wait for their answer"]);
    town.settle().await;
    town.close().await;
}
