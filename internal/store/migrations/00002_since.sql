-- +goose Up

-- A listing need not be of everything; commit.go tells what the column holds.
ALTER TABLE source_runs ADD COLUMN since TEXT NOT NULL DEFAULT '';
