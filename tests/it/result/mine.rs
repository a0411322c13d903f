//! Creators see all that they were told, and say what they learned.

use super::{afternoon, closed, joined, newest, reads, reads_nothing_of, says, sent, written};
use crate::support::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_says_what_they_learned_and_whether_it_may_be_quoted() {
    let mut town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    joined(&town, &boss, &[&mira, &lena]).await;
    says(&lena.run("/итоги вывод кампания:Весна").await, &["/итоги мои"]);
    closed(&boss).await;
    written(&boss).await;
    afternoon(&town).await;
    sent(&boss, "2 creators").await;
    town.settle().await;
    town.restart().await;
    reads(&newest(&mira), &["[Ask my manager]", "[All my results]"]);

    says(&lena.run("/главная").await, &["Весна: пришли ваши итоги", "[Все мои итоги]"]);
    let told = lena.direct_messages().pop().expect("the results");
    lena.in_direct_messages().press(&told, "Мой вывод").await;
    let noted = lena.submit("", &[("reflection", "Утром смотрят чаще")]).await;
    says(&noted, &["Весна: вывод записан", "Его видят только менеджеры", "[Можно, без имени]"]);
    says(&lena.press(&noted, "Можно, без имени").await, &["могут процитировать его без вашего имени"]);
    reads_nothing_of(&lena.run("/главная").await.text(), &["пришли ваши итоги"]);

    says(&mira.run("/results reflect campaign:Spring").await, &["What you learned"]);
    says(&mira.submit("", &[("reflection", "Show the app sooner")]).await, &["Only the managers read it"]);
    let mine = mira.run("/results mine").await;
    says(&mine, &["Your results", "Spring brought 0 clicks and 0 sales"]);
    let own = mira.select(&mine, "Choose one to see more", &["Spring"]).await;
    says(&own, &["Spring: your results", "Show the app sooner", "[Change what I learned]"]);
    reads_nothing_of(&own.text(), &["Утром"]);
    mira.press(&own, "Ask my manager").await;
    says(&mira.submit("", &[("words", "Why so few?")]).await, &["question"]);
    town.settle().await;

    let sheet = boss.run("/campaign results campaign:Spring").await;
    let parts = boss.press(&sheet, "Creators and metrics").await;
    says(&parts, &["What they learned", "**Mira** (not to be quoted): Show the app sooner"]);
    says(&parts, &["**Лена** (may be quoted without the name): Утром смотрят чаще"]);
    reads(&boss.transcript(town.review), &["Why so few?"]);
    let sam = town.newcomer("Sam", "en-GB");
    for channel in [town.us, town.ru] {
        reads_nothing_of(&sam.transcript(channel), &["sooner", "Утром", "your results"]);
    }
    town.close().await;
}
