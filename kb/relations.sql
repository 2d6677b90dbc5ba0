-- What the provisions of an expression do to other laws, as they say it. The other law need not be held.
CREATE TABLE relations (
  id INTEGER PRIMARY KEY,
  expression INTEGER NOT NULL REFERENCES expressions ON DELETE CASCADE,
  seq INTEGER NOT NULL,                  -- document order, 1-based
  provision TEXT NOT NULL,               -- key of the provision that says it
  kind TEXT NOT NULL CHECK (kind IN ('amends', 'inserts', 'repeals', 'based_on')),
  law TEXT,                              -- the other law as named
  work TEXT,                             -- its identifier, where kind, number and year give one
  article TEXT,                          -- key of the article in it; NULL: the law as a whole
  words TEXT NOT NULL CHECK (words <> ''),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,  -- of the words in the provision's text as read
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  UNIQUE (expression, seq)
) STRICT;
CREATE INDEX relations_of_work ON relations (work);
