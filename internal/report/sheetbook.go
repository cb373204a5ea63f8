package report

import (
	"context"
	"slices"

	"canvass/internal/export"
)

// SheetBook lays out the summary that is kept in Google Sheets: four tabs of the
// workbook, made by the same builders, so that their figures are the same. It has
// no row about one person and no text that a respondent wrote.
func (e *Edition) SheetBook() export.Book {
	return e.book("Summary", []export.Sheet{e.summarySheet(nil), e.principlesSheet(), e.themesSheet(nil), e.placesSheet("Seats")})
}

// SheetBookWithReview is SheetBook and the workbook's sheet Review, which quotes what
// respondents wrote.
func (e *Edition) SheetBookWithReview(ctx context.Context) (export.Book, error) {
	candidates := e.candidates()
	questions, unasked := e.questions(candidates)
	texts, err := e.gather(ctx, places(candidates), spots(questions))
	if err != nil {
		return export.Book{}, err
	}
	sheet := e.reviewSheet(questions, unasked, texts)
	sheet.Lead = e.reviewLead(questions, unasked, "Fill in the yellow cells; `report review --sheet` reads them.")
	table := *sheet.Table
	table.Columns = slices.Clone(table.Columns)
	choices := map[string][]string{"lst_decisions": verdicts, "lst_themes": e.themeNames()}
	for i, c := range table.Columns {
		table.Columns[i].Choices = choices[c.List]
	}
	table.Key = "Review key"
	sheet.Table = &table
	return e.book("Summary", append(e.SheetBook().Sheets, sheet)), nil
}
