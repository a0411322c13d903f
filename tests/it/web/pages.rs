//! Who cannot be sent on reads why, in their language.

use chrono::NaiveDate;
use duet::domain::campaign::State;
use reqwest::Response;

use super::service::{Service, location};

async fn page(service: &Service, path: &str, languages: &str) -> (u16, String) {
    let answer = service.visit(path).header("accept-language", languages).send().await.expect("an answer");
    assert_plain(&answer);
    (answer.status().as_u16(), answer.text().await.expect("a page"))
}

/// Nothing is kept, indexed, embedded or loaded.
fn assert_plain(answer: &Response) {
    let header = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
    assert_eq!(header("cache-control"), "no-store");
    assert!(header("x-robots-tag").contains("noindex"));
    assert!(header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("x-frame-options"), "DENY");
    assert_eq!(header("referrer-policy"), "no-referrer");
    assert!(header("content-type").starts_with("text/html"));
    assert!(!answer.headers().contains_key("location") && !answer.headers().contains_key("set-cookie"));
}

#[tokio::test(flavor = "multi_thread")]
async fn ended_links_say_so_in_the_visitors_language() {
    let service = Service::start().await;
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let mut closed = service.campaign();
    closed.state = State::Closed;
    let mut past = service.campaign();
    past.ends_on = day("2026-03-01");
    let mut future = service.campaign();
    future.starts_on = day("2026-03-03");
    let mut draft = service.campaign();
    draft.state = State::Draft;
    service.link("Closed22", &closed).await;
    service.link("Past2222", &past).await;
    service.link("Future22", &future).await;
    service.link("Draft222", &draft).await;
    service.link("Archived", &service.campaign()).await;
    service.change("update link set archived_at = '2026-03-02T09:00:00+00:00' where code = 'Archived'").await;
    for (path, status, english, russian) in [
        ("/Closed22", 410, "This one is over", "Эта ссылка больше не действует"),
        ("/Past2222", 410, "This one is over", "Эта ссылка больше не действует"),
        ("/Archived", 410, "This one is over", "Эта ссылка больше не действует"),
        ("/Future22", 404, "Not open yet", "Пока не открыто"),
        ("/Draft222", 404, "Not open yet", "Пока не открыто"),
        ("/Unknown2", 404, "There is nothing here", "Здесь ничего нет"),
        ("/a/b/c", 404, "There is nothing here", "Здесь ничего нет"),
    ] {
        let (code, said) = page(&service, path, "en-GB,en;q=0.9,ru;q=0.8").await;
        assert!(
            code == status && said.contains(english) && said.contains("lang=\"en\""),
            "{path}: {code} {said}"
        );
        let (code, said) = page(&service, path, "de, ru-RU;q=0.9, en;q=0.5").await;
        assert!(
            code == status && said.contains(russian) && said.contains("lang=\"ru\""),
            "{path}: {code} {said}"
        );
        for outside in ["http:", "https:", "src=", "href=", "url(", "<script", "@import"] {
            assert!(!said.contains(outside), "{path} has {outside}");
        }
        assert!(said.contains("prefers-color-scheme:dark") && said.contains("viewport"));
    }
    assert_eq!(service.count("select count(*) from click").await, 0, "nobody arrived");
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_speaks_its_markets_language_to_who_names_none() {
    let service = Service::start().await;
    let mut closed = service.campaign();
    closed.state = State::Closed;
    service.link("Closed22", &closed).await;
    let mut other = service.campaign();
    other.state = State::Closed;
    service.link_of("Closed33", &other, None).await;
    for languages in ["", "*", "ja", ";;q=,", "xx-yy;q=99999999999999999999"] {
        let (_, said) = page(&service, "/Closed22", languages).await;
        assert!(said.contains("lang=\"ru\""), "{languages}: {said}");
        let (_, said) = page(&service, "/Closed33", languages).await;
        assert!(said.contains("lang=\"en\""), "{languages}: {said}");
    }
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_lasts_through_its_last_day_where_its_creator_is() {
    let service = Service::start().await;
    let mut campaign = service.campaign();
    campaign.starts_on = "2026-03-02".parse().ok();
    campaign.ends_on = "2026-03-03".parse().ok();
    service.link("Spring42", &campaign).await;
    for (moment, status) in [
        ("2026-03-01T20:59:59Z", 404),
        ("2026-03-01T21:00:00Z", 302),
        ("2026-03-03T20:59:59Z", 302),
        ("2026-03-03T21:00:00Z", 410),
    ] {
        service.set(moment);
        assert_eq!(service.visit("/Spring42").send().await.expect("an answer").status(), status, "{moment}");
    }
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn robots_are_asked_to_stay_away_and_reserved_words_lead_nowhere() {
    let service = Service::start().await;
    let robots = service.visit("/robots.txt").send().await.expect("an answer");
    assert_eq!(robots.text().await.expect("a text"), "User-agent: *\nDisallow: /\n");
    assert_eq!(service.visit("/favicon.ico").send().await.expect("an answer").status(), 204);
    // Even if a link had such a code.
    service.link("shop", &service.campaign()).await;
    service.link("real", &service.campaign()).await;
    for word in ["/v1", "/shop", "/SHOP", "/webhook", "/api", "/admin"] {
        assert_eq!(service.visit(word).send().await.expect("an answer").status(), 404, "{word}");
    }
    location(&service.visit("/real").send().await.expect("an answer"));
    service.close().await;
}
