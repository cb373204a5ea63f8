// Package outbox chooses texts to send to a service outside, takes what points at people
// out of them, and keeps of the answers what can be checked: themes of the codebook with
// words that stand in the text. What is left is a list to decide on.
package outbox

import (
	"context"
	"slices"
	"strings"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/consent"
	"canvass/internal/report"
	"canvass/internal/report/agreement"
	"canvass/internal/survey"
)

// Suggester is a service outside that says which themes a text speaks to. It is not
// believed: what it names must be in the codebook, what it quotes in the text.
type Suggester interface {
	Suggest(ctx context.Context, text string, book survey.Codebook) (survey.Opinion, error)
}

// Send says what may be sent, where to and when.
type Send struct {
	Most          int    // texts; 1 or more
	Source        string // only of this source; "" all
	Again         bool   // also what this model was asked before
	Quotable      bool   // only of people who allow to be quoted, by name or without
	Server, Model string
	Now           func() time.Time
	Note          func(survey.Sending) error // writes each text down before it is sent, and again when it was answered
	Progress      func(sent int)
}

// longestSent bounds a text that is sent, in code points.
const longestSent = 8000

// Box is the texts that would be sent and what stays here.
type Box struct {
	list   []outgoing
	Long   int // texts too long to send
	Before int // texts that were sent to this model before
	Left   int // texts beyond Most
	Held   int // texts of people who do not allow to be quoted, where only the others' are wanted
}

type outgoing struct {
	agreement.Text
	principle, text string
	themes          []string // as the machine reads it
	quotable        bool     // its writer allows to be quoted
}

// Fill chooses texts that nobody judged, each wording once: those without any theme
// first, in the order of chance.
func Fill(ctx context.Context, e *report.Edition, s Send) (Box, error) {
	var box Box
	asked, err := sentBefore(ctx, e, s)
	if err != nil {
		return box, err
	}
	texts, err := agreement.Texts(ctx, e)
	if err != nil {
		return box, err
	}
	taken := map[uint64]bool{}
	for _, t := range texts {
		if asked[t.At] && !s.Again {
			taken[t.Print] = true
			box.Before++
		}
	}
	var bare, tagged []outgoing
	for _, t := range texts {
		c := &e.Cases[t.At.Case]
		said := c.Texts[t.At.Text]
		if len(t.Rulings) > 0 || taken[t.Print] || s.Source != "" && t.Source != s.Source {
			continue
		}
		o := outgoing{Text: t, principle: e.Questions[said.Question].Name(), quotable: quotable(e, c)}
		if s.Quotable && !o.quotable {
			box.Held++
			continue
		}
		taken[t.Print] = true
		if said.Runes > longestSent {
			box.Long++
			continue
		}
		for _, tag := range said.Tags {
			o.themes = append(o.themes, e.Project.Codebook.Themes[tag.Theme].ID)
		}
		if len(said.Tags) == 0 {
			bare = append(bare, o)
		} else {
			tagged = append(tagged, o)
		}
	}
	all := append(bare, tagged...)
	n := min(len(all), s.Most)
	box.list, box.Left = all[:n:n], len(all)-n
	return box, read(ctx, e, box.list)
}

// quotable reports whether a response is of somebody who allows to be quoted.
func quotable(e *report.Edition, c *analysis.Case) bool {
	return c.Person >= 0 && e.People[c.Person].Consent != consent.No
}

// read fetches the words.
func read(ctx context.Context, e *report.Edition, list []outgoing) error {
	var wanted []report.TextAt
	for _, o := range list {
		wanted = append(wanted, o.At)
	}
	words, err := e.Gather(ctx, wanted)
	for i := range list {
		list[i].text = words[list[i].At]
	}
	return err
}

