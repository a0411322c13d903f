-- Public thanks: whom managers thank by name, in each language of the programme.

create table thanks (
    thanks_id bigint primary key,
    program_id bigint not null references program,
    -- Null once whoever it was asked to be forgotten.
    creator_id bigint references creator,
    -- draft, posted, or withdrawn (the creator no longer agrees).
    state text not null,
    written_at timestamptz not null,
    posted_at timestamptz,
    -- When the post stood for the first time, and its creator was told.
    told_at timestamptz
);
create index thanks_by_creator on thanks (creator_id);
create index thanks_draft on thanks (written_at) where state = 'draft';

create table thanks_text (
    thanks_id bigint not null references thanks,
    language text not null,
    body text not null,
    primary key (thanks_id, language)
);
