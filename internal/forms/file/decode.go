package file

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"canvass/internal/grid"
	"canvass/internal/survey"
)

// decoder turns rows into responses.
type decoder struct {
	*reader
	unit   string // what rows are counted in
	rows   counter
	people counter
	number int    // of the row among those that hold something, from 1
	nth    int    // of the rows with its key
	again  places // of rows whose mapped id another row had before them
	set    places // of rows put aside
	stored func(id string) (bool, error)
	err    error // of stored
}

func newDecoder(st *study, unit string) *decoder {
	return &decoder{reader: newReader(st), unit: unit, rows: st.repeated.counter(), people: st.people.counter()}
}

// received decodes one row.
func (d *decoder) received(row grid.Row) survey.Received {
	d.read(row)
	d.number++
	r := survey.Response{ID: d.id(), Email: strings.TrimSpace(d.cell(d.study.email))}
	if reason := d.setTimes(&r); reason != "" {
		return d.aside(r.ID, reason)
	}
	if strings.TrimSpace(r.ID) == "" {
		return d.aside("", "it has no response id")
	}
	r.Answers = d.answers()
	if r.Cleaned = d.cleaned; r.Cleaned > 0 {
		r.Original = d.raw()
	}
	return survey.Received{Response: r}
}

// aside keeps the row out of the responses, with a reason that rows may share.
func (d *decoder) aside(id, reason string) survey.Received {
	d.set.add(d.row.Number)
	return survey.Received{Quarantine: &survey.Quarantined{ID: id, Reason: reason, Raw: d.raw()}}
}

// id returns the response's id: the cell of the mapped column just as it is, else
// one made of what the row says and its number among rows that say the same.
func (d *decoder) id() string {
	if d.study.id >= 0 {
		if d.nth = d.rows.next(d.key()); d.nth > 1 {
			d.again.add(d.row.Number)
		}
		return d.cell(d.study.id)
	}
	if sum, padded := d.exact(); padded && d.stored != nil {
		id := d.numbered(sum)
		there, err := d.stored(id)
		if d.err = err; there {
			return id // it was stored when blanks counted, and stays who it is
		}
	}
	return d.numbered(d.sum())
}

// numbered is the id of a row with that hash, and notes how many there were.
func (d *decoder) numbered(sum [sha256.Size]byte) string {
	id := hex.EncodeToString(sum[:10])
	if d.nth = d.rows.next(head(sum)); d.nth > 1 {
		id += fmt.Sprintf("-%d", d.nth)
	}
	return id
}

// setTimes sets both times; one stands in for the other where the row has only
// one. It returns why they cannot be set.
func (d *decoder) setTimes(r *survey.Response) (reason string) {
	if d.study.undated() {
		r.Submitted = d.place()
		r.Created = r.Submitted
		return ""
	}
	if r.Submitted, reason = d.study.submitted.read(d.cell(d.study.submitted.column())); reason != "" {
		return reason
	}
	if r.Created, reason = d.study.created.read(d.cell(d.study.created.column())); reason != "" {
		return reason
	}
	switch {
	case r.Submitted.IsZero() && r.Created.IsZero():
		return "it has no time of submission"
	case r.Submitted.IsZero():
		r.Submitted = r.Created
	case r.Created.IsZero():
		r.Created = r.Submitted
	}
	return ""
}

// place stands in for a time where the file has none: the beginning of 1970, and a
// second more for every row before it that it is to be later than. Those are all
// rows where seats are given in order, else the rows of the same person or id.
func (d *decoder) place() time.Time {
	nth := d.nth
	if d.study.id < 0 {
		nth = 1 // rows that say the same may be in any order
	}
	if d.study.sequence {
		nth = d.number
	} else if who, ok := d.person(); ok {
		nth = max(nth, d.people.next(who))
	}
	return time.Unix(int64(nth-1), 0).UTC()
}

// answers returns what stands in the columns that are questions.
func (d *decoder) answers() []survey.Answer {
	cells := slices.Clone(d.cells) // one piece of memory for the values of all answers
	list := make([]survey.Answer, 0, len(cells))
	for _, i := range d.order {
		c := &d.study.columns[i]
		if i >= len(cells) || cells[i] == "" || c.own {
			continue
		}
		values := cells[i : i+1 : i+1]
		if c.options != nil {
			values = split(cells[i], c.options)
		}
		list = append(list, survey.Answer{Question: c.question.ID, Values: values})
	}
	return list
}

// notes says in which rows there is something to look at.
func (d *decoder) notes() []string {
	var list []string
	if d.set.count > 0 {
		list = append(list, fmt.Sprintf("put aside: %s", d.set.in(d.unit)))
	}
	if d.again.count > 0 {
		list = append(list, fmt.Sprintf("the id of an earlier response comes again in %s; of each id the one submitted last counts", d.again.in(d.unit)))
	}
	return list
}

// raw is the row as it was received, written as a line of CSV.
func (d *decoder) raw() []byte {
	var b []byte
	for i, c := range d.row.Cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, strings.ReplaceAll(c, `"`, `""`)...)
		b = append(b, '"')
	}
	return b
}
