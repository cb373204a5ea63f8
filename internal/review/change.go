package review

import (
	"fmt"
	"time"

	"canvass/internal/survey"
)

// Change is what one decision changes.
type Change struct {
	Where string    `json:"where"`
	About string    `json:"about"` // what was judged: "F3, P1, theme time"
	Who   string    `json:"who"`
	At    time.Time `json:"at"`
	Old   string    `json:"old"` // what held before, and whose word it was; "" nothing
	New   string    `json:"new"`
}

// change tells what a decision changes; before is nil where nothing was said.
func (d *Desk) change(e *entry, before *survey.Decision) Change {
	c := Change{Where: e.where, About: d.about(&e.Decision), Who: who(&e.Decision), At: e.At, New: said(&e.Decision)}
	if e.doubt {
		c.New = "unsure"
	}
	if before != nil && before.Verdict != survey.VerdictNone {
		c.Old = fmt.Sprintf("%s (%s)", said(before), who(before))
	}
	return c
}

func (d *Desk) about(x *survey.Decision) string {
	switch x.Kind {
	case survey.KindProposal:
		return fmt.Sprintf("proposal %s", x.Theme)
	case survey.KindLink:
		return fmt.Sprintf("%s and %s", x.Response, x.Other.Response)
	}
	s := x.Response
	if r := d.found[survey.Ref{Source: x.Source, Response: x.Response}]; r != nil {
		for _, t := range r.texts {
			if t.AnswerID == x.Question {
				s += ", " + t.Question.Name()
				break
			}
		}
	}
	s += ", " + string(x.Kind)
	if x.Kind == survey.KindTheme {
		s += " " + x.Theme
	}
	return s
}
