-- The paragraphs and points of a provision; laws read before have none until they are read again.
ALTER TABLE provisions ADD COLUMN units TEXT NOT NULL DEFAULT '[]';  -- JSON [[key, label, number, name, cited, start, end]]
