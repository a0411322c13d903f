//! A creator's own visit is told that the link works and is in no figure; what only looks like one is a visit.

use std::collections::BTreeSet;

use duet::app::App;
use duet::domain::LinkId;
use duet::domain::secret::Secret;
use duet::domain::trial::{MOST_A_DAY, proof};
use duet::features::click::{Followed, Visit, follow};
use reqwest::Response;

use super::service::{BROWSER, LANDING, Service, click_id, day, location};

const OTHER: &str =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15";

/// The address of a trial of a link on a day.
async fn trial(service: &Service, (code, link): (&str, LinkId), on: &str) -> String {
    let mut tx = service.app.read().await.expect("the database works");
    let secret = service.app.secret.get(&mut tx).await.expect("the database works");
    tx.commit().await.expect("the database works");
    format!("/{code}?try={}", proof(secret, link, day(on)))
}

/// What the page of a trial says, and where its one button leads.
async fn page(answer: Response) -> (String, String) {
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let page = answer.text().await.expect("a page");
    let href = page.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a way on");
    (page.clone(), href.replace("&amp;", "&"))
}

async fn get(service: &Service, path: &str, agent: &str) -> Response {
    service.visit_as(path, agent).send().await.expect("an answer")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creators_own_visit_is_told_that_the_link_works_and_counts_nowhere() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await;
    let path = trial(&service, ("Spring42", link.link_id), "2026-03-02").await;
    let answer = service.visit(&path).header("accept-language", "en").send().await.expect("an answer");
    let (said, on) = page(answer).await;
    assert!(said.contains("Your link works") && said.contains("It leads to shop.example."), "{said}");
    assert!(on.starts_with(&LANDING[..LANDING.len() - "#top".len()]), "{on}");
    let id = click_id(&on);
    let own = format!("select count(*) from click where click_id = {id} and is_own");
    assert_eq!(service.count(&own).await, 1, "the shop can report what came of it");
    let answer = service.visit(&path).header("accept-language", "ru").send().await.expect("an answer");
    let (said, _) = page(answer).await;
    assert!(said.contains("Ссылка работает") && said.contains("Перейти на страницу"), "{said}");
    assert_eq!(service.count("select count(*) from link where tried_at is not null").await, 1);
    assert_eq!(service.totals().await, (0, 0, 0));
    // From the same browser, the link itself is theirs too; from another it is a visit.
    let own = click_id(&location(&get(&service, "/Spring42?s=bio", BROWSER).await));
    assert_eq!(
        service.count(&format!("select count(*) from click where click_id = {own} and is_own")).await,
        1
    );
    assert_eq!(service.totals().await, (0, 0, 0));
    location(&get(&service, "/Spring42", OTHER).await);
    assert_eq!(service.totals().await, (1, 1, 0));
    // Another creator's link is visited by it as by anybody.
    service.link("Other234", &service.campaign()).await;
    location(&get(&service, "/Other234", BROWSER).await);
    assert_eq!(service.totals().await, (2, 2, 0));
    // The day is over: whoever comes is a visitor, until they try again.
    service.set("2026-03-03T09:00:00Z");
    location(&get(&service, "/Spring42", BROWSER).await);
    assert_eq!(service.totals().await, (3, 3, 0));
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_an_old_and_a_strangers_proof_are_visits() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await;
    let other = service.link("Other234", &service.campaign()).await;
    let good = trial(&service, ("Spring42", link.link_id), "2026-03-02").await;
    let forged = format!("/Spring42?try={}", proof(Secret([7; 32]), link.link_id, day("2026-03-02")));
    let visits = [
        "/Spring42?try=".to_owned(),
        "/Spring42?try=1&s=bio".to_owned(),
        "/Spring42?try=%FF%00".to_owned(),
        format!("/Spring42?try={}", "A".repeat(1_000)),
        format!("{good}A"),
        trial(&service, ("Spring42", other.link_id), "2026-03-02").await,
        trial(&service, ("Spring42", link.link_id), "2026-02-28").await,
        trial(&service, ("Spring42", link.link_id), "2026-03-03").await,
        forged,
    ];
    for (number, visit) in (1..).zip(&visits) {
        location(&get(&service, visit, BROWSER).await);
        assert_eq!(service.totals().await, (number, 1, 0), "{visit}");
    }
    // A robot that reads the address is a robot, and its browser nobody's own.
    location(
        &get(&service, &good, "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)").await,
    );
    assert_eq!(service.totals().await.2, 1);
    assert_eq!(service.count("select count(*) from trial").await, 0);
    // Yesterday's is good still, for whoever asked for it just before midnight.
    let late = trial(&service, ("Spring42", link.link_id), "2026-03-01").await;
    page(get(&service, &late, BROWSER).await).await;
    service.set("2026-03-04T09:00:00Z");
    location(&get(&service, &good, BROWSER).await);
    // What is over says so, also to whoever tries it.
    service.change("update link set archived_at = '2026-03-02T09:00:00+00:00' where code = 'Spring42'").await;
    let fresh = trial(&service, ("Spring42", link.link_id), "2026-03-04").await;
    assert_eq!(get(&service, &fresh, BROWSER).await.status(), 410);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_has_got_about_stops_being_a_trial() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await;
    let path = trial(&service, ("Spring42", link.link_id), "2026-03-02").await;
    let browser =
        |number: i64| format!("Mozilla/5.0 (X11; Linux x86_64; rv:{number}.0) Gecko/20100101 Firefox/132.0");
    for number in 0..MOST_A_DAY {
        page(get(&service, &path, &browser(number)).await).await;
    }
    for number in MOST_A_DAY..MOST_A_DAY + 3 {
        location(&get(&service, &path, &browser(number)).await);
    }
    page(get(&service, &path, &browser(0)).await).await;
    assert_eq!(service.totals().await, (3, 3, 0));
    assert_eq!(service.count("select count(*) from trial").await, MOST_A_DAY);
    service.set("2026-03-04T12:00:00Z");
    duet::jobs::tick(&service.app).await.expect("the database works");
    assert_eq!(
        service.count("select count(*) from trial").await,
        0,
        "forgotten with the visitors of its day"
    );
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_knows_the_browser_too_and_makes_the_same_proofs() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await;
    let store = duet::store::Store::open(service.database_url()).await.expect("the database opens");
    let other =
        App::start(store, service.clock(), service.app.public_url.clone()).expect("the click log opens");
    let mut tx = other.read().await.expect("the database works");
    let secret = other.secret.get(&mut tx).await.expect("the database works");
    tx.commit().await.expect("the database works");
    let proof = proof(secret, link.link_id, day("2026-03-02"));
    let visit = |proof| Visit {
        address: "192.0.2.1".parse().expect("an address"),
        agent: b"browser",
        is_robot: false,
        placement: None,
        proof,
    };
    let arrived = follow(&service.app, "Spring42", &visit(None)).await.expect("it leads on");
    assert!(matches!(arrived, Followed::Arrived(_)));
    let tried = follow(&other, "Spring42", &visit(Some(&proof))).await.expect("it leads on");
    assert!(matches!(tried, Followed::Tried(..)), "{tried:?}");
    // What another process has done is seen after five seconds at the latest.
    service.set("2026-03-02T09:00:06Z");
    follow(&service.app, "Spring42", &visit(None)).await.expect("it leads on");
    assert_eq!(service.totals().await, (1, 1, 0));
    assert_eq!(service.count("select count(*) from click where is_own").await, 2);
    other.close().await;
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn own_clicks_leave_the_figures_alone_also_where_they_are_made_up_for_later() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await;
    let path = trial(&service, ("Spring42", link.link_id), "2026-03-02").await;
    let mut seen = BTreeSet::new();
    for _ in 0..3 {
        let (_, on) = page(get(&service, &path, BROWSER).await).await;
        assert!(seen.insert(click_id(&on)), "each visit is a click of its own");
        location(&get(&service, "/Spring42", OTHER).await);
    }
    // As a process leaves it that is killed before it comes to the roll-ups: the next one reads the table.
    if let duet::store::Store::Sqlite { .. } = service.app.store {
        service.app.clicks.close().await;
        service.change_elsewhere("update setting set value = '0' where name = 'clicks_rolled_up_to'").await;
        for table in ["link_day", "link_sub_day", "creator_month", "visitor_day"] {
            service.change_elsewhere(&format!("delete from {table}")).await;
        }
        let next = duet::store::click::ClickLog::start(&service.app.store).expect("the log opens");
        next.roll_up().await.expect("the database works");
        next.close().await;
    }
    assert_eq!(service.totals().await, (3, 1, 0));
    service.close().await;
}
