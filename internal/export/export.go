// Package export describes what canvass hands to people, independent of format:
// a Book of tables and charts (workbook, Google Sheets, CSV) and a Document of
// headed sections (terminal, page, write-up). Wording, order and figures are
// decided before a Book or Document exists; the packages below this one only render.
package export

import (
	"iter"
	"time"
)

// Book is a set of sheets, one table each.
type Book struct {
	Title    string
	Subject  string
	Language string     // of the labels: "en"
	Created  time.Time  // that of the data, never the wall clock
	About    []Property // project, run, versions: document properties
	Sheets   []Sheet
	Lists    []List // what cells of Column.List may hold
	Plain    bool   // for publication: tables alone, without charts, fills, filters, frozen panes or prompts
}

// List names the cells of one column, down to its last that holds anything.
type List struct {
	Name   string // unique in the Book, starts with "lst_"
	Table  string // Table.Name
	Column string // Column.Name
}

// Property is one name and value about a Book.
type Property struct{ Name, Value string }

// Sheet is one page of a Book: heading lines, one table, perhaps charts.
type Sheet struct {
	Name   string // at most 31 characters, unique
	Role   Role
	Title  string  // A1
	Lead   string  // one sentence that helps to read it, with the base
	Source string  // where the figures come from, with the run
	Table  *Table  // nil: heading lines only
	Charts []Chart // they may show any table of the Book
}

// Role groups sheets by colour and behaviour.
type Role int

// The roles of a sheet.
const (
	Front   Role = iota // cover, contents, notes: no filter
	Results             // figures
	Data                // one row a thing: streamed, first column frozen
	Review              // to be filled in by people
	Helper              // lists and chart helpers, last
)

// Table is named columns and a stream of rows.
type Table struct {
	Name    string // unique in the Book, starts with "tbl_"
	Columns []Column
	Rows    iter.Seq2[[]Cell, error] // nil: none; may be ranged over more than once; a row is valid until the next
	Empty   string                   // sentence shown in place of rows when there are none
	Caption string                   // what the table shows; "": the heading above it says it
	Needs   []Need                   // what people who fill it in must not leave blank
	Key     string                   // Column.Name of what says which row is which, where people fill the table in; "": none
	// Remark makes the n-th row, from 1, of something that a format could not show as
	// it is: such rows come behind the others. At most one table of a Book has it.
	Remark func(n int, about, text string) []Cell
}

// Need marks a row whose column When holds Is while all of OneOf are blank.
type Need struct {
	When, Is string
	OneOf    []string // Column.Name; the first is marked
}

// Column is one column of a Table.
type Column struct {
	Name     string  // the header; unique in the Table, compared without case
	Kind     Kind    // of its cells
	ID       bool    // an identifier: never altered in any format
	Width    float64 // in characters; 0: estimated from the cells
	Wrap     bool
	Decimals int      // for Number and Share
	Bar      bool     // draw a bar from 0 to 1 (Share) or to the largest (Number)
	Signed   bool     // numbers are changes: with their sign
	Scale    bool     // shade by size, on one scale with the other columns that ask for it, which stand together
	Entry    bool     // people fill it in
	Machine  bool     // for programs: kept narrow, never printed; such columns come last
	List     string   // List.Name of what may be filled in
	Choices  []string `json:",omitempty"` // the same, for a Book that has no Lists
	Note     string   // what the column means, for the header's comment and for documentation
}

// Numeric is a column of whole numbers.
func Numeric(name string) Column { return Column{Name: name, Kind: Number} }

// Chart is a picture of columns of one table.
type Chart struct {
	Name     string // unique in the Book, starts with "chart_"
	Kind     ChartKind
	Title    string // a sentence computed from the data, with its base
	Alt      string // alternative text
	Table    string // Table.Name
	Category string // Column.Name of the labels
	Series   []Series
	Share    bool   // the value axis is in per cent
	Base     string // Column.Name of the bases, shown beside the labels; "": none
}

// Series is one column of values in a Chart.
type Series struct {
	Column string // Column.Name
	Label  string // "" : the column's name
	Colour Colour

	Mute bool // no figures at its bars
}

// ChartKind is the shape of a Chart.
type ChartKind int

// The kinds of chart. The categories of bars read from the top down.
const (
	Bars          ChartKind = iota // horizontal, clustered
	Columns                        // vertical, clustered
	StackedShares                  // horizontal, stacked to 100 %
	StackedBars                    // horizontal, stacked
	Diverging                      // horizontal, stacked to both sides of zero; signs are not shown
	Centred                        // horizontal, stacked to 100 %, the middle of an odd number of series on the middle of the chart
)

// Colour is a role in the palette; each format maps it to its own colours.
type Colour int

// The colours. Likert1 to Likert5 run from strong disagreement to strong agreement.
const (
	Automatic Colour = iota
	Primary
	Secondary
	Neutral
	Likert1
	Likert2
	Likert3
	Likert4
	Likert5
)
