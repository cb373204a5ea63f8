package workbook

import (
	"context"
	"slices"

	"canvass/internal/export"
	"canvass/internal/report"
)

// Sheets lays out the summary that is kept in Google Sheets: four tabs of the
// workbook, made by the same builders, so that their figures are the same. It has
// no row about one person and no text that a respondent wrote.
func Sheets(e *report.Edition) export.Book {
	return e.Bind("Summary", []export.Sheet{summarySheet(e, nil), principlesSheet(e), themesSheet(e, nil), placesSheet(e, "Seats")})
}

// SheetsWithReview is Sheets and the workbook's sheet Review, which quotes what
// respondents wrote.
func SheetsWithReview(ctx context.Context, e *report.Edition) (export.Book, error) {
	candidates := chooseQuotes(e)
	questions, unasked := toJudge(e, candidates)
	texts, err := e.Gather(ctx, places(candidates), spots(questions))
	if err != nil {
		return export.Book{}, err
	}
	sheet := reviewSheet(e, questions, unasked, texts)
	sheet.Lead = reviewLead(questions, unasked, "Fill in the yellow cells; `report review --sheet` reads them.")
	table := *sheet.Table
	table.Columns = slices.Clone(table.Columns)
	choices := map[string][]string{"lst_decisions": verdicts, "lst_themes": themeNames(e)}
	for i, c := range table.Columns {
		table.Columns[i].Choices = choices[c.List]
	}
	table.Key = "Review key"
	sheet.Table = &table
	return e.Bind("Summary", append(Sheets(e).Sheets, sheet)), nil
}
