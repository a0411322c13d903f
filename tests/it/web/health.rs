//! Operators see how Duet is, and strangers do not.

use std::time::{Duration, Instant};

use duet::app::Gateway;
use duet::store::Store;
use serde_json::Value;

use super::service::{Service, location};

async fn ask(service: &Service, path: &str) -> (u16, Value) {
    let answer = service.visit(path).send().await.expect("an answer");
    let status = answer.status().as_u16();
    (status, serde_json::from_str(&answer.text().await.expect("a text")).expect("JSON"))
}

#[tokio::test(flavor = "multi_thread")]
async fn duet_is_ready_when_the_database_answers_and_discord_is_connected() {
    let service = Service::start().await;
    assert_eq!(ask(&service, "/health/live").await.0, 200);
    let (status, health) = ask(&service, "/health/ready").await;
    assert_eq!((status, &health["status"], &health["gateway"]), (200, &"ready".into(), &"unused".into()));
    service.app.readiness.set_gateway(Gateway::Away);
    let (status, health) = ask(&service, "/health/ready").await;
    assert_eq!((status, &health["status"], &health["gateway"]), (503, &"not_ready".into(), &"away".into()));
    let (status, health) = ask(&service, "/health").await;
    assert_eq!((status, &health["database"]), (200, &"answers".into()));
    service.app.readiness.set_gateway(Gateway::Connected);
    assert_eq!(ask(&service, "/health/ready").await.0, 200);
    service.app.readiness.set_stopping();
    let (status, health) = ask(&service, "/health/ready").await;
    assert_eq!((status, &health["status"]), (503, &"stopping".into()));
    assert_eq!(ask(&service, "/health/live").await.0, 200, "stopping is not being dead");
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn duet_is_not_ready_without_its_database() {
    let service = Service::start().await;
    let taken = take_all_connections(&service.app.store).await;
    let began = Instant::now();
    let (status, health) = ask(&service, "/health/ready").await;
    assert_eq!((status, &health["database"]), (503, &"silent".into()));
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    drop(taken);
    assert_eq!(ask(&service, "/health/ready").await.0, 200);
    service.close().await;
}

/// As many as there are, so that nobody else gets one.
async fn take_all_connections(store: &Store) -> Vec<duet::store::Tx> {
    let most = match store {
        Store::Sqlite { reader, .. } => reader.options().get_max_connections(),
        Store::Postgres(pool) => pool.options().get_max_connections(),
    };
    let mut taken = Vec::new();
    for _ in 0..most {
        taken.push(store.read().await.expect("a connection"));
    }
    taken
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_for_the_operator_alone() {
    let service = Service::behind_proxy().await;
    service.link("Spring42", &service.campaign()).await;
    let visit = service.visit("/Spring42").header("x-forwarded-for", "192.0.2.1");
    location(&visit.send().await.expect("an answer"));
    let answer = service.visit("/metrics").send().await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()["content-type"].to_str().expect("text").starts_with("text/plain"));
    let figures = answer.text().await.expect("a text");
    for name in [
        "duet_clicks_total{result=\"person\"}",
        "duet_http_requests_total{route=\"/{code}\",status=\"302\"}",
        "duet_http_request_seconds_bucket",
        "duet_click_group_size_bucket",
        "duet_click_group_seconds_count",
        "duet_clicks_waiting",
    ] {
        assert!(figures.contains(name), "{name} is not in\n{figures}");
    }
    assert!(!figures.contains("192.0.2.1") && !figures.contains("Spring42"), "{figures}");
    let stranger = service.visit("/metrics").header("x-forwarded-for", "192.0.2.1").send().await;
    assert_eq!(stranger.expect("an answer").status(), 404);
    service.close().await;
}
