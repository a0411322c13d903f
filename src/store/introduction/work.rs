//! Remembers what people who were introduced made together, and what came of all introductions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::super::{Tx, on};
use crate::domain::introduction::Verdict;
use crate::domain::introduction::tally::{Course, Guest};
use crate::domain::{CreatorId, IntroductionId, MarketId, ProgramId};

/// Drops what somebody told of an introduction.
pub async fn delete_works(tx: &mut Tx, (id, creator): (IntroductionId, CreatorId)) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from introduction_work where introduction_id = $1 and creator_id = $2")
        .bind(id)
        .bind(creator)
        .execute(conn)
        .await
        .map(drop))
}

/// Adds something that they made together.
pub async fn insert_work(
    tx: &mut Tx,
    (id, creator): (IntroductionId, CreatorId),
    url: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into introduction_work (introduction_id, creator_id, url, told_at) values ($1, $2, $3, $4)
         on conflict do nothing",
    )
    .bind(id)
    .bind(creator)
    .bind(url)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// What an introduction's people told of, with whoever did.
pub async fn list_works(tx: &mut Tx, id: IntroductionId) -> sqlx::Result<Vec<(CreatorId, String)>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, url from introduction_work where introduction_id = $1 order by told_at, url",
    )
    .bind(id)
    .fetch_all(conn)
    .await)
}

#[derive(sqlx::FromRow)]
struct Row {
    introduction_id: IntroductionId,
    made_at: DateTime<Utc>,
    is_agreed: bool,
    creator_id: CreatorId,
    market_id: Option<MarketId>,
    verdict: Option<Verdict>,
}

/// Every introduction of a programme before `until`, with what came of it; counted from `since` on.
pub async fn list_courses(
    tx: &mut Tx,
    program: ProgramId,
    (since, until): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<Vec<Course>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select i.introduction_id, i.made_at, i.agreed_at is not null as is_agreed, p.creator_id, c.market_id, f.verdict
         from introduction i join introduction_person p on p.introduction_id = i.introduction_id
         join creator c on c.creator_id = p.creator_id
         left join introduction_follow_up f on f.introduction_id = p.introduction_id and f.creator_id = p.creator_id
         where i.program_id = $1 and i.made_at < $2
         order by i.introduction_id, p.creator_id",
    )
    .bind(program)
    .bind(until)
    .fetch_all(conn)
    .await)?;
    let told: Vec<(IntroductionId, CreatorId, String)> = on!(tx, conn => sqlx::query_as(
        "select w.introduction_id, w.creator_id, w.url from introduction_work w
         join introduction i on i.introduction_id = w.introduction_id
         where i.program_id = $1 and i.made_at < $2",
    )
    .bind(program)
    .bind(until)
    .fetch_all(conn)
    .await)?;
    let mut works: BTreeMap<(IntroductionId, CreatorId), Vec<String>> = BTreeMap::new();
    for (id, creator, url) in told {
        works.entry((id, creator)).or_default().push(url);
    }
    let mut courses: Vec<Course> = Vec::new();
    for row in rows {
        let (introduction_id, creator_id) = (row.introduction_id, row.creator_id);
        let guest = Guest {
            creator_id,
            market_id: row.market_id,
            verdict: row.verdict,
            works: works.remove(&(introduction_id, creator_id)).unwrap_or_default(),
        };
        match courses.last_mut().filter(|course| course.introduction_id == introduction_id) {
            Some(course) => course.guests.push(guest),
            None => courses.push(Course {
                introduction_id,
                is_counted: row.made_at >= since,
                is_agreed: row.is_agreed,
                guests: vec![guest],
            }),
        }
    }
    Ok(courses)
}
