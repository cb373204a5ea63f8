package codebook

import (
	"slices"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// wishFor begins the part of a decision's note that asks for a new theme.
const wishFor = "new theme: "

// Wish is how a note says that somebody asks for a theme that is not there yet: what it
// could be called, without semicolons.
func Wish(name string) string { return wishFor + name }

// wishesOf returns the names that a note asks for; they stand at its beginning.
func wishesOf(note string) []string {
	var names []string
	for {
		rest, found := strings.CutPrefix(note, wishFor)
		if !found {
			return names
		}
		name, rest, _ := strings.Cut(rest, "; ")
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
		note = rest
	}
}

// Asked is a theme that people asked for while they judged texts.
type Asked struct {
	Name  string // as one of them writes it
	Texts int    // on which decisions that hold ask for it
	Theme string // the theme that is called so by now; "" none
	Moves int    // decisions yes on Theme, to be noted: see [Migrate]
	moved []survey.Decision
}

// AskedFor lists the themes that decisions ask for, those of most texts first. Where the
// codebook has a theme of that name by now, what was asked for can be noted there, each as
// its reviewer's, unless the reviewer decided on that theme and text already.
func AskedFor(cb survey.Codebook, decisions []survey.Decision) []Asked {
	if !slices.ContainsFunc(decisions, func(d survey.Decision) bool { return strings.HasPrefix(d.Note, wishFor) }) {
		return nil // as a rule
	}
	latest, called := current(decisions), NamesOf(cb)
	var asking []survey.Decision
	for _, d := range latest {
		if len(wishesOf(d.Note)) > 0 {
			asking = append(asking, d)
		}
	}
	sortDecisions(asking)
	var out []Asked
	at, texts := map[string]int{}, map[string]map[survey.Decision]bool{}
	for _, d := range asking {
		for _, name := range wishesOf(d.Note) {
			key := text.Fold(name)
			i, known := at[key]
			if !known {
				i = len(out)
				at[key], texts[key] = i, map[survey.Decision]bool{}
				a := Asked{Name: name}
				if ids := called.Called(name); len(ids) == 1 {
					a.Theme = ids[0]
				}
				out = append(out, a)
			}
			texts[key][survey.Decision{Source: d.Source, Response: d.Response, Question: d.Question}] = true
			out[i].Texts = len(texts[key])
			out[i].grant(d, latest)
		}
	}
	slices.SortStableFunc(out, func(a, b Asked) int { return b.Texts - a.Texts })
	return out
}

// grant makes a yes of what a decision asks for, unless its reviewer decided there already.
func (a *Asked) grant(d survey.Decision, latest map[survey.Decision]survey.Decision) {
	if a.Theme == "" {
		return
	}
	d.Theme, d.Verdict, d.Seq, d.Note = a.Theme, survey.VerdictYes, 0, "asked for as "+a.Name
	if _, decided := latest[d.ByReviewer()]; decided {
		return
	}
	if slices.ContainsFunc(a.moved, func(m survey.Decision) bool { return m.ByReviewer() == d.ByReviewer() }) {
		return
	}
	a.Moves++
	a.moved = append(a.moved, d)
}

// Granted are the decisions that note what was asked for on the themes that are there now.
func Granted(asked []Asked) []survey.Decision {
	var out []survey.Decision
	for _, a := range asked {
		out = append(out, a.moved...)
	}
	sortDecisions(out)
	return out
}
