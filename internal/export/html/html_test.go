package html_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"canvass/internal/export"
	"canvass/internal/export/html"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// sample has every kind of section, with figures that are kept back and a respondent
// who tries to be markup.
func sample() export.Document {
	evil := `"><img src=x onerror=alert(1)></script>` + "\x1b[2J\u202e{{.Title}}"
	answers := &export.Table{
		Name: "tbl_answers", Caption: "All answers", Columns: []export.Column{
			{Name: "Principle"}, {Name: "n", Kind: export.Number}, {Name: "Disagree", Kind: export.Number}, {Name: "Neither", Kind: export.Number},
			{Name: "Agree", Kind: export.Number}, {Name: "Share", Kind: export.Share}, {Name: "Mean", Kind: export.Number, Decimals: 1},
		},
		Rows: export.Rows([][]export.Cell{
			{export.Words("P1 Openness"), export.Count(100), export.Count(20), export.Count(10), export.Count(70), {Kind: export.Share, Number: 0.7}, {Kind: export.Number, Number: 4.1}},
			{export.Words("P2 A title that is too long for one line of a telephone"), export.Count(50), export.Words(export.Held), export.Words(export.Held), export.Count(40), {Kind: export.Share, Number: 0.8}, {}},
			{export.Words(evil), export.Count(0), export.Count(0), export.Count(0), export.Count(0), {}, {}},
		}),
	}
	series := []export.Series{{Column: "Disagree", Colour: export.Likert2}, {Column: "Neither", Colour: export.Likert3}, {Column: "Agree", Label: "Agree, all", Colour: export.Likert5}}
	return export.Document{
		Title: "What <people> said", Language: "es", Lead: []string{"One sentence.", evil}, Foot: []string{"From the records."},
		Labels: export.Labels{Skip: "Skip", Contents: "Contents", Data: "As a table", Top: "Up"},
		Sections: []export.Section{
			{Heading: "Figures", Anchor: "figures", Paragraphs: []string{"A paragraph."}, Points: []string{"A point."}, Table: answers, Charts: []export.Chart{
				{Name: "chart_sides", Kind: export.Centred, Title: "Two sides", Alt: "Bars.", Category: "Principle", Base: "n", Series: series, Share: true},
				{Name: "chart_all", Kind: export.StackedShares, Title: "All", Alt: "Bars.", Category: "Principle", Base: "n", Series: series, Share: true},
				{Name: "chart_share", Kind: export.Bars, Title: "Share", Alt: "Bars.", Category: "Principle", Share: true, Series: []export.Series{{Column: "Share"}}},
				{Name: "chart_time", Kind: export.Columns, Title: "One after the other", Alt: "Columns.", Category: "Principle", Series: []export.Series{{Column: "Agree"}}},
				{Name: "chart_kept", Kind: export.Columns, Title: "One kept back", Alt: "Columns.", Category: "Principle", Series: []export.Series{{Column: "Neither", Colour: export.Neutral}}},
				{Name: "chart_n", Kind: export.StackedBars, Title: "Numbers", Alt: "Bars.", Category: "Principle", Series: series},
			}},
			{Heading: "In their words", Sub: true, Quotes: []export.Quote{{Text: evil + "\r\nsecond line", By: evil, Anchor: "quote-1", Language: "en"}}},
			{Heading: "Nothing", Table: &export.Table{Columns: []export.Column{{Name: "A"}}, Empty: "Nobody."}},
		},
	}
}

func write(t *testing.T, d export.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got, golden := write(t, sample()), filepath.Join("testdata", "page.html")
	if i := strings.Index(got, "<style>"); i > 0 { // the style sheet is a file of its own
		got = got[:i+7] + got[strings.Index(got, "</style>"):]
	}
	got = regexp.MustCompile(`sha256-([A-Za-z0-9/=]|&#43;)+`).ReplaceAllString(got, "sha256-…")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// elements reads the page's own markup strictly and lists its elements.
func elements(t fataler, page string) map[string]int {
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	count := map[string]int{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return count
		}
		if err != nil {
			t.Fatalf("%v", err)
		}
		if e, ok := token.(xml.StartElement); ok {
			count[e.Name.Local]++
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") && a.Value != "data:," {
					t.Fatalf("attribute %s=%q", a.Name.Local, a.Value)
				}
			}
		}
	}
}

