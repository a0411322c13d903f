//! What RevenueCat tells over HTTP of an app's subscribers.

use duet::domain::api_key::{Kind, authorization_of};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use super::service::Service;
use super::stripe::{counted, insert_key, send};

fn event(service: &Service, kind: &str, transaction: &str, changes: Value) -> Value {
    let at = service.app.clock.now().timestamp_millis();
    let mut event = json!({
        "type": kind, "id": "12345678-1234-1234-1234-123456789012", "app_user_id": "user-7",
        "original_app_user_id": "$RCAnonymousID:87c6", "aliases": ["$RCAnonymousID:87c6"], "currency": "USD",
        "environment": "PRODUCTION", "event_timestamp_ms": at, "purchased_at_ms": at, "is_family_share": false,
        "original_transaction_id": "1", "period_type": "NORMAL", "price": 9.99, "price_in_purchased_currency": 9.99,
        "store": "PLAY_STORE", "tax_percentage": 0.2, "transaction_id": transaction, "subscriber_attributes": {},
    });
    let Value::Object(changes) = changes else { panic!("fields") };
    for (name, value) in changes {
        event[name] = value;
    }
    json!({"api_version": "1.0", "event": event})
}

fn secret() -> String {
    authorization_of([7; 32]).expose_secret().to_owned()
}

async fn tell(service: &Service, event: &Value) -> (u16, Value) {
    send(service, "/v1/revenuecat/dk_service", ("authorization", Some(secret())), &event.to_string()).await
}

async fn becomes(service: &Service, event: &Value, status: &str) {
    let (code, answer) = tell(service, event).await;
    assert_eq!((code, answer["status"].as_str()), (200, Some(status)), "{answer} for {event}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscriber_signs_up_pays_pays_again_and_gets_it_back() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    insert_key(&service, Kind::Revenuecat, &secret()).await;
    let brought = json!({"duet_code": {"value": "Spring42", "updated_at_ms": 1}});
    // Before they had an account, the app knew them by another name.
    let trial = json!({"period_type": "TRIAL", "price": 0, "price_in_purchased_currency": 0, "tax_percentage": null,
                       "app_user_id": "$RCAnonymousID:87c6", "subscriber_attributes": brought});
    let trial = event(&service, "INITIAL_PURCHASE", "1", trial);
    becomes(&service, &trial, "recorded").await;
    becomes(&service, &trial, "duplicate").await;
    let first = event(&service, "RENEWAL", "2", json!({"is_trial_conversion": true}));
    becomes(&service, &first, "recorded").await;
    becomes(&service, &event(&service, "RENEWAL", "3", json!({})), "recorded").await;
    assert_eq!(counted(&service).await, (1, 1, 1, 1_598), "twice 9.99 without a fifth");
    let back =
        json!({"cancel_reason": "CUSTOMER_SUPPORT", "price": -9.99, "price_in_purchased_currency": -9.99});
    let back = event(&service, "CANCELLATION", "3", back);
    becomes(&service, &back, "recorded").await;
    becomes(&service, &back, "duplicate").await;
    assert_eq!(counted(&service).await, (1, 1, 1, 799));
    let left = json!({"cancel_reason": "UNSUBSCRIBE"});
    becomes(&service, &event(&service, "CANCELLATION", "2", left), "ignored").await;
    assert_eq!(counted(&service).await, (1, 1, 1, 799));
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_that_comes_before_what_it_takes_back_is_asked_for_again() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    insert_key(&service, Kind::Revenuecat, &secret()).await;
    let back = json!({"cancel_reason": "CUSTOMER_SUPPORT", "price_in_purchased_currency": -9.99});
    let back = event(&service, "CANCELLATION", "5", back);
    let (status, problem) = tell(&service, &back).await;
    assert_eq!((status, problem["title"].as_str()), (409, Some("too early")), "{problem}");
    let offer = event(&service, "NON_RENEWING_PURCHASE", "5", json!({"offer_code": "SPRING42"}));
    becomes(&service, &offer, "recorded").await;
    becomes(&service, &back, "recorded").await;
    assert_eq!(counted(&service).await, (0, 1, 0, 0));
    let earlier = json!({"cancel_reason": "CUSTOMER_SUPPORT", "purchased_at_ms": 1_000});
    becomes(&service, &event(&service, "CANCELLATION", "0", earlier), "ignored").await;
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_carries_the_very_header_is_believed() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    insert_key(&service, Kind::Revenuecat, &secret()).await;
    let body = event(&service, "INITIAL_PURCHASE", "1", json!({"offer_code": "SPRING42"})).to_string();
    let wrong = secret().replace("Bearer ", "");
    for header in [None, Some(String::new()), Some(wrong), Some(secret().to_lowercase())] {
        let sent = ("authorization", header.clone());
        assert_eq!(send(&service, "/v1/revenuecat/dk_service", sent, &body).await.0, 401, "{header:?}");
    }
    for path in ["/v1/revenuecat/dk_nobody", "/v1/stripe/dk_service"] {
        assert_eq!(send(&service, path, ("authorization", Some(secret())), &body).await.0, 401, "{path}");
    }
    for (kind, changes) in [
        ("TEST", json!({})),
        ("PRODUCT_CHANGE", json!({})),
        ("INITIAL_PURCHASE", json!({"environment": "SANDBOX"})),
        ("A_KIND_OF_TOMORROW", json!({})),
    ] {
        becomes(&service, &event(&service, kind, "1", changes), "ignored").await;
    }
    let authorized = || ("authorization", Some(secret()));
    for (broken, status) in
        [("", 400), ("{\"event\": {}}", 422), ("{\"event\": {\"type\": \"RENEWAL\"}}", 422)]
    {
        assert_eq!(
            send(&service, "/v1/revenuecat/dk_service", authorized(), broken).await.0,
            status,
            "{broken}"
        );
    }
    let large = format!("{{\"x\": \"{}\"}}", "x".repeat(300_000));
    assert_eq!(send(&service, "/v1/revenuecat/dk_service", authorized(), &large).await.0, 413);
    assert_eq!(service.count("select count(*) from conversion").await, 0);
    service.change("update api_key set revoked_at = created_at").await;
    assert_eq!(
        send(&service, "/v1/revenuecat/dk_service", authorized(), &body).await.0,
        401,
        "it was revoked"
    );
    service.close().await;
}
