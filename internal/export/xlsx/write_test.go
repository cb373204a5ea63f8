package xlsx_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"canvass/internal/effort"
	"canvass/internal/export"
	"canvass/internal/export/xlsx"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// TestSameBytes holds whatever the number of processors and the order of maps.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	sums := map[[32]byte]int{}
	writes := effort.Of(6, 40)
	for i := range writes {
		runtime.GOMAXPROCS(1 + i%2)
		var b bytes.Buffer
		if err := xlsx.Write(&b, sample()); err != nil {
			t.Fatal(err)
		}
		sums[sha256.Sum256(b.Bytes())]++
	}
	if len(sums) != 1 {
		t.Errorf("%d writes gave %d different files", writes, len(sums))
	}
}

// TestPackageIsWhole re-reads every part: relations lead somewhere, types are
// declared, nothing is a formula, nothing is merged, every drawing says what it shows.
func TestPackageIsWhole(t *testing.T) {
	b := write(t, sample())
	for name := range b {
		root := b.parse(t, name)
		if strings.HasSuffix(name, ".rels") {
			dir, file := path.Split(name)
			source := path.Join(dir, "..", strings.TrimSuffix(file, ".rels"))
			for id, target := range b.relations(t, source) {
				if b[target] == nil {
					t.Errorf("%s: %s leads to %s, which is not there", name, id, target)
				}
			}
		}
		if !strings.HasPrefix(name, "xl/worksheets/") && len(root.all("cNvPr")) == 0 {
			continue
		}
		if n := len(root.all("mergeCell")); n > 0 {
			t.Errorf("%s: %d merged cells", name, n)
		}
		next := 1
		for _, c := range root.one("cols").all("col") {
			if got := c.attr["min"]; got != fmt.Sprint(next) {
				t.Errorf("%s: widths go on with column %s, want %d", name, got, next)
			}
			fmt.Sscan(c.attr["max"], &next)
			next++
		}
		for _, c := range root.all("c") {
			if len(c.all("f")) > 0 {
				t.Errorf("%s: %s is a formula", name, c.attr["r"])
			}
		}
		for _, d := range root.all("cNvPr") {
			if d.attr["descr"] == "" {
				t.Errorf("%s: drawing %s has no alternative text", name, d.attr["name"])
			}
		}
	}
	for _, o := range b.parse(t, "[Content_Types].xml").all("Override") {
		if b[strings.TrimPrefix(o.attr["PartName"], "/")] == nil {
			t.Errorf("a type is declared for %s, which is not there", o.attr["PartName"])
		}
	}
}

