package report

import (
	"context"
	"fmt"

	"canvass/internal/analysis/agree"
	"canvass/internal/export"
)

// The workbook says how far tags can be trusted where a random sample was judged. It
// costs the analysis anew for each fold, so that above mostTrusted responses only
// `report agreement` does it, for whoever asks.
const (
	leastTrusted = 2 * agree.LeastSample // judged texts of the random sample
	mostTrusted  = 5000
)

// trust measures the tags on the random sample; nil where there is none.
func (e *Edition) trust(ctx context.Context) (*AgreementJSON, error) {
	if len(e.Cases) > mostTrusted || len(e.rulings()) == 0 {
		return nil, nil
	}
	texts, err := e.judgedTexts(ctx)
	if err != nil || judgedIn(sample(texts)) < leastTrusted {
		return nil, err
	}
	a, err := e.agreement(ctx, texts, func(int, int) {})
	return &a, err
}

func judgedIn(texts []judgedText) int {
	n := 0
	for _, t := range texts {
		if len(t.rulings) > 0 {
			n++
		}
	}
	return n
}

// trustNotes say how well tags agree with people.
func (e *Edition) trustNotes(a *AgreementJSON) [][2]string {
	const about = "Themes, how sure"
	if a == nil {
		return nil
	}
	var notes [][2]string
	if o := a.Random[0]; o.F1 != nil && o.F1In != nil && o.Precision != nil && o.Recall != nil {
		words := fmt.Sprintf("On %s judged in the order of chance, which the machine read without knowing the decisions, its tags agree with people at F1 %.2f (95 %%: %.2f to %.2f; precision %.2f, recall %.2f).",
			counted(a.Sample, "text", "texts"), *o.F1, o.F1In[0], o.F1In[1], *o.Precision, *o.Recall)
		if p := a.People[0]; p.F1 != nil && p.Alpha != nil {
			words += fmt.Sprintf(" People agree with each other at F1 %.2f (Krippendorff's alpha %.2f).", *p.F1, *p.Alpha)
		}
		notes = append(notes, [2]string{about, words})
	}
	return append(notes, [2]string{about, "“Estimated texts” in Themes is how many texts speak to a theme, corrected for the errors seen in that sample, with about 95 % certainty; empty where the sample has too few. It is a number of texts, copies too, not of people. `report agreement` has all figures."})
}

// estimated adds the corrected counts to the table of themes.
func (a *AgreementJSON) estimated(t *export.Table, ids []string) {
	if a == nil {
		return
	}
	known := map[string]CorrectedJSON{}
	for _, c := range a.Counts {
		known[c.Theme] = c
	}
	whole := func(f float64) export.Cell { return export.Cell{Kind: export.Number, Number: float64(int(f + 0.5))} }
	var rows [][]export.Cell
	i := 0
	for row, err := range t.Rows {
		if err != nil { // rows in memory have none
			return
		}
		extra := []export.Cell{{}, {}, {}}
		if c := known[ids[i]]; c.Estimate != nil && c.Interval != nil {
			extra = []export.Cell{whole(*c.Estimate), whole(c.Interval[0]), whole(c.Interval[1])}
		}
		rows = append(rows, append(row, extra...))
		i++
	}
	t.Rows = export.Rows(rows)
	t.Columns = append(t.Columns, number("Estimated texts"), number("Estimate from"), number("Estimate to"))
}
