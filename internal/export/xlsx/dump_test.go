package xlsx_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// TestSampleGolden compares a workbook with every feature as text that can be read.
func TestSampleGolden(t *testing.T) {
	got := dump(t, write(t, sample()))
	golden := filepath.Join("testdata", "sample.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("workbook differs from %s (-want +got):\n%s", golden, d)
	}
}

// dumper writes a workbook as text.
type dumper struct {
	strings.Builder
	b       book
	t       testing.TB
	formats []string // of the cell styles
}

func dump(t testing.TB, b book) string {
	d := &dumper{b: b, t: t, formats: formats(b.parse(t, "xl/styles.xml"))}
	core := b.parse(t, "docProps/core.xml")
	for _, name := range []string{"title", "subject", "creator", "language", "created", "modified"} {
		d.line("%s: %s", name, core.one(name).text)
	}
	for _, p := range b.parse(t, "docProps/custom.xml").all("property") {
		value := p.one("lpwstr").text
		if p.attr["name"] == "canvass seal" {
			value = "(a hash of the other parts)"
		}
		d.line("property %s: %s", p.attr["name"], value)
	}
	for _, n := range b.parse(t, "xl/workbook.xml").all("definedName") {
		d.line("name %s[%s]: %s", n.attr["name"], n.attr["localSheetId"], n.text)
	}
	for _, s := range b.sheets(t) {
		d.sheet(s[0], s[1])
	}
	return d.String()
}

func (d *dumper) line(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

func (d *dumper) sheet(name, part string) {
	s := d.b.parse(d.t, part)
	view, pane, page := s.one("sheetView").attr, s.one("pane").attr, s.one("pageSetup").attr
	d.line("\nsheet %q tab %s", name, s.one("tabColor").attr["rgb"])
	d.line("  view selected=%s gridlines=%s cursor=%s frozen x=%s y=%s from %s", view["tabSelected"], view["showGridLines"],
		s.one("selection").attr["activeCell"], pane["xSplit"], pane["ySplit"], pane["topLeftCell"])
	d.line("  page %s %s wide %s high, header %q, footer %q", page["orientation"], page["fitToWidth"], page["fitToHeight"],
		s.one("oddHeader").text, s.one("oddFooter").text)
	var widths []string
	for _, c := range s.all("col") {
		var from, to int
		fmt.Sscan(c.attr["min"], &from)
		fmt.Sscan(c.attr["max"], &to)
		widths = append(widths, slices.Repeat([]string{c.attr["width"]}, to-from+1)...)
	}
	d.line("  widths %s", strings.Join(widths, " "))
	for _, r := range s.all("row") {
		d.line("  row %s height %s", r.attr["r"], r.attr["ht"])
		for _, c := range r.all("c") {
			d.cell(c)
		}
	}
	d.behind(s)
	rels := d.b.relations(d.t, part)
	for _, id := range slices.Sorted(keys(rels)) {
		d.part(rels[id])
	}
}

func (d *dumper) cell(c *node) {
	var style int
	fmt.Sscan(c.attr["s"], &style)
	value, kind := c.one("v").text, "number"
	switch {
	case c.attr["t"] == "inlineStr":
		value, kind = short(fmt.Sprintf("%q", excelText(c.one("t").text))), "text"
	case value == "":
		kind = "empty"
	}
	d.line("    %s %s %s | %s", c.attr["r"], kind, value, d.formats[style])
}

// short keeps the ends of a long text.
func short(s string) string {
	if r := []rune(s); len(r) > 200 {
		return fmt.Sprintf("%s…%s (%d)", string(r[:40]), string(r[len(r)-40:]), len(r))
	}
	return s
}

// behind are the things that follow the rows.
func (d *dumper) behind(s *node) {
	for _, n := range s.all("conditionalFormatting") {
		var points []string
		for _, c := range n.all("cfvo") {
			points = append(points, c.attr["type"]+c.attr["val"]+c.one("f").text)
		}
		d.line("  bar %s%s %s %v", n.attr["sqref"], n.one("sqref").text, n.one("cfRule").attr["id"]+n.one("id").text, points)
	}
	for _, n := range s.all("cfRule") {
		if kind := n.attr["type"]; kind != "dataBar" {
			d.line("  rule %s %s", kind, n.one("formula").text)
		}
	}
	for _, n := range s.all("dataValidation") {
		d.line("  prompt %s %q: %q %s %s", n.attr["sqref"], n.attr["promptTitle"], n.attr["prompt"], n.attr["type"], n.one("formula1").text)
	}
	for _, n := range s.all("hyperlink") {
		d.line("  link %s to %s", n.attr["ref"], n.attr["location"])
	}
}

// part shows a table or a drawing with its charts.
func (d *dumper) part(name string) {
	n := d.b.parse(d.t, name)
	for _, table := range n.all("table") {
		d.line("  table %s %s, filter %q", table.attr["displayName"], table.attr["ref"], n.one("autoFilter").attr["ref"])
		for _, c := range n.all("tableColumn") {
			d.line("    column %q", c.attr["name"])
		}
	}
	rels := d.b.relations(d.t, name)
	for _, a := range n.all("oneCellAnchor") {
		at, size := a.one("from"), a.one("ext").attr
		d.line("  drawing %s at column %s+%s row %s, %s x %s", a.one("cNvPr").attr["name"], at.one("col").text, at.one("colOff").text, at.one("row").text, size["cx"], size["cy"])
		d.line("    alt %q", a.one("cNvPr").attr["descr"])
		d.chart(rels[a.one("chart").attr["id"]])
	}
}

func (d *dumper) chart(part string) {
	c := d.b.parse(d.t, part)
	d.line("    %s %s %q", c.one("barDir").attr["val"], c.one("grouping").attr["val"], c.one("title").one("t").text)
	for _, s := range c.all("ser") {
		d.line("    series %s %q colour %s labels %q %s", s.one("tx").one("f").text, s.one("tx").one("v").text,
			s.one("srgbClr").attr["val"], s.one("dLbls").one("numFmt").attr["formatCode"], s.one("dLblPos").attr["val"])
		for _, kind := range []string{"cat", "val"} {
			var cache []string
			for _, p := range s.one(kind).all("pt") {
				cache = append(cache, p.one("v").text)
			}
			d.line("      %s %s %q", kind, s.one(kind).one("f").text, cache)
		}
	}
}

// formats describes each cell style in words.
func formats(styles *node) []string {
	codes := map[string]string{"0": "general"}
	for _, n := range styles.all("numFmt") {
		codes[n.attr["numFmtId"]] = n.attr["formatCode"]
	}
	fonts := styles.one("fonts").all("font")
	var out []string
	for _, x := range styles.one("cellXfs").all("xf") {
		var i int
		fmt.Sscan(x.attr["fontId"], &i)
		a := x.one("alignment").attr
		s := fmt.Sprintf("%s %s%s %s %s", codes[x.attr["numFmtId"]], fonts[i].one("sz").attr["val"], strings.Repeat("b", len(fonts[i].all("b"))), a["horizontal"], a["vertical"])
		if a["wrapText"] != "" {
			s += " wrap"
		}
		out = append(out, s)
	}
	return out
}

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
