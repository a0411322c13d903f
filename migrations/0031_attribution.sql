-- Whose a conversion is: what a programme decided about that, and every touch that was in the running.

create table attribution_policy (
    program_id bigint not null references program,
    -- From 1. A change makes a new one; what was attributed keeps the one that held.
    version bigint not null,
    window_days integer not null,
    -- last or first.
    touch_order text not null,
    -- code or link, where one purchase names both.
    precedence text not null,
    set_at timestamptz not null,
    primary key (program_id, version)
);

-- For how many days a touch of this campaign counts, where it is not as many as the programme says.
alter table campaign add column window_days integer;

-- A link that was followed or a code that was typed, as a shop reported it with a conversion.
create table touch (
    touch_id bigint primary key,
    program_id bigint not null references program,
    conversion_id bigint not null references conversion,
    customer_id text,
    kind text not null,
    link_id bigint not null references link,
    creator_id bigint not null references creator,
    sub_id text,
    touched_at timestamptz not null
);
create index touch_by_conversion on touch (conversion_id);
create index touch_by_customer on touch (program_id, customer_id) where customer_id is not null;

-- What became of each touch that was in the running for a conversion, and of which creator it is.
create table contender (
    conversion_id bigint not null references conversion,
    touch_id bigint not null references touch,
    creator_id bigint not null references creator,
    verdict text not null,
    -- For how many days it would have counted.
    days integer not null,
    primary key (conversion_id, touch_id)
);
create index contender_by_creator on contender (creator_id, conversion_id);

-- The policy by which it was attributed; none of what was attributed before there were any.
alter table conversion add column policy_version bigint;
create index conversion_by_day on conversion (program_id, counted_on);
