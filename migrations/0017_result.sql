-- What came of campaigns that are over: what participants are told of it in person, what they learned, and what everybody
-- reads later.

-- Within how many days of a campaign's end its participants are told.
alter table program add column result_days integer not null default 14;

create table result (
    campaign_id bigint primary key references campaign,
    program_id bigint not null references program,
    -- When it was closed, or its last day was over in the last of its markets.
    ended_at timestamptz not null,
    -- Until when participants are to be told.
    owed_at timestamptz not null,
    -- Grows with each change of what is to be told, so that nobody sends what they have not seen.
    revision integer not null,
    -- When each participant's card was written to the outbox, and by whom.
    told_at timestamptz,
    told_by_person_id bigint,
    -- When everybody is to read of it, and when that was posted.
    post_at timestamptz,
    posted_at timestamptz,
    -- What becomes of a pilot: scale, adjust or stop.
    verdict text,
    verdict_by_person_id bigint,
    decided_at timestamptz
);
create index result_by_program on result (program_id, told_at);
create index result_posting on result (post_at) where post_at is not null and posted_at is null;

-- What worked, what did not and what is next, and a pilot's reasons. Of a translation, `origin` is the original as it was
-- when this was written.
create table result_text (
    campaign_id bigint not null references campaign,
    language text not null,
    piece text not null,
    body text not null,
    origin text,
    is_draft boolean not null,
    revision integer not null,
    updated_by_person_id bigint,
    updated_at timestamptz not null,
    primary key (campaign_id, language, piece)
);

-- What a manager wrote while another one changed the same sentences: kept until they write them again.
create table result_aside (
    campaign_id bigint not null references campaign,
    language text not null,
    person_id bigint not null,
    worked text not null,
    failed text not null,
    next text not null,
    kept_at timestamptz not null,
    primary key (campaign_id, language, person_id)
);

-- What came of one creator's part: what managers measured, and the figures as they were told.
create table participation_result (
    participation_id bigint primary key references participation,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    views bigint,
    saves bigint,
    shares bigint,
    -- good, mixed or poor
    sentiment text,
    measured_at timestamptz,
    measured_by_person_id bigint,
    clicks bigint,
    visitors bigint,
    signups bigint,
    sales bigint,
    renewals bigint,
    refunds bigint,
    told_at timestamptz
);
create index participation_result_by_campaign on participation_result (campaign_id);
create index participation_result_by_creator on participation_result (creator_id, told_at);
create index participation_result_by_program on participation_result (program_id, told_at);

-- What was paid less what was taken back, as it was told.
create table participation_result_money (
    participation_id bigint not null references participation,
    currency text not null,
    revenue_minor bigint not null,
    primary key (participation_id, currency)
);

-- What a creator says they learned.
create table reflection (
    participation_id bigint primary key references participation,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    language text not null,
    body text not null,
    -- Whether their words may be repeated, without their name.
    may_quote boolean not null,
    written_at timestamptz not null
);
create index reflection_by_campaign on reflection (campaign_id);
create index reflection_by_creator on reflection (creator_id);
