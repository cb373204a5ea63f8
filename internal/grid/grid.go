// Package grid reads tables that people made, CSV files and Excel workbooks, as
// streams of rows of text.
//
// It finds out how a file is written (encoding, delimiter, sheet) unless it is
// told, and trusts nothing in it: every size is bounded, and what is damaged,
// locked or of another kind is refused with one error that says what to do. Cells
// are handed on as the file holds them, invalid bytes included; cleaning them and
// knowing what they mean is the business of others.
package grid

import (
	"context"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Options say how a file is to be read. The zero value finds everything out.
type Options struct {
	Sheet     string // of a workbook; "" its first visible sheet
	Delimiter string // of a CSV file: one character, or comma, semicolon, tab; "" found out
	Encoding  string // of a CSV file: see encodings; "" found out
}

// The bounds of what is read. A larger file is refused whole.
const (
	MaxColumns      = 500
	MaxRows         = 10_000_000 // of a CSV file
	MaxSheetRows    = 200_000    // of a sheet, the last row's number
	MaxBytes        = 16 << 30   // of a CSV file
	MaxWorkbook     = 64 << 20   // of a workbook as it lies on the disk
	MaxUnzipped     = 50 << 20   // of the parts of a workbook that are read, unpacked
	maxRecord       = 64 << 20   // of one row of a CSV file
	maxWorkbookPart = 20 << 20   // of any part but the sheet, unpacked
)

// Row is one row below the header. Cells is valid until the next row is asked
// for; it may be shorter or longer than the header.
type Row struct {
	Number int // the line, or row of the sheet, on which it begins, from 1
	Cells  []string
}

// Stamp tells two states of a file apart.
type Stamp struct {
	Size     int64
	Modified time.Time
}

// Grid is an open table. It is not safe for concurrent use.
type Grid struct {
	file  *os.File
	name  string // of the file, for messages
	stamp Stamp
	table table
}

// table is what a format offers.
type table interface {
	header() []string
	rows(ctx context.Context) iter.Seq2[Row, error] // below the header
	layout() string
	unit() string
	notes() []string
	ended() bool
}

// Open opens the file at path and reads its header. Whether it is a workbook is
// decided by what it contains, not by its name.
func Open(ctx context.Context, path string, o Options) (*Grid, error) {
	f, info, err := openFile(path)
	if err != nil {
		return nil, err
	}
	g := &Grid{file: f, name: filepath.Base(path), stamp: Stamp{info.Size(), info.ModTime()}}
	if g.table, err = g.open(ctx, o); err != nil {
		_ = f.Close()
		return nil, g.about(err)
	}
	return g, nil
}

func (g *Grid) open(ctx context.Context, o Options) (table, error) {
	beginning := make([]byte, 8)
	n, err := g.file.ReadAt(beginning, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch kind, err := kindOf(beginning[:n], strings.ToLower(filepath.Ext(g.name))); {
	case err != nil:
		return nil, err
	case kind == workbook:
		return openWorkbook(g.file, g.stamp.Size, o)
	}
	return openCSV(ctx, g.file, g.stamp.Size, o)
}

// Close closes the file.
func (g *Grid) Close() error { return g.file.Close() }

// Header returns the titles in the first row that holds anything; nil when the
// file is empty.
func (g *Grid) Header() []string { return g.table.header() }

// Layout says in words how the file is written: what was found out or configured.
func (g *Grid) Layout() string { return g.table.layout() }

// Unit is what a Row's Number counts: "line" or "row".
func (g *Grid) Unit() string { return g.table.unit() }

// Notes returns sentences about what is in the file and was not read, or not read
// as it looks. They are complete after Rows has come to its end.
func (g *Grid) Notes() []string { return g.table.notes() }

// Ended reports whether the last line of a text file is ended, as most programs end it;
// true for a workbook and for a file without text.
func (g *Grid) Ended() bool { return g.table.ended() }

// Stamp tells the state of the file when it was opened.
func (g *Grid) Stamp() Stamp { return g.stamp }

// Rows streams the rows below the header, without those that hold nothing, and
// stops after the first error. It may be called again.
func (g *Grid) Rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for row, err := range g.table.rows(ctx) {
			if err != nil {
				yield(Row{}, g.about(err))
				return
			}
			if !empty(row.Cells) && !yield(row, nil) {
				return
			}
		}
		if err := g.unchanged(); err != nil {
			yield(Row{}, err)
		}
	}
}

// empty reports whether no cell holds anything.
func empty(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}
