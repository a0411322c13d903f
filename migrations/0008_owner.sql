-- What managers keep of their creators, and what creators say to their owner alone.

-- Who stands in for the owner, and how the creator and the programme stand with each other.
alter table creator add column backup_person_id bigint;
alter table creator add column bond text not null default 'new';

create table creator_tag (
    creator_id bigint not null references creator,
    tag text not null,
    primary key (creator_id, tag)
);

create table creator_note (
    creator_note_id bigint primary key,
    creator_id bigint not null references creator,
    body text not null,
    -- None once whoever wrote it was forgotten.
    written_by_person_id bigint,
    written_at timestamptz not null
);
create index creator_note_by_creator on creator_note (creator_id);

-- What was done for a creator without asking for anything.
create table favour (
    favour_id bigint primary key,
    creator_id bigint not null references creator,
    body text not null,
    done_by_person_id bigint,
    done_at timestamptz not null
);
create index favour_by_creator on favour (creator_id);

-- What a creator asked their owner, on a clock: reminded and told to the other managers unless it is answered.
create table owner_question (
    owner_question_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    body text not null,
    asked_at timestamptz not null,
    remind_at timestamptz not null,
    escalate_at timestamptz not null,
    reminded_at timestamptz,
    escalated_at timestamptz,
    answer text,
    answered_by_person_id bigint,
    answered_at timestamptz
);
create index owner_question_by_creator on owner_question (creator_id);
create index owner_question_open on owner_question (remind_at) where answered_at is null;

-- What a creator told their owner without a question.
create table feedback (
    feedback_id bigint primary key,
    creator_id bigint not null references creator,
    body text not null,
    given_at timestamptz not null
);
create index feedback_by_creator on feedback (creator_id);
