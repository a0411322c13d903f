-- What managers announce, what is known of markets, what is tried out, and what is agreed with creators.

create table announcement (
    announcement_id bigint primary key,
    program_id bigint not null references program,
    -- draft, scheduled, or published.
    state text not null,
    -- Counts the changes of its words; each text keeps the number of its own last one.
    revision bigint not null,
    created_at timestamptz not null,
    -- When it is to be published, and who hears of it if it cannot be.
    scheduled_at timestamptz,
    scheduled_by_person_id bigint,
    published_at timestamptz
);
create index announcement_by_program on announcement (program_id, announcement_id);
create index announcement_due on announcement (scheduled_at) where state = 'scheduled';

-- The markets that it is for; without any it is for everybody.
create table announcement_market (
    announcement_id bigint not null references announcement,
    market_id bigint not null references market,
    primary key (announcement_id, market_id)
);

create table announcement_text (
    announcement_id bigint not null references announcement,
    language text not null,
    title text not null,
    body text not null,
    -- The announcement's revision when this was last changed, and the one that its author had before their eyes.
    revision bigint not null,
    seen_revision bigint not null,
    -- What stands in public; null until it does.
    posted_title text,
    posted_body text,
    updated_at timestamptz not null,
    primary key (announcement_id, language)
);

-- What a manager wrote while somebody else changed the same text, until they have looked at both.
create table announcement_aside (
    announcement_id bigint not null references announcement,
    language text not null,
    person_id bigint not null,
    title text not null,
    body text not null,
    kept_at timestamptz not null,
    primary key (announcement_id, language, person_id)
);

-- The channels that it was posted in, each in one language; the message is among the posts once it is said.
create table announcement_post (
    announcement_id bigint not null references announcement,
    channel_id bigint not null,
    language text not null,
    primary key (announcement_id, channel_id)
);
create index post_by_subject on post (subject, subject_id, channel_id);

-- What one should know before speaking to a market: a custom, a word of the glossary, or good hours to post.
create table market_note (
    market_note_id bigint primary key,
    program_id bigint not null references program,
    market_id bigint not null references market,
    -- custom, term, or hours.
    kind text not null,
    -- proposed, standing, declined, or archived.
    state text not null,
    -- The creator who proposed it; null where a manager wrote it.
    creator_id bigint references creator,
    -- Of good hours: from and until, in minutes after midnight of the market's zone.
    from_minute integer,
    until_minute integer,
    -- Counts the changes of its words.
    revision bigint not null,
    made_at timestamptz not null,
    decided_at timestamptz
);
create index market_note_by_market on market_note (market_id, kind, state);
create index market_note_by_creator on market_note (creator_id);

-- Title and body of a custom, term and meaning of a word, or a remark on the hours.
create table market_note_text (
    market_note_id bigint not null references market_note,
    language text not null,
    title text not null,
    body text not null,
    primary key (market_note_id, language)
);

-- What managers want to find out, and what came of it.
create table experiment (
    experiment_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint references campaign,
    hypothesis text not null,
    variables text not null,
    begun_at timestamptz not null,
    -- confirmed, refuted, or unclear; null while it runs.
    verdict text,
    outcome text,
    concluded_at timestamptz
);
create index experiment_by_program on experiment (program_id, experiment_id);

-- What a creator and the programme agreed on: how long, and how many campaigns.
create table agreement (
    agreement_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    starts_on date not null,
    ends_on date not null,
    campaigns integer not null,
    review_on date,
    -- Counts its changes, so that of two managers who change it at once the second looks again.
    revision bigint not null,
    made_at timestamptz not null,
    -- When it was ended before its last day, and why.
    ended_at timestamptz,
    end_reason text,
    -- When its renewal was proposed to whoever looks after the creator.
    renewal_proposed_at timestamptz
);
create index agreement_by_creator on agreement (creator_id, starts_on);
