//! The connection to Discord, when Discord ends it.

use std::time::Duration;

use discord_sandbox::{Options, Sandbox};
use duet::app::Gateway;
use duet::clock::Clock;
use duet::discord::egress::Upstream;
use duet::run::{Duet, Pace, Parts};
use duet::store::Store;
use tokio::net::TcpListener;

use crate::support::Database;

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_discord_turns_away_for_good_says_so_and_still_serves_visitors() {
    // The intent that Duet needs is not allowed in the developer portal.
    let options = Options { privileged_intents: 0, ..Options::default() };
    let sandbox = Sandbox::start(options).await.expect("a free port");
    let database = Database::with_tables().await;
    let parts = Parts {
        store: Store::open(&database.url).await.expect("the database opens"),
        clock: Clock::system(),
        token: "any".to_owned().into(),
        discord: Upstream::new(sandbox.url().parse().expect("an address")),
        development_server: None,
        listener: TcpListener::bind("127.0.0.1:0").await.expect("a free port"),
        web: duet::web::Settings::default(),
        public_url: "https://go.example.com".parse().expect("an address"),
        patience: duet::app::Patience::default(),
        translator: None,
        pace: Pace::Stepped,
    };
    let duet = Duet::start(parts).await.expect("Discord takes the commands");
    let gateway = || duet.app.readiness.gateway();
    for _ in 0..300 {
        if gateway() == Gateway::Ended {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(gateway(), Gateway::Ended);
    let visit = async |path: &str| {
        let answer = reqwest::get(format!("http://{}{path}", duet.web_address)).await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a text"))
    };
    let (status, health) = visit("/health/ready").await;
    assert!(status == 503 && health.contains("\"gateway\":\"ended\""), "{status} {health}");
    assert_eq!(visit("/nobodys-code").await.0, 404, "visitors are served");
    duet.stop().await;
    sandbox.stop().await;
    database.remove().await;
}
