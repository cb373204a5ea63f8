package emulator_test

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"google.golang.org/api/googleapi"
	sheetsapi "google.golang.org/api/sheets/v4"

	"canvass/internal/emulator"
)

// put writes values to a range of spreadsheet S and returns the reply or the error.
func put(t *testing.T, srv *httptest.Server, a1, option, values string) string {
	t.Helper()
	path := "/v4/spreadsheets/S/values/" + url.PathEscape(a1) + "?prettyPrint=false"
	if option != "" {
		path += "&valueInputOption=" + option
	}
	return call(t, srv, "PUT", path, `{"values":`+values+`}`)
}

// values reads a range of spreadsheet S.
func values(t *testing.T, srv *httptest.Server, a1, query string) string {
	t.Helper()
	return call(t, srv, "GET", "/v4/spreadsheets/S/values/"+url.PathEscape(a1)+"?prettyPrint=false&"+query, "")
}

func TestRawAndUserEntered(t *testing.T) {
	for _, c := range []struct{ given, raw, typed, typedFormula string }{
		{`"=1+1"`, `"=1+1"`, `"#ERROR!"`, `"=1+1"`},
		{`"+1+1"`, `"+1+1"`, `"#ERROR!"`, `"=+1+1"`},
		{`"-5"`, `"-5"`, `-5`, `-5`},
		{`"2,000,000.01"`, `"2,000,000.01"`, `2000000.01`, `2000000.01`},
		{`"2020-01-01"`, `"2020-01-01"`, `43831`, `43831`},
		{`"1/2/2020"`, `"1/2/2020"`, `43832`, `43832`},
		{`"50%"`, `"50%"`, `0.5`, `0.5`},
		{`"1e3"`, `"1e3"`, `1000`, `1000`},
		{`"true"`, `"true"`, `true`, `true`},
		{`"'=1+1"`, `"'=1+1"`, `"=1+1"`, `"=1+1"`},
		{`"1,00"`, `"1,00"`, `"1,00"`, `"1,00"`},
		{`"@cmd"`, `"@cmd"`, `"@cmd"`, `"@cmd"`},
		{`7`, `7`, `7`, `7`},
		{`false`, `false`, `false`, `false`},
		{`" text "`, `" text "`, `" text "`, `" text "`},
	} {
		_, srv := newBook(t)
		for option, want := range map[string]string{"RAW": c.raw, "USER_ENTERED": c.typed} {
			put(t, srv, "A1", option, `[[`+c.given+`]]`)
			want = `{"majorDimension":"ROWS","range":"Sheet1!A1","values":[[` + want + `]]}`
			if got := values(t, srv, "A1", "valueRenderOption=UNFORMATTED_VALUE"); got != want {
				t.Errorf("%s %s: got %s, want %s", c.given, option, got, want)
			}
		}
		put(t, srv, "A1", "USER_ENTERED", `[[`+c.given+`]]`)
		want := `{"majorDimension":"ROWS","range":"Sheet1!A1","values":[[` + c.typedFormula + `]]}`
		if got := values(t, srv, "A1", "valueRenderOption=FORMULA"); got != want {
			t.Errorf("%s as a formula: got %s, want %s", c.given, got, want)
		}
	}
}

