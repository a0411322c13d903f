//! A no leaves no trace: to the other side it is the same as silence, in every word and at every moment.

use chrono::TimeDelta;
use discord_sandbox::Person;

use super::{
    all_read, day_for_both, hours, introduced, made, opted_in, paired, press, proposed, reached, reads,
    reads_nothing_of, says, threads, two,
};
use crate::support::Town;

/// What the other one does.
#[derive(Clone, Copy, Debug)]
enum Does {
    Nothing,
    Declines,
    DeclinesForEver,
    Joins,
    Avoids,
    OptsOut,
    Pauses,
    LeavesTheServer,
}

const ALL: [Does; 7] = [
    Does::Nothing,
    Does::Declines,
    Does::DeclinesForEver,
    Does::Avoids,
    Does::OptsOut,
    Does::Pauses,
    Does::LeavesTheServer,
];

async fn does(town: &Town, who: &Person, whom: &Person, what: Does) {
    let answer = match what {
        Does::Nothing => return,
        Does::Declines => press(who, "Не сейчас").await,
        Does::DeclinesForEver => press(who, "Не с этим человеком").await,
        Does::Joins => press(who, "Да").await,
        Does::Avoids => who.run(&format!("/знакомство избегать кто:<@{}>", whom.id())).await,
        Does::OptsOut => who.run("/знакомство выйти").await,
        Does::Pauses => who.run("/знакомство пауза до:30.06.2026").await,
        Does::LeavesTheServer => return who.leave(town.guild),
    };
    assert_eq!(answer.error, None, "{what:?}: {}", answer.text());
}

