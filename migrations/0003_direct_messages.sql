-- Which programme the direct messages of somebody in several are about, and until when that holds.
alter table person add column direct_program_id bigint references program;
alter table person add column direct_program_until timestamptz;
