package emulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"

	"canvass/internal/emulator/wire"
)

// parseFaults reads one fault, a list, or {"faults": [...]}.
func parseFaults(raw []byte) ([]Fault, error) {
	var list []Fault
	if !json.Valid(raw) {
		return nil, json.Unmarshal(raw, &list)
	}
	if inner := wire.Member(raw, "faults"); inner != nil {
		raw = inner
	}
	if raw = bytes.TrimSpace(raw); raw[0] != '[' {
		raw = slices.Concat([]byte("["), raw, []byte("]"))
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&list); err != nil {
		return nil, err
	}
	for i, f := range list {
		if err := f.check(); err != nil {
			return nil, fmt.Errorf("fault %d: %w", i+1, err)
		}
	}
	return list, nil
}

func (f Fault) check() error {
	_, badPattern := path.Match(f.Path, "")
	switch {
	case !slices.Contains(kinds, f.Kind):
		return fmt.Errorf("unknown kind %q", f.Kind)
	case f.Kind == KindStatus && f.Status == 0:
		return errors.New("kind status without a status")
	case f.Status != 0 && (f.Status < 200 || f.Status > 599):
		return fmt.Errorf("status %d is not one", f.Status)
	case badPattern != nil:
		return fmt.Errorf("path %q: %w", f.Path, badPattern)
	}
	return nil
}
