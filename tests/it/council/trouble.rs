//! What councils refuse, what two do at once, and what is left of whoever asks to be forgotten.

use discord_sandbox::NewChannel;

use super::{Council, close, found, posts, propose, reads, says, translate};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_council_is_founded_once_and_nobody_sits_twice() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let olga = town.manager("Ольга", "ru");
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.newcomer("Sam", "en-GB");
    says(&mira.run("/council about").await, &["no council here yet", "`/program council`"]);
    says(&mira.run("/council propose").await, &["no council here yet"]);
    says(&mira.run("/council decisions").await, &["Nothing is decided yet"]);
    says(&sam.run("/council decisions").await, &["`/start`"]);
    let (one, two) = (max.run("/program council").await, olga.run("/программа совет").await);
    says(&two, &["Совета пока нет", "[Учредить совет]"]);
    max.press(&one, "Found a council").await;
    olga.press(&two, "Учредить совет").await;
    let typed = [
        ("name-0", "Spring council"),
        ("name-1", "Весенний совет"),
        ("ends", "2026-09-30"),
        ("seats", "1"),
        ("quorum", "1"),
    ];
    let (first, second) = futures::join!(max.submit("", &typed), olga.submit("", &typed));
    let both = format!("{}{}", first.text(), second.text());
    let founded = both.matches("Nobody sits").count() + both.matches("пока никого нет").count();
    assert_eq!(founded, 1, "{both}");
    let sheet = max.run("/program council").await;
    says(&max.select(&sheet, "Give somebody a seat…", &["Max"]).await, &["no such creator"]);
    let sheet = max.select(&sheet, "Give somebody a seat…", &["Mira"]).await;
    let sheet = max.select(&sheet, "Give somebody a seat…", &["Mira"]).await;
    assert_eq!(sheet.text().matches(&format!("<@{}>", mira.id())).count(), 1, "{}", sheet.text());
    let vera = town.creator("Vera", "en-US", "us").await;
    says(&max.select(&sheet, "Give somebody a seat…", &["Vera"]).await, &["All seats of the market"]);
    says(&vera.run("/council propose").await, &["for the council’s members"]);
    says(&mira.run("/council propose").await, &["no channel yet"]);
    let public = town.sandbox.channel(town.guild, &NewChannel::named("everybody"));
    let refused = max.select(&sheet, "Choose its private channel…", &["everybody"]).await;
    says(&refused, &[&format!("<#{public}>")]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_term_needs_a_last_day_and_says_so_without_offering_to_leave_it_out() {
    let town = Town::new().await;
    let (max, olga) = (town.manager("Max", "en-US"), town.manager("Ольга", "ru"));
    let (one, two) = (max.run("/program council").await, olga.run("/программа совет").await);
    let typed = |ends: &'static str| {
        let names = [("name-0", "Spring council"), ("name-1", "Весенний совет")];
        names.into_iter().chain([("ends", ends), ("seats", "1"), ("quorum", "1")]).collect::<Vec<_>>()
    };
    max.press(&one, "Found a council").await;
    let refused = max.submit("", &typed("some day")).await;
    says(&refused, &["“some day” is not a day", "Write it like"]);
    assert!(!refused.text().contains("leave it empty"), "{}", refused.text());
    olga.press(&two, "Учредить совет").await;
    let refused = olga.submit("", &typed("когда-нибудь")).await;
    says(&refused, &["Дату «когда-нибудь» понять не удалось"]);
    assert!(!refused.text().contains("пустым"), "{}", refused.text());
    max.press(&one, "Found a council").await;
    says(&max.submit("", &typed("2026-09-30")).await, &["Nobody sits in it yet"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_open_a_vote_or_translate_at_once_one_does() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, lena, channel, .. } = &council;
    let proposal = propose(&town, &council).await;
    says(&lena.press(&proposal, "Open the vote").await, &["председатель или менеджер"]);
    max.press(&proposal, "Translate").await;
    translate(&town, &council, &proposal).await;
    let late = max.submit("", &[("title", "Time"), ("body", "Two weeks for each video.")]).await;
    says(&late, &["there already", "Two weeks for each video."]);
    mira.press(&proposal, "Open the vote").await;
    max.press(&proposal, "Open the vote").await;
    let (one, two) = futures::join!(mira.submit("", &[("days", "2")]), max.submit("", &[("days", "2")]));
    let both = format!("{}{}", one.text(), two.text());
    assert_eq!(both.matches("It is open until").count(), 1, "{both}");
    assert_eq!(both.matches("not discussed any more").count(), 1, "{both}");
    town.settle().await;
    let votes = posts(mira, *channel).into_iter().filter(|post| post.to_string().contains("One vote for"));
    assert_eq!(votes.count(), 1);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_proposed_goes_with_them_and_what_was_voted_on_stays_without_their_name() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { mira, lena, channel, .. } = &council;
    let proposal = propose(&town, &council).await;
    let exported = lena.run("/профиль выгрузка").await;
    assert_eq!(exported.error, None, "{}", exported.text());
    let sure = lena.run("/профиль забыть").await;
    let gone = lena.press(&sure, "Удалить все").await;
    assert_eq!(gone.error, None, "{}", gone.text());
    town.settle().await;
    let found = posts(mira, *channel).into_iter().find(|post| post["id"] == proposal["id"]);
    let stands = found.expect("the post is changed where it stands");
    reads(&stands["embeds"].to_string(), &["took it back"]);
    let all = posts(mira, *channel).into_iter().map(|post| post["embeds"].to_string()).collect::<String>();
    assert!(!all.contains(&lena.id().to_string()) && !all.contains("две недели"), "{all}");
    assert!(!all.contains("Больше времени"), "{all}");
    says(&mira.press(&stands, "🌐").await, &["took it back"]);
    reads(&mira.run("/council agenda").await.text(), &["Nothing is open"]);
    close(town).await;
}
