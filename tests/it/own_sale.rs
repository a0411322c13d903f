//! What a creator buys by their own link: recognised, held without a word of blame, and decided by a manager.

use chrono::TimeDelta;
use discord_sandbox::Person;
use serde_json::{Value, json};

use crate::attribution::{close, says, says_nothing_of};
use crate::conversion::{code, report, report_unattributed};
use crate::reward::{newest, pay_share, reads};
use crate::support::Town;

pub const PHONE: &str =
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36";
pub const LAPTOP: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

/// Opens an address of the town's in a browser; says what came: a page, or where it leads.
pub async fn open(town: &Town, address: &str, agent: &str, language: &str) -> String {
    let path = address.strip_prefix("https://go.example.com").expect("an address of Duet's");
    let no_redirect = reqwest::redirect::Policy::none();
    let client = reqwest::Client::builder().redirect(no_redirect).no_proxy().build().expect("a client");
    let request = client.get(format!("http://{}{path}", town.duet.web_address));
    let request = request.header("user-agent", agent).header("accept-language", language);
    let answer = request.send().await.expect("an answer");
    match answer.headers().get("location") {
        Some(to) => to.to_str().expect("an address").to_owned(),
        None => answer.text().await.expect("a page"),
    }
}

/// The number of the click in an address or on a page.
pub fn click_in(text: &str) -> String {
    let (_, from) = text.split_once("duet_click=").unwrap_or_else(|| panic!("no click in {text}"));
    from.chars().take_while(char::is_ascii_digit).collect()
}

/// The address behind the button of somebody's card that tries their link.
pub async fn trial(person: &Person, command: &str, button: &str) -> String {
    let card = person.run(command).await;
    let opens = person.press(&card, button).await.text();
    let from = opens.find("https://").unwrap_or_else(|| panic!("no address in {opens}"));
    opens[from..].split_whitespace().next().expect("an address").to_owned()
}

