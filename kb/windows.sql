-- Vectors of the windows of long passages; those stored before have none until 'kb reindex' makes them.
ALTER TABLE passages ADD COLUMN windows BLOB;          -- float16, little-endian, unit length, one behind the other
ALTER TABLE waiting_vectors ADD COLUMN windows BLOB;   -- as passages.windows
