// Package review reads what people decided, one row a decision, whatever the rows
// come from: a CSV file, a sheet. It finds the response and text that a row speaks of,
// and says of every row whether it was taken, was known, or why it cannot be. It
// reads no format and writes nothing; what is taken is the caller's to note.
package review

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Claim is one row as somebody typed it. What a format has no column for is "".
type Claim struct {
	Where       string // where it stands, for messages: "line 12"
	Kind        string // a survey.DecisionKind; "" is told by what else is there
	Source      string
	Response    string
	Question    string // id or title of the text's question
	Principle   string // its id, or the field's name of an open question
	Theme       string
	Stance      string
	OtherSource string
	Other       string // id of the other response
	Decision    string
	Correct     string // the theme that it should be, or several
	New         string // what a theme that is still to be made could be called, or several
	Reviewer    string
	Note        string
	At          string   // when it was decided, RFC 3339; "" now
	TextHash    string   // of the text that was judged; "" the text as it stands
	Text        string   // the words that were judged, where the row shows them and has no hash of them
	CorrectAt   string   // where Correct stands, for messages: "Review!I12"
	Form        bool     // it is of a sheet in which people fill in cells: what stands in one was meant
	Shown       bool     // the row was issued with a decision in it: a blank one was emptied
	Agreed      bool     // it is as canvass wrote or read it before: no news if its reviewer's word is known
	Wrong       string   // why a row with a decision cannot be taken, as its reader found
	Odd         []string // what is worth a look in a row with a decision that can be taken
}

// Problem is a row that could not be taken, or disagrees with another.
type Problem struct {
	Where string `json:"where"`
	Why   string `json:"why"`
	row   int
}

// Outcome is what became of the rows. A row is applied, unchanged, rejected or blank.
type Outcome struct {
	Applied   int // rows
	Unchanged int
	Blank     int       // nothing was decided in them
	Conflicts []Problem // applied, though somebody else decided otherwise, or links contradict each other: the later holds
	Rejected  []Problem
	Odd       []Problem // applied or unchanged, though a cell of theirs says something else than their key
	Stale     int       // applied rows whose text has changed since they were decided
	Nameless  int       // rows on themes that say no reviewer, applied or not

	Decisions []survey.Decision // to be noted, in this order
	Changes   []Change          // what each of them changes
}

// MaxRows is how many rows are taken at once.
const MaxRows = 2_000_000

// entry is a row that says something that can be said.
type entry struct {
	row    int
	where  string
	dated  bool // the row says when
	stale  bool
	agreed bool   // see Claim.Agreed
	named  bool   // the row says who
	doubt  bool   // unsure, with a note: nothing is decided, the note is kept
	reason string // why it is rejected after all
	voice  voice
	survey.Decision
}

// Take judges rows. Those that do not say who decided were decided by reviewer, those
// that do not say when were decided now. Taking the same rows twice changes nothing
// the second time, and the order of rows does not matter. The errors are those of the rows' source, of the
// store, and too many rows.
func (d *Desk) Take(ctx context.Context, claims iter.Seq2[Claim, error], reviewer string, now time.Time) (Outcome, error) {
	var out Outcome
	var entries []entry
	rows := 0
	for c, err := range claims {
		if err != nil {
			return Outcome{}, err
		}
		if rows++; rows > MaxRows {
			return Outcome{}, fault.New(fault.Invalid, "split it into several files", "there are more than %d rows", MaxRows)
		}
		named := c.Reviewer != ""
		if !named {
			c.Reviewer = reviewer
		}
		if d.verbatim(c) {
			out.Unchanged++
			continue
		}
		found, odd, err := d.claimed(ctx, c, now)
		var r refusal
		switch {
		case refused(err, &r):
			out.Rejected = append(out.Rejected, Problem{c.Where, r.why, rows})
		case err != nil:
			return Outcome{}, err
		case len(found) == 0:
			out.Blank++
			odd = d.emptied(c)
		}
		if len(found) > 0 && found[0].Kind == survey.KindTheme && survey.ReviewerKey(c.Reviewer) == "" {
			out.Nameless++
		}
		for _, why := range odd {
			out.Odd = append(out.Odd, Problem{c.Where, why, rows})
		}
		for _, e := range found {
			e.row, e.where, e.agreed, e.named, e.voice = rows, c.Where, c.Agreed, named, d.voice(&e.Decision)
			entries = append(entries, e)
		}
	}
	d.settle(entries, now, &out)
	for _, list := range [][]Problem{out.Conflicts, out.Rejected, out.Odd} {
		slices.SortStableFunc(list, func(a, b Problem) int { return a.row - b.row })
	}
	return out, nil
}

// claimed is read, of what a row plainly means; odd is what is worth a look in one that
// can be taken. Rows that their reader found wrong are not.
func (d *Desk) claimed(ctx context.Context, c Claim, now time.Time) (found []entry, odd []string, err error) {
	c, err = d.meant(c)
	if word, ok := spelled(c.Decision); c.Wrong != "" && (err != nil || !ok || word != undecided) {
		return nil, nil, refuse("%s", c.Wrong)
	}
	if err != nil {
		return nil, nil, err
	}
	found, err = d.read(ctx, c, now)
	var r refusal
	if c.doubts() && refused(err, &r) {
		return nil, nil, nil // nothing is decided in it, so that nothing is wrong with it
	}
	return found, c.Odd, err
}

