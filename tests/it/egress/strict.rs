//! The way out against the sandbox at its strictest: Discord-like limits, and things that go wrong.

use std::time::Duration;

use discord_sandbox::{Effect, Fault, Id, LimitScope, NewChannel, NewGuild, Options, Sandbox};
use duet::discord::egress::{Egress, Upstream};
use futures::future::join_all;
use serde_json::json;
use serenity::http::Http;

use super::{read, say};

/// A sandbox that allows as much as Discord does, and a way out to it.
struct Strict {
    sandbox: Sandbox,
    channels: Vec<Id>,
    egress: Egress,
    http: Http,
}

impl Strict {
    async fn new() -> Self {
        let sandbox = Sandbox::start(Options::default()).await.expect("a free port");
        let guild = sandbox.guild(&NewGuild::named("Acme creators"));
        let named = ["one", "two", "three"];
        let channels = named.map(|name| sandbox.channel(guild, &NewChannel::named(name))).to_vec();
        let upstream = Upstream::new(sandbox.url().parse().expect("an address"));
        let egress = Egress::start(upstream).await.expect("a way out");
        let http = egress.http(&"token".into(), None);
        Self { sandbox, channels, egress, http }
    }

    /// How often the sandbox answered with this status.
    fn answered(&self, status: u16) -> usize {
        self.sandbox.requests().iter().filter(|request| request.status == status).count()
    }

    /// How many messages stand in a channel.
    fn messages(&self, channel: Id) -> usize {
        self.sandbox
            .requests()
            .iter()
            .filter(|request| {
                request.status == 200 && request.path.starts_with(&format!("/channels/{channel}/messages"))
            })
            .count()
    }

    async fn close(self) {
        self.egress.stop(Duration::from_secs(1)).await;
        self.sandbox.stop().await;
    }
}

#[tokio::test]
async fn more_than_discord_allows_is_spread_out_and_none_of_it_is_refused() {
    let strict = Strict::new().await;
    let all = strict.channels.iter().flat_map(|channel| {
        (0..7).map(|number| say(&strict.http, *channel, json!({ "content": number.to_string() })))
    });
    let statuses = join_all(all).await;
    assert!(statuses.iter().all(|status| *status == 200), "{statuses:?}");
    assert_eq!(strict.answered(429), 0, "Discord never had to say no");
    for channel in &strict.channels {
        assert_eq!(strict.messages(*channel), 7);
    }
    strict.close().await;
}

#[tokio::test]
async fn what_goes_wrong_on_discords_side_reaches_nobody_where_it_can_be_repeated() {
    let strict = Strict::new().await;
    let channel = strict.channels[0];
    let on = |effect, route: &str| Fault::new(effect).on(route).times(2);
    strict
        .sandbox
        .fault(&on(Effect::Failure { status: 503, performed: false }, "GET /channels/{channel_id}"));
    assert_eq!(read(&strict.http, channel).await, 200);
    assert_eq!(strict.answered(503), 2);
    let limit = Effect::RateLimit { wait: Duration::from_millis(200), scope: LimitScope::User };
    strict.sandbox.fault(&on(limit, "POST /channels/{channel_id}/messages"));
    assert_eq!(say(&strict.http, channel, json!({ "content": "once" })).await, 200);
    assert_eq!(strict.messages(channel), 1);
    strict.sandbox.fault(&on(Effect::Dropped, "GET /channels/{channel_id}"));
    assert_eq!(read(&strict.http, channel).await, 200);
    strict.close().await;
}
