// Package quoting is the gate for respondents' words: only Attribute makes a Quotable, and
// it needs consent. It also says which text is better quoted than another, and cuts whole
// sentences out of a long one.
package quoting

import (
	"canvass/internal/analysis"
	"canvass/internal/analysis/consent"
)

// Quotable is a text that its author allowed to be quoted. Only Attribute makes
// one, so that no layout can print a quote that was not allowed.
type Quotable struct {
	text  string
	by    string
	name  string // "" where the person stays anonymous
	group string // that the person named
}

// Text is what was said.
func (q Quotable) Text() string { return q.text }

// By says who said it: a name where the person agreed to it, else the group.
func (q Quotable) By() string { return q.by }

// Name is the person's, "" where they stay anonymous.
func (q Quotable) Name() string { return q.name }

// Group is what the person named as theirs, "" for none.
func (q Quotable) Group() string { return q.group }

// Attribute is the gate for quotes: nothing without consent, a name only with
// consent to it. Consent is that of the person's latest response.
func Attribute(p analysis.Person, text string) (Quotable, bool) {
	switch p.Consent {
	case consent.Named:
		return Quotable{text: text, by: named(p), name: p.Name, group: p.Group}, true
	case consent.Anonymous:
		return Quotable{text: text, by: anonymous(p), group: p.Group}, true
	}
	return Quotable{}, false
}

func named(p analysis.Person) string {
	if p.Name == "" {
		return anonymous(p)
	}
	return p.Name
}

func anonymous(p analysis.Person) string {
	if p.Group == "" {
		return "anonymous"
	}
	return "anonymous, " + p.Group
}
