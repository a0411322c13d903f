//! Events as Stripe's documentation describes them, and what they mean.

use serde_json::{Value, json};

use super::*;

const AT: i64 = 1_772_442_000;

fn event(kind: &str, object: &Value) -> Value {
    json!({
        "id": "evt_1PqX", "object": "event", "api_version": "2025-05-28.basil", "created": AT, "livemode": true,
        "pending_webhooks": 1, "request": {"id": null, "idempotency_key": null}, "type": kind,
        "data": {"object": object},
    })
}

fn told(event: &Value) -> Told {
    read(event.to_string().as_bytes()).expect("an event")
}

fn paid(event: &Value) -> Paid {
    match told(event) {
        Told::Paid(paid) => *paid,
        other => panic!("nobody paid: {other:?}"),
    }
}

fn with(mut object: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { panic!("fields") };
    for (name, value) in changes {
        object[name] = value;
    }
    object
}

fn session(changes: Value) -> Value {
    let object = json!({
        "id": "cs_live_a1b2", "object": "checkout.session", "amount_subtotal": 2_000, "amount_total": 2_380,
        "client_reference_id": "481516", "currency": "eur", "customer": "cus_Q1", "customer_email": null,
        "customer_details": {"email": "ann@example.com", "name": "Ann"}, "discounts": [], "invoice": null,
        "livemode": true, "metadata": {}, "mode": "payment", "payment_intent": "pi_3P", "payment_link": null,
        "payment_status": "paid", "status": "complete", "subscription": null,
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 380},
    });
    event("checkout.session.completed", &with(object, changes))
}

/// As the API of 2025 and later describes it.
fn invoice(changes: Value) -> Value {
    let object = json!({
        "id": "in_1P", "object": "invoice", "amount_due": 1_200, "amount_paid": 1_200, "amount_remaining": 0,
        "billing_reason": "subscription_cycle", "currency": "usd", "customer": "cus_Q1", "discounts": [],
        "lines": {"object": "list", "data": [{"id": "il_1", "amount": 1_000}], "has_more": false},
        "livemode": true, "metadata": {}, "status": "paid", "subtotal": 1_000, "total": 1_200,
        "total_excluding_tax": 1_000, "total_taxes": [{"amount": 200, "tax_behavior": "exclusive"}],
        "parent": {"type": "subscription_details", "quote_details": null,
                   "subscription_details": {"subscription": "sub_1P", "metadata": {}}},
    });
    event("invoice.paid", &with(object, changes))
}

fn refunded(charge: Value, before: Option<i64>) -> Value {
    let object = json!({
        "id": "ch_3P", "object": "charge", "amount": 2_380, "amount_captured": 2_380, "amount_refunded": 500,
        "created": AT - 86_400, "currency": "eur", "customer": "cus_Q1", "payment_intent": "pi_3P",
        "refunded": false, "livemode": true,
    });
    let mut event = event("charge.refunded", &with(object, charge));
    if let Some(before) = before {
        event["data"]["previous_attributes"] = json!({"amount_refunded": before, "receipt_url": null});
    }
    event
}

#[test]
fn a_checkout_that_was_paid_is_a_sale_without_its_tax() {
    let paid = paid(&session(json!({})));
    let report = &paid.report;
    assert_eq!((report.id.as_str(), report.kind), ("pi_3P", Kind::Sale));
    assert_eq!((report.amount_minor, report.currency.as_deref()), (Some(2_000), Some("EUR")));
    assert_eq!(report.click_id.as_deref(), Some("481516"));
    assert_eq!(report.occurred_at.timestamp(), AT);
    assert_eq!(report.customer_email_hash, email_hash(Some("ann@example.com")));
    assert_eq!((paid.whole, paid.customers.as_slice()), (2_380, &["cus_Q1".to_owned()][..]));
    assert!(!paid.is_half && paid.also.is_empty());
}

#[test]
fn a_checkout_says_how_the_buyer_came_in_several_places() {
    let of = |changes| paid(&session(changes)).report;
    let own =
        of(json!({"client_reference_id": "cart-7", "metadata": {"duet_click": "23", "duet_code": "Spring42",
                        "promo_code": "MIRA15", "cart": "7", "duet_product": "Pro"}}));
    assert_eq!(own.click_id.as_deref(), Some("23"), "what the shop calls its own cart is no click");
    assert_eq!((own.code.as_deref(), own.promo_code.as_deref()), (Some("Spring42"), Some("MIRA15")));
    assert_eq!(own.product.as_deref(), Some("Pro"));
    let known = paid(&session(
        json!({"client_reference_id": null, "discounts": [{"coupon": null, "promotion_code": "promo_9"}]}),
    ));
    assert_eq!(
        (known.report.promo_code.as_deref(), known.promotions.as_slice()),
        (None, &["promo_9".to_owned()][..])
    );
    assert!(known.is_named(), "as soon as it is known what promo_9 is");
    let whole = json!([{"promotion_code": {"id": "promo_9", "object": "promotion_code", "code": "MIRA15"}}]);
    assert_eq!(of(json!({"discounts": whole})).promo_code.as_deref(), Some("MIRA15"));
    let lines = json!({"amount_tax": 0, "breakdown": {"discounts": [
        {"amount": 100, "discount": {"id": "di_1", "promotion_code": {"id": "promo_9", "code": "MIRA15"}}}], "taxes": []}});
    let lines = of(json!({"total_details": lines, "metadata": {"promo_code": "OTHER"}}));
    assert_eq!(lines.promo_code.as_deref(), Some("MIRA15"), "what was typed, rather than what the shop says");
    assert_eq!(lines.amount_minor, Some(2_380));
}

