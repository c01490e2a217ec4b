-- Version 7: the board of charts and what is chosen above it, notes on figures, KPIs of the teams' own.

-- A chart of the board.
CREATE TABLE board_charts (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  title TEXT, form TEXT, metric TEXT, "by" TEXT, grouping TEXT, basis TEXT, horizon_days INTEGER, from_stage TEXT,
  to_stage TEXT, condition TEXT, commitment TEXT, is_wide INTEGER, position REAL
) WITHOUT ROWID;

-- What was chosen above the board, under a name.
CREATE TABLE board_views (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  title TEXT, span TEXT, first INTEGER, last INTEGER, "by" TEXT, grouping TEXT, basis TEXT, horizon_days INTEGER,
  compared_with TEXT, picked TEXT, condition TEXT, position REAL
) WITHOUT ROWID;

-- What somebody says about a figure or a day.
CREATE TABLE notes (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, body TEXT, metric TEXT, first INTEGER, last INTEGER, grouping TEXT, group_value TEXT, figure TEXT,
  condition TEXT, member TEXT, member_name TEXT, "at" INTEGER, resolved INTEGER, resolved_by TEXT, resolved_at INTEGER
) WITHOUT ROWID;

-- A KPI of the teams' own.
CREATE TABLE own_kpis (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  key TEXT, title TEXT, unit TEXT, better TEXT, combine TEXT, formula TEXT, meaning TEXT, position REAL
) WITHOUT ROWID;

-- Its value in a month.
CREATE TABLE own_values (
  id BLOB PRIMARY KEY, revision INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
  kpi TEXT, month INTEGER, value REAL
) WITHOUT ROWID;
