//! The demo's meetings: creators of both markets who would like to meet, some who have, and two who are asked just now.

use anyhow::Context as _;
use chrono::{Days, TimeDelta};

use super::history::{acting, signed};
use super::world::World;
use crate::app::App;
use crate::domain::consent::Use;
use crate::domain::introduction::{
    Answer, Cadence, Introduction, Level, MadeBy, NUDGED_AFTER, OPEN_FOR, Party, Profile, Reason, Skill,
    State, Text, Topic, Verdict,
};
use crate::domain::{CreatorId, Language, PersonId, ProgramId};
use crate::store::{self, Tx};

/// Somebody who would like to meet others.
struct Guest {
    name: &'static str,
    language: Language,
    topics: &'static [Topic],
    offers: &'static str,
    learns: &'static str,
    /// Whether they speak the other market's language a little.
    speaks_both: bool,
}

const fn guest(
    name: &'static str,
    language: Language,
    topics: &'static [Topic],
    [offers, learns]: [&'static str; 2],
    speaks_both: bool,
) -> Guest {
    Guest { name, language, topics, offers, learns, speaks_both }
}

/// Whoever opted in.
const GUESTS: &[Guest] = &[
    guest(
        "Maya Ellison",
        Language::En,
        &[Topic::Stories, Topic::Brands],
        ["How to make a quiet video that people finish", "How you keep a Telegram channel awake"],
        false,
    ),
    guest(
        "Jordan Price",
        Language::En,
        &[Topic::Shorts, Topic::Growth],
        ["Hooks for the first two seconds", "How to edit sound by ear"],
        false,
    ),
    guest(
        "Tessa Novak",
        Language::En,
        &[Topic::Growth, Topic::Community],
        ["How students choose what to watch", "How to talk to a brand for the first time"],
        true,
    ),
    guest(
        "Owen Gallagher",
        Language::En,
        &[Topic::Tools, Topic::Balance],
        ["Charts that people read on a phone", "How to rest without losing the thread"],
        false,
    ),
    guest(
        "Алина Корнеева",
        Language::Ru,
        &[Topic::Community, Topic::Brands],
        ["Как вести Telegram, чтобы его открывали утром", "Как снимать тихие видео"],
        true,
    ),
    guest(
        "Максим Дорохов",
        Language::Ru,
        &[Topic::Editing, Topic::Shorts],
        ["Монтаж на слух и быстрые склейки", "Как начинать ролик, чтобы его не пролистали"],
        true,
    ),
    guest(
        "Вера Лаптева",
        Language::Ru,
        &[Topic::Stories, Topic::Brands],
        ["Как писать коротко", "О чем спрашивают бренды за рубежом"],
        true,
    ),
    guest(
        "Егор Власов",
        Language::Ru,
        &[Topic::Tools, Topic::Balance],
        ["Как снимать ночью без света", "Какие цифры стоит показывать"],
        true,
    ),
];

/// Two who met, how many days ago they were asked, how it was for each, and what came of it.
type Met = (&'static str, &'static str, u64, [Verdict; 2], Option<&'static str>);

/// Who met.
const MET: &[Met] = &[
    (
        "Jordan Price",
        "Максим Дорохов",
        24,
        [Verdict::Great, Verdict::Great],
        Some("https://video.example.com/first-two-seconds"),
    ),
    (
        "Owen Gallagher",
        "Егор Власов",
        21,
        [Verdict::Fine, Verdict::Great],
        Some("https://video.example.com/night-charts"),
    ),
];
/// Who is asked just now.
const ASKED: (&str, &str) = ("Maya Ellison", "Алина Корнеева");
/// Those who agreed to be found by others.
const LISTED: &[&str] =
    &["Maya Ellison", "Tessa Novak", "Owen Gallagher", "Алина Корнеева", "Вера Лаптева", "Егор Власов"];

/// Writes who would like to meet whom, and has them meet.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, world: &World, program: ProgramId) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    for guest in GUESTS {
        opt_in(app, &mut tx, (world, program), guest).await?;
    }
    for name in LISTED {
        let creator = creator(&mut tx, (world, program), name).await?;
        store::consent::insert(&mut tx, creator, Use::Directory, app.clock.now()).await?;
    }
    for (one, other, days, verdicts, work) in MET {
        let people = [
            creator(&mut tx, (world, program), one).await?,
            creator(&mut tx, (world, program), other).await?,
        ];
        meet(app, &mut tx, (program, people, *days), (*verdicts, *work)).await?;
    }
    let nina = acting(app, &mut tx, world, world.named("Nina Hartley")?).await?;
    let people = [
        creator(&mut tx, (world, program), ASKED.0).await?,
        creator(&mut tx, (world, program), ASKED.1).await?,
    ];
    let by = (MadeBy::Manager, Some(nina.person.person_id));
    let why = vec![Reason::Recommended, Reason::Shared(vec![Topic::Brands])];
    app.introduce(&mut tx, program, &people, why, by).await?;
    Ok(tx.commit().await?)
}

