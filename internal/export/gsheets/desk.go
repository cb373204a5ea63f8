package gsheets

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"google.golang.org/api/googleapi"
	"google.golang.org/api/option"
	api "google.golang.org/api/sheets/v4"

	"canvass/internal/google"
)

// desk reads and writes one spreadsheet.
type desk struct {
	svc     *api.SpreadsheetsService
	id      string
	account string // "" when not known
	batch   int    // about how many bytes of a form go into one batch
}

func newDesk(ctx context.Context, c *google.Client, spreadsheet string) (desk, error) {
	svc, err := api.NewService(ctx, option.WithHTTPClient(c.HTTP()), option.WithEndpoint(c.Sheets()))
	if err != nil {
		return desk{}, fmt.Errorf("sheets client: %w", err)
	}
	return desk{svc.Spreadsheets, spreadsheet, c.Account(), batchBytes}, nil
}

// What a plan needs to know: of everybody's tabs who and how large they are, and
// of canvass's own also what their cells hold.
const (
	outline = "properties.title,developerMetadata.metadataId,sheets(" +
		"properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount))," +
		"charts(chartId,position.overlayPosition.anchorCell),slicers.slicerId,bandedRanges(bandedRangeId,range)," +
		"protectedRanges(protectedRangeId,range,requestingUserCanEdit,warningOnly,unprotectedRanges)," +
		"developerMetadata(metadataId,metadataKey,metadataValue))"
	values = "sheets(properties.sheetId,data(startRow,startColumn,rowData.values(userEnteredValue,formattedValue)))"
)

// propose reads the spreadsheet and plans. The cells are read only when something
// is to be written over them.
func (d desk) propose(ctx context.Context, project string, tabs []*tab) (proposal, error) {
	doc, err := d.svc.Get(d.id).Fields(googleapi.Field(outline)).Context(ctx).Do()
	if err != nil {
		return proposal{}, d.explainRead(err)
	}
	p, err := plan(project, tabs, doc, d.batch, false)
	if err != nil || len(p.over) == 0 {
		return p, d.explainPlan(err)
	}
	held, err := d.svc.Get(d.id).Ranges(p.over...).Fields(googleapi.Field(values)).Context(ctx).Do()
	if err != nil { // a tab that was renamed just now is one reason
		return proposal{}, d.explain("reading the tabs of spreadsheet %s: %w", google.Cause(err))
	}
	attach(doc, held)
	p, err = plan(project, tabs, doc, d.batch, true)
	return p, d.explainPlan(err)
}

// attach puts the cells that were read to the sheets that they belong to.
func attach(doc, held *api.Spreadsheet) {
	for _, h := range held.Sheets {
		for _, s := range doc.Sheets {
			if s.Properties.SheetId == h.Properties.SheetId {
				s.Data = h.Data
			}
		}
	}
}

// send has all steps carried out, or none. Sending them twice is harmless: what
// they add has an id, so that the second sending is refused, and all else comes to
// the same. So a lost answer may be followed by another sending.
func (d desk) send(ctx context.Context, steps []step) error {
	batch := &api.BatchUpdateSpreadsheetRequest{Requests: requests(steps)}
	_, err := d.svc.BatchUpdate(d.id, batch).Fields("spreadsheetId").Context(google.Repeatable(ctx)).Do()
	if err != nil {
		return d.explainWrite(err, steps)
	}
	return nil
}

// link leads to one tab.
func (d desk) link(sheet int64) string {
	return fmt.Sprintf("https://docs.google.com/spreadsheets/d/%s/edit#gid=%d", d.id, sheet)
}

func requests(steps []step) []*api.Request {
	out := make([]*api.Request, len(steps))
	for i, s := range steps {
		out[i] = s.request
	}
	return out
}

// same reports whether two plans ask for the same.
func same(a, b []step) bool {
	x, errX := json.Marshal(requests(a))
	y, errY := json.Marshal(requests(b))
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// a1 is the corner of a sheet down to and including a row and column.
func a1(title string, rows, columns int) string {
	return fmt.Sprintf("'%s'!A1:%s%d", strings.ReplaceAll(title, "'", "''"), letters(columns), rows)
}

// letters is the name of the n-th column, from one.
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
