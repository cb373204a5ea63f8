package analysis

import (
	"cmp"
	"time"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/people"
	"canvass/internal/survey"
)

// Who is who is who, and no more: a few dozen bytes a response.
type Who struct {
	Project   survey.Project
	Responses []Known       // as Findings.Cases
	Ask       []people.Pair // as Findings.Ask
	Linking   people.Facts  // as Findings.Linking
	roll      *people.Roll
	ties      []people.Tie
	found     *Findings // where attendance lists needed all of them; else nil
}

// Known is what a response's person is known by.
type Known struct {
	earliest int32 // the person's first record
	tie      int32 // index into Who.ties plus one; 0 for the first record
	several  bool  // the person has more than one record
}

// WhoIsWho links a project's inputs as Analyse does, and keeps nothing else of them.
// Attendance lists are joined by what was registered: a project that has any is
// analysed as far as that takes.
func WhoIsWho(p survey.Project, inputs []Input, decisions []survey.Decision) (*Who, error) {
	a, err := newAnalyst(p, decisions, Needs{}) // an unusable codebook is an error everywhere
	if err != nil {
		return nil, err
	}
	n, lists := 0, false
	for i, in := range inputs {
		n += in.Expected
		lists = lists || p.Sources[i].Role == survey.Attendance
	}
	a.roll = people.NewRoll(n)
	a.roll.Unnamed()
	ordered := !lists
	for i := 0; i < len(inputs) && ordered; i++ {
		if ordered, err = a.enrol(i, inputs[i]); err != nil {
			return nil, err
		}
	}
	if !ordered {
		return found(Analyse(p, inputs, decisions, Needs{}))
	}
	return a.who(), nil
}

// found is who is who of findings.
func found(f *Findings, err error) (*Who, error) {
	if err != nil {
		return nil, err
	}
	return &Who{Project: f.Project, Responses: make([]Known, len(f.Cases)), Ask: f.Ask, Linking: f.Linking, found: f}, nil
}

// enrol notes the senders of one source's responses. It reports false, and stops,
// where those do not come in the order of Findings.Cases.
func (a *analyst) enrol(i int, in Input) (ordered bool, err error) {
	s := a.findings.Project.Sources[i]
	reader, verified := answers.NewReader(survey.Bind(s, in.Forms, in.Pins), a.findings.Project.Principles), answers.Verified(in.Forms)
	last, lastID := time.Time{}, ""
	first := true
	for v, err := range in.Current {
		if err != nil {
			return false, err
		}
		if !first && cmp.Or(last.Compare(v.Submitted), cmp.Compare(lastID, v.ID)) > 0 {
			return false, nil
		}
		first, last, lastID = false, v.Submitted, v.ID
		record := reader.Sender(v, verified)
		a.roll.Add(&record)
	}
	if s.Role != survey.Registration {
		return true, nil
	}
	return true, a.gone(i, in, reader, verified)
}

// gone adds registrations that disappeared, as far as linking needs them.
func (a *analyst) gone(i int, in Input, reader *answers.Reader, verified bool) error {
	for v, err := range in.History {
		if err != nil {
			return err
		}
		if v.GoneIn != 0 {
			said := reader.Read(v)
			a.depart(departed{key: caseKey{i, v.ID}, record: reader.Record(&v.Response, &said, verified)})
		}
	}
	return nil
}

// who links what was enrolled.
func (a *analyst) who() *Who {
	w := &Who{Project: a.findings.Project, roll: a.roll}
	n := a.roll.Len()
	for i := range a.departed {
		a.roll.Add(&a.departed[i].record)
	}
	result := people.Link(a.roll, a.decisions)
	w.Responses, w.Linking = make([]Known, n), result.Facts
	for i := range result.Persons {
		p := &result.Persons[i]
		for k, m := range p.Members {
			if m >= n {
				continue
			}
			known := Known{earliest: int32(p.Members[0]), several: len(p.Members) > 1} // fewer than records
			if k > 0 {
				w.ties = append(w.ties, p.Ties[k-1])
				known.tie = int32(len(w.ties)) // as above
			}
			w.Responses[m] = known
		}
	}
	for _, q := range result.Ask {
		if max(q.A, q.B) < n {
			w.Ask = append(w.Ask, q)
		}
	}
	return w
}

// Ref is a response's name.
func (w *Who) Ref(i int) survey.Ref {
	if w.found != nil {
		c := &w.found.Cases[i]
		return survey.Ref{Source: w.Project.Sources[c.Source].Name, Response: c.ID}
	}
	return survey.Ref{Source: w.roll.Source(i), Response: w.roll.ID(i)}
}

// PersonID is the id of a response's person.
func (w *Who) PersonID(i int) string {
	if w.found != nil {
		return w.found.People[w.found.Cases[i].Person].ID
	}
	return w.roll.PersonID(int(w.Responses[i].earliest))
}

// Evidence is what gives a response to its person, and how sure that is.
func (w *Who) Evidence(i int) (people.Rule, float64) {
	tie, tied := w.Tie(i)
	switch {
	case w.found != nil && tied:
		return w.found.Cases[i].Rule, tie.Probability
	case w.found != nil:
		return w.found.Cases[i].Rule, 1
	case tied:
		return tie.Rule, tie.Probability
	case w.Responses[i].several:
		return people.Earliest, 1
	}
	return people.Single, 1
}

// Tie is what links a response to an earlier one of its person, whose index To is, -1
// for one that is gone; false for a person's first.
func (w *Who) Tie(i int) (people.Tie, bool) {
	if w.found != nil {
		return w.found.TieOf(&w.found.Cases[i])
	}
	if w.Responses[i].tie == 0 {
		return people.Tie{}, false
	}
	tie := w.ties[w.Responses[i].tie-1]
	if tie.To >= len(w.Responses) {
		tie.To = -1
	}
	return tie, true
}
