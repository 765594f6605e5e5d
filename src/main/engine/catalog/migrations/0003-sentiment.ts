/** What classifiers said of segments and of lanes, by modality. */
export const sentiment = `
CREATE TABLE segment_judgements (
  call_id  TEXT NOT NULL,
  channel  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  modality TEXT NOT NULL CHECK (modality IN ('text', 'acoustic')),
  negative REAL NOT NULL,
  neutral  REAL NOT NULL,
  positive REAL NOT NULL,
  cues     TEXT CHECK (cues IS NULL OR json_valid(cues)),
  PRIMARY KEY (call_id, channel, position, modality),
  FOREIGN KEY (call_id, channel, position) REFERENCES chunks (call_id, channel, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE lane_judgements (
  call_id        TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
  channel        INTEGER NOT NULL,
  modality       TEXT NOT NULL CHECK (modality IN ('text', 'acoustic')),
  judged_as      TEXT NOT NULL CHECK (judged_as IN ('agent', 'client')),
  model          TEXT,
  unsure_below   REAL NOT NULL,
  negative       REAL,
  neutral        REAL,
  positive       REAL,
  first_negative REAL,
  first_neutral  REAL,
  first_positive REAL,
  last_negative  REAL,
  last_neutral   REAL,
  last_positive  REAL,
  PRIMARY KEY (call_id, channel, modality)
) STRICT, WITHOUT ROWID;
`;
