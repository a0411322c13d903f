-- Elections to councils: who stands in which market, who chose whom as long as one can, and what came of it; and who sees a
-- council's channel.

create table election (
    election_id bigint primary key,
    program_id bigint not null references program,
    council_id bigint not null references council,
    -- standing (creators stand), voting, counted, or called_off.
    state text not null,
    -- How often somebody stood, stepped back or voted.
    casts bigint not null,
    stand_until timestamptz not null,
    vote_until timestamptz not null,
    called_at timestamptz not null,
    ended_at timestamptz
);
create unique index election_under_way on election (council_id) where state in ('standing', 'voting');
create index election_by_program on election (program_id, election_id);

-- An election in one market.
create table contest (
    contest_id bigint primary key,
    program_id bigint not null references program,
    election_id bigint not null references election,
    market_id bigint not null references market,
    -- Seats that were free when it was called, and once counted, when it was.
    seats integer not null,
    -- What came of it: voted, unopposed, nobody or full.
    outcome text,
    -- Who could vote, and how many did.
    voters integer,
    votes integer,
    -- The numbers of those among whom a lot decided, the first drawn first.
    lot text
);
create unique index contest_of_market on contest (election_id, market_id);

-- Somebody who stands; once counted, somebody who was elected.
create table candidacy (
    candidacy_id bigint primary key,
    program_id bigint not null references program,
    contest_id bigint not null references contest,
    creator_id bigint not null references creator,
    -- Empty once they stepped back, or the contest is counted.
    words text not null,
    stood_at timestamptz not null,
    withdrawn_at timestamptz
);
create unique index candidacy_of_creator on candidacy (contest_id, creator_id);
create index candidacy_by_creator on candidacy (creator_id);

-- Whom somebody chose, as long as one can vote: nothing but sums is kept of it.
create table election_ballot (
    contest_id bigint not null references contest,
    creator_id bigint not null references creator,
    candidacy_id bigint not null references candidacy,
    cast_at timestamptz not null,
    primary key (contest_id, creator_id, candidacy_id)
);
create index election_ballot_by_creator on election_ballot (creator_id);
create index election_ballot_by_candidacy on election_ballot (candidacy_id);

-- Whom Duet lets into a council's private channel.
create table council_access (
    channel_id bigint not null,
    person_id bigint not null references person,
    program_id bigint not null references program,
    -- entering (Duet may have let them in), inside (it did), or already (somebody else had).
    state text not null,
    -- Whether Discord said no the last time.
    is_refused boolean not null,
    -- When it is tried again; null once it is as it should be.
    due_at timestamptz,
    primary key (channel_id, person_id)
);
create index council_access_by_person on council_access (person_id);
create index council_access_due on council_access (due_at) where due_at is not null;
