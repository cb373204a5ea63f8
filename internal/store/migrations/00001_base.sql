-- +goose Up

-- "canv": marks the file as ours.
PRAGMA application_id = 0x63616e76;

-- One row a version of a response; layout.go tells what each column holds.
CREATE TABLE responses (
    key         INTEGER PRIMARY KEY,
    source      TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    run         INTEGER NOT NULL REFERENCES runs,
    replaced_in INTEGER NOT NULL DEFAULT 0,
    gone_in     INTEGER NOT NULL DEFAULT 0,
    created     TEXT    NOT NULL,
    submitted   TEXT    NOT NULL,
    hash        BLOB    NOT NULL,
    cleaned     INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    original    BLOB
) STRICT;

-- The natural key: one version of a response is the latest. The id comes first,
-- because it tells entries apart at once, which makes inserting cheaper.
CREATE UNIQUE INDEX responses_latest ON responses (id, source) WHERE replaced_in = 0;
-- Current reads in this order and needs no sort.
CREATE INDEX responses_current ON responses (source, submitted, id) WHERE replaced_in = 0 AND gone_in = 0;
-- History holds few rows, so it has an index of its own.
CREATE UNIQUE INDEX responses_history ON responses (source, id, number) WHERE replaced_in > 0 OR gone_in > 0;

CREATE TABLE forms (
    key      INTEGER PRIMARY KEY,
    source   TEXT    NOT NULL,
    run      INTEGER NOT NULL REFERENCES runs,
    revision TEXT    NOT NULL,
    hash     BLOB    NOT NULL,
    body     TEXT    NOT NULL
) STRICT;

CREATE INDEX forms_source ON forms (source);

CREATE TABLE pins (
    source   TEXT    NOT NULL,
    question TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    run      INTEGER NOT NULL REFERENCES runs,
    PRIMARY KEY (source, question)
) STRICT;

CREATE TABLE quarantined (
    key    INTEGER PRIMARY KEY,
    source TEXT    NOT NULL,
    run    INTEGER NOT NULL REFERENCES runs,
    id     TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    hash   BLOB    NOT NULL,
    raw    BLOB    NOT NULL,
    UNIQUE (source, hash)
) STRICT;

CREATE TABLE runs (
    id       INTEGER PRIMARY KEY,
    started  TEXT NOT NULL,
    finished TEXT NOT NULL,
    outcome  TEXT NOT NULL
) STRICT;

CREATE TABLE source_runs (
    run         INTEGER NOT NULL REFERENCES runs,
    position    INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    skipped     INTEGER NOT NULL,
    complete    INTEGER NOT NULL,
    fetched     INTEGER NOT NULL,
    new         INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    same        INTEGER NOT NULL,
    gone        INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    cleaned     INTEGER NOT NULL,
    error       TEXT    NOT NULL,
    warnings    TEXT    NOT NULL,
    PRIMARY KEY (run, position),
    CHECK (fetched = new + changed + same + quarantined)
) STRICT;

CREATE INDEX source_runs_source ON source_runs (source, run);

-- For people with any SQLite tool: what was answered, one row a value.
CREATE VIEW answers AS
SELECT r.source, r.id AS response, r.submitted, a.key AS question, v.value AS answer
FROM responses r, json_each(r.body, '$.answers') a, json_each(a.value) v
WHERE r.replaced_in = 0 AND r.gone_in = 0;
