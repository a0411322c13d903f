//! Events as RevenueCat's documentation describes them, and what they mean.

use super::*;

const AT: i64 = 1_772_442_000_000;

/// An event in which prices stand as they are written here.
fn event(kind: &str, price: &str, changes: &str) -> String {
    let fields = format!(
        r#""type": "{kind}", "id": "12345678-1234-1234-1234-123456789012", "app_id": "app1234", "aliases": ["user-7", "$RCAnonymousID:87c6"],
        "app_user_id": "user-7", "original_app_user_id": "$RCAnonymousID:87c6", "commission_percentage": 0.1467,
        "country_code": "DE", "currency": "EUR", "entitlement_ids": ["pro"], "environment": "PRODUCTION",
        "event_timestamp_ms": {AT}, "expiration_at_ms": {AT}, "is_family_share": false, "offer_code": null,
        "original_transaction_id": "2000000001", "period_type": "NORMAL", "price": 8.14,
        "price_in_purchased_currency": {price}, "product_id": "pro.month", "purchased_at_ms": {AT},
        "store": "APP_STORE", "takehome_percentage": 0.7, "tax_percentage": 0.1597, "transaction_id": "2000000002",
        "subscriber_attributes": {{"$email": {{"updated_at_ms": 1, "value": "ann@example.com"}},
            "duet_click": {{"updated_at_ms": 1, "value": "481516"}}, "duet_code": {{"updated_at_ms": 1, "value": "Spring42"}}}}"#
    );
    let mut event: BTreeMap<String, Box<RawValue>> =
        serde_json::from_str(&format!("{{{fields}}}")).expect("fields");
    let changes: BTreeMap<String, Box<RawValue>> = serde_json::from_str(changes).expect("changes");
    event.extend(changes);
    format!(r#"{{"api_version": "1.0", "event": {}}}"#, serde_json::to_string(&event).expect("JSON"))
}

fn told(kind: &str, price: &str, changes: &str) -> Told {
    read(event(kind, price, changes).as_bytes()).expect("an event")
}

fn paid_as(kind: &str, price: &str, changes: &str) -> Paid {
    match told(kind, price, changes) {
        Told::Paid(paid) => *paid,
        other => panic!("nobody paid: {other:?}"),
    }
}

fn back(price: &str, changes: &str) -> Back {
    match told("CANCELLATION", price, changes) {
        Told::Back(back) => back,
        other => panic!("nothing went back: {other:?}"),
    }
}

#[test]
fn a_purchase_is_a_sale_to_the_last_cent_and_without_the_tax() {
    let paid = paid_as("INITIAL_PURCHASE", "7.99", "{}");
    let report = &paid.report;
    assert_eq!((report.id.as_str(), report.kind), ("app_store:2000000002", Kind::Sale));
    assert_eq!((paid.whole, report.amount_minor), (799, Some(671)), "799 less 15.97%");
    assert_eq!(report.currency.as_deref(), Some("EUR"));
    assert_eq!((report.click_id.as_deref(), report.code.as_deref()), (Some("481516"), Some("Spring42")));
    assert_eq!(paid.customers, ["user-7", "$RCAnonymousID:87c6"]);
    assert_eq!(report.customer_email_hash, email_hash(Some("ann@example.com")));
    let plain =
        paid_as("NON_RENEWING_PURCHASE", "0.29", r#"{"tax_percentage": null, "offer_code": "mira15"}"#);
    assert_eq!((plain.report.amount_minor, plain.report.promo_code.as_deref()), (Some(29), Some("mira15")));
    let yen = paid_as("INITIAL_PURCHASE", "500", r#"{"currency": "JPY", "tax_percentage": 0}"#);
    assert_eq!(yen.report.amount_minor, Some(500));
    let dollars = paid_as("INITIAL_PURCHASE", "null", r#"{"currency": null, "tax_percentage": 0}"#);
    assert_eq!((dollars.report.amount_minor, dollars.report.currency.as_deref()), (Some(814), Some("USD")));
    let campaign =
        r#"{"subscriber_attributes": {"$campaign": {"value": "Spring42"}, "duet_click": {"value": "x"}}}"#;
    let campaign = paid_as("INITIAL_PURCHASE", "7.99", campaign).report;
    assert_eq!((campaign.click_id, campaign.code.as_deref()), (None, Some("Spring42")));
}

#[test]
fn a_trial_is_a_sign_up_what_follows_it_a_sale_and_what_follows_that_a_renewal() {
    let trial =
        paid_as("INITIAL_PURCHASE", "0", r#"{"period_type": "TRIAL", "transaction_id": "2000000001"}"#);
    assert_eq!((trial.report.kind, trial.report.amount_minor), (Kind::Signup, None));
    let first = paid_as("RENEWAL", "7.99", r#"{"is_trial_conversion": true}"#);
    assert_eq!((first.report.kind, first.report.code.as_deref()), (Kind::Sale, Some("Spring42")));
    let next =
        paid_as("RENEWAL", "7.99", r#"{"is_trial_conversion": false, "purchased_at_ms": 1772470800000}"#);
    assert_eq!((next.report.kind, next.report.code), (Kind::Renewal, None));
    assert_eq!(next.report.click_id.as_deref(), Some("481516"), "a click keeps its own time");
    assert_eq!(next.report.occurred_at.timestamp_millis(), AT, "stores renew ahead of time");
}

#[test]
fn what_is_given_back_is_a_refund_and_any_other_end_is_none() {
    let whole = back("-7.99", r#"{"cancel_reason": "CUSTOMER_SUPPORT"}"#);
    assert_eq!((whole.id.as_str(), whole.now), ("app_store:2000000002:refund", Some(799)));
    assert_eq!(whole.of, ["app_store:2000000002"]);
    assert_eq!(whole.of_net(671, 799), 671);
    assert_eq!(back("-4.00", "{}").of_net(671, 799), 335, "a part of it");
    assert_eq!(
        back("0", r#"{"cancel_reason": "CUSTOMER_SUPPORT"}"#).of_net(671, 799),
        671,
        "it is not said how much"
    );
    for (price, changes) in [
        ("0", r#"{"cancel_reason": "UNSUBSCRIBE"}"#),
        ("7.99", r#"{"cancel_reason": "BILLING_ERROR"}"#),
        ("0", r#"{"cancel_reason": "CUSTOMER_SUPPORT", "period_type": "TRIAL"}"#),
    ] {
        assert!(matches!(told("CANCELLATION", price, changes), Told::Nothing(_)), "{changes}");
    }
}

#[test]
fn what_is_a_test_free_or_of_another_kind_is_answered_and_not_counted() {
    for (kind, changes) in [
        ("TEST", "{}"),
        ("PRODUCT_CHANGE", "{}"),
        ("UNCANCELLATION", "{}"),
        ("EXPIRATION", "{}"),
        ("BILLING_ISSUE", "{}"),
        ("TRANSFER", "{}"),
        ("INITIAL_PURCHASE", r#"{"environment": "SANDBOX"}"#),
        ("INITIAL_PURCHASE", r#"{"is_family_share": true}"#),
        ("NON_RENEWING_PURCHASE", r#"{"period_type": "PROMOTIONAL"}"#),
        ("RENEWAL", r#"{"price_in_purchased_currency": 0}"#),
        ("INITIAL_PURCHASE", r#"{"transaction_id": null}"#),
    ] {
        assert!(matches!(told(kind, "7.99", changes), Told::Nothing(_)), "{kind} {changes}");
    }
    for broken in ["", "{}", "{\"event\": {}}", "{\"event\": {\"type\": \"RENEWAL\"}}", "[]"] {
        assert!(read(broken.as_bytes()).is_err(), "{broken}");
    }
}
