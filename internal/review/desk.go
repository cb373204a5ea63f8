package review

import (
	"context"

	"canvass/internal/analysis/answers"
	"canvass/internal/survey"
)

// Records is the state of the store that rows are held against.
type Records interface {
	Forms(ctx context.Context, source string) ([]survey.Form, error)
	Pins(ctx context.Context) ([]survey.Pin, error)
	Latest(ctx context.Context, source, id string) (survey.Version, bool, error)
	Decisions(ctx context.Context) ([]survey.Decision, error)
}

// Desk is where rows are judged: a project and one state of its store.
type Desk struct {
	project survey.Project
	records Records
	sources []source
	themes  map[string]string // ids by what people may call them
	found   map[survey.Ref]*response

	past     []survey.Decision
	standing map[survey.Decision]survey.Decision // the latest, by Subject
	last     map[survey.Decision]survey.Decision // the latest, by ByReviewer
	noted    map[survey.Decision]bool
}

// source is a configured source and how it is read.
type source struct {
	survey.Source
	reader *answers.Reader
	titles map[string]string // question ids by title as configured
}

// response is what the store knows of a response that rows speak of; nil: nothing.
type response struct {
	gone  bool
	texts []answers.Text
}

// New returns a desk.
func New(ctx context.Context, p survey.Project, r Records) (*Desk, error) {
	d := &Desk{
		project: p, records: r, themes: themeNames(p.Codebook), found: map[survey.Ref]*response{},
		standing: map[survey.Decision]survey.Decision{}, last: map[survey.Decision]survey.Decision{}, noted: map[survey.Decision]bool{},
	}
	pins, err := r.Pins(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range p.Sources {
		forms, err := r.Forms(ctx, s.Name)
		if err != nil {
			return nil, err
		}
		b := survey.Bind(s, forms, pins)
		one := source{Source: s, reader: answers.NewReader(b, p.Principles), titles: map[string]string{}}
		for id, m := range b.Meanings {
			one.titles[m.Question] = id
		}
		d.sources = append(d.sources, one)
	}
	if d.past, err = r.Decisions(ctx); err != nil {
		return nil, err
	}
	for _, p := range d.past {
		d.standing[p.Subject()], d.last[p.ByReviewer()] = p, p
		d.noted[withoutOrder(p)] = true
	}
	return d, nil
}

// response looks a response up, once.
func (d *Desk) response(ctx context.Context, s *source, id string) (*response, error) {
	ref := survey.Ref{Source: s.Name, Response: id}
	if r, known := d.found[ref]; known {
		return r, nil
	}
	v, ok, err := d.records.Latest(ctx, s.Name, id)
	if err != nil {
		return nil, err
	}
	var r *response
	if ok {
		r = &response{gone: v.GoneIn > 0, texts: s.reader.Read(v).Texts}
	}
	d.found[ref] = r
	return r, nil
}
