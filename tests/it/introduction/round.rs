//! Rounds: what managers see before and after, and whom creators meet.

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{Outcome, Person};
use duet::domain::Language;
use duet::domain::introduction::{Cadence, Level, Profile, Skill, Text, Topic};
use duet::store;

use super::{all_read, day_for_both, hours, place, press, reads, reads_nothing_of, says, threads, two};
use crate::support::Town;

/// Opts somebody in who would like to meet somebody every month and speaks these languages well.
pub(super) async fn ready(
    town: &Town,
    person: &Person,
    languages: &[Language],
    (offers, learns): (&str, &str),
) {
    let (program, creator) = place(town, person).await;
    let words = Text { language: languages[0], offers: offers.to_owned(), learns: learns.to_owned() };
    let profile = Profile {
        cadence: Cadence::Monthly,
        joined_at: Some(town.now()),
        texts: vec![words],
        topics: vec![Topic::Editing],
        languages: languages
            .iter()
            .map(|language| Skill { language: *language, level: Level::Well })
            .collect(),
        ..Profile::new(creator, program)
    };
    let mut tx = town.duet.app.begin().await.expect("the database works");
    store::introduction::insert_or_update_profile(&mut tx, &profile).await.expect("the database works");
    tx.commit().await.expect("the database works");
}

/// Mira of the one market, Лена and Олег of the other, who all speak a language that she speaks.
async fn three(town: &Town) -> [Person; 3] {
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let oleg = town.creator("Олег", "ru", "ru").await;
    ready(town, &mira, &[Language::En, Language::Ru], ("Tea", "How brands think")).await;
    ready(town, &lena, &[Language::Ru, Language::En], ("Знаю все о брендах", "Чай")).await;
    ready(town, &oleg, &[Language::Ru], ("Чай", "Чай")).await;
    day_for_both(town).await;
    [mira, lena, oleg]
}

