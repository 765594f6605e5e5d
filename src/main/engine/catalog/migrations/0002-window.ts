/**
 * What the window needs: files know what their names tell, so that lists can be sorted and filtered by it, and
 * recordings keep their outline. `file_name_part` is ours: see `open.ts`.
 */
export const window = `
ALTER TABLE files ADD COLUMN recorded_at TEXT;
ALTER TABLE files ADD COLUMN agent TEXT;
ALTER TABLE files ADD COLUMN line_of_business TEXT CHECK (line_of_business IN ('B2B', 'B2C'));
UPDATE files SET
  recorded_at      = file_name_part(name, 'recordedAt'),
  agent            = file_name_part(name, 'agent'),
  line_of_business = file_name_part(name, 'lineOfBusiness');

CREATE TABLE peaks (
  recording_id INTEGER PRIMARY KEY REFERENCES recordings (id) ON DELETE CASCADE,
  bins_per_s   REAL NOT NULL,
  channels     INTEGER NOT NULL CHECK (channels > 0),
  data         BLOB NOT NULL
) STRICT;
`;
