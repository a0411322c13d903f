-- When and how people want to be spoken to, and where each notice stands on its way.

-- A person's quiet hours, in minutes since midnight of their own zone; none chosen are the usual ones. The quiet days are
-- numbered as in ISO 8601, Monday is 1: '67' is the weekend.
alter table person add column quiet_from integer;
alter table person add column quiet_until integer;
alter table person add column quiet_days text;

-- Nothing is said unasked before this.
alter table creator add column paused_until timestamptz;
-- The one private thread in which a creator is spoken to whose direct messages are closed, and the channel that it is in.
alter table creator add column thread_id bigint;
alter table creator add column thread_channel_id bigint;

-- How often a creator hears of a topic; a topic without a line is told each time, sales once a day.
create table notify_preference (
    creator_id bigint not null references creator,
    topic text not null,
    frequency text not null,
    primary key (creator_id, topic)
);
-- What `creator.sales_notices` held. The column stays while an earlier Duet may still read it.
insert into notify_preference (creator_id, topic, frequency)
select creator_id, 'sales', sales_notices from creator where sales_notices <> 'daily';

-- Days on which nobody in a market is spoken to unasked.
create table market_day_off (
    market_id bigint not null references market,
    off_on date not null,
    primary key (market_id, off_on)
);

-- Unasked messages to one creator in seven days, at most.
alter table program add column weekly_limit integer not null default 5;

-- What a notice is about, the way by which it goes (direct, thread or channel), the notice as part of whose message it is
-- said, and when it was first tried.
alter table notice add column topic text not null default 'decision';
alter table notice add column route text;
alter table notice add column bundle_id bigint;
-- The creator whom a notice to somebody else is about: it goes when they ask to be forgotten.
alter table notice add column creator_id bigint;
alter table notice add column tried_at timestamptz;
drop index notice_due;
create index notice_about on notice (creator_id) where creator_id is not null;
create index notice_waiting on notice (due_at, notice_id) where state = 'waiting';
create index notice_by_person on notice (person_id, notice_id) where state = 'waiting';
create index notice_by_channel on notice (channel_id, notice_id) where state = 'waiting';
create index notice_said on notice (person_id, said_at) where state = 'said';
create index notice_by_program on notice (program_id, state);
create index notice_by_bundle on notice (bundle_id) where bundle_id is not null;
