package sheets

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"canvass/internal/emulator/wire"
)

func request(body string) *wire.Request {
	return &wire.Request{Params: map[string]string{"spreadsheet": "S"}, Body: []byte(body)}
}

// requests are templates: %d is a small number, %s a dimension or a title.
var templates = []string{
	`{"addSheet":{"properties":{"sheetId":%d,"title":"T%d","index":%d,"gridProperties":{"rowCount":9,"columnCount":5}}}}`,
	`{"deleteSheet":{"sheetId":%d}}`,
	`{"updateSheetProperties":{"properties":{"sheetId":%d,"index":%d},"fields":"index"}}`,
	`{"updateSheetProperties":{"properties":{"sheetId":%d,"gridProperties":{"rowCount":%d,"columnCount":%d}},"fields":"gridProperties(rowCount,columnCount)"}}`,
	`{"repeatCell":{"range":{"sheetId":%d,"startRowIndex":%d,"endRowIndex":%d},"cell":{"userEnteredValue":{"numberValue":%d}},"fields":"userEnteredValue"}}`,
	`{"updateCells":{"range":{"sheetId":%d,"startRowIndex":%d,"startColumnIndex":%d},"rows":[{"values":[{"note":"n"}]}],"fields":"note"}}`,
	`{"addChart":{"chart":{"chartId":%d,"spec":{"basicChart":{"series":[{"series":{"sourceRange":{"sources":[{"sheetId":%d,"startRowIndex":%d,"endRowIndex":%d}]}}}]}},"position":{"overlayPosition":{"anchorCell":{"sheetId":%d,"rowIndex":%d}}}}}}`,
	`{"deleteEmbeddedObject":{"objectId":%d}}`,
	`{"addBanding":{"bandedRange":{"bandedRangeId":%d,"range":{"sheetId":%d,"startRowIndex":%d,"endRowIndex":%d},"rowProperties":{"firstBandColor":{},"secondBandColor":{}}}}}`,
	`{"setBasicFilter":{"filter":{"range":{"sheetId":%d,"startRowIndex":%d,"endRowIndex":%d}}}}`,
	`{"addProtectedRange":{"protectedRange":{"protectedRangeId":%d,"range":{"sheetId":%d,"startRowIndex":%d,"endRowIndex":%d}}}}`,
	`{"addConditionalFormatRule":{"rule":{"ranges":[{"sheetId":%d,"startRowIndex":%d,"endRowIndex":%d}],"booleanRule":{}}}}`,
	`{"createDeveloperMetadata":{"developerMetadata":{"metadataId":%d,"metadataKey":"k","visibility":"DOCUMENT","location":{"dimensionRange":{"sheetId":%d,"dimension":"ROWS","startIndex":%d,"endIndex":%d}}}}}`,
	`{"updateDimensionProperties":{"range":{"sheetId":%d,"dimension":"ROWS","startIndex":%d,"endIndex":%d},"properties":{"pixelSize":50},"fields":"pixelSize"}}`,
	`{"insertDimension":{"range":{"sheetId":%d,"dimension":"ROWS","startIndex":%d,"endIndex":%d},"inheritFromBefore":true}}`,
	`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"ROWS","startIndex":%d,"endIndex":%d}}}`,
	`{"deleteDimension":{"range":{"sheetId":%d,"dimension":"COLUMNS","startIndex":%d,"endIndex":%d}}}`,
	`{"appendDimension":{"sheetId":%d,"dimension":"COLUMNS","length":%d}}`,
	`{"addNamedRange":{"namedRange":{"name":"name_%d","range":{"sheetId":%d,"startRowIndex":%d,"endRowIndex":%d}}}}`,
}

// TestBatchesAreAtomicAndStatesLoad makes random batches: a refused one changes
// nothing, and every state that one leads to loads again as it was.
func TestBatchesAreAtomicAndStatesLoad(t *testing.T) {
	draw := rapid.Custom(func(t *rapid.T) string {
		template := rapid.SampledFrom(templates).Draw(t, "template")
		args := make([]any, strings.Count(template, "%d"))
		for i := range args {
			args[i] = rapid.IntRange(0, 6).Draw(t, "n")
		}
		return fmt.Sprintf(template, args...)
	})
	accepted := 0
	rapid.Check(t, func(t *rapid.T) {
		s := New(1)
		if _, err := s.Put([]byte(`{"spreadsheetId":"S","sheets":[{"properties":{"sheetId":0,"title":"A","gridProperties":{"rowCount":8,"columnCount":4}}}]}`)); err != nil {
			t.Fatal(err)
		}
		for range 6 {
			before := state(t, s)
			batch := strings.Join(rapid.SliceOfN(draw, 1, 3).Draw(t, "batch"), ",")
			_, err := s.BatchUpdate(request(`{"requests":[` + batch + `]}`))
			after := state(t, s)
			if err != nil && !bytes.Equal(before, after) {
				t.Fatalf("refused with %v, and yet\nbefore %s\nafter  %s", err, before, after)
			}
			if err == nil {
				accepted++
			}
			if _, err := s.Put(after); err != nil {
				t.Fatalf("%v\n%s", err, after)
			}
			if again := state(t, s); !bytes.Equal(again, after) {
				t.Fatalf("loaded again\nwas %s\nis  %s", after, again)
			}
		}
	})
	if accepted == 0 {
		t.Error("no batch was accepted: the templates are wrong")
	}
}

type failer interface{ Fatal(args ...any) }

