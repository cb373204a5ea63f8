package workbook

import (
	"fmt"

	"canvass/internal/export"
	"canvass/internal/report/agreement"
	"canvass/internal/report/english"
	"canvass/internal/report/summary"
)

// trustNotes say how well tags agree with people, and people with each other.
func trustNotes(a *agreement.JSON) [][2]string {
	const about = "Themes, how sure"
	if a == nil {
		return nil
	}
	var notes [][2]string
	if p := a.People[0]; p.F1 != nil {
		alpha := ""
		if p.Alpha != nil {
			alpha = fmt.Sprintf(" (Krippendorff's alpha %.2f)", *p.Alpha)
		}
		notes = append(notes, [2]string{about, fmt.Sprintf("On %s that two or more people judged they agree with each other at F1 %.2f%s: nobody can expect more of the machine than this.",
			english.Count(p.Texts, "text", "texts"), *p.F1, alpha)})
	}
	if a.Counts == nil {
		return append(notes, [2]string{about, "How well the tags agree with people is not said here: too few texts are judged in the order of chance, which `report next` asks for."})
	}
	if o := a.Random[0]; o.F1 != nil && o.F1In != nil && o.Precision != nil && o.Recall != nil {
		notes = append(notes, [2]string{about, fmt.Sprintf("On %s judged in the order of chance, which the machine read without knowing the decisions, its tags agree with people at F1 %.2f (95 %%: %.2f to %.2f; precision %.2f, recall %.2f). Themes has it by theme, and leaves empty what rests on fewer than ten texts.",
			english.Count(a.Sample, "text", "texts"), *o.F1, o.F1In[0], o.F1In[1], *o.Precision, *o.Recall)})
	}
	return append(notes, [2]string{about, "“Estimated texts” in Themes is how many texts speak to a theme, corrected for the errors seen in that sample, with about 95 % certainty; empty where the sample has too few. It is a number of texts, copies too, not of people; Theme_matrix counts people as tagged, uncorrected. `report agreement` has all figures."})
}

// sureness adds to the table of themes how well people agree on each, and where a random
// sample was judged how well the machine does, and corrected counts.
func sureness(a *agreement.JSON, t *export.Table, themes []summary.ThemeJSON) {
	if a == nil {
		return
	}
	people, machine, counts := byTheme(a.People), byTheme(a.Random), map[string]agreement.CorrectedJSON{}
	for _, c := range a.Counts {
		counts[c.Theme] = c
	}
	var columns []export.Column
	cells := make([][]export.Cell, len(themes))
	add := func(c export.Column, value func(id string) export.Cell) {
		columns = append(columns, c)
		for i, theme := range themes {
			cells[i] = append(cells[i], value(theme.ID))
		}
	}
	decimal := func(name, note string) export.Column {
		return export.Column{Name: name, Kind: export.Number, Decimals: 2, Note: note}
	}
	if a.Counts != nil {
		whole := func(f *float64) export.Cell {
			if f == nil {
				return export.Cell{}
			}
			return export.Cell{Kind: export.Number, Number: float64(int(*f + 0.5))}
		}
		bound := func(id string, side int) *float64 {
			if c := counts[id]; c.Estimate != nil && c.Interval != nil {
				return &c.Interval[side]
			}
			return nil
		}
		add(export.Numeric("Estimated texts"), func(id string) export.Cell { return whole(counts[id].Estimate) })
		add(export.Numeric("Estimate from"), func(id string) export.Cell { return whole(bound(id, 0)) })
		add(export.Numeric("Estimate to"), func(id string) export.Cell { return whole(bound(id, 1)) })
		add(decimal("Machine F1", "machine and people, on texts judged in the order of chance whose decisions it did not know"), func(id string) export.Cell { return export.Figure(machine[id].F1) })
		add(decimal("Precision", "the part of its tags that people confirm"), func(id string) export.Cell { return export.Figure(machine[id].Precision) })
		add(decimal("Recall", "the part of what people see that it tags"), func(id string) export.Cell { return export.Figure(machine[id].Recall) })
	}
	add(decimal("People's F1", "people with each other, on texts that two or more judged"), func(id string) export.Cell { return export.Figure(people[id].F1) })
	add(decimal("People's alpha", "Krippendorff's, of the same"), func(id string) export.Cell { return export.Figure(people[id].Alpha) })
	widen(t, columns, cells)
}

func byTheme(list []agreement.RatingJSON) map[string]agreement.RatingJSON {
	all := map[string]agreement.RatingJSON{}
	for _, r := range list {
		all[r.Theme] = r
	}
	return all
}
