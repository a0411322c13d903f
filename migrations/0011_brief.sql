-- What a campaign is for and how far it is, what it asks of creators, and the versions of that which they accept.

alter table campaign add column kind text not null default 'launch';
-- For managers, in the programme's own language.
alter table campaign add column performance_goal text not null default '';
alter table campaign add column awareness_goal text not null default '';
alter table campaign add column budget_minor bigint;
alter table campaign add column currency text;
-- For so many hours a brief is offered to higher tiers alone.
alter table campaign add column priority_hours integer not null default 24;
-- Grows with each change of the above, so that of two managers the second is told.
alter table campaign add column plan_revision integer not null default 0;
alter table campaign add column stage text not null default 'discovery';
-- The last version in `brief_terms`; 0 before the first.
alter table campaign add column terms_version integer not null default 0;
update campaign set kind = 'evergreen' where is_evergreen;
update campaign set stage = 'execution' where state = 'live';
update campaign set stage = 'measurement' where state = 'closed';

-- Grows with each change, as above; `origin_name` and `origin_summary` are the original as it was when this was translated.
alter table campaign_text add column revision integer not null default 1;
alter table campaign_text add column origin_name text;
alter table campaign_text add column origin_summary text;

-- What a manager says is done before a stage ends, where nobody can see it.
create table stage_tick (
    campaign_id bigint not null references campaign,
    item text not null,
    ticked_by_person_id bigint,
    ticked_at timestamptz not null,
    primary key (campaign_id, item)
);

-- From stage to stage. What was not done then stands with the reason for moving on all the same; both may be empty.
create table stage_move (
    stage_move_id bigint primary key,
    campaign_id bigint not null references campaign,
    from_stage text not null,
    to_stage text not null,
    unmet text not null,
    reason text not null,
    moved_by_person_id bigint,
    moved_at timestamptz not null
);
create index stage_move_by_campaign on stage_move (campaign_id);

-- A section of a brief in a language. Of a translation, `origin` is the original as it was when this was written: where
-- the two differ now, the translation is out of date.
create table brief_text (
    campaign_id bigint not null references campaign,
    language text not null,
    section text not null,
    body text not null,
    origin text,
    is_draft boolean not null,
    revision integer not null,
    updated_by_person_id bigint,
    updated_at timestamptz not null,
    primary key (campaign_id, language, section)
);

-- One thing that a brief asks of each creator. Without a platform it is theirs to choose; without pay it is not said yet,
-- and 0 says that there is none.
create table deliverable (
    deliverable_id bigint primary key,
    campaign_id bigint not null references campaign,
    place integer not null,
    platform text,
    format text not null,
    due_on date,
    pay_minor bigint,
    currency text,
    rights_from_on date,
    rights_until_on date,
    revision integer not null,
    created_at timestamptz not null,
    archived_at timestamptz
);
create index deliverable_by_campaign on deliverable (campaign_id);

-- A deliverable's words in a language, piece by piece: its title and description, and what the usage rights cover.
create table deliverable_text (
    deliverable_id bigint not null references deliverable,
    language text not null,
    piece text not null,
    body text not null,
    origin text,
    is_draft boolean not null,
    revision integer not null,
    updated_by_person_id bigint,
    updated_at timestamptz not null,
    primary key (deliverable_id, language, piece)
);

-- What creators accept by joining: a version for each time that it was published with a change.
create table brief_terms (
    campaign_id bigint not null references campaign,
    version integer not null,
    terms text not null,
    published_by_person_id bigint,
    published_at timestamptz not null,
    primary key (campaign_id, version)
);

-- What a manager wrote while another one changed the same words: kept for a day, to be merged.
create table brief_draft (
    brief_draft_id bigint primary key,
    program_id bigint not null references program,
    draft text not null,
    made_by_person_id bigint not null,
    made_at timestamptz not null
);
