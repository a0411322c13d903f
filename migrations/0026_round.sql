-- Rounds of introductions: who was to meet whom, and who was left out.

-- What creators' audiences are to be beside each other's in a round: any, similar or different.
alter table introduction_rule add column audience text not null default 'any';

create table round (
    round_id bigint primary key,
    program_id bigint not null references program,
    seed bigint not null,
    started_by_person_id bigint,
    started_at timestamptz not null
);
create index round_program on round (program_id, round_id);

create table round_group (
    round_id bigint not null references round,
    place bigint not null,
    -- Why these people, as JSON.
    reasons text not null,
    -- waiting until its people are asked, asked, or dropped where they could not be any more.
    state text not null,
    introduction_id bigint references introduction,
    primary key (round_id, place)
);
create index round_group_waiting on round_group (round_id) where state = 'waiting';

create table round_person (
    round_id bigint not null references round,
    creator_id bigint not null references creator,
    -- Their group; none of whoever was left out.
    place bigint,
    -- Why they were left out.
    reason text,
    primary key (round_id, creator_id)
);
create index round_person_creator on round_person (creator_id);
