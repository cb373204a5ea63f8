package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"canvass/internal/survey"
)

// pieces are what random texts are made of.
func pieces() []string {
	return []string{
		"a", "word ", "  ", "\"", "\\", "\n", "\r\n", "\t", "\x01", "\x1f", "\x7f", "é", "日本", "👩‍👩‍👧", "\u2028", "\u202e", "<b>&amp;",
		"'; DROP TABLE responses;--", "%_", "{\"a\":[1]}", "\\u0000", "\ufeff", "\ufffd", "\uffff", "null", "12345678",
		strings.Repeat("long ", 60), strings.Repeat("ñ", 9),
	}
}

func text(choose Choose) string {
	var b strings.Builder
	for range choose(4) {
		p := pieces()
		b.WriteString(p[choose(len(p))])
	}
	return b.String()
}

func figure(choose Choose) float64 {
	figures := []float64{0, 1, -1, 2.5, 0.1, 1e300, 5e-324, 1e21, 123456789.123, float64(choose(1000)) / 7}
	return figures[choose(len(figures))]
}

func list[T any](choose Choose, most int, item func(Choose) T) []T {
	var l []T
	for range choose(most + 1) {
		l = append(l, item(choose))
	}
	return l
}

func moment(choose Choose) time.Time {
	m := moments()
	return m[choose(len(m))].Add(time.Duration(-choose(1_000_000_000)))
}

// anyResponse returns a response with anything in it that a source may send.
func anyResponse(source, id string, choose Choose) survey.Response {
	r := survey.Response{
		Source: source, ID: id, Email: text(choose), Created: moments()[choose(len(moments()))], Submitted: moment(choose), Extra: text(choose),
		Answers: list(choose, 6, anyAnswer), Cleaned: choose(3),
	}
	slices.SortFunc(r.Answers, func(a, b survey.Answer) int { return cmp.Compare(a.Question, b.Question) })
	r.Answers = slices.CompactFunc(r.Answers, func(a, b survey.Answer) bool { return a.Question == b.Question })
	if choose(3) == 0 {
		score := figure(choose)
		r.Score = &score
	}
	if r.Cleaned > 0 {
		r.Original = []byte(text(choose) + "\x00\xff")
	}
	return r
}

func anyAnswer(choose Choose) survey.Answer {
	a := survey.Answer{Question: text(choose), Values: list(choose, 3, text)}
	if choose(3) == 0 {
		a.Files = list(choose, 2, func(c Choose) survey.File { return survey.File{ID: text(c), Name: text(c), MIMEType: text(c)} })
	}
	if choose(3) == 0 {
		a.Grade = &survey.Grade{Score: figure(choose), Correct: choose(2) == 0, Extra: text(choose)}
	}
	if choose(4) == 0 {
		a.Extra = text(choose)
	}
	return a
}

// roundTrip stores random responses and expects each field of each back.
func (b *bench) roundTrip(source string, choose Choose) {
	var listing []survey.Response
	for i := range 1 + choose(8) {
		listing = append(listing, anyResponse(source, fmt.Sprint(i)+text(choose), choose))
	}
	c, _ := b.ingest(source, listing)
	current, _ := b.contents(source)
	slices.SortFunc(listing, func(a, b survey.Response) int {
		return cmp.Or(a.Submitted.Compare(b.Submitted), strings.Compare(a.ID, b.ID))
	})
	b.want("counts", c, survey.Counts{New: len(listing), Cleaned: c.Cleaned})
	b.want("responses", len(current), len(listing))
	for i := range current {
		b.want("response", current[i].Response, listing[i])
	}
	c, _ = b.ingest(source, listing)
	b.want("counts of a repetition", c, survey.Counts{Same: len(listing)})
}
