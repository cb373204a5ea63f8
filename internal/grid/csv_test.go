package grid

import (
	"bytes"
	"context"
	stdcsv "encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/fault"
)

func TestCSV(t *testing.T) {
	big := strings.Repeat("ten bytes.", 1<<20)
	cases := []struct {
		name, in string
		options  Options
		want     [][]string // the header first
	}{
		{"empty file", "", Options{}, nil},
		{"only a mark", "\uFEFF", Options{}, nil},
		{"only blank lines", "\n\r\n,,\n", Options{}, nil},
		{"header only", "a,b", Options{}, [][]string{{"a", "b"}}},
		{"one column", "a\n1\n", Options{}, [][]string{{"a"}, {"1"}}},
		{"comma", "a,b\n1,2\n", Options{}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"semicolon", "a;b\n\"1;5\";2,5\n", Options{}, [][]string{{"a", "b"}, {"1;5", "2,5"}}},
		{"tab", "a\tb\n1\t2, or 3; or 4\n", Options{}, [][]string{{"a", "b"}, {"1", "2, or 3; or 4"}}},
		{"semicolons with commas in the titles", "Name, first;Age\nA;1\nB;2\n", Options{}, [][]string{{"Name, first", "Age"}, {"A", "1"}, {"B", "2"}}},
		{"told by Excel", "sep=;\r\na,b;c\r\n1;2\r\n", Options{}, [][]string{{"a,b", "c"}, {"1", "2"}}},
		{"told by Excel and by the configuration", "sep=;\r\na;b\r\n", Options{Delimiter: ";"}, [][]string{{"a", "b"}}},
		{"configured delimiter", "a|b\n1|2\n", Options{Delimiter: "|"}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"configured by name", "a\tb\n", Options{Delimiter: "tab"}, [][]string{{"a", "b"}}},
		{"wrong delimiter", "a,b\n1,2\n", Options{Delimiter: ";"}, [][]string{{"a,b"}, {"1,2"}}},
		{"line ends", "a,b\r\n1,2\n3,4\r5,6", Options{}, [][]string{{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}}},
		{"lines within a cell", "a,b\n\"x\r\ny\nz\r\",2\n", Options{}, [][]string{{"a", "b"}, {"x\r\ny\nz\r", "2"}}},
		{"quotation marks", "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n5\" disk,x\"y\n", Options{}, [][]string{{"a", "b"}, {`say "hi"`, `"`}, {`5" disk`, `x"y`}}},
		{"blanks stay", "a,b\n  x ,\t\n", Options{}, [][]string{{"a", "b"}, {"  x ", "\t"}}},
		{"ragged", "a,b,c\n1\n1,2,3,4\n", Options{}, [][]string{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}}},
		{"duplicate and empty titles", "a,,a\n1,2,3\n", Options{}, [][]string{{"a", "", "a"}, {"1", "2", "3"}}},
		{"ten megabytes in a cell", "a,b\n\"" + big + "\",2\n", Options{}, [][]string{{"a", "b"}, {big, "2"}}},
		{"ten megabytes in a line", "a,b\n" + big + ",2\n", Options{}, [][]string{{"a", "b"}, {big, "2"}}},
		{"a zero", "a,b\n\x00,2\n", Options{}, [][]string{{"a", "b"}, {"\x00", "2"}}},
		{"a formula is text", "a,b\n=1+1,@SUM(1)\n", Options{}, [][]string{{"a", "b"}, {"=1+1", "@SUM(1)"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := read(t, file(t, "a.csv", []byte(c.in)), c.options)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got.table()); d != "" {
				t.Errorf("-want +got\n%.2000s", d)
			}
		})
	}
}

