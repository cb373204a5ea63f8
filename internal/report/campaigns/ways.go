package campaigns

import (
	"fmt"
	"math"
	"strings"

	"canvass/internal/analysis/ways"
	"canvass/internal/report"
)

// Figure is one figure in the three ways.
type Figure struct {
	Label, ID string
	Shares    [3]*float64
	Ranks     [3]int
}

// Depends reports whether the rank is another in one of the ways.
func (w Figure) Depends() bool { return w.Ranks[0] != w.Ranks[1] || w.Ranks[0] != w.Ranks[2] }

// change is how far the share moves from all voices to own words, at most.
func (w Figure) change() float64 {
	most := 0.0
	for _, s := range w.Shares[1:] {
		if s != nil && w.Shares[0] != nil {
			most = max(most, math.Abs(*s-*w.Shares[0]))
		}
	}
	return most
}

// Figures are the agreement with each principle and the share of each theme.
func Figures(e *report.Edition) []Figure {
	ways := ways.Of(e.Findings)
	var out []Figure
	for i, p := range e.Project.Principles {
		w := Figure{Label: "Agree with " + p.ID + ": " + e.Label(p.Title), ID: p.ID + ".agree_share"}
		for k := range ways {
			w.Shares[k], w.Ranks[k] = ways[k].Principles[i].Agree, ways[k].Principles[i].Rank
		}
		out = append(out, w)
	}
	for i, t := range e.Project.Codebook.Themes {
		w := Figure{Label: "Speak to " + e.Label(t.Label), ID: t.ID + ".share"}
		for k := range ways {
			w.Shares[k], w.Ranks[k] = ways[k].Themes[i].Share, ways[k].Themes[i].Rank
		}
		out = append(out, w)
	}
	return out
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

func wayJSON(c ways.Counting) WayJSON {
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
