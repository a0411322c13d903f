//! Whoever arrived was counted, whatever happened to Duet a moment later.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use discord_sandbox::{Options, Sandbox};
use reqwest::Client;
use reqwest::redirect::Policy;

use crate::support::Running;

use super::service::{BROWSER, Service, click_id, location, tallies};

/// Visitors at the same time.
const VISITORS: usize = 24;
/// Answers after which Duet is killed.
const ENOUGH: usize = 400;

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

async fn is_up(client: &Client, web: SocketAddr) -> bool {
    let began = Instant::now();
    while began.elapsed() < Duration::from_mins(1) {
        if client.get(format!("http://{web}/health/live")).send().await.is_ok() {
            return true;
        }
        tokio::task::yield_now().await;
    }
    false
}

/// Visits again and again until nobody answers. Says which clicks were acknowledged.
async fn visit(client: &Client, web: SocketAddr, visitor: usize, answered: &AtomicUsize) -> Vec<i64> {
    let mut acknowledged = Vec::new();
    loop {
        let request = client
            .get(format!("http://{web}/Spring42"))
            .header("user-agent", BROWSER)
            .header("x-forwarded-for", format!("192.0.2.{visitor}"));
        let Ok(answer) = request.send().await else { return acknowledged };
        acknowledged.push(click_id(&location(&answer)));
        answered.fetch_add(1, Ordering::SeqCst);
    }
}

/// The true program serves visitors until `end` ends it. Fails unless every click that it acknowledged is kept.
async fn serve_until(end: impl FnOnce(&mut Child)) {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let sandbox = Sandbox::start(Options::generous()).await.expect("a free port");
    let web = free_address();
    let settings = [("DUET_WEB_LISTEN", web.to_string()), ("DUET_TRUSTED_PROXIES", "127.0.0.1".to_owned())];
    let mut duet = Running::start(service.database_url(), sandbox.url(), &settings);
    let client = Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client");
    assert!(is_up(&client, web).await, "Duet did not start");
    let answered = AtomicUsize::new(0);
    let visits =
        futures::future::join_all((0..VISITORS).map(|visitor| visit(&client, web, visitor, &answered)));
    let ending = async {
        let began = Instant::now();
        while answered.load(Ordering::SeqCst) < ENOUGH && began.elapsed() < Duration::from_mins(1) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        end(&mut duet.0);
    };
    let (acknowledged, ()) = tokio::join!(visits, ending);
    duet.0.wait().expect("the program is gone");
    let acknowledged: Vec<i64> = acknowledged.into_iter().flatten().collect();
    assert!(acknowledged.len() >= ENOUGH);
    let ids = acknowledged.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    let kept = service.count(&format!("select count(*) from click where click_id in ({ids})")).await;
    assert_eq!(usize::try_from(kept).expect("a count"), acknowledged.len());
    // Clicks in flight may have been recorded without an answer; the roll-ups have exactly those too.
    let tallies = tallies(&service.app).await;
    assert!(tallies.iter().map(|tally| tally.clicks).sum::<i64>() >= kept);
    sandbox.stop().await;
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_click_is_lost_when_duet_is_killed() {
    // SIGKILL: nothing is flushed, nothing is finished.
    serve_until(|duet| duet.kill().expect("the program is killed")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn duet_stops_in_good_order_when_told_to() {
    serve_until(|duet| {
        let told = Command::new("kill").arg("-TERM").arg(duet.id().to_string()).status();
        assert!(told.expect("the system has kill").success());
        let ended = duet.wait().expect("the program ends");
        assert!(ended.success(), "{ended}");
    })
    .await;
}
