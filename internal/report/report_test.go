package report_test

import (
	"context"
	"testing"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/explain"
	"canvass/internal/report/publication"
	"canvass/internal/report/reporttest"
	"canvass/internal/report/summary"
	"canvass/internal/report/workbook"
)

func TestNothingIngestedYet(t *testing.T) {
	_, err := report.Open(t.Context(), reporttest.Project(), reporttest.Album{}, analysis.Everything())
	if fault.KindOf(err) != fault.NotFound || fault.HintOf(err) == "" {
		t.Errorf("got %v", err)
	}
}

// A form without responses is a success, in every output.
func TestNoResponses(t *testing.T) {
	a := reporttest.Small()
	a.Answers, a.Before = nil, nil
	e := reporttest.Open(t, a)
	if _, err := workbook.Book(t.Context(), e); err != nil {
		t.Error(err)
	}
	for _, language := range []string{"en", "es"} {
		for name, make := range map[string]func(context.Context, *report.Edition, string) (export.Document, error){"page": publication.Page, "write-up": publication.Writeup} {
			d, err := make(t.Context(), e, language)
			if err != nil || len(d.Lead) == 0 || len(d.Sections) < 4 {
				t.Errorf("%s in %s of nobody's answers: %+v, %v", name, language, d, err)
			}
		}
	}
	if p := summary.Of(e, e.Whole, "", time.Time{}).Principles[0]; p.Mean != nil || p.AgreeShare != nil || p.Interval != nil || p.N != 0 {
		t.Errorf("figures of nobody: %+v", p)
	}
	if _, err := explain.Of(t.Context(), e, "P1.agree_share"); err != nil {
		t.Error(err)
	}
}

// Every id that the Summary sheet shows can be explained.
func TestEveryFigureOfTheSummaryCanBeExplained(t *testing.T) {
	e := reporttest.Open(t, reporttest.Small())
	book, err := workbook.Book(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, s := range book.Sheets {
		if s.Name != "Summary" {
			continue
		}
		for row, err := range s.Table.Rows {
			if err != nil {
				t.Fatal(err)
			}
			n++
			if _, err := explain.Of(t.Context(), e, row[1].Text); err != nil {
				t.Errorf("%s: %v (%s)", row[1].Text, err, fault.HintOf(err))
			}
		}
	}
	if n < 10 {
		t.Errorf("%d figures: this tests nothing", n)
	}
}
