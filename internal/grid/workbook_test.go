package grid

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"canvass/internal/fault"
)

// workbookOf makes a workbook with excelize and the cells that fill writes.
func workbookOf(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func cells(rows ...[]any) func(*excelize.File) {
	return func(f *excelize.File) {
		for i, r := range rows {
			_ = f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &r)
		}
	}
}

func longSheet(rows int) func(*excelize.File) {
	return func(f *excelize.File) {
		w, _ := f.NewStreamWriter("Sheet1")
		for i := range rows {
			_ = w.SetRow(fmt.Sprint("A", i+1), []any{"a", i})
		}
		_ = w.Flush()
	}
}

// TestWorkbook is a list: what a workbook holds, and what is read of it.
func TestWorkbook(t *testing.T) {
	madrid := time.Date(2025, 9, 17, 15, 4, 5, 0, time.UTC)
	cases := []struct {
		name string
		fill func(*excelize.File)
		o    Options
		want contents
	}{
		{"empty", cells(), Options{}, contents{}},
		{"header only", cells([]any{"a", "b"}), Options{}, contents{Header: []string{"a", "b"}}},
		{"values in one way each", cells(
			[]any{"n", "n", "n", "n", "n", "n", "n", "n"},
			[]any{17, 0.1, 1e5, 123456789012345, true, madrid, "00017", -2.5},
		), Options{}, contents{
			Header: []string{"n", "n", "n", "n", "n", "n", "n", "n"},
			Rows:   []Row{{2, []string{"17", "0.1", "100000", "123456789012345", "TRUE", "2025-09-17T15:04:05", "00017", "-2.5"}}},
		}},
		{"texts as they are", cells(
			[]any{"a", "b"},
			[]any{"  two\nlines ", "=1+1"},
			[]any{"_x004", "<b>&amp; é 👩‍👩‍👧"},
		), Options{}, contents{
			Header: []string{"a", "b"},
			Rows:   []Row{{2, []string{"  two\nlines ", "=1+1"}}, {3, []string{"_x004", "<b>&amp; é 👩‍👩‍👧"}}},
		}},
		{"gaps", func(f *excelize.File) {
			_ = f.SetCellValue("Sheet1", "B3", "x")
			_ = f.SetCellValue("Sheet1", "D3", "y")
			_ = f.SetCellValue("Sheet1", "C9", "z")
		}, Options{}, contents{Header: []string{"", "x", "", "y"}, Rows: []Row{{9, []string{"", "", "z"}}}}},
		{"formulas", func(f *excelize.File) {
			w, _ := f.NewStreamWriter("Sheet1")
			_ = w.SetRow("A1", []any{"a", "b"})
			_ = w.SetRow("A2", []any{excelize.Cell{Formula: "1+1", Value: 2}, excelize.Cell{Formula: `"x"&"y"`, Value: "xy"}})
			_ = w.SetRow("A3", []any{"plain", excelize.Cell{Formula: "A1"}})
			_ = w.Flush()
		}, Options{}, contents{
			Header: []string{"a", "b"},
			Rows:   []Row{{2, []string{"2", "xy"}}, {3, []string{"plain"}}},
			Notes: []string{
				"2 cells are formulas; the values that the workbook stored for them are read",
				"1 cells are formulas without a stored value and read as empty; open the workbook in a spreadsheet program and save it",
			},
		}},
		{"first sheet that can be seen", func(f *excelize.File) {
			_, _ = f.NewSheet("Seen")
			_, _ = f.NewSheet("Secret")
			_, _ = f.NewSheet("More")
			_ = f.SetCellValue("Seen", "A1", "a")
			f.SetActiveSheet(1)
			_ = f.SetSheetVisible("Sheet1", false)
			_ = f.SetSheetVisible("Secret", false, true)
		}, Options{}, contents{Header: []string{"a"}, Notes: []string{
			`only sheet "Seen" is read; not read: "More"`, `hidden and not read: "Sheet1", "Secret"`,
		}}},
		{"a sheet by name, in any case", func(f *excelize.File) {
			_, _ = f.NewSheet("Answers")
			_ = f.SetCellValue("Answers", "A1", "a")
		}, Options{Sheet: "answers"}, contents{Header: []string{"a"}}},
		{"a hidden sheet by name", func(f *excelize.File) {
			_, _ = f.NewSheet("Answers")
			_ = f.SetCellValue("Answers", "A1", "a")
			_ = f.SetSheetVisible("Answers", false)
		}, Options{Sheet: "Answers"}, contents{Header: []string{"a"}, Notes: []string{
			`sheet "Answers" is hidden in the workbook; it is read because ` + "`sheet` names it",
		}}},
		{"1904", func(f *excelize.File) {
			on := true
			_ = f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on})
			cells([]any{"a"}, []any{madrid})(f)
		}, Options{}, contents{Header: []string{"a"}, Rows: []Row{{2, []string{"2025-09-17T15:04:05"}}}}},
		{"a heading, titles over two columns, titles of two rows", func(f *excelize.File) {
			_ = f.SetCellValue("Sheet1", "A1", "All answers")
			_ = f.MergeCell("Sheet1", "A1", "D1")
			cells(nil, []any{"Name", "Agreement", nil, "Why"}, []any{nil, "P1", "P2"}, []any{"Ana", 4, 5, "because"})(f)
			_ = f.MergeCell("Sheet1", "A2", "A3")
			_ = f.MergeCell("Sheet1", "B2", "C2")
			_ = f.MergeCell("Sheet1", "D2", "D3")
			_ = f.MergeCell("Sheet1", "A4", "A5")
		}, Options{}, contents{
			Header: []string{"Name", "Agreement / P1", "Agreement / P2", "Why"},
			Rows:   []Row{{4, []string{"Ana", "4", "5", "because"}}},
			Notes:  []string{"cells are merged in 1 places; only the first of each has the value"},
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := read(t, file(t, "a.xlsx", workbookOf(t, c.fill)), c.o)
			if d := cmp.Diff(c.want, got); d != "" || err != nil {
				t.Errorf("error %v, -want +got\n%s", err, d)
			}
		})
	}
}

