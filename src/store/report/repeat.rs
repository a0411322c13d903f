//! Adds up what each creator's first, second and later collaborations came to.

use std::collections::BTreeMap;

use super::{Tx, on};
use crate::domain::money::Money;
use crate::domain::repeat::{Part, Turn};
use crate::domain::{CreatorId, ProgramId};

/// The collaborations that are over of creators who have had several: whose, in which campaign, and which of theirs.
macro_rules! collaborations {
    ($rest:literal) => {
        concat!(
            "with own as (
                 select n.creator_id, n.campaign_id, n.participation_id, case when n.ordinal > 2 then 3 else n.ordinal end as turn
                 from participation n join campaign c on c.campaign_id = n.campaign_id
                 where n.program_id = $1 and n.state in ('joined', 'ended') and n.ordinal is not null
                   and (n.state = 'ended' or c.state = 'closed'
                        or exists (select 1 from result e where e.campaign_id = n.campaign_id))
                   and exists (select 1 from participation o where o.creator_id = n.creator_id and o.ordinal = 2
                               and o.state in ('joined', 'ended')))
             ",
            $rest
        )
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    creator_id: CreatorId,
    turn: i32,
    collaborations: i64,
    clicks: i64,
    sales: i64,
    views: i64,
    reactions: i64,
}

#[derive(sqlx::FromRow)]
struct Paid {
    creator_id: CreatorId,
    turn: i32,
    #[sqlx(flatten)]
    money: Money,
}

/// What the collaborations came to, of all creators of a programme who have had a second one.
pub async fn list_parts(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Part>> {
    let (rows, paid): (Vec<Row>, Vec<Paid>) = on!(tx, conn => {
        let rows = sqlx::query_as(collaborations!(
            "select o.creator_id, o.turn, count(*) as collaborations,
                    cast(coalesce(sum(f.clicks), 0) as bigint) as clicks, cast(coalesce(sum(f.sales), 0) as bigint) as sales,
                    cast(coalesce(sum(m.views), 0) as bigint) as views,
                    cast(coalesce(sum(m.reactions), 0) as bigint) as reactions
             from own o
             left join (select creator_id, campaign_id, sum(clicks) as clicks, sum(sales) as sales from link_day
                        where program_id = $1 group by creator_id, campaign_id) f
                    on f.creator_id = o.creator_id and f.campaign_id = o.campaign_id
             left join (select participation_id, views, coalesce(saves, 0) + coalesce(shares, 0) as reactions
                        from participation_result
                        where program_id = $1 and views > 0 and (saves is not null or shares is not null)) m
                    on m.participation_id = o.participation_id
             group by o.creator_id, o.turn"
        ))
        .bind(program)
        .fetch_all(&mut *conn)
        .await?;
        let paid = sqlx::query_as(collaborations!(
            "select o.creator_id, o.turn, f.currency, cast(sum(f.revenue_minor) as bigint) as revenue_minor
             from own o
             join (select creator_id, campaign_id, currency, sum(revenue_minor) as revenue_minor from link_day_money
                   where program_id = $1 group by creator_id, campaign_id, currency) f
               on f.creator_id = o.creator_id and f.campaign_id = o.campaign_id
             group by o.creator_id, o.turn, f.currency"
        ))
        .bind(program)
        .fetch_all(conn)
        .await?;
        Ok::<_, sqlx::Error>((rows, paid))
    })?;
    let mut revenue: BTreeMap<(CreatorId, i32), Vec<Money>> = BTreeMap::new();
    for paid in paid {
        revenue.entry((paid.creator_id, paid.turn)).or_default().push(paid.money);
    }
    let part = |row: Row| Part {
        creator_id: row.creator_id,
        turn: Turn::of(row.turn.into()),
        collaborations: row.collaborations,
        clicks: row.clicks,
        sales: row.sales,
        views: row.views,
        reactions: row.reactions,
        revenue: revenue.remove(&(row.creator_id, row.turn)).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(part).collect())
}
