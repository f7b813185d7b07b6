-- The unit of the member of staff who handed a file in: what did not come from a unit may tell a unit who called.
ALTER TABLE file ADD COLUMN unit text;
