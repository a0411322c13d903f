//! Elections to a council: held by a manager, stood in and voted on by creators of each market, counted on the day.

use chrono::{Days, TimeDelta};
use discord_sandbox::{Outcome, Person};
use duet::domain::creator::Stage;
use duet::domain::election::lot;
use duet::domain::{CandidacyId, ElectionId, PersonId};
use duet::store;
use futures::future::join_all;
use serde_json::Value;

use super::{Council, close, found, post, posts, reads, says};
use crate::support::{Town, becomes, signed};

/// The day so many days from today.
pub fn day(town: &Town, days: u64) -> String {
    (town.now().date_naive() + Days::new(days)).to_string()
}

/// Has a manager hold an election in which one stands for two days, and votes for two more. Each market has a free seat.
pub async fn hold(town: &Town, council: &Council) -> Outcome {
    let sheet = council.max.run("/program council").await;
    let form = council.max.press(&sheet, "Hold an election").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let typed = [("stand", &*day(town, 1)), ("vote", &*day(town, 3))];
    let held = council.max.submit("", &typed).await;
    town.settle().await;
    held
}

/// The election as it stands in the channel of the United States, and of Russia.
pub fn contests(town: &Town, person: &Person) -> (Value, Value) {
    (post(person, town.us, "Election to"), post(person, town.ru, "Выборы в совет"))
}

/// Somebody stands with these words.
pub async fn stand(person: &Person, contest: &Value, words: &str) -> Outcome {
    let is_russian = person.locale() == "ru";
    let (stand, write) = if is_russian {
        ("Выдвинуться", "Написать и выдвинуться")
    } else {
        ("Stand", "Write and stand")
    };
    let card = person.press(contest, stand).await;
    let form = person.press(&card, write).await;
    assert!(form.modal.is_some(), "{}", form.text());
    person.submit("", &[("words", words)]).await
}

/// Somebody chooses these candidates.
pub async fn choose(person: &Person, contest: &Value, names: &[&str]) -> Outcome {
    let paper = person.press(contest, "Vote").await;
    person.select(&paper, "Choose…", names).await
}

/// What a person gets when they ask for all that is stored about them.
async fn exported(town: &Town, person: &Person) -> String {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let person = PersonId(signed(person.id()));
    let all = store::personal::export(&mut tx, person).await.expect("the database works");
    tx.commit().await.expect("the database works");
    format!("{all:?}")
}

