-- What creators hand in for what a campaign asks of them, what managers say to it, and how long it may be used.

-- At least so many deliverables that managers approved; a tier without any asks for none.
alter table tier add column approved bigint;

create table submission (
    submission_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    participation_id bigint not null references participation,
    deliverable_id bigint not null references deliverable,
    -- waiting, changes_asked, approved, posted (its creator says where), published (a manager has seen it) or declined.
    state text not null,
    -- The number of its newest revision, from 1.
    revision integer not null,
    -- Grows with each change, so that of two people who decide at once the second is told.
    step integer not null,
    sent_at timestamptz not null,
    decided_by_person_id bigint,
    decided_at timestamptz,
    -- Where and on which day it was published, as its creator says.
    post_url text,
    posted_on date,
    reported_at timestamptz,
    unique (participation_id, deliverable_id)
);
create index submission_queue on submission (program_id, state);
create index submission_by_creator on submission (creator_id);
create index submission_by_campaign on submission (campaign_id);

-- Every version of it that was ever sent, and what came of each.
create table submission_revision (
    submission_id bigint not null references submission,
    number integer not null,
    url text not null,
    -- What the file is called, where it is one.
    file_name text,
    -- The words that stand beside it.
    post text not null,
    sent_at timestamptz not null,
    -- The state that a manager gave it, their words, and when.
    verdict text,
    words text not null,
    decided_by_person_id bigint,
    decided_at timestamptz,
    primary key (submission_id, number)
);

-- What a creator is about to hand in: the form that asks for the words has no room for it. Kept for a day.
create table submission_draft (
    submission_draft_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    url text not null,
    file_name text,
    post text not null,
    made_at timestamptz not null
);
create index submission_draft_by_age on submission_draft (made_at);
create index submission_draft_by_creator on submission_draft (creator_id);

-- For what, where and how long the programme may use what was published.
create table usage_right (
    usage_right_id bigint primary key,
    program_id bigint not null references program,
    campaign_id bigint not null references campaign,
    creator_id bigint not null references creator,
    submission_id bigint not null unique references submission,
    -- Words of the terms that the creator agreed to, in each language, as JSON.
    scope text not null,
    channels text not null,
    territory text not null,
    from_on date not null,
    -- The last day; null: for good.
    until_on date,
    -- running, ending (its creator wants no more of it) or stopped.
    state text not null,
    revision integer not null,
    -- A later last day that one side proposes to the other.
    proposed_until_on date,
    is_proposed_by_creator boolean not null,
    stopped_at timestamptz
);
create index usage_right_by_creator on usage_right (creator_id);
create index usage_right_by_program on usage_right (program_id, until_on);
