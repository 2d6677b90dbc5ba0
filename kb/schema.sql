-- One expression of a work is read from one source file; its pages, provisions and passages hang
-- on it and go with it. Vectors stand beside the passages they were made from, so that a file is
-- stored whole, with its vectors, or not at all.
CREATE TABLE works (
  work TEXT PRIMARY KEY,                 -- /akn/id/act/uu/2003/13
  country TEXT NOT NULL                  -- ISO 3166 alpha-2
) STRICT;

CREATE TABLE expressions (
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL UNIQUE,              -- /akn/id/act/uu/2003/13/ind@2003-03-25
  work TEXT NOT NULL REFERENCES works ON DELETE CASCADE,
  language TEXT NOT NULL,                -- ISO 639-3
  title TEXT NOT NULL,                   -- native
  title_en TEXT,
  number TEXT,
  date TEXT,                             -- of enactment
  expression_date TEXT,                  -- text as of
  status TEXT NOT NULL,
  text_state TEXT NOT NULL,
  source_url TEXT,
  issuer TEXT,
  provenance TEXT,
  sha256 TEXT NOT NULL UNIQUE,           -- of the source file
  file TEXT NOT NULL,                    -- its name as the user knows it
  path TEXT NOT NULL,                    -- where it was read from
  warnings TEXT NOT NULL,                -- JSON list
  read_at TEXT NOT NULL                  -- UTC, ISO 8601
) STRICT;
CREATE INDEX expressions_by_work ON expressions (work);

CREATE TABLE pages (
  expression INTEGER NOT NULL REFERENCES expressions ON DELETE CASCADE,
  number INTEGER NOT NULL,               -- 1-based page of the PDF
  text TEXT NOT NULL,                    -- as read
  width REAL NOT NULL, height REAL NOT NULL,
  read_by TEXT NOT NULL, verdict TEXT NOT NULL,
  reasons TEXT NOT NULL,                 -- JSON list
  confidence REAL, printed TEXT,
  PRIMARY KEY (expression, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE provisions (
  id INTEGER PRIMARY KEY,
  expression INTEGER NOT NULL REFERENCES expressions ON DELETE CASCADE,
  seq INTEGER NOT NULL,                  -- document order, 1-based
  key TEXT NOT NULL,                     -- art_42
  label TEXT NOT NULL, article TEXT, heading TEXT,
  path TEXT NOT NULL,                    -- JSON list
  role TEXT NOT NULL, parent TEXT,
  text TEXT NOT NULL,
  spans TEXT NOT NULL,                   -- JSON [[page, start, end]]
  language TEXT NOT NULL,
  UNIQUE (expression, key)
) STRICT;
CREATE INDEX provisions_in_order ON provisions (expression, seq);

CREATE TABLE passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never reused: the index names passages by it
  provision INTEGER NOT NULL REFERENCES provisions ON DELETE CASCADE,
  part INTEGER NOT NULL,                 -- 1-based
  text TEXT NOT NULL,
  spans TEXT NOT NULL,
  boxes TEXT NOT NULL,                   -- JSON [[page, [[x0, y0, x1, y1]]]]
  language TEXT NOT NULL,
  vector BLOB NOT NULL,                  -- float32, little-endian, unit length
  UNIQUE (provision, part)
) STRICT;

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO meta VALUES ('generation', '0');
