package workbook

import (
	"fmt"

	"canvass/internal/export"
	"canvass/internal/report/agreement"
	"canvass/internal/report/english"
)

// trustNotes say how well tags agree with people.
func trustNotes(a *agreement.JSON) [][2]string {
	const about = "Themes, how sure"
	if a == nil {
		return nil
	}
	var notes [][2]string
	if o := a.Random[0]; o.F1 != nil && o.F1In != nil && o.Precision != nil && o.Recall != nil {
		words := fmt.Sprintf("On %s judged in the order of chance, which the machine read without knowing the decisions, its tags agree with people at F1 %.2f (95 %%: %.2f to %.2f; precision %.2f, recall %.2f).",
			english.Count(a.Sample, "text", "texts"), *o.F1, o.F1In[0], o.F1In[1], *o.Precision, *o.Recall)
		if p := a.People[0]; p.F1 != nil && p.Alpha != nil {
			words += fmt.Sprintf(" People agree with each other at F1 %.2f (Krippendorff's alpha %.2f).", *p.F1, *p.Alpha)
		}
		notes = append(notes, [2]string{about, words})
	}
	return append(notes, [2]string{about, "“Estimated texts” in Themes is how many texts speak to a theme, corrected for the errors seen in that sample, with about 95 % certainty; empty where the sample has too few. It is a number of texts, copies too, not of people. `report agreement` has all figures."})
}

// estimated adds the corrected counts to the table of themes; nothing where there are none.
func estimated(a *agreement.JSON, t *export.Table, ids []string) {
	if a == nil {
		return
	}
	known := map[string]agreement.CorrectedJSON{}
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
	t.Columns = append(t.Columns, export.Numeric("Estimated texts"), export.Numeric("Estimate from"), export.Numeric("Estimate to"))
}
