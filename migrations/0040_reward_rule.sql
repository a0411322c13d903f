-- What creators earn, to the point: rules of what is paid for, bonuses, and how much before managers are asked.

-- For whom or what alone a component pays, how it rises, and how much it comes to at most.
create table reward_rule (
    reward_component_id bigint not null references reward_component,
    -- market, product, customers, least, rise or cap.
    kind text not null,
    market_id bigint references market,
    -- The product; new or returning customers; what a rise counts: months or campaigns; the period of a cap: month or year.
    word text,
    -- Of a least amount or a cap.
    amount_minor bigint,
    currency text,
    -- Of a rise: how many make a step, how much it adds, and the most.
    every integer,
    by_bps integer,
    most_bps integer,
    primary key (reward_component_id, kind)
);

-- The key that a component had in the version in which it was written.
alter table reward_component add column root_component_id bigint;
update reward_component set root_component_id = reward_component_id;
-- Of a bonus: month or year, and for how many sales or for how much of what was paid.
alter table reward_component add column period text;
alter table reward_component add column threshold_sales bigint;
alter table reward_component add column threshold_minor bigint;
alter table reward_component add column threshold_currency text;

-- How much is earned in a calendar month before managers are asked about the rest.
alter table reward_plan add column limit_minor bigint;
alter table reward_plan add column limit_currency text;

-- The day of the programme's on which it was earned.
alter table commission add column earned_on date;
-- The component as it was first written, where what it comes to is counted over a period.
alter table commission add column root_component_id bigint;
-- The months or campaigns by which the share had risen.
alter table commission add column tenure integer;
-- What it would have come to if there were no most.
alter table commission add column uncut_minor bigint;
-- Of a bonus, the first day of its month or year.
alter table commission add column bonus_on date;
create unique index commission_bonus on commission (creator_id, root_component_id, bonus_on) where bonus_on is not null;
create index commission_by_root on commission (creator_id, root_component_id, earned_on)
    where root_component_id is not null;

-- What a campaign pays for a thing that was approved.
alter table commission add column submission_id bigint references submission;
create unique index commission_of_submission on commission (submission_id) where submission_id is not null;

-- What was earned by the plans of a scope in a calendar month, where they have a limit.
create table reward_spend (
    program_id bigint not null references program,
    -- As a plan's scope is written: program, campaign.5, tier.6 or deal.7.
    scope text not null,
    began_on date not null,
    currency text not null,
    amount_minor bigint not null,
    -- When managers were asked.
    asked_at timestamptz,
    primary key (program_id, scope, began_on, currency)
);
