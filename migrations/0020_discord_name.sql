-- What Discord calls creators, so that their names stay out of what everybody reads.

alter table creator add column username text;
alter table creator add column display_name text;
alter table creator add column nickname text;
