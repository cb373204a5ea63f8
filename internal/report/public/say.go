package public

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"canvass/internal/analysis/publish"
	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
	"canvass/internal/export"
)

// lowBase is the base below which a figure is marked.
const lowBase = 30

// speaker says a Publication in one language.
type speaker struct {
	Publication
	*words
	language string
}

func newSpeaker(p Publication, language string) speaker {
	return speaker{p, languages()[language], language}
}

// number is a count, or the mark of one that is kept back.
func number(c publish.Count) string {
	if c.Kept {
		return export.Held
	}
	return fmt.Sprint(c.N)
}

func (s speaker) counted(c publish.Count, one, many string) string {
	if !c.Kept && c.N == 1 {
		return "1 " + one
	}
	return number(c) + " " + many
}

func (s speaker) persons(c publish.Count) string { return s.counted(c, s.person, s.words.people) }

func (s speaker) writings(c publish.Count) string { return s.counted(c, s.text, s.words.texts) }

// percent is a share in whole per cent.
func percent(share float64) string { return fmt.Sprintf("%.0f %%", share*100) }

// span is an interval in whole per cent.
func span(part, base publish.Count) string {
	i := rating.Wilson(part.N, base.N)
	if i == nil || part.Kept || base.Kept {
		return ""
	}
	return fmt.Sprintf("%.0f–%.0f %%", i[0]*100, i[1]*100)
}

// day is a date in words.
func (s speaker) day(t time.Time) string {
	return fmt.Sprintf(s.date, t.Day(), s.months[t.Month()-1], t.Year())
}

// list joins words as people do: a, b and c.
func (s speaker) list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + s.and + " " + items[last]
}

// cell is a count in a table.
func cell(c publish.Count) export.Cell {
	if c.Kept {
		return export.Words(export.Held)
	}
	return export.Count(c.N)
}

// shareCell is a share in a table; empty on a base of nobody.
func shareCell(part, base publish.Count) export.Cell {
	if part.Kept || base.Kept {
		return export.Words(export.Held)
	}
	return export.Part(publish.Share(part, base))
}

func column(name string) export.Column { return export.Column{Name: name, Kind: export.Number} }

// heading names a principle.
func (s speaker) heading(i int) string {
	p := s.Publication.Principles[i]
	if title := in(p.Title, s.language); title != "" {
		return p.ID + " " + title
	}
	return p.ID
}

// named is the same within a sentence.
func (s speaker) named(i int) string {
	p := s.Publication.Principles[i]
	if title := in(p.Title, s.language); title != "" {
		return fmt.Sprintf(s.quoted, p.ID, title)
	}
	return p.ID
}

func (s speaker) roundName(i int) string {
	r := s.Publication.Rounds[i]
	if r.Date.IsZero() {
		return r.ID
	}
	return r.ID + " (" + s.day(r.Date) + ")"
}

func (s speaker) groupName(key string) string {
	switch key {
	case publish.OtherGroups:
		return s.otherGroups
	case tally.NotGiven:
		return s.notGiven
	}
	for _, g := range s.Publication.Groups {
		if slices.Contains(g.Answers, key) {
			return short(g.Label.In(s.language))
		}
	}
	return short(key)
}

// short keeps what people typed as a name or a group to a length that fits.
func short(s string) string {
	const most = 100
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// base is a base with its mark when it is small.
func (s speaker) baseText(c publish.Count) string {
	if !c.Kept && c.N < lowBase {
		return number(c) + s.low
	}
	return number(c)
}

// attribution says who is quoted.
func (s speaker) attribution(q Quote) string {
	switch {
	case q.Name != "":
		return short(q.Name)
	case q.Group != "":
		return fmt.Sprintf(s.anonymousOf, s.groupName(q.Group))
	}
	return s.anonymous
}

func (s speaker) quotes(list []Quote) []export.Quote {
	var out []export.Quote
	for _, q := range list {
		by := s.attribution(q)
		switch q.Side {
		case Agrees:
			by += " · " + s.agrees
		case Objects:
			by += " · " + s.objects
		}
		out = append(out, export.Quote{Text: q.Text, By: by, Anchor: "quote-" + q.ID, Language: q.Language})
	}
	return out
}

// heldBack reports whether anything at all is kept back.
func (s speaker) heldBack() bool {
	f := s.Figures
	kept := f.Registered.Kept || f.Feedback.Kept || f.Writers.Kept || f.Texts.Kept
	for _, p := range f.Principles {
		kept = kept || p.N.Kept || p.Agree.Kept || p.Texts.Kept
		for _, h := range p.Histogram {
			kept = kept || h.Kept
		}
		for _, a := range append(append([]publish.Agreement(nil), p.Groups...), p.Rounds...) {
			kept = kept || a.N.Kept || a.Agree.Kept
		}
	}
	for _, t := range f.Themes {
		kept = kept || t.People.Kept
	}
	for _, r := range f.Rounds {
		kept = kept || r.Registered.Kept || r.Seated.Kept || r.Waiting.Kept || r.Feedback.Kept
	}
	for _, t := range f.Turnouts {
		kept = kept || t.Expected.Kept || t.Came.Kept || t.StayedOff.Kept || t.Besides.Kept
	}
	for _, p := range f.Periods {
		kept = kept || p.Registered.Kept || p.Feedback.Kept
	}
	for _, l := range f.Languages {
		kept = kept || l.Kept
	}
	return kept
}
