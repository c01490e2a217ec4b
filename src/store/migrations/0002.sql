-- Version 2: several people on one file.

-- Who is on which page: a row a sitting, refreshed every minute, to be looked at only; nobody is locked out by it.
CREATE TABLE presence (
  session     TEXT PRIMARY KEY,
  member      TEXT NOT NULL,
  member_name TEXT NOT NULL,
  page        TEXT NOT NULL,
  at          INTEGER NOT NULL
) WITHOUT ROWID;

-- What a member may do beside reading; who was there before may do all of it.
ALTER TABLE members ADD COLUMN drafts INTEGER;
ALTER TABLE members ADD COLUMN reviews INTEGER;
ALTER TABLE members ADD COLUMN imports INTEGER;
UPDATE members SET drafts = 1, reviews = 1, imports = 1;

-- Whether a change set whose commit was not answered is there.
CREATE INDEX change_log_set ON change_log (set_id);
