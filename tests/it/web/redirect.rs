//! Visitors of links arrive, with their click on record.

use duet::app::App;

use super::service::{LANDING, Service, click_id, location};

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_arrives_with_a_click_id() {
    let service = Service::start().await;
    let mut campaign = service.campaign();
    campaign.utm_source = Some("duet".to_owned());
    campaign.utm_campaign = Some("spring & co".to_owned());
    let link = service.link("Spring42", &campaign).await;
    let answer = service.visit("/Spring42?s=reel_1&utm_source=other&x=1").send().await.expect("an answer");
    let to = location(&answer);
    let id = click_id(&to);
    assert_eq!(
        to,
        format!(
            "https://shop.example/p?x=%2f&y&utm_source=duet&utm_campaign=spring+%26+co&duet_click={id}#top"
        )
    );
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(answer.headers()["referrer-policy"], "no-referrer-when-downgrade");
    assert_eq!(answer.headers()["x-robots-tag"], "noindex, nofollow");
    assert_eq!(answer.text().await.expect("a body"), "");
    let kept = format!(
        "select count(*) from click where click_id = {id} and link_id = {} and sub_id = 'reel_1'
         and clicked_on = '2026-03-02' and not is_robot",
        link.link_id
    );
    assert_eq!(service.count(&kept).await, 1);
    assert_eq!(service.totals().await, (1, 1, 0));
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_placement_that_is_none_does_not_keep_a_visitor() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    for placement in
        ["", "%20", "a%20b", "%F0%9F%91%8D", "%FF%FE", &"x".repeat(33), "%00", "a%0d%0aSet-Cookie:b", "'--"]
    {
        let answer = service.visit(&format!("/Spring42?s={placement}")).send().await.expect("an answer");
        assert!(location(&answer).starts_with("https://shop.example/p?x=%2f&y&duet_click="), "{placement}");
        assert!(!answer.headers().contains_key("set-cookie"));
    }
    assert_eq!(service.count("select count(*) from click where sub_id is null").await, 9);
    let first = service.visit("/Spring42?s=one&s=two").send().await.expect("an answer");
    let id = click_id(&location(&first));
    assert_eq!(
        service.count(&format!("select count(*) from click where click_id = {id} and sub_id = 'one'")).await,
        1
    );
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn robots_and_previews_arrive_too_and_are_counted_apart() {
    let service = Service::start().await;
    let campaign = service.campaign();
    service.link("Spring42", &campaign).await;
    for agent in [
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "TelegramBot (like TwitterBot)",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "",
    ] {
        let answer = service.visit_as("/Spring42", agent).send().await.expect("an answer");
        assert!(location(&answer).starts_with("https://shop.example/"), "{agent}");
    }
    let ahead = service.visit("/Spring42").header("sec-purpose", "prefetch;prerender").send().await;
    location(&ahead.expect("an answer"));
    location(&service.head("/Spring42").send().await.expect("an answer"));
    assert_eq!(service.totals().await, (0, 0, 7));
    location(&service.visit("/Spring42").send().await.expect("an answer"));
    assert_eq!(service.totals().await, (1, 1, 7));
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alias_is_found_however_it_is_capitalised_but_a_code_is_not() {
    let service = Service::start().await;
    service.link("mira-spring", &service.campaign()).await;
    service.link("abcdefgh", &service.campaign()).await;
    for path in ["/mira-spring", "/Mira-Spring", "/MIRA-SPRING", "/abcdefgh"] {
        location(&service.visit(path).send().await.expect("an answer"));
    }
    let wrong = service.visit("/ABCDEFGH").send().await.expect("an answer");
    assert_eq!(wrong.status(), 404);
    assert_eq!(service.totals().await.0, 4);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_this_process_changes_is_seen_at_once_and_what_another_changes_within_five_seconds() {
    let service = Service::start().await;
    let spring = service.campaign();
    service.link("Spring42", &spring).await;
    service.link("Summer42", &service.campaign()).await;
    for code in ["/Spring42", "/Summer42"] {
        location(&service.visit(code).send().await.expect("an answer"));
    }
    service
        .change(&format!("update campaign set state = 'closed' where campaign_id = {}", spring.campaign_id))
        .await;
    assert_eq!(service.visit("/Spring42").send().await.expect("an answer").status(), 410);
    location(&service.visit("/Summer42").send().await.expect("an answer"));
    service
        .change_elsewhere("update link set archived_at = '2026-03-02T09:00:00+00:00' where code = 'Summer42'")
        .await;
    service.set("2026-03-02T09:00:05Z");
    assert_eq!(service.visit("/Summer42").send().await.expect("an answer").status(), 410);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_visitors_at_once_are_each_counted_once() {
    let service = Service::behind_proxy().await;
    service.link("Spring42", &service.campaign()).await;
    service.link("Summer42", &service.campaign()).await;
    let visits = (0..200).map(|number| {
        let code = if number % 2 == 0 { "/Spring42" } else { "/Summer42" };
        // Twenty people, ten visits each.
        let visit = service.visit(code).header("x-forwarded-for", format!("192.0.2.{}", number / 10));
        async move { click_id(&location(&visit.send().await.expect("an answer"))) }
    });
    let mut ids = futures::future::join_all(visits).await;
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 200, "each has a click of its own");
    let tallies = service.tallies().await;
    assert_eq!(tallies.len(), 2);
    assert!(
        tallies.iter().all(|tally| (tally.clicks, tally.visitors, tally.robots) == (100, 20, 0)),
        "{tallies:?}"
    );
    assert_eq!(service.count("select count(*) from click").await, 200);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_count_together() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await;
    let store = duet::store::Store::open(service.database_url()).await.expect("the database opens");
    let other =
        App::start(store, service.clock(), service.app.public_url.clone()).expect("the click log opens");
    let visits = (0..200).map(|number| {
        let app = if number % 2 == 0 { &service.app } else { &other };
        let visit = duet::features::click::Visit {
            address: format!("192.0.2.{}", number / 4).parse().expect("an address"),
            agent: b"browser",
            is_robot: false,
            placement: None,
            proof: None,
        };
        async move { duet::features::click::follow(app, "Spring42", &visit).await.expect("it leads on") }
    });
    let arrived = futures::future::join_all(visits).await;
    assert_eq!(arrived.len(), 200);
    let tallies = service.tallies().await;
    assert_eq!(tallies.len(), 1);
    assert_eq!(tallies[0].link_id, link.link_id);
    // Both processes use the same key: 50 addresses, seen by both, are 50 visitors.
    assert_eq!((tallies[0].clicks, tallies[0].visitors), (200, 50));
    other.close().await;
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unfit_landing_page_is_never_led_to() {
    let service = Service::start().await;
    for (number, landing) in
        ["javascript:alert(1)", "data:text/html,x", "//evil.example/", "https://me:secret@evil.example/"]
            .iter()
            .enumerate()
    {
        let mut campaign = service.campaign();
        campaign.landing_url = (*landing).to_owned();
        service.link(&format!("Spring4{number}"), &campaign).await;
        let answer = service.visit(&format!("/Spring4{number}")).send().await.expect("an answer");
        assert_eq!(answer.status(), 503, "{landing}");
        assert!(!answer.headers().contains_key("location"));
    }
    assert_eq!(service.count("select count(*) from click").await, 0);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_an_address_leads_elsewhere() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let landing = LANDING.split('?').next().expect("an address");
    for path in [
        "/Spring42?url=https://evil.example/",
        "/Spring42?next=//evil.example&redirect=https://evil.example",
        "/Spring42?duet_click=1&s=https://evil.example",
        "/Spring42?https://evil.example/",
        "/Spring42?#https://evil.example/",
    ] {
        let to = location(&service.visit(path).send().await.expect("an answer"));
        assert!(to.starts_with(landing) && !to.contains("evil"), "{path} leads to {to}");
    }
    for path in [
        "//evil.example",
        "//evil.example/Spring42",
        "/https://evil.example",
        "/%2f%2fevil.example",
        "/%5cevil.example",
        "/Spring42/",
        "/Spring42/..%2f",
        "/Spring42/https://evil.example",
        "/Spring42%00",
        "/Spring42%0d%0aLocation:%20https://evil.example",
        "/",
    ] {
        let answer = service.visit(path).send().await.expect("an answer");
        assert_eq!(answer.status(), 404, "{path}");
        assert!(!answer.headers().contains_key("location"), "{path}");
    }
    service.close().await;
}
