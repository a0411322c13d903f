//! Public thanks: with the creator's consent, in the channel's language, and gone when the creator wants them gone.

use discord_sandbox::{Id, NewChannel, Outcome, Overwrite, Permissions, Person};
use serde_json::Value;

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

/// What stands in a channel for everybody, as somebody sees it.
fn posts(person: &Person, channel: Id) -> Vec<Value> {
    let is_private = |message: &Value| message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    person.messages(channel).into_iter().filter(|message| !is_private(message)).collect()
}

/// Has a manager choose a new channel for wins, in whatever language.
pub async fn choose_wins(town: &Town, manager: &Person) -> Id {
    let wins = town.sandbox.channel(town.guild, &NewChannel::named("wins"));
    let channels = manager.run("/program channels").await;
    let focused = manager.select(&channels, "What the channel is for", &["Wins and thanks"]).await;
    let chosen = manager.select(&focused, "Channel: Wins and thanks", &["wins"]).await;
    says(&chosen, &[&format!("Wins and thanks:** <#{wins}>")]);
    wins
}

/// Has a creator agree to be thanked in public, or no longer.
pub async fn switch_thanks(creator: &Person, is_on: bool) {
    let profile = creator.run("/profile show").await;
    let is_russian = profile.text().contains("Где меня называть");
    let names =
        creator.press(&profile, if is_russian { "Где меня называть" } else { "Where my name appears" });
    let label = match (is_russian, is_on) {
        (false, true) => "Thanks: off",
        (false, false) => "Thanks: on",
        (true, true) => "Благодарности: нет",
        (true, false) => "Благодарности: да",
    };
    let names = names.await;
    let set = creator.press(&names, label).await;
    assert_eq!(set.error, None, "{}", set.text());
}

