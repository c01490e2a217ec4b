-- Version 6: whether a score leaves out opens and clicks that look automatic.

ALTER TABLE settings ADD COLUMN score_skip_automatic INTEGER;
