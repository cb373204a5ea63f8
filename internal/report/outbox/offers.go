package outbox

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"canvass/internal/analysis"
	"canvass/internal/export"
	"canvass/internal/report/english"
	"canvass/internal/report/tags"
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
			export.Words(r.Source), export.Words(r.Response), export.Words(r.Question), export.Words(r.principle), export.Words(r.text), export.Words(r.theme),
			export.Words(english.YesNo(slices.Contains(r.themes, r.theme))), export.Words(r.quote), export.Words(tags.Spans([]analysis.Span{r.span})), {}, {}, export.Words(analysis.OfferNote(model, r.span)),
		})
	}
	return export.Table{Name: "tbl_offers", Rows: export.Rows(rows), Columns: []export.Column{
		{Name: "source", ID: true}, {Name: "response_id", ID: true}, {Name: "question", ID: true}, {Name: "principle", ID: true}, {Name: "text"}, {Name: "theme", ID: true},
		{Name: "machine"}, {Name: "quote"}, {Name: "evidence", ID: true}, {Name: "decision"}, {Name: "reviewer"}, {Name: "note"},
	}}
}

// JSON is the contract of `report provider --format json`.
type JSON struct {
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
	Characters int            `json:"characters"`  // of the texts; the themes of the codebook go with each
	Unquotable int            `json:"unquotable"`  // of the texts: by people who do not allow to be quoted
	HeldBack   int            `json:"held_back"`   // left out for that reason, with --quotable
}

// JSON is what was, or would be, sent and what came of it.
func (b Box) JSON(s Send, o Offers) JSON {
	out := JSON{
		Server: s.Server, Model: s.Model, Texts: b.Sources(), Sent: o.Sent, Offered: len(o.Rows), Unknown: o.Unknown, Unproven: o.Unproven, Unreadable: o.Unreadable,
		TooLong: b.Long, SentBefore: b.Before, Left: b.Left, HeldBack: b.Held,
	}
	list := b.list
	if o.Sent > 0 {
		list = o.sent
		out.Texts = Box{list: list}.Sources()
	}
	for _, t := range list {
		out.Characters += utf8.RuneCountInString(t.text)
		if !t.quotable {
			out.Unquotable++
		}
	}
	return out
}

// Words is the same for a person.
func (p JSON) Words() []string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(p.Texts)) {
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
	if p.Characters > 0 {
		lines = append(lines, fmt.Sprintf("in all %s, and with each text the themes of the codebook", english.Count(p.Characters, "character", "characters")))
	}
	if p.Unquotable > 0 {
		line := fmt.Sprintf("by people who do not allow to be quoted, or were not asked: %d", p.Unquotable)
		if p.Sent == 0 {
			line += "; --quotable leaves them out"
		}
		lines = append(lines, line)
	}
	if p.HeldBack > 0 {
		lines = append(lines, fmt.Sprintf("left out, by people who do not allow to be quoted or were not asked: %d", p.HeldBack))
	}
	return append(lines, fmt.Sprintf("not sent: %d asked before, %d too long, %d for later", p.SentBefore, p.TooLong, p.Left))
}
