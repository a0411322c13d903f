-- What creators earn: plans, commissions and the ledger.

-- What is paid within a scope. Each change makes a new version; what was earned keeps the one that held.
create table reward_plan (
    reward_plan_id bigint primary key,
    program_id bigint not null references program,
    -- The one thing for which it is; null for everybody.
    campaign_id bigint references campaign,
    tier_id bigint references tier,
    creator_id bigint references creator,
    -- From 1 within its scope; of a draft the one that it would be.
    version bigint not null,
    hold_days integer not null,
    -- A version that says that there is no plan of this scope any more.
    is_ended boolean not null,
    drafted_at timestamptz not null,
    -- Since when it holds; null of a draft.
    set_at timestamptz
);
create unique index reward_plan_by_version
    on reward_plan (program_id, coalesce(campaign_id, 0), coalesce(tier_id, 0), coalesce(creator_id, 0), version)
    where set_at is not null;
create unique index reward_plan_draft
    on reward_plan (program_id, coalesce(campaign_id, 0), coalesce(tier_id, 0), coalesce(creator_id, 0))
    where set_at is null;

create table reward_component (
    reward_component_id bigint primary key,
    reward_plan_id bigint not null references reward_plan,
    -- bounty or share.
    kind text not null,
    -- Of a bounty.
    amount_minor bigint,
    currency text,
    -- Of a share.
    rate_bps integer,
    months integer,
    payments integer
);
create index reward_component_by_plan on reward_component (reward_plan_id);

-- What one thing earns a creator: a conversion by one component of a plan.
create table commission (
    commission_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    conversion_id bigint references conversion,
    reward_plan_id bigint references reward_plan,
    reward_component_id bigint references reward_component,
    -- The shop's own name for the customer, where it is paid once for them.
    bounty_customer_id text,
    rate_bps integer,
    earned_minor bigint not null,
    -- What is left of it after refunds.
    left_minor bigint not null,
    currency text not null,
    payable_on date not null,
    unique (conversion_id, reward_component_id)
);
create unique index commission_bounty on commission (program_id, bounty_customer_id) where bounty_customer_id is not null;
create index commission_by_creator on commission (creator_id, commission_id);

-- Lines that are added and never changed. A balance is their sum and nothing else.
create table ledger_entry (
    ledger_entry_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    -- The commission that it changes, where it changes one.
    commission_id bigint references commission,
    -- The payment or refund that is behind it, where one is.
    conversion_id bigint references conversion,
    -- earned or refunded.
    kind text not null,
    amount_minor bigint not null,
    currency text not null,
    -- From which day of the programme's on it counts as payable.
    payable_on date not null,
    entered_at timestamptz not null,
    unique (commission_id, conversion_id, kind)
);
create index ledger_entry_by_creator on ledger_entry (creator_id, ledger_entry_id);

-- The sums of the ledger by the day from which they are payable, so that a balance does not grow slow with its history.
create table account (
    creator_id bigint not null references creator,
    currency text not null,
    payable_on date not null,
    amount_minor bigint not null,
    primary key (creator_id, currency, payable_on)
);

-- In order of time, for what is a customer's first payment, and which of theirs one is.
drop index conversion_by_customer;
create index conversion_by_customer on conversion (program_id, customer_id, occurred_at);
