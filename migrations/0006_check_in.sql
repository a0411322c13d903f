-- How creators are asked how it goes, what they answer, and what people are reminded of.

-- How often creators are asked for whom nothing else is set.
alter table program add column check_in_cadence text not null default 'fortnightly';

create table check_in_schedule (
    creator_id bigint primary key references creator,
    program_id bigint not null references program,
    -- How often at most, where they chose: never more often than their programme asks.
    cadence text,
    is_off boolean not null,
    -- The day from which all times are counted; null until the first one is planned.
    anchor_on date,
    -- When the next one is due, or, where it is not planned yet, is to be planned; null while they are turned off.
    next_at timestamptz,
    is_planned boolean not null
);
create index check_in_schedule_due on check_in_schedule (next_at, creator_id) where next_at is not null;
create index check_in_schedule_by_program on check_in_schedule (program_id);
insert into check_in_schedule (creator_id, program_id, is_off, next_at, is_planned)
select creator_id, program_id, false, joined_at, false from creator
where stage = 'active' and person_id is not null;

create table check_in (
    check_in_id bigint primary key,
    program_id bigint not null references program,
    creator_id bigint not null references creator,
    -- asked, answered, skipped, or lapsed: nobody waits for an answer any more, though it can still be given.
    state text not null,
    -- Which of the sets of questions it is, so that the next one is another.
    variant integer not null,
    asked_at timestamptz not null,
    mood text,
    is_help_wanted boolean not null,
    went_well text not null,
    in_the_way text not null,
    would_help text not null,
    would_like text not null,
    answered_at timestamptz,
    -- When the owner was told at once, because it does not go well or help is wanted.
    alarmed_at timestamptz
);
create index check_in_by_creator on check_in (creator_id, check_in_id);
-- A creator is asked once at a time.
create unique index check_in_open on check_in (creator_id) where state = 'asked';

-- Questions in the managers' own words, in place of Duet's.
create table check_in_question (
    program_id bigint not null references program,
    language text not null,
    variant integer not null,
    opening text not null,
    went_well text not null,
    in_the_way text not null,
    would_help text not null,
    would_like text not null,
    updated_at timestamptz not null,
    primary key (program_id, language, variant)
);

-- What somebody is reminded of until it is done.
create table reminder (
    reminder_id bigint primary key,
    program_id bigint not null references program,
    kind text not null,
    subject_id bigint not null,
    -- The creator whose it is, if it is a creator's.
    creator_id bigint references creator,
    -- The moment from which its steps are counted, and how many of them were taken.
    since timestamptz not null,
    step integer not null,
    -- When somebody asked to be reminded again; the steps begin anew then.
    is_snoozed boolean not null,
    -- When the next step is due; null where there is none.
    due_at timestamptz,
    done_at timestamptz,
    unique (kind, subject_id)
);
create index reminder_due on reminder (due_at, reminder_id) where due_at is not null;
create index reminder_by_creator on reminder (creator_id);
-- Applications that wait already.
insert into reminder (reminder_id, program_id, kind, subject_id, since, step, is_snoozed, due_at)
select application_id, program_id, 'application', application_id, applied_at, 0, false, applied_at
from application where state = 'waiting';
