//! Visitors are told apart for a day, and nobody knows who they were.

use super::service::{BROWSER, Service, day, location};

/// A visit from an address, by way of the proxy.
async fn from(service: &Service, code: &str, forwarded: &str) {
    let answer = service.visit(code).header("x-forwarded-for", forwarded).send().await.expect("an answer");
    location(&answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_counts_once_a_day_and_again_the_next_day() {
    let service = Service::behind_proxy().await;
    service.link("Moscow42", &service.campaign()).await;
    for moment in
        ["2026-03-02T09:00:00Z", "2026-03-02T20:59:59Z", "2026-03-02T21:00:00Z", "2026-03-03T12:00:00Z"]
    {
        service.set(moment);
        from(&service, "/Moscow42", "192.0.2.1").await;
    }
    let tallies = service.tallies().await;
    let counted: Vec<_> =
        tallies.iter().map(|tally| (tally.counted_on, tally.clicks, tally.visitors)).collect();
    assert_eq!(counted, [(day("2026-03-02"), 2, 1), (day("2026-03-03"), 2, 1)]);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_market_far_from_greenwich_has_its_own_days() {
    let service = Service::behind_proxy().await;
    service.link_of("Newyork2", &service.campaign(), Some(service.markets[1])).await;
    service.link_of("Nomarket", &service.campaign(), None).await;
    // An evening in New York, across midnight in Greenwich.
    for moment in ["2026-03-02T23:30:00Z", "2026-03-03T00:30:00Z"] {
        service.set(moment);
        from(&service, "/Newyork2", "192.0.2.1").await;
        from(&service, "/Nomarket", "192.0.2.1").await;
    }
    let counted: Vec<_> = service
        .tallies()
        .await
        .iter()
        .map(|tally| (tally.counted_on, tally.clicks, tally.visitors))
        .collect();
    assert_eq!(counted, [(day("2026-03-02"), 2, 1), (day("2026-03-02"), 1, 1), (day("2026-03-03"), 1, 1)]);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_household_is_one_visitor_per_browser() {
    let service = Service::behind_proxy().await;
    service.link("Spring42", &service.campaign()).await;
    for address in ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "[2001:db8:1:2::9]:4711"] {
        from(&service, "/Spring42", address).await;
    }
    assert_eq!(service.totals().await, (3, 1, 0));
    from(&service, "/Spring42", "2001:db8:1:3::1").await;
    assert_eq!(service.totals().await, (4, 2, 0));
    from(&service, "/Spring42", "192.0.2.1").await;
    from(&service, "/Spring42", "::ffff:192.0.2.1").await;
    assert_eq!(service.totals().await, (6, 3, 0));
    let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1";
    let other = service.visit_as("/Spring42", phone).header("x-forwarded-for", "192.0.2.1").send().await;
    location(&other.expect("an answer"));
    assert_eq!(service.totals().await, (7, 4, 0));
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_cannot_pose_as_many() {
    let direct = Service::start().await;
    direct.link("Spring42", &direct.campaign()).await;
    for number in 0..5 {
        from(&direct, "/Spring42", &format!("192.0.2.{number}")).await;
    }
    assert_eq!(direct.totals().await, (5, 1, 0), "nobody is believed unless trusted");
    direct.close().await;

    let proxied = Service::behind_proxy().await;
    proxied.link("Spring42", &proxied.campaign()).await;
    for number in 0..5 {
        // What the visitor wrote stands left of what the proxies wrote.
        from(&proxied, "/Spring42", &format!("198.51.100.{number}, 10.0.0.{number}, 192.0.2.1, 10.0.0.7"))
            .await;
    }
    assert_eq!(proxied.totals().await, (5, 1, 0));
    proxied.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_visited_is_forgotten_once_the_day_is_over_everywhere() {
    let service = Service::behind_proxy().await;
    service.link("Spring42", &service.campaign()).await;
    from(&service, "/Spring42", "192.0.2.1").await;
    service.set("2026-03-03T11:59:59Z");
    duet::jobs::tick(&service.app).await.expect("the database works");
    assert_eq!(service.count("select count(*) from visitor_key").await, 1, "it is still Monday somewhere");
    from(&service, "/Spring42", "192.0.2.1").await;
    service.set("2026-03-03T12:00:00Z");
    duet::jobs::tick(&service.app).await.expect("the database works");
    assert_eq!(service.count("select count(*) from visitor_key where key_on = '2026-03-02'").await, 0);
    assert_eq!(service.count("select count(*) from visitor_key where key_on = '2026-03-03'").await, 1);
    assert_eq!(service.count("select count(*) from visitor_day").await, 2);
    service.set("2026-03-04T12:00:00Z");
    duet::jobs::tick(&service.app).await.expect("the database works");
    assert_eq!(service.count("select count(*) from visitor_key").await, 0);
    assert_eq!(service.count("select count(*) from visitor_day where counted_on = '2026-03-02'").await, 0);
    assert_eq!(service.totals().await, (2, 2, 0), "figures stay");
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_address_and_no_browser_is_kept() {
    let service = Service::behind_proxy().await;
    service.link("Spring42", &service.campaign()).await;
    from(&service, "/Spring42", "203.0.113.77").await;
    let everything = match &service.app.store {
        duet::store::Store::Sqlite { reader, .. } => {
            let rows: Vec<(String, String, Vec<u8>, Option<String>)> = sqlx::query_as(
                "select cast(clicked_at as text), cast(clicked_on as text), visitor, sub_id from click",
            )
            .fetch_all(reader)
            .await
            .expect("the database works");
            format!("{rows:?}")
        }
        duet::store::Store::Postgres(pool) => {
            let rows: Vec<(String,)> = sqlx::query_as("select click::text from click")
                .fetch_all(pool)
                .await
                .expect("the database works");
            format!("{rows:?}")
        }
    };
    assert!(!everything.contains("203.0.113") && !everything.contains("Mozilla"), "{everything}");
    assert!(BROWSER.starts_with("Mozilla"));
    service.close().await;
}