// TestUntouched knows a file that something else has saved since.
func TestUntouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.xlsx")
	keep := func(data []byte) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if !xlsx.Untouched(path) {
		t.Error("no file has been touched")
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	keep(b.Bytes())
	if !xlsx.Untouched(path) {
		t.Error("what was just written has been touched")
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr("Review", "D6", "keep"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if xlsx.Untouched(path) {
		t.Error("an edited file is not known as such")
	}
	for name, data := range map[string][]byte{"cut": b.Bytes()[:b.Len()-1], "empty": {}, "another file": []byte("hello")} {
		if keep(data); xlsx.Untouched(path) {
			t.Errorf("%s: untouched", name)
		}
	}
}

// TestPlain leaves nothing but tables to a book for publication.
func TestPlain(t *testing.T) {
	b := sample()
	b.Plain = true
	parts := write(t, b)
	for name := range parts {
		for _, kind := range []string{"drawings/", "charts/"} {
			if strings.Contains(name, kind) {
				t.Errorf("part %s", name)
			}
		}
		part := parts.parse(t, name)
		for _, element := range []string{"autoFilter", "pane", "conditionalFormatting", "dataValidation", "drawing", "tabColor", "mergeCell", "headerFooter"} {
			if n := len(part.all(element)); n > 0 {
				t.Errorf("%s: %d of %s", name, n, element)
			}
		}
	}
	for i, f := range parts.parse(t, "xl/styles.xml").one("fills").all("patternFill") {
		if i > 1 { // the two that every workbook has
			t.Errorf("a fill of kind %s", f.attr["patternType"])
		}
	}
	if n := len(parts.sheets(t)); n != len(b.Sheets) {
		t.Errorf("%d sheets of %d", n, len(b.Sheets))
	}
}

// TestTextComesBack writes what people may type and reads it as Excel does.
func TestTextComesBack(t *testing.T) {
	mark := " [cut, full text in store: f/R1]"
	cases := []struct{ name, typed, want string }{
		{"formula", "=1+1", "=1+1"},
		{"blanks at the edges", "  a\t", "  a\t"},
		{"line ends", "a\r\nb\rc\n", "a\nb\nc\n"},
		{"escape", "_x000D_", "_x000D_"},
		{"escaped escape", "_x005F_x000D_", "_x005F_x000D_"},
		{"overlapping escapes", "_x0041_x0042_x0043_", "_x0041_x0042_x0043_"},
		{"escape of half a pair", "_xD83D__xDE00_", "_xD83D__xDE00_"},
		{"controls", "nul\x00 esc\x1b[2J del\x7f", "nul␀ esc␛[2J del␡"},
		{"C1 control", "\u009b31m", "\ufffd31m"},
		{"next line stays", "a\u0085b", "a\u0085b"},
		{"noncharacters", "\ufffe\uffff\ufdd0\U0001ffff", "\ufffd\ufffd\ufffd\ufffd"},
		{"invalid bytes", "a\xff\xfeb", "a\ufffd\ufffdb"},
		{"override", "\u202egpj.exe", "[U+202E]gpj.exe"},
		{"markup", "<b>&lt;]]>", "<b>&lt;]]>"},
		{"longest", strings.Repeat("a", 32767), strings.Repeat("a", 32767)},
		{"too long", strings.Repeat("a", 32768), strings.Repeat("a", 32700) + mark},
		{"longest pairs", strings.Repeat("😀", 16383), strings.Repeat("😀", 16383)},
		{"too many pairs", strings.Repeat("😀", 16384), strings.Repeat("😀", 16350) + mark},
		{"family", "👨‍👩‍👧‍👦 🇪🇸 👍🏽", "👨‍👩‍👧‍👦 🇪🇸 👍🏽"},
		{"right to left", "مرحبا 123 abc", "مرحبا 123 abc"},
		{"nothing but blanks", "\u00a0 ", "\u00a0 "},
	}
	var rows [][]export.Cell
	for _, c := range cases {
		rows = append(rows, []export.Cell{{Kind: export.Text, Text: c.typed}, export.Words("f/R1")})
	}
	b := oneSheet(rows)
	b.Sheets[0].Table.Columns[1].ID = true
	s := write(t, b).sheet(t, "Responses")
	for i, c := range cases {
		if got := excelText(s.cell(fmt.Sprintf("A%d", 6+i)).one("t").text); got != c.want {
			t.Errorf("%s: %.60q came back as %.60q, want %.60q", c.name, c.typed, got, c.want)
		}
	}
	const note = "Too long for a cell and cut, with a mark: 2. Texts with control characters, shown as symbols: 5. Rows with more text than they show: 4."
	if got := s.cell("A4").one("t").text; got != note {
		t.Errorf("note %q, want %q", got, note)
	}
}

// TestAnyTextComesBack holds for whatever a cell can hold.
func TestAnyTextComesBack(t *testing.T) {
	part := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"_x", "0041", "_", "x005F_", "D83D_", "\n", "&", "<", " "}))
	safe := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x202d || r == 0x202e || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef {
				return 'x'
			}
			return r
		}, s)
	}
	var rows [][]export.Cell
	rapid.Check(t, func(r *rapid.T) {
		typed := safe(strings.Join(rapid.SliceOfN(part, 0, 12).Draw(r, "parts"), ""))
		rows = append(rows, []export.Cell{export.Words("x"), {Kind: export.Text, Text: typed}})
	})
	written := write(t, oneSheet(rows)).sheet(t, "Responses").all("row")
	written = written[len(written)-len(rows):]
	for i, row := range rows {
		if got := excelText(written[i].all("c")[1].one("t").text); got != row[1].Text {
			t.Fatalf("%q came back as %q", row[1].Text, got)
		}
	}
}

