package gsheets

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/api/option"
	api "google.golang.org/api/sheets/v4"

	"canvass/internal/emulator"
	"canvass/internal/emulator/discovery"
	"canvass/internal/export"
	"canvass/internal/google"
)

var checker = sync.OnceValues(discovery.Open)

// peoples is a spreadsheet with a tab of people's: it has the id zero and cells of
// every kind.
const peoples = `{"spreadsheetId":"S","properties":{"title":"What we heard"},"sheets":[
	{"properties":{"sheetId":0,"title":"Notes","gridProperties":{"rowCount":50,"columnCount":8}},
	 "data":[{"rowData":[
		{"values":[{"userEnteredValue":{"stringValue":"Ask Ana"}},{"userEnteredValue":{"formulaValue":"=1+1"}},{"note":"mine"}]},
		{"values":[{},{"userEnteredValue":{"boolValue":true},"userEnteredFormat":{"textFormat":{"bold":true}}}]}]}]}]}`

// world is an emulator with the spreadsheet S, and a client that is held against
// the discovery documents.
type world struct {
	t      *testing.T
	server *emulator.Server
	url    string
	client *google.Client
	batch  int // unless zero, about how many bytes of a form go into one batch
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, server: emulator.New(emulator.Options{Seed: 1})}
	http := httptest.NewServer(w.server)
	t.Cleanup(http.Close)
	w.url = http.URL
	check, err := checker()
	if err != nil {
		t.Fatal(err)
	}
	w.client, err = google.New(t.Context(), google.Options{
		Endpoint: w.url, Base: check.Transport(t, http.Client().Transport),
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	if err != nil {
		t.Fatal(err)
	}
	w.put(peoples)
	return w
}

func (w *world) put(spreadsheet string) {
	w.t.Helper()
	if err := w.server.PutSpreadsheet([]byte(spreadsheet)); err != nil {
		w.t.Fatal(err)
	}
}

// try writes a book for the project "sample".
func (w *world) try(b export.Book) (Result, error) {
	if w.batch == 0 {
		return Write(w.t.Context(), w.client, "S", b, "sample")
	}
	d := w.desk()
	d.batch = w.batch
	return d.write(w.t.Context(), b, "sample")
}

// write writes a book, which must succeed.
func (w *world) write(b export.Book) Result {
	w.t.Helper()
	r, err := w.try(b)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) desk() desk {
	svc, err := api.NewService(w.t.Context(), option.WithHTTPClient(w.client.HTTP()), option.WithEndpoint(w.client.Sheets()))
	if err != nil {
		w.t.Fatal(err)
	}
	return desk{svc: svc.Spreadsheets, id: "S", batch: batchBytes}
}

// people does what somebody does in the browser: requests of a batch, as JSON.
func (w *world) people(requests string) {
	w.t.Helper()
	resp, err := http.Post(w.url+"/v4/spreadsheets/S:batchUpdate", "application/json", strings.NewReader(`{"requests":[`+requests+`]}`))
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	if body, _ := io.ReadAll(resp.Body); resp.StatusCode != 200 {
		w.t.Fatalf("%s: %s", requests, body)
	}
	w.server.ClearRequests()
}

// document is the whole spreadsheet with its cells.
func (w *world) document() *api.Spreadsheet {
	w.t.Helper()
	raw, err := w.server.Spreadsheet("S")
	if err != nil {
		w.t.Fatal(err)
	}
	var doc api.Spreadsheet
	if err := json.Unmarshal(raw, &doc); err != nil {
		w.t.Fatal(err)
	}
	return &doc
}

// tabOf is one tab of the spreadsheet S; it must be there.
func tabOf(t fataler, server *emulator.Server, title string) *api.Sheet {
	t.Helper()
	raw, err := server.Spreadsheet("S")
	if err != nil {
		t.Fatalf("%v", err)
	}
	var doc api.Spreadsheet
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatalf("%v", err)
	}
	for _, s := range doc.Sheets {
		if s.Properties.Title == title {
			return s
		}
	}
	t.Fatalf("no tab %q", title)
	return nil
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func tabJSON(t fataler, server *emulator.Server, title string) string {
	t.Helper()
	raw, err := json.Marshal(tabOf(t, server, title))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(raw)
}

func (w *world) sheet(title string) *api.Sheet {
	w.t.Helper()
	return tabOf(w.t, w.server, title)
}

// text is a cell of a tab as people see it.
func text(s *api.Sheet, row, column int) string {
	if rows := s.Data[0].RowData; row < len(rows) && column < len(rows[row].Values) {
		return rows[row].Values[column].FormattedValue
	}
	return ""
}

func (w *world) titles() string {
	var titles []string
	for _, s := range w.document().Sheets {
		titles = append(titles, s.Properties.Title)
	}
	return strings.Join(titles, ", ")
}

// calls are the calls since they were last forgotten: G and P for each GET and POST.
func (w *world) calls() string {
	out := ""
	for _, r := range w.server.Requests() {
		out += r.Method[:1]
	}
	return out
}

// state is the whole spreadsheet as JSON.
func (w *world) state() string {
	raw, err := w.server.Spreadsheet("S")
	if err != nil {
		w.t.Fatal(err)
	}
	return string(raw)
}
