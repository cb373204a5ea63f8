package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"canvass/internal/survey"
)

// appendForm appends a form's content as canonical JSON: sorted members, empty ones
// left out. Source and Revision are columns; a new Revision alone is no new content.
func appendForm(b []byte, f survey.Form) ([]byte, error) {
	e := encoder{b: append(b, '{')}
	e.member("email", string(f.Email))
	e.member("id", f.ID)
	if len(f.Questions) > 0 {
		e.name("questions")
		e.b = append(e.b, '[')
		for i, q := range f.Questions {
			if i > 0 {
				e.b = append(e.b, ',')
			}
			e.question(q)
		}
		e.b = append(e.b, ']')
	}
	e.flag("quiz", f.Quiz)
	e.member("title", f.Title)
	e.b = append(e.b, '}')
	return e.b, e.err
}

func (e *encoder) question(q survey.Question) {
	e.b = append(e.b, '{')
	e.figure("high", float64(q.High))
	e.member("high_label", q.HighLabel)
	e.member("id", q.ID)
	e.member("kind", string(q.Kind))
	e.figure("low", float64(q.Low))
	e.member("low_label", q.LowLabel)
	e.member("native", q.Native)
	if len(q.Options) > 0 {
		e.name("options")
		e.texts(q.Options)
	}
	e.flag("other", q.Other)
	e.figure("points", q.Points)
	e.flag("required", q.Required)
	e.member("title", q.Title)
	e.b = append(e.b, '}')
}

// storedForm reads what appendForm wrote.
type storedForm struct {
	ID        string                 `json:"id"`
	Title     string                 `json:"title"`
	Email     survey.EmailCollection `json:"email"`
	Quiz      bool                   `json:"quiz"`
	Questions []storedQuestion       `json:"questions"`
}

// storedQuestion has survey.Question's fields, so that one converts to the other.
type storedQuestion struct {
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Kind      survey.Kind `json:"kind"`
	Required  bool        `json:"required"`
	Options   []string    `json:"options"`
	Other     bool        `json:"other"`
	Low       int         `json:"low"`
	High      int         `json:"high"`
	LowLabel  string      `json:"low_label"`
	HighLabel string      `json:"high_label"`
	Points    float64     `json:"points"`
	Native    string      `json:"native"`
}

func decodeForm(source, revision string, body []byte) (survey.Form, error) {
	var s storedForm
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return survey.Form{}, errBody
	}
	f := survey.Form{Source: source, ID: s.ID, Title: s.Title, Revision: revision, Email: s.Email, Quiz: s.Quiz}
	for _, q := range s.Questions {
		f.Questions = append(f.Questions, survey.Question(q))
	}
	return f, nil
}

// form stores a revision if it says something new.
func (w *writing) form(source string, f survey.Form) error {
	if f.Source != source {
		return errors.New("the form is of another source")
	}
	if err := checkText(f.Revision); err != nil {
		return err
	}
	body, err := appendForm(nil, f)
	if err != nil {
		return err
	}
	sum := hashOf(body)
	var newest []byte
	err = w.tx.QueryRowContext(w.ctx, "SELECT hash FROM forms WHERE source = ? ORDER BY key DESC LIMIT 1", source).Scan(&newest)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if bytes.Equal(newest, sum[:]) {
		return nil
	}
	return w.exec("INSERT INTO forms (source, run, revision, hash, body) VALUES (?, ?, ?, ?, ?)",
		source, w.id, f.Revision, sum[:], string(body))
}

// querier is a database, a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// readForms reads a source's form revisions, newest first.
func readForms(ctx context.Context, db querier, source string) ([]survey.Form, error) {
	rows, err := db.QueryContext(ctx, "SELECT revision, body, run, started FROM forms JOIN runs ON runs.id = run WHERE source = ? ORDER BY key DESC", source)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var forms []survey.Form
	for rows.Next() {
		var revision, body, started string
		var run int64
		if err := rows.Scan(&revision, &body, &run, &started); err != nil {
			return nil, err
		}
		f, err := decodeForm(source, revision, []byte(body))
		if err != nil {
			return nil, err
		}
		f.Run = run
		if f.Seen, err = parseInstant(started); err != nil {
			return nil, err
		}
		forms = append(forms, f)
	}
	return forms, rows.Err()
}

// readPins reads pins, sorted; where narrows them down.
func readPins(ctx context.Context, db querier, where string, args ...any) ([]survey.Pin, error) {
	rows, err := db.QueryContext(ctx, "SELECT source, question, id FROM pins "+where+" ORDER BY source, question", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var pins []survey.Pin
	for rows.Next() {
		var p survey.Pin
		if err := rows.Scan(&p.Source, &p.Question, &p.ID); err != nil {
			return nil, err
		}
		pins = append(pins, p)
	}
	return pins, rows.Err()
}
