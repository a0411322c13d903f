//! Councils: founded and appointed by managers, proposing in two languages, voting in secret, and hearing what came of it.

mod access;
mod again;
mod candidates;
mod election;
mod fault;
mod meeting;
mod trouble;
mod vote;

use chrono::TimeDelta;
use discord_sandbox::{Id, NewChannel, Outcome, Person};
use duet::domain::PersonId;
use duet::domain::consent::Use;
use duet::store;
use serde_json::Value;

use crate::support::founding::lives_in;
use crate::support::{Town, signed};

#[track_caller]
pub fn says(answer: &Outcome, words: &[&str]) {
    reads(&answer.text(), words);
}

#[track_caller]
pub fn reads(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

/// What stands in a channel for everybody who sees it.
pub fn posts(person: &Person, channel: Id) -> Vec<Value> {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    person.messages(channel).into_iter().filter(|message| !is_private(message)).collect()
}

/// The newest post in a channel in which these words stand.
#[track_caller]
pub fn post(person: &Person, channel: Id, words: &str) -> Value {
    let found =
        posts(person, channel).into_iter().rev().find(|post| post["embeds"].to_string().contains(words));
    found.unwrap_or_else(|| panic!("{words:?} stands nowhere in\n{}", person.transcript(channel)))
}

/// A council with its private channel.
pub struct Council {
    /// The manager who founded it.
    pub max: Person,
    /// Its chair, who lives in the United States and speaks English.
    pub mira: Person,
    /// A member for Russia, who lives in Almaty and speaks Russian.
    pub lena: Person,
    /// The channel.
    pub channel: Id,
    /// The card with which managers appoint.
    pub sheet: Outcome,
}

/// Everybody reads what they got, and the town closes.
pub async fn close(town: Town) {
    town.settle().await;
    for person in town.sandbox.people() {
        person.inbox();
    }
    town.close().await;
}

/// Founds a council, appoints two creators of two markets, and chooses its chair and channel.
pub async fn found(town: &Town) -> Council {
    let max = town.manager("Max", "en-US");
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    mira.set_timezone(chrono_tz::America::New_York);
    lena.set_timezone(chrono_tz::Asia::Almaty);
    lives_in(&town.duet.app, lena.id(), chrono_tz::Asia::Almaty).await;
    let people = vec![mira.id(), lena.id()];
    let private = NewChannel { people, ..NewChannel::private("council", &[town.manager_role]) };
    let channel = town.sandbox.channel(town.guild, &private);
    let none = max.run("/program council").await;
    says(&none, &["No council yet", "[Found a council]"]);
    max.press(&none, "Found a council").await;
    let typed = [
        ("name-0", "Spring council"),
        ("name-1", "Весенний совет"),
        ("ends", "2026-09-30"),
        ("seats", "2"),
        ("quorum", "1"),
    ];
    let sheet = max.submit("", &typed).await;
    says(&sheet, &["Spring council", "Nobody sits in it yet", "Each market has 2 seats"]);
    let sheet = max.select(&sheet, "Give somebody a seat…", &["Mira"]).await;
    let sheet = max.select(&sheet, "Give somebody a seat…", &["Лена"]).await;
    says(&sheet, &["Mira", "Лена"]);
    let sheet = max.select(&sheet, "Choose the chair…", &["Mira (United States)"]).await;
    says(&sheet, &["(chair)"]);
    let sheet = max.select(&sheet, "Choose its private channel…", &["council"]).await;
    says(&sheet, &[&format!("<#{channel}>")]);
    town.settle().await;
    Council { max, mira, lena, channel, sheet }
}

/// Proposes something in Russian, with its post.
pub async fn propose(town: &Town, council: &Council) -> Value {
    let form = council.lena.run("/совет предложить").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let typed = [("title", "Больше времени"), ("body", "Дайте **две недели** на ролик.")];
    let made = council.lena.submit("", &typed).await;
    says(&made, &["Больше времени", "вот-вот появится в", "Нужен перевод: английский"]);
    town.settle().await;
    post(&council.mira, council.channel, "Proposed by")
}

/// Translates it into English.
pub async fn translate(town: &Town, council: &Council, proposal: &Value) {
    let form = council.mira.press(proposal, "Translate").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let typed = [("title", "More time"), ("body", "Give us two weeks for a video.")];
    says(&council.mira.submit("", &typed).await, &["More time", "named beside its author"]);
    town.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_written_in_one_language_voted_on_in_two_and_acted_on_until_it_is_done() {
    let mut town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, lena, channel, .. } = &council;
    let channel = *channel;
    reads(&mira.direct_transcript(), &["You have a seat in “Spring council”", "`/council propose`"]);
    reads(&lena.direct_transcript(), &["У вас место в совете «Весенний совет»", "`/совет предложить`"]);
    says(&lena.run("/совет состав").await, &["Весенний совет", "председатель", "[Предложить]"]);

    // Written in Russian, read in both languages, with who translated it beside who wrote it.
    let proposal = propose(&town, &council).await;
    let stands = proposal["embeds"].to_string();
    reads(&stands, &["Больше времени", "Translation wanted: English"]);
    reads(&stands, &["две недели", &format!("<@{}>", lena.id())]);
    assert_eq!(proposal["mentions"], serde_json::json!([]), "a post rings at nobody");
    let early = mira.press(&proposal, "Open the vote").await;
    says(&early, &["Missing: English", "*Translate*"]);
    town.restart().await;
    translate(&town, &council, &proposal).await;
    let translated = post(mira, channel, "Proposed by");
    assert_eq!(translated["id"], proposal["id"], "the post is changed where it stands");
    let stands = translated["embeds"].to_string();
    reads(&stands, &["More time", "Больше времени", &format!("translated by <@{}>", mira.id())]);
    says(&lena.press(&translated, "🌐").await, &["Больше времени", "Идет обсуждение"]);
    says(&mira.press(&translated, "🌐").await, &["More time", "It is discussed"]);
    let items = lena.run("/совет повестка").await;
    says(&items, &["Повестка", "Больше времени", "https://discord.com/channels/"]);

    // Discussed in a thread for each language; what is carried across shows with 🌐.
    let english = post(mira, channel, "Discussion in English");
    let russian = post(lena, channel, "Обсуждение:");
    let thread = |post: &Value| post["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let (english_thread, russian_thread): (Id, Id) = (thread(&english), thread(&russian));
    mira.press(&english, "Carry across").await;
    says(&mira.submit("", &[("body", "Two weeks is *long*.")]).await, &["other language, with 🌐"]);
    town.settle().await;
    let carried = post(lena, russian_thread, "Two weeks is");
    reads(&carried["embeds"].to_string(), &["🌐 Из обсуждения", "Нужен перевод: русский"]);
    let twice =
        posts(mira, english_thread).iter().any(|post| post["embeds"].to_string().contains("Two weeks is"));
    assert!(!twice, "nobody reads twice what was said");
    let form = lena.press(&carried, "Перевести").await;
    assert!(form.modal.is_some(), "{}", form.text());
    says(&lena.submit("", &[("body", "Две недели — это долго.")]).await, &["уже в обсуждении"]);
    town.settle().await;
    let carried = post(lena, russian_thread, "это долго");
    let all = posts(lena, russian_thread);
    assert_eq!(all.iter().filter(|post| post["embeds"].to_string().contains("🌐 Из")).count(), 1);
    says(&lena.press(&carried, "🌐").await, &["Two weeks is"]);

    // Voted on in secret, by whoever has a seat, changed before the time, counted at it.
    town.restart().await;
    mira.press(&translated, "Open the vote").await;
    says(&mira.submit("", &[("days", "3")]).await, &["on its way to the council’s channel"]);
    town.settle().await;
    let vote = post(lena, channel, "One vote for each seat");
    says(&max.press(&vote, "For").await, &["members", "`/council about`"]);
    says(&lena.press(&vote, "Against").await, &["Ваш голос: **Против**", "засчитывается последняя"]);
    town.restart().await;
    says(&mira.press(&vote, "For").await, &["Your vote: **For**", "Nobody else sees it"]);
    says(&lena.press(&vote, "For").await, &["Ваш голос: **За**"]);
    assert!(!post(mira, channel, "One vote").to_string().contains(&lena.id().to_string()));
    town.advance(TimeDelta::days(3)).await;
    let outcome = post(max, channel, "carried");
    let stands = outcome["embeds"].to_string();
    reads(&stands, &["More time: carried", "For 2, against 0, abstained 0", "United States: 1 of 1 voted"]);
    reads(&post(max, channel, "Vote: ")["embeds"].to_string(), &["The vote is over"]);

    // Decided, with an owner and a date, and reminded of until it is done. Clocks in New York change on 8 March.
    town.restart().await;
    says(&mira.press(&outcome, "Say what is done").await, &["Only managers"]);
    max.press(&outcome, "Say what is done").await;
    let typed = [
        ("words-0", "Two weeks from the next brief on."),
        ("words-1", "Две недели, начиная со следующего брифа."),
        ("due", "2026-03-12"),
    ];
    says(&max.submit("", &typed).await, &["We do: Two weeks", "[Say what was done]"]);
    town.settle().await;
    reads(&post(lena, channel, "We do:")["embeds"].to_string(), &["Two weeks from the next brief"]);
    says(&lena.run("/совет решения").await, &["Вы сказали: Больше времени", "Мы делаем: Две недели"]);
    town.restart().await;
    town.advance(TimeDelta::days(20)).await;
    let told = max.direct_transcript();
    reads(&told, &["To be done: More time", "It is due on", "It is due today", "It was due on"]);
    let before = told.matches("It was due on").count();
    town.advance(TimeDelta::days(8)).await;
    assert_eq!(max.direct_transcript().matches("It was due on").count(), before + 1, "once a week");
    let reminder = max.messages(max.direct_channel()).pop().expect("a reminder");
    max.in_direct_messages().press(&reminder, "Say what was done").await;
    let typed = [("words-0", "The new brief gives two weeks."), ("words-1", "В новом брифе две недели.")];
    says(&max.submit("", &typed).await, &["We did: The new brief"]);
    town.settle().await;
    let heard = max.direct_transcript();
    town.advance(TimeDelta::days(30)).await;
    assert_eq!(max.direct_transcript(), heard, "what is done is not reminded of");
    says(&mira.run("/council decisions").await, &["You said: More time", "We did: The new brief"]);
    says(&lena.run("/совет решения").await, &["Мы сделали: В новом брифе"]);
    says(&max.run("/program audit").await, &["founded a council", "Spring council"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sits_in_a_council_is_told_to_others_only_where_they_agreed() {
    let town = Town::new().await;
    let council = found(&town).await;
    let nadia = town.creator("Надя", "ru", "ru").await;
    let seen = nadia.run("/совет состав").await;
    says(&seen, &["Весенний совет", "и еще 1: имена видят только совет и менеджеры"]);
    assert!(!seen.text().contains("Mira") && !seen.text().contains("Лена"), "{}", seen.text());
    says(&council.lena.run("/совет состав").await, &["Mira", "Лена"]);
    let mut tx = town.duet.app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let mira = PersonId(signed(council.mira.id()));
    let mira = store::creator::find(&mut tx, program, mira).await.expect("the database works");
    let mira = mira.expect("Mira is a creator").creator_id;
    store::consent::insert(&mut tx, mira, Use::Directory, town.now()).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let seen = nadia.run("/совет состав").await;
    assert!(seen.text().contains("Mira") && !seen.text().contains("Лена"), "{}", seen.text());
    close(town).await;
}
