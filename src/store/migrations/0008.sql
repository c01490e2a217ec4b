-- Version 8: PDFs of a version that came back, filed with it.

CREATE TABLE filed_copies (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  version TEXT, name TEXT, file TEXT, digest TEXT, "at" INTEGER, filed_by TEXT
) WITHOUT ROWID;
