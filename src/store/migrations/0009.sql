-- Version 9: by which row of a file a lead was written last, so that the same row again is known to change nothing.

-- The row's mark, less the lead's revision that it made: whoever writes the lead since makes another revision of it, with
-- which the sum is no mark any more.
ALTER TABLE leads ADD COLUMN row_mark INTEGER;