#[test]
fn what_is_not_paid_is_not_counted_and_what_is_free_is_a_sign_up() {
    for changes in [json!({"mode": "setup"}), json!({"payment_status": "unpaid"})] {
        assert!(matches!(told(&session(changes)), Told::Nothing(_)));
    }
    let trial = json!({"mode": "subscription", "payment_status": "no_payment_required", "amount_total": 0,
                       "subscription": "sub_1P", "payment_intent": null, "invoice": "in_0"});
    let trial = paid(&session(trial));
    assert_eq!((trial.report.id.as_str(), trial.report.kind), ("sub_1P", Kind::Signup));
    assert_eq!((trial.report.amount_minor, trial.report.currency), (None, None));
    let free = paid(&session(
        json!({"payment_status": "no_payment_required", "amount_total": 0, "payment_intent": null}),
    ));
    assert_eq!((free.report.id.as_str(), free.report.kind), ("cs_live_a1b2", Kind::Signup));
    let late = event("checkout.session.async_payment_succeeded", &session(json!({}))["data"]["object"]);
    assert_eq!(paid(&late).report, paid(&session(json!({}))).report, "paid days later");
}

#[test]
fn a_subscriptions_checkout_and_its_first_invoice_are_one_sale() {
    let checkout =
        paid(&session(json!({"mode": "subscription", "invoice": "in_1P", "subscription": "sub_1P",
                                        "payment_intent": null, "currency": "usd", "amount_total": 1_200,
                                        "total_details": {"amount_tax": 200}})));
    let invoice = paid(&invoice(json!({"billing_reason": "subscription_create"})));
    for half in [&checkout, &invoice] {
        assert_eq!((half.report.id.as_str(), half.report.kind), ("in_1P", Kind::Sale));
        assert_eq!((half.report.amount_minor, half.whole), (Some(1_000), 1_200));
        assert_eq!(half.subscription.as_deref(), Some("sub_1P"));
    }
    assert!(invoice.is_half && !invoice.is_named() && !checkout.is_half);
    assert!(invoice.waits(invoice.told_at) && !invoice.waits(invoice.told_at + chrono::TimeDelta::hours(1)));
    let odd = session(json!({"mode": "subscription", "subscription": "sub_1P", "payment_intent": null}));
    assert!(matches!(told(&odd), Told::Nothing(_)), "its invoice is counted");
}

#[test]
fn an_invoice_is_a_sale_a_renewal_or_a_sign_up_by_what_it_is_for() {
    for (reason, kind) in [
        (json!("subscription_create"), Kind::Sale),
        (json!("subscription_cycle"), Kind::Renewal),
        (json!("subscription_update"), Kind::Renewal),
        (json!("subscription_threshold"), Kind::Renewal),
        (json!("manual"), Kind::Sale),
        (json!(null), Kind::Sale),
    ] {
        assert_eq!(paid(&invoice(json!({"billing_reason": reason}))).report.kind, kind, "{reason}");
    }
    let trial =
        paid(&invoice(json!({"billing_reason": "subscription_create", "amount_paid": 0, "total": 0})));
    assert_eq!((trial.report.id.as_str(), trial.report.kind), ("sub_1P", Kind::Signup));
    assert!(matches!(told(&invoice(json!({"amount_paid": 0}))), Told::Nothing(_)));
}

#[test]
fn an_invoice_of_an_older_api_names_its_payment_and_its_tax_otherwise() {
    let old = json!({
        "billing_reason": "subscription_create", "parent": null, "subscription": "sub_1P", "total_excluding_tax": null,
        "total_taxes": null, "tax": 200, "payment_intent": "pi_3P", "charge": "ch_3P",
        "subscription_details": {"metadata": {"duet_click": "481516"}},
        "discount": {"id": "di_1", "object": "discount", "promotion_code": "promo_9"},
    });
    let old = paid(&invoice(old));
    assert_eq!((old.report.amount_minor, old.subscription.as_deref()), (Some(1_000), Some("sub_1P")));
    assert_eq!(old.also, ["pi_3P", "ch_3P"]);
    assert_eq!(
        (old.report.click_id.as_deref(), old.promotions.as_slice()),
        (Some("481516"), &["promo_9".to_owned()][..])
    );
    let part = paid(&invoice(json!({"amount_paid": 600, "discounts": ["di_1"]})));
    assert_eq!((part.report.amount_minor, part.whole), (Some(500), 600), "the rest came from a balance");
    let known = json!({"payments": {"object": "list", "data": [{"id": "inpay_1", "object": "invoice_payment",
                       "payment": {"type": "payment_intent", "payment_intent": "pi_9"}}]}});
    assert_eq!(paid(&invoice(known)).also, ["pi_9"]);
}

