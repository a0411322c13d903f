//! What elections refuse, how many stand on a page, and what is left of candidates and voters who ask to be forgotten.

use chrono::TimeDelta;
use discord_sandbox::Person;

use super::election::{choose, contests, day, hold, stand};
use super::{Council, close, found, reads, says};
use crate::support::Town;

/// Everything that is known of somebody is erased.
async fn forget(town: &Town, person: &Person) {
    let sure = person.run("/profile forget").await;
    let gone = person.press(&sure, "Erase everything").await;
    assert_eq!(gone.error, None, "{}", gone.text());
    town.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_election_is_held_once_and_on_days_that_fit() {
    let town = Town::new().await;
    let council = found(&town).await;
    let olga = town.manager("Ольга", "ru");
    let typed = async |stand: String, vote: String| {
        let sheet = council.max.run("/program council").await;
        council.max.press(&sheet, "Hold an election").await;
        council.max.submit("", &[("stand", &*stand), ("vote", &*vote)]).await
    };
    says(&typed(day(&town, 3), day(&town, 3)).await, &["has to come after the last day to stand"]);
    says(&typed(day(&town, 3), "2026-09-30".to_owned()).await, &["term ends on"]);
    says(&typed("soon".to_owned(), day(&town, 3)).await, &["soon"]);
    says(&typed("2025-01-01".to_owned(), day(&town, 3)).await, &["over"]);
    let (one, two) = (council.max.run("/program council").await, olga.run("/программа совет").await);
    council.max.press(&one, "Hold an election").await;
    olga.press(&two, "Провести выборы").await;
    let days = [("stand", &*day(&town, 1)), ("vote", &*day(&town, 3))];
    let (first, second) = futures::join!(council.max.submit("", &days), olga.submit("", &days));
    let both = format!("{}{}", first.text(), second.text());
    let held = both.matches("[Call it off]").count() + both.matches("[Отменить выборы]").count();
    assert_eq!(held, 1, "{both}");
    let late = both.contains("under way already") || both.contains("уже идут");
    assert!(late, "{both}");
    town.settle().await;
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_elected_where_no_seat_is_free_and_a_seat_given_meanwhile_is_not_given_twice() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, .. } = &council;
    let (vera, _) = (town.creator("Vera", "en-US", "us").await, town.creator("Sam", "en-US", "us").await);
    hold(&town, &council).await;
    let (english, russian) = contests(&town, max);
    stand(&vera, &english, "Me.").await;
    let sheet = max.run("/program council").await;
    max.select(&sheet, "Give somebody a seat…", &["Sam"]).await;
    town.advance(TimeDelta::days(2)).await;
    let (full, nobody) = contests(&town, max);
    reads(&full["embeds"].to_string(), &["given out before it could be counted"]);
    reads(&nobody["embeds"].to_string(), &["Никто не выдвинулся"]);
    assert_eq!(nobody["id"], russian["id"]);
    town.creator("Надя", "ru", "ru").await;
    let sheet = max.run("/program council").await;
    let sheet = max.select(&sheet, "Give somebody a seat…", &["Надя"]).await;
    says(&max.press(&sheet, "Hold an election").await, &["nothing to elect"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_stand_are_read_page_by_page_and_chosen_from_one_list() {
    let town = Town::new().await;
    let council = found(&town).await;
    hold(&town, &council).await;
    let contest = contests(&town, &council.max).0;
    let names = ["Ada", "Ben", "Cleo", "Dan", "Eve"];
    for name in names {
        let person = town.creator(name, "en-US", "us").await;
        let words = format!("I am {name}. {}", "*".repeat(585));
        says(&stand(&person, &contest, &words).await, &["You stand"]);
    }
    town.advance(TimeDelta::days(2)).await;
    let contest = contests(&town, &council.max).0;
    let paper = council.mira.press(&contest, "Vote").await;
    says(&paper, &["I am Ada", "I am Dan", "[Next]", "Page 1 of 2"]);
    assert!(!paper.text().contains("I am Eve"), "{}", paper.text());
    let next = council.mira.press(&paper, "Next").await;
    says(&next, &["I am Eve", "[Back]"]);
    says(&council.mira.select(&next, "Choose…", &["Ada"]).await, &["Your vote is kept: **Ada**"]);
    says(&choose(&council.mira, &contest, &["Eve"]).await, &["Your vote is kept: **Eve**"]);
    town.advance(TimeDelta::days(2)).await;
    reads(&contests(&town, &council.max).0["embeds"].to_string(), &["Elected: **Eve**", "1 of 6 voted"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_to_be_forgotten_is_gone_from_an_election_at_every_stage() {
    let town = Town::new().await;
    let council = found(&town).await;
    let names = ["Ada", "Ben", "Cleo", "Dan", "Eve"];
    let mut people = Vec::new();
    for name in names {
        people.push(town.creator(name, "en-US", "us").await);
    }
    let [ada, ben, cleo, dan, eve] = &people[..] else { panic!("five") };
    hold(&town, &council).await;
    let contest = contests(&town, &council.max).0;
    for person in [ada, ben, cleo, dan] {
        stand(person, &contest, "I would propose gingerbread.").await;
    }
    // While one can stand.
    forget(&town, ada).await;
    reads(&contests(&town, &council.max).0["embeds"].to_string(), &["Candidates so far: 3"]);
    town.advance(TimeDelta::days(2)).await;
    let contest = contests(&town, &council.max).0;
    choose(cleo, &contest, &["Ben"]).await;
    choose(eve, &contest, &["Dan"]).await;
    choose(dan, &contest, &["Dan"]).await;
    // While others vote: a candidate takes along who chose them, and a voter their vote.
    forget(&town, ben).await;
    forget(&town, eve).await;
    let paper = cleo.press(&contest, "Vote").await;
    assert!(!paper.text().contains("Ben") && !paper.text().contains("Your vote"), "{}", paper.text());
    town.advance(TimeDelta::days(2)).await;
    reads(&contests(&town, &council.max).0["embeds"].to_string(), &["Elected: **Dan**", "1 of 3 voted"]);
    // Once it is counted.
    forget(&town, dan).await;
    let stands = contests(&town, &council.max).0["embeds"].to_string();
    reads(&stands, &["not in the programme any more"]);
    assert!(!stands.contains("Dan"), "{stands}");
    close(town).await;
}
