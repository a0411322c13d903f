//! A creator whose direct messages are closed has one private thread, whatever breaks while it is made.

use chrono::{NaiveTime, TimeDelta};
use discord_sandbox::{DirectMessages, Id, NewThread, Person};
use duet::domain::contact::{Quiet, Weekdays};
use duet::domain::notice::{Notice, Reader};
use duet::domain::person::Reach;
use duet::domain::{CreatorId, PersonId};
use duet::store;

use crate::support::wire::{Courier, Fate};
use crate::support::{Town, signed};

/// Longer than a claim.
const SHORT: TimeDelta = TimeDelta::minutes(2);
/// Long enough for Discord to put a silent thread to sleep.
const LONG: TimeDelta = TimeDelta::hours(26);
/// What it takes to say something in a thread that is to be made: who Duet is, threads that are awake, threads that sleep,
/// the thread, its member, the message.
const REQUESTS: usize = 6;

fn number(person: &Person) -> PersonId {
    PersonId(signed(person.id()))
}

/// A creator whose direct messages are closed, as is known, and who keeps no quiet hours.
async fn shut(town: &Town, name: &str) -> Person {
    let person = town.creator(name, "ru", "ru").await;
    person.set_direct_messages(DirectMessages::Closed);
    let none = Quiet { from: NaiveTime::MIN, until: NaiveTime::MIN, days: Weekdays::default() };
    let mut tx = town.duet.app.begin().await.expect("the database works");
    store::contact::update_quiet(&mut tx, number(&person), none).await.expect("the database works");
    let closed = store::person::update_reach(&mut tx, number(&person), Reach::Closed, None).await;
    closed.expect("the database works");
    tx.commit().await.expect("the database works");
    person
}

async fn write(town: &Town, to: &Person, words: &str) {
    let app = &town.duet.app;
    let mut tx = app.begin().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let notice = Notice::OwnerAnswer {
        program: "Acme creators".to_owned(),
        creator_id: CreatorId(7),
        question: "?".to_owned(),
        answer: words.to_owned(),
        answered_by: PersonId(7),
    };
    app.notify(&mut tx, program, Reader::Person(number(to)), &notice).await.expect("the database works");
    tx.commit().await.expect("the database works");
}

async fn waiting(town: &Town) -> i64 {
    let mut tx = town.duet.app.read().await.expect("the database works");
    store::notice::count_waiting(&mut tx).await.expect("the database works")
}

/// The private thread that is kept for somebody.
async fn thread(town: &Town, of: &Person) -> Id {
    let mut tx = town.duet.app.read().await.expect("the database works");
    let program = town.program(&mut tx).await.program_id;
    let place = store::contact::get_place(&mut tx, program, number(of)).await.expect("the database works");
    Id::try_from(place.thread_id.expect("there is a thread").0).expect("an id")
}

/// How many threads were made since the requests were last cleared.
fn made(town: &Town) -> usize {
    let requests = town.sandbox.requests().into_iter();
    requests.filter(|request| request.method == "POST" && request.route.ends_with("/threads")).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_moment_leaves_one_thread_with_one_message() {
    let town = Town::new().await;
    for at in 0..REQUESTS {
        for (fate, away) in [(Fate::CutBefore, SHORT), (Fate::CutAfter, SHORT), (Fate::CutAfter, LONG)] {
            let what = format!("{at} {fate:?} {away}");
            let person = shut(&town, &format!("Лена {at} {fate:?} {}", away.num_minutes())).await;
            town.sandbox.clear_requests();
            write(&town, &person, &what).await;
            let mortal = Courier::on(&town, move |number| if number == at { fate } else { Fate::Pass }).await;
            mortal.dies().await;
            town.pass(away);
            town.settle().await;
            assert_eq!((waiting(&town).await, made(&town)), (0, 1), "{what}");
            let thread = thread(&town, &person).await;
            assert_eq!(person.transcript(thread).matches(&what).count(), 1, "{what}");
        }
    }
    town.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_creators_of_one_name_never_share_a_thread() {
    let town = Town::new().await;
    let (first, second) = (shut(&town, "Лена").await, shut(&town, "Лена").await);
    // One was left behind by a crash, and in another somebody has written: only the first is taken up.
    let own = town.sandbox.application_id();
    let new = NewThread { is_private: true, invitable: false, ..NewThread::named("Duet и Лена") };
    let used = NewThread { people: vec![town.manager("Boss", "en-US").id()], ..new.clone() };
    let used = town.sandbox.thread(town.ru, own, &used).expect("the channel exists");
    let boss = town.sandbox.find_person("Boss").expect("they are there");
    boss.at(used).say("Is anybody here?");
    let empty = town.sandbox.thread(town.ru, own, &new).expect("the channel exists");
    for (person, words) in [(&first, "Первой."), (&second, "Второй."), (&first, "Снова первой.")]
    {
        write(&town, person, words).await;
        town.settle().await;
    }
    let (one, other) = (thread(&town, &first).await, thread(&town, &second).await);
    assert_eq!((one, made(&town)), (empty, 1));
    assert!(other != one && other != used);
    assert!(!second.can_see(one) && !first.can_see(other), "a private word can be read by others");
    assert_eq!(first.transcript(one).matches("ервой.").count(), 2, "{}", first.transcript(one));
    assert_eq!(second.transcript(other).matches("Второй.").count(), 1, "{}", second.transcript(other));
    boss.transcript(used);
    town.close().await;
}
