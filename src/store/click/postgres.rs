//! Writes groups of clicks to PostgreSQL, one statement a group.

use sqlx::PgPool;

use crate::domain::click::Click;

/// Rows are locked in one order everywhere (clicks, visitors, days, placements, months; each sorted), so that two
/// processes cannot wait for one another: each upsert reads all of the one before it before it writes its first row.
const INSERT: &str = "with incoming as (
         select * from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::date[], $5::bytea[], $6::boolean[],
                              $7::text[], $8::boolean[])
             as click (click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id, is_own)
     ), recorded as (
         insert into click (click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id, is_own)
         select click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id, is_own from incoming
     ), counted as (
         select * from incoming where not is_own
     ), seen as (
         insert into visitor_day (counted_on, link_id, visitor)
         select distinct clicked_on, link_id, visitor from counted where not is_robot order by 1, 2, 3
         on conflict do nothing returning counted_on, link_id
     ), new_visitor as (
         select counted_on, link_id, count(*) as visitors from seen group by counted_on, link_id
     ), added as (
         select link_id, clicked_on, count(*) filter (where not is_robot) as clicks,
                count(*) filter (where is_robot) as robots
         from counted group by link_id, clicked_on
     )
     , of_link as (
         select link.link_id, clicked_on, creator_id, campaign_id, program_id, clicks, coalesce(visitors, 0) as visitors,
                robots
         from added join link on link.link_id = added.link_id
         left join new_visitor on new_visitor.link_id = added.link_id and counted_on = clicked_on
     ), of_day as (
         insert into link_day (link_id, counted_on, creator_id, campaign_id, program_id, clicks, visitors, robots)
         select link_id, clicked_on, creator_id, campaign_id, program_id, clicks, visitors, robots from of_link
         order by 1, 2
         on conflict (link_id, counted_on) do update
         set clicks = link_day.clicks + excluded.clicks, visitors = link_day.visitors + excluded.visitors,
             robots = link_day.robots + excluded.robots
         returning link_id
     ), of_placement as (
         insert into link_sub_day (link_id, counted_on, sub_id, clicks)
         select link_id, clicked_on, coalesce(sub_id, ''), count(*)
         from counted cross join (select count(*) from of_day) day where not is_robot
         group by 1, 2, 3 order by 1, 2, 3
         on conflict (link_id, counted_on, sub_id) do update set clicks = link_sub_day.clicks + excluded.clicks
         returning link_id
     )
     insert into creator_month (creator_id, month, program_id, clicks, visitors)
     select creator_id, to_char(clicked_on, 'YYYY-MM'), program_id, sum(clicks)::bigint, sum(visitors)::bigint
     from of_link cross join (select count(*) from of_placement) placement
     where clicks > 0 group by 1, 2, 3 order by 1, 2
     on conflict (creator_id, month) do update
     set clicks = creator_month.clicks + excluded.clicks, visitors = creator_month.visitors + excluded.visitors";

/// The click log's way to the server: the store's own pool.
pub(super) struct Writer {
    pool: PgPool,
}

impl Writer {
    pub(super) fn new(pool: &PgPool) -> Self {
        Self { pool: pool.clone() }
    }

    /// Writes all of them or none.
    pub(super) async fn insert(&self, clicks: &[Click]) -> sqlx::Result<()> {
        let visitors: Vec<&[u8]> = clicks.iter().map(|click| click.visitor.0.as_slice()).collect();
        let sub_ids: Vec<Option<&str>> = clicks.iter().map(|click| click.sub_id.as_deref()).collect();
        sqlx::query(INSERT)
            .bind(clicks.iter().map(|click| click.click_id.0).collect::<Vec<_>>())
            .bind(clicks.iter().map(|click| click.link_id.0).collect::<Vec<_>>())
            .bind(clicks.iter().map(|click| click.clicked_at).collect::<Vec<_>>())
            .bind(clicks.iter().map(|click| click.clicked_on).collect::<Vec<_>>())
            .bind(visitors)
            .bind(clicks.iter().map(|click| click.is_robot).collect::<Vec<_>>())
            .bind(sub_ids)
            .bind(clicks.iter().map(|click| click.is_own).collect::<Vec<_>>())
            .execute(&self.pool)
            .await
            .map(drop)
    }
}
