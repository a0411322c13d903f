-- A file of creators that a manager has looked over and not brought in yet. It is gone once it was, or after a day.
create table roster (
    roster_id bigint primary key,
    program_id bigint not null references program,
    content text not null,
    made_by_person_id bigint not null,
    made_at timestamptz not null
);
