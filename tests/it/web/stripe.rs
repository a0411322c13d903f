//! What Stripe tells over HTTP: believed if it is signed, counted once, taken back in parts, and answered so that it comes
//! again only where that helps.

use duet::domain::ApiKeyId;
use duet::domain::api_key::{ApiKey, Kind};
use duet::store;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use super::service::{Service, moment};

/// A signing secret, as Stripe makes it.
pub const SECRET: &str = "whsec_f9Zx0JkQyV2mT8sLw4bNcR1dA7uKpEoG";

/// The header with which Stripe sends a body.
pub fn signature(secret: &str, second: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is a key");
    mac.update(format!("{second}.{body}").as_bytes());
    let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={second},v1={digits},v0=00")
}

/// An event of Stripe's, told at a second.
pub fn event(second: i64, kind: &str, object: &Value) -> Value {
    json!({"id": "evt_1", "object": "event", "api_version": "2025-05-28.basil", "created": second, "livemode": true,
           "type": kind, "data": {"object": object}})
}

/// A checkout of a thing.
pub fn checkout(second: i64, name: &str, click: &str, total: i64) -> Value {
    let object = json!({
        "id": format!("cs_{name}"), "object": "checkout.session", "amount_total": total, "client_reference_id": click,
        "currency": "usd", "customer": format!("cus_{name}"), "discounts": [], "invoice": null, "metadata": {},
        "mode": "payment", "payment_intent": format!("pi_{name}"), "payment_status": "paid", "subscription": null,
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": total / 6},
    });
    event(second, "checkout.session.completed", &object)
}

/// The checkout of a subscription.
pub fn subscribed(second: i64, name: &str, click: &str, total: i64) -> Value {
    let mut event = checkout(second, name, click, total);
    let session = &mut event["data"]["object"];
    session["mode"] = json!("subscription");
    session["payment_intent"] = Value::Null;
    session["invoice"] = json!(format!("in_{name}"));
    session["subscription"] = json!(format!("sub_{name}"));
    event
}

/// An invoice of a subscription that was paid.
pub fn invoice(second: i64, (name, number): (&str, &str), reason: &str, total: i64) -> Value {
    let object = json!({
        "id": format!("in_{name}{number}"), "object": "invoice", "amount_paid": total, "billing_reason": reason,
        "currency": "usd", "customer": format!("cus_{name}"), "discounts": [], "metadata": {}, "total": total,
        "total_excluding_tax": total - total / 6, "total_taxes": [{"amount": total / 6}],
        "parent": {"type": "subscription_details",
                   "subscription_details": {"subscription": format!("sub_{name}"), "metadata": {}}},
    });
    event(second, "invoice.paid", &object)
}

/// With what an invoice was paid.
pub fn paid_with(second: i64, (name, number): (&str, &str)) -> Value {
    let object = json!({
        "id": format!("inpay_{name}{number}"), "object": "invoice_payment", "invoice": format!("in_{name}{number}"),
        "payment": {"type": "payment_intent", "payment_intent": format!("pi_{name}{number}")}, "status": "paid",
    });
    event(second, "invoice_payment.paid", &object)
}

/// So much of a charge has gone back, after so much had before.
pub fn refunded(second: i64, name: &str, (before, now, of): (i64, i64, i64)) -> Value {
    let object = json!({
        "id": format!("ch_{name}"), "object": "charge", "amount": of, "amount_captured": of, "amount_refunded": now,
        "created": second, "currency": "usd", "payment_intent": format!("pi_{name}"), "refunded": now == of,
    });
    let mut event = event(second, "charge.refunded", &object);
    event["data"]["previous_attributes"] = json!({"amount_refunded": before, "refunded": false});
    event
}

/// A buyer's bank has asked a charge of so much back, and that ended.
fn disputed(second: i64, name: &str, amount: i64, status: &str) -> Value {
    let object = json!({
        "id": format!("du_{name}"), "object": "dispute", "amount": amount, "charge": format!("ch_{name}"),
        "created": second, "currency": "usd", "payment_intent": format!("pi_{name}"), "status": status,
    });
    event(second, "charge.dispute.closed", &object)
}

/// Stripe, connected to a service.
struct Stripe<'a> {
    service: &'a Service,
    now: i64,
}

