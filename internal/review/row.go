package review

import (
	"context"
	"slices"
	"time"

	"canvass/internal/analysis/answers"
	"canvass/internal/survey"
)

// Row returns a decision as a row of Columns, which Take reads as this decision again.
func Row(d Listed) []string {
	c := Claim{
		Kind: string(d.Kind), Source: d.Source, Response: d.Response, Question: d.Question, Principle: d.Principle, Theme: d.Theme, OtherSource: d.Other.Source, Other: d.Other.Response,
		Decision: string(d.Verdict), Reviewer: d.Reviewer, Note: d.Note, At: d.At.UTC().Format(time.RFC3339Nano), TextHash: d.TextHash,
	}
	if d.Kind == survey.KindStance {
		c.Theme, c.Stance = "", d.Theme
	}
	if d.Verdict == survey.VerdictNone {
		c.Decision = "none"
	}
	row := make([]string, 0, len(columns))
	for _, column := range columns {
		row = append(row, *column.cell(&c))
	}
	return row
}

// verbatim reports whether a row is, part for part, a decision that was noted: it is
// known, whatever has become of the response since.
func (d *Desk) verbatim(c Claim) bool {
	at, err := time.Parse(time.RFC3339Nano, c.At)
	if err != nil {
		return false
	}
	as := survey.Decision{
		Kind: survey.DecisionKind(c.Kind), Source: c.Source, Response: c.Response, Question: c.Question, Theme: c.Theme, Other: survey.Ref{Source: c.OtherSource, Response: c.Other},
		Verdict: survey.Verdict(c.Decision), Reviewer: c.Reviewer, Note: c.Note, At: at, TextHash: c.TextHash,
	}
	if as.Kind == survey.KindStance {
		as.Theme = c.Stance
	}
	if c.Decision == "none" {
		as.Verdict = survey.VerdictNone
	}
	return d.noted[d.said(&as)]
}

// State is what becomes of a decision.
type State string

// The states.
const (
	Holds     State = "holds"
	Undecided State = "undecided" // nothing is decided: it takes earlier ones back, or its reviewer was unsure
	Replaced  State = "replaced"  // by a later decision on the same subject
	Overruled State = "overruled" // a link that later ones on other pairs contradict: it locks nothing
	Stale     State = "stale"     // the text has changed since: it locks nothing
	Lost      State = "lost"      // its response, text or theme is not there any more
)

// Listed is a decision with what can be said of it now.
type Listed struct {
	survey.Decision
	Principle string // of the text, as in Claim; "" when the text is not there
	State     State
}

// List returns every decision with its state, the earliest first.
func (d *Desk) List(ctx context.Context) ([]Listed, error) {
	holding := map[survey.Decision]bool{}
	for _, h := range survey.Holding(d.past) {
		holding[h] = true
	}
	latest := map[survey.Decision]int{}
	for i, p := range d.past {
		latest[p.Subject()] = i
	}
	gaveWay := map[survey.Decision]bool{}
	for _, o := range survey.Overruled(d.past) {
		gaveWay[o] = true
	}
	all := make([]Listed, 0, len(d.past))
	for i, p := range d.past {
		l := Listed{Decision: p, State: Holds}
		if err := d.look(ctx, &l); err != nil {
			return nil, err
		}
		switch {
		case gaveWay[p]:
			l.State = Overruled
		case p.Verdict == survey.VerdictNone && latest[p.Subject()] == i:
			if l.State == Holds {
				l.State = Undecided
			}
		case !holding[p]:
			l.State = Replaced
		}
		all = append(all, l)
	}
	return all, nil
}

// look finds what a decision is about.
func (d *Desk) look(ctx context.Context, l *Listed) error {
	refs := []survey.Ref{{Source: l.Source, Response: l.Response}}
	switch l.Kind {
	case survey.KindProposal:
		return nil
	case survey.KindLink:
		refs = append(refs, l.Other)
	}
	for _, ref := range refs {
		i := slices.IndexFunc(d.sources, func(s source) bool { return s.Name == ref.Source })
		if i < 0 {
			l.State = Lost
			return nil
		}
		r, err := d.response(ctx, &d.sources[i], ref.Response)
		if err != nil {
			return err
		}
		if r == nil || r.gone {
			l.State = Lost
			return nil
		}
		if l.Kind != survey.KindLink {
			l.judge(r, d)
		}
	}
	return nil
}

// judge compares a decision with the text as it stands.
func (l *Listed) judge(r *response, d *Desk) {
	i := slices.IndexFunc(r.texts, func(t answers.Text) bool { return t.AnswerID == l.Question })
	switch {
	case i < 0, l.Kind == survey.KindTheme && !d.themes.Is(l.Theme):
		l.State = Lost
		return
	case survey.HashText(r.texts[i].Text) != l.TextHash:
		l.State = Stale
	}
	l.Principle = r.texts[i].Question.Name()
}
