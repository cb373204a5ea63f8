// Package workbook lays out the workbook that analysts open, one file a sheet, and the
// summary in Google Sheets out of the same sheets. People are pseudonyms in it.
package workbook

import (
	"context"
	"fmt"
	"slices"

	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/report/agreement"
	"canvass/internal/report/campaigns"
	"canvass/internal/report/english"
)

// Book lays out the workbook that analysts open. The texts that its sheets quote are
// read in one pass over the snapshot; the big tables stream in another one while the
// Book is written: texts are never all in memory.
func Book(ctx context.Context, e *report.Edition) (export.Book, error) {
	candidates := chooseQuotes(e)
	questions, unasked := toJudge(e, candidates)
	objections, disagree, unsaid := findObjections(e)
	texts, err := e.Gather(ctx, places(candidates), spots(questions), reasons(objections), campaigns.Examples(e), campaigns.Added(e))
	if err != nil {
		return export.Book{}, err
	}
	sure, err := agreement.OnSample(ctx, e)
	if err != nil {
		return export.Book{}, err
	}
	earlier, err := compare(ctx, e)
	if err != nil {
		return export.Book{}, err
	}
	summary, offered, principles := summarySheet(e, earlier), placesSheet(e, "Registrations"), principlesSheet(e)
	overSeats(&offered.Charts[0])
	summary.Charts = append([]export.Chart{arrivalsChart(e)}, summary.Charts...)
	principles.Charts = append(principles.Charts, divergingChart(e))
	whoObjects(principles.Table, objections)
	sheets := []export.Sheet{
		summary, offered, principles, groupsSheet(e), objectionsSheet(e, objections, disagree, unsaid, texts), themesSheet(e, sure), matrixSheet(e),
		quotesSheet(e, cutQuotes(e, candidates, texts)), reviewSheet(e, questions, unasked, texts), responsesSheet(ctx, e), seatsSheet(e), judgeable(e, duplicatesSheet(e)),
		listsSheet(e),
	}
	sheets = slices.Insert(sheets, slices.IndexFunc(sheets, called("Review")), campaignSheets(e, texts)...)
	if e.HasAttendance() {
		sheets = slices.Insert(sheets, slices.IndexFunc(sheets, called("Seats"))+1, attendanceSheet(e))
	}
	front := []export.Sheet{coverSheet(e), {}, notesSheet(e, sure)}
	front[1] = contentsSheet(e, append(front[2:3:3], sheets...), earlier, map[string]int{"Review": len(questions), "Objections": len(objections)})
	b := e.Bind("Registrations and feedback", append(front, sheets...))
	b.Lists = lists()
	return b, nil
}

// called finds a sheet.
func called(name string) func(export.Sheet) bool {
	return func(s export.Sheet) bool { return s.Name == name }
}

// basis is the sentence of base for feedback figures.
func basis(e *report.Edition) string {
	f := e.Whole.Feedback
	return fmt.Sprintf("Base: %s who gave feedback in %s; each person counts once, by the latest answer; %s replaced by a later one.",
		english.Count(f.People, "person", "people"), english.Count(f.Responses, "response", "responses"),
		english.Count(e.Whole.Excluded.Superseded, "response was", "responses were"))
}
