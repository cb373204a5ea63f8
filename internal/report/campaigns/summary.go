package campaigns

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis/ways"
	"canvass/internal/export"
	"canvass/internal/report"
)

// SummaryJSON says in a summary how much of what was written is copies.
type SummaryJSON struct {
	Count    int `json:"count"`
	Texts    int `json:"texts"`
	OwnWords int `json:"with_own_words"`
	Largest  int `json:"largest"` // texts of the largest one
}

// Summary says how much is copies.
func Summary(e *report.Edition) SummaryJSON {
	c := SummaryJSON{Count: len(e.Campaigns)}
	for i := range e.Campaigns {
		c.Texts += len(e.Campaigns[i].Members)
		c.OwnWords += WithOwnWords(&e.Campaigns[i])
		c.Largest = max(c.Largest, len(e.Campaigns[i].Members))
	}
	return c
}

// Ways is the figures in all three ways.
func Ways(e *report.Edition) []WayJSON {
	var out []WayJSON
	for _, w := range ways.Of(e.Findings) {
		out = append(out, wayJSON(w))
	}
	return out
}

// shownFigures is how many figures that change places the summary names.
const shownFigures = 5

// Section says in the summary what is copied, and which ranks rest on it.
func Section(e *report.Edition) export.Section {
	lines := []string{Lead(e)}
	moved := slices.DeleteFunc(Figures(e), func(w Figure) bool { return !w.Depends() })
	slices.SortStableFunc(moved, func(v, w Figure) int { return cmp.Compare(w.change(), v.change()) })
	var words []string
	for _, w := range moved[:min(len(moved), shownFigures)] {
		words = append(words, fmt.Sprintf("%s (%s, rank %s → %s → %s)", w.ID, inWays(w.Shares), rankWord(w.Ranks[0]), rankWord(w.Ranks[1]), rankWord(w.Ranks[2])))
	}
	if more := len(moved) - len(words); more > 0 {
		words = append(words, fmt.Sprintf("%d more in the sheet Three_ways", more))
	}
	switch {
	case len(e.Campaigns) == 0:
	case len(moved) == 0:
		lines = append(lines, "No rank of a principle or theme changes when each letter counts once, or when own words alone do.")
	default:
		lines = append(lines, "Counting all voices → each letter once → own words alone, these change places: "+strings.Join(words, "; ")+".")
	}
	return export.Section{Heading: "Campaigns", Paragraphs: lines}
}
