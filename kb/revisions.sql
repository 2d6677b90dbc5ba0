-- Corrections by people. A row is one field of one provision changed once; it stays for good. It names
-- its provision by source file and key as read, not by a row, so that it outlives the law's removal.
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- in the order in which they were made
  at TEXT NOT NULL,                      -- UTC, ISO 8601
  author TEXT NOT NULL CHECK (author <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  sha256 TEXT NOT NULL,                  -- of the source file
  key TEXT NOT NULL,                     -- of the provision, as read
  work TEXT NOT NULL,                    -- identifiers of its law when it was made
  expression TEXT NOT NULL,
  undo INTEGER NOT NULL CHECK (undo IN (0, 1)),
  field TEXT NOT NULL CHECK (field IN ('label', 'article', 'heading', 'text')),
  before TEXT, after TEXT,               -- as shown before and after
  read TEXT,                             -- the field as read from the file
  text_sha256 TEXT NOT NULL              -- of the provision's text as read, in UTF-8
) STRICT;
CREATE INDEX revisions_of_file ON revisions (sha256, key, id);
CREATE TRIGGER revisions_stay_as_made BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

-- What a corrected provision read as before, with its passages. Without a row here a provision is
-- shown as it was read.
CREATE TABLE as_read (
  provision INTEGER PRIMARY KEY REFERENCES provisions ON DELETE CASCADE,
  label TEXT NOT NULL, article TEXT, heading TEXT,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  passages TEXT NOT NULL,                -- JSON [{part, text, spans, boxes, language}]
  corrected TEXT NOT NULL                -- JSON {by, at, fields, reason} of what is shown instead
) STRICT;
