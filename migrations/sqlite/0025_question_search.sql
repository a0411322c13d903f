-- Questions and answers are found by the stems of their words.

create virtual table question_search using fts5(
    stems, content = 'question_text', content_rowid = 'question_text_id', tokenize = "unicode61 remove_diacritics 0"
);
-- What was deleted leaves nothing behind in the index.
insert into question_search (question_search, rank) values ('secure-delete', 1);
insert into question_search (question_search) values ('rebuild');

create trigger question_text_added after insert on question_text begin
    insert into question_search (rowid, stems) values (new.question_text_id, new.stems);
end;
create trigger question_text_deleted after delete on question_text begin
    insert into question_search (question_search, rowid, stems) values ('delete', old.question_text_id, old.stems);
end;
create trigger question_text_changed after update on question_text begin
    insert into question_search (question_search, rowid, stems) values ('delete', old.question_text_id, old.stems);
    insert into question_search (rowid, stems) values (new.question_text_id, new.stems);
end;