// sentBefore finds the texts that this model was asked about, as they stand now.
func sentBefore(ctx context.Context, e *report.Edition, s Send) (map[report.TextAt]bool, error) {
	hashes := map[report.TextID][]string{}
	for _, x := range e.Sent {
		if x.Answered && x.Server == s.Server && x.Model == s.Model {
			k := report.TextID{Source: x.Source, Response: x.Response, Question: x.Question}
			hashes[k] = append(hashes[k], x.TextHash)
		}
	}
	found := map[report.TextAt]bool{}
	if len(hashes) == 0 {
		return found, nil
	}
	err := e.EachText(ctx, func(at report.TextAt, c *analysis.Case, t analysis.Contribution, r answers.Text) {
		if known := hashes[report.TextID{Source: e.Project.Sources[c.Source].Name, Response: c.ID, Question: t.AnswerID}]; len(known) > 0 && slices.Contains(known, survey.HashText(r.Text)) {
			found[at] = true
		}
	})
	return found, err
}

// Sources counts the texts by source.
func (b Box) Sources() map[string]int {
	n := map[string]int{}
	for _, o := range b.list {
		n[o.Source]++
	}
	return n
}

// Texts is how many texts would be sent.
func (b Box) Texts() int { return len(b.list) }

// Offers is what a service said of texts, as far as it can be checked.
type Offers struct {
	Sent       int // texts
	Rows       []Offer
	Unknown    int // themes that the codebook does not have
	Unproven   int // themes whose quote does not stand in the text
	Unreadable int // answers that were not of the agreed form
	sent       []outgoing
}

// Offer is one theme that a service sees in a text, with words that do stand there.
type Offer struct {
	outgoing
	theme, quote string
	span         analysis.Span
}

// SendOut sends texts one by one and keeps what can be checked. E-mail addresses,
// telephone numbers and the names of the project's people are taken out before. Where
// it ends early the error comes with what was answered until then.
func SendOut(ctx context.Context, e *report.Edition, s Send, box Box, service Suggester) (Offers, error) {
	var out Offers
	words := make([]string, len(box.list))
	for i, o := range box.list {
		words[i] = o.text
	}
	words = e.Redact(words)
	for i, o := range box.list {
		record := survey.Sending{
			At: s.Now(), Server: s.Server, Model: s.Model, Source: o.Source, Response: o.Response, Question: o.Question, TextHash: survey.HashText(o.text),
		}
		if err := s.Note(record); err != nil {
			return out, err
		}
		opinion, err := service.Suggest(ctx, words[i], e.Project.Codebook)
		if err != nil {
			return out, err
		}
		if !opinion.Unreadable { // what nobody can read is no answer: it may be asked again
			record.At, record.Answered = s.Now(), true
			if err := s.Note(record); err != nil {
				return out, err
			}
		}
		out.Sent++
		out.sent = append(out.sent, o)
		weigh(e, &out, o, opinion)
		s.Progress(out.Sent)
	}
	return out, nil
}

// weigh keeps what is in the codebook and in the text, each theme once.
func weigh(e *report.Edition, out *Offers, o outgoing, opinion survey.Opinion) {
	if opinion.Unreadable {
		out.Unreadable++
	}
	seen := map[string]bool{}
	for _, m := range opinion.Mentions {
		span, found := locate(o.text, m.Quote)
		theme, known := themeOf(e.Project.Codebook, m.Theme)
		switch {
		case !known:
			out.Unknown++
		case !found:
			out.Unproven++
		case !seen[theme]:
			seen[theme] = true
			out.Rows = append(out.Rows, Offer{o, theme, strings.TrimSpace(m.Quote), span})
		}
	}
}

// themeOf is the id of the theme that a service names, by its id or, letter for letter,
// by a label that no other theme has.
func themeOf(cb survey.Codebook, name string) (id string, known bool) {
	labelled := 0
	for _, t := range cb.Themes {
		if t.ID == name {
			return t.ID, true
		}
		for _, label := range t.Label {
			if label == name {
				id, labelled = t.ID, labelled+1
				break
			}
		}
	}
	return id, labelled == 1
}
