//! Everything that Duet can be asked, by everybody who has no business asking it, in every way that goes wrong.
//!
//! The tests are generated from what Duet registers with Discord and from `Press::ALL`: a new command or button is
//! tried without a word here.

mod commands;
mod crawl;
mod forged;
mod hostile;
mod tongue;
mod witness;

use std::collections::BTreeSet;

use discord_sandbox::{Id, NewChannel, NewPerson, NewRole, Outcome, Person};
use duet::domain::campaign::State;
use duet::domain::creator::Stage;
use duet::domain::{ApplicationId, Language};
use duet::store;
use futures::future::join_all;

use crate::support::founding::{Grounds, found_campaign, found_creator};
use crate::support::rows::{Row, connected, rows};
use crate::support::{Town, signed};
use witness::{Actor, Witness};

/// What stands in the town's programme and nowhere else, and must not be read outside of it.
const SECRETS: &[&str] = &[
    "Quillfeather",
    "Wobblethorpe",
    "Marzipanade",
    "Марципанад",
    "Gooseberry",
    "quill-own",
    "shop.example.com",
    "Acme creators",
];
/// What nobody but the managers of the town's programme, and those whom it is about, may read.
const CONFIDENCES: &[&str] = &["Quillfeather", "Wobblethorpe", "Gooseberry", "quill-own"];

/// A town with something of every kind in it that somebody could be after.
struct Scene {
    town: Town,
    quillfeather: Person,
    wobblethorpe: Person,
    post: Id,
}

impl Scene {
    async fn new() -> Self {
        let town = Town::new().await;
        let app = &town.duet.app;
        let quillfeather = town.creator("Quillfeather", "en-US", "us").await;
        let answer = quillfeather.run("/link new alias:quill-own").await;
        assert!(answer.text().contains("quill-own"), "{}", answer.text());
        let wobblethorpe = town.newcomer("Wobblethorpe", "en-US");
        let known = (wobblethorpe.id(), "Wobblethorpe", "en-US");
        let creator = found_creator(app, town.guild, known, "us", Stage::Applied).await;
        let mut tx = app.begin().await.expect("the database works");
        let program = town.program(&mut tx).await.program_id;
        let id: ApplicationId = app.ids.next();
        let now = app.clock.now();
        let inserted = store::application::insert(&mut tx, id, (program, creator), now).await;
        assert!(inserted.expect("the database works").is_some(), "the application waits");
        tx.commit().await.expect("the database works");
        let live = [
            (Language::En, "Marzipanade", "All about Marzipanade."),
            (Language::Ru, "Марципанад", "Все о Марципанаде."),
        ];
        found_campaign(app, program, (State::Live, false), "https://shop.example.com/m", &live).await;
        let draft = [(Language::En, "Gooseberry", "Not yet.")];
        found_campaign(app, program, (State::Draft, false), "https://shop.example.com/g", &draft).await;
        let post = forged::post(&town, town.us, &forged::button("link/-/get")).await;
        town.settle().await;
        Self { town, quillfeather, wobblethorpe, post }
    }

