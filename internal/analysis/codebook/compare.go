package codebook

import (
	"fmt"
	"slices"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// ChangeKind says what happened to themes.
type ChangeKind string

// The kinds of change.
const (
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Renamed ChangeKind = "renamed" // one theme, another id
	Merged  ChangeKind = "merged"  // several themes became one
	Split   ChangeKind = "split"   // one theme became several
	Edited  ChangeKind = "edited"  // the same id with other words
)

// Change is one difference between two codebooks.
type Change struct {
	Kind    ChangeKind `json:"kind"`
	From    []string   `json:"from"`   // ids in the old codebook
	To      []string   `json:"to"`     // ids in the new one
	Likely  bool       `json:"likely"` // nobody said so with "formerly": the keywords suggest it
	Message string     `json:"message"`
	Next    string     `json:"next"`
}

// Compare lists what changed from one codebook to another. A theme of the new one
// says with "formerly" which themes of the old one it stands for; what is not said
// is guessed from shared keywords and marked as likely.
func Compare(old, now survey.Codebook) []Change {
	c := comparison{old: old, now: now, heirs: map[string][]string{}, parents: map[string][]string{}}
	c.inherit()
	var out []Change
	for _, t := range old.Themes {
		if change, ok := c.fate(t); ok {
			out = append(out, change)
		}
	}
	for _, t := range now.Themes {
		if change, ok := c.origin(t); ok {
			out = append(out, change)
		}
	}
	return out
}

type comparison struct {
	old, now survey.Codebook
	heirs    map[string][]string // old id → new ids
	parents  map[string][]string // new id → old ids
}

// inherit notes who stands for whom: a kept id for itself, and what "formerly" says.
func (c *comparison) inherit() {
	for _, t := range c.now.Themes {
		for _, from := range append([]string{t.ID}, t.Formerly...) {
			if _, known := theme(c.old, from); known && !has(c.parents[t.ID], from) {
				c.parents[t.ID] = append(c.parents[t.ID], from)
				c.heirs[from] = append(c.heirs[from], t.ID)
			}
		}
	}
}

// fate says what became of a theme of the old codebook.
func (c *comparison) fate(t survey.Theme) (Change, bool) {
	heirs := c.heirs[t.ID]
	switch {
	case len(heirs) > 1:
		return Change{
			Kind: Split, From: []string{t.ID}, To: heirs, Message: fmt.Sprintf("%s was split into %s", t.ID, strings.Join(heirs, ", ")),
			Next: "decisions that a text does not speak to it hold for every part; a yes must be given again, part by part",
		}, true
	case len(heirs) == 1:
		if heirs[0] == t.ID {
			return edited(t, mustTheme(c.now, t.ID))
		}
		return Change{}, false // told by its heir
	}
	if near := c.likely(t); len(near) > 0 {
		return Change{
			Kind: Removed, From: []string{t.ID}, To: near, Likely: true, Message: fmt.Sprintf("%s is gone; by its keywords it may live on in %s", t.ID, strings.Join(near, ", ")),
			Next: fmt.Sprintf("if so, write `formerly: [%s]` there; decisions on it lock nothing until then", t.ID),
		}, true
	}
	return Change{
		Kind: Removed, From: []string{t.ID}, To: []string{}, Message: t.ID + " is gone",
		Next: "decisions on it are kept and lock nothing",
	}, true
}

// origin says where a theme of the new codebook comes from, where that is told nowhere else.
func (c *comparison) origin(t survey.Theme) (Change, bool) {
	parents := c.parents[t.ID]
	switch {
	case len(parents) > 1:
		return Change{
			Kind: Merged, From: parents, To: []string{t.ID}, Message: fmt.Sprintf("%s were merged into %s", strings.Join(parents, ", "), t.ID),
			Next: "a yes on any of them is a yes; a no counts where all of them were refused",
		}, true
	case len(parents) == 1 && parents[0] != t.ID && len(c.heirs[parents[0]]) == 1:
		return Change{
			Kind: Renamed, From: parents, To: []string{t.ID}, Message: fmt.Sprintf("%s is now %s", parents[0], t.ID), Next: "its decisions move along",
		}, true
	case len(parents) == 0:
		return Change{
			Kind: Added, From: []string{}, To: []string{t.ID}, Message: t.ID + " is new",
			Next: "if it stands for an earlier theme, write `formerly: [its id]`",
		}, true
	}
	return Change{}, false
}

// edited compares two states of a theme.
func edited(old, now survey.Theme) (Change, bool) {
	var parts []string
	for _, language := range sortedKeys(union(old.Keywords, now.Keywords)) {
		if s := listChange(old.Keywords[language], now.Keywords[language]); s != "" {
			parts = append(parts, fmt.Sprintf("keywords (%s) %s", language, s))
		}
	}
	for _, language := range sortedKeys(union(old.Not, now.Not)) {
		if s := listChange(old.Not[language], now.Not[language]); s != "" {
			parts = append(parts, fmt.Sprintf("not (%s) %s", language, s))
		}
	}
	next := "decisions stay; tags by keyword may change"
	if len(parts) == 0 {
		next = "decisions stay: look whether they still hold"
	}
	for _, c := range []struct {
		name     string
		old, now survey.Texts
	}{{"description", old.Description, now.Description}, {"include", old.Include, now.Include}, {"exclude", old.Exclude, now.Exclude}} {
		for _, language := range sortedKeys(union(c.old, c.now)) {
			if c.old[language] != c.now[language] {
				parts = append(parts, fmt.Sprintf("%s (%s) reworded", c.name, language))
			}
		}
	}
	if len(parts) == 0 {
		return Change{}, false
	}
	return Change{
		Kind: Edited, From: []string{old.ID}, To: []string{now.ID}, Message: now.ID + ": " + strings.Join(parts, "; "), Next: next,
	}, true
}

func listChange(before, after []string) string {
	var parts []string
	if more := without(after, before); len(more) > 0 {
		parts = append(parts, "+ "+strings.Join(more, ", "))
	}
	if less := without(before, after); len(less) > 0 {
		parts = append(parts, "− "+strings.Join(less, ", "))
	}
	return strings.Join(parts, " ")
}

// without returns the members of a that b has not.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return has(b, s) })
}

