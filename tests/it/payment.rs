//! Payment services, as managers connect them and creators see what they tell.

use chrono::TimeDelta;
use discord_sandbox::Person;
use reqwest::Client;
use serde_json::{Value, json};

use crate::own_sale::{PHONE, click_in, open, trial};
use crate::support::Town;
use crate::web::service::click_id;
use crate::web::stripe::{SECRET, checkout, refunded, signature};

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

/// The path of the address on a card.
fn path(card: &str) -> String {
    let from = card.find("https://go.example.com/v1/").unwrap_or_else(|| panic!("no address in {card}"));
    let address = card[from..].split(['`', ' ', '\n']).next().expect("an address");
    address.trim_start_matches("https://go.example.com").to_owned()
}

fn client() -> Client {
    let follow = reqwest::redirect::Policy::none();
    Client::builder().redirect(follow).no_proxy().build().expect("a client")
}

/// Sends something to the town's Duet as a service does; says the status and what became of it.
async fn send(town: &Town, path: &str, (name, value): (&str, String), body: &Value) -> (u16, String) {
    let request = client().post(format!("http://{}{path}", town.duet.web_address)).header(name, value);
    let answer = request.body(body.to_string()).send().await.expect("an answer");
    let status = answer.status().as_u16();
    let answer: Value = serde_json::from_str(&answer.text().await.expect("a text")).expect("JSON");
    (status, answer["status"].as_str().unwrap_or_default().to_owned())
}

async fn stripe(town: &Town, path: &str, secret: &str, event: &Value) -> (u16, String) {
    let signed = signature(secret, town.now().timestamp(), &event.to_string());
    let sent = send(town, path, ("stripe-signature", signed), event).await;
    town.settle().await;
    sent
}