func state(t failer, s *Service) []byte {
	raw, err := s.State("S")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestShiftMovesWhatIsAttached checks that rows take everything with them.
func TestShiftMovesWhatIsAttached(t *testing.T) {
	s := New(1)
	if _, err := s.Put([]byte(`{"spreadsheetId":"S","sheets":[{"properties":{"sheetId":3,"title":"A","gridProperties":{"rowCount":20,"columnCount":4}}}]}`)); err != nil {
		t.Fatal(err)
	}
	span := `"sheetId":3,"startRowIndex":4,"endRowIndex":8`
	_, err := s.BatchUpdate(request(`{"requests":[
		{"updateCells":{"start":{"sheetId":3,"rowIndex":5},"rows":[{"values":[{"note":"five"}]}],"fields":"note"}},
		{"updateDimensionProperties":{"range":{"sheetId":3,"dimension":"ROWS","startIndex":5,"endIndex":6},"properties":{"pixelSize":50},"fields":"pixelSize"}},
		{"createDeveloperMetadata":{"developerMetadata":{"metadataId":1,"metadataKey":"k","visibility":"DOCUMENT","location":{"dimensionRange":{"sheetId":3,"dimension":"ROWS","startIndex":5,"endIndex":6}}}}},
		{"setBasicFilter":{"filter":{"range":{` + span + `}}}},
		{"addNamedRange":{"namedRange":{"name":"span","range":{` + span + `}}}},
		{"addChart":{"chart":{"chartId":1,"spec":{"pieChart":{"series":{"sourceRange":{"sources":[{` + span + `}]}}}},"position":{"overlayPosition":{"anchorCell":{"sheetId":3,"rowIndex":7}}}}}},
		{"insertDimension":{"range":{"sheetId":3,"dimension":"ROWS","startIndex":0,"endIndex":2}}},
		{"deleteDimension":{"range":{"sheetId":3,"dimension":"ROWS","startIndex":9,"endIndex":12}}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	b := s.books["S"]
	sheet := b.sheets[0]
	if sheet.rows != 19 || sheet.cells[at{7, 0}]["note"] != "five" || sheet.rowProps[7] == nil || len(sheet.rowProps) != 1 {
		t.Errorf("%d rows, cells %v, rows %v", sheet.rows, sheet.cells, sheet.rowProps)
	}
	if got := locate(b.metadata[0]); got != (location{"ROW", 3, 7}) {
		t.Errorf("metadata at %v", got)
	}
	for name, r := range map[string]doc{
		"filter": sub(sheet.filter, "range"),
		"name":   sub(b.names[0], "range"),
		"chart":  list(sub(sub(sub(sub(sheet.charts[0], "spec"), "pieChart"), "series"), "sourceRange"), "sources")[0],
	} {
		from, _ := integer(r, "startRowIndex")
		to, _ := integer(r, "endRowIndex")
		if from != 6 || to != 9 {
			t.Errorf("%s is at %d to %d, want 6 to 9", name, from, to)
		}
	}
	if row, _ := integer(sub(sub(sub(sheet.charts[0], "position"), "overlayPosition"), "anchorCell"), "rowIndex"); row != 9 {
		t.Errorf("anchor in row %d, want 9", row)
	}
}

func TestIDsAreSeeded(t *testing.T) {
	create := func(seed uint64) string {
		raw, err := New(seed).Create(&wire.Request{})
		if err != nil {
			t.Fatal(err)
		}
		return wire.String(raw, "spreadsheetId")
	}
	if a, b, c := create(1), create(1), create(2); a != b || a == c {
		t.Errorf("%s %s %s", a, b, c)
	}
}

func FuzzPutAndBatch(f *testing.F) {
	f.Add([]byte(`{"spreadsheetId":"S","sheets":[{"properties":{"sheetType":"OBJECT"}}]}`), []byte(`{"requests":[{"deleteSheet":{}}]}`))
	for _, template := range templates {
		f.Add([]byte(`{"spreadsheetId":"S"}`), []byte(`{"requests":[`+strings.ReplaceAll(template, "%d", "1")+`]}`))
	}
	f.Fuzz(func(t *testing.T, book, batch []byte) {
		s := New(1)
		if id, err := s.Put(book); err != nil || id != "S" {
			t.Skip()
		}
		if _, err := s.BatchUpdate(request(string(batch))); err != nil && !strings.HasPrefix(err.Error(), "400 ") {
			t.Errorf("not a 400: %v", err)
		}
		for _, a1 := range []string{"A1", "Sheet1", "Sheet1!B:C"} {
			if _, err := s.GetValues(&wire.Request{Params: map[string]string{"spreadsheet": "S", "range": a1}}); err != nil && !strings.HasPrefix(err.Error(), "400 ") {
				t.Errorf("%s: %v", a1, err)
			}
		}
	})
}

func FuzzA1(f *testing.F) {
	for _, seed := range []string{"A1", "Sheet1!A1:B2", "'It''s'!A:C", "'", "!", "Sheet1!", "ZZZ9999999", "'Sheet1'!2:5", ":", "A:1"} {
		f.Add(seed)
	}
	s := New(1)
	if _, err := s.Put([]byte(`{"spreadsheetId":"S"}`)); err != nil {
		f.Fatal(err)
	}
	b := s.books["S"]
	f.Fuzz(func(t *testing.T, written string) {
		a, err := b.parseA1(written)
		if err != nil {
			return
		}
		again, err := b.parseA1(a.a1())
		if err != nil || a.top != again.top || a.left != again.left || a.bottom != again.bottom || a.right != again.right {
			t.Errorf("%q is %s, and that is %s: %v", written, a.a1(), again.a1(), err)
		}
	})
}
