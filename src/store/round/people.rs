//! Who could take part in a round, all at once.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Months, Utc};

use super::super::{Tx, contact, on};
use crate::domain::audience::Band;
use crate::domain::introduction::{Awake, Cadence, Level, Profile, Skill, Text, Topic};
use crate::domain::matching::Likeness;
use crate::domain::program::Zone;
use crate::domain::round::Member;
use crate::domain::{CreatorId, Language, MarketId, ProgramId};

#[derive(sqlx::FromRow)]
struct Row {
    creator_id: CreatorId,
    program_id: ProgramId,
    cadence: Cadence,
    joined_at: Option<DateTime<Utc>>,
    name: String,
    market_id: Option<MarketId>,
    audience_band: Option<Band>,
    #[sqlx(try_from = "String")]
    zone: Zone,
    quiet_from: Option<i32>,
    quiet_until: Option<i32>,
    quiet_days: Option<String>,
}

/// Who opted in to introductions, is an approved creator and does not rest, by key.
///
/// # Errors
/// When the database fails.
pub async fn list_members(tx: &mut Tx, program: ProgramId, now: DateTime<Utc>) -> sqlx::Result<Vec<Member>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select c.creator_id, c.program_id, p.cadence, p.joined_at, c.name, c.market_id, c.audience_band,
                coalesce(e.zone, m.zone, g.zone) as zone, e.quiet_from, e.quiet_until, e.quiet_days
         from introduction_profile p join creator c on c.creator_id = p.creator_id
         join program g on g.program_id = c.program_id join person e on e.person_id = c.person_id
         left join market m on m.market_id = c.market_id
         where p.program_id = $1 and p.joined_at is not null and c.stage = 'active'
           and (p.paused_until is null or p.paused_until <= $2) and (c.paused_until is null or c.paused_until <= $2)
         order by c.creator_id",
    )
    .bind(program)
    .bind(now)
    .fetch_all(conn)
    .await)?;
    let mut parts = Parts::read(tx, program).await?;
    Ok(rows.into_iter().map(|row| parts.member(row)).collect())
}

/// What stands in other tables about everybody who has a profile.
struct Parts {
    texts: HashMap<CreatorId, Vec<Text>>,
    topics: HashMap<CreatorId, Vec<Topic>>,
    languages: HashMap<CreatorId, Vec<Skill>>,
    markets: HashMap<CreatorId, Vec<MarketId>>,
    introduced: HashMap<CreatorId, DateTime<Utc>>,
    standings: HashMap<CreatorId, i64>,
    left_out: HashSet<CreatorId>,
}

fn gathered<T>(rows: Vec<(CreatorId, T)>) -> HashMap<CreatorId, Vec<T>> {
    let mut found: HashMap<CreatorId, Vec<T>> = HashMap::new();
    for (creator, part) in rows {
        found.entry(creator).or_default().push(part);
    }
    found
}

macro_rules! list {
    ($tx:expr, $program:expr, $query:literal) => {
        on!($tx, conn => sqlx::query_as($query).bind($program).fetch_all(conn).await)?
    };
}

