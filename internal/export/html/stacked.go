package html

import (
	"fmt"
	"slices"

	"canvass/internal/export"
)

// stacked draws the parts of each base side by side. What is kept back is one
// hatched part: the base less the others.
func (d *drawing) stacked() {
	for row := range d.grid.Rows {
		d.name(row)
		parts, total := d.parts(row)
		scale := total
		if d.shape.Kind == export.StackedBars {
			scale = d.tallest()
		}
		at := 0.0
		for _, p := range parts {
			w := 0.0
			if scale > 0 {
				w = p.value / scale * 100
			}
			d.segment(at, w, p, total)
			at += w
		}
		d.Height += thick + 4
	}
}

// piece is a part of a bar.
type piece struct {
	value float64
	class string
	held  bool
}

// parts are the pieces of a row and what they add up to. Pieces that are kept back
// are one, where the first of them stands.
func (d *drawing) parts(row int) ([]piece, float64) {
	base, known := d.grid.number(row, d.base)
	var out []piece
	sum, held := 0.0, -1
	for i, c := range d.series {
		v, ok := d.grid.number(row, c)
		switch {
		case ok:
			out = append(out, piece{v, class(d.shape.Series[i].Colour), false})
			sum += v
		case d.grid.held(row, c) && held < 0:
			held = len(out)
			out = append(out, piece{0, "held", true})
		}
	}
	if held >= 0 && known && base > sum {
		out[held].value = base - sum
		sum = base
	}
	return out, sum
}

func (d *drawing) tallest() float64 {
	top := 0.0
	for row := range d.grid.Rows {
		_, sum := d.parts(row)
		top = max(top, sum)
	}
	return top
}

// segment draws one piece with its number where there is room.
func (d *drawing) segment(at, width float64, p piece, total float64) {
	if width <= 0 {
		return
	}
	d.box(at, width, p.class, thick)
	if p.held && !slices.Contains(d.Legend, heldKey) {
		d.Legend = append(d.Legend, heldKey)
	}
	if width < roomy || total <= 0 {
		return
	}
	label := fmt.Sprintf("%.0f\u00a0%%", p.value/total*100)
	switch {
	case p.held:
		label = export.Held
	case !d.shape.Share:
		label = fmt.Sprintf("%.0f", p.value)
	}
	d.Values = append(d.Values, text{X: per(at + width/2), Y: d.Height + thick - 7, Class: "inside on-" + p.class, Text: label})
}

// diverging centres the middle series, so that both sides can be compared. A row
// with a part kept back is not drawn: its sides are not known.
func (d *drawing) diverging() {
	middle := len(d.series) / 2
	most := 0.0
	for row := range d.grid.Rows {
		if left, right, ok := d.sides(row, middle); ok {
			most = max(most, left, right)
		}
	}
	for row := range d.grid.Rows {
		d.name(row)
		left, _, ok := d.sides(row, middle)
		parts, total := d.parts(row)
		switch {
		case !ok || most == 0:
			d.Values = append(d.Values, text{X: "50%", Y: d.Height + thick - 7, DX: 6, Class: "value", Text: export.Held})
		default:
			at := 50 - left/most*50
			for _, p := range parts {
				w := p.value / total / most * 50
				d.segment(at, w, p, total)
				at += w
			}
			d.Marks = append(d.Marks, mark{d.Height - 2, d.Height + thick + 2})
		}
		d.Height += thick + 4
	}
}

// sides are how far a row reaches to the left and right of the middle.
func (d *drawing) sides(row, middle int) (left, right float64, ok bool) {
	parts, total := d.parts(row)
	if total == 0 || len(parts) != len(d.series) {
		return 0, 0, false
	}
	for i, p := range parts {
		if p.held {
			return 0, 0, false
		}
		switch v := p.value / total; {
		case i < middle:
			left += v
		case i > middle:
			right += v
		default:
			left, right = left+v/2, right+v/2
		}
	}
	return left, right, true
}
