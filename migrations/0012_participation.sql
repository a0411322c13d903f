-- Who takes part in which campaign, what creators ask and suggest about briefs, and each campaign's links and files.

-- When everybody may join a campaign and its markets' channels hear of it, after those to whom it is offered first; and
-- when they did.
alter table campaign add column opens_at timestamptz;
alter table campaign add column opened_at timestamptz;
create index campaign_opening on campaign (opens_at) where opens_at is not null and opened_at is null;

-- At least so many collaborations; a tier without any asks for none.
alter table tier add column collaborations bigint;

create table participation (
    participation_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    state text not null,
    -- Which of the creator's collaborations it is, from 1; given on joining.
    ordinal integer,
    -- The version of the terms that they agreed to.
    terms_version integer,
    offered_at timestamptz,
    answered_at timestamptz,
    joined_at timestamptz,
    ended_at timestamptz,
    decline_reason text,
    -- Why a manager offers it to somebody who has as much to do as they should.
    band_reason text,
    band_by_person_id bigint,
    unique (campaign_id, creator_id)
);
create index participation_by_creator on participation (creator_id, joined_at);
create index participation_by_program on participation (program_id, joined_at);

-- What a participant owes by which day.
create table deadline (
    deadline_id bigint primary key,
    participation_id bigint not null references participation,
    deliverable_id bigint not null,
    due_on date not null,
    done_at timestamptz,
    unique (participation_id, deliverable_id)
);

create table brief_question (
    brief_question_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    language text not null,
    body text not null,
    asked_at timestamptz not null,
    answered_by_person_id bigint,
    answered_at timestamptz,
    -- Whether everybody reads the answer under the brief.
    is_shown boolean not null
);
create index brief_question_by_campaign on brief_question (campaign_id);
create index brief_question_by_creator on brief_question (creator_id);

-- A question and its answer in a language, in a manager's words.
create table brief_answer (
    brief_question_id bigint not null references brief_question,
    language text not null,
    question text not null,
    answer text not null,
    primary key (brief_question_id, language)
);

-- Who was asked for ideas before a brief is final.
create table idea_request (
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    asked_at timestamptz not null,
    primary key (campaign_id, creator_id)
);
create index idea_request_by_creator on idea_request (creator_id);

create table idea (
    idea_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    language text not null,
    body text not null,
    -- Whether their words may stand in the brief, without their name.
    may_quote boolean not null,
    given_at timestamptz not null
);
create index idea_by_campaign on idea (campaign_id);
create index idea_by_creator on idea (creator_id);

-- What became of an idea, as the brief says it.
create table idea_answer (
    idea_id bigint not null references idea,
    language text not null,
    said text not null,
    done text not null,
    primary key (idea_id, language)
);

-- Links and files of a campaign. A newer version stands beside the older one, which is shown no more.
create table hub_item (
    hub_item_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    language text not null,
    title text not null,
    url text not null,
    version integer not null,
    added_at timestamptz not null,
    archived_at timestamptz,
    unique (campaign_id, language, title, version)
);
