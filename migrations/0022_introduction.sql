-- Introductions: who would like to meet whom, who is asked about whom, what each answered, and what came of it.

create table introduction_rule (
    program_id bigint primary key references program,
    -- For so many months the same people are not introduced to one another again.
    cool_down_months integer not null,
    -- Whether people of one market are not introduced to one another.
    markets_differ boolean not null,
    -- Whether three people may be introduced at once.
    allows_trios boolean not null
);

create table introduction_profile (
    creator_id bigint primary key references creator,
    program_id bigint not null references program,
    cadence text not null,
    -- When they opted in; null while they have not, or no longer.
    joined_at timestamptz,
    paused_until timestamptz
);
create index introduction_profile_joined on introduction_profile (program_id) where joined_at is not null;

-- What they can offer and would like to learn, in each language in which they wrote it.
create table introduction_text (
    creator_id bigint not null references creator,
    language text not null,
    offers text not null,
    learns text not null,
    primary key (creator_id, language)
);

create table introduction_topic (
    creator_id bigint not null references creator,
    topic text not null,
    primary key (creator_id, topic)
);

create table introduction_language (
    creator_id bigint not null references creator,
    language text not null,
    level text not null,
    primary key (creator_id, language)
);

-- The markets whose people they would like to meet; of any, where there are none.
create table introduction_market (
    creator_id bigint not null references creator,
    market_id bigint not null references market,
    primary key (creator_id, market_id)
);

-- Whom somebody does not want to meet. Nobody else is ever told.
create table introduction_avoid (
    creator_id bigint not null references creator,
    avoided_creator_id bigint not null references creator,
    avoided_at timestamptz not null,
    primary key (creator_id, avoided_creator_id)
);
create index introduction_avoid_other on introduction_avoid (avoided_creator_id);

create table introduction (
    introduction_id bigint primary key,
    program_id bigint not null references program,
    -- asked, agreed (all said yes, the thread is to be opened), open, or closed.
    state text not null,
    made_by text not null,
    made_by_person_id bigint,
    -- Why these people, and times that suit all of them, as JSON.
    reasons text not null,
    times text not null,
    made_at timestamptz not null,
    -- When those who have not answered are reminded, once; null once that is done.
    nudge_at timestamptz,
    closes_at timestamptz not null,
    agreed_at timestamptz,
    -- When the thread is opened, or tried again; null when there is nothing to open.
    opens_at timestamptz,
    -- When somebody was told that it cannot be opened.
    troubled_at timestamptz,
    channel_id bigint,
    thread_id bigint,
    opened_at timestamptz,
    closed_at timestamptz,
    -- When its people are asked how it was; null once they are.
    follow_up_at timestamptz
);
create unique index introduction_thread on introduction (thread_id) where thread_id is not null;
create index introduction_closing on introduction (closes_at) where state = 'asked';
create index introduction_nudging on introduction (nudge_at) where state = 'asked' and nudge_at is not null;
create index introduction_opening on introduction (opens_at) where opens_at is not null;
create index introduction_following on introduction (follow_up_at) where follow_up_at is not null;

create table introduction_person (
    introduction_id bigint not null references introduction,
    creator_id bigint not null references creator,
    -- When they read who it is.
    told_at timestamptz,
    -- yes, no or never; null while they have not said.
    answer text,
    answered_at timestamptz,
    primary key (introduction_id, creator_id)
);
create index introduction_person_creator on introduction_person (creator_id);

-- How it was, in the words of one of them; private.
create table introduction_follow_up (
    introduction_id bigint not null references introduction,
    creator_id bigint not null references creator,
    verdict text not null,
    answered_at timestamptz not null,
    primary key (introduction_id, creator_id)
);
create index introduction_follow_up_creator on introduction_follow_up (creator_id);
