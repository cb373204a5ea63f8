package explain

import "canvass/internal/report/summary"

// principleValue is a figure of a principle.
func principleValue(p summary.PrincipleJSON, figure string) any {
	switch figure {
	case "n":
		return p.N
	case "histogram":
		return p.Histogram
	case "mean":
		return p.Mean
	case "agree_share":
		return p.AgreeShare
	case "interval":
		return p.Interval
	}
	return p.Contributions
}

// themeValue is a figure of a theme.
func themeValue(t summary.ThemeJSON, figure string) any {
	switch figure {
	case "people":
		return t.People
	case "share":
		return t.Share
	case "interval":
		return t.Interval
	}
	return t.Contributions
}