// An independent reader sees the same texts.
func TestTextsAsExcelizeReadsThem(t *testing.T) {
	text := rapid.OneOf(rapid.StringN(1, 40, -1), rapid.SampledFrom([]string{" x ", "_x000D_", "_x005F_", "_x005F_x0041_", "a\nb", "=1", "00017", "<&>"}))
	rows := rapid.SliceOfN(rapid.SliceOfN(text, 2, 5), 1, 60)
	for seed := range 5 {
		data := workbookOf(t, func(f *excelize.File) {
			for i, r := range rows.Example(seed) {
				_ = f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &r)
			}
		})
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		want, err := f.GetRows("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		got, err := read(t, file(t, "a.xlsx", data), Options{})
		if d := cmp.Diff(want, got.table()); d != "" || err != nil {
			t.Errorf("seed %d: error %v, -want +got\n%s", seed, err, d)
		}
	}
}

func TestNumbersByFormat(t *testing.T) {
	cases := []struct {
		code  string
		value float64
		want  string
	}{
		{"0.00", 45917, "45917"},
		{"yyyy-mm-dd", 45917, "2025-09-17"},
		{"d/m/yy h:mm", 45917.75, "2025-09-17T18:00:00"},
		{"h:mm:ss", 0.75, "18:00:00"},
		{"[h]:mm", 1.5, "36:00:00"},
		{`"days" 0`, 3, "3"},
		{`[Red]0;[Blue]"d"0`, 3, "3"},
		{`[$-409]d mmm yyyy`, 45917, "2025-09-17"},
		{`0\d`, 3, "3"},
		{"General", 3.5, "3.5"},
		{"yyyy-mm-dd", 1, "1900-01-01"},
		{"yyyy-mm-dd", 61, "1900-03-01"},
		{"yyyy-mm-dd", -1, "-1"},
		{"yyyy-mm-dd", 1e9, "1000000000"},
		{"yyyy-mm-dd h:mm", 45917.999999999, "2025-09-18"},
	}
	for _, c := range cases {
		b := book{formats: []numberKind{coded(c.code)}}
		if got := b.number(fmt.Sprint(c.value), 0); got != c.want {
			t.Errorf("%v as %s: got %s, want %s", c.value, c.code, got, c.want)
		}
	}
}