/// Thanks in both languages, as their writer sees them.
async fn written(manager: &Person, creator: &Person) -> Outcome {
    let form = manager.menu("Thank publicly", creator.id()).await;
    assert!(form.modal.is_some(), "{}", form.text());
    manager
        .submit("", &[("words-0", "Mira made **our** week."), ("words-1", "Благодаря Мире неделя удалась.")])
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_who_agrees_is_thanked_in_the_channels_language_and_hears_of_it() {
    let mut town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let unwanted = max.menu("Thank publicly", mira.id()).await;
    says(&unwanted, &["Mira has not agreed to be thanked by name", "`/profile show`"]);
    switch_thanks(&mira, true).await;
    says(&max.menu("Thank publicly", mira.id()).await, &["no channel for wins", "`/program channels`"]);
    let wins = choose_wins(&town, &max).await;
    says(&max.menu("Thank publicly", max.id()).await, &["no such creator"]);
    max.menu("Thank publicly", mira.id()).await;
    let half = max.submit("", &[("words-0", "Mira made our week."), ("words-1", "\u{200b}")]).await;
    says(&half, &["Thanks", "Mira made our week."]);
    max.menu("Thank publicly", mira.id()).await;
    let named = max.submit("", &[("words-0", "Mira and Лена!"), ("words-1", "Мира!")]).await;
    says(&named, &["Лена", "not named in public posts"]);
    let preview = written(&max, &mira).await;
    says(&preview, &["Nobody has seen this yet", "Благодаря Мире", "[Post]"]);
    town.restart().await;
    let changed = max.press(&preview, "Change").await;
    assert!(changed.modal.is_some(), "{}", changed.text());
    let preview = max.submit("", &[("words-0", "Mira made **our** year.")]).await;
    town.restart().await;
    let (one, two) = futures::join!(max.press(&preview, "Post"), max.press(&preview, "Post"));
    let both = format!("{}{}", one.text(), two.text());
    reads(&both, &["It stands in", &format!("<#{wins}>")]);
    assert_eq!(both.matches("It stands in").count(), 1, "{both}");
    town.settle().await;
    let stand = posts(&lena, wins);
    assert_eq!(stand.len(), 1, "{stand:?}");
    let public = lena.transcript(wins);
    reads(
        &public,
        &["🎉 Thank you, Mira", "Mira made \\*\\*our\\*\\* year.", &format!("<@{}>", mira.id()), "[🌐]"],
    );
    assert_eq!(stand[0]["mentions"], serde_json::json!([]), "a post rings at nobody");
    says(&lena.press(&stand[0], "🌐").await, &["Спасибо, Mira", "Благодаря Мире неделя удалась."]);
    let told = mira.direct_transcript();
    reads(&told, &["Acme creators thanks you in public", "Mira made", "[Look at the post]"]);
    says(&max.run("/program audit").await, &["thanked a creator in public"]);

    // What a creator no longer agrees to goes, words and name.
    switch_thanks(&mira, false).await;
    town.settle().await;
    let after = posts(&lena, wins);
    assert_eq!((after.len(), &after[0]["id"]), (1, &stand[0]["id"]));
    let gone = after[0]["embeds"].to_string();
    reads(&gone, &["no longer wants to be named"]);
    assert!(!gone.contains("Mira") && !gone.contains(&mira.id().to_string()), "{gone}");
    says(&lena.press(&stand[0], "🌐").await, &["убраны по просьбе автора"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_is_withdrawn_in_between_posts_nothing() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let (mira, sam) = (town.creator("Mira", "en-US", "us").await, town.newcomer("Sam", "en-GB"));
    let wins = choose_wins(&town, &max).await;
    switch_thanks(&mira, true).await;
    max.menu("Thank publicly", mira.id()).await;
    switch_thanks(&mira, false).await;
    let words = [("words-0", "Mira made our week."), ("words-1", "Мира!")];
    says(&max.submit("", &words).await, &["has not agreed to be thanked"]);
    switch_thanks(&mira, true).await;
    let preview = written(&max, &mira).await;
    switch_thanks(&mira, false).await;
    switch_thanks(&mira, true).await;
    // Taking a consent back takes back what was written under it.
    says(&max.press(&preview, "Post").await, &["not kept any more"]);
    let preview = written(&max, &mira).await;
    switch_thanks(&mira, false).await;
    says(&max.press(&preview, "Post").await, &["not kept any more"]);
    town.settle().await;
    assert_eq!(posts(&sam, wins).len(), 0);
    assert!(!mira.direct_transcript().contains("thanks you in public"));
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_to_be_forgotten_is_thanked_nowhere() {
    let mut town = Town::new().await;
    let olga = town.manager("Ольга", "ru");
    let lena = town.creator("Лена", "ru", "ru").await;
    let sam = town.newcomer("Sam", "en-GB");
    let max = town.manager("Max", "en-US");
    let wins = choose_wins(&town, &max).await;
    switch_thanks(&lena, true).await;
    let form = olga.menu("Поблагодарить", lena.id()).await;
    assert!(form.modal.is_some(), "{}", form.text());
    let words = [("words-0", "Лена showed us how."), ("words-1", "Лена показала, как надо.")];
    let preview = olga.submit("", &words).await;
    says(&preview, &["Этого пока никто не видит", "[Опубликовать]"]);
    says(&olga.press(&preview, "Опубликовать").await, &["Автору придет личное сообщение"]);
    town.settle().await;
    reads(&lena.direct_transcript(), &["публично благодарит вас", "показала, как надо"]);
    reads(&sam.transcript(wins), &["Лена showed us how."]);
    town.restart().await;
    let sure = lena.run("/профиль забыть").await;
    let gone = lena.press(&sure, "Удалить все").await;
    assert_eq!(gone.error, None, "{}", gone.text());
    town.settle().await;
    let left = sam.transcript(wins);
    assert!(left.contains("no longer wants to be named") && !left.contains("Лена"), "{left}");
    assert!(!left.contains(&lena.id().to_string()), "{left}");
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_discord_does_not_take_is_told_to_the_managers_and_tried_again() {
    let town = Town::new().await;
    let max = town.manager("Max", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let wins = choose_wins(&town, &max).await;
    switch_thanks(&mira, true).await;
    let preview = written(&max, &mira).await;
    let shut = Overwrite {
        id: town.guild,
        is_member: false,
        allow: Permissions::NONE,
        deny: Permissions::SEND_MESSAGES,
    };
    town.sandbox.set_overwrites(wins, &[shut]);
    max.press(&preview, "Post").await;
    town.settle().await;
    let told = max.messages(town.review).pop().expect("the managers are told");
    reads(&max.transcript(town.review), &["Could not be posted: thanks to a creator", &format!("<#{wins}>")]);
    town.sandbox.set_overwrites(wins, &[]);
    says(&max.press(&told, "Try again").await, &["posted once more"]);
    says(&max.press(&told, "Try again").await, &["tried again already"]);
    town.settle().await;
    assert_eq!(posts(&mira, wins).len(), 1);
    reads(&mira.direct_transcript(), &["thanks you in public"]);
    town.close().await;
}
