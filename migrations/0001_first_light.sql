-- Programmes, people, creators, campaigns, links, clicks and what is still to be said.
-- One text for SQLite and PostgreSQL: times are UTC, ids are ours unless Discord's.

create table program (
    program_id bigint primary key,
    server_id bigint not null unique,
    name text not null,
    language text not null,
    currency text not null,
    zone text not null,
    created_at timestamptz not null,
    ready_at timestamptz,
    left_at timestamptz,
    -- The set-up's next step, and until when somebody is having channels made.
    setup_step text,
    making_until timestamptz
);

-- The languages that the programme's public posts are written in.
create table program_language (
    program_id bigint not null references program,
    language text not null,
    primary key (program_id, language)
);

create table manager_role (
    program_id bigint not null references program,
    role_id bigint not null,
    primary key (program_id, role_id)
);

create table market (
    market_id bigint primary key,
    program_id bigint not null references program,
    code text not null,
    name text not null,
    language text not null,
    currency text not null,
    zone text not null,
    disclosure text not null,
    needs_token boolean not null,
    created_at timestamptz not null,
    archived_at timestamptz,
    unique (program_id, code)
);

create table channel (
    channel_id bigint primary key,
    program_id bigint not null references program,
    purpose text not null,
    language text,
    market_id bigint references market
);
create index channel_by_program on channel (program_id, purpose);

create table person (
    person_id bigint primary key,
    language text,
    locale text,
    zone text,
    direct_channel_id bigint,
    reach text not null,
    seen_at timestamptz not null
);

create table creator (
    creator_id bigint primary key,
    program_id bigint not null references program,
    -- None once the person erased what was known of them; their figures stay.
    person_id bigint references person,
    stage text not null,
    name text not null,
    market_id bigint references market,
    niche text not null,
    platforms text not null,
    audience text not null,
    about text not null,
    owner_person_id bigint,
    invited_by_person_id bigint,
    joined_at timestamptz not null,
    approved_at timestamptz,
    left_at timestamptz,
    -- The stage to which a creator who left the server comes back.
    left_stage text,
    unique (program_id, person_id)
);
create index creator_by_person on creator (person_id);

-- Each public use of a creator's name that they agreed to; all are off until then.
create table consent (
    creator_id bigint not null references creator,
    use_of_name text not null,
    granted_at timestamptz not null,
    primary key (creator_id, use_of_name)
);

create table application (
    application_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    state text not null,
    applied_at timestamptz not null,
    decided_at timestamptz,
    decided_by_person_id bigint,
    reason text,
    channel_id bigint,
    message_id bigint
);
create index application_by_creator on application (creator_id);
create index application_by_state on application (program_id, state, application_id);
-- A creator waits for one answer at a time, however often and fast they apply.
create unique index application_waiting on application (creator_id) where state = 'waiting';

-- What managers asked an applicant, and what came back.
create table inquiry (
    inquiry_id bigint primary key,
    application_id bigint not null references application,
    question text not null,
    asked_by_person_id bigint not null,
    asked_at timestamptz not null,
    answer text,
    answered_at timestamptz
);
create index inquiry_by_application on inquiry (application_id);

create table campaign (
    campaign_id bigint primary key,
    program_id bigint not null references program,
    state text not null,
    is_evergreen boolean not null,
    landing_url text not null,
    utm_source text,
    utm_medium text,
    utm_campaign text,
    starts_on date,
    ends_on date,
    created_at timestamptz not null,
    published_at timestamptz,
    closed_at timestamptz
);
create index campaign_by_program on campaign (program_id);
create unique index campaign_evergreen on campaign (program_id) where is_evergreen;

create table campaign_text (
    campaign_id bigint not null references campaign,
    language text not null,
    name text not null,
    summary text not null,
    state text not null,
    updated_at timestamptz not null,
    primary key (campaign_id, language)
);

create table campaign_market (
    campaign_id bigint not null references campaign,
    market_id bigint not null references market,
    primary key (campaign_id, market_id)
);

create table link (
    link_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    campaign_id bigint not null references campaign,
    code text not null unique,
    is_alias boolean not null,
    created_at timestamptz not null,
    archived_at timestamptz
);
create index link_by_creator on link (creator_id, campaign_id);

-- The token that an advertisement carries where the law wants one: one for each placement of a link ('' = none named).
create table link_token (
    link_id bigint not null references link,
    sub_id text not null,
    token text not null,
    updated_at timestamptz not null,
    primary key (link_id, sub_id)
);

-- The key of one day's visitor hashes. The day is the market's, so that nobody is counted twice in it; the key is gone
-- once that day is over in every zone, and with it what the hashes mean.
create table visitor_key (
    key_on date primary key,
    secret bytea not null
);

create table click (
    click_id bigint primary key,
    link_id bigint not null references link,
    clicked_at timestamptz not null,
    clicked_on date not null,
    visitor bytea not null,
    is_robot boolean not null,
    sub_id text
);
create index click_by_link on click (link_id, clicked_on);

-- Who was seen through which link on which day, so that nobody is counted twice.
create table visitor_day (
    link_id bigint not null,
    counted_on date not null,
    visitor bytea not null,
    primary key (counted_on, link_id, visitor)
);

-- The roll-up from which stats are answered.
create table link_day (
    link_id bigint not null references link,
    counted_on date not null,
    creator_id bigint not null,
    campaign_id bigint not null,
    program_id bigint not null,
    clicks bigint not null,
    visitors bigint not null,
    robots bigint not null,
    primary key (link_id, counted_on)
);
create index link_day_by_creator on link_day (creator_id, counted_on);

-- The outbox: what is still to be said, and what was.
create table notice (
    notice_id bigint primary key,
    program_id bigint not null references program,
    person_id bigint,
    channel_id bigint,
    body text not null,
    state text not null,
    written_at timestamptz not null,
    due_at timestamptz not null,
    claimed_until timestamptz,
    attempts integer not null,
    said_at timestamptz,
    said_channel_id bigint,
    said_message_id bigint,
    failure text
);
create index notice_due on notice (state, due_at);

-- A public post and what it is about, so that it can be shown in another language.
create table post (
    message_id bigint primary key,
    channel_id bigint not null,
    program_id bigint not null references program,
    subject text not null,
    subject_id bigint not null,
    language text not null,
    posted_at timestamptz not null
);

-- A line without a person is of somebody who asked to be forgotten.
create table audit (
    audit_id bigint primary key,
    program_id bigint not null references program,
    person_id bigint,
    deed text not null,
    subject text not null,
    detail text not null,
    done_at timestamptz not null
);
create index audit_by_program on audit (program_id, done_at);

-- What the bot itself must not forget, such as which commands Discord knows.
create table setting (
    name text primary key,
    value text not null
);
