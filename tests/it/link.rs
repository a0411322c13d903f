//! Referral links, as creators get, share, list and archive them.

use chrono::NaiveDate;
use discord_sandbox::{Id, NewPerson, Outcome, Person};
use duet::domain::creator::Stage;
use duet::domain::link::Link;
use duet::domain::{CampaignId, LinkId, PersonId, ServerId};
use duet::store;

use crate::support::Town;
use crate::support::founding::found_creator;

/// The address in a link's card.
fn address(card: &Outcome) -> String {
    let text = card.text();
    let from = text.find("https://go.example.com/").unwrap_or_else(|| panic!("no address in {text}"));
    text[from..].split_whitespace().next().expect("an address").to_owned()
}

#[track_caller]
fn says(answer: &Outcome, words: &[&str]) {
    for word in words {
        assert!(answer.text().contains(word), "{word:?} is missing in\n{}", answer.text());
    }
}

async fn fill(mira: &Person, links: usize) {
    for _ in 0..links {
        says(&mira.run("/link new").await, &["Your link for Always on"]);
    }
}

/// Gives a creator as many live links as there may be, in the way that is quick.
async fn fifty(town: &Town, person: &Person) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let person = PersonId(i64::try_from(person.id()).expect("an id"));
    let creator = store::creator::find(&mut tx, program, person).await.expect("the database works");
    let creator = creator.expect("a creator").creator_id;
    let live =
        store::link::list_live(&mut tx, creator, (NaiveDate::default(), NaiveDate::default()), (0, 1)).await;
    let pattern = live.expect("the database works").remove(0).link;
    for number in 1..50 {
        let link = Link { link_id: app.ids.next(), code: format!("filler-{number}"), ..pattern.clone() };
        store::link::insert(&mut tx, &link, true).await.expect("the database works");
    }
    tx.commit().await.expect("the database works");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_gets_the_same_link_twice() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let first = mira.run("/link get").await;
    says(&first, &["https://go.example.com/", "#ad", "(image)", "[Post text: English]", "[All my links]"]);
    let second = mira.in_direct_messages().run("/link get").await;
    assert_eq!(first.text(), second.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_russian_creator_is_answered_in_russian() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let answer = lena.run("/ссылка получить").await;
    says(
        &answer,
        &["Ваша ссылка: Круглый год", "[Ввести токен]", "[Текст поста: Русский] [Текст поста: English]"],
    );
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_told_how_to_apply() {
    let town = Town::new().await;
    let sam = town.newcomer("Sam", "en-GB");
    for command in ["/link get", "/link list", "/link new", "/link new alias:sam", "/link archive link:1"] {
        says(&sam.run(command).await, &["/start"]);
    }
    let lena = town.newcomer("Лена", "ru");
    says(&lena.in_direct_messages().run("/ссылка список").await, &["/старт"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_platform_has_an_address_of_its_own() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let plain = mira.run("/link get").await;
    let placed = mira.select(&plain, "Where will you post it?", &["TikTok"]).await;
    assert_eq!(address(&placed), format!("{}?s=tiktok", address(&plain)));
    says(&placed, &["(image)"]);
    let post = mira.press(&placed, "Post text: English").await;
    says(&post, &["#ad", "Share Acme whenever it fits.", "?s=tiktok", "```"]);
    let anywhere = mira.select(&placed, "Where will you post it?", &["Anywhere"]).await;
    assert_eq!(address(&anywhere), address(&plain));
    let own = mira.run("/link get placement:story-1").await;
    assert_eq!(address(&own), format!("{}?s=story-1", address(&plain)));
    says(&own, &["story-1}"]);
    for unfit in
        ["два слова", "a/b", "a?b=c", "😀", "aaaaaaaaaabbbbbbbbbbccccccccccddd", "'; drop table link"]
    {
        says(&mira.run(&format!("/link get placement:{unfit}")).await, &["placement label", "story-1"]);
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_of_a_post_can_be_had_in_either_language() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let card = mira.run("/link get").await;
    let post = mira.press(&card, "Post text: Русский").await;
    says(
        &post,
        &["Post text for Always on", "#ad", "Рассказывайте об Acme, когда к слову.", &address(&card)],
    );
    says(&mira.press(&post, "Post text: English").await, &["Share Acme whenever it fits."]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_law_wants_a_token_the_text_waits_for_it() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let card = lena.run("/ссылка получить").await;
    let missing = lena.press(&card, "Текст поста: Русский").await;
    says(&missing, &["токен", "erid"]);
    assert!(!missing.text().contains("```"), "{}", missing.text());
    let form = lena.press(&missing, "Ввести токен").await;
    says(&form, &["Рекламный токен"]);
    let refused = lena.submit("", &[("token", "не токен")]).await;
    says(&refused, &["не похоже на рекламный токен"]);
    lena.press(&missing, "Ввести токен").await;
    let post = lena.submit("", &[("token", "erid: 2SDnjcXz9q")]).await;
    says(&post, &["Реклама erid: 2SDnjcXz9q", "Рассказывайте об Acme, когда к слову.", &address(&card)]);
    let again = lena.run("/ссылка получить").await;
    says(&again, &["Реклама erid: 2SDnjcXz9q", "[Изменить токен]"]);
    let elsewhere = lena.select(&again, "Где вы ее опубликуете?", &["Telegram"]).await;
    says(&elsewhere, &["?s=telegram", "[Ввести токен]"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alias_belongs_to_whoever_came_first() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let chosen = mira.run("/link new alias:Mira-2026").await;
    assert_eq!(address(&chosen), "https://go.example.com/mira-2026");
    let taken = lena.run("/ссылка новая имя:mira-2026").await;
    says(&taken, &["«mira-2026» уже занято", "`mira-2026-2`"]);
    says(&lena.run("/ссылка новая имя:mira-2026-2").await, &["https://go.example.com/mira-2026-2"]);
    for unfit in ["ab", "a b c", "мира", "😀😀😀", "-mira", "a.b.c", "health", "mira_1"] {
        let refused = mira.run(&format!("/link new alias:{unfit}")).await;
        assert!(!refused.text().contains("https://go.example.com"), "{unfit}: {}", refused.text());
    }
    says(&mira.run("/link list").await, &["Your links: 1"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_leads_to_every_link() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let empty = mira.run("/link list").await;
    says(&empty, &["no live link yet", "[Get my link]"]);
    let first = mira.press(&empty, "Get my link").await;
    fill(&mira, 9).await;
    let list = mira.run("/link list").await;
    says(&list, &["Your links: 10", "0 clicks in 30 days", "Page 1 of 2", "[Back]✗ [Next]"]);
    let last = mira.press(&list, "Next").await;
    says(&last, &["Page 2 of 2", "[Back] [Next]✗", &address(&first)]);
    let code = address(&first).replace("https://go.example.com/", "Always on · ");
    let opened = mira.select(&last, "Open a link…", &[&code]).await;
    assert_eq!(opened.text(), first.text());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_link_is_gone_for_good() {
    let town = Town::new().await;
    let lena = town.creator("Лена", "ru", "ru").await;
    let card = lena.run("/ссылка получить").await;
    let url = address(&card);
    let code = url.rsplit('/').next().expect("a code");
    let offered = lena.complete("/ссылка архив ссылка:кругл").await;
    assert_eq!(offered.names(), [format!("Круглый год · {code}")]);
    let ask = lena.run(&format!("/ссылка архив ссылка:Круглый год · {code}")).await;
    says(&ask, &["Убрать эту ссылку в архив?", &url]);
    says(&lena.press(&ask, "Оставить").await, &["Ваша ссылка: Круглый год"]);
    let ask = lena.run(&format!("/ссылка архив ссылка:{url}")).await;
    let done = lena.press(&ask, "Убрать в архив").await;
    says(&done, &["Ссылка в архиве", &url]);
    says(
        &lena.run(&format!("/ссылка архив ссылка:{url}")).await,
        &["Эта ссылка в архиве", "/ссылка получить"],
    );
    says(&lena.select(&card, "Где вы ее опубликуете?", &["ВКонтакте"]).await, &["в архиве"]);
    let fresh = lena.press(&done, "Получить ссылку").await;
    assert_ne!(address(&fresh), url);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_creators_link_is_as_unknown_as_none() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let sam = town.creator("Sam", "en-US", "us").await;
    let url = address(&mira.run("/link new alias:mira-own").await);
    sam.run("/link get").await;
    for words in [url.as_str(), "mira-own", "1", "-1", "99999999999999999999", "@everyone", "' or 1=1"] {
        says(&sam.run(&format!("/link archive link:{words}")).await, &["You have no such link"]);
    }
    assert!(sam.complete("/link archive link:mira").await.names().is_empty());
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_an_end_to_links() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    says(&mira.run("/link get").await, &["Your link for"]);
    fifty(&town, &mira).await;
    says(&mira.run("/link new").await, &["50 live links", "/link archive"]);
    says(&mira.run("/link new alias:one-more").await, &["50 live links"]);
    says(&mira.run("/link get").await, &["Your link for"]);
    says(&mira.run("/link list").await, &["Your links: 50", "Page 1 of 7"]);
    town.close().await;
}

/// What a visitor's browser gets at a link: the status, and where it is sent or what it reads.
async fn visit(town: &Town, url: &str) -> (u16, String) {
    let path = url.replace("https://go.example.com", "");
    let address = format!("http://{}{path}", town.duet.web_address);
    let browser =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let answer = browser
        .get(address)
        .header("user-agent", "Mozilla/5.0 Firefox/140.0")
        .send()
        .await
        .expect("an answer");
    let status = answer.status().as_u16();
    let target = answer.headers().get("location").map(|to| to.to_str().expect("an address").to_owned());
    match target {
        Some(target) => (status, target),
        None => (status, answer.text().await.expect("a page")),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_creator_does_to_a_link_visitors_meet_at_once() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let before = visit(&town, "https://go.example.com/mira-tea").await;
    assert_eq!(before.0, 404);
    let card = mira.run("/link new alias:mira-tea").await;
    let placed = mira.select(&card, "Where will you post it?", &["YouTube"]).await;
    let (status, target) = visit(&town, &address(&placed)).await;
    assert!(status == 302 && target.starts_with("https://shop.example.com/"), "{status} {target}");
    town.settle().await;
    says(&mira.run("/link list").await, &["1 click in 30 days"]);
    says(&mira.run("/stats me").await, &["Clicks: 1", "Visitors: 1", "[All my links]"]);
    let asked = mira.run("/link archive link:mira-tea").await;
    mira.press(&asked, "Archive it").await;
    let (status, page) = visit(&town, "https://go.example.com/mira-tea").await;
    assert!(status != 302 && page.contains("over"), "{status} {page}");
    says(&mira.run("/stats me").await, &["Clicks: 1"]);
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_programmes_links_and_campaigns_are_as_unknown_as_none() {
    let town = Town::new().await;
    let beyond = town.neighbour("Bright makers", "https://bright.example.com/").await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let (theirs, campaign) = in_programme(&town, beyond.guild).await;
    says(
        &mira.run(&format!("/link get campaign:{campaign}")).await,
        &["There is no such campaign open to you"],
    );
    says(
        &mira.run(&format!("/link new campaign:{campaign}")).await,
        &["There is no such campaign open to you"],
    );
    let max = town.manager("Max", "en-US");
    says(
        &max.run(&format!("/campaign publish campaign:{campaign}")).await,
        &["There is no such campaign here"],
    );
    says(
        &max.run(&format!("/campaign close campaign:{campaign}")).await,
        &["There is no such campaign here"],
    );
    says(&mira.run(&format!("/link archive link:{theirs}")).await, &["You have no such link"]);
    assert_eq!(mira.complete("/link get campaign:").await.names(), ["Always on"]);
    town.close().await;
}

/// A link and the evergreen campaign of the programme on another server.
async fn in_programme(town: &Town, guild: Id) -> (LinkId, CampaignId) {
    let sandbox = &town.sandbox;
    let nina = sandbox.person(&NewPerson::speaking("Nina", "en-US", guild));
    found_creator(&town.duet.app, guild, (nina.id(), "Nina", "en-US"), "us", Stage::Active).await;
    says(&nina.run("/link get").await, &["https://go.example.com/"]);
    let mut tx = town.duet.app.read().await.expect("the database works");
    let server = ServerId(i64::try_from(guild).expect("an id"));
    let program = store::program::find_by_server(&mut tx, server).await.expect("the database works");
    let program = program.expect("it is set up");
    let person = PersonId(i64::try_from(nina.id()).expect("an id"));
    let creator =
        store::creator::find(&mut tx, program.program_id, person).await.expect("the database works");
    let creator = creator.expect("a creator").creator_id;
    let days = (NaiveDate::default(), NaiveDate::default());
    let link =
        store::link::list_live(&mut tx, creator, days, (0, 1)).await.expect("the database works").remove(0);
    (link.link.link_id, link.link.campaign_id)
}
