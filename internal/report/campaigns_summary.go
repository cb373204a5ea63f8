package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
)

// CampaignsSummaryJSON says in a summary how much of what was written is copies.
type CampaignsSummaryJSON struct {
	Count    int `json:"count"`
	Texts    int `json:"texts"`
	OwnWords int `json:"with_own_words"`
	Largest  int `json:"largest"` // texts of the largest one
}

// WayJSON is figures counted in one way: all_voices, one_per_campaign or own_words.
type WayJSON struct {
	Way        string             `json:"way"`
	Principles []PrincipleWayJSON `json:"principles"`
	Themes     []ThemeWayJSON     `json:"themes"`
}

// PrincipleWayJSON is a principle's ratings in one way; ranks are by agree_share, null without ratings.
type PrincipleWayJSON struct {
	ID    string   `json:"id"`
	N     float64  `json:"n"`
	Mean  *float64 `json:"mean"`
	Agree *float64 `json:"agree_share"`
	Rank  *int     `json:"rank"`
}

// ThemeWayJSON is a theme in one way; ranks are by voices, null when nobody speaks to it.
type ThemeWayJSON struct {
	ID     string   `json:"id"`
	Voices int      `json:"voices"`
	Share  *float64 `json:"share"`
	Rank   *int     `json:"rank"`
}

// AddCampaigns adds what the unfiltered summary says of campaigns.
func (e *Edition) AddCampaigns(s *SummaryJSON) {
	c := CampaignsSummaryJSON{Count: len(e.Campaigns)}
	for i := range e.Campaigns {
		c.Texts += len(e.Campaigns[i].Members)
		c.OwnWords += withOwnWords(&e.Campaigns[i])
		c.Largest = max(c.Largest, len(e.Campaigns[i].Members))
	}
	s.Campaigns = &c
	for _, w := range e.Ways() {
		s.Ways = append(s.Ways, wayJSON(w))
	}
}

func wayJSON(c analysis.Counting) WayJSON {
	out := WayJSON{Way: string(c.Way), Principles: []PrincipleWayJSON{}, Themes: []ThemeWayJSON{}}
	for _, p := range c.Principles {
		out.Principles = append(out.Principles, PrincipleWayJSON{p.ID, p.N, p.Mean, p.Agree, ranked(p.Rank)})
	}
	for _, t := range c.Themes {
		out.Themes = append(out.Themes, ThemeWayJSON{t.ID, t.Voices, t.Share, ranked(t.Rank)})
	}
	return out
}

func ranked(rank int) *int {
	if rank == 0 {
		return nil
	}
	return &rank
}

// shownFigures is how many figures that change places the summary names.
const shownFigures = 5

// campaignsSection says in the summary what is copied, and which ranks rest on it.
func (e *Edition) campaignsSection() export.Section {
	lines := []string{e.campaignsLead()}
	moved := slices.DeleteFunc(e.wayFigures(), func(w wayFigure) bool { return !w.depends() })
	slices.SortStableFunc(moved, func(v, w wayFigure) int { return cmp.Compare(w.change(), v.change()) })
	var words []string
	for _, w := range moved[:min(len(moved), shownFigures)] {
		words = append(words, fmt.Sprintf("%s (%s, rank %s → %s → %s)", w.id, inWays(w.shares), rankWord(w.ranks[0]), rankWord(w.ranks[1]), rankWord(w.ranks[2])))
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

func inWays(shares [3]*float64) string {
	var parts []string
	for _, s := range shares {
		if s == nil {
			parts = append(parts, "none")
		} else {
			parts = append(parts, fmt.Sprintf("%.0f %%", *s*100))
		}
	}
	return strings.Join(parts, " → ")
}

func rankWord(rank int) string {
	if rank == 0 {
		return "none"
	}
	return fmt.Sprint(rank)
}

// campaignMethod states how copies are found, and what was cut short.
func (e *Edition) campaignMethod() [][2]string {
	notes := [][2]string{{"Campaigns", "Texts of at least six words that two people or more made from one template: what two texts share is measured in phrases of three words and in rare words, " +
		"after words taken from the principle or question; letters whose phrases were picked from alternatives are found by the phrases they have in common. Equal answers of common words are no campaign, texts that quote the same words beside much of their own are none, and one person who repeats themselves is none. " +
		"Nobody is left out for it: Three_ways shows which ranks would change."}}
	if e.Shortened > 0 {
		notes = append(notes, [2]string{"Campaigns", fmt.Sprintf("%s so long that only the first 4,000 words (256 KiB) were compared.", counted(e.Shortened, "text is", "texts are"))})
	}
	return notes
}
