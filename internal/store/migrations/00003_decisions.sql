-- +goose Up

-- What people decided; decisions.go tells what each column holds.
CREATE TABLE decisions (
    seq            INTEGER PRIMARY KEY,
    kind           TEXT NOT NULL,
    source         TEXT NOT NULL,
    response       TEXT NOT NULL,
    question       TEXT NOT NULL,
    theme          TEXT NOT NULL,
    other_source   TEXT NOT NULL,
    other_response TEXT NOT NULL,
    verdict        TEXT NOT NULL,
    reviewer       TEXT NOT NULL,
    note           TEXT NOT NULL,
    text_hash      TEXT NOT NULL,
    at             TEXT NOT NULL,
    hash           BLOB NOT NULL
) STRICT;

-- Decisions are the only thing here that no form can give again.
-- +goose StatementBegin
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN
    SELECT raise(ABORT, 'decisions are only appended');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions BEGIN
    SELECT raise(ABORT, 'decisions are only appended');
END;
-- +goose StatementEnd