async fn starts(boss: &Person) -> Outcome {
    let preview = boss.run("/round start").await;
    boss.press(&preview, "Start the round").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_introduces_whom_it_showed_and_whoever_is_left_out_comes_first_next_time() {
    let mut town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let [mira, lena, oleg] = three(&town).await;
    says(&boss.run("/round status").await, &["There was no round yet", "`/round preview`"]);
    let preview = boss.run("/round preview").await;
    // Лена knows about brands what Mira would like to learn.
    says(&preview, &["The next round: 1 introduction", "2 of the 3", "Mira and Лена: one offers", "brands"]);
    says(&preview, &["Олег: everybody who suits meets somebody else"]);
    assert!(!mira.direct_transcript().contains("Would you like to meet"), "nobody hears of a preview");
    says(&boss.press(&preview, "Start the round").await, &["The round has begun", "72 hours"]);
    town.restart().await;
    town.advance(TimeDelta::minutes(1)).await;
    reads(
        &mira.direct_transcript(),
        &["Would you like to meet Лена?", "offers what the other would like to learn"],
    );
    reads(
        &oleg.direct_transcript(),
        &["В этот раз без знакомства", "все, кто подходит", "В следующем раунде вы первые"],
    );
    reads_nothing_of(&lena.direct_transcript(), &["без знакомства"]);
    says(&olga.run("/раунд итоги").await, &["1 знакомство", "ждем ответов: 1", "Олег: все, кто подходит"]);
    says(&boss.run("/round preview").await, &["Nobody would meet yet", "`/intro join`"]);
    hours(&town, 73).await;
    says(&olga.run("/раунд итоги").await, &["не сложилось: 1"]);

    town.advance(TimeDelta::days(28)).await;
    let next = olga.run("/раунд просмотр").await;
    says(&next, &["Следующий раунд: 1 знакомство", "Mira и Олег"]);
    says(&olga.press(&next, "Начать раунд").await, &["Раунд начался"]);
    town.advance(TimeDelta::minutes(1)).await;
    reads(&oleg.direct_transcript(), &["Mira"]);
    says(&boss.run("/program audit").await, &["started a round of introductions"]);
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_leads_new_york_and_almaty_over_a_change_of_the_clocks_to_a_talk_and_what_came_of_it() {
    let mut town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = two(&town).await;
    // Clocks are put forward in New York on 8 March.
    town.advance("2026-03-03T14:30:00Z".parse::<DateTime<Utc>>().expect("a moment") - town.now()).await;
    says(&boss.run("/round preview").await, &["Nobody would meet yet", "no language in common"]);
    let own = lena.run("/знакомство вступить").await;
    let both = ["Русский (родной)", "Английский (немного)"];
    says(&lena.select(&own, "На каких языках говорите и как…", &both).await, &["Английский (немного)"]);
    says(&starts(&boss).await, &["The round has begun"]);
    town.restart().await;
    town.advance(TimeDelta::minutes(1)).await;
    // Half past nine and nineteen before it, then ten and nineteen.
    let times = ["2026-03-07T14:30:00Z", "2026-03-09T14:00:00Z"].map(|at| {
        let moment: DateTime<Utc> = at.parse().expect("a moment");
        format!("<t:{}:f>", moment.timestamp())
    });
    for (person, who) in [(&mira, "Would you like to meet Лена?"), (&lena, "Познакомить вас? Mira")]
    {
        reads(&person.direct_transcript(), &[who, &times[0], &times[1]]);
    }
    town.restart().await;
    says(&press(&mira, "Yes").await, &["You said yes"]);
    hours(&town, 49).await;
    reads(&lena.direct_transcript(), &["Еще можно ответить: Mira"]);
    says(&press(&lena, "Да").await, &["Все согласны"]);
    town.restart().await;
    town.settle().await;
    let opened = threads(&town, &mira);
    assert_eq!((opened.len(), &opened), (1, &threads(&town, &lena)));
    reads(&lena.transcript(opened[0]), &["Знакомьтесь:", "meet each other", "монтаж и звук", "Fast cuts"]);
    says(&boss.run("/round status").await, &["1 in conversation"]);
    hours(&town, 16 * 24).await;
    says(&press(&mira, "Well worth it").await, &["for nobody else to read"]);
    says(&press(&lena, "Очень не зря").await, &["Спасибо"]);
    says(&boss.run("/round status").await, &["2 people said that they met"]);
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_starts_that_nobody_has_looked_at() {
    let town = Town::new().await;
    let (boss, max) = (town.manager("Boss", "en-US"), town.manager("Max", "en-US"));
    let [mira, lena, oleg] = three(&town).await;
    let preview = boss.run("/round preview").await;
    says(&preview, &["Mira and Лена"]);
    let ((_, one), (_, other)) = (place(&town, &lena).await, place(&town, &mira).await);
    let mut tx = town.duet.app.begin().await.expect("the database works");
    store::introduction::insert_avoid(&mut tx, (one, other), town.now()).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let changed = boss.press(&preview, "Start the round").await;
    says(&changed, &["This round has changed", "nobody was asked yet", "Mira and Олег"]);
    // Nobody reads that somebody is avoided.
    says(&changed, &["Лена: nobody suitable this time"]);
    town.advance(TimeDelta::minutes(1)).await;
    reads_nothing_of(&mira.direct_transcript(), &["Would you like to meet"]);
    let (first, second) = tokio::join!(boss.press(&changed, "Start the round"), starts(&max));
    let begun =
        [&first, &second].into_iter().filter(|one| one.text().contains("The round has begun")).count();
    assert_eq!(begun, 1, "{}\n{}", first.text(), second.text());
    town.advance(TimeDelta::minutes(1)).await;
    assert_eq!(mira.direct_transcript().matches("Would you like to meet").count(), 1);
    reads(&oleg.direct_transcript(), &["Mira"]);
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_before_being_asked_is_not_asked_and_the_other_hears_kindly() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let [mira, lena, _] = three(&town).await;
    starts(&boss).await;
    let (_, creator) = place(&town, &lena).await;
    let mut tx = town.duet.app.begin().await.expect("the database works");
    assert!(store::introduction::update_left(&mut tx, creator).await.expect("the database works"));
    tx.commit().await.expect("the database works");
    town.advance(TimeDelta::minutes(1)).await;
    reads(&mira.direct_transcript(), &["Not this round", "nobody suitable this time"]);
    reads_nothing_of(&mira.direct_transcript(), &["Лена", "Would you like to meet"]);
    reads_nothing_of(&lena.direct_transcript(), &["Mira"]);
    says(&boss.run("/round status").await, &["1 given up"]);
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_decide_who_may_meet() {
    let town = Town::new().await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let [_, lena, _] = three(&town).await;
    let rules = olga.run("/раунд правила").await;
    says(&rules, &["Правила знакомств", "не раньше чем через 6 месяцев", "только люди разных рынков"]);
    olga.press(&rules, "Изменить перерыв").await;
    says(&olga.submit("", &[("months", "99")]).await, &["Это не число месяцев от 0 до 60"]);
    olga.press(&rules, "Изменить перерыв").await;
    says(&olga.submit("", &[("months", "1")]).await, &["не раньше чем через 1 месяц"]);
    says(&olga.press(&rules, "И внутри рынка").await, &["и люди одного рынка"]);
    let rules = boss.run("/round rules").await;
    says(&rules, &["after a month at the earliest", "people of one market may meet", "joins two others"]);
    // Now all three suit each other.
    let preview = boss.press(&rules, "Show the next round").await;
    says(&preview, &["3 of the 3", "Mira, Лена, and Олег"]);
    let rules = boss.press(&preview, "Rules").await;
    says(&boss.press(&rules, "Only two").await, &["waits for the next round"]);
    says(&boss.run("/round preview").await, &["2 of the 3"]);
    let rules = boss.run("/round rules").await;
    let chosen = boss.select(&rules, "Audiences in rounds", &["rather of similar size"]).await;
    says(&chosen, &["rather of similar size"]);
    says(&boss.run("/program audit").await, &["changed the rules of introductions"]);
    let refused = lena.press(&rules, "Only across markets").await;
    reads_nothing_of(&refused.text(), &["Rules of introductions"]);
    town.close().await;
}
