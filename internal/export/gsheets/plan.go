package gsheets

import (
	"fmt"
	"strings"

	api "google.golang.org/api/sheets/v4"
)

// step is one request of a batch, and what it is about in words.
type step struct {
	tab     string
	what    string
	request *api.Request
}

// grows reports whether the step may fail because the spreadsheet is full.
func (s step) grows() bool {
	return s.request.AddSheet != nil || s.request.UpdateSheetProperties != nil
}

// proposal is what a plan comes to.
type proposal struct {
	steps   []step
	over    []string // in A1 notation: what the steps write over, and nobody has looked at
	first   int64    // the id of the Book's first tab
	written []string // titles, as in Result
	dated   []string
	aside   []Aside
	more    bool // what did not fit into one batch is left: plan again when it is sent
	unread  int  // rows of forms that are no longer asked and hold what nobody has read
}

// target is a tab of the Book and the sheet that is to show it.
type target struct {
	*tab
	sheet  *api.Sheet // as it stands; nil when it is to be added
	old    mark       // of the sheet as it stands
	markID int64      // of the developer metadata that holds the mark
	id     int64      // of the sheet
	title  string
	next   mark // once all is written
	charts []picture
}

// draft is a plan in the making.
type draft struct {
	proposal
	project string
	doc     *api.Spreadsheet
	batch   int  // bytes of a form
	looked  bool // doc holds the cells of canvass's tabs
	ids     ids
	titles  map[string]bool // in lower case
	targets []*target
	freed   []step
}

// plan compares the Book's tabs with a spreadsheet and returns what would make them
// equal; no steps when they are. It only looks at its arguments. A plan made
// without looked assumes that people have edited no cell of canvass's: when there
// are steps and it returns ranges in over, plan again with their values in doc.
//
// The order of the steps matters: tabs and room first, because charts may show the
// tables of other tabs.
func plan(project string, tabs []*tab, doc *api.Spreadsheet, batch int, looked bool) (proposal, error) {
	d := &draft{project: project, doc: doc, batch: batch, looked: looked, ids: usedIDs(doc), titles: map[string]bool{}}
	for _, s := range doc.Sheets {
		d.titles[strings.ToLower(s.Properties.Title)] = true
	}
	for _, t := range tabs {
		d.targets = append(d.targets, d.claim(t))
	}
	if err := d.settle(); err != nil {
		return proposal{}, err
	}
	d.steps = d.freed
	for _, t := range d.targets {
		d.makeRoom(t)
	}
	for _, t := range d.targets {
		if err := d.write(t); err != nil {
			return proposal{}, err
		}
	}
	if len(d.targets) > 0 {
		d.first = d.targets[0].id
	}
	if len(d.steps) > 0 && !looked {
		d.over = d.ranges()
	}
	return d.proposal, nil
}

// claim finds the sheet of a tab, or plans a new one.
func (d *draft) claim(t *tab) *target {
	for _, s := range d.doc.Sheets {
		if m, id, ok := markOf(s); ok && m.Project == d.project && m.Tab == t.Name {
			return &target{tab: t, sheet: s, old: m, markID: id, id: s.Properties.SheetId, title: s.Properties.Title}
		}
	}
	n := &target{tab: t}
	d.anew(n)
	return n
}

// anew gives a target a sheet of its own that is to be added.
func (d *draft) anew(t *target) {
	t.sheet, t.old = nil, mark{}
	t.title = d.freeTitle(t.Name)
	t.id = d.ids.take(d.project + "/" + t.Name)
	t.markID = d.ids.take(d.project + "/" + t.Name + "/mark")
}

// freeTitle is the name itself unless somebody's tab has it.
func (d *draft) freeTitle(name string) string {
	title := name
	for n := 1; d.titles[strings.ToLower(title)]; n++ {
		title = name + " (canvass)"
		if n > 1 {
			title = fmt.Sprintf("%s (canvass %d)", name, n)
		}
	}
	d.titles[strings.ToLower(title)] = true
	return title
}

// settle decides which sheets are written. A sheet that is due and in which people
// have edited becomes theirs, and a new one takes its place; since charts name the
// sheets that they show, that may make others due, so it looks again.
func (d *draft) settle() error {
	for again := true; again; {
		again = false
		if err := d.foresee(); err != nil {
			return err
		}
		for _, t := range d.targets {
			if t.due() && d.edited(t) {
				d.setAside(t)
				again = true
			}
		}
	}
	return nil
}

// foresee works out what every mark will be.
func (d *draft) foresee() error {
	for _, t := range d.targets {
		if err := d.foreseeOne(t); err != nil {
			return fmt.Errorf("sheet %q: %w", t.Name, err)
		}
	}
	return nil
}

func (d *draft) foreseeOne(t *target) error {
	if err := d.picture(t); err != nil {
		return err
	}
	figures, err := digest([]any{t.layout, t.head[:sourceRow], t.rows, t.charts})
	if err != nil {
		return err
	}
	cells, err := t.cells()
	if err != nil {
		return err
	}
	t.next = mark{
		Project: d.project, Tab: t.Name, Sheet: t.id, Rows: len(t.rows), Columns: len(t.columns),
		Layout: t.layout, Figures: figures, Source: t.source, Cells: cells, Banding: t.old.Banding,
	}
	if t.form() {
		t.next.Key, t.next.Entries, t.next.Cells = t.Table.Key, t.entryNames(), ""
		for _, c := range t.columns {
			t.next.Names = append(t.next.Names, c.Name)
		}
	}
	return nil
}

// due reports whether the figures are to be written.
func (t *target) due() bool { return t.sheet == nil || t.old.Figures != t.next.Figures }

// fresh reports whether the table's columns are to be dressed.
func (t *target) fresh() bool { return t.sheet == nil || t.old.Layout != t.next.Layout }

// setAside leaves a sheet to the people who edited it.
func (d *draft) setAside(t *target) {
	d.freed = append(d.freed, step{t.title, "letting go of the tab", &api.Request{
		DeleteDeveloperMetadata: &api.DeleteDeveloperMetadataRequest{DataFilter: byID(t.markID)},
	}})
	old := t.title
	d.anew(t)
	d.aside = append(d.aside, Aside{Old: old, New: t.title})
}

// write adds the steps for one target.
func (d *draft) write(t *target) error {
	switch {
	case t.form():
		return d.writeForm(t)
	case t.due():
		d.written = append(d.written, t.title)
		return d.writeAll(t)
	case t.old.Source != t.next.Source && !d.edited(t):
		d.dated = append(d.dated, t.title)
		return d.writeSource(t)
	}
	return nil
}

// do adds a step.
func (d *draft) do(t *target, what string, r *api.Request) {
	d.steps = append(d.steps, step{t.title, what, r})
}
