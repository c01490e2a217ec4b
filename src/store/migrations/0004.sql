-- Version 4: the agreement: what personas, sections and commitments say beside, calendars, terms, hand-over, incentives,
-- and what is frozen, commented on and signed.

ALTER TABLE settings ADD COLUMN agreement_effective INTEGER;
ALTER TABLE settings ADD COLUMN agreement_review INTEGER;
ALTER TABLE settings ADD COLUMN pages TEXT;
ALTER TABLE settings ADD COLUMN handover_when TEXT;
ALTER TABLE settings ADD COLUMN handover_fields TEXT;
ALTER TABLE settings ADD COLUMN handover_channel TEXT;
ALTER TABLE settings ADD COLUMN handover_contents TEXT;
ALTER TABLE settings ADD COLUMN handover_attempts INTEGER;
ALTER TABLE settings ADD COLUMN handover_attempt_days INTEGER;
ALTER TABLE settings ADD COLUMN reject_reasons TEXT;
ALTER TABLE settings ADD COLUMN disqualify_reasons TEXT;
ALTER TABLE settings ADD COLUMN handover_return TEXT;
ALTER TABLE settings ADD COLUMN handover_escalation TEXT;
ALTER TABLE settings ADD COLUMN plan_revenue REAL;
ALTER TABLE settings ADD COLUMN plan_deal_value REAL;
ALTER TABLE settings ADD COLUMN plan_share REAL;
ALTER TABLE settings ADD COLUMN plan_lead_mql REAL;
ALTER TABLE settings ADD COLUMN plan_mql_sql REAL;
ALTER TABLE settings ADD COLUMN plan_sql_opportunity REAL;
ALTER TABLE settings ADD COLUMN plan_opportunity_customer REAL;
ALTER TABLE settings ADD COLUMN plan_own_opportunity REAL;
ALTER TABLE settings ADD COLUMN plan_own_customer REAL;
ALTER TABLE settings ADD COLUMN plan_people REAL;
ALTER TABLE settings ADD COLUMN plan_hours REAL;
ALTER TABLE settings ADD COLUMN plan_minutes REAL;
ALTER TABLE settings ADD COLUMN plan_chance REAL;
UPDATE settings SET plan_share = 1;

ALTER TABLE personas ADD COLUMN questions_awareness TEXT;
ALTER TABLE personas ADD COLUMN questions_consideration TEXT;
ALTER TABLE personas ADD COLUMN questions_decision TEXT;
ALTER TABLE personas ADD COLUMN questions_after TEXT;
ALTER TABLE personas ADD COLUMN content_awareness TEXT;
ALTER TABLE personas ADD COLUMN content_consideration TEXT;
ALTER TABLE personas ADD COLUMN content_decision TEXT;
ALTER TABLE personas ADD COLUMN content_after TEXT;
ALTER TABLE personas ADD COLUMN channel_awareness TEXT;
ALTER TABLE personas ADD COLUMN channel_consideration TEXT;
ALTER TABLE personas ADD COLUMN channel_decision TEXT;
ALTER TABLE personas ADD COLUMN channel_after TEXT;
ALTER TABLE personas ADD COLUMN evidence TEXT;
ALTER TABLE personas ADD COLUMN picture TEXT;

ALTER TABLE sections ADD COLUMN author TEXT;
ALTER TABLE sections ADD COLUMN shared INTEGER;
UPDATE sections SET shared = 1;

ALTER TABLE commitments ADD COLUMN sentence TEXT;
ALTER TABLE commitments ADD COLUMN condition TEXT;
ALTER TABLE commitments ADD COLUMN limit_value REAL;
ALTER TABLE commitments ADD COLUMN limit_unit TEXT;
ALTER TABLE commitments ADD COLUMN from_date TEXT;
ALTER TABLE commitments ADD COLUMN to_date TEXT;
ALTER TABLE commitments ADD COLUMN attempts INTEGER;
ALTER TABLE commitments ADD COLUMN calendar TEXT;
UPDATE commitments SET limit_unit = 'working-hours';

-- When a team works: clocks of commitments run in these hours.
CREATE TABLE calendars (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  title TEXT, team TEXT, timezone TEXT, hours TEXT, holidays TEXT, position REAL
) WITHOUT ROWID;

-- A word that both teams mean the same by.
CREATE TABLE terms (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  term TEXT, meaning TEXT, stage TEXT, metric TEXT, position REAL
) WITHOUT ROWID;

-- A line of the hand-over: which leads never go over, who takes which, how soon those of which hours are answered.
CREATE TABLE handover_rules (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, title TEXT, scope TEXT, who TEXT, hours TEXT, limit_value REAL, limit_unit TEXT, position REAL
) WITHOUT ROWID;

-- What both teams get for what a lead becomes.
CREATE TABLE incentives (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  title TEXT, milestone TEXT, scope TEXT, kind TEXT, amount REAL, team TEXT, who TEXT, position REAL
) WITHOUT ROWID;

-- What somebody says about a part of the agreement, or in answer to that.
CREATE TABLE comments (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  subject TEXT, parent TEXT, quote TEXT, member TEXT, member_name TEXT, "at" INTEGER, body TEXT, resolved INTEGER,
  resolved_by TEXT, resolved_at INTEGER
) WITHOUT ROWID;

-- What a member says of a persona or of a version of the agreement: that it was read, is right, or is to be asked about.
CREATE TABLE reviews (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  subject TEXT, verdict TEXT, member TEXT, member_name TEXT, "at" INTEGER, digest TEXT, note TEXT
) WITHOUT ROWID;

-- The agreement as it was frozen when its review began; what it says does not change any more.
CREATE TABLE versions (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  number INTEGER, content TEXT, digest TEXT, frozen_at INTEGER, frozen_by TEXT, effective INTEGER, review INTEGER,
  withdrawn_at INTEGER, withdrawn_by TEXT
) WITHOUT ROWID;
-- Two who ask for a review at once do not make two of one number.
CREATE UNIQUE INDEX versions_number ON versions (number) WHERE deleted = 0;

-- That a member signs a version, refuses to, or signed on paper.
CREATE TABLE signatures (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  version TEXT, member TEXT, member_name TEXT, job_title TEXT, team TEXT, act TEXT, "at" INTEGER, digest TEXT,
  reason TEXT, file_name TEXT, file TEXT, file_kind TEXT, filed_by TEXT, public_key TEXT, signature TEXT
) WITHOUT ROWID;

-- The public half of a key that a member signs with.
CREATE TABLE signing_keys (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  member TEXT, public_key TEXT, "at" INTEGER
) WITHOUT ROWID;
