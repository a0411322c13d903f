//! Brings in creators from a file: first looked over line by line, then, once a manager means it, kept.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::creator::{Creator, Stage};
use crate::domain::roster::{Entry, Flaw, Line, read};
use crate::domain::{MarketId, PersonId, ProgramId, Refusal, RosterId};
use crate::error::Result;
use crate::store::{self, Tx};

/// How long a file waits to be brought in.
const KEPT: TimeDelta = TimeDelta::days(1);

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The person becomes a creator of the programme, invited or active.
    New(Box<Entry>),
    /// The person is one already; nothing about them changes.
    Known,
    /// Something is wrong with it.
    Flawed(Flaw),
}

/// A file, looked over.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The file's key; none where nothing in it can be brought in.
    pub roster_id: Option<RosterId>,
    /// Each line and what becomes of it.
    pub lines: Vec<(Line, Fate)>,
}

impl Overview {
    /// How many people the file brings.
    pub fn newcomers(&self) -> i64 {
        self.count(|fate| matches!(fate, Fate::New(_)))
    }

    /// How many are known already.
    pub fn known(&self) -> i64 {
        self.count(|fate| *fate == Fate::Known)
    }

    /// How many lines have something wrong with them.
    pub fn flawed(&self) -> i64 {
        self.count(|fate| matches!(fate, Fate::Flawed(_)))
    }

    fn count(&self, is_meant: impl Fn(&Fate) -> bool) -> i64 {
        let found = self.lines.iter().filter(|(_, fate)| is_meant(fate)).count();
        i64::try_from(found).unwrap_or(i64::MAX)
    }
}

/// Looks a file over, and keeps it for a day. Nobody becomes a creator by this.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::RosterUnreadable`], [`Refusal::RosterTooLarge`], [`Refusal::RosterEmpty`].
pub async fn look_over(app: &App, tx: &mut Tx, member: &Member, content: &str) -> Result<Overview> {
    member.manager()?;
    let lines = sorted(tx, member, content).await?;
    let mut overview = Overview { roster_id: None, lines };
    if overview.newcomers() > 0 {
        let id = app.ids.next();
        let by = (member.program.program_id, member.person.person_id);
        store::roster::insert(tx, id, by, content, app.clock.now()).await?;
        overview.roster_id = Some(id);
    }
    Ok(overview)
}

async fn sorted(tx: &mut Tx, member: &Member, content: &str) -> Result<Vec<(Line, Fate)>> {
    let program = member.program.program_id;
    let markets = markets(tx, program).await?;
    let present = store::creator::list_presence(tx, program).await?;
    let known: BTreeSet<PersonId> = present.into_iter().map(|(person, _)| person).collect();
    let fate = |line: &Line| match &line.entry {
        Err(flaw) => Fate::Flawed(flaw.clone()),
        Ok(entry) if entry.market.as_ref().is_some_and(|code| !markets.contains_key(code)) => {
            Fate::Flawed(Flaw::Market)
        }
        Ok(entry) if known.contains(&entry.person_id) => Fate::Known,
        Ok(entry) => Fate::New(Box::new(entry.clone())),
    };
    let lines = read(content)?.into_iter();
    Ok(lines.map(|line| (line.clone(), fate(&line))).collect())
}

async fn markets(tx: &mut Tx, program: ProgramId) -> Result<BTreeMap<String, MarketId>> {
    let markets = store::market::list(tx, program).await?;
    Ok(markets.into_iter().map(|market| (market.code, market.market_id)).collect())
}

/// Brings in what a manager has looked over. Nobody is messaged: whoever is invited hears of it from the managers, whoever
/// is active has a place at once. Says how many came.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::RosterGone`].
pub async fn bring_in(app: &App, tx: &mut Tx, member: &Member, id: RosterId) -> Result<i64> {
    member.manager()?;
    let program = member.program.program_id;
    let content = store::roster::delete(tx, program, id).await?.ok_or(Refusal::RosterGone)?;
    let markets = markets(tx, program).await?;
    let mut came = 0;
    for (_, fate) in sorted(tx, member, &content).await? {
        if let Fate::New(entry) = fate {
            came += i64::from(insert(app, tx, member, (&entry, &markets)).await?);
        }
    }
    let line = member.did(app, Deed::CreatorImport, Subject::Program(program), came.to_string());
    store::audit::insert(tx, &line).await?;
    Ok(came)
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (entry, markets): (&Entry, &BTreeMap<String, MarketId>),
) -> Result<bool> {
    let now = app.clock.now();
    store::person::insert_or_see(tx, entry.person_id, None, now).await?;
    let creator = Creator {
        creator_id: app.ids.next(),
        program_id: member.program.program_id,
        person_id: entry.person_id,
        stage: Stage::Invited,
        name: entry.draft.name.clone(),
        market_id: entry.market.as_ref().and_then(|code| markets.get(code)).copied(),
        joined_at: now,
    };
    let Some(id) = store::creator::insert(tx, &creator, &entry.draft.portrait).await? else {
        return Ok(false);
    };
    for tag in &entry.tags {
        store::relationship::insert_tag(tx, id, tag).await?;
    }
    if entry.is_active {
        store::creator::update_stage(tx, id, (Stage::Invited, Stage::Active), now).await?;
        store::check_in::insert_schedule(tx, id, creator.program_id, now).await?;
        store::relationship::update_owner(tx, id, member.person.person_id, None).await?;
    }
    Ok(true)
}

/// Drops the files that nobody brought in within a day. Says how many.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: &App) -> Result<u64> {
    let mut tx = app.begin().await?;
    let forgotten = store::roster::delete_old(&mut tx, app.clock.now() - KEPT).await?;
    if forgotten > 0 {
        tx.commit().await?;
    }
    Ok(forgotten)
}
