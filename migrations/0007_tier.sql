-- The ladder of a programme, where its creators stand on it, and how they moved.

create table tier (
    tier_id bigint primary key,
    program_id bigint not null references program,
    -- The lowest first; no two in use have the same.
    place integer not null,
    -- Figures are counted over these days, today the last.
    window_days integer not null,
    -- What must be met besides `tier_revenue`; a condition that is null is none.
    sales bigint,
    tenure_days bigint,
    audience text,
    role_id bigint,
    cadence text not null,
    collaborations_floor integer,
    collaborations_ceiling integer,
    created_at timestamptz not null,
    opened_at timestamptz,
    archived_at timestamptz
);
create unique index tier_place on tier (program_id, place) where archived_at is null;

-- Sums of which any one is enough.
create table tier_revenue (
    tier_id bigint not null references tier,
    currency text not null,
    amount_minor bigint not null,
    primary key (tier_id, currency)
);

create table tier_text (
    tier_id bigint not null references tier,
    language text not null,
    name text not null,
    benefits text not null,
    state text not null,
    updated_at timestamptz not null,
    primary key (tier_id, language)
);

-- What holds for all tiers of a programme, and when its creators' places were last computed.
create table tier_policy (
    program_id bigint primary key references program,
    grace_days integer not null,
    micro_from bigint not null,
    midi_from bigint not null,
    macro_from bigint not null,
    mega_from bigint not null,
    computed_at timestamptz
);

-- Where a creator stands: a row for everybody who was looked at.
create table standing (
    creator_id bigint primary key references creator,
    program_id bigint not null references program,
    tier_id bigint references tier,
    reached_at timestamptz,
    falls_at timestamptz,
    -- The role that they have on Discord by Duet's doing, and when it is to be looked at; null once it is in step.
    role_id bigint,
    role_due_at timestamptz
);
create index standing_by_program on standing (program_id, tier_id);
create index standing_role_due on standing (role_due_at) where role_due_at is not null;

create table tier_move (
    tier_move_id bigint primary key,
    creator_id bigint not null references creator,
    program_id bigint not null references program,
    from_tier_id bigint references tier,
    to_tier_id bigint references tier,
    moved_at timestamptz not null
);
create index tier_move_by_creator on tier_move (creator_id);

-- The size of a creator's audience, as a manager sees it; their own words stay in `audience`.
alter table creator add column audience_band text;