func TestValuesAreShownAsPeopleSeeThem(t *testing.T) {
	_, srv := newBook(t)
	put(t, srv, "A1", "USER_ENTERED", `[["2020-01-01","50%","12.5%","1,234.5",0.1,1234567,true,"=A1",1e20,0.30000000000000004]]`)
	want := `{"majorDimension":"ROWS","range":"Sheet1!A1:J1","values":[["2020-01-01","50%","12.50%","1,234.50","0.1","1234567","TRUE","#ERROR!","1E+20","0.3"]]}`
	if got := values(t, srv, "A1:J1", ""); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	want = `{"majorDimension":"ROWS","range":"Sheet1!A1:B1","values":[["2020-01-01",0.5]]}`
	if got := values(t, srv, "A1:B1", "valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRangesAndTrimming(t *testing.T) {
	_, srv := newBook(t)
	batch(t, srv, `{"addSheet":{"properties":{"title":"D3"}}},{"addSheet":{"properties":{"title":"It's / 100%"}}},
		{"addNamedRange":{"namedRange":{"name":"shares","range":{"sheetId":5,"startRowIndex":1,"endRowIndex":2,"startColumnIndex":1,"endColumnIndex":2}}}}`)
	if got := put(t, srv, "Data!A1:C4", "RAW", `[["a","","c"],["","b"],[],["","",""]]`); got != `{"spreadsheetId":"S","updatedCells":8,"updatedColumns":3,"updatedRange":"Data!A1:C4","updatedRows":4}` {
		t.Errorf("put: %s", got)
	}
	put(t, srv, "'It''s / 100%'!B2", "RAW", `[["x"]]`)
	put(t, srv, "'D3'!A1", "RAW", `[["d"]]`)
	for a1, want := range map[string]string{
		"Data!A1:D4":       `"Data!A1:D4","values":[["a","","c"],["","b"]]}`,
		"Data":             `"Data!A1:C2","values":[["a","","c"],["","b"]]}`,
		"data!a1:b2":       `"Data!A1:B2","values":[["a"],["","b"]]}`,
		"Data!B2":          `"Data!B2","values":[["b"]]}`,
		"Data!$B$2":        `"Data!B2","values":[["b"]]}`,
		"Data!B:C":         `"Data!B1:C10","values":[["","c"],["b"]]}`,
		"Data!2:3":         `"Data!A2:D3","values":[["","b"]]}`,
		"Data!B2:B":        `"Data!B2:B10","values":[["b"]]}`,
		"Data!A1:Z99":      `"Data!A1:D10","values":[["a","","c"],["","b"]]}`,
		"Data!D1:D9":       `"Data!D1:D9"}`,
		"shares":           `"Data!B2","values":[["b"]]}`,
		"Sheet1":           `"Sheet1!A1:Z1000"}`,
		"A1":               `"Sheet1!A1"}`,
		"D3":               `"Sheet1!D3"}`,
		"'D3'!A1":          `"'D3'!A1","values":[["d"]]}`,
		"'It''s / 100%'!B": "Unable to parse range: 'It''s / 100%'!B",
		"'It''s / 100%'":   `"'It''s / 100%'!A1:B2","values":[[],["","x"]]}`,
		"Nope!A1":          "Unable to parse range: Nope!A1",
		"Data!A1:B2:C3":    "Unable to parse range: Data!A1:B2:C3",
		"Data!A11":         "Range (Data!A11) exceeds grid limits. Max rows: 10, max columns: 4",
		"Data!E1":          "Range (Data!E1) exceeds grid limits. Max rows: 10, max columns: 4",
	} {
		if strings.HasPrefix(want, `"`) {
			want = `{"majorDimension":"ROWS","range":` + want
		}
		if got := values(t, srv, a1, ""); got != want {
			t.Errorf("%s: got %s\nwant %s", a1, got, want)
		}
	}
	if got := values(t, srv, "Data!A1:C2", "majorDimension=COLUMNS"); got != `{"majorDimension":"COLUMNS","range":"Data!A1:C2","values":[["a"],["","b"],["c"]]}` {
		t.Errorf("by columns: %s", got)
	}
}

func TestUnescapedColonInARange(t *testing.T) {
	_, srv := newBook(t)
	got := call(t, srv, "PUT", "/v4/spreadsheets/S/values/Data!A1:B1?valueInputOption=RAW", `{"range":"Data!A1:B1","values":[["a","b"]]}`)
	if !strings.Contains(got, `"updatedCells":2`) {
		t.Errorf("update: %s", got)
	}
	if got := call(t, srv, "POST", "/v4/spreadsheets/S/values/Data!A1:A1:clear", `{}`); got != `{"clearedRange":"Data!A1","spreadsheetId":"S"}` {
		t.Errorf("clear: %s", got)
	}
}

func TestWritesThatAreRefused(t *testing.T) {
	_, srv := newBook(t)
	put(t, srv, "Data!A1", "RAW", `[["before"]]`)
	for _, c := range []struct{ a1, option, values, want string }{
		{"Data!A1", "", `[["x"]]`, "'valueInputOption' is required but not specified"},
		{"Data!A1", "INPUT_VALUE_OPTION_UNSPECIFIED", `[["x"]]`, "'valueInputOption' is required but not specified"},
		{"Data!A1:B1", "RAW", `[["x"],["y"]]`, "Requested writing within range [Data!A1:B1], but tried writing to row [2]"},
		{"Data!A1:B1", "RAW", `[["x","y","z"]]`, "Requested writing within range [Data!A1:B1], but tried writing to column [C]"},
		{"Data!A10", "RAW", `[["x"],["y"]]`, "Range (Data!A11) exceeds grid limits. Max rows: 10, max columns: 4"},
		{"Data!D1", "RAW", `[["x","y"]]`, "Range (Data!E1) exceeds grid limits. Max rows: 10, max columns: 4"},
		{"Data!A1", "RAW", `[["x",{"a":1}]]`, "Invalid values[0][1]: struct_value"},
		{"Data!A1", "RAW", `[["x",["a"]]]`, "Invalid values[0][1]: list_value"},
		{"Data!A1", "RAW", `[["x","` + strings.Repeat("a", 50001) + `"]]`, "Your input contains more than the maximum of 50000 characters in a single cell."},
		{"Nope!A1", "RAW", `[["x"]]`, "Unable to parse range: Nope!A1"},
	} {
		if got := put(t, srv, c.a1, c.option, c.values); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.a1, c.option, got, c.want)
		}
	}
	if got := values(t, srv, "Data", ""); got != `{"majorDimension":"ROWS","range":"Data!A1","values":[["before"]]}` {
		t.Errorf("something was written: %s", got)
	}
	if got := put(t, srv, "Data!A1", "RAW", `[["`+strings.Repeat("a", 50000)+`"]]`); !strings.Contains(got, `"updatedCells":1`) {
		t.Errorf("50,000 characters: %s", got)
	}
}

