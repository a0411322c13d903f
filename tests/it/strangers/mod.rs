//! Everything that Duet can be asked, by everybody who has no business asking it, in every way that goes wrong.
//!
//! The tests are generated from what Duet registers with Discord and from `Press::all`: a new command or button is
//! tried without a word here.

mod asked;
mod commands;
mod crawl;
pub mod forged;
mod handed;
mod hostile;
mod meeting;
mod paid;
mod scene;
mod seated;
mod told;
mod tongue;
mod witness;

use std::collections::BTreeSet;

use discord_sandbox::{Id, NewRole, Outcome};
use duet::domain::creator::Stage;
use futures::future::join_all;

use crate::support::founding::{Grounds, found_creator};
use crate::support::rows::{Row, connected};
use crate::support::signed;
use forged::Samples;
use scene::{CONFIDENCES, SECRETS, Scene, numbers};
use witness::{Actor, Witness};

fn outcomes(of: Vec<(String, Outcome)>) -> Vec<Outcome> {
    of.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Does everything that can be done from a menu, a command and what they lead to.
async fn try_everything(
    witness: &Witness<'_>,
    actor: &Actor,
    targets: (&[Id], &[Id]),
    values: &[hostile::Hostile],
    samples: &Samples,
) {
    let mut answers = outcomes(commands::run_all(witness, actor, values, Some(samples)).await);
    let private = actor.in_direct_messages();
    answers.extend(outcomes(commands::run_all(witness, &private, &[], None).await));
    let own = witness.pen.post(actor.room, &forged::button("link/-/get")).await;
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

/// The ids of a server and of the programme on it.
fn of_program(rows: &BTreeSet<Row>, guild: Id) -> Vec<String> {
    let server = signed(guild).to_string();
    let about = rows.iter().find(|row| row.table == "program" && row.text.contains(&server));
    let program = about.expect("the programme").key.clone();
    vec![server, program]
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_from_another_programme_sees_or_changes_anything() {
    let scene = Scene::new().await;
    let (grounds, actors) = neighbours(&scene).await;
    let witness = Witness::of(&scene.town);
    let before = scene.all_rows().await;
    let mut seeds = of_program(&before, grounds.guild);
    seeds.extend(numbers(&actors));
    let theirs = connected(&before, seeds.clone());
    let ours: BTreeSet<Row> = before.iter().filter(|row| !row.mentions(&theirs)).cloned().collect();
    let samples = Samples::of(&ours, &before);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id(), actors[1].person.id()];
    for actor in &actors {
        let targets: (&[Id], &[Id]) = (&people, &[scene.post]);
        try_everything(&witness, actor, targets, &hostile::few(), &samples).await;
    }
    let (custom_ids, chosen) = (forged::custom_ids(&witness, &samples), samples.chosen());
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
    let samples = Samples::of(&before, &before);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id()];
    for actor in &actors {
        try_everything(&witness, actor, (&people, &[scene.post]), &hostile::few(), &samples).await;
    }
    let (custom_ids, chosen) = (forged::custom_ids(&witness, &samples), samples.chosen());
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
    let witness = Witness::of_one(&scene.town).await;
    let before = scene.all_rows().await;
    let samples = Samples::of(&before, &before);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id(), actor.person.id()];
    try_everything(&witness, &actor, (&people, &[scene.post]), &hostile::values(), &samples).await;
    let mut custom_ids = forged::custom_ids(&witness, &samples);
    custom_ids.extend(forged::nonsense());
    forged::press_all(&witness, &actor, &custom_ids, &samples.chosen()).await;
    scene.town.settle().await;
    let actors = [actor];
    scene.compare(&witness, &before, &numbers(&actors)).await;
    scene.farewell(&witness, &actors).await;
    witness.conclude();
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_managers_bad_input_is_refused_in_words_and_stays_in_their_programme() {
    let scene = Scene::new().await;
    neighbours(&scene).await;
    let guild = scene.town.guild;
    let role = scene.town.sandbox.role(guild, &NewRole::named("Helpers")).expect("the server exists");
    let manager = scene.newcomer("Ann", "en-US", guild, &[scene.town.manager_role, role]);
    let actor = scene.actor("a manager", manager, guild, &[]);
    let witness = Witness::of_one(&scene.town).await;
    let before = scene.all_rows().await;
    let mut seeds = of_program(&before, guild);
    let people = [scene.quillfeather.id(), scene.wobblethorpe.id(), actor.person.id()];
    seeds.extend(people.map(|person| person.to_string()));
    let samples = Samples::of(&before, &before);
    try_everything(&witness, &actor, (&people, &[scene.post]), &hostile::values(), &samples).await;
    let custom_ids = forged::nonsense();
    forged::press_all(&witness, &actor, &custom_ids, &samples.chosen()).await;
    scene.town.settle().await;
    scene.compare(&witness, &before, &seeds).await;
    scene.farewell(&witness, &[actor]).await;
    witness.conclude();
    scene.close().await;
}