// settle compares rows with each other and with what was decided before.
func (d *Desk) settle(entries []entry, now time.Time, out *Outcome) {
	entries = d.news(entries, out)
	entries = d.doubts(entries, out)
	contradictions(entries)
	rings(entries)
	for i := range entries {
		if e := &entries[i]; e.reason != "" {
			out.Rejected = append(out.Rejected, Problem{e.where, e.reason, e.row})
		}
	}
	bad := map[int]bool{} // rows one of whose decisions is rejected
	for i := range entries {
		if entries[i].reason != "" {
			bad[entries[i].row] = true
		}
	}
	entries = slices.DeleteFunc(entries, func(e entry) bool { return bad[e.row] })
	at := now
	if n := len(d.past); n > 0 && !d.past[n-1].At.Before(at) { // a clock stands still or went back: what is said now is later all the same
		at = d.past[n-1].At.Add(time.Nanosecond)
	}
	rows, applied := 0, 0 // entries of a row follow each other
	var fresh, again []*entry
	last, lastApplied := 0, 0
	for i := range entries {
		e := &entries[i]
		if e.row != last {
			rows, last = rows+1, e.row
		}
		if !e.dated {
			e.At = at
		}
		if d.known(e) {
			if !e.dated {
				again = append(again, e)
			}
			continue
		}
		if e.row != lastApplied {
			applied, lastApplied = applied+1, e.row
		}
		fresh = append(fresh, e)
	}
	out.Applied, out.Unchanged = applied, out.Unchanged+rows-applied
	d.note(fresh, out)
	d.contested(fresh, again, out)
}

// news leaves out the rows that say what was agreed: whatever their reviewers have said
// since is later. One of which the store knows nothing, because it was put back to an
// earlier state, is news.
func (d *Desk) news(entries []entry, out *Outcome) []entry {
	rows := map[int]bool{} // whether something of an agreed row is news
	for _, e := range entries {
		if e.agreed {
			spoken := d.before(e.voice.subject)
			if e.named {
				spoken = d.last[e.voice]
			}
			rows[e.row] = rows[e.row] || spoken == nil
		}
	}
	for _, news := range rows {
		if !news {
			out.Unchanged++
		}
	}
	return slices.DeleteFunc(entries, func(e entry) bool { return e.agreed && !rows[e.row] })
}

// doubts leaves out the notes of those who are unsure about what somebody decided: a note
// takes no decision back.
func (d *Desk) doubts(entries []entry, out *Outcome) []entry {
	if !slices.ContainsFunc(entries, func(e entry) bool { return e.doubt }) {
		return entries
	}
	decided := map[int]bool{} // by number of the subject
	for i := range entries {
		if !entries[i].doubt {
			decided[entries[i].voice.subject] = true
		}
	}
	return slices.DeleteFunc(entries, func(e entry) bool {
		if !e.doubt {
			return false
		}
		before := d.before(e.voice.subject)
		stands := before != nil && before.Verdict != survey.VerdictNone
		if !decided[e.voice.subject] && !stands {
			return false
		}
		out.Blank++
		if stands && before.Note != e.Note {
			out.Odd = append(out.Odd, Problem{e.where, "its note is not kept: " + holds(before), e.row})
		}
		return true
	})
}

// note lists what is new in an order of its own, and who disagrees.
func (d *Desk) note(fresh []*entry, out *Outcome) {
	slices.SortStableFunc(fresh, func(a, b *entry) int { return byTime(&a.Decision, &b.Decision) })
	standing := map[int]*entry{} // of these, by number of the subject
	for i, e := range fresh {
		before := d.before(e.voice.subject)
		if one, again := standing[e.voice.subject]; again {
			before = &one.Decision
		}
		standing[e.voice.subject] = e
		if i > 0 && e.Decision == fresh[i-1].Decision {
			continue // the same row twice
		}
		if before != nil && survey.ReviewerKey(before.Reviewer) != survey.ReviewerKey(e.Reviewer) && opinionOf(before) != opinionOf(&e.Decision) && before.Verdict != survey.VerdictNone {
			out.Conflicts = append(out.Conflicts, Problem{e.where, fmt.Sprintf("%s says %s, %s said %s; the later one holds", who(&e.Decision), said(&e.Decision), who(before), said(before)), e.row})
		}
		if e.stale {
			out.Stale++
		}
		out.Decisions, out.Changes = append(out.Decisions, e.Decision), append(out.Changes, d.change(e, before))
	}
}

func who(d *survey.Decision) string {
	if d.Reviewer == "" {
		return "somebody"
	}
	return d.Reviewer
}

func said(d *survey.Decision) string {
	switch {
	case d.Verdict == survey.VerdictNone:
		return "none"
	case d.Kind == survey.KindStance:
		return d.Theme
	}
	return string(d.Verdict)
}

// known reports whether a row says nothing that its reviewer has not said: a dated one
// when exactly this was noted, another when it is what the reviewer said last, of the
// same text.
func (d *Desk) known(e *entry) bool {
	if e.dated {
		return d.noted[d.said(&e.Decision)]
	}
	last := d.last[e.voice]
	return last != nil && opinionOf(last) == opinionOf(&e.Decision) && last.TextHash == e.TextHash && (!e.doubt || last.Note == e.Note)
}
