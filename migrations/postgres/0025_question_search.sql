-- Questions and answers are found by the stems of their words.

create index question_text_search on question_text using gin (to_tsvector('simple', stems));
