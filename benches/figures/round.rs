//! How long a round of introductions among very many people takes, how much memory, and how near it is to the best one.

use std::collections::HashSet;
use std::fs;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use duet::app::{App, Member};
use duet::clock::Clock;
use duet::domain::introduction::{Cadence, Level, Profile, Skill, Text, Topic};
use duet::domain::market::Market;
use duet::domain::matching::{Circle, Likeness, Person, Plan, matched};
use duet::domain::program::Zone;
use duet::domain::{CreatorId, Language, MarketId, ProgramId};
use duet::features::round::{self, Preview};
use duet::store::{self, Store, Tx};

use crate::ground::Plan as Ground;
use crate::running::memory;
use crate::{databases, quantile, say};

/// People who opted in, when it is measured.
const PEOPLE: usize = 10_000;
/// How often their round is planned.
const TIMES: usize = 5;
/// People of a round that can still be solved as a whole, and how many such rounds are compared.
const SOLVED: (usize, usize) = (1_000, 7);
/// The person who founds the programme and starts the round.
const FOUNDER: i64 = 1;
/// Creators that somebody has asked never to meet, for each hundred people.
const AVOIDED: usize = 20;

const ZONES: [chrono_tz::Tz; 12] = [
    chrono_tz::America::New_York,
    chrono_tz::America::Los_Angeles,
    chrono_tz::America::Sao_Paulo,
    chrono_tz::Europe::London,
    chrono_tz::Europe::Berlin,
    chrono_tz::Europe::Moscow,
    chrono_tz::Asia::Tbilisi,
    chrono_tz::Asia::Almaty,
    chrono_tz::Asia::Tashkent,
    chrono_tz::Asia::Kolkata,
    chrono_tz::Asia::Tokyo,
    chrono_tz::Australia::Sydney,
];

/// What people write that they offer or would like to learn.
const LESSONS: [&str; 6] = [
    "Filming outdoors",
    "Editing and sound",
    "How streams are planned",
    "Scripts",
    "Договоры с брендами",
    "Рост аудитории",
];

/// Plans rounds of many people from the store on, and rounds of fewer against the best ones.
pub async fn race(is_measured: bool) -> anyhow::Result<()> {
    let (people, times) = if is_measured { (PEOPLE, TIMES) } else { (400, 1) };
    let folder = databases::folder("round")?;
    whole(&databases::file(&folder, "round"), people, times).await?;
    fs::remove_dir_all(&folder)?;
    let (people, rounds) = if is_measured { SOLVED } else { (320, 1) };
    compare(people, rounds);
    Ok(())
}

/// Reading everybody, planning, starting.
async fn whole(database: &str, people: usize, times: usize) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let founded = Ground { server_id: 1, people: &[FOUNDER], links_each: 0 }.found(&store).await?;
    let mut member = founded.into_iter().next().ok_or_else(|| anyhow::anyhow!("nobody was founded"))?;
    member.is_manager = true;
    let now = Clock::system().now();
    let mut tx = store.begin().await?;
    opt_in(&mut tx, member.program.program_id, people, now).await?;
    tx.commit().await?;
    let app = App::start(store, Clock::system(), "https://go.example".parse()?)?;
    // From here on the most that is held in memory is counted anew (Linux).
    fs::write("/proc/self/clear_refs", "5")?;
    let before = memory("self")?.0;
    let (mut read, mut planned) = (Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..times {
        let began = Instant::now();
        let mut tx = app.read().await?;
        let ground = round::read(&app, &mut tx, &member, None).await?;
        tx.commit().await?;
        read.push(began.elapsed().as_secs_f64());
        let began = Instant::now();
        last = Some(round::preview(&ground));
        planned.push(began.elapsed().as_secs_f64());
    }
    let preview = last.ok_or_else(|| anyhow::anyhow!("no round was planned"))?;
    let started = start(&app, &member, &preview).await?;
    let (all, most) = (read.iter().zip(&planned).map(|(read, planned)| read + planned), memory("self")?.1);
    say(&format!(
        "{people} people, 12 markets: {} groups, {} left out; seconds, median of {times}: read {:.2}, planned {:.2}; longest of both {:.2}; written down {started:.2}",
        preview.groups.len(),
        preview.left_out.len(),
        quantile(&read, 0.5),
        quantile(&planned, 0.5),
        all.fold(0.0, f64::max),
    ));
    say(&format!("memory in MB: {before:.0} before, {most:.0} at most"));
    app.close().await;
    Ok(())
}

async fn start(app: &App, member: &Member, preview: &Preview) -> anyhow::Result<f64> {
    let began = Instant::now();
    let mut tx = app.begin().await?;
    let started = round::start(app, &mut tx, member, (preview.ticket, preview)).await;
    anyhow::ensure!(matches!(started, Ok(Some(_))), "the round does not start: {started:?}");
    tx.commit().await?;
    Ok(began.elapsed().as_secs_f64())
}

/// Numbers that look random and are the same each time (a linear congruence; only its upper bits are used).
struct Lots(u64);

impl Lots {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }

    fn is_one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    /// Some of so many bits, at least one.
    fn bits(&mut self, of: usize, most: usize) -> u64 {
        (0..=self.below(most)).fold(0, |all, _| all | 1 << self.below(of))
    }
}

