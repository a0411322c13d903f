//! What managers try out, and what came of it.

use discord_sandbox::Outcome;

use crate::support::Town;

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(answer.text().contains(word), "{word:?} is missing in\n{}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_experiment_goes_from_a_guess_to_what_came_of_it() {
    let town = Town::new().await;
    let (max, olga) = (town.manager("Max", "en-US"), town.manager("Ольга", "ru"));
    says(&olga.run("/эксперимент список").await, &["Что мы проверяем", "Пока ничего"]);
    max.run("/experiment new campaign:Always on").await;
    let words = [("hypothesis", "Short videos sell more"), ("variables", "Changes: the length.")];
    let begun = max.submit("", &words).await;
    says(&begun, &["Short videos sell more", "Runs since", "Changes: the length.", "Always on"]);
    olga.run("/эксперимент новый").await;
    olga.submit("", &[("hypothesis", "Вечером покупают чаще"), ("variables", "Меняется час.")]).await;
    let all = max.run("/experiment list").await;
    says(&all, &["Short videos sell more", "Вечером покупают чаще"]);
    let of_campaign = max.run("/experiment list campaign:Always on").await;
    says(&of_campaign, &["What we try out: Always on", "Short videos"]);
    assert!(!of_campaign.text().contains("Вечером"), "{}", of_campaign.text());

    let offered = max.complete("/experiment result experiment:short").await;
    assert_eq!(offered.names(), ["Short videos sell more"]);
    max.run("/experiment result experiment:Short videos sell more verdict:it is not so").await;
    let done = max.submit("", &[("outcome", "Longer ones sold twice as much.")]).await;
    says(&done, &["Refuted", "Longer ones sold twice as much."]);
    let late = max.press(&begun, "It is so").await;
    says(&late, &["What came of this experiment is written down already"]);
    assert!(max.complete("/experiment result experiment:short").await.names().is_empty());
    says(&olga.run("/эксперимент список").await, &["Не подтвердилось", "Longer ones"]);
    says(&max.run("/program audit").await, &["began an experiment", "wrote down what came of an experiment"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_managers_see_experiments() {
    let town = Town::new().await;
    let (max, mira) = (town.manager("Max", "en-US"), town.creator("Mira", "en-US", "us").await);
    max.run("/experiment new").await;
    let begun = max.submit("", &[("hypothesis", "A secret guess"), ("variables", "All")]).await;
    let seen = mira.press(&begun, "It is so").await;
    assert!(seen.modal.is_none() && !seen.text().contains("A secret guess"), "{}", seen.text());
    let again = max.run("/experiment list").await;
    says(&max.press(&again, "New experiment").await, &["Hypothesis"]);
    town.close().await;
}
