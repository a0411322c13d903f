-- A click's id is the number of its row: one tree instead of three, and clicks in the order in which they were written.
-- What is rolled up is what stands before a click that is remembered; so far that is all.

create table click_in_order (
    click_id integer primary key,
    link_id bigint not null references link,
    clicked_at timestamptz not null,
    clicked_on date not null,
    visitor bytea not null,
    is_robot boolean not null,
    sub_id text
);
insert into click_in_order (click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id)
select click_id, link_id, clicked_at, clicked_on, visitor, is_robot, sub_id from click order by click_id;
drop table click;
alter table click_in_order rename to click;

insert into setting (name, value)
select 'clicks_rolled_up_to', cast(max(click_id) as text) from click having count(*) > 0;

create table visitor_day_in_order (
    link_id bigint not null,
    counted_on date not null,
    visitor bytea not null,
    primary key (counted_on, link_id, visitor)
) without rowid;
insert into visitor_day_in_order (link_id, counted_on, visitor)
select link_id, counted_on, visitor from visitor_day order by counted_on, link_id, visitor;
drop table visitor_day;
alter table visitor_day_in_order rename to visitor_day;