#[test]
fn a_renewal_says_by_which_click_and_not_by_which_code() {
    let metadata = json!({"duet_click": "481516", "duet_code": "Spring42", "promo_code": "MIRA15"});
    let parent = json!({"subscription_details": {"subscription": "sub_1P", "metadata": metadata}});
    let renewal = paid(&invoice(json!({"parent": parent}))).report;
    assert_eq!((renewal.click_id.as_deref(), renewal.code, renewal.promo_code), (Some("481516"), None, None));
    let first = paid(&invoice(json!({"parent": parent, "billing_reason": "subscription_create"}))).report;
    assert_eq!((first.code.as_deref(), first.promo_code.as_deref()), (Some("Spring42"), Some("MIRA15")));
}

#[test]
fn names_are_kept_of_payments_and_of_promotion_codes() {
    let payment = json!({"id": "inpay_1", "object": "invoice_payment", "amount_paid": 1_200, "invoice": "in_1P",
                         "is_default": true, "payment": {"type": "payment_intent", "payment_intent": "pi_3P"}, "status": "paid"});
    let named = |name: &str, means: &str| Told::Named { name: name.to_owned(), means: means.to_owned() };
    assert_eq!(told(&event("invoice_payment.paid", &payment)), named("pi_3P", "in_1P"));
    let cash = with(payment, json!({"payment": {"type": "payment_record", "payment_record": "prec_1"}}));
    assert!(matches!(told(&event("invoice_payment.paid", &cash)), Told::Nothing(_)));
    let code = json!({"id": "promo_9", "object": "promotion_code", "active": true, "code": "MIRA15", "metadata": {}});
    assert_eq!(told(&event("promotion_code.created", &code)), named("promo_9", "MIRA15"));
}

#[test]
fn each_part_that_goes_back_is_its_own_part() {
    let back = |event: &Value| match told(event) {
        Told::Back(back) => back,
        other => panic!("nothing went back: {other:?}"),
    };
    let first = back(&refunded(json!({}), Some(0)));
    assert_eq!((first.id.as_str(), first.before, first.now), ("ch_3P:500", 0, Some(500)));
    assert_eq!((first.of.as_slice(), first.whole), (&["pi_3P".to_owned(), "ch_3P".to_owned()][..], 2_380));
    let rest =
        back(&refunded(json!({"amount_refunded": 2_380, "refunded": true, "invoice": "in_1P"}), Some(500)));
    assert_eq!((rest.id.as_str(), rest.of[0].as_str()), ("ch_3P:2380", "in_1P"));
    assert_eq!(first.of_net(2_000, 2_380) + rest.of_net(2_000, 2_380), 2_000);
    assert_eq!(back(&refunded(json!({}), None)).before, 0);
    assert!(matches!(told(&refunded(json!({}), Some(500))), Told::Nothing(_)));
}

#[test]
fn a_dispute_takes_back_what_it_is_about_once_it_is_lost() {
    let dispute = |status: &str| {
        event(
            "charge.dispute.closed",
            &json!({
                "id": "du_3P", "object": "dispute", "amount": 2_380, "charge": "ch_3P", "created": 1_772_442_000,
                "currency": "eur", "payment_intent": "pi_3P", "reason": "fraudulent", "status": status,
            }),
        )
    };
    let Told::Back(back) = told(&dispute("lost")) else { panic!("nothing went back") };
    assert_eq!((back.id.as_str(), back.of), ("du_3P", vec!["pi_3P".to_owned(), "ch_3P".to_owned()]));
    assert_eq!((back.whole, back.before, back.now, back.paid_at), (2_380, 0, Some(2_380), None));
    for other in ["won", "warning_closed", "prevented", "something_new"] {
        assert!(matches!(told(&dispute(other)), Told::Nothing(_)), "{other}");
    }
}

#[test]
fn what_is_a_test_or_of_another_kind_is_answered_and_not_counted() {
    let mut test = session(json!({}));
    test["livemode"] = json!(false);
    assert!(matches!(told(&test), Told::Nothing(why) if why.starts_with("a test")));
    for other in
        ["customer.created", "charge.succeeded", "payment_intent.succeeded", "invoice.payment_succeeded"]
    {
        assert!(matches!(told(&event(other, &json!({"id": 7}))), Told::Nothing(_)), "{other}");
    }
    for broken in ["", "{}", "[]", "{\"type\": \"invoice.paid\"}", "null"] {
        assert!(read(broken.as_bytes()).is_err(), "{broken}");
    }
    assert!(read(event("invoice.paid", &json!({"id": 7})).to_string().as_bytes()).is_err());
}
