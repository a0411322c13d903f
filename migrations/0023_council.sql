-- Councils: who sits for which market, what is proposed and said to it in which language, how it was voted, what was decided.

create table council (
    council_id bigint primary key,
    program_id bigint not null references program,
    -- Grows with each change, so that of two at once one waits for the other.
    revision bigint not null,
    starts_on date not null,
    ends_on date not null,
    -- Seats of each market, and how many of them have to vote.
    seats integer not null,
    quorum integer not null,
    channel_id bigint,
    founded_at timestamptz not null,
    -- When the next one was founded.
    ended_at timestamptz
);
create unique index council_standing on council (program_id) where ended_at is null;

create table council_text (
    council_id bigint not null references council,
    language text not null,
    name text not null,
    primary key (council_id, language)
);

create table council_seat (
    council_seat_id bigint primary key,
    program_id bigint not null references program,
    council_id bigint not null references council,
    creator_id bigint not null references creator,
    market_id bigint not null references market,
    is_chair boolean not null,
    appointed_at timestamptz not null,
    ended_at timestamptz
);
create unique index council_seat_held on council_seat (council_id, creator_id) where ended_at is null;
create unique index council_chair on council_seat (council_id) where is_chair and ended_at is null;
create index council_seat_by_creator on council_seat (creator_id);

create table proposal (
    proposal_id bigint primary key,
    program_id bigint not null references program,
    council_id bigint not null references council,
    -- Null once whoever proposed it asked to be forgotten.
    person_id bigint references person,
    language text not null,
    -- open (discussed), voting, closed, or withdrawn.
    state text not null,
    proposed_at timestamptz not null,
    closes_at timestamptz,
    -- How often somebody voted or changed their vote.
    casts bigint not null,
    outcome text,
    in_favour integer,
    against integer,
    abstained integer,
    closed_at timestamptz
);
create index proposal_by_council on proposal (council_id, state);
create index proposal_closing on proposal (closes_at) where state = 'voting';
create index proposal_by_person on proposal (person_id);

create table proposal_text (
    proposal_id bigint not null references proposal,
    language text not null,
    title text not null,
    body text not null,
    -- Who wrote these words: who proposed, or who translated.
    person_id bigint references person,
    written_at timestamptz not null,
    primary key (proposal_id, language)
);
create index proposal_text_by_person on proposal_text (person_id);

create table contribution (
    contribution_id bigint primary key,
    program_id bigint not null references program,
    proposal_id bigint not null references proposal,
    person_id bigint references person,
    language text not null,
    given_at timestamptz not null
);
create index contribution_by_person on contribution (person_id);

create table contribution_text (
    contribution_id bigint not null references contribution,
    language text not null,
    body text not null,
    person_id bigint references person,
    written_at timestamptz not null,
    primary key (contribution_id, language)
);
create index contribution_text_by_person on contribution_text (person_id);

-- How a seat votes, as long as the vote is open: nothing but sums is kept of it.
create table ballot (
    proposal_id bigint not null references proposal,
    council_seat_id bigint not null references council_seat,
    choice text not null,
    cast_at timestamptz not null,
    primary key (proposal_id, council_seat_id)
);

-- How many of a market's seats voted, and how many had to.
create table turnout (
    proposal_id bigint not null references proposal,
    market_id bigint not null references market,
    seats integer not null,
    votes integer not null,
    needed integer not null,
    primary key (proposal_id, market_id)
);

create table decision (
    decision_id bigint primary key,
    program_id bigint not null references program,
    proposal_id bigint not null unique references proposal,
    -- The manager who sees to it.
    owner_person_id bigint,
    due_on date not null,
    decided_at timestamptz not null,
    done_at timestamptz
);

create table decision_text (
    decision_id bigint not null references decision,
    language text not null,
    plan text not null,
    done text,
    primary key (decision_id, language)
);
