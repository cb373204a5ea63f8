package store

import (
	"errors"

	"canvass/internal/survey"
)

func (w *writing) pins(source string, pins []survey.Pin) error {
	for _, p := range pins {
		if p.Source != source {
			return errors.New("a pin is of another source")
		}
		if err := checkText(p.Question, p.ID); err != nil {
			return err
		}
		err := w.exec(`INSERT INTO pins (source, question, id, run) VALUES (?, ?, ?, ?)
			ON CONFLICT (source, question) DO UPDATE SET id = excluded.id, run = excluded.run WHERE id <> excluded.id`,
			p.Source, p.Question, p.ID, w.id)
		if err != nil {
			return err
		}
	}
	return nil
}

// quarantined writes documents that are not there yet.
func (w *writing) quarantined(source string, documents []survey.Quarantined) error {
	for _, q := range documents {
		if err := checkText(q.ID, q.Reason); err != nil {
			return err
		}
		raw := q.Raw
		if raw == nil {
			raw = []byte{}
		}
		content := append([]byte(q.ID+"\x00"+q.Reason+"\x00"), raw...)
		sum := hashOf(content)
		err := w.exec(`INSERT INTO quarantined (source, run, id, reason, hash, raw) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (source, hash) DO NOTHING`, source, w.id, q.ID, q.Reason, sum[:], raw)
		if err != nil {
			return err
		}
	}
	return nil
}

// result writes the run's record of one source.
func (w *writing) result(position int, r survey.SourceRun) error {
	if err := checkText(r.Source, r.Error); err != nil {
		return err
	}
	warnings, err := encodeTexts(r.Warnings)
	if err != nil {
		return err
	}
	var since []byte
	if !r.Since.IsZero() {
		if since, err = appendInstant(nil, r.Since); err != nil {
			return err
		}
	}
	return w.exec(`INSERT INTO source_runs (run, position, source, skipped, complete, fetched, new, changed, same, gone,
		quarantined, cleaned, error, warnings, since, line_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		w.id, position, r.Source, r.Skipped, r.Complete, r.Fetched, r.New, r.Changed, r.Same, r.Gone,
		r.Quarantined, r.Cleaned, r.Error, string(warnings), string(since), r.LineEnd)
}
