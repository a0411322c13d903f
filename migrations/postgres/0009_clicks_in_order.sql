-- Nothing asks for the clicks of a link: figures come from the roll-ups. (SQLite's tables of clicks are made anew under
-- this number, with the same columns.)

drop index click_by_link;
