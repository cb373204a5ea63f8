-- +goose Up

-- What documents looked like when they were last read; prints.go tells more.
CREATE TABLE prints (
    key     INTEGER PRIMARY KEY,
    source  TEXT    NOT NULL,
    hash    BLOB    NOT NULL,
    entries BLOB    NOT NULL
) STRICT;

CREATE INDEX prints_source ON prints (source);