func TestNullLeavesACellAndEmptyClearsIt(t *testing.T) {
	_, srv := newBook(t)
	put(t, srv, "Data!A1", "RAW", `[["a","b","c"]]`)
	put(t, srv, "Data!A1", "RAW", `[[null,"","d"]]`)
	if got := values(t, srv, "Data", ""); got != `{"majorDimension":"ROWS","range":"Data!A1:C1","values":[["a","","d"]]}` {
		t.Errorf("got %s", got)
	}
}

func TestBatchValuesWithTheClient(t *testing.T) {
	_, srv := newBook(t)
	client := sheetsClient(t, srv)
	wrote, err := client.Values.BatchUpdate("S", &sheetsapi.BatchUpdateValuesRequest{
		ValueInputOption: "RAW",
		Data: []*sheetsapi.ValueRange{
			{Range: "Sheet1!A1", Values: [][]any{{"Theme", "People"}, {"Openness", 12}}},
			{Range: "Data!A1:A2", MajorDimension: "COLUMNS", Values: [][]any{{"=1", true}}},
		},
	}).Do()
	if err != nil || wrote.TotalUpdatedCells != 6 || wrote.TotalUpdatedSheets != 2 || wrote.TotalUpdatedRows != 4 || wrote.Responses[0].UpdatedRange != "Sheet1!A1:B2" {
		t.Fatalf("got %+v, %v", wrote, err)
	}
	read, err := client.Values.BatchGet("S").Ranges("Sheet1!A1:B2", "Data!A1:A2").ValueRenderOption("UNFORMATTED_VALUE").Do()
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(read.ValueRanges[0].Values, read.ValueRanges[1].Values); got != "[[Theme People] [Openness 12]] [[=1] [true]]" {
		t.Errorf("got %s", got)
	}
	_, err = client.Values.BatchUpdate("S", &sheetsapi.BatchUpdateValuesRequest{
		ValueInputOption: "RAW",
		Data:             []*sheetsapi.ValueRange{{Range: "Sheet1!A1", Values: [][]any{{"lost"}}}, {Range: "Nope!A1", Values: [][]any{{"x"}}}},
	}).Do()
	if e, ok := err.(*googleapi.Error); !ok || e.Code != 400 {
		t.Errorf("got %v, want a 400", err)
	}
	cleared, err := client.Values.BatchClear("S", &sheetsapi.BatchClearValuesRequest{Ranges: []string{"Sheet1!B1:B2", "Data"}}).Do()
	if err != nil || fmt.Sprint(cleared.ClearedRanges) != "[Sheet1!B1:B2 Data!A1:D10]" {
		t.Errorf("got %+v, %v", cleared, err)
	}
	if got := values(t, srv, "Sheet1", ""); got != `{"majorDimension":"ROWS","range":"Sheet1!A1:A2","values":[["Theme"],["Openness"]]}` {
		t.Errorf("got %s", got)
	}
}

func TestClearKeepsFormatsAndNotes(t *testing.T) {
	_, srv := newBook(t)
	batch(t, srv, `{"repeatCell":{"range":{"sheetId":5},"cell":{"note":"n","userEnteredFormat":{"textFormat":{"bold":true}},"userEnteredValue":{"numberValue":1}},"fields":"*"}}`)
	call(t, srv, "POST", "/v4/spreadsheets/S/values/Data:clear", `{}`)
	want := `{"sheets":[{"data":[{"rowData":[{"values":[{"note":"n","userEnteredFormat":{"textFormat":{"bold":true}}}]}]}]}]}`
	if got := get(t, srv, "ranges=Data!A1&fields=sheets.data.rowData.values(note,userEnteredFormat,userEnteredValue)"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestEchoedValues(t *testing.T) {
	_, srv := newBook(t)
	got := call(t, srv, "PUT", "/v4/spreadsheets/S/values/Data!A1:C9?valueInputOption=RAW&includeValuesInResponse=true&responseValueRenderOption=UNFORMATTED_VALUE", `{"values":[[1,"",3]]}`)
	var reply sheetsapi.UpdateValuesResponse
	if err := json.Unmarshal([]byte(got), &reply); err != nil || fmt.Sprint(reply.UpdatedData.Values) != "[[1  3]]" || reply.UpdatedData.Range != "Data!A1:C9" {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestWriteQuotaCountsABatchOnce(t *testing.T) {
	s := emulator.New(emulator.Options{Project: emulator.Limits{Write: 1}})
	if err := s.PutSpreadsheet([]byte(`{"spreadsheetId":"S"}`)); err != nil {
		t.Fatal(err)
	}
	srv := serve(t, s)
	if got := batch(t, srv, `{"addSheet":{"properties":{"sheetId":1}}},{"addSheet":{"properties":{"sheetId":2}}}`); strings.Contains(got, "Quota") {
		t.Errorf("first: %s", got)
	}
	want := "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute' of service 'sheets.googleapis.com' for consumer 'project_number:1'."
	if got := batch(t, srv, `{"addSheet":{}}`); got != want {
		t.Errorf("second: %s", got)
	}
}
