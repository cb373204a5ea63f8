package agreement

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/survey"
)

// NextJSON is one text to read, in `report next --format json`.
type NextJSON struct {
	Source    string   `json:"source"`
	Response  string   `json:"response_id"`
	Question  string   `json:"question"`
	Principle string   `json:"principle"`
	Why       string   `json:"why"`    // uncertain, thin or random
	Themes    []string `json:"themes"` // as the machine reads it now
	at        report.TextAt
}

// Next chooses the texts whose reading teaches most, of those that nobody judged: half
// of them uncertain, a quarter on themes with few examples, a quarter by chance; each
// wording once. The random ones come in an order that never changes, so that what is
// judged of it is a sample; those that are left over make up for what is missing.
func Next(ctx context.Context, e *report.Edition, n int) ([]NextJSON, error) {
	texts, err := Texts(ctx, e)
	if err != nil {
		return nil, err
	}
	c := chooser{Edition: e, taken: map[uint64]bool{}}
	for _, t := range texts {
		if len(t.Rulings) == 0 {
			c.open = append(c.open, t)
		}
	}
	random, thin := (n+3)/4, n/4
	c.take("random", random, c.open)
	c.take("thin", thin, c.thin(texts))
	c.take("uncertain", n-random-thin, c.uncertain())
	c.take("random", n-len(c.out), c.open)
	slices.SortStableFunc(c.out, func(a, b NextJSON) int { return cmp.Compare(whys[a.Why], whys[b.Why]) })
	return c.out, nil
}

var whys = map[string]int{"uncertain": 0, "thin": 1, "random": 2}

// chooser picks texts, each wording once.
type chooser struct {
	*report.Edition
	open  []Text // that nobody judged, in the order of chance
	taken map[uint64]bool
	out   []NextJSON
}

func (c *chooser) take(why string, n int, from []Text) {
	for _, t := range from {
		if n <= 0 {
			return
		}
		if c.taken[t.Print] {
			continue
		}
		c.taken[t.Print] = true
		n--
		x := NextJSON{Source: t.Source, Response: t.Response, Question: t.Question, Why: why, Themes: []string{}, at: t.At}
		text := c.Cases[t.At.Case].Texts[t.At.Text]
		x.Principle = c.Questions[text.Question].Name()
		for _, tag := range text.Tags {
			x.Themes = append(x.Themes, c.Project.Codebook.Themes[tag.Theme].ID)
		}
		c.out = append(c.out, x)
	}
}

// uncertain sorts texts by how little the machine knows: a theme with a probability
// near a half first; then those without any theme, the longest first. Of equal ones
// those come first that chance would ask for last, so that the random sample stays
// nearly free of texts that were judged for a reason.
func (c *chooser) uncertain() []Text {
	doubt := func(t Text) float64 {
		text := c.Cases[t.At.Case].Texts[t.At.Text]
		most := 0.0
		for _, list := range [][]analysis.Tag{text.Tags, text.Check} {
			for _, tag := range list {
				most = max(most, 1-math.Abs(2*tag.Probability-1))
			}
		}
		if len(text.Tags)+len(text.Check) == 0 {
			most = 0.3 * min(1, float64(text.Runes)/200)
		}
		return most
	}
	out := slices.Clone(c.open)
	slices.Reverse(out)
	slices.SortStableFunc(out, func(a, b Text) int { return cmp.Compare(doubt(b), doubt(a)) })
	return out
}

// thin lists texts that may speak to themes with few examples, one of each theme in
// turn, the theme with the fewest first; of its texts, as with uncertain ones, those
// that chance would ask for last.
func (c *chooser) thin(all []Text) []Text {
	yes := make([]int, len(c.Project.Codebook.Themes))
	for _, t := range all {
		for _, d := range t.Rulings {
			if d.Verdict == survey.VerdictYes {
				yes[c.ThemeIndex(d.Theme)]++
			}
		}
	}
	lines := make([][]Text, len(yes))
	for _, t := range slices.Backward(c.open) {
		text := c.Cases[t.At.Case].Texts[t.At.Text]
		for _, list := range [][]analysis.Tag{text.Tags, text.Check} {
			for _, tag := range list {
				lines[tag.Theme] = append(lines[tag.Theme], t)
			}
		}
	}
	order := make([]int, len(yes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return yes[a] - yes[b] })
	var out []Text
	for depth := 0; ; depth++ {
		before := len(out)
		for _, theme := range order {
			if depth < len(lines[theme]) {
				out = append(out, lines[theme][depth])
			}
		}
		if len(out) == before {
			return out
		}
	}
}

// NextTable lists the texts for a person at a terminal, without their words.
func NextTable(list []NextJSON) export.Table {
	var rows [][]export.Cell
	for _, x := range list {
		rows = append(rows, []export.Cell{
			export.Words(x.Why), export.Words(x.Source), export.Words(x.Response), export.Words(x.Principle), export.Words(strings.Join(x.Themes, ", ")),
		})
	}
	return export.Table{Name: "tbl_next", Rows: export.Rows(rows), Empty: "No text is left to judge.", Columns: []export.Column{
		{Name: "why"}, {Name: "source", ID: true}, {Name: "response", ID: true}, {Name: "on", ID: true}, {Name: "themes so far", Width: 40, Wrap: true},
	}}
}

// NextSheet is one row a text and theme, with the text and room for a decision, as
// `report review` reads it. For analysts: texts may name people.
func NextSheet(ctx context.Context, e *report.Edition, list []NextJSON) (export.Table, error) {
	var wanted []report.TextAt
	for _, x := range list {
		wanted = append(wanted, x.at)
	}
	texts, err := e.Gather(ctx, wanted)
	if err != nil {
		return export.Table{}, err
	}
	var rows [][]export.Cell
	for _, x := range list {
		for _, t := range e.Project.Codebook.Themes {
			rows = append(rows, []export.Cell{
				export.Words(x.Source), export.Words(x.Response), export.Words(x.Question), export.Words(x.Principle), export.Words(texts[x.at]), export.Words(t.ID),
				export.Words(english.YesNo(slices.Contains(x.Themes, t.ID))), {}, {}, export.Words("next: " + x.Why),
			})
		}
	}
	return export.Table{Name: "tbl_next", Rows: export.Rows(rows), Columns: []export.Column{
		{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "question", ID: true}, {Name: "principle", ID: true}, {Name: "text"}, {Name: "theme", ID: true},
		{Name: "machine"}, {Name: "decision"}, {Name: "reviewer"}, {Name: "note"},
	}}, nil
}
