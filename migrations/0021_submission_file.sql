-- The message in its creator's private thread that keeps a file that was handed in: Discord drops files of commands after
-- some days.

alter table submission_revision add column kept_channel_id bigint;
alter table submission_revision add column kept_message_id bigint;
