package export

import "time"

// Kind is the type of a cell.
type Kind int

// The kinds of cell. Whatever a respondent wrote is Text and stays text: no
// format may turn it into a formula, markup or a terminal escape.
const (
	Empty  Kind = iota
	Text        // Cell.Text
	Number      // Cell.Number
	Share       // Cell.Number between 0 and 1, shown in per cent
	Moment      // Cell.Time, date and time of day
	Day         // Cell.Time, date only
	Link        // Cell.Text, leading to the sheet named Cell.Target, to its row Cell.Number when that is not 0
)

// Cell is one typed value. The zero Cell is empty.
type Cell struct {
	Kind   Kind
	Text   string
	Number float64
	Time   time.Time // already in the zone in which people read it
	Target string
}

// Words returns a Text cell; "" gives an empty one.
func Words(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: s}
}

// Count returns a Number cell holding n.
func Count(n int) Cell { return Cell{Kind: Number, Number: float64(n)} }

// Figure returns a Number cell, or an empty one for nil.
func Figure(f *float64) Cell {
	if f == nil {
		return Cell{}
	}
	return Cell{Kind: Number, Number: *f}
}

// Part returns a Share cell, or an empty one for nil.
func Part(f *float64) Cell {
	if f == nil {
		return Cell{}
	}
	return Cell{Kind: Share, Number: *f}
}

// Held marks a figure that is kept back, whatever its column holds: the shorthand
// of official statistics for "confidential".
const Held = "[c]"

// At returns a Moment cell; the zero time gives an empty one.
func At(t time.Time) Cell {
	if t.IsZero() {
		return Cell{}
	}
	return Cell{Kind: Moment, Time: t}
}

// On returns a Day cell; the zero time gives an empty one.
func On(t time.Time) Cell {
	if t.IsZero() {
		return Cell{}
	}
	return Cell{Kind: Day, Time: t}
}

// To returns a Link cell that leads to the sheet of that name.
func To(text, sheet string) Cell { return Cell{Kind: Link, Text: text, Target: sheet} }

// ToRow returns a Link cell that leads to the n-th row, from 1, of that sheet's table.
func ToRow(text, sheet string, n int) Cell {
	return Cell{Kind: Link, Text: text, Target: sheet, Number: float64(n)}
}

// Rows returns a stream over rows that are already at hand.
func Rows(rows [][]Cell) func(yield func([]Cell, error) bool) {
	return func(yield func([]Cell, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}