async fn creator(
    tx: &mut Tx,
    (world, program): (&World, ProgramId),
    name: &str,
) -> anyhow::Result<CreatorId> {
    let found = store::creator::find(tx, program, PersonId(signed(world.named(name)?.0))).await?;
    Ok(found.context("they are a creator")?.creator_id)
}

async fn opt_in(
    app: &App,
    tx: &mut Tx,
    (world, program): (&World, ProgramId),
    guest: &Guest,
) -> anyhow::Result<()> {
    let creator = creator(tx, (world, program), guest.name).await?;
    let text =
        Text { language: guest.language, offers: guest.offers.to_owned(), learns: guest.learns.to_owned() };
    let mut languages = vec![Skill { language: guest.language, level: Level::Own }];
    if guest.speaks_both {
        let other = if guest.language == Language::Ru { Language::En } else { Language::Ru };
        languages.push(Skill { language: other, level: Level::Little });
    }
    let profile = Profile {
        cadence: Cadence::Monthly,
        joined_at: Some(app.clock.now() - Days::new(40)),
        texts: vec![text],
        topics: guest.topics.to_vec(),
        languages,
        ..Profile::new(creator, program)
    };
    Ok(store::introduction::insert_or_update_profile(tx, &profile).await?)
}

/// Two who were asked some days ago, said yes and met. Their thread is opened as soon as the demo runs.
async fn meet(
    app: &App,
    tx: &mut Tx,
    (program, people, days): (ProgramId, [CreatorId; 2], u64),
    (verdicts, work): ([Verdict; 2], Option<&str>),
) -> anyhow::Result<()> {
    let made_at = app.clock.now() - Days::new(days);
    let party = |creator_id| Party { creator_id, told_at: None, answer: None };
    let introduction = Introduction {
        introduction_id: app.ids.next(),
        program_id: program,
        state: State::Asked,
        made_by: MadeBy::Manager,
        made_by_person_id: None,
        reasons: vec![Reason::Recommended],
        times: Vec::new(),
        made_at,
        closes_at: made_at + OPEN_FOR,
        opens_at: None,
        agreed_at: None,
        channel_id: None,
        thread_id: None,
        people: people.map(party).to_vec(),
    };
    let id = introduction.introduction_id;
    store::introduction::insert(tx, &introduction, made_at + NUDGED_AFTER).await?;
    let answered_at = made_at + TimeDelta::hours(5);
    for (creator, verdict) in people.into_iter().zip(verdicts) {
        store::introduction::update_told(tx, (id, creator), made_at).await?;
        store::introduction::update_answer(tx, (id, creator), Answer::Yes, answered_at).await?;
        let met_at = app.clock.now() - Days::new(2);
        store::introduction::insert_or_update_verdict(tx, (id, creator), verdict, met_at).await?;
        if let Some(url) = work {
            store::introduction::insert_work(tx, (id, creator), url, met_at).await?;
        }
    }
    store::introduction::update_agreed(tx, id, answered_at).await?;
    Ok(())
}
