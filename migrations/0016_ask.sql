-- Whether a notice asks something of the creator who reads it: their check-ins keep a distance from it.
alter table notice add column is_ask boolean not null default false;
create index notice_asked on notice (person_id, said_at) where is_ask and state = 'said';

-- No two creators are spoken to in one private thread.
create unique index creator_thread on creator (thread_id) where thread_id is not null;