func union[V any](a, b map[string]V) map[string]bool {
	all := map[string]bool{}
	for l := range a {
		all[l] = true
	}
	for l := range b {
		all[l] = true
	}
	return all
}

// likely lists the new themes that hold at least a third of a lost one's keywords
// and did not hold them before.
func (c *comparison) likely(t survey.Theme) []string {
	var s text.Stemmer
	keys := keysOf(&s, t)
	var near []string
	for _, other := range c.now.Themes {
		shared := 0
		was, _ := theme(c.old, other.ID)
		before := keysOf(&s, was)
		for k := range keysOf(&s, other) {
			if keys[k] && !before[k] {
				shared++
			}
		}
		if shared > 0 && 3*shared >= len(keys) {
			near = append(near, other.ID)
		}
	}
	return near
}

func keysOf(s *text.Stemmer, t survey.Theme) map[string]bool {
	keys := map[string]bool{}
	for language, list := range t.Keywords {
		for _, k := range list {
			keys[language+" "+formOf(s, k, language).key()] = true
		}
	}
	return keys
}

func theme(cb survey.Codebook, id string) (survey.Theme, bool) {
	i := slices.IndexFunc(cb.Themes, func(t survey.Theme) bool { return t.ID == id })
	if i < 0 {
		return survey.Theme{}, false
	}
	return cb.Themes[i], true
}

func mustTheme(cb survey.Codebook, id string) survey.Theme {
	t, _ := theme(cb, id)
	return t
}