/// How many ballots are stored.
async fn ballots(town: &Town, people: &[&Person]) -> usize {
    let all = join_all(people.iter().map(|person| exported(town, person))).await;
    all.iter().filter(|export| !export.contains("(\"election_ballot\", [])")).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn creators_of_each_market_elect_who_speaks_for_them() {
    let mut town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, .. } = &council;
    let (vera, sam) = (town.creator("Vera", "en-US", "us").await, town.creator("Sam", "en-US", "us").await);
    let (nora, nadia) = (town.creator("Nora", "en-US", "us").await, town.creator("Надя", "ru", "ru").await);
    let held = hold(&town, &council).await;
    says(&held, &["Election to “Spring council”", "1 free seat, no candidates", "[Call it off]"]);
    says(&max.run("/program council").await, &["An election is under way", "[See the election]"]);
    let (english, russian) = contests(&town, max);
    reads(&english["embeds"].to_string(), &["1 seat is free", "Candidates so far: 0", "You can stand until"]);
    reads(&russian["embeds"].to_string(), &["свободно 1 место", "Выдвинуться можно до"]);
    assert_eq!(english["mentions"], serde_json::json!([]), "a post rings at nobody");
    says(&nadia.press(&english, "🌐").await, &["Выборы в совет «Весенний совет»", "США"]);

    // One reads what it means before one writes, can change one's words, and stands for one's own market alone.
    says(&mira.press(&english, "Stand").await, &["You have a seat in this council already"]);
    says(&nadia.press(&english, "Stand").await, &["для авторов рынка"]);
    says(&max.press(&english, "Stand").await, &["`/start`"]);
    let card = vera.press(&english, "Stand").await;
    says(&card, &["your name and what you write are shown to the creators of United States"]);
    says(&card, &["your name is told to everybody in the market’s channel, and to the council"]);
    let stands = stand(&vera, &english, "More *time* for videos.").await;
    says(&stands, &["You stand, with these words:", "More", "Your number in case of a lot"]);
    let form = vera.press(&stands, "Change my words").await;
    assert!(form.text().contains("More *time*"), "{}", form.text());
    says(&vera.submit("", &[("words", "Two weeks for videos.")]).await, &["Two weeks for videos."]);
    stand(&sam, &english, "Fair briefs.").await;
    says(
        &stand(&nadia, &russian, "Больше примеров.").await,
        &["Вы кандидат, ваш текст:", "Больше примеров."],
    );
    town.settle().await;
    reads(&contests(&town, max).0["embeds"].to_string(), &["Candidates so far: 2"]);

    // Nobody opposes Надя, so she is elected as soon as nobody else can stand; the other market votes.
    town.restart().await;
    town.advance(TimeDelta::days(2)).await;
    let (voting, unopposed) = contests(&town, max);
    assert_eq!(
        (&voting["id"], &unopposed["id"]),
        (&english["id"], &russian["id"]),
        "changed where they stand"
    );
    reads(&unopposed["embeds"].to_string(), &["Без голосования", "**Надя**"]);
    reads(&nadia.direct_transcript(), &["У вас место в совете «Весенний совет»"]);
    reads(&voting["embeds"].to_string(), &["You can vote until", "2 candidates for 1 seat", "It is secret"]);
    let paper = nora.press(&voting, "Vote").await;
    says(&paper, &["Choose one candidate", "Vera", "Two weeks for videos.", "Sam", "Fair briefs."]);
    says(&nora.select(&paper, "Choose…", &["Vera"]).await, &["Your vote is kept: **Vera**"]);
    says(&choose(&nora, &voting, &["Sam"]).await, &["Your vote is kept: **Sam**"]);
    let other = sam.press(&voting, "Vote").await;
    assert!(!other.text().contains("Your vote is kept"), "{}", other.text());
    choose(&vera, &voting, &["Vera"]).await;
    choose(&sam, &voting, &["Sam"]).await;
    let sheet = max.run("/program council").await;
    let shown = max.press(&sheet, "See the election").await;
    says(&shown, &["2 candidates. 3 of 4 voted.", "Elected unopposed: **Надя**"]);
    assert_eq!(ballots(&town, &[&nora, &vera, &sam, mira, &nadia]).await, 3);

    // Counted on the day: one post says who, and nothing is left of who chose whom.
    town.advance(TimeDelta::days(2)).await;
    let counted = contests(&town, max).0;
    assert_eq!(counted["id"], english["id"], "changed where it stands");
    reads(&counted["embeds"].to_string(), &["Elected: **Sam**", "3 of 4 voted"]);
    reads(&sam.direct_transcript(), &["You have a seat in “Spring council”"]);
    assert!(!vera.direct_transcript().contains("You have a seat"));
    says(&sam.run("/council about").await, &["Sam", "Надя"]);
    assert_eq!(ballots(&town, &[&nora, &vera, &sam, mira, &nadia]).await, 0);
    assert!(!exported(&town, &vera).await.contains("Two weeks"), "words go with the election");
    says(&max.run("/program audit").await, &["held an election to a council"]);
    assert!(max.run("/program council").await.text().contains("[Hold an election]"));
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn creators_who_speak_russian_stand_and_vote_in_russian() {
    let town = Town::new().await;
    let council = found(&town).await;
    let (nadia, olya) = (town.creator("Надя", "ru", "ru").await, town.creator("Оля", "ru", "ru").await);
    hold(&town, &council).await;
    let contest = contests(&town, &council.lena).1;
    let card = nadia.press(&contest, "Выдвинуться").await;
    says(
        &card,
        &["ваше имя и ваш текст увидят авторы рынка «Россия»", "ваше имя узнают все в канале рынка и совет"],
    );
    stand(&nadia, &contest, "Больше примеров.").await;
    says(
        &stand(&olya, &contest, "Две недели на ролик.").await,
        &["Вы кандидат", "Ваш номер на случай жребия"],
    );
    town.advance(TimeDelta::days(2)).await;
    let contest = contests(&town, &council.lena).1;
    reads(&contest["embeds"].to_string(), &["2 кандидата на 1 место", "Голосование тайное"]);
    let paper = council.lena.press(&contest, "Голосовать").await;
    says(&paper, &["Выберите одного кандидата", "Надя", "Больше примеров.", "Оля", "Две недели на ролик."]);
    says(&council.lena.select(&paper, "Выбрать…", &["Оля"]).await, &["Ваш голос учтен: **Оля**"]);
    let own = nadia.press(&contest, "Моя кандидатура").await;
    says(&own, &["Больше примеров.", "[Снять кандидатуру]"]);
    town.advance(TimeDelta::days(2)).await;
    let counted = contests(&town, &council.lena).1["embeds"].to_string();
    reads(&counted, &["Избраны: **Оля**", "Проголосовали: 1 из 3"]);
    reads(&olya.direct_transcript(), &["У вас место в совете «Весенний совет»"]);
    says(&council.lena.press(&contest, "🌐").await, &["Избраны: **Оля**"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_that_come_at_once_all_count_once() {
    let town = Town::new().await;
    let council = found(&town).await;
    let names = ["Vera", "Sam", "Nora", "Ada", "Ben"];
    let people = join_all(names.map(|name| town.creator(name, "en-US", "us"))).await;
    hold(&town, &council).await;
    let contest = contests(&town, &council.max).0;
    for person in &people[..3] {
        stand(person, &contest, "Me.").await;
    }
    town.advance(TimeDelta::days(2)).await;
    let contest = contests(&town, &council.max).0;
    let papers = join_all(people.iter().map(|person| person.press(&contest, "Vote"))).await;
    let cast = people.iter().zip(&papers).flat_map(|(person, paper)| {
        ["Sam", "Vera", "Nora"].map(|name| async move { person.select(paper, "Choose…", &[name]).await })
    });
    let answers = join_all(cast).await;
    assert!(answers.iter().all(|answer| answer.text().contains("Your vote is kept")));
    // Whatever came last of each, now all but one choose Nora.
    join_all(people[1..].iter().map(|person| choose(person, &contest, &["Nora"]))).await;
    choose(&people[0], &contest, &["Sam"]).await;
    town.advance(TimeDelta::days(2)).await;
    let counted = contests(&town, &council.max).0["embeds"].to_string();
    reads(&counted, &["Elected: **Nora**", "5 of 6 voted"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_cast_while_it_is_counted_counts_or_is_told_that_it_is_over() {
    let town = Town::new().await;
    let council = found(&town).await;
    let (vera, sam) = (town.creator("Vera", "en-US", "us").await, town.creator("Sam", "en-US", "us").await);
    hold(&town, &council).await;
    let contest = contests(&town, &council.max).0;
    stand(&vera, &contest, "Me.").await;
    stand(&sam, &contest, "No, me.").await;
    town.advance(TimeDelta::days(2)).await;
    let contest = contests(&town, &council.max).0;
    choose(&sam, &contest, &["Sam"]).await;
    let (own, mira) = (vera.press(&contest, "Vote").await, council.mira.press(&contest, "Vote").await);
    let (first, second, ()) = futures::join!(
        vera.select(&own, "Choose…", &["Vera"]),
        council.mira.select(&mira, "Choose…", &["Vera"]),
        town.advance(TimeDelta::days(2)),
    );
    let kept = [&first, &second].iter().filter(|one| one.text().contains("Your vote is kept")).count();
    let told = [&first, &second].iter().filter(|one| one.text().contains("is over in your market")).count();
    assert_eq!(kept + told, 2, "{}{}", first.text(), second.text());
    town.settle().await;
    let counted = contests(&town, &council.max).0["embeds"].to_string();
    reads(&counted, &[&format!("{} of 3 voted", 1 + kept), "Elected"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lot_that_anybody_can_repeat_decides_between_as_many_votes() {
    let town = Town::new().await;
    let council = found(&town).await;
    let (vera, sam) = (town.creator("Vera", "en-US", "us").await, town.creator("Sam", "en-US", "us").await);
    hold(&town, &council).await;
    let contest = contests(&town, &council.max).0;
    let number = |card: &Outcome| -> i64 {
        let text = card.text();
        let after = text.split("in case of a lot: ").nth(1).expect("a number");
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().expect("a number")
    };
    let first = number(&stand(&vera, &contest, "Me.").await);
    // Stepping back and standing again moves no lot.
    let own = vera.press(&contest, "Stand").await;
    says(&vera.press(&own, "Step back").await, &["You do not stand", "[Write and stand]"]);
    assert_eq!(number(&stand(&vera, &contest, "Me after all.").await), first);
    let second = number(&stand(&sam, &contest, "No, me.").await);
    town.advance(TimeDelta::days(2)).await;
    let contest = contests(&town, &council.max).0;
    let paper = council.mira.press(&contest, "Vote").await;
    says(&paper, &[&format!("Vera ({first})"), &format!("Sam ({second})"), "if a lot has to decide"]);
    choose(&sam, &contest, &["Sam"]).await;
    choose(&vera, &contest, &["Vera"]).await;
    town.advance(TimeDelta::days(2)).await;
    let counted = contests(&town, &council.max).0["embeds"].to_string();
    reads(&counted, &["so a lot decided", &first.to_string(), &second.to_string(), "2 of 3 voted"]);
    let election = counted.split('`').nth(1).and_then(|words| words.split('/').next()).expect("a number");
    let election = ElectionId(election.parse().expect("a number"));
    let is_first = lot(election, CandidacyId(first)) < lot(election, CandidacyId(second));
    reads(&counted, &[if is_first { "Elected: **Vera**" } else { "Elected: **Sam**" }]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_steps_back_or_leaves_while_others_vote_is_not_counted() {
    let town = Town::new().await;
    let council = found(&town).await;
    let names = ["Vera", "Sam", "Nora"];
    let [vera, sam, nora] = names.map(|name| town.creator(name, "en-US", "us"));
    let (vera, sam, nora) = (vera.await, sam.await, nora.await);
    hold(&town, &council).await;
    let contest = contests(&town, &council.max).0;
    for person in [&vera, &sam, &nora] {
        stand(person, &contest, "Me.").await;
    }
    town.advance(TimeDelta::days(2)).await;
    let contest = contests(&town, &council.max).0;
    says(&council.mira.press(&contest, "My candidacy").await, &["already"]);
    let stale = council.mira.press(&contest, "Vote").await;
    choose(&sam, &contest, &["Vera"]).await;
    choose(&vera, &contest, &["Vera"]).await;
    choose(&nora, &contest, &["Nora"]).await;
    let own = vera.press(&contest, "My candidacy").await;
    assert!(!own.text().contains("[Change my words]"), "{}", own.text());
    let again = vera.press(&contest, "My candidacy").await;
    says(&vera.press(&own, "Step back").await, &["You do not stand"]);
    says(&vera.press(&again, "Step back").await, &["You do not stand"]);
    says(&council.mira.select(&stale, "Choose…", &["Vera"]).await, &["stands no more", "*Vote*"]);
    let paper = sam.press(&contest, "Vote").await;
    assert!(
        !paper.text().contains("Vera") && !paper.text().contains("Your vote is kept"),
        "{}",
        paper.text()
    );
    nora.leave(town.guild);
    becomes(&town, &nora, Stage::Left).await;
    town.advance(TimeDelta::days(2)).await;
    let counted = contests(&town, &council.max).0["embeds"].to_string();
    reads(&counted, &["Elected unopposed: **Sam**"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_election_is_called_off_until_it_is_counted() {
    let town = Town::new().await;
    let council = found(&town).await;
    let vera = town.creator("Vera", "en-US", "us").await;
    hold(&town, &council).await;
    let contest = contests(&town, &council.max).0;
    let own = stand(&vera, &contest, "Two weeks for videos.").await;
    let (sheet, same) =
        (council.max.run("/program council").await, council.max.run("/program council").await);
    let shown = council.max.press(&sheet, "See the election").await;
    let twice = council.max.press(&same, "See the election").await;
    let sure = council.max.press(&shown, "Call it off").await;
    says(&sure, &["It cannot be taken back"]);
    says(&council.max.press(&sure, "Call it off for good").await, &["It was called off"]);
    let sure = council.max.press(&twice, "Call it off").await;
    says(&council.max.press(&sure, "Call it off for good").await, &["is over"]);
    town.settle().await;
    let (english, russian) = contests(&town, &council.max);
    reads(&english["embeds"].to_string(), &["Managers called this election off"]);
    reads(&russian["embeds"].to_string(), &["Менеджеры отменили эти выборы"]);
    says(&vera.press(&own, "Step back").await, &["is over in your market"]);
    assert!(!exported(&town, &vera).await.contains("Two weeks"), "words go with the election");
    town.advance(TimeDelta::days(9)).await;
    assert!(!vera.direct_transcript().contains("You have a seat"));
    says(&hold(&town, &council).await, &["1 free seat, no candidates"]);
    assert_eq!(
        posts(&council.max, town.us).iter().filter(|post| post.to_string().contains("Election to")).count(),
        2
    );
    close(town).await;
}