impl Parts {
    async fn read(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Self> {
        let texts: Vec<(CreatorId, Language, String, String)> = list!(
            tx,
            program,
            "select t.creator_id, t.language, t.offers, t.learns from introduction_text t
             join introduction_profile p on p.creator_id = t.creator_id
             where p.program_id = $1 order by t.creator_id, t.language"
        );
        let text = |(creator, language, offers, learns)| (creator, Text { language, offers, learns });
        let languages: Vec<(CreatorId, Language, Level)> = list!(
            tx,
            program,
            "select l.creator_id, l.language, l.level from introduction_language l
             join introduction_profile p on p.creator_id = l.creator_id
             where p.program_id = $1 order by l.creator_id, l.language"
        );
        let skill = |(creator, language, level)| (creator, Skill { language, level });
        let introduced: Vec<(CreatorId, DateTime<Utc>)> = list!(
            tx,
            program,
            "select creator_id, max(at) from (
                select p.creator_id, i.made_at as at from introduction_person p
                join introduction i on i.introduction_id = p.introduction_id where i.program_id = $1
                union all
                select p.creator_id, r.started_at from round r
                join round_group g on g.round_id = r.round_id and g.state = 'waiting'
                join round_person p on p.round_id = g.round_id and p.place = g.place where r.program_id = $1
             ) introduced group by creator_id"
        );
        let standings: Vec<(CreatorId, i64)> = list!(tx, program,
            "select p.creator_id, cast(sum(case f.verdict when 'great' then 1 when 'unmet' then -1 else 0 end) as bigint)
             from introduction_person p join introduction i on i.introduction_id = p.introduction_id
             join introduction_follow_up f on f.introduction_id = p.introduction_id and f.creator_id <> p.creator_id
             where i.program_id = $1 group by p.creator_id");
        // The last round that somebody was in may be an earlier one than the last. Whoever was to meet somebody who went
        // away meanwhile was left out as well.
        let left_out: Vec<(CreatorId,)> = list!(
            tx,
            program,
            "select p.creator_id from round_person p
             left join round_group g on g.round_id = p.round_id and g.place = p.place
             join creator c on c.creator_id = p.creator_id
             where c.program_id = $1 and (p.place is null or g.state = 'dropped')
               and p.round_id = (select max(o.round_id) from round_person o where o.creator_id = p.creator_id)"
        );
        Ok(Self {
            texts: gathered(texts.into_iter().map(text).collect()),
            topics: gathered(list!(
                tx,
                program,
                "select t.creator_id, t.topic from introduction_topic t
                 join introduction_profile p on p.creator_id = t.creator_id
                 where p.program_id = $1 order by t.creator_id, t.topic"
            )),
            languages: gathered(languages.into_iter().map(skill).collect()),
            markets: gathered(list!(
                tx,
                program,
                "select m.creator_id, m.market_id from introduction_market m
                 join introduction_profile p on p.creator_id = m.creator_id
                 where p.program_id = $1 order by m.creator_id, m.market_id"
            )),
            introduced: introduced.into_iter().collect(),
            standings: standings.into_iter().collect(),
            left_out: left_out.into_iter().map(|(creator,)| creator).collect(),
        })
    }

    fn member(&mut self, row: Row) -> Member {
        let id = row.creator_id;
        let profile = Profile {
            creator_id: id,
            program_id: row.program_id,
            cadence: row.cadence,
            joined_at: row.joined_at,
            paused_until: None,
            texts: self.texts.remove(&id).unwrap_or_default(),
            topics: self.topics.remove(&id).unwrap_or_default(),
            languages: self.languages.remove(&id).unwrap_or_default(),
            markets: self.markets.remove(&id).unwrap_or_default(),
        };
        let quiet = contact::quiet(row.quiet_from, row.quiet_until, row.quiet_days.as_deref());
        Member {
            profile,
            name: row.name,
            market_id: row.market_id,
            awake: Awake { zone: row.zone, quiet: quiet.unwrap_or_default() },
            audience: row.audience_band,
            introduced_at: self.introduced.remove(&id),
            standing: self.standings.remove(&id).unwrap_or_default(),
            was_left_out: self.left_out.contains(&id),
        }
    }
}

/// Pairs who must not meet: one avoids the other, or they were introduced during the cool-down.
///
/// # Errors
/// When the database fails.
pub async fn list_apart(
    tx: &mut Tx,
    program: ProgramId,
    cool_down_months: i32,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<(CreatorId, CreatorId)>> {
    let months = Months::new(u32::try_from(cool_down_months).unwrap_or_default());
    let warm = now.checked_sub_months(months).unwrap_or(now);
    on!(tx, conn => sqlx::query_as(
        "select a.creator_id, a.avoided_creator_id from introduction_avoid a
         join creator c on c.creator_id = a.creator_id where c.program_id = $1
         union
         select p.creator_id, o.creator_id from introduction i
         join introduction_person p on p.introduction_id = i.introduction_id
         join introduction_person o on o.introduction_id = i.introduction_id and o.creator_id > p.creator_id
         where i.program_id = $1 and i.made_at > $2 order by 1, 2",
    )
    .bind(program)
    .bind(warm)
    .fetch_all(conn)
    .await)
}

/// What audiences are to be beside each other in a programme's rounds.
///
/// # Errors
/// When the database fails.
pub async fn get_audience(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Likeness> {
    let found: Option<Likeness> = on!(tx, conn => sqlx::query_scalar(
        "select audience from introduction_rule where program_id = $1",
    )
    .bind(program)
    .fetch_optional(conn)
    .await)?;
    Ok(found.unwrap_or_default())
}

/// Chooses that, where the programme has decided about introductions.
///
/// # Errors
/// When the database fails.
pub async fn update_audience(tx: &mut Tx, program: ProgramId, audience: Likeness) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update introduction_rule set audience = $2 where program_id = $1")
        .bind(program)
        .bind(audience)
        .execute(conn)
        .await
        .map(drop))
}
