/**
 * The first shape: files lead to recordings (content), recordings and frozen settings make calls (the queue's jobs),
 * calls have stages and chunks, batches say which files a run saw and how each ended.
 *
 * Times are UTC in ISO 8601; JSON columns are parsed on the way out; booleans are 0 and 1.
 */
export const first = `
CREATE TABLE engine_runs (
  epoch      INTEGER PRIMARY KEY,
  pid        INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at   TEXT
) STRICT;

CREATE TABLE recordings (
  id             INTEGER PRIMARY KEY,
  sha256         TEXT NOT NULL UNIQUE,
  size_bytes     INTEGER NOT NULL,
  codec          TEXT NOT NULL,
  sample_rate_hz REAL NOT NULL,
  channels       INTEGER NOT NULL,
  claimed_s      REAL
) STRICT;

CREATE TABLE files (
  id           INTEGER PRIMARY KEY,
  path_bytes   BLOB NOT NULL UNIQUE,
  path         TEXT NOT NULL,
  name         TEXT NOT NULL,
  modified_ms  REAL NOT NULL,
  size_bytes   INTEGER NOT NULL,
  recording_id INTEGER REFERENCES recordings (id)
) STRICT;
CREATE INDEX files_by_recording ON files (recording_id);

CREATE TABLE settings_snapshots (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  settings   TEXT NOT NULL CHECK (json_valid(settings)),
  models     TEXT NOT NULL CHECK (json_valid(models)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE calls (
  id             TEXT PRIMARY KEY,
  recording_id   INTEGER NOT NULL REFERENCES recordings (id),
  settings_id    INTEGER NOT NULL REFERENCES settings_snapshots (id),
  file_id        INTEGER NOT NULL REFERENCES files (id),
  agent_channel  TEXT NOT NULL CHECK (agent_channel IN ('left', 'right')),
  agent_override TEXT CHECK (agent_override IN ('left', 'right')),
  state          TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  epoch          INTEGER REFERENCES engine_runs (epoch),
  batch_id       TEXT REFERENCES batches (id) ON DELETE SET NULL,
  attempts       INTEGER NOT NULL DEFAULT 0,
  interruptions  INTEGER NOT NULL DEFAULT 0,
  error          TEXT CHECK (error IS NULL OR json_valid(error)),
  duration_s     REAL NOT NULL,
  channels       INTEGER NOT NULL,
  lane_channels  TEXT CHECK (lane_channels IS NULL OR json_valid(lane_channels)),
  findings       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  created_at     TEXT NOT NULL,
  ended_at       TEXT,
  UNIQUE (recording_id, settings_id)
) STRICT;
CREATE INDEX calls_as_queue ON calls (batch_id, state, attempts, interruptions, duration_s DESC);

CREATE TABLE stages (
  call_id       TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
  stage         TEXT NOT NULL,
  model_version TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('done', 'failed')),
  attempts      INTEGER NOT NULL DEFAULT 1,
  error         TEXT CHECK (error IS NULL OR json_valid(error)),
  result        TEXT CHECK (result IS NULL OR json_valid(result)),
  seconds       REAL,
  ended_at      TEXT NOT NULL,
  PRIMARY KEY (call_id, stage, model_version)
) STRICT;

CREATE TABLE chunks (
  id         INTEGER PRIMARY KEY,
  call_id    TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
  channel    INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  start_s    REAL NOT NULL,
  end_s      REAL NOT NULL,
  text       TEXT NOT NULL,
  raw_text   TEXT NOT NULL,
  confidence REAL NOT NULL,
  words      TEXT NOT NULL CHECK (json_valid(words)),
  UNIQUE (call_id, channel, position)
) STRICT;

CREATE TABLE batches (
  id         TEXT PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'paused', 'interrupted')),
  request    TEXT NOT NULL CHECK (json_valid(request)),
  settings   TEXT NOT NULL CHECK (json_valid(settings)),
  summary    TEXT CHECK (summary IS NULL OR json_valid(summary)),
  started_at TEXT NOT NULL,
  ended_at   TEXT
) STRICT;
CREATE INDEX batches_by_start ON batches (started_at);

CREATE TABLE batch_files (
  batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  file_id  INTEGER NOT NULL REFERENCES files (id),
  call_id  TEXT REFERENCES calls (id),
  linked   INTEGER NOT NULL DEFAULT 0 CHECK (linked IN (0, 1)),
  status   TEXT NOT NULL CHECK (status IN ('pending', 'done', 'failed', 'rejected', 'skipped')),
  error    TEXT CHECK (error IS NULL OR json_valid(error)),
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_files_by_call ON batch_files (call_id, status);
CREATE INDEX batch_files_by_file ON batch_files (file_id);
`;
