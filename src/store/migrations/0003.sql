-- Version 3: deals of their own; leads that people change, and make one of two.

-- Several a lead. What a lead is worth is the sum of those that were won, where it has any.
CREATE TABLE deals (
  id INTEGER PRIMARY KEY, external_id TEXT,
  lead INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  value REAL, currency TEXT, opportunity_at INTEGER, customer_at INTEGER, lost_at INTEGER,
  fingerprint TEXT, -- of the row of a file, of a deal without external_id
  import_id INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX deals_external_id ON deals (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX deals_fingerprint ON deals (fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX deals_lead ON deals (lead);

-- What an import changed in deals that were there before it, as import_changes does of leads.
CREATE TABLE deal_changes (
  import_id INTEGER NOT NULL REFERENCES imports (id), deal INTEGER NOT NULL, column TEXT NOT NULL, old, new,
  PRIMARY KEY (import_id, deal, column)
) WITHOUT ROWID;

-- What people changed in leads by hand: one row a field; seq is its entry of the change log.
CREATE TABLE lead_edits (
  lead INTEGER NOT NULL, seq INTEGER NOT NULL, column TEXT NOT NULL, old, new,
  PRIMARY KEY (lead, seq, column)
) WITHOUT ROWID;
CREATE INDEX lead_edits_seq ON lead_edits (seq);

-- Leads that are gone because they were the same as another: what they were, as JSON, to be taken back.
CREATE TABLE lead_merges (
  seq INTEGER NOT NULL, lead INTEGER NOT NULL, kept INTEGER NOT NULL, was TEXT NOT NULL,
  PRIMARY KEY (seq, lead)
) WITHOUT ROWID;
CREATE INDEX lead_merges_kept ON lead_merges (kept);

-- By which names files still call them: a row of one of these is not a new lead.
CREATE TABLE lead_aliases (
  kind TEXT NOT NULL, -- «external_id», «email_key», «fingerprint»
  key  TEXT NOT NULL,
  lead INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE INDEX lead_aliases_lead ON lead_aliases (lead);
