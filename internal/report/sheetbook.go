package report

import "canvass/internal/export"

// SheetBook lays out the summary that is kept in Google Sheets: four tabs of the
// workbook, made by the same builders, so that their figures are the same. It has
// no row about one person and no text that a respondent wrote.
func (e *Edition) SheetBook() export.Book {
	return e.book("Summary", []export.Sheet{e.summarySheet(), e.principlesSheet(), e.themesSheet(), e.placesSheet("Seats")})
}
