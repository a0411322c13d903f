-- Questions that creators ask another market, what is answered, and what stands in which language.

create table question (
    question_id bigint primary key,
    program_id bigint not null references program,
    -- Null once whoever asked wanted to be forgotten.
    creator_id bigint references creator,
    -- The market that is asked.
    market_id bigint not null references market,
    -- The language that it was asked in.
    language text not null,
    -- open, or withdrawn (whoever asked wanted to be forgotten).
    state text not null,
    asked_at timestamptz not null,
    -- When somebody else hears of it, as long as nobody answers.
    due_at timestamptz,
    -- When it was offered to those who know its topic.
    offered_at timestamptz,
    -- What its asker or a manager took up, and the note on the market that it became.
    accepted_answer_id bigint,
    market_note_id bigint references market_note
);
create index question_by_creator on question (creator_id);
create index question_by_program on question (program_id);
create index question_due on question (due_at) where due_at is not null;

create table question_answer (
    question_answer_id bigint primary key,
    program_id bigint not null references program,
    question_id bigint not null references question,
    -- Who answered.
    person_id bigint not null,
    language text not null,
    given_at timestamptz not null
);
create index question_answer_by_question on question_answer (question_id);
create index question_answer_by_person on question_answer (person_id);

create table question_text (
    question_text_id bigint primary key,
    question_id bigint not null references question,
    -- The answer whose words these are; null for the question's own.
    question_answer_id bigint references question_answer,
    language text not null,
    -- The question's topic; empty of an answer.
    title text not null,
    body text not null,
    -- Who translated it; null for what is original.
    person_id bigint,
    written_at timestamptz not null,
    -- The stems of its words, by which it is found.
    stems text not null
);
create unique index question_text_own on question_text (question_id, language) where question_answer_id is null;
create unique index question_text_of_answer on question_text (question_answer_id, language)
    where question_answer_id is not null;
create index question_text_by_person on question_text (person_id);

create table question_helpful (
    question_answer_id bigint not null references question_answer,
    -- Whom it helped.
    person_id bigint not null,
    marked_at timestamptz not null,
    primary key (question_answer_id, person_id)
);
create index question_helpful_by_person on question_helpful (person_id);