async fn opt_in(tx: &mut Tx, program: ProgramId, people: usize, now: DateTime<Utc>) -> anyhow::Result<()> {
    for (at, zone) in ZONES.iter().enumerate() {
        let market = Market {
            market_id: market(at),
            program_id: program,
            code: format!("m{at}"),
            name: zone.name().to_owned(),
            language: if at.is_multiple_of(2) { Language::En } else { Language::Ru },
            currency: "USD".to_owned(),
            zone: Zone(*zone),
            disclosure: "#ad".to_owned(),
            needs_token: false,
        };
        store::market::insert(tx, &market, now).await?;
    }
    let mut lots = Lots(1);
    for at in 0..people {
        let id = i64::try_from(at)? + 1_000;
        let person = store::person::insert_or_see(tx, duet::domain::PersonId(id), Some("en-US"), now).await?;
        let creator = duet::domain::creator::Creator {
            creator_id: CreatorId(id),
            program_id: program,
            person_id: person.person_id,
            stage: duet::domain::creator::Stage::Active,
            name: format!("Creator {at}"),
            market_id: Some(market(at % ZONES.len())),
            joined_at: now,
        };
        store::creator::insert(tx, &creator, &duet::domain::creator::Portrait::default()).await?;
        let profile = profile(&mut lots, (creator.creator_id, program, at), now);
        store::introduction::insert_or_update_profile(tx, &profile).await?;
    }
    for _ in 0..people * AVOIDED / 100 {
        let two = [lots.below(people), lots.below(people)].map(i64::try_from);
        if let [Ok(one), Ok(other)] = two
            && one != other
        {
            let pair = (CreatorId(one + 1_000), CreatorId(other + 1_000));
            store::introduction::insert_avoid(tx, pair, now).await?;
        }
    }
    Ok(())
}

fn market(at: usize) -> MarketId {
    MarketId(i64::try_from(at).unwrap_or_default() + 1)
}

fn profile(
    lots: &mut Lots,
    (creator, program, at): (CreatorId, ProgramId, usize),
    now: DateTime<Utc>,
) -> Profile {
    let own = if (at % ZONES.len()).is_multiple_of(2) { Language::En } else { Language::Ru };
    let other = if own == Language::En { Language::Ru } else { Language::En };
    let mut languages = vec![Skill { language: own, level: Level::Own }];
    if !lots.is_one_in(3) {
        let level = if lots.is_one_in(2) { Level::Well } else { Level::Little };
        languages.push(Skill { language: other, level });
    }
    let topics = lots.bits(Topic::ALL.len(), 4);
    let mut lesson = || LESSONS[lots.below(LESSONS.len())].to_owned();
    let text = Text { language: own, offers: lesson(), learns: lesson() };
    let markets = if lots.is_one_in(5) { vec![market(lots.below(ZONES.len()))] } else { Vec::new() };
    Profile {
        cadence: if lots.is_one_in(2) { Cadence::Monthly } else { Cadence::Quarterly },
        joined_at: Some(now - TimeDelta::days(30)),
        texts: vec![text],
        topics: Topic::ALL
            .iter()
            .enumerate()
            .filter(|(at, _)| topics & (1 << at) != 0)
            .map(|(_, topic)| *topic)
            .collect(),
        languages,
        markets,
        ..Profile::new(creator, program)
    }
}

/// Rounds in blocks against the same rounds solved as a whole.
fn compare(people: usize, rounds: usize) {
    let (mut shares, mut blocks, mut exact) = (Vec::new(), Vec::new(), Vec::new());
    for seed in 0..rounds {
        let circle = circle(people, seed);
        let began = Instant::now();
        let plan = circle.plan();
        blocks.push(began.elapsed().as_secs_f64());
        let everybody: Vec<usize> = (0..people).collect();
        let began = Instant::now();
        let best = pairs(&matched(&circle, &everybody));
        exact.push(began.elapsed().as_secs_f64());
        // Hundredths of a per cent.
        let share = circle.points(&plan) * 10_000 / circle.points(&best).max(1);
        shares.push(i32::try_from(share).map_or(0.0, f64::from) / 10_000.0);
    }
    say(&format!(
        "{people} people, {rounds} rounds: share of the best round's worth, median {:.4}, least {:.4}; seconds: in blocks {:.2}, as a whole {:.2}",
        quantile(&shares, 0.5),
        quantile(&shares, 0.0),
        quantile(&blocks, 0.5),
        quantile(&exact, 0.5),
    ));
}

fn pairs(mates: &[Option<usize>]) -> Plan {
    let each = mates.iter().enumerate();
    let groups = each.filter_map(|(one, mate)| mate.filter(|mate| one < *mate).map(|mate| vec![one, mate]));
    Plan { groups: groups.collect(), left_out: Vec::new() }
}

fn circle(people: usize, seed: usize) -> Circle {
    let mut lots = Lots(seed as u64 + 1);
    let person = |_: usize| {
        let place = lots.below(ZONES.len());
        let own = 1 << (place % 2);
        let speaks = if lots.is_one_in(3) { 0b11 } else { own };
        Person {
            market: 1 << place,
            markets: if lots.is_one_in(5) { lots.bits(ZONES.len(), 3) } else { 0 },
            topics: lots.bits(Topic::ALL.len(), 4),
            offers: lots.bits(Topic::ALL.len(), 2),
            wishes: lots.bits(Topic::ALL.len(), 2),
            speaks,
            practises: if lots.is_one_in(3) { 0b11 & !speaks } else { 0 },
            awake: 0xFFF_FFFF_u64.rotate_left(u32::try_from(place * 5).unwrap_or_default()),
            audience: u8::try_from(lots.below(5)).ok(),
            likeness: Likeness::Similar,
            standing: 0,
            was_left_out: lots.is_one_in(20),
        }
    };
    let people_of: Vec<Person> = (0..people).map(person).collect();
    let apart: HashSet<(usize, usize)> = (0..people * AVOIDED / 100)
        .map(|_| (lots.below(people), lots.below(people)))
        .map(|(one, other)| (one.min(other), one.max(other)))
        .collect();
    Circle { people: people_of, apart, markets_differ: true, allows_trios: false, seed: 1 }
}
