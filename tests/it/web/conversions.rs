//! What shops report: counted once, for the right creator, or refused in words that name the field.

use std::time::Duration;

use duet::domain::ApiKeyId;
use duet::domain::api_key::{ApiKey, Kind, secret_of};
use duet::store;
use duet::web::Settings;
use duet::web::signature::sign;
use futures::future::join_all;
use secrecy::SecretString;
use serde_json::{Value, json};

use super::service::{Service, click_id, location};

/// A shop with a key.
struct Shop<'a> {
    service: &'a Service,
    name: String,
    secret: SecretString,
}

impl<'a> Shop<'a> {
    async fn new(service: &'a Service) -> Self {
        let (name, secret) = ("dk_shop".to_owned(), secret_of([7; 32]));
        let key = ApiKey {
            api_key_id: ApiKeyId(1),
            program_id: service.program,
            kind: Kind::Duet,
            name: name.clone(),
            has_secret: true,
            created_at: service.app.clock.now(),
            used_at: None,
        };
        let mut tx = service.app.begin().await.expect("the database works");
        store::api_key::insert(&mut tx, &key, &secret).await.expect("the database works");
        tx.commit().await.expect("the database works");
        Self { service, name, secret }
    }

    /// Sends a signed body; says the status and the answer.
    async fn send(&self, path: &str, body: &str) -> (u16, Value) {
        let now = self.service.app.clock.now();
        let signature = sign(&self.secret, "msg_1", now, body.as_bytes()).expect("a secret");
        let request = self
            .service
            .post(path)
            .header("duet-key", &self.name)
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", now.timestamp())
            .header("webhook-signature", signature)
            .body(body.to_owned());
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.expect("a text")).expect("JSON"))
    }

    async fn send_batch(&self, lines: &[Value]) -> (u16, Value) {
        self.send("/v1/conversions/batch", &json!({"conversions": lines}).to_string()).await
    }

    /// Sends lines, and those again for which there was no time; says how often.
    async fn report_all(&self, mut lines: Vec<Value>) -> usize {
        let mut times = 0;
        while !lines.is_empty() {
            let (status, answer) = self.send_batch(&lines).await;
            assert_eq!(status, 200, "{answer}");
            let fates = answer["results"].as_array().expect("lines");
            assert_eq!(fates.len(), lines.len());
            assert_ne!(fates[0]["status"], "later", "the first is always looked at");
            let mut fates = fates.iter();
            lines.retain(|_| fates.next().is_some_and(|fate| fate["status"] == "later"));
            times += 1;
        }
        times
    }

    async fn report(&self, conversion: &Value) -> (u16, Value) {
        self.send("/v1/conversions", &conversion.to_string()).await
    }

    #[track_caller]
    fn fate(answer: &(u16, Value)) -> &str {
        assert_eq!(answer.0, 200, "{}", answer.1);
        answer.1["status"].as_str().expect("a fate")
    }
}

fn sale(id: &str, code: &str, minor: i64) -> Value {
    json!({"id": id, "type": "sale", "code": code, "amount_minor": minor, "currency": "USD",
           "occurred_at": "2026-03-02T09:00:00Z"})
}

fn refund(id: &str, of: &str, minor: i64) -> Value {
    json!({"id": id, "type": "refund", "refunds": of, "amount_minor": minor, "currency": "USD",
           "occurred_at": "2026-03-02T09:00:00Z"})
}

