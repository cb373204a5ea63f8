package codebook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"canvass/internal/survey"
)

// Orphan is a theme that decisions name and the codebook does not have.
type Orphan struct {
	Theme string
	Heirs []string // themes that say with "formerly" that they stand for it
	Moves int      // its decisions that heirs take over, once they are noted there: see [Migrate]
	Again int      // its other ones: they lock nothing until somebody decides again
}

// Orphans returns the themes that decisions which hold name, and the codebook does not
// have, by id. Decisions that heirs took over, or that their reviewer gave anew on one,
// do not count.
func Orphans(cb survey.Codebook, decisions []survey.Decision) []Orphan {
	known := ids(cb)
	if !slices.ContainsFunc(decisions, func(d survey.Decision) bool { return d.Kind == survey.KindTheme && !known[d.Theme] }) {
		return nil // as a rule
	}
	old, latest := Earlier(cb, decisions), current(decisions)
	moved := map[survey.Decision]bool{}
	for _, d := range Migrate(Compare(old, cb), decisions).Moved {
		moved[d.ByReviewer()] = true
	}
	var out []Orphan
	for _, t := range old.Themes {
		if known[t.ID] {
			continue
		}
		o := Orphan{Theme: t.ID, Heirs: heirs(cb, t.ID)}
		for _, d := range of(latest, t.ID) {
			switch said, moves := o.look(d, latest, moved); {
			case said:
			case moves:
				o.Moves++
			default:
				o.Again++
			}
		}
		if o.Moves+o.Again > 0 {
			out = append(out, o)
		}
	}
	return out
}

// look tells whether the reviewer of d decided on an heir, or d moves to one.
func (o Orphan) look(d survey.Decision, latest map[survey.Decision]survey.Decision, moved map[survey.Decision]bool) (said, moves bool) {
	for _, heir := range o.Heirs {
		d.Theme = heir
		_, decided := latest[d.ByReviewer()]
		said, moves = said || decided, moves || moved[d.ByReviewer()]
	}
	return said, moves
}

// Earlier returns the codebook that cb followed, as far as "formerly" and decisions tell:
// themes that they name and cb does not have, of which only ids are known, and the themes
// of cb, but not one that took the place of another: some decision on it would be older
// than one on the theme that it stands for.
func Earlier(cb survey.Codebook, decisions []survey.Decision) survey.Codebook {
	known := ids(cb)
	latest, first, gone := map[string]time.Time{}, map[string]time.Time{}, map[string]bool{}
	for i := range decisions {
		d := &decisions[i]
		if d.Kind != survey.KindTheme {
			continue
		}
		gone[d.Theme] = !known[d.Theme]
		if at, seen := latest[d.Theme]; !seen || d.At.After(at) {
			latest[d.Theme] = d.At
		}
		if at, seen := first[d.Theme]; !strings.HasPrefix(d.Note, movedFrom) && (!seen || d.At.Before(at)) {
			first[d.Theme] = d.At
		}
	}
	var old survey.Codebook
	for _, t := range cb.Themes {
		at, judged := first[t.ID]
		stayed := len(t.Formerly) == 0
		for _, id := range t.Formerly {
			gone[id] = !known[id]
			stayed = stayed || judged && at.Before(latest[id])
		}
		if stayed {
			old.Themes = append(old.Themes, t)
		}
	}
	for _, id := range sortedKeys(gone) {
		if gone[id] {
			old.Themes = append(old.Themes, survey.Theme{ID: id})
		}
	}
	return old
}

func ids(cb survey.Codebook) map[string]bool {
	known := map[string]bool{}
	for _, t := range cb.Themes {
		known[t.ID] = true
	}
	return known
}

func heirs(cb survey.Codebook, id string) []string {
	var out []string
	for _, t := range cb.Themes {
		if has(t.Formerly, id) {
			out = append(out, t.ID)
		}
	}
	return out
}

// LintDecisions returns what decisions say about the codebook: themes that they name and
// that it does not have.
func LintDecisions(cb survey.Codebook, decisions []survey.Decision) []Finding {
	var found []Finding
	for _, o := range Orphans(cb, decisions) {
		f := Finding{Rule: UnknownTheme, Level: Warning, Theme: o.Theme, Next: Rename}
		switch now := strings.Join(o.Heirs, ", "); {
		case now == "":
			f.Message = fmt.Sprintf("%s on %s lock nothing: the codebook has no theme of that id", count(o.Again), o.Theme)
		case o.Moves > 0:
			f.Message = fmt.Sprintf("%s on %s lock nothing until they are noted on what is now %s", count(o.Moves+o.Again), o.Theme, now)
			f.Next = MoveThem
		default:
			f.Level, f.Next = Note, "judge these texts again, or leave them to the machine"
			f.Message = fmt.Sprintf("%s on %s lock nothing: what they say of %s only a person can tell", count(o.Again), o.Theme, now)
		}
		found = append(found, f)
	}
	return found
}

// What to do about an [Orphan] without heirs, and about one whose decisions move.
const (
	Rename   = "if a theme of the codebook stands for it, write `formerly: [its id]` there, then `report codebook --moved`; `report decisions --state lost` lists what was decided"
	MoveThem = "`report codebook --moved --format csv > moved.csv` writes them, `report review moved.csv` notes them"
)

func count(n int) string {
	if n == 1 {
		return "1 decision"
	}
	return fmt.Sprintf("%d decisions", n)
}