/// All that somebody was told in private and when, without the name of the other one.
fn heard(of: &Person, other: &str) -> Vec<(String, String)> {
    let said = of.direct_messages().into_iter().map(|message| {
        let buttons: Vec<String> = message["components"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|row| row["components"].as_array().cloned().unwrap_or_default())
            .map(|button| button["label"].to_string())
            .collect();
        let words = format!("{}{buttons:?}", message["embeds"]).replace(other, "X");
        (message["timestamp"].to_string(), words)
    });
    said.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_cannot_be_told_from_silence() {
    let town = Town::new().await;
    let mut pairs = Vec::new();
    for (number, what) in ALL.into_iter().enumerate() {
        for says_yes in [true, false] {
            let name = format!("Борис-{number}-{says_yes}");
            let ann = town.creator(&format!("Ann-{number}-{says_yes}"), "en-US", "us").await;
            let boris = town.creator(&name, "ru", "ru").await;
            opted_in(&town, &ann).await;
            opted_in(&town, &boris).await;
            // Direct messages are opened a few at a time; these were before.
            reached(&town, &ann).await;
            reached(&town, &boris).await;
            pairs.push((ann, boris, name, what, says_yes));
        }
    }
    day_for_both(&town).await;
    for (ann, boris, ..) in &pairs {
        paired(&town, ann, boris).await;
    }
    let (mut answers, mut histories) = (Vec::new(), Vec::new());
    for (number, (ann, boris, name, what, says_yes)) in pairs.iter().enumerate() {
        // Some decline before the other one answers, and some after.
        if number % 4 < 2 {
            does(&town, boris, ann, *what).await;
        }
        if *says_yes {
            answers.push(press(ann, "Yes").await.text().replace(name.as_str(), "X"));
        }
        if number % 4 >= 2 {
            does(&town, boris, ann, *what).await;
        }
        histories.push((says_yes, ann.run("/intro history").await.text().replace(name.as_str(), "X")));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:#?}");
    for is_yes in [true, false] {
        let mut told: Vec<&String> =
            histories.iter().filter(|(yes, _)| **yes == is_yes).map(|(_, told)| told).collect();
        told.dedup();
        assert_eq!(told.len(), 1, "{told:#?}");
    }
    for _ in 0..5 {
        hours(&town, 24).await;
    }
    for is_yes in [true, false] {
        let of = pairs.iter().filter(|(.., says_yes)| *says_yes == is_yes);
        let mut all: Vec<_> = of.map(|(ann, _, name, what, _)| (what, heard(ann, name))).collect();
        let (_, silent) = all.remove(0);
        assert_eq!(silent.len(), if is_yes { 2 } else { 3 }, "{silent:#?}");
        assert!(silent.last().is_some_and(|(_, words)| words.contains("did not come about")), "{silent:#?}");
        for (what, told) in all {
            assert_eq!(told, silent, "{what:?} can be told from silence");
        }
    }
    assert_eq!(made(&town), 0, "no pair without two yeses opens");
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_can_change_ones_mind_until_the_time_is_over() {
    let town = Town::new().await;
    let boss = town.manager("Босс", "ru");
    let (mira, lena) = two(&town).await;
    day_for_both(&town).await;
    let proposal = proposed(&boss, &lena, &mira).await;
    says(&proposal, &["Познакомить? Лена", "Почему именно вы"]);
    says(&boss.press(&proposal, "Спросить их").await, &["Вопрос задан"]);
    town.settle().await;
    let no = press(&lena, "Не сейчас").await;
    says(&no, &["передумать можно"]);
    says(&press(&mira, "Yes").await, &["You said yes"]);
    does(&town, &lena, &mira, Does::Joins).await;
    town.settle().await;
    assert_eq!((made(&town), threads(&town, &lena).len()), (1, 1));
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_opted_out_in_the_night_is_not_spoken_of_in_the_morning() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = two(&town).await;
    // It is night in New York, and Mira is not there any more: she is not told yet.
    town.advance(TimeDelta::minutes(30)).await;
    introduced(&town, &boss, &mira, &lena).await;
    reads(&lena.direct_transcript(), &["Познакомить вас? Mira"]);
    assert!(mira.direct_messages().is_empty());
    says(&press(&lena, "Не с этим человеком").await, &["Больше вас не будут знакомить"]);
    for _ in 0..4 {
        hours(&town, 24).await;
    }
    assert!(mira.direct_messages().is_empty(), "{}", mira.direct_transcript());
    says(&mira.run("/intro history").await, &["Nobody so far"]);
    all_read(&town);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rest_avoidance_and_a_recent_meeting_read_the_same_to_a_manager() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = two(&town).await;
    day_for_both(&town).await;
    let mut words = Vec::new();
    for (hold, ease) in [
        (format!("/знакомство избегать кто:<@{}>", mira.id()), "Отменить"),
        ("/знакомство пауза до:30.06.2026".to_owned(), "Закончить паузу"),
    ] {
        let proposal = proposed(&boss, &mira, &lena).await;
        let held = lena.run(&hold).await;
        words.push(boss.press(&proposal, "Ask them").await.text());
        says(&boss.menu("Introduce…", mira.id()).await, &["Nobody fits at present"]);
        lena.press(&held, ease).await;
    }
    let (one, other) = (proposed(&boss, &mira, &lena).await, proposed(&boss, &mira, &lena).await);
    says(&boss.press(&one, "Ask them").await, &["are asked"]);
    town.settle().await;
    words.push(boss.press(&other, "Ask them").await.text());
    words.dedup();
    assert_eq!(words.len(), 1, "{words:?}");
    reads(&words[0], &["cannot be introduced to each other at present"]);
    // For six months they are not introduced again.
    for _ in 0..4 {
        hours(&town, 24).await;
    }
    says(&boss.menu("Introduce…", mira.id()).await, &["Nobody fits at present"]);
    town.pass(TimeDelta::days(190));
    says(&proposed(&boss, &mira, &lena).await, &["Introduce Mira and Лена?"]);
    reads_nothing_of(&boss.run("/program audit").await.text(), &["Лена", "Mira"]);
    all_read(&town);
    town.settle().await;
    all_read(&town);
    town.close().await;
}