impl Service {
    async fn revenue(&self) -> i64 {
        self.count("select cast(coalesce(sum(revenue_minor), 0) as bigint) from link_day_money").await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_counts_once_however_it_is_written_and_another_of_its_name_is_refused() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let first = shop.report(&sale("o-1", "Spring42", 1_999)).await;
    assert_eq!(Shop::fate(&first), "recorded");
    let spaced = "{ \"type\":\"sale\", \"id\":\"o-1\",\n \"occurred_at\":\"2026-03-02T12:00:00+03:00\",
                   \"currency\":\"usd\", \"amount_minor\":1999, \"code\":\"Spring42\" }";
    assert_eq!(Shop::fate(&shop.send("/v1/conversions", spaced).await), "duplicate");
    let (status, problem) = shop.report(&sale("o-1", "Spring42", 2_000)).await;
    assert_eq!((status, &problem["field"]), (409, &json!("id")), "{problem}");
    assert_eq!(service.revenue().await, 1_999);
    assert_eq!(service.count("select sales from creator_month").await, 1);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_conversion_a_hundred_times_at_once_counts_once() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let one = sale("o-1", "Spring42", 500);
    let answers = join_all((0..100).map(|_| shop.report(&one))).await;
    let recorded = answers.iter().filter(|answer| Shop::fate(answer) == "recorded").count();
    let repeated = answers.iter().filter(|answer| Shop::fate(answer) == "duplicate").count();
    assert_eq!((recorded, repeated), (1, 99));
    assert_eq!(service.revenue().await, 500);
    let back = refund("r-1", "o-1", 500);
    let answers = join_all((0..30).map(|_| shop.report(&back))).await;
    assert_eq!(answers.iter().filter(|answer| Shop::fate(answer) == "recorded").count(), 1);
    assert_eq!(service.revenue().await, 0);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_customer_does_at_once_is_all_of_one_creators() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let paid = |id: String, kind: &str, of: (&str, &str)| {
        let mut paid = json!({"id": id, "type": kind, "amount_minor": 100, "currency": "EUR",
                              "occurred_at": "2026-03-02T09:00:00Z"});
        paid[of.0] = json!(of.1);
        paid
    };
    for number in 0..20 {
        let customer = format!("c-{number}");
        let unknown = paid(format!("s-{number}"), "sale", ("customer_id", &customer));
        assert_eq!(Shop::fate(&shop.report(&unknown).await), "unattributed");
        let mut all: Vec<Value> = (0..6)
            .map(|each| paid(format!("m-{number}-{each}"), "renewal", ("customer_id", &customer)))
            .collect();
        let mut known = paid(format!("k-{number}"), "sale", ("customer_id", &customer));
        known["code"] = json!("Spring42");
        all.push(paid(format!("r-{number}"), "refund", ("refunds", &format!("s-{number}"))));
        all.insert(number % 7, known);
        for answer in join_all(all.iter().map(|one| shop.report(one))).await {
            assert_ne!(Shop::fate(&answer), "refused");
        }
    }
    let nobodys = "select count(*) from conversion where creator_id is null";
    assert_eq!(service.count(nobodys).await, 0);
    assert_eq!(service.revenue().await, 20 * 700);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_click_a_code_or_a_customer_says_whose_it_is_also_afterwards() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await;
    let other = service.link("mira-light", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let click = click_id(&location(&service.visit("/Spring42?s=bio").send().await.expect("an answer")));
    let at = "2026-03-02T09:00:00Z";
    let early = json!({"id": "s-0", "type": "sale", "customer_id": "c-9", "amount_minor": 100, "currency": "EUR",
                       "occurred_at": at});
    assert_eq!(Shop::fate(&shop.report(&early).await), "unattributed");
    let back = json!({"id": "r-0", "type": "refund", "refunds": "s-0", "amount_minor": 40, "currency": "EUR",
                      "occurred_at": at});
    assert_eq!(Shop::fate(&shop.report(&back).await), "unattributed");
    assert_eq!(service.revenue().await, 0);
    let signup = json!({"id": "u-1", "type": "signup", "click_id": click.to_string(), "customer_id": "c-9",
                        "occurred_at": at});
    assert_eq!(Shop::fate(&shop.report(&signup).await), "recorded");
    assert_eq!(service.revenue().await, 60, "what the customer did before is the creator's now");
    let renewal = json!({"id": "n-1", "type": "renewal", "customer_id": "c-9", "amount_minor": 100,
                         "currency": "EUR", "occurred_at": at});
    assert_eq!(Shop::fate(&shop.report(&renewal).await), "recorded");
    let typed = json!({"id": "p-1", "type": "sale", "promo_code": "MIRA-Light", "amount_minor": 7, "currency": "EUR",
                       "occurred_at": at});
    assert_eq!(Shop::fate(&shop.report(&typed).await), "recorded");
    let of = |id| {
        format!(
            "select cast(coalesce(sum(revenue_minor), 0) as bigint) from link_day_money where link_id = {id}"
        )
    };
    assert_eq!(service.count(&of(link.link_id)).await, 160);
    assert_eq!(service.count(&of(other.link_id)).await, 7);
    assert_eq!(service.count("select count(*) from conversion where sub_id = 'bio'").await, 3);
    let stray = json!({"id": "x-1", "type": "sale", "code": "Nobodys1", "amount_minor": 7, "currency": "EUR",
                       "occurred_at": at});
    assert_eq!(Shop::fate(&shop.report(&stray).await), "unattributed");
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_takes_back_its_share_and_no_more() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    shop.report(&sale("o-1", "Spring42", 1_000)).await;
    assert_eq!(Shop::fate(&shop.report(&refund("r-1", "o-1", 400)).await), "recorded");
    assert_eq!(service.revenue().await, 600);
    let wrong: [(&str, Value); 5] = [
        ("amount_minor", refund("r-2", "o-1", 601)),
        ("refunds", refund("r-2", "o-7", 1)),
        ("refunds", refund("r-2", "r-1", 1)),
        (
            "currency",
            json!({"id": "r-2", "type": "refund", "refunds": "o-1", "amount_minor": 1, "currency": "EUR",
                            "occurred_at": "2026-03-02T09:00:00Z"}),
        ),
        ("amount_minor", refund("r-2", "o-1", -1)),
    ];
    for (field, report) in wrong {
        let (status, problem) = shop.report(&report).await;
        assert_eq!((status, problem["field"].as_str()), (422, Some(field)), "{problem}");
    }
    assert_eq!(service.revenue().await, 600, "nothing was half done");
    assert_eq!(Shop::fate(&shop.report(&refund("r-2", "o-1", 600)).await), "recorded");
    assert_eq!(service.revenue().await, 0);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_signed_is_not_read() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let body = sale("o-1", "Spring42", 1).to_string();
    let bare = service.post("/v1/conversions").body(body.clone()).send().await.expect("an answer");
    assert_eq!(bare.status(), 401);
    assert_eq!(bare.headers()["content-type"], "application/problem+json");
    let stranger = Shop { secret: secret_of([8; 32]), name: shop.name.clone(), ..shop };
    assert_eq!(stranger.send("/v1/conversions", &body).await.0, 401);
    let nobody = Shop { secret: secret_of([7; 32]), name: "dk_nobody".to_owned(), service: &service };
    assert_eq!(nobody.send("/v1/conversions", &body).await.0, 401);
    service.change("update api_key set revoked_at = created_at").await;
    let revoked = Shop { secret: secret_of([7; 32]), name: "dk_shop".to_owned(), service: &service };
    assert_eq!(revoked.send("/v1/conversions", &body).await.0, 401);
    assert_eq!(service.count("select count(*) from conversion").await, 0);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_makes_no_sense_is_a_problem_with_a_name() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let deep_field = format!("{{\"id\": {deep}}}");
    let large = format!("{{\"id\": \"{}\"}}", "x".repeat(20_000));
    let doubled =
        "{\"id\": \"a\", \"id\": \"b\", \"type\": \"sale\", \"code\": \"Spring42\", \"amount_minor\": 1,
                   \"currency\": \"USD\", \"occurred_at\": \"2026-03-02T09:00:00Z\"}";
    let bodies: [(u16, &str, &str); 12] = [
        (400, "", "EOF"),
        (400, "{", "EOF"),
        (400, "nonsense", "expected"),
        (422, "[]", ""),
        (422, "{}", "id"),
        (422, "{\"id\": 7}", "string"),
        (422, doubled, "duplicate field `id`"),
        (422, "{\"idd\": \"x\"}", "idd"),
        (422, "{\"id\": \"x\", \"type\": \"gift\"}", "gift"),
        (422, &deep, "invalid type"),
        (422, &deep_field, ""),
        (413, &large, ""),
    ];
    for (status, body, words) in bodies {
        let answer = shop.send("/v1/conversions", body).await;
        let start: String = body.chars().take(60).collect();
        assert_eq!(answer.0, status, "{start}: {answer:?}");
        let detail = answer.1["detail"].as_str().expect("a problem says what");
        assert!(detail.contains(words), "{start}: {detail}");
    }
    for (field, report) in [
        ("currency", json!({"currency": "XXZ"})),
        ("amount_minor", json!({"amount_minor": -5})),
        ("amount_minor", json!({"amount_minor": 9_000_000_000_000_000_i64})),
        ("occurred_at", json!({"occurred_at": "2126-01-01T00:00:00Z"})),
        ("occurred_at", json!({"occurred_at": "1970-01-01T00:00:00Z"})),
        ("id", json!({"id": "a\u{202e}b"})),
        ("code", json!({"code": "x".repeat(200)})),
    ] {
        let mut wrong = sale("o-1", "Spring42", 1);
        for (name, value) in report.as_object().expect("fields") {
            wrong[name] = value.clone();
        }
        let (status, problem) = shop.report(&wrong).await;
        assert_eq!((status, problem["field"].as_str()), (422, Some(field)), "{problem}");
    }
    let quoted = sale("'; drop table conversion; --", "Spring42", 1);
    assert_eq!(Shop::fate(&shop.report(&quoted).await), "recorded");
    assert_eq!(service.count("select count(*) from conversion").await, 1);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_says_the_fate_of_each_line() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let lines = [
        sale("o-1", "Spring42", 100),
        sale("o-1", "Spring42", 100),
        sale("o-1", "Spring42", 101),
        json!({"id": "o-2"}),
        refund("r-1", "o-1", 30),
        sale("o-3", "Nobodys1", 5),
    ];
    let (status, answer) = shop.send_batch(&lines).await;
    assert_eq!(status, 200, "{answer}");
    let fates: Vec<&str> = answer["results"]
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(|line| line["status"].as_str())
        .collect();
    assert_eq!(fates, ["recorded", "duplicate", "refused", "refused", "recorded", "unattributed"]);
    assert_eq!(answer["results"][2]["problem"]["status"], 409);
    assert_eq!(answer["results"][3]["problem"]["status"], 422);
    assert_eq!(service.revenue().await, 70);
    let many: Vec<Value> = (0..10_000).map(|_| json!({})).collect();
    let (status, problem) = shop.send_batch(&many).await;
    assert_eq!((status, problem["field"].as_str()), (413, Some("conversions")), "{problem}");
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn as_many_lines_as_a_batch_can_have_are_kept_on_any_machine() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let lines: Vec<Value> =
        (0..1_000).map(|number| sale(&format!("b-{}", number % 100), "Spring42", 1)).collect();
    shop.report_all(lines).await;
    assert_eq!(service.revenue().await, 100);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_for_which_there_is_no_time_are_kept_once_they_are_sent_again() {
    let hasty = Settings { batch_patience: Duration::ZERO, ..Settings::default() };
    let service = Service::with(hasty).await;
    service.link("Spring42", &service.campaign()).await;
    let shop = Shop::new(&service).await;
    let lines: Vec<Value> = (0..120).map(|number| sale(&format!("b-{number}"), "Spring42", 1)).collect();
    let (status, answer) = shop.send_batch(&lines).await;
    let last = &answer["results"][119];
    assert_eq!((status, last), (200, &json!({"id": "b-119", "status": "later"})));
    let sent = shop.report_all(lines).await;
    assert!(sent > 1, "the first time is not enough");
    assert_eq!(service.revenue().await, 120);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_finds_how_to_report_where_reports_go() {
    let service = Service::start().await;
    let answer = service.visit("/v1/conversions").send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "text/plain; charset=utf-8");
    let text = answer.text().await.expect("a text");
    assert!(text.contains("webhook-signature") && text.contains("amount_minor"), "{text}");
    service.close().await;
}
