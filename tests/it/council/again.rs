//! Second thoughts: a proposal that its author changes, a vote that is held again, a decision that is handed over.

use chrono::TimeDelta;

use super::{Council, close, found, post, posts, propose, reads, says, translate};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_changed_while_it_is_discussed_and_its_translation_is_wanted_anew() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, lena, channel, .. } = &council;
    let proposal = propose(&town, &council).await;
    translate(&town, &council, &proposal).await;
    says(&mira.press(&proposal, "Change it").await, &["Only whoever proposed this"]);
    let stands = post(lena, *channel, "Proposed by");

    // Mira begins to translate anew what Лена is about to change.
    let form = lena.press(&stands, "Change it").await;
    assert!(form.modal.is_some(), "{}", form.text());
    let typed = [("title", "Больше времени"), ("body", "Дайте три недели на ролик.")];
    says(&lena.submit("", &typed).await, &["Предложение изменено", "Нужен перевод: английский"]);
    town.settle().await;
    let stands = post(lena, *channel, "Proposed by");
    reads(
        &stands["embeds"].to_string(),
        &["три недели", "before the last change", "Translation wanted: English"],
    );
    assert_eq!(stands["id"], proposal["id"], "it is changed where it stands");
    for (person, head, words) in [
        (mira, "Discussion in English", "The proposal was changed"),
        (lena, "Обсуждение:", "Предложение изменено"),
    ] {
        let head = post(person, *channel, head);
        let thread = head["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
        reads(&post(person, thread, words)["embeds"].to_string(), &["три недели"]);
    }
    says(&max.press(&stands, "Open the vote").await, &["Missing: English"]);

    // Whoever translates what was changed meanwhile is told, and loses no word.
    mira.press(&stands, "Translate").await;
    lena.press(&stands, "Change it").await;
    lena.submit("", &[("title", "Больше времени"), ("body", "Дайте месяц на ролик.")]).await;
    let late = mira.submit("", &[("title", "More time"), ("body", "Give us three weeks for a video.")]).await;
    says(&late, &["reads otherwise by now", "Give us three weeks for a video."]);
    mira.press(&stands, "Translate").await;
    says(&mira.submit("", &[("title", "More time"), ("body", "Give us a month.")]).await, &["More time"]);
    town.settle().await;
    let stands = post(lena, *channel, "Proposed by");
    let text = stands["embeds"].to_string();
    reads(&text, &["Give us a month", "Дайте месяц"]);
    assert!(!text.contains("before the last change") && !text.contains("Translation wanted"), "{text}");

    // The same words change nothing, and once it is voted on nobody changes it.
    lena.press(&stands, "Change it").await;
    let same = lena.submit("", &[("title", "Больше времени"), ("body", "Дайте месяц на ролик.")]).await;
    assert!(!same.text().contains("Нужен перевод"), "{}", same.text());
    lena.press(&stands, "Change it").await;
    max.press(&stands, "Open the vote").await;
    max.submit("", &[("days", "2")]).await;
    let late = lena.submit("", &[("title", "Больше"), ("body", "Дайте год.")]).await;
    says(&late, &["больше не"]);
    town.settle().await;
    town.advance(TimeDelta::days(2)).await;
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_is_held_again_and_the_newest_outcome_counts() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, lena, channel, .. } = &council;
    let proposal = propose(&town, &council).await;
    translate(&town, &council, &proposal).await;
    mira.press(&proposal, "Open the vote").await;
    mira.submit("", &[("days", "2")]).await;
    town.settle().await;
    let first = post(mira, *channel, "One vote for each seat");
    says(&mira.press(&first, "For").await, &["Your vote"]);
    town.advance(TimeDelta::days(2)).await;
    let outcome = post(mira, *channel, "too few votes");
    says(&lena.press(&outcome, "Vote again").await, &["председатель или менеджер"]);

    mira.press(&outcome, "Vote again").await;
    max.press(&outcome, "Vote again").await;
    let (one, two) = futures::join!(mira.submit("", &[("days", "1")]), max.submit("", &[("days", "1")]));
    let both = format!("{}{}", one.text(), two.text());
    assert_eq!(both.matches("It is open until").count(), 1, "{both}");
    assert_eq!(both.matches("cannot be voted on again").count(), 1, "{both}");
    town.settle().await;
    let earlier = post(mira, *channel, "too few votes");
    reads(&earlier["embeds"].to_string(), &["put to the vote again", "For 1, against 0"]);
    let second = post(mira, *channel, "One vote for each seat");
    assert_ne!(second["id"], first["id"], "it stands below what was said so far");
    says(&max.press(&earlier, "🌐").await, &["The vote is open"]);
    says(&mira.press(&second, "For").await, &["Your vote"]);
    says(&lena.press(&second, "For").await, &["Ваш голос"]);
    town.advance(TimeDelta::days(1)).await;
    let newest = post(mira, *channel, "More time: carried");
    assert_ne!(newest["id"], earlier["id"]);
    reads(&newest["embeds"].to_string(), &["For 2, against 0", "1 of 1 voted"]);
    let outcomes = posts(mira, *channel).into_iter().filter(|post| post.to_string().contains("Vote again"));
    assert_eq!(outcomes.count(), 1, "only the newest can be voted on again");

    max.press(&newest, "Say what is done").await;
    max.submit("", &[("words-0", "We try."), ("words-1", "Пробуем."), ("due", "2026-04-20")]).await;
    says(&mira.press(&newest, "Vote again").await, &["cannot be voted on again"]);
    town.settle().await;
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_handed_to_another_manager_who_is_reminded_from_then_on() {
    let town = Town::new().await;
    let council = found(&town).await;
    let Council { max, mira, channel, .. } = &council;
    let olga = town.manager("Ольга", "ru");
    says(&olga.run("/совет решения").await, &["Решений пока нет"]);
    let proposal = propose(&town, &council).await;
    translate(&town, &council, &proposal).await;
    mira.press(&proposal, "Open the vote").await;
    mira.submit("", &[("days", "1")]).await;
    town.advance(TimeDelta::days(1)).await;
    let outcome = post(max, *channel, "too few votes");
    max.press(&outcome, "Say what is done").await;
    let typed = [("words-0", "We try."), ("words-1", "Пробуем."), ("due", "2026-03-12")];
    let made = max.submit("", &typed).await;
    says(&made, &["[Hand over]"]);
    town.settle().await;
    let decided = post(mira, *channel, "We do:");
    says(&mira.press(&decided, "Hand over").await, &["Only managers"]);
    let ask = max.press(&made, "Hand over").await;
    says(&max.select(&ask, "Choose a manager…", &["Mira"]).await, &["Only managers see to decisions"]);
    let handed = max.select(&ask, "Choose a manager…", &["Ольга"]).await;
    says(&handed, &[&format!("<@{}> sees to it", olga.id())]);
    town.settle().await;
    reads(&olga.direct_transcript(), &["Теперь за это отвечаете вы: Больше времени", "Пробуем."]);
    reads(&post(mira, *channel, "We do:")["embeds"].to_string(), &[&format!("<@{}>", olga.id())]);
    let heard = max.direct_transcript();
    town.advance(TimeDelta::days(10)).await;
    reads(&olga.direct_transcript(), &["Нужно сделать: Больше времени", "Срок сегодня"]);
    assert_eq!(max.direct_transcript(), heard, "whoever handed it over hears no more of it");
    close(town).await;
}
