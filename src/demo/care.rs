//! Who looks after whom in the demo, and what they have written down.

use chrono::{NaiveTime, TimeDelta};

use super::cast::{Cast, Part, RESTING, SHUT};
use super::history::signed;
use super::world::{NAME, World};
use crate::app::App;
use crate::domain::PersonId;
use crate::domain::contact::{Pause, Quiet, Weekdays};
use crate::domain::creator::Creator;
use crate::domain::money::Money;
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Zone;
use crate::domain::relationship::{Bond, Favour, Note};
use crate::store::{self, Tx};

/// What is written about some: the creator, the note, the favour, the tag.
const WRITTEN: &[(&str, &str, &str, &str)] = &[
    (
        "Maya Ellison",
        "Wants to know the deadline two weeks ahead; films on Sundays.",
        "Sent the new lamp before it was in the shops.",
        "sleep",
    ),
    (
        "Алина Корнеева",
        "Лучше писать утром; любит, когда бриф короткий.",
        "Познакомили с редактором подкаста о привычках.",
        "привычки",
    ),
];

/// Everybody as people whom Duet has met, and who keep no quiet hours: whoever tries the demo does so at any hour, and
/// wants to see what is said.
pub async fn people(app: &App, tx: &mut Tx, world: &World) -> anyhow::Result<()> {
    let none = Quiet { from: NaiveTime::MIN, until: NaiveTime::MIN, days: Weekdays::default() };
    for (id, cast) in &world.people {
        let person = PersonId(signed(*id));
        store::person::insert_or_see(tx, person, Some(cast.locale), app.clock.now()).await?;
        store::contact::update_quiet(tx, person, none).await?;
    }
    Ok(())
}

/// The managers.
pub fn managers(world: &World) -> Vec<(PersonId, &'static Cast)> {
    let managers = world.people.iter().filter(|(_, cast)| matches!(cast.part, Part::Manager));
    managers.map(|(id, cast)| (PersonId(signed(*id)), *cast)).collect()
}

/// Has one creator hear something where nothing but a private thread reaches them, and another rest while something waits.
async fn speak(
    app: &App,
    tx: &mut Tx,
    (creator, cast): (&Creator, &Cast),
    owner: PersonId,
) -> anyhow::Result<()> {
    let program = NAME.to_owned();
    let notice = match cast.name {
        SHUT => Notice::OwnerChanged { program, creator_id: creator.creator_id, owner },
        RESTING => {
            let until = Pause::Fortnight.until(app.clock.now(), Zone(cast.zone));
            store::contact::update_pause(tx, creator.creator_id, Some(until)).await?;
            let (revenue, earned) = (Money::new(159_200, "RUB"), Money::new(31_840, "RUB"));
            Notice::Sales { program, sales: 2, revenue: vec![revenue], earned: vec![earned] }
        }
        _ => return Ok(()),
    };
    app.notify(tx, creator.program_id, Reader::Person(creator.person_id), &notice).await?;
    Ok(())
}

/// Gives a creator the manager who speaks their language, and what that one has written down.
pub async fn look_after(
    app: &App,
    tx: &mut Tx,
    managers: &[(PersonId, &'static Cast)],
    (creator, cast): (&Creator, &Cast),
) -> anyhow::Result<()> {
    let speaks = |(_, manager): &&(PersonId, &Cast)| manager.locale == cast.locale;
    let Some((owner, _)) = managers.iter().find(speaks).or(managers.first()) else { return Ok(()) };
    let (id, owner) = (creator.creator_id, *owner);
    store::relationship::update_owner(tx, id, owner, None).await?;
    speak(app, tx, (creator, cast), owner).await?;
    let Some((_, note, favour, tag)) = WRITTEN.iter().find(|(name, ..)| *name == cast.name) else {
        return Ok(());
    };
    store::relationship::update_bond(tx, id, Bond::Growing).await?;
    store::relationship::insert_tag(tx, id, tag).await?;
    let note = Note {
        note_id: app.ids.next(),
        creator_id: id,
        body: (*note).to_owned(),
        written_by_person_id: Some(owner),
        written_at: app.clock.now() - TimeDelta::days(20),
    };
    store::relationship::insert_note(tx, &note).await?;
    let favour = Favour {
        favour_id: app.ids.next(),
        creator_id: id,
        body: (*favour).to_owned(),
        done_by_person_id: Some(owner),
        done_at: app.clock.now() - TimeDelta::days(9),
    };
    Ok(store::relationship::insert_favour(tx, &favour).await?)
}