    /// Somebody in a room of their own on a server.
    fn actor(&self, who: &'static str, person: Person, guild: Id, unseen: &'static [&'static str]) -> Actor {
        let room = NewChannel { people: vec![person.id()], ..NewChannel::private("room", &[]) };
        let room = self.town.sandbox.channel(guild, &room);
        Actor { who, person: person.at(room), room, unseen }
    }

    fn newcomer(&self, who: &'static str, locale: &str, guild: Id, roles: &[Id]) -> Person {
        let new = NewPerson { roles: roles.to_vec(), ..NewPerson::speaking(who, locale, guild) };
        self.town.sandbox.person(&new)
    }

    async fn all_rows(&self) -> BTreeSet<Row> {
        rows(self.town.database()).await
    }

    /// Notes every row that is not about `seeds`, or about something that was theirs before or is new, and that is not
    /// as it was.
    async fn compare(&self, witness: &Witness<'_>, before: &BTreeSet<Row>, seeds: &[String]) {
        let after = self.all_rows().await;
        let own = connected(before, seeds.iter().cloned());
        let others: BTreeSet<(&str, &str)> =
            before.iter().filter(|row| !row.mentions(&own)).map(Row::place).collect();
        let is_others = |row: &Row| others.contains(&row.place());
        let new: BTreeSet<Row> = after.iter().filter(|row| !is_others(row)).cloned().collect();
        let own = connected(&new, own);
        for row in before.symmetric_difference(&after).filter(|row| is_others(row) || !row.mentions(&own)) {
            let what = if after.contains(row) { "is new" } else { "is gone" };
            witness.fault(format!("a row of {} {what}: {}", row.table, row.text));
        }
    }

    /// Has Duet forget these people, and notes whatever changes that was not about them.
    async fn farewell(&self, witness: &Witness<'_>, actors: &[Actor]) {
        self.town.settle().await;
        let before = self.all_rows().await;
        join_all(actors.iter().map(|actor| crawl::farewell(witness, actor))).await;
        self.town.settle().await;
        self.compare(witness, &before, &numbers(actors)).await;
    }

    /// Everybody reads what they got, and the town closes.
    async fn close(self) {
        self.town.settle().await;
        for person in self.town.sandbox.people() {
            for message in person.inbox() {
                assert_ne!(message["mention_everyone"], true, "everybody was mentioned: {message}");
            }
        }
        self.town.close().await;
    }
}

fn outcomes(of: Vec<(String, Outcome)>) -> Vec<Outcome> {
    of.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Does everything that can be done from a menu, a command and what they lead to.
async fn try_everything(
    witness: &Witness<'_>,
    actor: &Actor,
    targets: (&[Id], &[Id]),
    values: &[hostile::Hostile],
    ids: &[String],
) {
    let mut answers = outcomes(commands::run_all(witness, actor, values, ids).await);
    let private = actor.in_direct_messages();
    answers.extend(outcomes(commands::run_all(witness, &private, &[], &[]).await));
    let own = forged::post(witness.town, actor.room, &forged::button("link/-/get")).await;
    let messages: Vec<Id> = targets.1.iter().copied().chain([own]).collect();
    answers.extend(outcomes(commands::choose_all_menus(witness, actor, targets.0, &messages).await));
    crawl::follow(witness, actor, answers, values).await;
}

/// The second programme and its people.
async fn neighbours(scene: &Scene) -> (Grounds, [Actor; 3]) {
    let town = &scene.town;
    let grounds = town.neighbour("Borealis", "https://borealis.example.org/").await;
    let guild = grounds.guild;
    let manager = scene.newcomer("Gerda", "ru", guild, &[grounds.manager_role]);
    let creator = scene.newcomer("Kay", "en-US", guild, &[]);
    found_creator(&town.duet.app, guild, (creator.id(), "Kay", "en-US"), "us", Stage::Active).await;
    let other = scene.newcomer("Bae", "ru", guild, &[]);
    let actors = [
        scene.actor("a manager of another programme", manager, guild, SECRETS),
        scene.actor("a creator of another programme", creator, guild, SECRETS),
        scene.actor("a stranger in another programme", other, guild, SECRETS),
    ];
    (grounds, actors)
}

/// What a forged select lets somebody choose.
fn chosen(ids: &[String]) -> Vec<String> {
    ids.last().cloned().into_iter().chain(["en".to_owned(), "@everyone '; --".to_owned()]).collect()
}

/// The ids of people.
fn numbers(actors: &[Actor]) -> Vec<String> {
    actors.iter().map(|actor| actor.person.id().to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_from_another_programme_sees_or_changes_anything() {
    let scene = Scene::new().await;
    let (grounds, actors) = neighbours(&scene).await;
    let witness = Witness::of(&scene.town);
    let before = scene.all_rows().await;
    let server = signed(grounds.guild).to_string();
    let about = before.iter().find(|row| row.table == "program" && row.text.contains(&server));
    let mut seeds = vec![server.clone(), about.expect("the programme").key.clone()];
    seeds.extend(numbers(&actors));
    let theirs = connected(&before, seeds.clone());
    let ours: BTreeSet<Row> = before.iter().filter(|row| !row.mentions(&theirs)).cloned().collect();
    let ids = forged::samples(&ours);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id(), actors[1].person.id()];
    for actor in &actors {
        let targets: (&[Id], &[Id]) = (&people, &[scene.post]);
        try_everything(&witness, actor, targets, &hostile::few(), &ids).await;
    }
    let custom_ids = forged::custom_ids(&witness, &ids);
    let chosen = chosen(&ids);
    let press = actors.iter().map(|actor| forged::press_all(&witness, actor, &custom_ids, &chosen));
    join_all(press).await;
    scene.town.settle().await;
    scene.compare(&witness, &before, &seeds).await;
    scene.farewell(&witness, &actors).await;
    for actor in &actors {
        let read: String = actor.person.inbox().iter().map(ToString::to_string).collect();
        for secret in SECRETS.iter().filter(|secret| read.contains(**secret)) {
            witness.fault(format!("{} got {secret} to read", actor.who));
        }
    }
    witness.conclude();
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_changes_nothing_but_their_own() {
    let scene = Scene::new().await;
    let guild = scene.town.guild;
    let actors = [
        scene.actor("a stranger", scene.newcomer("Sam", "en-GB", guild, &[]), guild, CONFIDENCES),
        scene.actor("a Russian stranger", scene.newcomer("Олег", "ru", guild, &[]), guild, CONFIDENCES),
    ];
    let witness = Witness::of(&scene.town);
    let before = scene.all_rows().await;
    let seeds = numbers(&actors);
    let ids = forged::samples(&before);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id()];
    for actor in &actors {
        try_everything(&witness, actor, (&people, &[scene.post]), &hostile::few(), &ids).await;
    }
    let custom_ids = forged::custom_ids(&witness, &ids);
    let chosen = chosen(&ids);
    join_all(actors.iter().map(|actor| forged::press_all(&witness, actor, &custom_ids, &chosen))).await;
    scene.town.settle().await;
    scene.compare(&witness, &before, &seeds).await;
    scene.farewell(&witness, &actors).await;
    witness.conclude();
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creators_bad_input_is_refused_in_words_and_touches_nobody_else() {
    let scene = Scene::new().await;
    let guild = scene.town.guild;
    let lena = scene.town.creator("Лена", "ru", "ru").await;
    let actor = scene.actor("a creator", lena, guild, CONFIDENCES);
    let witness = Witness::of(&scene.town);
    let before = scene.all_rows().await;
    let ids = forged::samples(&before);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id(), actor.person.id()];
    try_everything(&witness, &actor, (&people, &[scene.post]), &hostile::values(), &ids).await;
    let mut custom_ids = forged::custom_ids(&witness, &ids);
    custom_ids.extend(forged::nonsense());
    forged::press_all(&witness, &actor, &custom_ids, &chosen(&ids)).await;
    scene.town.settle().await;
    let actors = [actor];
    scene.compare(&witness, &before, &numbers(&actors)).await;
    scene.farewell(&witness, &actors).await;
    witness.conclude();
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_managers_bad_input_is_refused_in_words() {
    let scene = Scene::new().await;
    let guild = scene.town.guild;
    let role = scene.town.sandbox.role(guild, &NewRole::named("Helpers")).expect("the server exists");
    let manager = scene.newcomer("Ann", "en-US", guild, &[scene.town.manager_role, role]);
    let actor = scene.actor("a manager", manager, guild, &[]);
    let witness = Witness::of(&scene.town);
    let ids = forged::samples(&scene.all_rows().await);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id(), actor.person.id()];
    try_everything(&witness, &actor, (&people, &[scene.post]), &hostile::values(), &ids).await;
    let custom_ids = forged::nonsense();
    forged::press_all(&witness, &actor, &custom_ids, &chosen(&ids)).await;
    witness.conclude();
    scene.close().await;
}
