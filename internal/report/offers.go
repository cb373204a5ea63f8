package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"canvass/internal/analysis"
	"canvass/internal/export"
)

// fewestLetters is how many letters a quote must have to show anything.
const fewestLetters = 3

// locate finds a quote in a text, letter for letter and not within a word.
func locate(text, quote string) (analysis.Span, bool) {
	quote = strings.TrimSpace(quote)
	letters := 0
	for _, r := range quote {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < fewestLetters {
		return analysis.Span{}, false
	}
	for from := 0; from < len(text); {
		at := strings.Index(text[from:], quote)
		if at < 0 {
			break
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, size := utf8.DecodeRuneInString(text[at+len(quote):])
		first, step := utf8.DecodeRuneInString(quote)
		last, _ := utf8.DecodeLastRuneInString(quote)
		if !(wordy(before) && wordy(first)) && !(size > 0 && wordy(after) && wordy(last)) {
			start := utf8.RuneCountInString(text[:at])
			return analysis.Span{Start: start, End: start + utf8.RuneCountInString(quote)}, true
		}
		from = at + step
	}
	return analysis.Span{}, false
}

func wordy(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

// Sheet is one row an offer, with the text and room for a decision, as `report
// review` reads it. For analysts: texts may name people.
func (o Offers) Sheet(model string) export.Table {
	var rows [][]export.Cell
	for _, r := range o.Rows {
		rows = append(rows, []export.Cell{
			export.Words(r.source), export.Words(r.response), export.Words(r.question), export.Words(r.principle), export.Words(r.text), export.Words(r.theme),
			export.Words(yesNo(slices.Contains(r.themes, r.theme))), export.Words(r.quote), export.Words(spans([]analysis.Span{r.span})), {}, {}, export.Words(analysis.OfferNote(model, r.span)),
		})
	}
	return export.Table{Name: "tbl_offers", Rows: export.Rows(rows), Columns: []export.Column{
		{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "question", ID: true}, {Name: "principle", ID: true}, {Name: "text"}, {Name: "theme", ID: true},
		{Name: "machine"}, {Name: "quote"}, {Name: "evidence", ID: true}, {Name: "decision"}, {Name: "reviewer"}, {Name: "note"},
	}}
}

// ProviderJSON is the contract of `report provider --format json`.
type ProviderJSON struct {
	Server     string         `json:"server"`
	Model      string         `json:"model"`
	Texts      map[string]int `json:"texts"`       // by source: sent, or what would be
	Sent       int            `json:"sent"`        // texts that were sent and answered now
	Offered    int            `json:"offered"`     // themes with words that stand in the text
	Unknown    int            `json:"unknown"`     // dropped: not in the codebook
	Unproven   int            `json:"unproven"`    // dropped: the quote is not in the text
	Unreadable int            `json:"unreadable"`  // answers not of the agreed form
	TooLong    int            `json:"too_long"`    // texts that are never sent
	SentBefore int            `json:"sent_before"` // texts that this model was asked before
	Left       int            `json:"left"`        // texts beyond --n
}

// JSON is what was, or would be, sent and what came of it.
func (b Outbox) JSON(s Send, o Offers) ProviderJSON {
	out := ProviderJSON{
		Server: s.Server, Model: s.Model, Texts: b.Sources(), Sent: o.Sent, Offered: len(o.Rows), Unknown: o.Unknown, Unproven: o.Unproven, Unreadable: o.Unreadable,
		TooLong: b.Long, SentBefore: b.Before, Left: b.Left,
	}
	if o.Sent > 0 {
		out.Texts = Outbox{list: o.sent}.Sources()
	}
	return out
}

// Words is the same for a person.
func (p ProviderJSON) Words() []string {
	var parts []string
	for _, name := range sortedNames(p.Texts) {
		parts = append(parts, fmt.Sprintf("%s %d", name, p.Texts[name]))
	}
	from := strings.Join(parts, ", ")
	if from == "" {
		from = "none"
	}
	to := fmt.Sprintf("to %s (model %s)", p.Server, p.Model)
	var lines []string
	if p.Sent == 0 {
		lines = append(lines, "would be sent "+to+": "+from)
	} else {
		lines = append(lines, "sent "+to+": "+from,
			fmt.Sprintf("themes offered, with words that stand in the text: %d", p.Offered),
			fmt.Sprintf("dropped: %d whose quote is not in the text, %d not in the codebook; unreadable answers: %d", p.Unproven, p.Unknown, p.Unreadable))
	}
	return append(lines, fmt.Sprintf("not sent: %d asked before, %d too long, %d for later", p.SentBefore, p.TooLong, p.Left))
}

// providerNotes say which texts were sent where; nothing where none ever was.
func (e *Edition) providerNotes() [][2]string {
	type place struct{ server, model string }
	type tally struct {
		bySource    map[string]int
		first, last time.Time
		texts       int
	}
	type text struct {
		place
		subject
		hash string
	}
	places, known := map[place]*tally{}, map[text]bool{}
	var order []place
	for _, s := range e.Sent {
		if s.Answered {
			continue
		}
		p := place{s.Server, s.Model}
		t := places[p]
		if t == nil {
			t = &tally{bySource: map[string]int{}, first: s.At, last: s.At}
			places[p], order = t, append(order, p)
		}
		t.last = s.At
		if k := (text{p, subject{s.Source, s.Response, s.Question}, s.TextHash}); !known[k] {
			known[k] = true
			t.bySource[s.Source]++
			t.texts++
		}
	}
	var notes [][2]string
	for _, p := range order {
		t := places[p]
		var parts []string
		for _, name := range sortedNames(t.bySource) {
			parts = append(parts, fmt.Sprintf("%s %d", name, t.bySource[name]))
		}
		when := "on " + e.zone(t.first).Format("2006-01-02")
		if last := "on " + e.zone(t.last).Format("2006-01-02"); last != when {
			when = "from " + when[3:] + " to " + last[3:]
		}
		notes = append(notes, [2]string{"Sent elsewhere", fmt.Sprintf(
			"%s sent to %s (model %s) %s, by source: %s. Addresses, telephone numbers and known names were taken out, no id went with them. Nothing that came back counts before a person decided on it; tags by “provider” are those that a person confirmed and nothing here had found, with the words that the service named. Which texts: the file beside the store that ends in .sent.jsonl.",
			counted(t.texts, "text was", "texts were"), p.server, p.model, when, strings.Join(parts, ", "))})
	}
	return notes
}
