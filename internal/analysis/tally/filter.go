package tally

import (
	"maps"
	"slices"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Filter narrows what is counted; a zero field lets everything pass. It chooses
// among the answers that count: it never makes an earlier answer count again.
type Filter struct {
	Principle string // what was said on one principle, and the responses that said it
	Theme     string // people who spoke to the theme: their ratings, and their texts on it
	Group     string
	Source    string
	Round     string // voices of that round rather than of all
	Language  string
	Since     time.Time // submitted then or later
}

// Undecided is the key of texts and responses in no known language, the code of
// BCP 47; OtherLanguage of those plainly in neither English nor Spanish; NotGiven that of
// people who named no group.
const (
	Undecided     = "und"
	OtherLanguage = text.Other
	NotGiven      = "not given"
)

// takesPerson reports whether anything of the person may count.
func (f Filter) takesPerson(p *analysis.Person) bool {
	return f.Group == "" || f.Group == groupKey(p)
}

func groupKey(p *analysis.Person) string {
	if p.Group == "" {
		return NotGiven
	}
	return p.Group
}

func languageKey(code string) string {
	if code == "" {
		return Undecided
	}
	return code
}

// takesCase reports whether a response may count.
func (f Filter) takesCase(p survey.Project, c *analysis.Case) bool {
	switch {
	case f.Source != "" && p.Sources[c.Source].Name != f.Source:
		return false
	case f.Round != "" && (c.Round < 0 || p.Rounds[c.Round].ID != f.Round):
		return false
	case c.Submitted.Before(f.Since):
		return false
	}
	return f.Language == "" || languageKey(c.Language) == f.Language || slices.ContainsFunc(c.Texts, func(t analysis.Contribution) bool {
		return languageKey(t.Language) == f.Language
	})
}

// Dimension is what a summary can be broken down by.
type Dimension string

// The dimensions; the zero Dimension breaks nothing down.
const (
	ByGroup     Dimension = "group"
	ByTheme     Dimension = "theme"
	ByPrinciple Dimension = "principle"
	ByLanguage  Dimension = "language"
	ByRound     Dimension = "round"
	BySource    Dimension = "source"
)

// Dimensions lists them in the order of the documentation.
func Dimensions() []Dimension {
	return []Dimension{ByGroup, ByTheme, ByPrinciple, ByLanguage, ByRound, BySource}
}

// Groups counts each value of a dimension among the answers that pass the filter, in
// configured order, else by key.
func Groups(f *analysis.Findings, filter Filter, by Dimension) []Group {
	if by == ByGroup {
		return personGroups(f, filter)
	}
	var groups []Group
	for _, key := range Keys(f, by) {
		narrow, ok := filter.narrow(by, key)
		if ok {
			groups = append(groups, Group{key, count(f, narrow, everybody(f))})
		}
	}
	return groups
}

// Keys lists the values of a dimension, in configured order, else sorted.
func Keys(f *analysis.Findings, by Dimension) []string {
	var keys []string
	switch by {
	case ByGroup:
		seen := map[string]bool{}
		for i := range f.People {
			if len(f.People[i].Cases) > 0 {
				seen[groupKey(&f.People[i])] = true
			}
		}
		keys = slices.Sorted(maps.Keys(seen))
	case ByTheme:
		for _, t := range f.Project.Codebook.Themes {
			keys = append(keys, t.ID)
		}
	case ByPrinciple:
		for _, p := range f.Project.Principles {
			keys = append(keys, p.ID)
		}
	case ByRound:
		for _, r := range f.Project.Rounds {
			keys = append(keys, r.ID)
		}
	case BySource:
		for _, s := range f.Project.Sources {
			keys = append(keys, s.Name)
		}
	case ByLanguage:
		keys = languages(f)
	}
	return keys
}

func languages(f *analysis.Findings) []string {
	seen := map[string]bool{}
	for i := range f.Cases {
		seen[languageKey(f.Cases[i].Language)] = true
		for _, t := range f.Cases[i].Texts {
			seen[languageKey(t.Language)] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// narrow adds one value of a dimension to the filter; false when the filter
// already asks for another value of it.
func (f Filter) narrow(by Dimension, key string) (Filter, bool) {
	field := map[Dimension]*string{
		ByTheme: &f.Theme, ByPrinciple: &f.Principle, ByRound: &f.Round, BySource: &f.Source, ByLanguage: &f.Language,
	}[by]
	if *field != "" && *field != key {
		return f, false
	}
	*field = key
	return f, true
}

// personGroups counts each group of people; every person is in one.
func personGroups(f *analysis.Findings, filter Filter) []Group {
	members := map[string][]int{}
	for i := range f.People {
		if p := &f.People[i]; filter.takesPerson(p) && len(p.Cases) > 0 {
			members[groupKey(p)] = append(members[groupKey(p)], i)
		}
	}
	var groups []Group
	for _, key := range slices.Sorted(maps.Keys(members)) {
		filter.Group = key
		groups = append(groups, Group{key, count(f, filter, members[key])})
	}
	return groups
}
