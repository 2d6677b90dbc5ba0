-- What the print says of a law beyond its catalogue row, and how sure each fact is; laws read before
-- know none of it until they are read again.
ALTER TABLE expressions ADD COLUMN kind TEXT;          -- as printed
ALTER TABLE expressions ADD COLUMN year TEXT;          -- YYYY of the common era
ALTER TABLE expressions ADD COLUMN year_printed TEXT;  -- e.g. of the Buddhist era
ALTER TABLE expressions ADD COLUMN gazette TEXT;
ALTER TABLE expressions ADD COLUMN facts_confidence TEXT NOT NULL DEFAULT '{}';  -- JSON {fact: 0..1}
