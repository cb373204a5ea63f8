package provider

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"syscall"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// The ledger says which texts left this machine: a file beside the store, one JSON
// object a line, written and synced before each text is sent. A last line without an
// end is of a text that was never sent, and is no part of it.

// LedgerPath is the ledger of a store.
func LedgerPath(store string) string { return store + ".sent.jsonl" }

// ReadLedger returns what was sent, the earliest first; no file is nothing. A ledger
// that cannot be read is fault.Corrupt: what was sent must not be forgotten silently.
func ReadLedger(path string) ([]survey.Sending, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(path, err)
	}
	var out []survey.Sending
	for len(content) > 0 {
		line, rest, whole := bytes.Cut(content, []byte("\n"))
		if !whole {
			break
		}
		content = rest
		var s survey.Sending
		if json.Unmarshal(line, &s) != nil || s.Server == "" || s.Source == "" || s.Response == "" {
			return nil, fault.New(fault.Corrupt, "it says which texts were sent to a provider: bring it back from a copy, or move it away knowingly", "%s: line %d is damaged", path, len(out)+1)
		}
		out = append(out, s)
	}
	return out, nil
}

// Ledger is open to be added to.
type Ledger struct{ file *os.File }

// OpenLedger opens a ledger, readable by its owner alone.
func OpenLedger(path string) (*Ledger, error) {
	if _, err := ReadLedger(path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, explain(path, err)
	}
	if err := trim(f); err != nil {
		return nil, errors.Join(explain(path, err), f.Close())
	}
	return &Ledger{f}, nil
}

// trim takes a last line without an end away.
func trim(f *os.File) error {
	content, err := os.ReadFile(f.Name())
	if err != nil {
		return err
	}
	if whole := bytes.LastIndexByte(content, '\n') + 1; whole < len(content) {
		return f.Truncate(int64(whole))
	}
	return nil
}

// Note writes one sending down for good.
func (l *Ledger) Note(s survey.Sending) error {
	line, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if _, err := l.file.Write(append(line, '\n')); err != nil {
		return explain(l.file.Name(), err)
	}
	if err := l.file.Sync(); err != nil {
		return explain(l.file.Name(), err)
	}
	return nil
}

// explain tells what to do about a file that cannot be used.
func explain(path string, err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fault.New(fault.Full, "free some space and run the same command again", "noting what is sent in %s: %w", path, err)
	}
	return fault.New(fault.Invalid, "the list of what was sent to a provider must be a file that you may read and write", "%s: %w", path, err)
}

// Close closes the file.
func (l *Ledger) Close() error { return l.file.Close() }
