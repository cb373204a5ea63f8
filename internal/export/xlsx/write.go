// Package xlsx writes an export.Book as an Excel workbook: one native table a sheet,
// native charts with alternative text, frozen headers, filters and print set-up, or
// plain tables only (export.Book.Plain).
//
// Excelize makes the skeleton: parts, relations, styles, page set-up. Rows, tables,
// rules and charts are written here and put into it (archive.go), because rows are
// then read once, packed as they come on all processors, and never all in memory.
// Whatever a respondent wrote is a string cell and never a formula. What a cell cannot
// hold is shown (see text.go), said right above the table and in the table that
// takes remarks. The same Book gives the same bytes. Nothing is read back here, but whether a file is
// still as it was written (Untouched).
package xlsx

import (
	"fmt"
	"io"
	"slices"

	"canvass/internal/export"

	"github.com/xuri/excelize/v2"
)

// Write writes b to w. It refuses a book that Excel would have to repair: sheet,
// table, column or chart names that repeat or are not allowed, too many rows or
// columns, links, lists and charts that lead nowhere. Nothing is written to w on error.
func Write(w io.Writer, b export.Book) error {
	plans, err := newPlans(b)
	if err != nil {
		return err
	}
	f := excelize.NewFile(excelize.Options{})
	defer f.Close()
	wb := &workbook{File: f, book: b, plans: plans, patches: newPatches(), press: newPress()}
	wb.strings = newShared(wb.press)
	defer wb.press.close()
	if err := wb.build(); err != nil {
		return err
	}
	return wb.save(w)
}

// save packs the parts, compressed in memory, before the first byte reaches w.
func (wb *workbook) save(w io.Writer) error {
	pack, err := newArchive(wb.patches)
	if err != nil {
		return fmt.Errorf("packing workbook: %w", err)
	}
	wb.SetZipWriter(func(io.Writer) excelize.ZipWriter { return pack })
	if _, err := wb.WriteToBuffer(); err != nil {
		return fmt.Errorf("packing workbook: %w", err)
	}
	if err := pack.writeTo(w); err != nil {
		return fmt.Errorf("writing workbook: %w", err)
	}
	return nil
}

// workbook is one Write in progress.
type workbook struct {
	*excelize.File
	book    export.Book
	plans   []*plan
	styles  *styles
	strings *shared
	press   *press
	remarks []remark
	tables  int // declared so far
	patches *patches
}

// build fills the file: first all rows, of which widths, table ranges and charts
// depend, then the skeleton around them.
func (wb *workbook) build() error {
	var err error
	if wb.styles, err = newStyles(wb.File, wb.book.Plain); err != nil {
		return fmt.Errorf("workbook styles: %w", err)
	}
	if err := wb.addSheets(); err != nil {
		return err
	}
	if err := wb.fill(); err != nil {
		return err
	}
	for _, p := range wb.plans {
		p.placeCharts()
	}
	for _, p := range wb.plans {
		if err := wb.writeSheet(p); err != nil {
			return fmt.Errorf("sheet %q: %w", p.Name, err)
		}
	}
	if err := wb.addCharts(); err != nil {
		return err
	}
	if err := wb.addLists(); err != nil {
		return err
	}
	if err := wb.sharedStrings(); err != nil {
		return err
	}
	return wb.properties()
}

// fill streams the rows of every sheet, those that take remarks on the others last.
func (wb *workbook) fill() error {
	for _, last := range []bool{false, true} {
		for _, p := range wb.plans {
			if p.takesRemarks() != last {
				continue
			}
			if err := wb.fillSheet(p); err != nil {
				return fmt.Errorf("sheet %q: %w", p.Name, err)
			}
			wb.remark(p)
		}
	}
	return nil
}

// addSheets makes the empty sheets in their order, the first one active.
func (wb *workbook) addSheets() error {
	for i, p := range wb.plans {
		if i == 0 {
			if err := wb.SetSheetName(wb.GetSheetName(0), p.Name); err != nil {
				return fmt.Errorf("sheet %q: %w", p.Name, err)
			}
			continue
		}
		if _, err := wb.NewSheet(p.Name); err != nil {
			return fmt.Errorf("sheet %q: %w", p.Name, err)
		}
	}
	wb.SetActiveSheet(0)
	return nil
}

// headerOf is the row of a sheet's header.
func (wb *workbook) headerOf(sheet string) int {
	for _, p := range wb.plans {
		if p.Name == sheet {
			return p.header
		}
	}
	return 0
}

func (wb *workbook) has(sheet string) bool {
	return slices.ContainsFunc(wb.plans, func(p *plan) bool { return p.Name == sheet })
}
