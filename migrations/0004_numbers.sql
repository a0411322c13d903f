-- What shops report, the keys that they sign with, and roll-ups by day, month and placement from which figures are read.

create table api_key (
    api_key_id bigint primary key,
    program_id bigint not null references program,
    -- What a request names the key by; the secret signs and is never shown again.
    name text not null unique,
    secret text not null,
    created_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
);
create index api_key_by_program on api_key (program_id);

create table conversion (
    conversion_id bigint primary key,
    program_id bigint not null references program,
    -- The shop's own name for it, which makes reporting it again harmless.
    reported_id text not null,
    -- What was reported, in one form, to tell a repetition from another conversion of the same name.
    report text not null,
    kind text not null,
    customer_id text,
    amount_minor bigint not null,
    currency text,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    -- The conversion that a refund takes back, and how much of a sale was taken back.
    refunded_conversion_id bigint references conversion,
    refunded_minor bigint not null,
    -- Whose it is and why; nothing until that is known.
    attribution text,
    link_id bigint references link,
    creator_id bigint references creator,
    sub_id text,
    -- The day in the creator's market on which it counts.
    counted_on date,
    -- When the creator heard of it.
    told_at timestamptz,
    unique (program_id, reported_id)
);
create index conversion_by_customer on conversion (program_id, customer_id);
create index conversion_untold on conversion (creator_id) where told_at is null;

-- Whose a customer is: the first creator who brought them.
create table customer (
    program_id bigint not null references program,
    customer_id text not null,
    link_id bigint not null references link,
    creator_id bigint not null references creator,
    known_at timestamptz not null,
    primary key (program_id, customer_id)
);

-- How often a creator hears of sales: each time, once a day, or not at all.
alter table creator add column sales_notices text not null default 'daily';

alter table link_day add column signups bigint not null default 0;
alter table link_day add column sales bigint not null default 0;
alter table link_day add column renewals bigint not null default 0;
alter table link_day add column refunds bigint not null default 0;
create index link_day_by_program on link_day (program_id, counted_on);

-- What was paid less what was taken back, each currency by itself.
create table link_day_money (
    link_id bigint not null references link,
    counted_on date not null,
    currency text not null,
    creator_id bigint not null,
    campaign_id bigint not null,
    program_id bigint not null,
    revenue_minor bigint not null,
    primary key (link_id, counted_on, currency)
);
create index link_day_money_by_creator on link_day_money (creator_id, counted_on);
create index link_day_money_by_program on link_day_money (program_id, counted_on);

-- By placement: `?s=` of the address, '' where none was named.
create table link_sub_day (
    link_id bigint not null references link,
    counted_on date not null,
    sub_id text not null,
    clicks bigint not null,
    sales bigint not null default 0,
    primary key (link_id, counted_on, sub_id)
);
insert into link_sub_day (link_id, counted_on, sub_id, clicks)
select link_id, clicked_on, coalesce(sub_id, ''), count(*) from click where not is_robot
group by link_id, clicked_on, coalesce(sub_id, '');

-- A creator's months, `2026-03`: what long periods are read from.
create table creator_month (
    creator_id bigint not null references creator,
    month text not null,
    program_id bigint not null,
    clicks bigint not null,
    visitors bigint not null,
    signups bigint not null default 0,
    sales bigint not null default 0,
    renewals bigint not null default 0,
    refunds bigint not null default 0,
    primary key (creator_id, month)
);
create index creator_month_by_program on creator_month (program_id, month);
insert into creator_month (creator_id, month, program_id, clicks, visitors)
select creator_id, substr(cast(counted_on as text), 1, 7), program_id,
       cast(sum(clicks) as bigint), cast(sum(visitors) as bigint)
from link_day group by creator_id, substr(cast(counted_on as text), 1, 7), program_id;

create table creator_month_money (
    creator_id bigint not null references creator,
    month text not null,
    currency text not null,
    program_id bigint not null,
    revenue_minor bigint not null,
    primary key (creator_id, month, currency)
);
create index creator_month_money_by_program on creator_month_money (program_id, month);