// oneSheet is a book of one table with two columns.
func oneSheet(rows [][]export.Cell) export.Book {
	return export.Book{Created: moment, Title: "Test", Sheets: []export.Sheet{{
		Name: "Responses", Role: export.Data, Title: "Responses", Source: "Form.",
		Table: &export.Table{
			Name: "tbl_responses", Rows: export.Rows(rows), Empty: "None.",
			Columns: []export.Column{{Name: "Answer", Wrap: true}, {Name: "Other"}},
		},
	}}}
}

// TestJoinCRC: the checksum of two parts is that of the whole.
func TestJoinCRC(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a, b := rapid.SliceOf(rapid.Byte()).Draw(r, "a"), rapid.SliceOf(rapid.Byte()).Draw(r, "b")
		whole := crc32.ChecksumIEEE(append(append([]byte{}, a...), b...))
		if got := xlsx.JoinCRC(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), int64(len(b))); got != whole {
			t.Fatalf("%08x, want %08x", got, whole)
		}
	})
}

// TestManyBlocks: a sheet of several blocks is whole, and the same on any number of processors.
func TestManyBlocks(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	rows := effort.Of(7_000, 100_000)
	var first []byte
	for _, n := range []int{1, 7} {
		runtime.GOMAXPROCS(n)
		var b bytes.Buffer
		if err := xlsx.Write(&b, large(rows)); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		}
		if !bytes.Equal(first, b.Bytes()) {
			t.Fatalf("%d processors give another file", n)
		}
	}
	part := unpack(t, first)["xl/worksheets/sheet1.xml"]
	if n := bytes.Count(part, []byte("<row ")); n != rows+4-1 { // heading lines without lead
		t.Errorf("%d rows", n)
	}
	if len(part) < 3<<19 {
		t.Errorf("only %d bytes, which is not many blocks", len(part))
	}
}

// TestEmptyTable has one row that says so, and no chart.
func TestEmptyTable(t *testing.T) {
	b := oneSheet(nil)
	b.Sheets[0].Charts = []export.Chart{{Name: "chart_a", Alt: "Bars.", Table: "tbl_responses", Category: "Answer", Series: []export.Series{{Column: "Other"}}}}
	got := write(t, b)
	if s := got.sheet(t, "Responses").cell("A6").one("t").text; s != "None." {
		t.Errorf("first row says %q", s)
	}
	if ref := got.parse(t, "xl/tables/table1.xml").one("table").attr["ref"]; ref != "A5:B6" {
		t.Errorf("table at %s", ref)
	}
	if got["xl/charts/chart1.xml"] != nil {
		t.Error("a chart of nothing")
	}
}

// TestLongHeaders are cut where Excel would refuse them and stay apart.
func TestLongHeaders(t *testing.T) {
	b := oneSheet(nil)
	long := strings.Repeat("What would you change? ", 20)
	b.Sheets[0].Table.Columns = []export.Column{{Name: long + "1"}, {Name: long + "2"}, {Name: "two\nlines"}}
	heads := write(t, b).parse(t, "xl/tables/table1.xml").all("tableColumn")
	seen := map[string]bool{}
	for _, h := range heads {
		name := h.attr["name"]
		if len(name) > 255 || seen[name] {
			t.Errorf("header %q", name)
		}
		seen[name] = true
	}
	if !seen["two lines"] {
		t.Errorf("no header %q in %v", "two lines", seen)
	}
}

// TestSample leaves the file for people to look at, in the place that is asked for.
func TestSample(t *testing.T) {
	place := os.Getenv("CANVASS_SAMPLE")
	if place == "" {
		t.Skip("CANVASS_SAMPLE names no file")
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
