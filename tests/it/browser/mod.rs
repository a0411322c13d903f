//! The demo's page in a true browser: a creator gets a link, somebody opens it, and the creator sees the click.

mod chromium;

use std::path::Path;

use chromium::{Chromium, Tab};
use duet::demo::{Demo, Settings};

use crate::support::setting;

/// Words and names of one language's journey.
struct Journey {
    person: &'static str,
    channel: &'static str,
    link: &'static str,
    stats: &'static str,
    clicks: &'static str,
    picture: &'static str,
}

const RUSSIAN: Journey = Journey {
    person: "Алина Корнеева",
    channel: "авторы",
    link: "/ссылка получить",
    stats: "/статистика моя",
    clicks: "Переходы",
    picture: "creator-ru.png",
};

const ENGLISH: Journey = Journey {
    person: "Maya Ellison",
    channel: "creators-us",
    link: "/link get",
    stats: "/stats me",
    clicks: "Clicks",
    picture: "creator-en.png",
};

async fn demo() -> Demo {
    let anywhere = "127.0.0.1:0".parse().expect("an address");
    let settings = Settings { page: anywhere, web: anywhere, data: None, has_page: true };
    let demo = Demo::start(&settings).await.expect("the demo starts");
    // What it has to say first is said: nothing moves under the mouse.
    demo.duet.settle().await.expect("the database works");
    demo
}

async fn enter(browser: &mut Chromium, demo: &Demo, journey: &Journey) -> Tab {
    let person = demo.sandbox.find_person(journey.person).expect("somebody of the demo");
    let sight = person.sight();
    let channels = sight["guilds"][0]["channels"].as_array().expect("channels");
    let channel = channels.iter().find(|channel| channel["name"] == journey.channel).expect("a channel");
    let channel = channel["id"].as_str().expect("an id");
    let tab = browser.open(&format!("{}/?as={}&in={channel}", demo.sandbox.url(), person.id())).await;
    browser.when(&tab, "document.readyState === 'complete' && document.querySelector('#text')").await;
    // The page learns the commands once it is there.
    browser.click(&tab, "#text").await;
    browser.type_text(&tab, "/").await;
    browser.when(&tab, "document.querySelector('#suggestions [role=option]')").await;
    browser.press_key(&tab, "Escape", 27).await;
    tab
}

/// Types a command, sends it and waits for the answer, whatever else is said meanwhile. Says by which selector to find it.
async fn run(browser: &mut Chromium, tab: &Tab, command: &str) -> String {
    let answers = format!(
        "[...document.querySelectorAll('#log .message')]
            .filter((one) => one.querySelector('.used')?.textContent === {command:?})"
    );
    let before = browser.when(tab, &format!("String({answers}.length)")).await;
    let before = before.as_str().expect("a number").to_owned();
    browser.click(tab, "#text").await;
    browser.when(tab, "(document.querySelector('#text').select(), true)").await;
    browser.type_text(tab, command).await;
    browser.press_key(tab, "Escape", 27).await;
    browser.press_key(tab, "Enter", 13).await;
    let answer = format!(
        "!document.querySelector('#error').hidden && document.querySelector('#error').textContent
            || {answers}.length > {before} && '#' + {answers}.at(-1).id"
    );
    let answer = browser.when(tab, &answer).await;
    let answer = answer.as_str().expect("a text");
    assert!(answer.starts_with("#m-"), "{command}: {answer}");
    answer.to_owned()
}

/// The figure of this name on a card.
async fn figure(browser: &mut Chromium, tab: &Tab, (card, name): (&str, &str)) -> i64 {
    let value = format!(
        "[...document.querySelectorAll('{card} dt')]
            .filter((one) => one.innerText.trim() === {name:?}).map((one) => one.nextElementSibling.innerText)[0]"
    );
    let text = browser.when(tab, &value).await;
    // Beside it stands how it compares.
    let own = text.as_str().expect("a text").split('·').next().unwrap_or_default();
    let digits: String = own.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("{text} is no figure"))
}

/// A picture of the newest cards, for whoever asked for one.
async fn picture(browser: &mut Chromium, tab: &Tab, journey: &Journey) {
    let Some(folder) = setting("DUET_SCREENSHOTS") else { return };
    browser
        .when(tab, "(document.querySelectorAll('[data-dismiss]').forEach((one) => one.click()), true)")
        .await;
    browser.when(tab, "document.querySelectorAll('[data-dismiss]').length === 0").await;
    browser.resize(tab, (1_940, 1_303), 0.66).await;
    run(browser, tab, journey.link).await;
    run(browser, tab, journey.stats).await;
    // Pictures load once they have been drawn in view.
    browser.when(tab, "(document.querySelector('#scroll').scrollTop = 1e6, true)").await;
    browser.screenshot(tab).await;
    browser.when(tab, "[...document.images].at(-1).complete").await;
    std::fs::create_dir_all(&folder).expect("DUET_SCREENSHOTS names a folder");
    let png = browser.screenshot(tab).await;
    std::fs::write(Path::new(&folder).join(journey.picture), png).expect("the folder can be written");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs chromium; .ci/run runs it"]
async fn a_creator_gets_a_link_and_sees_it_clicked() {
    let demo = demo().await;
    let page = demo.sandbox.url().to_owned();
    let mut browser = Chromium::start().await;
    for journey in [RUSSIAN, ENGLISH] {
        let tab = enter(&mut browser, &demo, &journey).await;
        let stats = run(&mut browser, &tab, journey.stats).await;
        let before = figure(&mut browser, &tab, (&stats, journey.clicks)).await;
        assert!(before > 0, "the demo has no history for {}", journey.person);

        let card = run(&mut browser, &tab, journey.link).await;
        let link =
            browser.when(&tab, &format!("document.querySelector('{card} a[target=_blank]')?.href")).await;
        let link = link.as_str().expect("an address").to_owned();
        assert!(link.starts_with(&format!("http://{}/", demo.duet.web_address)), "{link}");
        browser.when(&tab, &format!("document.querySelector('{card} img')?.complete")).await;
        browser.click(&tab, &format!("{card} a[href={link:?}]")).await;
        let shop = browser.opened(&format!("{page}/shop")).await;
        let click = browser.when(&shop, "new URL(location.href).searchParams.get('duet_click')").await;
        let click = click.as_str().expect("a click id").to_owned();
        let seen = format!("document.body?.innerText.includes({click:?})");
        browser.when(&shop, &seen).await;
        // Figures may lag by two seconds; this does not wait for that.
        demo.duet.settle().await.expect("the database works");

        let stats = run(&mut browser, &tab, journey.stats).await;
        let after = figure(&mut browser, &tab, (&stats, journey.clicks)).await;
        assert_eq!(after, before + 1, "{}", journey.person);
        picture(&mut browser, &tab, &journey).await;
    }
    assert_eq!(browser.complaints(&page), Vec::<String>::new());
    browser.close().await;
    demo.stop().await;
}
