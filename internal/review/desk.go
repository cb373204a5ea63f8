package review

import (
	"context"
	"time"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/codebook"
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
	themes  codebook.Names
	found   map[survey.Ref]*response

	past     []survey.Decision
	numbers  survey.Numbers
	people   map[string]int             // numbers of reviewers by their names as they stand
	keys     map[string]int             // and by their keys
	standing []*survey.Decision         // the latest of past, by number of the subject; nil: there is none
	last     map[voice]*survey.Decision // the latest of a reviewer
	noted    map[noted]bool
	lately   lately
}

// voice is a subject as one reviewer judges it: [survey.Decision.ByReviewer], in numbers.
type voice struct{ subject, reviewer int }

// noted is all that a decision says, but for the order of noting.
type noted struct {
	subject                       int
	theme, reviewer, note, hashed string
	verdict                       survey.Verdict
	at                            time.Time
}

func (d *Desk) voice(x *survey.Decision) voice {
	reviewer, known := d.people[x.Reviewer]
	if !known {
		key := survey.ReviewerKey(x.Reviewer)
		if reviewer, known = d.keys[key]; !known {
			reviewer = len(d.keys)
			d.keys[key] = reviewer
		}
		d.people[x.Reviewer] = reviewer
	}
	return voice{d.numbers.Of(x), reviewer}
}

func (d *Desk) said(x *survey.Decision) noted {
	return noted{d.numbers.Of(x), x.Theme, x.Reviewer, x.Note, x.TextHash, x.Verdict, x.At.UTC()}
}

// before is what was decided last on a subject; nil: nothing was.
func (d *Desk) before(subject int) *survey.Decision {
	if subject < len(d.standing) {
		return d.standing[subject]
	}
	return nil
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
		project: p, records: r, themes: codebook.NamesOf(p.Codebook), found: map[survey.Ref]*response{},
		people: map[string]int{}, keys: map[string]int{}, last: map[voice]*survey.Decision{}, noted: map[noted]bool{},
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
	for i := range d.past {
		p := &d.past[i]
		v := d.voice(p)
		if v.subject == len(d.standing) {
			d.standing = append(d.standing, nil)
		}
		d.standing[v.subject], d.last[v], d.noted[d.said(p)] = p, p, true
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
