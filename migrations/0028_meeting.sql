-- Meetings of councils: when they are, who comes, what is on record; and how often a proposal was changed.

create table meeting (
    meeting_id bigint primary key,
    program_id bigint not null references program,
    council_id bigint not null references council,
    -- Grows with each change, so that of two at once one is told of the other.
    revision bigint not null,
    -- planned, or called_off.
    state text not null,
    starts_at timestamptz not null,
    minutes integer not null,
    planned_by_person_id bigint,
    planned_at timestamptz not null,
    -- When its agenda is posted; null once it is, or is not to be.
    agenda_at timestamptz,
    -- Discord's number for its scheduled event, when that is next to be brought into step, and since when whoever planned
    -- it knows that Discord does not allow it.
    event_id bigint,
    event_at timestamptz,
    event_troubled_at timestamptz
);
create index meeting_by_council on meeting (council_id, starts_at);
create index meeting_agenda on meeting (agenda_at) where agenda_at is not null;
create index meeting_event on meeting (event_at) where event_at is not null;

-- Who is to come, and whether they do. A reminder is about a row of this.
create table attendance (
    attendance_id bigint primary key,
    meeting_id bigint not null references meeting,
    creator_id bigint not null references creator,
    answer text,
    answered_at timestamptz
);
create unique index attendance_of on attendance (meeting_id, creator_id);
create index attendance_by_creator on attendance (creator_id);

create table meeting_text (
    meeting_id bigint not null references meeting,
    language text not null,
    body text not null,
    -- Who wrote these words.
    person_id bigint references person,
    written_at timestamptz not null,
    primary key (meeting_id, language)
);
create index meeting_text_by_person on meeting_text (person_id);

alter table proposal add column revision bigint not null default 0;
-- The revision of the original that these words are, or translate.
alter table proposal_text add column origin bigint not null default 0;
