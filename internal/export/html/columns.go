package html

import "math"

const (
	columnsHigh = 120 // of the highest column
	heldHigh    = 14  // of one that is kept back: it tells nothing
	fewColumns  = 12  // have room for their numbers on the narrowest screen
	columnNames = 3   // fit below
)

// columns draws upright columns of one series, side by side: time from left to right.
func (d *drawing) columns() {
	n := len(d.grid.Rows)
	if n == 0 || len(d.series) != 1 || d.label < 0 {
		return
	}
	top, column := d.top(), d.series[0]
	floor := lineHeight + columnsHigh
	step, width := 100/float64(n), 80/float64(n)
	for row := range d.grid.Rows {
		v, ok := d.grid.number(row, column)
		b := box{X: per(float64(row)*step + step/10), Width: per(width), Class: class(d.shape.Series[0].Colour)}
		switch {
		case ok && v > 0:
			b.Height = max(1, int(math.Round(v/top*columnsHigh)))
		case d.grid.held(row, column):
			b.Height, b.Class = heldHigh, "held"
		default:
			continue
		}
		b.Y = floor - b.Height
		d.Boxes = append(d.Boxes, b)
		if n <= fewColumns {
			d.Values = append(d.Values, text{X: per((float64(row) + 0.5) * step), Y: b.Y - 5, Class: "above", Text: d.grid.Rows[row][column].Text})
		}
	}
	d.Height = floor + lineHeight
	every := (n + columnNames - 1) / columnNames
	for row := 0; row < n; row += every {
		d.Labels = append(d.Labels, text{X: per(float64(row)*step + step/10), Y: d.Height - 4, Class: "below", Text: d.grid.Rows[row][d.label].Text})
	}
}
