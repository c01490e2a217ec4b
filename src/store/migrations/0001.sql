-- Version 1 of a workspace. Times are moments: milliseconds since 1970 times two, the lowest bit set for a whole day.
-- Records have UUIDs; bulk rows have integer keys, a quarter faster and a third smaller on a million leads.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE settings (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  company TEXT, marketing_name TEXT, sales_name TEXT, currency TEXT, timezone TEXT, fiscal_year_month INTEGER,
  horizon_days INTEGER, gross_margin REAL,
  stage_lead TEXT, stage_mql TEXT, stage_sql TEXT, stage_opportunity TEXT, stage_customer TEXT, stage_lost TEXT,
  goal_metric TEXT, goal_target REAL, goal_first INTEGER, goal_last INTEGER, agreement_title TEXT
) WITHOUT ROWID;

CREATE TABLE members (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  name TEXT, email TEXT, login TEXT, team TEXT, job_title TEXT, signs INTEGER, position REAL
) WITHOUT ROWID;

CREATE TABLE personas (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  name TEXT, summary TEXT, job_titles TEXT, goals TEXT, pains TEXT, offer TEXT,
  seniority TEXT, industry TEXT, company_size TEXT, region TEXT, objections TEXT, triggers TEXT, criteria TEXT, role TEXT,
  channels TEXT, quote TEXT, needs_awareness TEXT, needs_consideration TEXT, needs_decision TEXT, needs_after TEXT,
  match TEXT, archived INTEGER, position REAL
) WITHOUT ROWID;

CREATE TABLE sections (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, title TEXT, body TEXT, position REAL
) WITHOUT ROWID;

CREATE TABLE commitments (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  title TEXT, owner_team TEXT, owner TEXT, metric TEXT, from_stage TEXT, to_stage TEXT, within_days INTEGER, scope TEXT,
  comparator TEXT, target REAL, unit TEXT, period TEXT, consequence TEXT, position REAL
) WITHOUT ROWID;

CREATE TABLE costs (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  source TEXT, campaign TEXT, month INTEGER, amount REAL, currency TEXT
) WITHOUT ROWID;

CREATE TABLE targets (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  metric TEXT, value REAL, first INTEGER, last INTEGER
) WITHOUT ROWID;

-- One row a lead; the first entry of each stage is a column. Custom fields follow as x1, x2 …
CREATE TABLE leads (
  id INTEGER PRIMARY KEY,
  external_id TEXT, email TEXT, name TEXT, company TEXT, job_title TEXT, industry TEXT, company_size TEXT, country TEXT,
  source TEXT, campaign TEXT, owner TEXT,
  created_at INTEGER, mql_at INTEGER, sql_at INTEGER, opportunity_at INTEGER, customer_at INTEGER, lost_at INTEGER,
  handed_over_at INTEGER, first_contact_at INTEGER, accepted_at INTEGER, rejected_at INTEGER,
  reject_reason TEXT, quality TEXT, value REAL, currency TEXT, persona TEXT,
  email_key TEXT, -- the e-mail, trimmed and case-folded, of a lead without external_id: what tells it from others
  fingerprint TEXT, -- of the row of a file, of a lead with neither
  import_id INTEGER NOT NULL DEFAULT 0, -- that made it; 0: a person
  revision INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX leads_external_id ON leads (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX leads_email_key ON leads (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX leads_fingerprint ON leads (fingerprint) WHERE fingerprint IS NOT NULL;

-- The custom fields of leads.
CREATE TABLE fields (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  column    TEXT NOT NULL UNIQUE,
  type      TEXT NOT NULL,
  import_id INTEGER NOT NULL DEFAULT 0
);

-- What the columns of a lead cannot keep: re-entries of a stage, entries by a person or by the score.
CREATE TABLE stage_events (
  id INTEGER PRIMARY KEY, lead INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  stage TEXT NOT NULL, at INTEGER NOT NULL, origin TEXT NOT NULL, import_id INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX stage_events_lead ON stage_events (lead);

CREATE TABLE activities (
  id INTEGER PRIMARY KEY, lead INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, at INTEGER NOT NULL, detail TEXT, import_id INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX activities_lead ON activities (lead);

CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL, member_name TEXT NOT NULL, file TEXT NOT NULL, kind TEXT NOT NULL, data_as_of INTEGER,
  n_new INTEGER NOT NULL DEFAULT 0, n_changed INTEGER NOT NULL DEFAULT 0, n_unchanged INTEGER NOT NULL DEFAULT 0,
  n_rejected INTEGER NOT NULL DEFAULT 0, undone INTEGER NOT NULL DEFAULT 0,
  first_lead INTEGER NOT NULL DEFAULT 0, last_lead INTEGER NOT NULL DEFAULT 0 -- the keys of those it made; 0: none
);

-- What an import changed in leads that were there before it: one row a field. It stays when the import is taken back.
CREATE TABLE import_changes (
  import_id INTEGER NOT NULL REFERENCES imports (id), lead INTEGER NOT NULL, column TEXT NOT NULL, old, new,
  PRIMARY KEY (import_id, lead, column)
) WITHOUT ROWID;

CREATE TABLE mappings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Who changed what, when. record_id is the UUID of a record, or the number of an import (record_table is then «imports»).
CREATE TABLE change_log (
  seq          INTEGER PRIMARY KEY AUTOINCREMENT,
  set_id       TEXT NOT NULL,
  session      TEXT NOT NULL,
  at           INTEGER NOT NULL,
  member       TEXT NOT NULL,
  member_name  TEXT NOT NULL,
  summary      TEXT NOT NULL,
  record_table TEXT NOT NULL,
  record_id    TEXT NOT NULL,
  action       TEXT NOT NULL, -- insert, update, delete; import, undo
  revision     INTEGER NOT NULL DEFAULT 0,
  before       TEXT, -- JSON of the columns that changed
  after        TEXT
);
CREATE INDEX change_log_record ON change_log (record_id, revision);