/// A sale of ten dollars, with whatever else is known of it.
fn sale(id: &str, known: Value) -> Value {
    let mut sale = json!({"id": id, "type": "sale", "amount_minor": 1_000, "currency": "USD"});
    for (field, value) in known.as_object().into_iter().flatten() {
        sale[field] = value.clone();
    }
    sale
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_tries_their_link_and_reads_that_it_works_and_does_not_count() {
    let mut town = Town::new().await;
    let (mira, lena) = (town.creator("Mira", "en-US", "us").await, town.creator("Лена", "ru", "ru").await);
    let card = mira.run("/link get").await;
    says_nothing_of(&card, &["You tried it"]);
    let address = trial(&mira, "/link get", "Try it").await;
    let page = open(&town, &address, LAPTOP, "en").await;
    reads(
        &page,
        &["Your link works", "It leads to shop.example.com.", "is not counted", "Go on to the page"],
    );
    says(&mira.run("/link get").await, &["You tried it <t:", "Your own visits are not counted"]);
    let address = trial(&lena, "/ссылка получить метка:story", "Проверить").await;
    assert!(address.contains("?s=story&try="), "{address}");
    let page = open(&town, &address, PHONE, "ru").await;
    reads(&page, &["Ссылка работает", "Она ведет на shop.example.com.", "не засчитывается"]);
    says(&lena.run("/ссылка получить").await, &["Последняя ваша проверка: <t:", "не засчитываются"]);

    // From the same browser the link itself is theirs as well, also after Duet was started anew; from another it counts.
    let plain = format!("https://go.example.com/{}", code(&mira, "/link get").await);
    town.restart().await;
    for agent in [LAPTOP, PHONE, LAPTOP] {
        let to = open(&town, &plain, agent, "en").await;
        assert!(to.starts_with("https://shop.example.com/") && to.contains("duet_click="), "{to}");
    }
    town.settle().await;
    let mut tx = town.duet.app.read().await.expect("the database works");
    let clicks = duet::store::click::count_clicks(&mut tx).await.expect("the database works");
    tx.commit().await.expect("the database works");
    assert_eq!(clicks, [1, 1, 1]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_creator_buys_by_their_own_link_waits_and_a_manager_sees_why() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    let plain = format!("https://go.example.com/{}", code(&mira, "/link get").await);
    pay_share(&town, 2_000, 0).await;
    let early = click_in(&open(&town, &plain, LAPTOP, "en").await);
    let address = trial(&mira, "/link get", "Try it").await;
    let tried = click_in(&open(&town, &address, LAPTOP, "en").await);
    let (later, buyer) = (open(&town, &plain, LAPTOP, "en").await, open(&town, &plain, PHONE, "en").await);
    let (later, buyer) = (click_in(&later), click_in(&buyer));
    let email = "5D41402ABC4B2A76B9719D911017C5925D41402ABC4B2A76B9719D911017C592";

    // A sign-up earns nothing, and says whose customer it is.
    let signup = json!({"id": "u-1", "type": "signup", "click_id": tried, "customer_id": "mira-herself"});
    report(&town, signup).await;
    report(&town, sale("o-1", json!({"customer_id": "mira-herself"}))).await;
    report(&town, sale("o-2", json!({"click_id": later, "customer_email_hash": email}))).await;
    report(&town, sale("o-3", json!({"click_id": buyer, "customer_id": "ann"}))).await;
    let lower = email.to_lowercase();
    report(
        &town,
        sale("o-4", json!({"click_id": buyer, "customer_id": "m-2", "customer_email_hash": lower})),
    )
    .await;
    let balance = mira.run("/earnings balance").await;
    says(&balance, &["$2.00 ready to be paid", "$6.00 more is held for review"]);
    says_nothing_of(&balance, &["own purchase", "unusual"]);
    let why = mira.run("/earnings explain what:o-2").await;
    says(&why, &["Held for review"]);
    says_nothing_of(&why, &["own purchase"]);
    says_nothing_of(&mira.run("/stats explain what:o-2").await, &["own purchase", "e-mail"]);
    reads(&boss.transcript(town.review), &["Some sales look unusual", "/review fraud"]);

    let waits = boss.run("/review fraud").await;
    says(&waits, &["Mira: $6.00 held for review", "look like the creator’s own purchases"]);
    says(&waits, &["o-1: $2.00 · the same customer as u-1"]);
    says(&waits, &["o-2: $2.00 · the buyer came from a browser in which the creator had tried the link"]);
    says(&waits, &["o-4: $2.00 · the same e-mail address as o-2"]);
    let why = boss.run("/stats explain what:o-4").await;
    says(&why, &["Looks like the creator’s own purchase", "the same e-mail address as o-2"]);
    says_nothing_of(&boss.run("/stats explain what:o-3").await, &["own purchase"]);

    boss.press(&waits, "Release").await;
    says(&boss.submit("", &[("words", "It was your team")]).await, &["Released for Mira"]);
    reads(&newest(&town, &mira).await, &["What 3 sales earned you can be paid", "It was your team"]);
    says(&mira.run("/earnings balance").await, &["$8.00 ready to be paid"]);
    // Neither these customers nor this address are looked at again, by whichever visit they come.
    report(&town, sale("o-5", json!({"customer_id": "mira-herself", "click_id": tried}))).await;
    report(&town, sale("o-6", json!({"customer_id": "m-2"}))).await;
    report(&town, sale("o-7", json!({"click_id": later, "customer_email_hash": email}))).await;
    says(&mira.run("/earnings balance").await, &["$14.00 ready to be paid"]);
    says(&boss.run("/review fraud").await, &["Nothing looks unusual"]);
    says_nothing_of(&boss.run("/stats explain what:o-4").await, &["own purchase"]);
    // Somebody else by their own visit is, also by one from before they tried it.
    report(&town, sale("o-8", json!({"click_id": later, "customer_id": "mira-again"}))).await;
    report(&town, sale("o-9", json!({"click_id": early, "customer_id": "mira-early"}))).await;
    says(&mira.run("/earnings balance").await, &["$14.00 ready to be paid", "$4.00 more is held for review"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_away_is_held_again_the_next_time_in_russian_too() {
    let town = Town::new().await;
    let olga = town.manager("Ольга", "ru");
    let (lena, mira) = (town.creator("Лена", "ru", "ru").await, town.creator("Mira", "en-US", "us").await);
    let other = code(&mira, "/link get").await;
    pay_share(&town, 2_000, 0).await;
    let address = trial(&lena, "/ссылка получить", "Проверить").await;
    let click = click_in(&open(&town, &address, PHONE, "ru").await);
    // It became known only afterwards whose customer it is: the click that says so came with a later report.
    let hash = "ab".repeat(32);
    report_unattributed(&town, sale("o-1", json!({"customer_id": "боря", "customer_email_hash": hash})))
        .await;
    report(&town, sale("o-2", json!({"customer_id": "боря", "click_id": click}))).await;
    says(&lena.run("/заработок баланс").await, &["4,00\u{a0}$ на проверке"]);
    let waits = olga.run("/проверка фрод").await;
    says(&waits, &["Лена: 4,00\u{a0}$ на проверке", "Похоже на покупки самого автора"]);
    says(&waits, &["o-2: 2,00\u{a0}$ · переход из браузера, в котором автор в тот день проверял ссылку"]);
    says(&waits, &["o-1: 2,00\u{a0}$ · тот же покупатель, что и в o-2"]);
    let why = olga.run("/статистика объяснить что:o-2").await;
    says(&why, &["Похоже на покупку самого автора"]);
    olga.press(&waits, "Снять начисление").await;
    says(&olga.submit("", &[("words", "За свои покупки не платим")]).await, &["Лена: начисление снято"]);
    reads(&newest(&town, &lena).await, &["Начисления за 2 продажи сняты", "За свои покупки не платим"]);
    report(&town, sale("o-3", json!({"customer_id": "боря"}))).await;
    says(&lena.run("/заработок баланс").await, &["2,00\u{a0}$ на проверке"]);
    // Who is one creator's own customer is not another's; and a refund of what waits changes only its share.
    report(&town, sale("o-4", json!({"code": other, "customer_email_hash": hash}))).await;
    says(&mira.run("/earnings balance").await, &["$2.00 ready to be paid"]);
    let refund =
        json!({"id": "r-3", "type": "refund", "refunds": "o-3", "amount_minor": 500, "currency": "USD"});
    report(&town, refund).await;
    says(&lena.run("/заработок баланс").await, &["1,00\u{a0}$ на проверке"]);
    says(&olga.run("/проверка фрод").await, &["o-3: 1,00\u{a0}$ · тот же покупатель, что и в o-2"]);
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_are_kept_keyed_and_for_a_while_alone() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let address = trial(&mira, "/link get", "Try it").await;
    let click = click_in(&open(&town, &address, LAPTOP, "en").await);
    let hash = "cd".repeat(32);
    report(&town, sale("o-1", json!({"click_id": click, "customer_email_hash": hash}))).await;
    report_unattributed(&town, sale("o-2", json!({"customer_id": "ann", "customer_email_hash": hash}))).await;
    let rows = || async { crate::support::rows::rows(town.database()).await };
    let kept = |table: &'static str| async move {
        let all = rows().await;
        assert!(
            !all.iter().any(|row| row.text.contains(&"cd".repeat(32))),
            "the shop's hash is kept nowhere"
        );
        let of = all.iter().filter(|row| row.table == table);
        let columns = of.map(|row| serde_json::from_str::<Value>(&row.text).expect("rows are JSON"));
        columns.filter(|columns| columns["customer_email"].is_string()).count()
    };
    assert_eq!(
        (kept("conversion").await, kept("own_sale").await),
        (1, 1),
        "of what is nobody's, and her own"
    );
    town.pass(TimeDelta::days(91));
    duet::jobs::tick(&town.duet.app).await.expect("the database works");
    assert_eq!((kept("conversion").await, kept("own_sale").await), (0, 1));
    town.pass(TimeDelta::days(275));
    duet::jobs::tick(&town.duet.app).await.expect("the database works");
    assert_eq!((kept("conversion").await, kept("own_sale").await), (0, 0));
    close(town).await;
}
