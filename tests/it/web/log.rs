//! The click log keeps what it acknowledged, and acknowledges nothing else.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::Days;
use duet::domain::click::{Click, Visitor};
use duet::domain::{ClickId, LinkId};
use duet::store::click::{ClickLog, NotRecorded, Tally};
use duet::store::{Store, Tx};

use tokio_util::task::TaskTracker;

use super::service::{Service, click_id, day, location};

fn click(service: &Service, link_id: LinkId, number: u8) -> Click {
    Click {
        click_id: service.app.ids.next(),
        link_id,
        clicked_at: service.app.clock.now(),
        clicked_on: day("2026-03-02"),
        visitor: Visitor([number; 16]),
        is_robot: false,
        is_own: false,
        sub_id: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_counts_as_a_list_on_paper_would() {
    let service = Service::start().await;
    let mut links = Vec::new();
    for code in ["Linkaaaa", "Linkbbbb", "Linkcccc"] {
        links.push(service.link(code, &service.campaign()).await.link_id);
    }
    // A small generator of its own: the same on every run and on both databases.
    let mut state = 12_345_u32;
    let mut pick = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let clicks: Vec<Click> = (0..1_500)
        .map(|_| {
            let link = links[usize::try_from(pick(3)).expect("small")];
            let mut click = click(&service, link, u8::try_from(pick(40)).expect("small"));
            click.clicked_on = day("2026-03-01") + Days::new(u64::from(pick(3)));
            click.is_robot = pick(5) == 0;
            click.sub_id = (pick(2) == 0).then(|| "reel".to_owned());
            click.is_own = pick(6) == 0;
            click
        })
        .collect();
    let recorded =
        futures::future::join_all(clicks.iter().cloned().map(|click| service.app.clicks.record(click)));
    assert!(recorded.await.iter().all(Result::is_ok));
    let counted: Vec<Click> = clicks.into_iter().filter(|click| !click.is_own).collect();
    assert!(counted.len() < 1_400, "some were their creators’ own");
    assert_eq!(service.tallies().await, on_paper(&counted));
    service.close().await;
}

fn on_paper(clicks: &[Click]) -> Vec<Tally> {
    let days: BTreeSet<_> = clicks.iter().map(|click| (click.link_id, click.clicked_on)).collect();
    let tally = |(link_id, counted_on)| {
        let here =
            || clicks.iter().filter(move |click| (click.link_id, click.clicked_on) == (link_id, counted_on));
        let people = || here().filter(|click| !click.is_robot);
        let number = |count: usize| i64::try_from(count).expect("small");
        Tally {
            link_id,
            counted_on,
            clicks: number(people().count()),
            visitors: number(people().map(|click| click.visitor).collect::<BTreeSet<_>>().len()),
            robots: number(here().filter(|click| click.is_robot).count()),
        }
    };
    days.into_iter().map(tally).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_click_does_not_spoil_the_others() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await.link_id;
    let held = hold(&service).await;
    let mut clicks: Vec<Click> = (0..20).map(|number| click(&service, link, number)).collect();
    clicks[7].link_id = LinkId(1);
    clicks[9].link_id = LinkId(2);
    let log = service.app.clicks.clone();
    let recording = futures::future::join_all(clicks.into_iter().map(|click| log.record(click)));
    let (recorded, ()) = tokio::join!(recording, async {
        tokio::task::yield_now().await;
        drop(held);
    });
    let failed: Vec<usize> = (0..20).filter(|number| recorded[*number].is_err()).collect();
    assert_eq!(failed, [7, 9]);
    assert_eq!(recorded[7], Err(NotRecorded::Failed));
    let kept: BTreeSet<ClickId> = recorded.into_iter().flatten().collect();
    assert_eq!(kept.len(), 18, "each has an id of its own");
    assert_eq!(service.totals().await, (18, 18, 0));
    service.close().await;
}

/// Keeps the database from taking clicks until it is dropped.
async fn hold(service: &Service) -> Tx {
    let mut tx = service.app.begin().await.expect("the database works");
    if let Tx::Postgres(inner) = &mut tx {
        let lock = "lock table click in access exclusive mode";
        sqlx::query(lock).execute(&mut **inner).await.expect("the table is locked");
    }
    tx
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_be_counted_in_time_is_asked_to_come_again() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    location(&service.visit("/Spring42").send().await.expect("an answer"));
    let held = hold(&service).await;
    let began = Instant::now();
    let visits =
        ["en", "ru"].map(|language| service.visit("/Spring42").header("accept-language", language).send());
    let answers = futures::future::join_all(visits).await;
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    for (answer, words) in answers.into_iter().zip(["One moment, please", "Минутку, пожалуйста"])
    {
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 503);
        assert!(answer.headers().contains_key("retry-after") && !answer.headers().contains_key("location"));
        assert!(answer.text().await.expect("a page").contains(words));
    }
    drop(held);
    location(&service.visit("/Spring42").send().await.expect("an answer"));
    service.tallies().await;
    service.close().await;
}

/// Whether the log is trying to write while it is held.
async fn is_kept_waiting(service: &Service) -> bool {
    match service.app.store {
        Store::Sqlite { .. } => service.app.clicks.waiting() == 0,
        Store::Postgres(_) => {
            let waits = "select count(*) from pg_locks where relation = 'click'::regclass and not granted";
            service.count(waits).await > 0
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_answers_who_came_and_keeps_their_clicks() {
    let mut service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    // The day's key is at hand, so that only the log has to wait.
    location(&service.visit("/Spring42").send().await.expect("an answer"));
    let held = hold(&service).await;
    let log = service.app.clicks.clone();
    let visits: Vec<_> = (0..21).map(|_| service.visit("/Spring42").send()).collect();
    let mut visits = visits.into_iter();
    let first = TaskTracker::new().spawn(visits.next().expect("a visit"));
    // The first click is a group by itself, which cannot be written yet; whoever comes now waits behind it.
    let began = Instant::now();
    while !is_kept_waiting(&service).await {
        assert!(began.elapsed() < Duration::from_mins(1), "the first did not come");
        tokio::task::yield_now().await;
    }
    let coming = TaskTracker::new().spawn(futures::future::join_all(visits));
    while log.waiting() < 15 {
        assert!(began.elapsed() < Duration::from_mins(1), "{} came", log.waiting());
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let address = service.address;
    let answers = async { (first.await.expect("it is answered"), coming.await.expect("they are answered")) };
    let ((first, others), ()) = tokio::join!(answers, async {
        let stopping = service.stop();
        let releasing = async { drop(held) };
        tokio::join!(stopping, releasing);
    });
    let mut arrived = 1;
    for answer in std::iter::once(first).chain(others) {
        // Who had not been let in yet when it stopped has no answer and no click.
        let Ok(answer) = answer else { continue };
        let id = click_id(&location(&answer));
        assert_eq!(service.count(&format!("select count(*) from click where click_id = {id}")).await, 1);
        arrived += 1;
    }
    assert!(arrived >= 15, "{arrived}");
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody is let in any more");
    service.app.clicks.close().await;
    let link = LinkId(1);
    assert_eq!(service.app.clicks.record(click(&service, link, 1)).await, Err(NotRecorded::Closed));
    assert_eq!(service.totals().await.0, arrived);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_click_is_in_the_figures_within_two_seconds() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await.link_id;
    for number in 1..=3 {
        service.app.clicks.record(click(&service, link, 1)).await.expect("it is recorded");
        let began = Instant::now();
        while service.count("select cast(coalesce(sum(clicks), 0) as bigint) from link_day").await < number {
            assert!(began.elapsed() < Duration::from_secs(2), "{number}");
            tokio::task::yield_now().await;
        }
    }
    assert_eq!(service.totals().await, (3, 1, 0), "and once only");
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_process_left_is_made_up_for_by_the_next_one() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await.link_id;
    service.app.clicks.record(click(&service, link, 1)).await.expect("it is recorded");
    assert_eq!(service.totals().await, (1, 1, 0));
    if let Store::Sqlite { .. } = service.app.store {
        // A click as a process leaves it that is killed before it comes to the roll-ups.
        service
            .change_elsewhere(
                "insert into click select click_id + 1, link_id, clicked_at, clicked_on, x'00112233445566778899aabbccddeeff',
                                          is_robot, 'reel', is_own from click",
            )
            .await;
        service.app.clicks.record(click(&service, link, 2)).await.expect("it is recorded");
        assert_eq!(service.totals().await, (3, 3, 0));
        assert_eq!(service.count("select clicks from link_sub_day where sub_id = 'reel'").await, 1);
    }
    service.app.clicks.close().await;
    let next = ClickLog::start(&service.app.store).expect("the log opens");
    next.record(click(&service, link, 1)).await.expect("it is recorded");
    next.close().await;
    assert_eq!(service.totals().await.0, service.count("select count(*) from click").await);
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_writers_get_their_turn_under_load() {
    let service = Service::start().await;
    let link = service.link("Spring42", &service.campaign()).await.link_id;
    let log = service.app.clicks.clone();
    let load = async {
        for _ in 0..20 {
            let group = (0..100).map(|number| log.record(click(&service, link, number)));
            assert!(futures::future::join_all(group).await.iter().all(Result::is_ok));
        }
    };
    let writing = async {
        let mut longest = Duration::ZERO;
        for _ in 0..20 {
            let began = Instant::now();
            service.change("update program set name = name").await;
            longest = longest.max(began.elapsed());
        }
        longest
    };
    let ((), longest) = tokio::join!(load, writing);
    assert!(longest < Duration::from_secs(2), "a writer waited {longest:?}");
    assert_eq!(service.totals().await, (2_000, 100, 0));
    service.close().await;
}
