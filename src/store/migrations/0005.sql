-- Version 5: scoring: groups and rules of the draft, its limits in the settings, and the models that were published.

ALTER TABLE settings ADD COLUMN score_start REAL;
ALTER TABLE settings ADD COLUMN score_min REAL;
ALTER TABLE settings ADD COLUMN score_max REAL;
ALTER TABLE settings ADD COLUMN score_mql REAL;
ALTER TABLE settings ADD COLUMN score_handover REAL;
ALTER TABLE settings ADD COLUMN score_band_a REAL;
ALTER TABLE settings ADD COLUMN score_band_b REAL;
ALTER TABLE settings ADD COLUMN score_band_c REAL;
ALTER TABLE settings ADD COLUMN score_fit_high REAL;
ALTER TABLE settings ADD COLUMN score_fit_middle REAL;
ALTER TABLE settings ADD COLUMN score_engagement_high REAL;
ALTER TABLE settings ADD COLUMN score_engagement_middle REAL;
ALTER TABLE settings ADD COLUMN score_outcome TEXT;
UPDATE settings SET score_start = 0, score_min = 0, score_max = 100, score_mql = 50, score_handover = 65,
  score_band_a = 75, score_band_b = 50, score_band_c = 25, score_fit_high = 35, score_fit_middle = 15,
  score_engagement_high = 35, score_engagement_middle = 15;

-- Rules that count together, up to a limit.
CREATE TABLE score_groups (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  title TEXT, dimension TEXT, low REAL, high REAL, exclusive INTEGER, position REAL
) WITHOUT ROWID;

-- What gives or takes points.
CREATE TABLE score_rules (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  score_group TEXT, title TEXT, condition TEXT, points REAL, half_life REAL, is_off INTEGER, position REAL
) WITHOUT ROWID;

-- A model as it was published; what it says does not change any more.
CREATE TABLE score_models (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  number INTEGER, content TEXT, published_at INTEGER, published_by TEXT, note TEXT
) WITHOUT ROWID;
-- Two who publish at once do not make two of one number.
CREATE UNIQUE INDEX score_models_number ON score_models (number) WHERE deleted = 0;
