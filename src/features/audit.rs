//! Shows what the staff did, newest first, and finds in it what somebody looks for.

use crate::app::Member;
use crate::domain::audit::{Line, Search, Subject};
use crate::domain::overview::Window;
use crate::domain::span::Span;
use crate::domain::table::Table;
use crate::domain::{AuditId, PersonId, Refusal};
use crate::error::Result;
use crate::i18n::{Arg, mention};
use crate::store::audit::Sieve;
use crate::store::{self, Tx};

/// Lines on a page.
const PAGE: i64 = 20;

/// Lines that are counted at most: beyond, it is "more than".
const COUNTED: i64 = 1_000;

/// Lines of a file at most.
const MOST: i64 = 50_000;

/// Bytes of a file at most: Discord takes ten million.
const MOST_BYTES: usize = 9_500_000;

/// One page of the audit.
#[derive(Clone, Debug)]
pub struct Page {
    /// What was looked for.
    pub search: Search,
    /// The creator whom it is about, by their name.
    pub creator: Option<String>,
    /// How many lines there are, where something was looked for.
    pub found: Option<Found>,
    /// Its lines, newest first, each with what the deed was done to as it is called now; none for the programme itself
    /// and for what is gone.
    pub lines: Vec<(Line, Option<Arg>)>,
    /// The last line, if there are older ones.
    pub older: Option<AuditId>,
    /// Whether it is the newest page.
    pub is_newest: bool,
}

/// How many lines were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// So many.
    Exactly(i64),
    /// More than that.
    Above(i64),
}

/// The lines that were looked for before `before`; without it the newest.
///
/// # Errors
/// When the asker is not staff, [`Refusal::CreatorUnknown`].
pub async fn page(tx: &mut Tx, member: &Member, search: Search, before: Option<AuditId>) -> Result<Page> {
    member.administrator()?;
    let (sieve, creator) = sieve(tx, member, &search).await?;
    let mut listed = store::audit::list(tx, &sieve, before, PAGE + 1).await?;
    let has_older = listed.len() > usize::try_from(PAGE).unwrap_or_default();
    listed.truncate(usize::try_from(PAGE).unwrap_or_default());
    let older = listed.last().filter(|_| has_older).map(|line| line.audit_id);
    let found = match search.is_empty() {
        true => None,
        false => Some(match store::audit::count(tx, &sieve, COUNTED + 1).await? {
            lines @ ..=COUNTED => Found::Exactly(lines),
            _ => Found::Above(COUNTED),
        }),
    };
    let mut lines = Vec::with_capacity(listed.len());
    for line in listed {
        let subject = subject(tx, member, line.subject).await?;
        lines.push((line, subject));
    }
    Ok(Page { search, creator, found, lines, older, is_newest: before.is_none() })
}

/// The lines that were looked for as a file: a row each, the newest first.
///
/// # Errors
/// When the asker is not staff, [`Refusal::CreatorUnknown`], [`Refusal::ReportTooLarge`].
pub async fn file(tx: &mut Tx, member: &Member, search: Search) -> Result<(usize, Vec<u8>)> {
    member.administrator()?;
    let (sieve, _) = sieve(tx, member, &search).await?;
    let rows = store::audit::list_rows(tx, &sieve, MOST + 1).await?;
    if i64::try_from(rows.len()).unwrap_or(i64::MAX) > MOST {
        return Err(Refusal::ReportTooLarge.into());
    }
    let mut table = Table::new(["audit_id", "done_at", "person_id", "deed", "subject", "detail"]);
    for row in rows {
        table.add(vec![
            row.audit_id.to_string().into(),
            row.done_at.into(),
            row.person_id.map(|person| person.to_string()).into(),
            row.deed.into(),
            row.subject.into(),
            row.detail.into(),
        ]);
    }
    let file = table.file();
    if file.len() > MOST_BYTES {
        return Err(Refusal::ReportTooLarge.into());
    }
    Ok((table.len(), file))
}

/// What is looked for within the asker's programme, and the name of the creator whom it is about.
async fn sieve(tx: &mut Tx, member: &Member, search: &Search) -> Result<(Sieve, Option<String>)> {
    let program = &member.program;
    let creator = match search.creator {
        None => None,
        Some(id) => {
            let found = store::creator::find_in(tx, program.program_id, id).await?;
            Some(found.ok_or(Refusal::CreatorUnknown)?)
        }
    };
    let all = Sieve::all(program.program_id);
    let days = |day| Window::of(Span::new(day, day), program.zone);
    let sieve = Sieve {
        since: search.since.map_or(all.since, |day| days(day).since),
        until: search.until.map_or(all.until, |day| days(day).until),
        who: search.who,
        about: creator.as_ref().map(|creator| (creator.creator_id, creator.person_id)),
        topic: search.topic,
        words: search.words.map(|words| words.as_str().to_owned()),
        ..all
    };
    Ok((sieve, creator.map(|creator| creator.name)))
}

/// What a deed was done to, as it is called now.
async fn subject(tx: &mut Tx, member: &Member, subject: Subject) -> Result<Option<Arg>> {
    let program = member.program.program_id;
    let person = |id: PersonId| Arg::from(mention::person(id));
    Ok(match subject {
        Subject::Program(_) | Subject::Link(_) => None,
        Subject::Market(id) => store::market::find(tx, program, id).await?.map(|market| market.name.into()),
        Subject::Channel(id) => Some(mention::channel(id).into()),
        Subject::Role(id) => Some(mention::role(id).into()),
        Subject::Person(id) => Some(person(id)),
        Subject::Creator(id) => store::audit::find_creator(tx, program, id).await?.map(person),
        Subject::Application(id) => store::audit::find_applicant(tx, program, id).await?.map(person),
        Subject::Campaign(id) => store::campaign::find(tx, program, member.language, id)
            .await?
            .map(|campaign| campaign.name.into()),
        Subject::Announcement(id) => {
            let texts = store::announcement::find(tx, program, id).await?;
            let texts = match texts {
                Some(_) => store::announcement::list_texts(tx, id).await?,
                None => Vec::new(),
            };
            let own = texts.iter().find(|text| text.language == member.language).or(texts.first());
            own.map(|text| text.title.clone().into())
        }
        Subject::Experiment(id) => store::experiment::find(tx, program, id)
            .await?
            .map(|experiment| experiment.hypothesis.chars().take(80).collect::<String>().into()),
        Subject::Council(id) => match store::council::find(tx, program, id).await? {
            Some(_) => Some(store::council::get_name(tx, id).await?.into()),
            None => None,
        },
        Subject::Tier(id) => {
            let tiers = store::tier::list(tx, &member.program).await?;
            tiers.iter().find(|tier| tier.tier_id == id).map(|tier| tier.name().into())
        }
    })
}
