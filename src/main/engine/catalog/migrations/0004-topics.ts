/** Glossaries and their versions, the topics of calls, what became of them when a glossary changed, and what left the machine. */
export const topics = `
CREATE TABLE workbooks (
  sha256 TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  data   BLOB NOT NULL
) STRICT;

CREATE TABLE glossary_versions (
  id              INTEGER PRIMARY KEY,
  glossary        TEXT NOT NULL CHECK (glossary IN ('B2B', 'B2C')),
  version         INTEGER NOT NULL,
  origin          TEXT NOT NULL CHECK (origin IN ('sample', 'import', 'edit', 'undo')),
  title           TEXT NOT NULL,
  entries         TEXT NOT NULL CHECK (json_valid(entries)),
  workbook_sha256 TEXT REFERENCES workbooks (sha256),
  notes           TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notes)),
  created_at      TEXT NOT NULL,
  touched_at      TEXT,
  UNIQUE (glossary, version)
) STRICT;

ALTER TABLE calls ADD COLUMN glossary_override TEXT CHECK (glossary_override IN ('B2B', 'B2C'));

CREATE TABLE call_topics (
  call_id             TEXT PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
  glossary            TEXT NOT NULL CHECK (glossary IN ('B2B', 'B2C')),
  glossary_version_id INTEGER NOT NULL REFERENCES glossary_versions (id),
  recognised_at       TEXT NOT NULL,
  state               TEXT NOT NULL CHECK (state IN ('done', 'outdated', 'deferred')),
  wanted              TEXT NOT NULL CHECK (wanted IN ('local', 'bedrock')),
  by                  TEXT NOT NULL CHECK (by IN ('local', 'bedrock')),
  trouble             TEXT CHECK (trouble IS NULL OR json_valid(trouble)),
  classifier          TEXT NOT NULL,
  topics              TEXT NOT NULL CHECK (json_valid(topics)),
  nearest             TEXT CHECK (nearest IS NULL OR json_valid(nearest)),
  summary             TEXT CHECK (summary IS NULL OR json_valid(summary)),
  made_at             TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX call_topics_by_state ON call_topics (glossary, state);

CREATE TABLE topic_corrections (
  call_id      TEXT PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
  glossary     TEXT NOT NULL CHECK (glossary IN ('B2B', 'B2C')),
  topics       TEXT NOT NULL CHECK (json_valid(topics)),
  corrected_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_corrections_by_time ON topic_corrections (glossary, corrected_at);

CREATE TABLE topic_runs (
  id                  INTEGER PRIMARY KEY,
  glossary            TEXT NOT NULL CHECK (glossary IN ('B2B', 'B2C')),
  glossary_version_id INTEGER NOT NULL REFERENCES glossary_versions (id),
  started_at          TEXT NOT NULL,
  ended_at            TEXT,
  calls               INTEGER NOT NULL DEFAULT 0,
  changed             INTEGER NOT NULL DEFAULT 0,
  cost_usd            REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE topic_run_calls (
  run_id  INTEGER NOT NULL REFERENCES topic_runs (id) ON DELETE CASCADE,
  call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
  before  TEXT NOT NULL CHECK (json_valid(before)),
  after   TEXT NOT NULL CHECK (json_valid(after)),
  changed INTEGER NOT NULL CHECK (changed IN (0, 1)),
  PRIMARY KEY (run_id, call_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_run_calls_changed ON topic_run_calls (run_id, changed, call_id);

CREATE TABLE egress_texts (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE egress_ledger (
  id             INTEGER PRIMARY KEY,
  at             TEXT NOT NULL,
  call_id        TEXT,
  run_id         TEXT,
  purpose        TEXT NOT NULL CHECK (purpose IN ('topics', 'test')),
  outcome        TEXT NOT NULL CHECK (outcome IN ('sent', 'answered', 'refused', 'failed', 'cancelled')),
  reserved_usd   REAL NOT NULL,
  cost_usd       REAL,
  bytes_sent     INTEGER NOT NULL,
  bytes_received INTEGER,
  input_tokens   INTEGER,
  output_tokens  INTEGER,
  http_status    INTEGER,
  duration_ms    INTEGER,
  service        TEXT NOT NULL,
  region         TEXT NOT NULL,
  model          TEXT NOT NULL,
  shared_id      INTEGER REFERENCES egress_texts (id),
  trouble        TEXT CHECK (trouble IS NULL OR json_valid(trouble)),
  -- What is long comes last: SQLite reads a row from its beginning, and pages that nobody asks for are not read.
  spans          TEXT NOT NULL CHECK (json_valid(spans)),
  payload        TEXT NOT NULL,
  answer         TEXT
) STRICT;
CREATE INDEX egress_ledger_by_run ON egress_ledger (run_id, cost_usd, reserved_usd) WHERE run_id IS NOT NULL;
CREATE INDEX egress_ledger_under_way ON egress_ledger (id) WHERE outcome = 'sent';
-- Everything that is counted, summed and narrowed by, so that figures are read without the rows.
CREATE INDEX egress_ledger_figures
  ON egress_ledger (call_id, at, outcome, cost_usd, bytes_sent, bytes_received, input_tokens, output_tokens);
`;
