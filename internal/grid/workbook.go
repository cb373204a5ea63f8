package grid

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"

	"canvass/internal/fault"
)

// book is what a workbook says about its sheets.
type book struct {
	parts    *parts
	path     string // name of the workbook part
	date1904 bool
	sheets   []sheetEntry
	strings  []string // shared by all sheets
	formats  []numberKind
}

// sheetEntry is a sheet in the workbook's list.
type sheetEntry struct {
	name   string
	hidden bool
	id     string // of the relation to its part
	target string // the part
}

const maxSheets = 1000

// NoSheetError says that a workbook has no sheet of the name asked for.
type NoSheetError struct {
	Name   string
	Sheets []string
}

// Error implements error.
func (e *NoSheetError) Error() string { return fmt.Sprintf("there is no sheet %q", e.Name) }

func openWorkbook(f *os.File, size int64, o Options) (table, error) {
	if o.Delimiter != "" || o.Encoding != "" {
		return nil, refuse("take `delimiter` and `encoding` out", "a workbook has neither delimiter nor encoding")
	}
	b := &book{}
	var err error
	if b.parts, err = openParts(f, size); err != nil {
		return nil, err
	}
	if err := b.open(); err != nil {
		return nil, err
	}
	entry, err := b.choose(o.Sheet)
	if err != nil {
		return nil, err
	}
	if err := b.common(); err != nil {
		return nil, err
	}
	s := &sheet{book: b, entry: entry, note: b.others(entry, o.Sheet != "")}
	if s.data, err = b.parts.read(entry.target, MaxUnzipped); err != nil {
		return nil, err
	}
	return s, s.readHeader()
}

// open finds the workbook's parts and sheets.
func (b *book) open() error {
	const list = "[Content_Types].xml"
	if !b.parts.has(list) {
		return otherArchive()
	}
	types, err := b.parts.read(list, maxWorkbookPart)
	if err != nil {
		return err
	}
	if bytes.Contains(bytes.ToLower(types), []byte("macroenabled")) {
		return macros()
	}
	roots, err := b.parts.relations("")
	if err != nil {
		return err
	}
	b.path = "xl/workbook.xml"
	if i := slices.IndexFunc(roots, func(r relation) bool { return r.kind == "officeDocument" }); i >= 0 {
		b.path = roots[i].target
	}
	if !b.parts.has(b.path) {
		return otherArchive()
	}
	var listed []sheetEntry
	err = b.parts.elements(b.path, func(m *markup) error {
		switch m.name(0) {
		case "workbookPr":
			on := m.attribute("date1904")
			b.date1904 = on == "1" || on == "true"
		case "sheet":
			state := m.attribute("state")
			if len(listed) == maxSheets {
				return damaged()
			}
			listed = append(listed, sheetEntry{name: m.attribute("name"), hidden: state == "hidden" || state == "veryHidden", id: m.attribute(":id")})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.locate(listed)
}

func otherArchive() error {
	return refuse("save it as .xlsx or CSV", "it is not an Excel workbook, but another kind of document or archive")
}

// locate keeps the sheets that hold cells, with the parts that they are in.
func (b *book) locate(listed []sheetEntry) error {
	links, err := b.parts.relations(b.path)
	if err != nil {
		return err
	}
	for _, s := range listed {
		i := slices.IndexFunc(links, func(r relation) bool { return r.id == s.id && r.kind == "worksheet" })
		if i >= 0 { // else a sheet that is only a chart
			s.target = links[i].target
			b.sheets = append(b.sheets, s)
		}
	}
	if len(b.sheets) == 0 {
		return damaged()
	}
	return nil
}

// choose returns the sheet of that name, or the first one that can be seen.
func (b *book) choose(name string) (sheetEntry, error) {
	var names []string
	for _, s := range b.sheets {
		if name == "" && !s.hidden || name != "" && strings.EqualFold(s.name, name) {
			return s, nil
		}
		names = append(names, s.name)
	}
	if name == "" {
		return sheetEntry{}, refuse("name the one you mean with `sheet`: "+strings.Join(names, ", "), "all sheets of the workbook are hidden")
	}
	return sheetEntry{}, fault.New(fault.Invalid, "its sheets are "+strings.Join(names, ", "), "%w", &NoSheetError{name, names})
}

// others says which sheets are not read: hidden ones always, the others where
// nobody chose.
func (b *book) others(read sheetEntry, chosen bool) []string {
	var hidden, seen []string
	for _, s := range b.sheets {
		switch {
		case s.name == read.name:
		case s.hidden:
			hidden = append(hidden, fmt.Sprintf("%q", s.name))
		case !chosen:
			seen = append(seen, fmt.Sprintf("%q", s.name))
		}
	}
	var notes []string
	if read.hidden {
		notes = append(notes, fmt.Sprintf("sheet %q is hidden in the workbook; it is read because `sheet` names it", read.name))
	}
	if seen != nil {
		notes = append(notes, fmt.Sprintf("only sheet %q is read; not read: %s", read.name, strings.Join(seen, ", ")))
	}
	if hidden != nil {
		notes = append(notes, "hidden and not read: "+strings.Join(hidden, ", "))
	}
	return notes
}

// common reads what all sheets share: texts and number formats.
func (b *book) common() error {
	links, err := b.parts.relations(b.path)
	if err != nil {
		return err
	}
	slices.SortStableFunc(links, func(x, y relation) int { return cmp.Compare(x.kind, y.kind) })
	for _, l := range links {
		switch l.kind {
		case "sharedStrings":
			err = b.readStrings(l.target)
		case "styles":
			err = b.readFormats(l.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
