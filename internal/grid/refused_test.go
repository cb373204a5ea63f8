package grid

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"strings"
	"testing"

	"canvass/internal/effort"
	"canvass/internal/fault"
)

func TestWorkbooksThatAreRefused(t *testing.T) {
	good := workbookOf(t, cells([]any{"a", "b"}, []any{1, 2}))
	const row = `<worksheet><sheetData><row r="1">%s</row></sheetData></worksheet>`
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	many := map[string]string{}
	for i := range maxEntries {
		many[fmt.Sprint("x/", i)] = ""
	}
	cases := []struct {
		name, file string
		in         []byte
		o          Options
		words      []string
	}{
		{"cut off", "a.xlsx", good[:len(good)/2], Options{}, []string{"damaged or cut off", "a.xlsx"}},
		{"cut off within the sheet", "a.xlsx", sheetXML(`<worksheet><sheetData><row><c><v>1</v></c></row>`, nil), Options{}, []string{"damaged"}},
		{"with a password", "a.xlsx", append(bytes.Clone(oleMagic), make([]byte, 600)...), Options{}, []string{"password", ".xls"}},
		{"text called .xlsx", "a.xlsx", []byte("a,b\n1,2\n"), Options{}, []string{"not an Excel workbook"}},
		{"nothing called .xlsx", "a.xlsx", nil, Options{}, []string{"not an Excel workbook"}},
		{"macros by name", "a.xlsm", good, Options{}, []string{"programs", ".xlsx"}},
		{"macros by type", "a.xlsx", sheetXML("<worksheet/>", map[string]string{"[Content_Types].xml": `<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`}), Options{}, []string{"macros"}},
		{"macros inside", "a.xlsx", sheetXML("<worksheet/>", map[string]string{"xl/VBAProject.bin": "x"}), Options{}, []string{"macros"}},
		{"another archive", "a.zip", archive(map[string]string{"[Content_Types].xml": "<Types/>", "../x": "x"}), Options{}, []string{"not an Excel workbook"}},
		{"an OpenDocument sheet", "a.xlsx", archive(map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), Options{}, []string{"not an Excel workbook"}},
		{"no such sheet", "a.xlsx", good, Options{Sheet: "Sheet9"}, []string{`no sheet "Sheet9"`, "Sheet1"}},
		{"delimiter", "a.xlsx", good, Options{Delimiter: ","}, []string{"take `delimiter`"}},
		{"the farthest cell", "a.xlsx", sheetXML(`<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`, nil), Options{}, []string{"column XFD", "500"}},
		{"the lowest cell", "a.xlsx", sheetXML(`<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`, nil), Options{}, []string{"row 1048576", "CSV"}},
		{"an entity from outside", "a.xlsx", sheetXML(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>`+fmt.Sprintf(row, `<c t="str"><v>&e;</v></c>`), nil), Options{}, []string{"damaged"}},
		{"entities that grow", "a.xlsx", sheetXML(entities+fmt.Sprintf(row, `<c t="str"><v>&b;</v></c>`), nil), Options{}, []string{"damaged"}},
		{"a text that is not there", "a.xlsx", sheetXML(fmt.Sprintf(row, `<c t="s"><v>7</v></c>`), nil), Options{}, []string{"damaged"}},
		{"a cell of no column", "a.xlsx", sheetXML(fmt.Sprintf(row, `<c r="1"><v>7</v></c>`), nil), Options{}, []string{"damaged"}},
		{"more columns than there are", "a.xlsx", sheetXML(fmt.Sprintf(row, strings.Repeat("<c/>", lastColumn+1)), nil), Options{}, []string{"damaged"}},
		{"more rows than there are", "a.xlsx", sheetXML(`<worksheet><sheetData><row r="1048576"/><row/></sheetData></worksheet>`, nil), Options{}, []string{"damaged"}},
		{"rows that go back", "a.xlsx", sheetXML(`<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>`, nil), Options{}, []string{"damaged"}},
		{"too many entries", "a.xlsx", sheetXML("<worksheet/>", many), Options{}, []string{"parts"}},
		{"a bomb in the sheet", "a.xlsx", bomb("worksheets/s.xml", 51), Options{}, []string{"50 MiB", "CSV"}},
		{"a bomb in the texts", "a.xlsx", bomb("texts.xml", 51), Options{}, []string{"50 MiB"}},
		{"a bomb in the styles", "a.xlsx", bomb("styles.xml", 21), Options{}, []string{"unpacks"}},
		{"a bomb of a terabyte", "a.xlsx", bomb("styles.xml", 1<<20), Options{}, []string{"unpacks"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := read(t, file(t, c.file, c.in), c.o)
			refused(t, err, fault.Invalid, c.words...)
		})
	}
}

// A sheet of cells that hold nothing only costs time. In the ordinary run the count begins
// just below what is read at most, in the long one it gets there.
func TestCellsThatOnlyCostTime(t *testing.T) {
	const row = "<row><c/><c/></row>"
	s := &sheet{data: []byte("<worksheet><sheetData>" + row + row + "</sheetData></worksheet>")}
	w := sheetWalker{sheet: s, in: newMarkup(s.data), count: maxCells - 3}
	if _, err := w.next(); err != nil {
		t.Errorf("within what is read: %v", err)
	}
	_, err := w.next()
	if err == nil || !strings.Contains(err.Error(), "unpacks") {
		t.Errorf("one cell more than is read: %v", err)
	}
	if effort.Long() {
		cells := strings.Repeat("<row>"+strings.Repeat("<c/>", 10_000)+"</row>", maxCells/10_000+1)
		_, err := read(t, file(t, "a.xlsx", sheetXML("<worksheet><sheetData>"+cells+"</sheetData></worksheet>", nil)), Options{})
		refused(t, err, fault.Invalid, "unpacks")
	}
}

// bomb makes a workbook in which a part unpacks to some mebibytes of blanks: so it
// says, and up to a point so it is.
func bomb(part string, mebibytes int) []byte {
	parts := map[string]string{
		"[Content_Types].xml": `<Types/>`,
		"xl/workbook.xml":     `<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/s.xml"/>
			<Relationship Type="x/sharedStrings" Target="texts.xml"/><Relationship Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/s.xml": `<worksheet/>`, "xl/texts.xml": `<sst/>`, "xl/styles.xml": `<styleSheet/>`,
	}
	delete(parts, "xl/"+part)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, _ := z.Create(name)
		_, _ = w.Write([]byte(text))
	}
	block := squeezed(strings.Repeat(" ", 1<<20))
	packed := bytes.Repeat(block, min(mebibytes, 100))
	w, _ := z.CreateRaw(&zip.FileHeader{
		Name: "xl/" + part, Method: zip.Deflate, CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(mebibytes) << 20,
	})
	_, _ = w.Write(packed)
	_ = z.Close()
	return out.Bytes()
}

// squeezed deflates a text so that it can be followed by more.
func squeezed(text string) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestSpeed)
	_, _ = w.Write([]byte(text))
	_ = w.Flush()
	return out.Bytes()
}

// What an archive says of the size of a part need not be true: no more than it says
// is unpacked.
func TestALiarAboutSizes(t *testing.T) {
	data := bomb("worksheets/s.xml", 100)
	header := bytes.LastIndex(data, []byte("xl/worksheets/s.xml")) - 46 // in the central directory
	copy(data[header+24:], []byte{16, 0, 0, 0})
	_, err := read(t, file(t, "a.xlsx", data), Options{})
	refused(t, err, fault.Invalid, "damaged")
}
