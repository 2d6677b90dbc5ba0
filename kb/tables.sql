-- Ruled tables with their cells; what was read before this has none until its file is ingested again.
CREATE TABLE tables (
  id INTEGER PRIMARY KEY,
  provision INTEGER NOT NULL REFERENCES provisions ON DELETE CASCADE,
  page INTEGER NOT NULL,                 -- 1-based page of the PDF
  box TEXT NOT NULL,                     -- JSON [x0, y0, x1, y1]
  rows TEXT NOT NULL,                    -- JSON, rows of cells; null: the rest of a cell that covers several
  header INTEGER NOT NULL,               -- first rows that are headings
  continues INTEGER NOT NULL             -- 1: goes on the table that ends the page before
) STRICT;
CREATE INDEX tables_by_provision ON tables (provision, id);

ALTER TABLE passages ADD COLUMN cells TEXT;  -- rows of a table with their headings, for the index only
UPDATE as_read SET passages = (SELECT json_group_array(json_set(value, '$.cells', NULL)) FROM json_each(passages));
