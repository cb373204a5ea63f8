package report

import (
	"context"
	"fmt"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/export"
)

// Book lays out the workbook that analysts open. The texts that its sheets quote are
// read in one pass over the snapshot; the big tables stream in another one while the
// Book is written: texts are never all in memory.
func (e *Edition) Book(ctx context.Context) (export.Book, error) {
	candidates := e.candidates()
	questions, unasked := e.questions(candidates)
	objections, disagree, unsaid := e.objections()
	texts, err := e.gather(ctx, places(candidates), spots(questions), reasons(objections), e.examples(), e.added())
	if err != nil {
		return export.Book{}, err
	}
	sure, err := e.trust(ctx)
	if err != nil {
		return export.Book{}, err
	}
	earlier, err := e.compare(ctx)
	if err != nil {
		return export.Book{}, err
	}
	summary, principles := e.summarySheet(earlier), e.principlesSheet()
	summary.Charts = append([]export.Chart{e.arrivalsChart()}, summary.Charts...)
	principles.Charts = append(principles.Charts, e.divergingChart())
	whoObjects(principles.Table, objections)
	sheets := []export.Sheet{
		summary, e.placesSheet("Registrations"), principles, e.groupsSheet(), e.objectionsSheet(objections, disagree, unsaid, texts), e.themesSheet(sure), e.matrixSheet(),
		e.quotesSheet(e.quotes(candidates, texts)), e.reviewSheet(questions, unasked, texts), e.responsesSheet(ctx), e.seatsSheet(), e.judgeable(e.duplicatesSheet()),
		e.listsSheet(),
	}
	sheets = slices.Insert(sheets, slices.IndexFunc(sheets, called("Review")), e.campaignSheets(texts)...)
	if e.HasAttendance() {
		sheets = slices.Insert(sheets, slices.IndexFunc(sheets, called("Seats"))+1, e.attendanceSheet())
	}
	front := []export.Sheet{e.coverSheet(), {}, e.notesSheet(sure)}
	front[1] = e.contentsSheet(append(front[2:3:3], sheets...), earlier, map[string]int{"Review": len(questions), "Objections": len(objections)})
	b := e.book("Registrations and feedback", append(front, sheets...))
	b.Lists = lists()
	return b, nil
}

// called finds a sheet.
func called(name string) func(export.Sheet) bool {
	return func(s export.Sheet) bool { return s.Name == name }
}

// book puts sheets under one title, each with its source line.
func (e *Edition) book(subject string, sheets []export.Sheet) export.Book {
	for i := range sheets {
		if sheets[i].Source == "" {
			sheets[i].Source = e.provenance()
		}
	}
	return export.Book{
		Title: e.Project.Name, Subject: subject, Language: "en", Created: e.Run.Started, Sheets: sheets,
		About: []export.Property{
			{Name: "canvass project", Value: e.Project.Slug()}, {Name: "canvass run", Value: fmt.Sprint(e.Run.ID)},
			{Name: "canvass analysis", Value: analysis.Version}, {Name: "canvass codebook", Value: e.Project.Codebook.Version},
		},
	}
}

// provenance is the line under every sheet's title.
func (e *Edition) provenance() string {
	return fmt.Sprintf("Source: %s, run %d of %s. Analysis %s, codebook %s.",
		e.Project.Name, e.Run.ID, e.zone(e.Run.Started).Format("2006-01-02 15:04 MST"), analysis.Version, orNone(e.Project.Codebook.Version))
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// basis is the sentence of base for feedback figures.
func (e *Edition) basis() string {
	f := e.Whole.Feedback
	return fmt.Sprintf("Base: %s who gave feedback in %s; each person counts once, by the latest answer; %s replaced by a later one.",
		counted(f.People, "person", "people"), counted(f.Responses, "response", "responses"),
		counted(e.Whole.Excluded.Superseded, "response was", "responses were"))
}
