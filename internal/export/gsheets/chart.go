package gsheets

import (
	"fmt"
	"slices"

	api "google.golang.org/api/sheets/v4"

	"canvass/internal/export"
)

const (
	chartWidth = 760 // pixels
	rowPixels  = 21
)

// picture is a chart ready to be drawn below the table of its sheet.
type picture struct {
	Name   string
	Spec   *api.ChartSpec
	row    int64 // of its anchor
	height int64
}

// picture resolves the charts of a target to ranges. A chart of a table without
// rows is left out.
func (d *draft) picture(t *target) error {
	t.charts = nil
	row := int64(tableRow + len(t.rows) + 1)
	for _, c := range t.Charts {
		of := d.table(c.Table)
		if of == nil {
			return fmt.Errorf("chart %q: no table %q", c.Name, c.Table)
		}
		if of.empty {
			continue
		}
		spec, err := of.spec(c)
		if err != nil {
			return fmt.Errorf("chart %q: %w", c.Name, err)
		}
		p := picture{Name: c.Name, Spec: spec, row: row, height: tall(c, len(of.rows)-1)}
		t.charts = append(t.charts, p)
		row += p.height/rowPixels + 2
	}
	return nil
}

// table finds the target that has a table of that name.
func (d *draft) table(name string) *target {
	i := slices.IndexFunc(d.targets, func(t *target) bool { return t.Table != nil && t.Table.Name == name })
	if i < 0 {
		return nil
	}
	return d.targets[i]
}

// spec describes a chart of the target's table. Bars run from left to right and
// read from the top down, as Sheets draws them by itself.
func (t *target) spec(c export.Chart) (*api.ChartSpec, error) {
	basic := &api.BasicChartSpec{ChartType: "BAR", StackedType: "NOT_STACKED", HeaderCount: 1, LegendPosition: "NO_LEGEND"}
	domain, value := "LEFT_AXIS", "BOTTOM_AXIS"
	switch c.Kind {
	case export.Columns:
		basic.ChartType, domain, value = "COLUMN", "BOTTOM_AXIS", "LEFT_AXIS"
	case export.StackedShares:
		basic.StackedType = "PERCENT_STACKED"
	case export.StackedBars:
		basic.StackedType = "STACKED"
	}
	basic.Axis = []*api.BasicChartAxis{{Position: domain}, {Position: value}}
	category, err := t.column(c.Category)
	if err != nil {
		return nil, err
	}
	basic.Domains = []*api.BasicChartDomain{{Domain: category}}
	for i, s := range c.Series {
		data, err := t.column(s.Column)
		if err != nil {
			return nil, err
		}
		basic.Series = append(basic.Series, &api.BasicChartSeries{
			Series: data, TargetAxis: value, ColorStyle: colour(tint(s.Colour, i)), DataLabel: &api.DataLabel{Type: "DATA"},
		})
	}
	if len(c.Series) > 1 {
		basic.LegendPosition = "TOP_LEGEND"
	}
	return &api.ChartSpec{
		Title: clean(c.Title), AltText: clean(c.Alt), FontName: "Arial", BasicChart: basic,
		TitleTextFormat: &api.TextFormat{FontSize: 12, ForegroundColorStyle: colour(ink)},
	}, nil
}

// column is a column of the table, header included.
func (t *target) column(name string) (*api.ChartData, error) {
	for i, c := range t.columns {
		if c.Name == name {
			return &api.ChartData{SourceRange: &api.ChartSourceRange{Sources: []*api.GridRange{
				area(t.id, tableRow, tableRow+len(t.rows), i, i+1),
			}}}, nil
		}
	}
	return nil, fmt.Errorf("no column %q in table %q", name, t.Table.Name)
}

func tint(c export.Colour, i int) string {
	if hex, ok := palette[c]; ok {
		return hex
	}
	return series[i%len(series)]
}

// tall is the height of a chart in pixels: bars take the same room whatever their number.
func tall(c export.Chart, rows int) int64 {
	if c.Kind == export.Columns {
		return 320
	}
	bar := 32
	if c.Kind == export.Bars {
		bar = 18 + 14*len(c.Series)
	}
	return int64(min(max(110+bar*rows, 240), 900))
}

// draw adds the charts or brings them up to date where they are, and removes those
// that canvass drew and that are no longer wanted.
func (d *draft) draw(t *target) {
	t.next.Charts = map[string]drawn{}
	for _, p := range t.charts {
		was := t.old.Charts[p.Name]
		if chart := d.chart(was.ID); chart != nil {
			t.next.Charts[p.Name] = d.redraw(t, p, was, chart)
			continue
		}
		id := d.ids.take(d.project + "/" + t.Name + "/" + p.Name)
		t.next.Charts[p.Name] = drawn{id, p.row}
		d.do(t, "drawing "+p.Name, &api.Request{AddChart: &api.AddChartRequest{Chart: &api.EmbeddedChart{
			ChartId: id, Spec: p.Spec, Position: &api.EmbeddedObjectPosition{OverlayPosition: &api.OverlayPosition{
				AnchorCell: anchor(t.id, p.row), WidthPixels: chartWidth, HeightPixels: p.height,
			}},
		}}})
	}
	for _, name := range sorted(t.old.Charts) {
		if _, kept := t.next.Charts[name]; !kept && d.chart(t.old.Charts[name].ID) != nil {
			d.do(t, "removing "+name, &api.Request{DeleteEmbeddedObject: &api.DeleteEmbeddedObjectRequest{ObjectId: t.old.Charts[name].ID}})
		}
	}
}

// redraw updates a chart, and moves it out of the way of a table that grew unless
// somebody has put it elsewhere.
func (d *draft) redraw(t *target, p picture, was drawn, chart *api.EmbeddedChart) drawn {
	d.do(t, "drawing "+p.Name, &api.Request{UpdateChartSpec: &api.UpdateChartSpecRequest{ChartId: was.ID, Spec: p.Spec}})
	if p.row == was.Row || !anchored(chart, t.id, was.Row) {
		return was
	}
	d.do(t, "moving "+p.Name, &api.Request{UpdateEmbeddedObjectPosition: &api.UpdateEmbeddedObjectPositionRequest{
		ObjectId: was.ID, Fields: "anchorCell",
		NewPosition: &api.EmbeddedObjectPosition{OverlayPosition: &api.OverlayPosition{AnchorCell: anchor(t.id, p.row)}},
	}})
	return drawn{was.ID, p.row}
}

// chart finds a chart wherever people have put it; nil for none.
func (d *draft) chart(id int64) *api.EmbeddedChart {
	for _, s := range d.doc.Sheets {
		for _, c := range s.Charts {
			if id != 0 && c.ChartId == id {
				return c
			}
		}
	}
	return nil
}

func anchor(sheet, row int64) *api.GridCoordinate {
	return &api.GridCoordinate{SheetId: sheet, RowIndex: row, ForceSendFields: []string{"SheetId", "ColumnIndex"}}
}

func anchored(c *api.EmbeddedChart, sheet, row int64) bool {
	if c.Position == nil || c.Position.OverlayPosition == nil || c.Position.OverlayPosition.AnchorCell == nil {
		return false
	}
	at := c.Position.OverlayPosition.AnchorCell
	return at.SheetId == sheet && at.RowIndex == row && at.ColumnIndex == 0
}

func sorted(m map[string]drawn) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