/// Follows somebody's link, as a visitor; says by which click.
async fn visit(town: &Town, creator: &Person, command: &str) -> String {
    let code = crate::conversion::code(creator, command).await;
    let visit = client().get(format!("http://{}/{code}", town.duet.web_address));
    let answer = visit.header("user-agent", crate::web::service::BROWSER).send().await.expect("an answer");
    click_id(&crate::web::service::location(&answer)).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_connects_stripe_and_a_creator_reads_of_the_sale() {
    let town = Town::new().await;
    // Nobody hears of anything at four in the morning.
    town.advance(TimeDelta::hours(5)).await;
    let (boss, olga) = (town.manager("Boss", "en-US"), town.manager("Ольга", "ru"));
    let mira = town.creator("Mira", "en-US", "us").await;
    let none = boss.run("/program keys").await;
    says(&none.text(), &["paid through Stripe or RevenueCat"]);
    let steps = boss.press(&none, "Connect Stripe").await;
    says(&steps.text(), &["`invoice_payment.paid`", "`charge.refunded`", "begins with `whsec_`"]);
    let path = path(&steps.text());
    let at = town.now().timestamp();
    let sold = checkout(at, "a", &visit(&town, &mira, "/link get").await, 2_400);
    assert_eq!(stripe(&town, &path, SECRET, &sold).await.0, 401, "the secret is not known yet");
    says(&olga.run("/программа ключи").await.text(), &["· Stripe ·", "ждет секрета подписи"]);
    let again = olga.press(&olga.run("/программа ключи").await, "Подключить Stripe").await;
    says(&again.text(), &[&path, "Введите его здесь".to_lowercase().as_str(), "`Developers → Webhooks`"]);
    olga.press(&again, "Ввести секрет подписи").await;
    let refused = olga.submit("", &[("secret", "sk_live_f9Zx0JkQyV2mT8sLw4bNcR1d")]).await;
    says(&refused.text(), &["Это не секрет подписи Stripe", "`whsec_`"]);
    olga.press(&again, "Ввести секрет подписи").await;
    let connected = olga.submit("", &[("secret", SECRET)]).await;
    says(&connected.text(), &["Stripe подключен", "`client_reference_id`", &path]);
    assert!(!connected.text().contains(SECRET), "it is not repeated");
    assert_eq!(stripe(&town, &path, SECRET, &sold).await, (200, "recorded".to_owned()));
    assert_eq!(stripe(&town, &path, SECRET, &sold).await, (200, "duplicate".to_owned()));
    let back = refunded(at, "a", (0, 1_200, 2_400));
    assert_eq!(stripe(&town, &path, SECRET, &back).await, (200, "recorded".to_owned()));
    says(&mira.direct_transcript(), &["🎉 Your first sale", "$20.00"]);
    says(&mira.run("/stats me").await.text(), &["Sales: 1", "Refunds: 1", "$10.00"]);
    let listed = boss.run("/program keys").await;
    says(&listed.text(), &["· Stripe ·", "last used"]);
    let name = path.rsplit('/').next().expect("a name").to_owned();
    let asked = boss.select(&listed, "Revoke a key…", &[&name]).await;
    boss.press(&asked, "Change the signing secret").await;
    says(&boss.submit("", &[("secret", &SECRET.replace('f', "g"))]).await.text(), &["Stripe is connected"]);
    assert_eq!(stripe(&town, &path, SECRET, &sold).await.0, 401, "it is another now");
    let listed = boss.run("/program keys").await;
    boss.press(&boss.select(&listed, "Revoke a key…", &[&name]).await, "Revoke").await;
    assert_eq!(stripe(&town, &path, &SECRET.replace('f', "g"), &sold).await.0, 401);
    let audit = boss.run("/program audit").await.text();
    says(&audit, &["connected a payment service", "entered a payment service’s signing secret"]);
    mira.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_creator_buys_through_stripe_is_known_by_their_address() {
    let town = Town::new().await;
    let boss = town.manager("Boss", "en-US");
    let mira = town.creator("Mira", "en-US", "us").await;
    crate::reward::pay_share(&town, 2_000, 0).await;
    let steps = boss.press(&boss.run("/program keys").await, "Connect Stripe").await;
    let path = path(&steps.text());
    boss.press(&steps, "Enter the signing secret").await;
    boss.submit("", &[("secret", SECRET)]).await;
    let sell = async |name: &str, click: &str, email: &str| {
        let mut sold = checkout(town.now().timestamp(), name, click, 2_400);
        sold["data"]["object"]["customer_details"] = json!({"email": email, "name": "Somebody"});
        assert_eq!(stripe(&town, &path, SECRET, &sold).await, (200, "recorded".to_owned()));
    };
    let tried = trial(&mira, "/link get", "Try it").await;
    let tried = click_in(&open(&town, &tried, PHONE, "en").await);
    sell("a", &tried, "Mira@example.com").await;
    let click = visit(&town, &mira, "/link get").await;
    sell("b", &click, "mira@example.com ").await;
    sell("c", &click, "ann@example.com").await;
    let waits = boss.run("/review fraud").await.text();
    says(
        &waits,
        &[
            "pi\\_a: $4.00 · the buyer came from a browser",
            "pi\\_b: $4.00 · the same e-mail address as pi\\_a",
        ],
    );
    assert!(!waits.contains("pi\\_c"), "{waits}");
    let rows = crate::support::rows::rows(town.database()).await;
    assert!(!rows.iter().any(|row| row.text.to_lowercase().contains("example.com\"")), "no address is kept");
    mira.direct_messages();
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_connects_revenuecat_by_a_value_that_is_shown_once() {
    let town = Town::new().await;
    let (boss, lena) = (town.manager("Ольга", "ru"), town.creator("Лена", "ru", "ru").await);
    let code = crate::conversion::code(&lena, "/ссылка получить").await;
    let shown = boss.press(&boss.run("/программа ключи").await, "Подключить RevenueCat").await.text();
    says(&shown, &["Подключение RevenueCat", "Значение показано один раз", "`Integrations → Webhooks`"]);
    let from = shown.find("Bearer ").expect("a value");
    let value = shown[from..].split('`').next().expect("a value").to_owned();
    let path = path(&shown);
    let at = town.now().timestamp_millis();
    let event = json!({"api_version": "1.0", "event": {
        "type": "INITIAL_PURCHASE", "id": "1", "app_user_id": "user-7", "currency": "RUB", "environment": "PRODUCTION",
        "event_timestamp_ms": at, "purchased_at_ms": at, "period_type": "NORMAL", "price": 9.99,
        "price_in_purchased_currency": 799.0, "store": "APP_STORE", "transaction_id": "1", "original_transaction_id": "1",
        "subscriber_attributes": {"duet_code": {"value": code, "updated_at_ms": at}},
    }});
    assert_eq!(send(&town, &path, ("authorization", "Bearer x".to_owned()), &event).await.0, 401);
    let told = send(&town, &path, ("authorization", value.clone()), &event).await;
    assert_eq!(told, (200, "recorded".to_owned()));
    town.settle().await;
    says(&lena.direct_transcript(), &["🎉 Ваша первая продажа", "799,00\u{a0}₽"]);
    let listed = boss.run("/программа ключи").await.text();
    says(&listed, &["· RevenueCat ·", "использован"]);
    assert!(!listed.contains(&value), "{listed}");
    lena.direct_messages();
    town.close().await;
}
