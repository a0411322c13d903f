-- What a machine made of somebody's words in another language, until a person has read it and sent it, or a week is over.

create table machine_draft (
    machine_draft_id bigint primary key,
    program_id bigint not null references program,
    -- What is translated: question, answer, proposal, contribution, name, message, craft, deliverable, announcement,
    -- market_note or results, and which.
    kind text not null,
    subject_id bigint not null,
    language text not null,
    -- Whose words they are; null where managers wrote them.
    person_id bigint,
    -- A digest of the words that were translated: once they are others, the draft is out of date.
    origin text not null,
    -- The texts of the form, in its order, as a JSON list.
    body text not null,
    -- Whether a text was longer than the form takes.
    is_cut boolean not null,
    drafted_at timestamptz not null
);
create unique index machine_draft_place on machine_draft (program_id, kind, subject_id, language);
create index machine_draft_by_person on machine_draft (person_id);
create index machine_draft_by_age on machine_draft (drafted_at);
