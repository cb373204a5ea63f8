package review

import (
	"context"
	"slices"
	"strings"

	"canvass/internal/analysis/answers"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// candidate is a text that a row may speak of.
type candidate struct {
	source string
	answers.Text
}

// lately is what the row before spoke of: rows on one text mostly follow each other.
type lately struct {
	source, response, question, principle string // as the row has them
	found                                 candidate
	hash                                  string
}

// text finds the one text that a row speaks of, and whether it is another one by now.
func (d *Desk) text(ctx context.Context, c Claim, into *survey.Decision) (stale bool, err error) {
	l := &d.lately
	if l.hash == "" || l.response != c.Response || l.source != c.Source || l.question != c.Question || l.principle != c.Principle {
		one, err := d.search(ctx, c)
		if err != nil {
			return false, err
		}
		*l = lately{c.Source, c.Response, c.Question, c.Principle, one, survey.HashText(one.Text.Text)}
	}
	into.Source, into.Response, into.Question, into.TextHash = l.found.source, c.Response, l.found.AnswerID, l.hash
	if c.TextHash == "" && c.Text != "" && !shows(c.Text, l.found.Text.Text) {
		return false, refuse("stale: the text of %q has changed since it was judged, or the row shows another one; read it as it stands now (`report next`, `report excel`) and decide again", c.Response)
	}
	if c.TextHash != "" && c.TextHash != into.TextHash {
		into.TextHash, stale = c.TextHash, true
	}
	return stale, nil
}

// search looks through all texts of a response for the one that a row speaks of.
func (d *Desk) search(ctx context.Context, c Claim) (candidate, error) {
	sources, err := d.holders(ctx, c.Source, c.Response)
	if err != nil {
		return candidate{}, err
	}
	var all, fit []candidate
	for _, s := range sources {
		r, err := d.response(ctx, s, c.Response)
		if err != nil {
			return candidate{}, err
		}
		for _, t := range r.texts {
			one := candidate{s.Name, t}
			all = append(all, one)
			if s.fits(c, t) {
				fit = append(fit, one)
			}
		}
	}
	if len(fit) != 1 {
		return candidate{}, astray(c, all, fit)
	}
	return fit[0], nil
}

// fits reports whether a row can speak of a text.
func (s *source) fits(c Claim, t answers.Text) bool {
	if c.Question != "" && c.Question != t.AnswerID && s.titles[c.Question] != t.AnswerID {
		return false
	}
	return c.Principle == "" || text.Fold(c.Principle) == text.Fold(t.Question.Name())
}

// astray says why not exactly one text fits.
func astray(c Claim, all, fit []candidate) error {
	if len(all) == 0 {
		return refuse("response %q has no text", c.Response)
	}
	if len(fit) == 0 {
		var on []string
		for _, t := range all {
			if n := t.Question.Name(); !slices.Contains(on, n) {
				on = append(on, n)
			}
		}
		return refuse("response %q has no such text; it has one on %s", c.Response, strings.Join(on, ", "))
	}
	for _, t := range fit[1:] {
		if t.source != fit[0].source {
			return refuse("response %q is in the sources %s and %s: name one in a column source", c.Response, fit[0].source, t.source)
		}
	}
	var ids []string
	for _, t := range fit {
		ids = append(ids, t.AnswerID)
	}
	return refuse("response %q has %d texts that fit: name a principle, or one of %s in a column question", c.Response, len(fit), strings.Join(ids, ", "))
}

// holders returns the sources that hold a response of that id: the one named, or all
// that do.
func (d *Desk) holders(ctx context.Context, name, id string) ([]*source, error) {
	if id == "" {
		return nil, refuse("it names no response")
	}
	var found []*source
	gone, configured := false, name == ""
	for i := range d.sources {
		s := &d.sources[i]
		if name != "" && s.Name != name {
			continue
		}
		configured = true
		r, err := d.response(ctx, s, id)
		if err != nil {
			return nil, err
		}
		if r != nil && !r.gone {
			found = append(found, s)
		}
		gone = gone || r != nil && r.gone
	}
	switch {
	case len(found) > 0:
		return found, nil
	case !configured:
		var known []string
		for _, s := range d.sources {
			known = append(known, s.Name)
		}
		return nil, refuse("there is no source %q%s", echo(name), suggestion(name, known))
	case gone:
		return nil, refuse("response %q is gone from its form", id)
	}
	return nil, refuse("there is no response %q", echo(id))
}

// ids drops blanks around ids that no response has with them: spreadsheets add some.
func (d *Desk) ids(ctx context.Context, c Claim) (Claim, error) {
	for _, id := range []*string{&c.Response, &c.Other} {
		trimmed := strings.TrimSpace(*id)
		if trimmed == *id {
			continue
		}
		known := false
		for i := range d.sources {
			r, err := d.response(ctx, &d.sources[i], *id)
			if err != nil {
				return c, err
			}
			known = known || r != nil
		}
		if !known {
			*id = trimmed
		}
	}
	return c, nil
}

// link finds the two responses that a row speaks of.
func (d *Desk) link(ctx context.Context, c Claim, into *survey.Decision) error {
	one, err := d.single(ctx, c.Source, c.Response, "source")
	if err != nil {
		return err
	}
	other, err := d.single(ctx, c.OtherSource, c.Other, "other_source")
	if err != nil {
		return err
	}
	if one == other {
		return refuse("it compares response %q with itself", c.Response)
	}
	if one.Source > other.Source || one.Source == other.Source && one.Response > other.Response {
		one, other = other, one
	}
	into.Source, into.Response, into.Other = one.Source, one.Response, other
	return nil
}

func (d *Desk) single(ctx context.Context, name, id, column string) (survey.Ref, error) {
	sources, err := d.holders(ctx, name, id)
	if err != nil {
		return survey.Ref{}, err
	}
	if len(sources) > 1 {
		return survey.Ref{}, refuse("response %q is in the sources %s and %s: name one in a column %s", id, sources[0].Name, sources[1].Name, column)
	}
	return survey.Ref{Source: sources[0].Name, Response: id}, nil
}
