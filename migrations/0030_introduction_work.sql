-- What people who were introduced made together, as one of them says: for the people of that introduction alone to read.

create table introduction_work (
    introduction_id bigint not null references introduction,
    creator_id bigint not null references creator,
    url text not null,
    told_at timestamptz not null,
    primary key (introduction_id, creator_id, url)
);
create index introduction_work_creator on introduction_work (creator_id);
