package gsheets

import (
	"fmt"
	"testing"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

func (w *world) chart(title string) *api.EmbeddedChart {
	w.t.Helper()
	s := w.sheet(title)
	if len(s.Charts) != 1 {
		w.t.Fatalf("%s has %d charts; want one", title, len(s.Charts))
	}
	return s.Charts[0]
}

func row(c *api.EmbeddedChart) int64 { return c.Position.OverlayPosition.AnchorCell.RowIndex }

func TestChartsAreUpdatedInPlace(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	was := w.chart("Principles")
	if was.Spec.AltText == "" || was.Spec.BasicChart.StackedType != "PERCENT_STACKED" || len(was.Spec.BasicChart.Series) != 2 {
		t.Errorf("spec %s", compact(t, was.Spec))
	}
	w.write(after().book())
	is := w.chart("Principles")
	if is.ChartId != was.ChartId || row(is) != row(was)+1 {
		t.Errorf("chart %d in row %d became %d in row %d", was.ChartId, row(was), is.ChartId, row(is))
	}
	if got := is.Spec.BasicChart.Series[0].Series.SourceRange.Sources[0].EndRowIndex; got != 8 {
		t.Errorf("the series ends before row %d; want 8", got)
	}
}

func TestChartThatSomebodyMovedStaysThere(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	notes := `{"updateEmbeddedObjectPosition":{"objectId":%d,"newPosition":{"overlayPosition":{"anchorCell":{"sheetId":0,"rowIndex":30}}},"fields":"anchorCell"}}`
	w.people(fmt.Sprintf(notes, w.chart("Principles").ChartId))
	w.write(after().book())
	if c := w.chart("Notes"); row(c) != 30 || c.Spec.BasicChart.Series[0].Series.SourceRange.Sources[0].EndRowIndex != 8 {
		t.Errorf("%s", compact(t, c))
	}
	if n := len(w.sheet("Principles").Charts); n != 0 {
		t.Errorf("%d charts were added", n)
	}
}

func TestChartsComeAndGoWithTheRows(t *testing.T) {
	w := newWorld(t)
	w.write(before().book())
	if n := len(w.sheet("Seats").Charts); n != 0 {
		t.Errorf("%d charts of an empty table", n)
	}
	w.write(before().seated())
	id := w.chart("Seats").ChartId
	w.people(fmt.Sprintf(`{"deleteEmbeddedObject":{"objectId":%d}}`, id))
	moreSeats := before().seated()
	moreSeats.Sheets[2].Title = "Forty seats"
	w.write(moreSeats)
	w.chart("Seats")
	w.write(before().book())
	if n := len(w.sheet("Seats").Charts); n != 0 {
		t.Errorf("%d charts of a table that lost its rows", n)
	}
	if got := text(w.sheet("Seats"), 5, 0); got != "No round has seats." {
		t.Errorf("it shows %q", got)
	}
}

func TestColumnsStand(t *testing.T) {
	w := newWorld(t)
	b := before().book()
	b.Sheets[1].Charts[0].Kind = export.Columns
	w.write(b)
	if c := w.chart("Principles").Spec.BasicChart; c.ChartType != "COLUMN" || c.Series[0].TargetAxis != "LEFT_AXIS" || c.Axis[0].Position != "BOTTOM_AXIS" {
		t.Errorf("%s", compact(t, c))
	}
}

func TestPeoplesBandsAreLeftAlone(t *testing.T) {
	const blue, grey = `{"rgbColor":{"blue":1}}`, `{"rgbColor":{"green":1}}`
	bands := `{"addBanding":{"bandedRange":{"bandedRangeId":4,"range":{"sheetId":%d,"startRowIndex":0},"rowProperties":{"firstBandColorStyle":` + blue + `,"secondBandColorStyle":` + grey + `}}}}`
	w := newWorld(t)
	w.write(before().book())
	s := w.sheet("Principles")
	w.people(fmt.Sprintf(`{"deleteBanding":{"bandedRangeId":%d}},`+bands, s.BandedRanges[0].BandedRangeId, s.Properties.SheetId))
	w.people(fmt.Sprintf(`{"deleteBanding":{"bandedRangeId":%d}}`, w.sheet("Summary").BandedRanges[0].BandedRangeId))
	w.write(after().book())
	if got := w.sheet("Principles").BandedRanges; len(got) != 1 || got[0].BandedRangeId != 4 {
		t.Errorf("bands %s", compact(t, got))
	}
	if got := w.sheet("Summary").BandedRanges; len(got) != 0 {
		t.Errorf("bands that somebody took away are back: %s", compact(t, got))
	}
}
