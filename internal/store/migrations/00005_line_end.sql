-- +goose Up

-- Whether a file of text ended with the end of a line; 0 where it did not or that is not known.
ALTER TABLE source_runs ADD COLUMN line_end INTEGER NOT NULL DEFAULT 0;