impl<'a> Stripe<'a> {
    async fn connect(service: &'a Service) -> Self {
        insert_key(service, Kind::Stripe, SECRET).await;
        Self { service, now: service.app.clock.now().timestamp() }
    }

    async fn send(&self, body: &str, header: Option<String>) -> (u16, Value) {
        send(self.service, "/v1/stripe/dk_service", ("stripe-signature", header), body).await
    }

    /// Tells an event as Stripe does.
    async fn tell(&self, event: &Value) -> (u16, Value) {
        let body = event.to_string();
        let now = self.service.app.clock.now().timestamp();
        self.send(&body, Some(signature(SECRET, now, &body))).await
    }

    async fn becomes(&self, event: &Value, status: &str) {
        let (code, answer) = self.tell(event).await;
        assert_eq!((code, answer["status"].as_str()), (200, Some(status)), "{answer} for {event}");
    }
}

/// A key of the service's programme.
pub async fn insert_key(service: &Service, kind: Kind, secret: &str) {
    let key = ApiKey {
        api_key_id: ApiKeyId(1),
        program_id: service.program,
        kind,
        name: "dk_service".to_owned(),
        has_secret: true,
        created_at: service.app.clock.now(),
        used_at: None,
    };
    let mut tx = service.app.begin().await.expect("the database works");
    store::api_key::insert(&mut tx, &key, &secret.into()).await.expect("the database works");
    tx.commit().await.expect("the database works");
}

/// Sends a body with a header; says the status and the answer.
pub async fn send(
    service: &Service,
    path: &str,
    (name, value): (&str, Option<String>),
    body: &str,
) -> (u16, Value) {
    let request = service.post(path).body(body.to_owned());
    let request = match value {
        Some(value) => request.header(name, value),
        None => request,
    };
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    (status, serde_json::from_str(&answer.text().await.expect("a text")).expect("JSON"))
}

/// What a service counted: sign-ups, sales, renewals and the revenue.
pub async fn counted(service: &Service) -> (i64, i64, i64, i64) {
    let of = |column: &str| format!("select cast(coalesce(sum({column}), 0) as bigint) from link_day");
    let revenue = "select cast(coalesce(sum(revenue_minor), 0) as bigint) from link_day_money";
    (
        service.count(&of("signups")).await,
        service.count(&of("sales")).await,
        service.count(&of("renewals")).await,
        service.count(revenue).await,
    )
}

