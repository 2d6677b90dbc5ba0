-- Vectors of another model than the stored one, while 'kb reindex' makes them. They take the place of
-- the stored vectors all at once, so that searches go on until then and an interruption loses nothing.
CREATE TABLE waiting_vectors (
  passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
  vector BLOB NOT NULL                   -- as passages.vector
) STRICT;