type fataler interface{ Fatalf(string, ...any) }

// TestTextStaysText: whatever stands in a document, the page has the same elements.
func TestTextStaysText(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"<script>alert(1)</script>", `" onload="x`, "</style><b>", "<!--", "javascript:alert(1)", "{{.CSS}}", "]]>", "&lt;b&gt;", "\x1b[31m", "</svg><p>", "\u2028",
	}))
	page := func(s string) string {
		return write(t, export.Document{
			Title: s, Language: "en", Lead: []string{s}, Foot: []string{s}, Labels: export.Labels{Skip: s, Contents: s, Data: s, Top: s},
			Sections: []export.Section{{
				Heading: s, Paragraphs: []string{s}, Points: []string{s}, Quotes: []export.Quote{{Text: s, By: s}},
				Table:  &export.Table{Caption: s, Columns: []export.Column{{Name: "a"}, {Name: "b", Kind: export.Number}}, Rows: export.Rows([][]export.Cell{{export.Words("x" + s), export.Count(1)}})},
				Charts: []export.Chart{{Title: s, Alt: s, Category: "a", Series: []export.Series{{Column: "b", Label: s}, {Column: "b", Label: s}}}},
			}},
		})
	}
	want := elements(t, page("-text"))
	rapid.Check(t, func(r *rapid.T) {
		got := page("-" + text.Draw(r, "text"))
		count := elements(r, got)
		count["text"] = want["text"] // a long label has more lines
		if d := cmp.Diff(want, count); d != "" {
			r.Errorf("elements (-want +got):\n%s", d)
		}
		if i := strings.IndexFunc(got, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 }); i >= 0 {
			r.Errorf("a control character at %d: %q", i, got[max(0, i-20):i+2])
		}
	})
}

func TestPageIsSelfContained(t *testing.T) {
	page := write(t, sample())
	for _, bad := range []string{"<script", "http://", "https://", "@import", " style="} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !strings.Contains(page, "default-src &#39;none&#39;; style-src &#39;sha256-") {
		t.Error("no strict policy")
	}
	if again := write(t, sample()); again != page {
		t.Error("two runs give two pages")
	}
}

func TestWriteReportsErrors(t *testing.T) {
	boom := errors.New("boom")
	failing := func(yield func([]export.Cell, error) bool) { yield(nil, boom) }
	err := html.Write(io.Discard, export.Document{Sections: []export.Section{{Heading: "Places", Table: &export.Table{Columns: []export.Column{{Name: "A"}}, Rows: failing}}}})
	if !errors.Is(err, boom) || !strings.HasPrefix(err.Error(), `section "Places": row 1: `) {
		t.Errorf("got %v", err)
	}
	if err := html.Write(full{}, sample()); !errors.Is(err, errFull) {
		t.Errorf("a writer that fails: %v", err)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// What a page shows is read back as it was handed over.
func TestFiguresAreReadBack(t *testing.T) {
	got := html.Figures([]byte(write(t, sample())))
	want := export.Figures{
		{Section: "Figures", Row: "P1 Openness", Column: "n"}: 100, {Section: "Figures", Row: "P1 Openness", Column: "Disagree"}: 20,
		{Section: "Figures", Row: "P1 Openness", Column: "Neither"}: 10, {Section: "Figures", Row: "P1 Openness", Column: "Agree"}: 70,
	}
	long := "P2 A title that is too long for one line of a telephone"
	want[export.Spot{Section: "Figures", Row: long, Column: "n"}], want[export.Spot{Section: "Figures", Row: long, Column: "Agree"}] = 50, 40
	for spot, n := range got {
		if n == 0 && spot.Column != "" && spot.Row != long && spot.Row != "P1 Openness" { // of the row that tries to be markup
			delete(got, spot)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	for _, damaged := range []string{"", "<table><tr><td>1", "\x00<!--", "no page"} {
		if got := html.Figures([]byte(damaged)); len(got) > 0 {
			t.Errorf("%q: %v", damaged, got)
		}
	}
}