/// The click of a visitor of a link.
async fn click(service: &Service, code: &str) -> String {
    let answer = service.visit(&format!("/{code}")).send().await.expect("an answer");
    super::service::click_id(&super::service::location(&answer)).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkout_counts_once_and_is_taken_back_part_by_part() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let stripe = Stripe::connect(&service).await;
    let click = click(&service, "Spring42").await;
    let sold = checkout(stripe.now, "a", &click, 1_200);
    stripe.becomes(&sold, "recorded").await;
    stripe.becomes(&sold, "duplicate").await;
    let mut again = sold.clone();
    (again["id"], again["created"]) = (json!("evt_2"), json!(stripe.now + 1));
    stripe.becomes(&again, "duplicate").await;
    assert_eq!(counted(&service).await, (0, 1, 0, 1_000), "without the tax");
    let parts = [refunded(stripe.now, "a", (0, 600, 1_200)), refunded(stripe.now, "a", (600, 1_200, 1_200))];
    stripe.becomes(&parts[1], "recorded").await;
    assert_eq!(counted(&service).await.3, 500, "the second half came first");
    for (part, status) in [(1, "duplicate"), (0, "recorded"), (0, "duplicate"), (1, "duplicate")] {
        stripe.becomes(&parts[part], status).await;
    }
    assert_eq!(counted(&service).await.3, 0);
    assert_eq!(service.count("select count(*) from conversion where kind = 'refund'").await, 2);
    assert_eq!(service.count("select count(*) from conversion where attribution = 'click'").await, 1);
    assert_eq!(service.count("select count(*) from api_key where used_at is not null").await, 1);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_dispute_takes_back_what_the_shop_had_not_given_back() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let stripe = Stripe::connect(&service).await;
    for name in ["a", "b"] {
        let click = click(&service, "Spring42").await;
        stripe.becomes(&checkout(stripe.now, name, &click, 1_200), "recorded").await;
    }
    stripe.becomes(&disputed(stripe.now, "b", 1_200, "won"), "ignored").await;
    assert_eq!(counted(&service).await.3, 2_000);
    stripe.becomes(&refunded(stripe.now, "a", (0, 300, 1_200)), "recorded").await;
    let lost = disputed(stripe.now, "a", 1_200, "lost");
    stripe.becomes(&lost, "recorded").await;
    stripe.becomes(&lost, "duplicate").await;
    assert_eq!(counted(&service).await.3, 1_000, "the other sale stays");
    stripe.becomes(&refunded(stripe.now, "a", (300, 1_200, 1_200)), "ignored").await;
    stripe.becomes(&disputed(stripe.now, "old", 1_200, "lost"), "ignored").await;
    let left = "select sum(amount_minor - refunded_minor) from conversion where kind = 'sale'";
    assert_eq!(service.count(&format!("select cast(({left}) as bigint)")).await, 1_000);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_is_one_sale_and_then_renewals_and_a_refund_finds_the_right_one() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let stripe = Stripe::connect(&service).await;
    let (now, click) = (stripe.now, click(&service, "Spring42").await);
    // The invoice comes first: it is nobody's until the checkout says who brought the customer.
    stripe.becomes(&invoice(now, ("a", ""), "subscription_create", 1_200), "unattributed").await;
    stripe.becomes(&subscribed(now, "a", &click, 1_200), "recorded").await;
    stripe.becomes(&invoice(now, ("a", ""), "subscription_create", 1_200), "duplicate").await;
    stripe.becomes(&subscribed(now, "a", &click, 1_200), "duplicate").await;
    stripe.becomes(&invoice(now, ("a", "2"), "subscription_cycle", 600), "recorded").await;
    assert_eq!(counted(&service).await, (0, 1, 1, 1_500));
    let back = refunded(now, "a2", (0, 600, 600));
    let (status, problem) = stripe.tell(&back).await;
    assert_eq!((status, problem["title"].as_str()), (409, Some("too early")), "{problem}");
    stripe.becomes(&paid_with(now, ("a", "2")), "recorded").await;
    stripe.becomes(&back, "recorded").await;
    assert_eq!(counted(&service).await, (0, 1, 1, 1_000));
    let refunds =
        "select count(*) from conversion r join conversion s on s.conversion_id = r.refunded_conversion_id
                   where s.reported_id = 'in_a2' and s.refunded_minor = s.amount_minor";
    assert_eq!(service.count(refunds).await, 1);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_is_a_sign_up_and_what_is_paid_after_it_a_sale() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let stripe = Stripe::connect(&service).await;
    let (now, click) = (stripe.now, click(&service, "Spring42").await);
    stripe.becomes(&subscribed(now, "a", &click, 0), "recorded").await;
    stripe.becomes(&invoice(now, ("a", ""), "subscription_create", 0), "duplicate").await;
    assert_eq!(counted(&service).await, (1, 0, 0, 0));
    for number in ["1", "2", "1", "3", "2"] {
        stripe.tell(&invoice(now, ("a", number), "subscription_cycle", 1_200)).await;
    }
    assert_eq!(counted(&service).await, (1, 1, 2, 3_000), "the first is a sale, the others are renewals");
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_typed_is_known_by_its_number_once_stripe_has_said_it() {
    let service = Service::start().await;
    service.link("MIRA-15", &service.campaign()).await;
    let stripe = Stripe::connect(&service).await;
    let with_code = |name: &str, code: Value| {
        let mut sold = checkout(stripe.now, name, "cart-7", 1_200);
        sold["data"]["object"]["discounts"] = json!([{"coupon": null, "promotion_code": code}]);
        sold
    };
    stripe.becomes(&with_code("a", json!("promo_9")), "unattributed").await;
    let code = json!({"id": "promo_9", "object": "promotion_code", "code": "MIRA-15", "active": true});
    stripe.becomes(&event(stripe.now, "promotion_code.updated", &code), "recorded").await;
    stripe.becomes(&event(stripe.now, "promotion_code.updated", &code), "duplicate").await;
    stripe.becomes(&with_code("b", json!("promo_9")), "recorded").await;
    stripe.becomes(&with_code("a", json!("promo_9")), "recorded").await;
    stripe.becomes(&with_code("c", json!({"id": "promo_8", "code": "mira-15"})), "recorded").await;
    assert_eq!(counted(&service).await, (0, 3, 0, 3_000));
    assert_eq!(service.count("select count(*) from conversion where attribution = 'promo_code'").await, 3);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_payment_of_a_known_customer_waits_for_whoever_brought_them_this_time() {
    let service = Service::start().await;
    let old = service.link("Spring42", &service.campaign()).await;
    let new = service.link("Autumn42", &service.campaign()).await;
    let stripe = Stripe::connect(&service).await;
    let (first, second) = (click(&service, "Spring42").await, click(&service, "Autumn42").await);
    stripe.becomes(&checkout(stripe.now, "a", &first, 600), "recorded").await;
    service.set("2026-03-02T09:10:00Z");
    let now = moment("2026-03-02T09:10:00Z").timestamp();
    let half = invoice(now, ("a", ""), "subscription_create", 1_200);
    assert_eq!(stripe.tell(&half).await.0, 409, "the checkout may name another");
    stripe.becomes(&subscribed(now, "a", &second, 1_200), "recorded").await;
    stripe.becomes(&half, "duplicate").await;
    let of = |id| {
        format!(
            "select cast(coalesce(sum(revenue_minor), 0) as bigint) from link_day_money where link_id = {id}"
        )
    };
    assert_eq!((service.count(&of(old.link_id)).await, service.count(&of(new.link_id)).await), (500, 1_000));
    // One that was made without a checkout stays with whoever brought the customer.
    let without = invoice(now, ("a", "7"), "subscription_create", 1_200);
    assert_eq!(stripe.tell(&without).await.0, 409);
    service.set("2026-03-02T10:10:00Z");
    stripe.becomes(&without, "recorded").await;
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_stripe_signed_is_believed() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let stripe = Stripe::connect(&service).await;
    let body = checkout(stripe.now, "a", "7", 1_200).to_string();
    let good = signature(SECRET, stripe.now, &body);
    let unsigned = [
        None,
        Some(String::new()),
        Some(signature("whsec_another", stripe.now, &body)),
        Some(signature(SECRET, stripe.now - 301, &body)),
        Some(signature(SECRET, stripe.now + 301, &body)),
        Some(signature(SECRET, stripe.now, "{}")),
    ];
    for header in unsigned {
        let (status, problem) = stripe.send(&body, header.clone()).await;
        assert_eq!((status, problem["title"].as_str()), (401, Some("not signed")), "{header:?}");
    }
    let header = || ("stripe-signature", Some(good.clone()));
    for path in ["/v1/stripe/dk_nobody", "/v1/revenuecat/dk_service", "/v1/conversions"] {
        assert_eq!(send(&service, path, header(), &body).await.0, 401, "{path}");
    }
    let large = format!("{{\"x\": \"{}\"}}", "x".repeat(300_000));
    assert_eq!(stripe.send(&large, Some(signature(SECRET, stripe.now, &large))).await.0, 413);
    for (broken, status) in [("", 400), ("{", 400), ("[]", 422), ("{\"type\": \"invoice.paid\"}", 422)] {
        assert_eq!(
            stripe.send(broken, Some(signature(SECRET, stripe.now, broken))).await.0,
            status,
            "{broken}"
        );
    }
    let mut test = checkout(stripe.now, "a", "7", 1_200);
    test["livemode"] = json!(false);
    stripe.becomes(&test, "ignored").await;
    stripe.becomes(&event(stripe.now, "customer.created", &json!({"id": "cus_a"})), "ignored").await;
    let mut ancient = checkout(stripe.now, "a", "7", 1_200);
    ancient["created"] = json!(1_000_000_000);
    stripe.becomes(&ancient, "refused").await;
    let mut before = refunded(stripe.now, "old", (0, 5, 5));
    before["data"]["object"]["created"] = json!(stripe.now - 1);
    stripe.becomes(&before, "ignored").await;
    assert_eq!(service.count("select count(*) from conversion").await, 0);
    service.change("update api_key set revoked_at = created_at").await;
    assert_eq!(stripe.send(&body, Some(good.clone())).await.0, 401, "it was revoked");
    service.change("update api_key set revoked_at = null, secret = ''").await;
    assert_eq!(
        stripe.send(&body, Some(signature("", stripe.now, &body))).await.0,
        401,
        "no secret is no secret"
    );
    let how = service.visit("/v1/stripe/dk_service").send().await.expect("an answer");
    assert!(how.text().await.expect("a text").contains("client_reference_id"));
    service.close().await;
}