// sheetXML makes a workbook by hand around the content of a sheet.
func sheetXML(content string, more map[string]string) []byte {
	parts := map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"_rels/.rels":                `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/s.xml"/><Relationship Id="e" Type="x/externalLink" TargetMode="External" Target="http://192.0.2.1/x"/></Relationships>`,
		"xl/worksheets/s.xml":        content,
	}
	for name, text := range more {
		parts[name] = text
	}
	return archive(parts)
}

func archive(parts map[string]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		_, _ = w.Write([]byte(text))
	}
	_ = z.Close()
	return out.Bytes()
}

func TestSheetsWrittenInOtherWays(t *testing.T) {
	cases := []struct {
		name, sheet string
		want        [][]string
	}{
		{"no references", `<worksheet><sheetData><row><c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c><c><v>1</v></c></row></sheetData></worksheet>`, [][]string{{"a b", "1"}}},
		{"prefixes", `<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="B1" t="str"><x:v>v_x0041__x005F_</x:v></x:c></x:row></x:sheetData></x:worksheet>`, [][]string{{"", "vA_"}}},
		{"ISO dates, errors, surrogates", `<worksheet><sheetData><row><c t="d"><v>2025-09-17T01:02:03</v></c><c t="e"><v>#REF!</v></c><c t="str"><v>_xD83D__xDE00__xD83D_</v></c></row></sheetData></worksheet>`, [][]string{{"2025-09-17T01:02:03", "#REF!", "😀\xFF"}}},
		{"formatted nothing far away", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="4"/></row><row r="1048576"><c r="A1048576" s="1"/></row></sheetData></worksheet>`, [][]string{{"1"}}},
		{"spoken forms", `<worksheet><sheetData><row><c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c></row></sheetData></worksheet>`, [][]string{{"東京"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := read(t, file(t, "a.xlsx", sheetXML(c.sheet, nil)), Options{})
			if d := cmp.Diff(c.want, got.table()); d != "" || err != nil {
				t.Errorf("error %v, -want +got\n%s", err, d)
			}
		})
	}
}

// FuzzWorkbook looks for panics, hangs and errors that are not for people, in the
// parts of a workbook.
func FuzzWorkbook(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>45917.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
		`<sst><si><t>a_x000D_</t></si><si><r><t>b</t></r></si></sst>`, `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`)
	f.Add(`<worksheet><sheetData><row><c><f>1</f></c></row></sheetData></worksheet>`, `<sst/>`, `<styleSheet/>`)
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		data := sheetXML(sheet, map[string]string{
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/s.xml"/><Relationship Type="x/sharedStrings" Target="t.xml"/><Relationship Type="x/styles" Target="u.xml"/></Relationships>`,
			"xl/t.xml":                   texts, "xl/u.xml": styles,
		})
		if _, err := read(t, file(t, "a.xlsx", data), Options{}); err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("error of kind %d: %v", fault.KindOf(err), err)
		}
	})
}

// FuzzWorkbookFile does so with the archive itself.
func FuzzWorkbookFile(f *testing.F) {
	f.Add(workbookOf(f, cells([]any{"a", "b"}, []any{1, "two"})))
	f.Add(sheetXML("<worksheet/>", nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := read(t, file(t, "a.xlsx", data), Options{}); err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("error of kind %d: %v", fault.KindOf(err), err)
		}
	})
}

func BenchmarkWorkbook(b *testing.B) {
	path := file(b, "a.xlsx", workbookOf(b, longSheet(50_000)))
	g, err := Open(context.Background(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer g.Close()
	b.SetBytes(int64(len(g.table.(*sheet).data)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range g.Rows(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
