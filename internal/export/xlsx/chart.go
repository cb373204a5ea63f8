package xlsx

import (
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// The templates say what excelize's options cannot. Charts: cached values, so that
// previews are not empty, a value axis below bars that read from the top down, white
// lines between stacked parts, labels in a colour that reads on each part. Drawings:
// a size of their own, whatever the widths and heights of the cells below them.
//
//go:embed *.tmpl
var templates embed.FS

// chartXML is what the template shows. Colours are hexadecimal RGB.
type chartXML struct {
	Title               string
	Direction, Grouping string
	Across, Stacked     bool   // bars run from left to right; parts of one bar
	Labelled, Axis      bool   // figures at the bars, or an axis to read them from
	Least, Top, Step    string // of the value axis
	AxisFormat          string
	Gap                 int
	CategoryRef         string
	Categories          []string
	Series              []seriesXML
	Ink, Line, Grid     string
	Font                string
}

type seriesXML struct {
	Label, Name, NameRef string
	Ref                  string
	Values               []string // "" for an empty cell
	Format, LabelFormat  string
	Fill, Ink            string
	Mute                 bool
	Bare                 []int // points too thin for their figure
}

// addCharts draws every chart once all tables are known. Excelize makes the parts and
// their relations; the templates then replace the parts' content.
func (wb *workbook) addCharts() error {
	tmpl, err := template.New("").Funcs(template.FuncMap{
		"xml":   escaped,
		"plain": plain,
		"add":   func(a, b int) int { return a + b },
		"emu":   func(pixels int) int { return pixels * 9525 },
	}).ParseFS(templates, "*.tmpl")
	if err != nil {
		return fmt.Errorf("chart templates: %w", err)
	}
	drawings, charts := 0, 0
	for _, p := range wb.plans {
		for _, d := range p.drawn {
			charts++
			if err := wb.addChart(tmpl, charts, p.Name, d); err != nil {
				return fmt.Errorf("sheet %q: chart %q: %w", p.Name, d.Name, err)
			}
		}
		if len(p.drawn) == 0 {
			continue
		}
		drawings++
		part := fmt.Sprintf("xl/drawings/drawing%d.xml", drawings)
		if err := wb.replace(part, tmpl.Lookup("drawing.xml.tmpl"), p.drawn); err != nil {
			return fmt.Errorf("sheet %q: %w", p.Name, err)
		}
	}
	return nil
}

// addChart makes the n-th chart of the file.
func (wb *workbook) addChart(tmpl *template.Template, n int, sheet string, d *drawing) error {
	view := d.view()
	err := wb.AddChart(sheet, "A1", &excelize.Chart{
		Type:   excelize.Bar,
		Series: []excelize.ChartSeries{{Values: view.Series[0].Ref}},
	})
	if err != nil {
		return err
	}
	return wb.replace(fmt.Sprintf("xl/charts/chart%d.xml", n), tmpl.Lookup("chart.xml.tmpl"), view)
}

// replace has a part written from a template.
func (wb *workbook) replace(part string, tmpl *template.Template, data any) error {
	var b bytes.Buffer
	if err := tmpl.Execute(&b, data); err != nil {
		return err
	}
	wb.patches.parts[part] = &content{top: b.String()}
	return nil
}

func escaped(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}

const maxLabels = 40 // above, an axis is easier to read

// view computes what the template needs.
func (d *drawing) view() *chartXML {
	v := &chartXML{
		Title: plain(d.Title), Ink: ink, Line: "8C8C8C", Grid: hairline, Font: fontName, AxisFormat: "#,##0",
		Direction: "bar", Across: true, Grouping: "clustered", Gap: 50,
	}
	switch d.Kind {
	case export.Columns:
		v.Direction, v.Across, v.Gap = "col", false, 80
	case export.StackedShares:
		v.Grouping, v.Stacked, v.AxisFormat = "percentStacked", true, "0%"
	case export.StackedBars:
		v.Grouping, v.Stacked = "stacked", true
	case export.Diverging:
		v.Grouping, v.Stacked = "stacked", true
	}
	if d.Share {
		v.AxisFormat = "0%"
	}
	v.Least = "0"
	d.fill(v)
	points := len(v.Categories) * len(v.Series)
	v.Labelled = v.Stacked || points <= maxLabels
	v.Axis = !v.Labelled
	switch {
	case d.Kind == export.Diverging:
		v.diverge()
	case d.Kind == export.StackedShares || d.Share && v.Stacked:
		v.Top = "1"
	}
	return v
}

// diverge fits the axis to both sides and takes the signs away.
func (v *chartXML) diverge() {
	v.Axis, v.AxisFormat = true, "0%;0%"
	sides := make([][2]float64, len(v.Categories))
	for _, s := range v.Series {
		for i, value := range s.Values {
			n, _ := strconv.ParseFloat(value, 64) // empty ones draw nothing
			if n < 0 {
				sides[i][0] -= n
			} else {
				sides[i][1] += n
			}
		}
	}
	left, right := 0.0, 0.0
	for _, s := range sides {
		left, right = max(left, s[0]), max(right, s[1])
	}
	left, right = math.Ceil(left*5-1e-9)/5, math.Ceil(right*5-1e-9)/5
	v.Least, v.Top, v.Step = strconv.FormatFloat(-left, 'g', -1, 64), strconv.FormatFloat(right, 'g', -1, 64), "0.2"
	for i := range v.Series {
		s := &v.Series[i]
		s.LabelFormat = "0%;0%"
		for k, value := range s.Values {
			if n, _ := strconv.ParseFloat(value, 64); math.Abs(n) < (left+right)*thin {
				s.Bare = append(s.Bare, k)
			}
		}
	}
}

// fill adds the categories and series with their cached values.
func (d *drawing) fill(v *chartXML) {
	category, _ := d.of.column(d.Category) // linkCharts found them all
	points := d.points()
	shown := min(points, len(d.of.kept[category]))
	v.CategoryRef, v.Categories = d.of.ref(category, points), d.of.kept[category][:shown]
	for i, s := range d.Chart.Series {
		k, _ := d.of.column(s.Column)
		col := d.of.Table.Columns[k]
		t := tinted(s.Colour, i)
		sx := seriesXML{
			Label: celled(s.Label), Name: d.of.heads[k], NameRef: quoted(d.of.Name) + "!" + absolute(k, d.of.header),
			Ref: d.of.ref(k, points), Values: d.of.kept[k][:shown], Format: format(col.Kind, col.Decimals), Fill: t.fill, Ink: ink,
			Mute: s.Mute,
		}
		sx.LabelFormat = sx.Format
		if v.Stacked {
			sx.Ink, sx.LabelFormat = t.ink, partFormat(col, d.widest()*thin)
		}
		v.Series = append(v.Series, sx)
	}
}

const thin = 0.055 // of the widest bar: a part that cannot hold its label

// partFormat shows no label from least down.
func partFormat(c export.Column, least float64) string {
	return fmt.Sprintf(`[<%.4g]"";%s`, least, format(c.Kind, 0))
}

// widest is the largest sum of the series over the categories.
func (d *drawing) widest() float64 {
	sums := make([]float64, d.points())
	for _, s := range d.Chart.Series {
		k, _ := d.of.column(s.Column)
		for i, v := range d.of.kept[k][:min(len(sums), len(d.of.kept[k]))] {
			n, _ := strconv.ParseFloat(v, 64) // empty and spelt cells draw nothing
			sums[i] += n
		}
	}
	return slices.Max(sums)
}

// ref is the first so many values of a table's column.
func (p *plan) ref(column, points int) string {
	return quoted(p.Name) + "!" + absolute(column, p.header+1) + ":" + absolute(column, p.header+points)
}

func absolute(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row, true) // both are in range by plan
	return name
}
