package codebook

import (
	"cmp"
	"slices"

	"canvass/internal/survey"
)

// Migration is what becomes of decisions on themes when the codebook changes.
type Migration struct {
	Moved []survey.Decision // to be noted as new decisions on the new themes
	Again []survey.Decision // on the old themes: a person must decide anew
}

// Migrate moves decisions on themes that changed their id. Of a renamed theme all
// move. Of merged themes a yes on any is a yes, and a no moves where every one of
// them was refused. Of a theme that was split a no holds for each part, and a yes
// must be given again. What a person already decided on a new theme stays. Decisions
// of one reviewer move as that reviewer's, with a note saying where from.
func Migrate(changes []Change, decisions []survey.Decision) Migration {
	var m Migration
	latest := current(decisions)
	for _, c := range changes {
		switch c.Kind {
		case Renamed, Merged:
			for _, d := range votes(latest, c) {
				m.add(latest, d, c.To[0])
			}
		case Split:
			for _, d := range of(latest, c.From[0]) {
				if d.Verdict == survey.VerdictYes && !has(c.To, c.From[0]) {
					m.Again = append(m.Again, d)
					continue
				}
				for _, to := range c.To {
					if d.Verdict == survey.VerdictNo && to != c.From[0] {
						m.add(latest, d, to)
					}
				}
			}
		case Removed:
			m.Again = append(m.Again, of(latest, c.From[0])...)
		}
	}
	sortDecisions(m.Moved)
	sortDecisions(m.Again)
	return m
}

// add moves one decision, unless its text is decided on there already.
func (m *Migration) add(latest map[survey.Decision]survey.Decision, d survey.Decision, to string) {
	from := d.Theme
	d.Theme = to
	if _, decided := latest[d.ByReviewer()]; decided || from == to {
		return
	}
	d.Seq, d.Note = 0, movedFrom+from
	m.Moved = append(m.Moved, d)
}

// movedFrom begins the note of a decision that moved.
const movedFrom = "moved from theme "

// current keeps of each reviewer and subject what holds: the latest, unless it
// takes an earlier one back.
func current(decisions []survey.Decision) map[survey.Decision]survey.Decision {
	latest := map[survey.Decision]survey.Decision{}
	for _, d := range decisions {
		if d.Kind != survey.KindTheme {
			continue
		}
		if before, ok := latest[d.ByReviewer()]; !ok || !later(before, d) {
			latest[d.ByReviewer()] = d
		}
	}
	for k, d := range latest {
		if d.Verdict == survey.VerdictNone {
			delete(latest, k)
		}
	}
	return latest
}

// later reports whether a was noted after b: by time, then by order of noting, as the
// store orders them.
func later(a, b survey.Decision) bool {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Seq, b.Seq)) > 0
}

// of lists the decisions on a theme.
func of(latest map[survey.Decision]survey.Decision, theme string) []survey.Decision {
	var out []survey.Decision
	for _, d := range latest {
		if d.Theme == theme {
			out = append(out, d)
		}
	}
	sortDecisions(out)
	return out
}

// votes returns one decision a text and reviewer from those on the themes of a change.
func votes(latest map[survey.Decision]survey.Decision, c Change) []survey.Decision {
	type tally struct {
		yes, no []survey.Decision
	}
	texts := map[survey.Decision]*tally{}
	for _, from := range c.From {
		for _, d := range of(latest, from) {
			key := d.ByReviewer()
			key.Theme = ""
			if texts[key] == nil {
				texts[key] = &tally{}
			}
			if d.Verdict == survey.VerdictYes {
				texts[key].yes = append(texts[key].yes, d)
			} else {
				texts[key].no = append(texts[key].no, d)
			}
		}
	}
	var out []survey.Decision
	for _, t := range texts {
		switch {
		case len(t.yes) > 0:
			out = append(out, t.yes[0])
		case len(t.no) == len(c.From):
			out = append(out, t.no[0])
		}
	}
	sortDecisions(out)
	return out
}

func sortDecisions(list []survey.Decision) {
	slices.SortFunc(list, func(a, b survey.Decision) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Response, b.Response), cmp.Compare(a.Question, b.Question),
			cmp.Compare(a.Theme, b.Theme), cmp.Compare(a.Reviewer, b.Reviewer), a.At.Compare(b.At), cmp.Compare(a.Seq, b.Seq))
	})
}