func TestWhetherTheLastLineIsEnded(t *testing.T) {
	for _, c := range []struct {
		in   string
		want bool
	}{
		{"", true}, {"\uFEFF", true}, {"a,b\n", true}, {"a,b\r\n1,2\r\n", true}, {"a\r1\r", true}, {"a,b", false}, {"a,b\n1,2", false},
		{"\xFF\xFEa\x00\n\x00", true}, {"\xFF\xFEa\x00\n\x001\x00", false}, {"\xFE\xFF\x00a\x00\n", true}, {"\xFF\xFEa\x00\x0A\x01", false},
	} {
		g, err := Open(t.Context(), file(t, "a.csv", []byte(c.in)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Ended(); got != c.want {
			t.Errorf("%q: %v, want %v", c.in, got, c.want)
		}
		_ = g.Close()
	}
}

// table is header and rows without their numbers.
func (c contents) table() [][]string {
	if c.Header == nil {
		return nil
	}
	all := [][]string{c.Header}
	for _, r := range c.Rows {
		all = append(all, r.Cells)
	}
	return all
}

func TestEncodings(t *testing.T) {
	const told = "País,Opinión\nEspaña,“sí” — €5 👍\n"
	want := [][]string{{"País", "Opinión"}, {"España", "“sí” — €5 👍"}}
	plain := strings.ReplaceAll(told, " 👍", "")
	plainWant := [][]string{want[0], {"España", "“sí” — €5"}}
	cases := []struct {
		name, encoding string
		in             []byte
		want           [][]string
	}{
		{"UTF-8", "", []byte(told), want},
		{"UTF-8 with mark", "", []byte("\uFEFF" + told), want},
		{"UTF-8 with mark, configured", "utf-8", []byte("\uFEFF" + told), want},
		{"UTF-16LE with mark", "", utf16Of("\uFEFF"+told, false), want},
		{"UTF-16BE with mark", "", utf16Of("\uFEFF"+told, true), want},
		{"UTF-16LE without mark", "", utf16Of(told, false), want},
		{"UTF-16BE without mark", "", utf16Of(told, true), want},
		{"UTF-16 configured", "UTF-16", utf16Of("\uFEFF"+told, true), want},
		{"UTF-16LE configured", "utf-16le", utf16Of(told, false), want},
		{"Windows-1252", "", windows(plain), plainWant},
		{"Windows-1252 configured", "latin1", windows(plain), plainWant},
		{"UTF-8 with a broken byte", "", []byte("País,Opinión\nEspaña,\xFF\n"), [][]string{want[0], {"España", "\xFF"}}},
		{"ASCII with overlong bytes, configured", "utf-8", []byte("a,b\n\xC0\xAF,2\n"), [][]string{{"a", "b"}, {"\xC0\xAF", "2"}}},
		{"lone surrogates", "", append(utf16Of("\uFEFFa,b\n", false), 0x00, 0xD8, ',', 0, 0x00, 0xDC, '\n', 0), [][]string{{"a", "b"}, {"\xFF", "\xFF"}}},
		{"half a character at the end", "", append(utf16Of("\uFEFFa,b\n1,2", false), 'x'), [][]string{{"a", "b"}, {"1", "2\xFF"}}},
		{"mark in the middle stays", "", []byte("a,b\n\uFEFF1,2\n"), [][]string{{"a", "b"}, {"\uFEFF1", "2"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := read(t, file(t, "a.csv", c.in), Options{Encoding: c.encoding})
			if d := cmp.Diff(c.want, got.table()); d != "" || err != nil {
				t.Errorf("error %v, -want +got\n%s", err, d)
			}
		})
	}
}

// The whole file decides: its only foreign byte may be the last.
func TestEncodingIsToldByTheLastByte(t *testing.T) {
	in := "a,b\n" + strings.Repeat("1,2\n", 200_000) + "ma\xF1ana,2\n"
	got, err := read(t, file(t, "a.csv", []byte(in)), Options{})
	if err != nil || got.Rows[200_000].Cells[0] != "mañana" {
		t.Errorf("got %q, %v", got.Rows[200_000].Cells, err)
	}
}

func TestCSVThatIsRefused(t *testing.T) {
	cases := []struct {
		name, in string
		options  Options
		words    []string
	}{
		{"unclosed quotation mark", "a,b\n1,2\n\"x,\n" + strings.Repeat("y,z\n", 100_000), Options{}, []string{"line 3", "never closed", "a.csv"}},
		{"unclosed at the very end", "a,b\n1,\"", Options{}, []string{"line 2", "never closed"}},
		{"text behind a closing mark", "a,b\n\"x\ny\"z,2\n", Options{}, []string{"line 3", "written twice"}},
		{"too many columns", strings.Repeat("a,", MaxColumns) + "b\n", Options{}, []string{"line 1", "500"}},
		{"no such encoding", "a,b\n", Options{Encoding: "ebcdic"}, []string{"ebcdic", "windows-1252"}},
		{"no such delimiter", "a,b\n", Options{Delimiter: "ab"}, []string{`"ab"`, "tab"}},
		{"a sheet of a text", "a,b\n", Options{Sheet: "One"}, []string{"no sheets"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := read(t, file(t, "a.csv", []byte(c.in)), c.options)
			refused(t, err, fault.Invalid, c.words...)
			if strings.Contains(err.Error(), "y,z") {
				t.Errorf("the error quotes the file: %s", err)
			}
		})
	}
}

// endless is a text that never ends, of which nobody may keep more than a row.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestARowWithoutEndIsRefused(t *testing.T) {
	for _, start := range []string{"\"", ""} {
		r := newRecords(context.Background(), io.MultiReader(strings.NewReader(start), endless{}), ',')
		if r.most != maxRecord {
			t.Errorf("a row may have %d bytes", r.most)
		}
		r.most = 2 << 20
		_, err := r.next()
		refused(t, err, fault.Invalid, "line 1", "2 MiB")
	}
}

// Whatever the cells, what was written is read: in every encoding and with every
// delimiter, told or found out.
func TestCSVRoundTrip(t *testing.T) {
	cell := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", " ", "\"", "\r\n", "\n", "\r", ",", ";", "\t", "ñ", "=1+1", "\x01"}))
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 6).Draw(t, "width")
		delimiter := rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "delimiter")
		row := rapid.SliceOfN(cell, width, width)
		rows := append([][]string{}, rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,8}`), width, width).Draw(t, "header"))
		rows = append(rows, rapid.SliceOfN(row, 0, 12).Draw(t, "rows")...)
		var text strings.Builder
		for _, r := range rows {
			for i, c := range r {
				if i > 0 {
					text.WriteString(delimiter)
				}
				text.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
			}
			text.WriteString(rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end"))
		}
		in, o := []byte(text.String()), Options{Delimiter: delimiter}
		switch rapid.IntRange(0, 2).Draw(t, "encoding") {
		case 1:
			in = append([]byte("\uFEFF"), in...)
		case 2:
			in = utf16Of("\uFEFF"+text.String(), false)
		}
		var want [][]string
		for _, r := range rows {
			if !empty(r) {
				want = append(want, r)
			}
		}
		got, err := parse(in, o)
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Fatalf("error %v, -want +got\n%s", err, d)
		}
	})
}

// parse reads CSV from memory.
func parse(in []byte, o Options) ([][]string, error) {
	t, err := openCSV(context.Background(), bytes.NewReader(in), int64(len(in)), o)
	if err != nil || t.titles == nil {
		return nil, err
	}
	all := [][]string{t.titles}
	for row, err := range t.rows(context.Background()) {
		if err != nil {
			return all, err
		}
		if !empty(row.Cells) {
			all = append(all, append([]string{}, row.Cells...))
		}
	}
	return all, nil
}

// FuzzCSV holds the reader against encoding/csv, which reads fewer files and
// changes line ends.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"", "a,b\n1,2\n", "a;b\n\"x\ny\";2", "\uFEFFa\tb\r\n", "sep=;\na;b\n", "a,b\n\"", "\xFF\xFEa\x00,\x00b\x00", "a,b\n\"x\"y,2\n", "\xF1,2\r3,4"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if _, err := parse(in, Options{}); err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("error of kind %d: %v", fault.KindOf(err), err)
		}
		if bytes.ContainsAny(in, "\r") || bytes.HasPrefix(in, []byte("sep=")) || !utf8.Valid(in) || mark(in).name != "" {
			return
		}
		std := stdcsv.NewReader(bytes.NewReader(in))
		std.FieldsPerRecord, std.LazyQuotes = -1, false
		all, err := std.ReadAll()
		if err != nil {
			return
		}
		var want [][]string
		for _, r := range all {
			if !empty(r) {
				want = append(want, r)
			}
		}
		got, err := parse(in, Options{Delimiter: ",", Encoding: "utf-8"})
		if err != nil && strings.Contains(err.Error(), "more than") {
			return
		}
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("error %v, -want +got\n%s", err, d)
		}
	})
}

func utf16Of(s string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

// windows writes the few characters that the tests use.
func windows(s string) []byte {
	codes := map[rune]byte{'í': 0xED, 'ó': 0xF3, 'ñ': 0xF1, '“': 0x93, '”': 0x94, '—': 0x97, '€': 0x80}
	var out []byte
	for _, r := range s {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		} else if c, ok := codes[r]; ok {
			out = append(out, c)
		} else {
			panic(fmt.Sprintf("no code for %q", r))
		}
	}
	return out
}

func BenchmarkCSV(b *testing.B) {
	path := file(b, "a.csv", []byte("a,b,c,d\n"+strings.Repeat("p-12345,\"A comment of some words, and a comma.\",4,2025-09-17 15:04:05\n", 100_000)))
	g, err := Open(context.Background(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer g.Close()
	b.SetBytes(g.stamp.Size)
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range g.Rows(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
