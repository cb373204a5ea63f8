package emulator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"google.golang.org/api/option"
	sheetsapi "google.golang.org/api/sheets/v4"

	"canvass/internal/emulator"
	"canvass/internal/emulator/sheets"
)

// newBook serves spreadsheet S: "Sheet1" (id 0, 1000 × 26) and "Data" (id 5, 10 × 4).
func newBook(t *testing.T) (*emulator.Server, *httptest.Server) {
	t.Helper()
	s := emulator.New(emulator.Options{Seed: 1})
	err := s.PutSpreadsheet([]byte(`{"spreadsheetId":"S","sheets":[
		{"properties":{"sheetId":0,"title":"Sheet1"}},
		{"properties":{"sheetId":5,"title":"Data","gridProperties":{"rowCount":10,"columnCount":4}}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	return s, serve(t, s)
}

func sheetsClient(t *testing.T, srv *httptest.Server) *sheetsapi.SpreadsheetsService {
	t.Helper()
	c, err := sheetsapi.NewService(context.Background(), option.WithEndpoint(srv.URL), option.WithHTTPClient(srv.Client()))
	if err != nil {
		t.Fatal(err)
	}
	return c.Spreadsheets
}

// call sends raw JSON and returns the reply, or an error's message.
func call(t *testing.T, srv *httptest.Server, method, path, body string) string {
	t.Helper()
	req, err := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := srv.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var failure struct{ Error struct{ Message string } }
	if json.Unmarshal(raw, &failure) == nil && failure.Error.Message != "" {
		return failure.Error.Message
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, raw); err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return compact.String()
}

// batch sends requests to spreadsheet S and returns the replies, or an error's message.
func batch(t *testing.T, srv *httptest.Server, requests string) string {
	t.Helper()
	out := call(t, srv, "POST", "/v4/spreadsheets/S:batchUpdate?prettyPrint=false", `{"requests":[`+requests+`]}`)
	out = strings.TrimPrefix(out, `{"replies":[`)
	return strings.TrimSuffix(out, `],"spreadsheetId":"S"}`)
}

// get returns part of spreadsheet S.
func get(t *testing.T, srv *httptest.Server, query string) string {
	t.Helper()
	return call(t, srv, "GET", "/v4/spreadsheets/S?prettyPrint=false&"+query, "")
}

// TestBatchRequests makes one batch of every step's request on a fresh book and
// then looks at part of it. It is long because it is a list of requests and answers.
func TestBatchRequests(t *testing.T) {
	const (
		white  = `{"red":1,"green":1,"blue":1}`
		colors = `"rowProperties":{"firstBandColor":{"red":1},"secondBandColor":` + white + `}`
		chart  = `"spec":{"title":"Agreement","altText":"Shares","basicChart":{"chartType":"BAR","series":[{"series":{"sourceRange":{"sources":[{"startRowIndex":0,"endRowIndex":3,"startColumnIndex":1,"endColumnIndex":2}]}}}]}}`
		over   = `"position":{"overlayPosition":{"anchorCell":{"rowIndex":4,"columnIndex":1}}}`
		rule   = `"booleanRule":{"condition":{"type":"NUMBER_LESS","values":[{"userEnteredValue":"5"}]},"format":{"textFormat":{"italic":true}}}`
		a1b2   = `{"sheetId":5,"startRowIndex":0,"endRowIndex":2,"startColumnIndex":0,"endColumnIndex":2}`
		meta   = `{"metadataId":7,"metadataKey":"canvass","metadataValue":"summary","visibility":"DOCUMENT","location":{"sheetId":5}}`
	)
	tried := map[string]bool{}
	for _, step := range []struct{ name, request, replies, look, want string }{
		{"sheet with an id", `{"addSheet":{"properties":{"sheetId":9,"title":"New","index":1,"gridProperties":{"rowCount":3,"columnCount":2,"frozenRowCount":1}}}}`,
			`{"addSheet":{"properties":{"gridProperties":{"columnCount":2,"frozenRowCount":1,"rowCount":3},"index":1,"sheetId":9,"sheetType":"GRID","title":"New"}}}`,
			"fields=sheets.properties(sheetId,index)", `{"sheets":[{"properties":{"index":0,"sheetId":0}},{"properties":{"index":1,"sheetId":9}},{"properties":{"index":2,"sheetId":5}}]}`},
		{"sheet id taken", `{"addSheet":{"properties":{"sheetId":5}}}`, "Invalid requests[0].addSheet: A sheet with id 5 already exists.", "", ""},
		{"sheet title taken", `{"addSheet":{"properties":{"title":"DATA"}}}`, `Invalid requests[0].addSheet: A sheet with the name "DATA" already exists. Please enter another name.`, "", ""},
		{"too many cells", `{"addSheet":{"properties":{"sheetId":9,"title":"Big","gridProperties":{"rowCount":999999,"columnCount":10}}}}`,
			"Invalid requests[0].addSheet: This action would increase the number of cells in the workbook above the limit of 10000000 cells.", "fields=sheets.properties.title", `{"sheets":[{"properties":{"title":"Sheet1"}},{"properties":{"title":"Data"}}]}`},
		{"delete", `{"deleteSheet":{"sheetId":0}}`, `{}`, "fields=sheets.properties.title", `{"sheets":[{"properties":{"title":"Data"}}]}`},
		{"delete unknown", `{"deleteSheet":{"sheetId":1}}`, "Invalid requests[0].deleteSheet: No sheet with id: 1", "", ""},
		{"delete all", `{"deleteSheet":{"sheetId":0}},{"deleteSheet":{"sheetId":5}}`, "Invalid requests[1].deleteSheet: You can't remove all the sheets in a document.", "fields=sheets.properties.title", `{"sheets":[{"properties":{"title":"Sheet1"}},{"properties":{"title":"Data"}}]}`},
		{"rename and freeze", `{"updateSheetProperties":{"properties":{"title":"Summary","gridProperties":{"frozenRowCount":2}},"fields":"title,gridProperties/frozenRowCount"}}`, `{}`,
			"fields=sheets.properties(title,gridProperties)&ranges=Summary", `{"sheets":[{"properties":{"gridProperties":{"columnCount":26,"frozenRowCount":2,"rowCount":1000},"title":"Summary"}}]}`},
		{"move first behind second", `{"updateSheetProperties":{"properties":{"sheetId":0,"index":2},"fields":"index"}}`, `{}`, "fields=sheets.properties.title", `{"sheets":[{"properties":{"title":"Data"}},{"properties":{"title":"Sheet1"}}]}`},
		{"move by one does nothing", `{"updateSheetProperties":{"properties":{"sheetId":0,"index":1},"fields":"index"}}`, `{}`, "fields=sheets.properties.title", `{"sheets":[{"properties":{"title":"Sheet1"}},{"properties":{"title":"Data"}}]}`},
		{"no mask", `{"updateSheetProperties":{"properties":{"sheetId":0,"title":"x"}}}`, "Invalid requests[0].updateSheetProperties: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)", "", ""},
		{"wrong mask", `{"updateSheetProperties":{"properties":{"sheetId":0,"title":"x"},"fields":"name"}}`, "Invalid requests[0].updateSheetProperties: Invalid field: name", "", ""},
		{"grow too far", `{"updateSheetProperties":{"properties":{"sheetId":0,"gridProperties":{"rowCount":400000,"columnCount":5}},"fields":"gridProperties(rowCount,columnCount)"}}`,
			"Invalid requests[0].updateSheetProperties: This action would increase the number of cells in the workbook above the limit of 10000000 cells.", "", ""},
		{"freeze everything", `{"updateSheetProperties":{"properties":{"sheetId":5,"gridProperties":{"frozenRowCount":10}},"fields":"gridProperties.frozenRowCount"}}`, "Invalid requests[0].updateSheetProperties: You can't freeze all visible rows on the sheet.", "", ""},
		{"book title", `{"updateSpreadsheetProperties":{"properties":{"title":"Principles"},"fields":"title"}}`, `{}`, "fields=properties(title,timeZone)", `{"properties":{"timeZone":"Etc/GMT","title":"Principles"}}`},

		{"cells from a place", `{"updateCells":{"start":{"sheetId":5,"rowIndex":1,"columnIndex":1},"rows":[{"values":[{"userEnteredValue":{"stringValue":"=1+1"}},{"userEnteredValue":{"numberValue":0.5},"userEnteredFormat":{"numberFormat":{"type":"PERCENT","pattern":"0%"}}}]}],"fields":"userEnteredValue,userEnteredFormat.numberFormat"}}`, `{}`,
			"ranges=Data!B2:C2&fields=sheets.data.rowData.values(formattedValue,effectiveValue)", `{"sheets":[{"data":[{"rowData":[{"values":[{"effectiveValue":{"stringValue":"=1+1"},"formattedValue":"=1+1"},{"effectiveValue":{"numberValue":0.5},"formattedValue":"50%"}]}]}]}]}`},
		{"a range clears its rest", `{"repeatCell":{"range":` + a1b2 + `,"cell":{"note":"n","userEnteredValue":{"boolValue":true}},"fields":"note,userEnteredValue"}},{"updateCells":{"range":` + a1b2 + `,"rows":[{"values":[{"userEnteredValue":{"numberValue":1}}]}],"fields":"userEnteredValue"}}`, `{},{}`,
			"ranges=Data!A1:B2&fields=sheets.data.rowData.values(note,formattedValue)", `{"sheets":[{"data":[{"rowData":[{"values":[{"formattedValue":"1","note":"n"},{"note":"n"}]},{"values":[{"note":"n"},{"note":"n"}]}]}]}]}`},
		{"a formula is not evaluated", `{"updateCells":{"start":{"sheetId":5},"rows":[{"values":[{"userEnteredValue":{"formulaValue":"=1+1"}}]}],"fields":"*"}}`, `{}`,
			"ranges=Data!A1&fields=sheets.data.rowData.values.formattedValue", `{"sheets":[{"data":[{"rowData":[{"values":[{"formattedValue":"#ERROR!"}]}]}]}]}`},
		{"a formula begins with =", `{"updateCells":{"start":{"sheetId":5},"rows":[{"values":[{"userEnteredValue":{"formulaValue":"1"}}]}],"fields":"*"}}`, "Invalid requests[0].updateCells: A formula must begin with '='.", "", ""},
		{"computed values", `{"updateCells":{"start":{"sheetId":5},"rows":[{"values":[{"formattedValue":"1"}]}],"fields":"formattedValue"}}`, "Invalid requests[0].updateCells: Invalid field: formattedValue", "", ""},
		{"beyond the grid", `{"updateCells":{"start":{"sheetId":5,"columnIndex":3},"rows":[{"values":[{},{}]}],"fields":"note"}}`, "Invalid requests[0].updateCells: Attempting to write column: 4, beyond the last requested column of: 3", "", ""},
		{"long text", `{"updateCells":{"start":{"sheetId":5},"rows":[{"values":[{"userEnteredValue":{"stringValue":"` + strings.Repeat("😀", 25001) + `"}}]}],"fields":"userEnteredValue"}}`, "Invalid requests[0].updateCells: Your input contains more than the maximum of 50000 characters in a single cell.", "", ""},
		{"unknown sheet", `{"repeatCell":{"range":{"sheetId":6},"cell":{},"fields":"note"}}`, "Invalid requests[0].repeatCell: No grid with id: 6", "", ""},
		{"validation", `{"setDataValidation":{"range":{"sheetId":5,"startRowIndex":0,"endRowIndex":1,"startColumnIndex":0,"endColumnIndex":1},"rule":{"condition":{"type":"ONE_OF_LIST","values":[{"userEnteredValue":"yes"}]},"strict":true}}}`, `{}`,
			"ranges=Data!A1&fields=sheets.data.rowData.values.dataValidation.condition.type", `{"sheets":[{"data":[{"rowData":[{"values":[{"dataValidation":{"condition":{"type":"ONE_OF_LIST"}}}]}]}]}]}`},

		{"chart", `{"addChart":{"chart":{"chartId":11,` + chart + `,` + over + `}}}`,
			`{"addChart":{"chart":{"chartId":11,"position":{"overlayPosition":{"anchorCell":{"columnIndex":1,"rowIndex":4},"heightPixels":371,"widthPixels":600}},"spec":{"altText":"Shares","basicChart":{"chartType":"BAR","series":[{"series":{"sourceRange":{"sources":[{"endColumnIndex":2,"endRowIndex":3,"startColumnIndex":1,"startRowIndex":0}]}}}]},"title":"Agreement"}}}}`,
			"fields=sheets.charts.chartId", `{"sheets":[{"charts":[{"chartId":11}]},{}]}`},
		{"chart id taken", `{"addChart":{"chart":{"chartId":11,` + chart + `,` + over + `}}},{"addChart":{"chart":{"chartId":11,` + chart + `,` + over + `}}}`, "Invalid requests[1].addChart: A chart with id 11 already exists.", "fields=sheets.charts.chartId", `{"sheets":[{},{}]}`},
		{"two kinds of chart", `{"addChart":{"chart":{"spec":{"basicChart":{},"pieChart":{}},` + over + `}}}`, "Invalid requests[0].addChart: A chart specification must have exactly one chart type, got 2.", "", ""},
		{"chart on its own sheet", `{"addChart":{"chart":{"chartId":11,` + chart + `,"position":{"sheetId":12}}}}`, "", "fields=sheets(properties(sheetId,sheetType),charts.position)", `{"sheets":[{"properties":{"sheetId":0,"sheetType":"GRID"}},{"properties":{"sheetId":5,"sheetType":"GRID"}},{"charts":[{"position":{"sheetId":12}}],"properties":{"sheetId":12,"sheetType":"OBJECT"}}]}`},
		{"chart spec", `{"addChart":{"chart":{"chartId":11,` + chart + `,` + over + `}}},{"updateChartSpec":{"chartId":11,"spec":{"title":"Other","pieChart":{}}}}`, "", "fields=sheets.charts.spec", `{"sheets":[{"charts":[{"spec":{"pieChart":{},"title":"Other"}}]},{}]}`},
		{"chart moved", `{"addChart":{"chart":{"chartId":11,` + chart + `,` + over + `}}},{"updateEmbeddedObjectPosition":{"objectId":11,"newPosition":{"overlayPosition":{"anchorCell":{"sheetId":5},"widthPixels":300}},"fields":"anchorCell,widthPixels"}}`, "",
			"fields=sheets.charts.position", `{"sheets":[{},{"charts":[{"position":{"overlayPosition":{"anchorCell":{"sheetId":5},"heightPixels":371,"widthPixels":300}}}]}]}`},
		{"chart deleted", `{"addChart":{"chart":{"chartId":11,` + chart + `,` + over + `}}},{"deleteEmbeddedObject":{"objectId":11}}`, "", "fields=sheets.charts.chartId", `{"sheets":[{},{}]}`},
		{"no chart", `{"updateChartSpec":{"chartId":11,"spec":{"pieChart":{}}}}`, "Invalid requests[0].updateChartSpec: No chart with id: 11", "", ""},

		{"banding", `{"addBanding":{"bandedRange":{"bandedRangeId":3,"range":{"startRowIndex":0,"endRowIndex":9},` + colors + `}}}`,
			`{"addBanding":{"bandedRange":{"bandedRangeId":3,"range":{"endRowIndex":9,"startRowIndex":0},"rowProperties":{"firstBandColor":{"red":1},"secondBandColor":{"blue":1,"green":1,"red":1}}}}}`, "", ""},
		{"banding overlaps", `{"addBanding":{"bandedRange":{"range":{"endRowIndex":9},` + colors + `}}},{"addBanding":{"bandedRange":{"range":{"startRowIndex":8},` + colors + `}}}`, "Invalid requests[1].addBanding: You cannot add alternating background colors to a range that already has alternating background colors.", "", ""},
		{"banding without colours", `{"addBanding":{"bandedRange":{"range":{},"rowProperties":{"firstBandColor":{"red":1}}}}}`, "Invalid requests[0].addBanding: rowProperties.secondBandColor is required.", "", ""},
		{"banding changed", `{"addBanding":{"bandedRange":{"bandedRangeId":3,"range":{"endRowIndex":9},` + colors + `}}},{"updateBanding":{"bandedRange":{"bandedRangeId":3,"range":{"sheetId":5}},"fields":"range"}}`, "", "fields=sheets.bandedRanges(bandedRangeId,range)", `{"sheets":[{},{"bandedRanges":[{"bandedRangeId":3,"range":{"sheetId":5}}]}]}`},
		{"banding deleted", `{"addBanding":{"bandedRange":{"bandedRangeId":3,"range":{"endRowIndex":9},` + colors + `}}},{"deleteBanding":{"bandedRangeId":3}}`, "", "fields=sheets.bandedRanges", `{"sheets":[{},{}]}`},

		{"rule", `{"addConditionalFormatRule":{"rule":{"ranges":[` + a1b2 + `],` + rule + `}}},{"addConditionalFormatRule":{"index":0,"rule":{"ranges":[{"sheetId":5}],` + rule + `}}}`, `{},{}`,
			"fields=sheets.conditionalFormats.ranges", `{"sheets":[{},{"conditionalFormats":[{"ranges":[{"sheetId":5}]},{"ranges":[{"endColumnIndex":2,"endRowIndex":2,"sheetId":5,"startColumnIndex":0,"startRowIndex":0}]}]}]}`},
		{"rule with a font", `{"addConditionalFormatRule":{"rule":{"ranges":[{}],"booleanRule":{"condition":{"type":"BLANK"},"format":{"textFormat":{"fontSize":3}}}}}}`, "Invalid requests[0].addConditionalFormatRule: Conditional format does not support textFormat.fontSize.", "", ""},
		{"rule on two sheets", `{"addConditionalFormatRule":{"rule":{"ranges":[{},{"sheetId":5}],` + rule + `}}}`, "Invalid requests[0].addConditionalFormatRule: All ranges of a rule must be on the same sheet.", "", ""},
		{"rule deleted", `{"addConditionalFormatRule":{"rule":{"ranges":[{}],` + rule + `}}},{"deleteConditionalFormatRule":{"index":0}}`, `{},{"deleteConditionalFormatRule":{"rule":{` + strings.Replace(rule, `"condition":{"type":"NUMBER_LESS","values":[{"userEnteredValue":"5"}]}`, `"condition":{"type":"NUMBER_LESS","values":[{"userEnteredValue":"5"}]}`, 1) + `,"ranges":[{}]}}}`, "fields=sheets.conditionalFormats", `{"sheets":[{},{}]}`},
		{"filter", `{"setBasicFilter":{"filter":{"range":` + a1b2 + `}}}`, `{}`, "fields=sheets.basicFilter.range.sheetId", `{"sheets":[{},{"basicFilter":{"range":{"sheetId":5}}}]}`},
		{"filter cleared", `{"setBasicFilter":{"filter":{"range":` + a1b2 + `}}},{"clearBasicFilter":{"sheetId":5}}`, `{},{}`, "fields=sheets.basicFilter", `{"sheets":[{},{}]}`},

		{"fit", `{"autoResizeDimensions":{"dimensions":{"sheetId":5,"dimension":"COLUMNS"}}}`, `{}`, "", ""},
		{"widths", `{"updateDimensionProperties":{"range":{"sheetId":5,"dimension":"COLUMNS","startIndex":1,"endIndex":2},"properties":{"pixelSize":240},"fields":"pixelSize"}}`, `{}`,
			"ranges=Data!A1:C1&fields=sheets.data.columnMetadata", `{"sheets":[{"data":[{"columnMetadata":[{"pixelSize":100},{"pixelSize":240},{"pixelSize":100}]}]}]}`},
		{"append", `{"appendDimension":{"sheetId":5,"dimension":"ROWS","length":7}}`, `{}`, "ranges=Data&fields=sheets.properties.gridProperties", `{"sheets":[{"properties":{"gridProperties":{"columnCount":4,"rowCount":17}}}]}`},
		{"insert", `{"setBasicFilter":{"filter":{"range":` + a1b2 + `}}},{"insertDimension":{"range":{"sheetId":5,"dimension":"ROWS","startIndex":1,"endIndex":3}}}`, `{},{}`,
			"ranges=Data&fields=sheets(properties.gridProperties,basicFilter)", `{"sheets":[{"basicFilter":{"range":{"endColumnIndex":2,"endRowIndex":4,"sheetId":5,"startColumnIndex":0,"startRowIndex":0}},"properties":{"gridProperties":{"columnCount":4,"rowCount":12}}}]}`},
		{"delete rows", `{"setBasicFilter":{"filter":{"range":` + a1b2 + `}}},{"deleteDimension":{"range":{"sheetId":5,"dimension":"ROWS","startIndex":0,"endIndex":2}}}`, `{},{}`, "ranges=Data&fields=sheets(properties.gridProperties,basicFilter)", `{"sheets":[{"properties":{"gridProperties":{"columnCount":4,"rowCount":8}}}]}`},
		{"delete all rows", `{"deleteDimension":{"range":{"sheetId":5,"dimension":"ROWS"}}}`, "Invalid requests[0].deleteDimension: You can't delete all the rows or columns on the sheet.", "", ""},

		{"protect", `{"addProtectedRange":{"protectedRange":{"protectedRangeId":4,"range":{"startRowIndex":0,"endRowIndex":1},"description":"d","requestingUserCanEdit":false}}}`,
			`{"addProtectedRange":{"protectedRange":{"description":"d","editors":{},"protectedRangeId":4,"range":{"endRowIndex":1,"startRowIndex":0},"requestingUserCanEdit":true}}}`, "", ""},
		{"protection changed", `{"addProtectedRange":{"protectedRange":{"protectedRangeId":4,"range":{}}}},{"updateProtectedRange":{"protectedRange":{"protectedRangeId":4,"warningOnly":true},"fields":"warningOnly"}}`, "", "fields=sheets.protectedRanges.warningOnly", `{"sheets":[{"protectedRanges":[{"warningOnly":true}]},{}]}`},
		{"protection deleted", `{"addProtectedRange":{"protectedRange":{"protectedRangeId":4,"range":{}}}},{"deleteProtectedRange":{"protectedRangeId":4}}`, "", "fields=sheets.protectedRanges", `{"sheets":[{},{}]}`},
		{"name", `{"addNamedRange":{"namedRange":{"namedRangeId":"n1","name":"shares","range":{"startRowIndex":0,"endRowIndex":2,"startColumnIndex":1,"endColumnIndex":2}}}}`, "", "fields=namedRanges(name,range.endRowIndex)", `{"namedRanges":[{"name":"shares","range":{"endRowIndex":2}}]}`},
		{"name like a cell", `{"addNamedRange":{"namedRange":{"name":"A1","range":{}}}}`, "Invalid requests[0].addNamedRange: Invalid name: A1", "", ""},

		{"metadata", `{"createDeveloperMetadata":{"developerMetadata":` + meta + `}}`,
			`{"createDeveloperMetadata":{"developerMetadata":{"location":{"locationType":"SHEET","sheetId":5},"metadataId":7,"metadataKey":"canvass","metadataValue":"summary","visibility":"DOCUMENT"}}}`,
			"fields=sheets.developerMetadata.metadataId", `{"sheets":[{},{"developerMetadata":[{"metadataId":7}]}]}`},
		{"metadata id taken", `{"createDeveloperMetadata":{"developerMetadata":` + meta + `}},{"createDeveloperMetadata":{"developerMetadata":` + meta + `}}`, "Invalid requests[1].createDeveloperMetadata: Developer metadata with id 7 already exists.", "", ""},
		{"metadata nowhere", `{"createDeveloperMetadata":{"developerMetadata":{"metadataKey":"k","visibility":"DOCUMENT","location":{}}}}`, "Invalid requests[0].createDeveloperMetadata: The location must be exactly one of spreadsheet, sheetId and dimensionRange.", "", ""},
		{"metadata changed", `{"createDeveloperMetadata":{"developerMetadata":` + meta + `}},{"updateDeveloperMetadata":{"dataFilters":[{"developerMetadataLookup":{"metadataKey":"canvass"}}],"developerMetadata":{"metadataValue":"other"},"fields":"metadataValue"}}`, "", "fields=sheets.developerMetadata.metadataValue", `{"sheets":[{},{"developerMetadata":[{"metadataValue":"other"}]}]}`},
		{"metadata deleted", `{"createDeveloperMetadata":{"developerMetadata":` + meta + `}},{"deleteDeveloperMetadata":{"dataFilter":{"developerMetadataLookup":{"metadataId":7}}}}`, "", "fields=sheets.developerMetadata", `{"sheets":[{},{}]}`},
		{"metadata dies with its sheet", `{"createDeveloperMetadata":{"developerMetadata":` + meta + `}},{"deleteSheet":{"sheetId":5}},{"addSheet":{"properties":{"sheetId":5,"title":"Data"}}}`, "", "fields=sheets.developerMetadata", `{"sheets":[{},{}]}`},
		{"all or nothing", `{"addSheet":{"properties":{"sheetId":77,"title":"First"}}},{"deleteSheet":{"sheetId":1}}`, "Invalid requests[1].deleteSheet: No sheet with id: 1", "fields=sheets.properties.sheetId", `{"sheets":[{"properties":{"sheetId":0}},{"properties":{"sheetId":5}}]}`},
	} {
		t.Run(step.name, func(t *testing.T) {
			_, srv := newBook(t)
			got := batch(t, srv, step.request)
			if step.replies != "" && got != step.replies || step.replies == "" && strings.HasPrefix(got, "Invalid") {
				t.Errorf("replies:\ngot  %s\nwant %s", got, step.replies)
			}
			if step.look != "" {
				if got := get(t, srv, step.look); got != step.want {
					t.Errorf("afterwards:\ngot  %s\nwant %s", got, step.want)
				}
			}
		})
		for _, kind := range sheets.Kinds() {
			tried[kind] = tried[kind] || strings.Contains(step.request, `{"`+kind+`"`)
		}
	}
	for _, kind := range sheets.Kinds() {
		if !tried[kind] {
			t.Errorf("%s is not tried", kind)
		}
	}
}

func TestUnknownRequestKindIsNamed(t *testing.T) {
	s := emulator.New(emulator.Options{})
	if err := s.PutSpreadsheet([]byte(`{"spreadsheetId":"S"}`)); err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s) // not checked: the request is wrong on purpose
	defer srv.Close()
	for requests, want := range map[string]string{
		`{"addShet":{}}`:                  `Invalid JSON payload received. Unknown name "addShet" at 'requests[0]': Cannot find field.`,
		`{"mergeCells":{"range":{}}}`:     `Invalid JSON payload received. Unknown name "mergeCells" at 'requests[0]': Cannot find field.`,
		`{"addSheet":{},"addBanding":{}}`: `Invalid requests[0]: exactly one kind must be set, got 2.`,
		``:                                "Must specify at least one request.",
		`{"addSheet":{"properties":[]}}`:  "Invalid requests[0].addSheet: Invalid JSON payload received. json: cannot unmarshal array into Go struct field .Properties of type map[string]interface {}",
	} {
		if got := batch(t, srv, requests); got != want {
			t.Errorf("%s: got %s\nwant %s", requests, got, want)
		}
	}
}

func TestProtectionOfOthersHolds(t *testing.T) {
	s, srv := newBook(t)
	err := s.PutSpreadsheet([]byte(`{"spreadsheetId":"S","sheets":[{"properties":{"sheetId":0,"title":"Sheet1"},
		"protectedRanges":[{"protectedRangeId":1,"range":{"startRowIndex":0,"endRowIndex":1},"requestingUserCanEdit":false}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	const refused = "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit."
	if got := batch(t, srv, `{"repeatCell":{"range":{"endRowIndex":2},"cell":{"note":"x"},"fields":"note"}}`); got != "Invalid requests[0].repeatCell: "+refused {
		t.Errorf("repeatCell: %s", got)
	}
	if got := call(t, srv, "PUT", "/v4/spreadsheets/S/values/A1?valueInputOption=RAW", `{"values":[["x"]]}`); got != refused {
		t.Errorf("values.update: %s", got)
	}
	if got := call(t, srv, "PUT", "/v4/spreadsheets/S/values/A2?valueInputOption=RAW", `{"values":[["x"]]}`); strings.Contains(got, refused) {
		t.Errorf("beside it: %s", got)
	}
}

func TestSavedSpreadsheetComesBackTheSame(t *testing.T) {
	s, srv := newBook(t)
	batch(t, srv, `{"updateCells":{"start":{"sheetId":5},"rows":[{"values":[{"userEnteredValue":{"numberValue":1.25},"note":"n"}]}],"fields":"*"}},
		{"createDeveloperMetadata":{"developerMetadata":{"metadataId":1,"metadataKey":"k","visibility":"PROJECT","location":{"dimensionRange":{"sheetId":5,"dimension":"ROWS","startIndex":2,"endIndex":3}}}}},
		{"createDeveloperMetadata":{"developerMetadata":{"metadataId":2,"metadataKey":"k","visibility":"PROJECT","location":{"spreadsheet":true}}}},
		{"updateDimensionProperties":{"range":{"sheetId":5,"dimension":"ROWS","startIndex":1,"endIndex":2},"properties":{"hiddenByUser":true},"fields":"hiddenByUser"}},
		{"addNamedRange":{"namedRange":{"namedRangeId":"n","name":"shares","range":{"sheetId":5}}}}`)
	before, err := s.Spreadsheet("S")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PutSpreadsheet(before); err != nil {
		t.Fatal(err)
	}
	after, err := s.Spreadsheet("S")
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("%v\nbefore %s\nafter  %s", err, before, after)
	}
}

func TestCreateHasWhatANewSpreadsheetHas(t *testing.T) {
	_, srv := newBook(t)
	client := sheetsClient(t, srv)
	book, err := client.Create(&sheetsapi.Spreadsheet{Properties: &sheetsapi.SpreadsheetProperties{Title: "Summary"}}).Do()
	if err != nil {
		t.Fatal(err)
	}
	p := book.Sheets[0].Properties
	if book.Properties.Title != "Summary" || book.Properties.Locale != "en_US" || book.Properties.TimeZone != "Etc/GMT" ||
		p.Title != "Sheet1" || p.GridProperties.RowCount != 1000 || p.GridProperties.ColumnCount != 26 ||
		!strings.HasSuffix(book.SpreadsheetUrl, book.SpreadsheetId+"/edit") || len(book.SpreadsheetId) != 44 || book.Sheets[0].Data != nil {
		t.Errorf("got %+v %+v", book, p)
	}
	again, err := client.Get(book.SpreadsheetId).IncludeGridData(true).Do()
	if err != nil || len(again.Sheets[0].Data[0].RowMetadata) != 1000 {
		t.Errorf("with grid data: %v, %v", again, err)
	}
}

func TestMetadataSearchFindsOurSheets(t *testing.T) {
	_, srv := newBook(t)
	batch(t, srv, `{"createDeveloperMetadata":{"developerMetadata":{"metadataId":1,"metadataKey":"canvass","metadataValue":"summary","visibility":"DOCUMENT","location":{"sheetId":5}}}},
		{"createDeveloperMetadata":{"developerMetadata":{"metadataId":2,"metadataKey":"canvass","metadataValue":"seats","visibility":"DOCUMENT","location":{"sheetId":0}}}},
		{"createDeveloperMetadata":{"developerMetadata":{"metadataId":3,"metadataKey":"run","visibility":"DOCUMENT","location":{"spreadsheet":true}}}},
		{"createDeveloperMetadata":{"developerMetadata":{"metadataId":4,"metadataKey":"row","visibility":"DOCUMENT","location":{"dimensionRange":{"sheetId":5,"dimension":"ROWS","startIndex":2,"endIndex":3}}}}}`)
	client := sheetsClient(t, srv)
	for name, c := range map[string]struct {
		filter *sheetsapi.DataFilter
		want   string
	}{
		"key":         {&sheetsapi.DataFilter{DeveloperMetadataLookup: &sheetsapi.DeveloperMetadataLookup{MetadataKey: "canvass"}}, "12"},
		"value":       {&sheetsapi.DataFilter{DeveloperMetadataLookup: &sheetsapi.DeveloperMetadataLookup{MetadataKey: "canvass", MetadataValue: "seats"}}, "2"},
		"id":          {&sheetsapi.DataFilter{DeveloperMetadataLookup: &sheetsapi.DeveloperMetadataLookup{MetadataId: 3}}, "3"},
		"type":        {&sheetsapi.DataFilter{DeveloperMetadataLookup: &sheetsapi.DeveloperMetadataLookup{LocationType: "ROW"}}, "4"},
		"a1":          {&sheetsapi.DataFilter{A1Range: "Data!A3:B3"}, "4"},
		"whole sheet": {&sheetsapi.DataFilter{GridRange: &sheetsapi.GridRange{SheetId: 5}}, "14"},
		"intersecting": {&sheetsapi.DataFilter{DeveloperMetadataLookup: &sheetsapi.DeveloperMetadataLookup{
			MetadataLocation: &sheetsapi.DeveloperMetadataLocation{SheetId: 5}}}, "134"},
		"exact": {&sheetsapi.DataFilter{DeveloperMetadataLookup: &sheetsapi.DeveloperMetadataLookup{LocationMatchingStrategy: "EXACT_LOCATION",
			MetadataLocation: &sheetsapi.DeveloperMetadataLocation{SheetId: 5}}}, "1"},
		"nothing": {&sheetsapi.DataFilter{DeveloperMetadataLookup: &sheetsapi.DeveloperMetadataLookup{MetadataKey: "other"}}, ""},
	} {
		found, err := client.DeveloperMetadata.Search("S", &sheetsapi.SearchDeveloperMetadataRequest{DataFilters: []*sheetsapi.DataFilter{c.filter}}).Do()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := ""
		for _, m := range found.MatchedDeveloperMetadata {
			got += string(rune('0' + m.DeveloperMetadata.MetadataId))
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestLostReplyLeavesTheChange(t *testing.T) {
	s, srv := newBook(t)
	s.AddFault(emulator.Fault{Kind: emulator.KindResetAfter, Op: "sheets.spreadsheets.batchUpdate", Times: 1})
	_, err := sheetsClient(t, srv).BatchUpdate("S", &sheetsapi.BatchUpdateSpreadsheetRequest{Requests: []*sheetsapi.Request{
		{AddSheet: &sheetsapi.AddSheetRequest{Properties: &sheetsapi.SheetProperties{SheetId: 9, Title: "New"}}},
	}}).Do()
	if err == nil {
		t.Fatal("no error")
	}
	if got := get(t, srv, "fields=sheets.properties.sheetId"); got != `{"sheets":[{"properties":{"sheetId":0}},{"properties":{"sheetId":5}},{"properties":{"sheetId":9}}]}` {
		t.Errorf("got %s", got)
	}
}
