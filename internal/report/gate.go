package report

import "canvass/internal/analysis"

// Quotable is a text that its author allowed to be quoted. Only attribute makes
// one, so that no layout can print a quote that was not allowed.
type Quotable struct {
	text  string
	by    string
	name  string // "" where the person stays anonymous
	group string // that the person named
}

// attribute is the gate for quotes: nothing without consent, a name only with
// consent to it. Consent is that of the person's latest response.
func attribute(p analysis.Person, text string) (Quotable, bool) {
	switch p.Consent {
	case analysis.ConsentNamed:
		return Quotable{text: text, by: named(p), name: p.Name, group: p.Group}, true
	case analysis.ConsentAnonymous:
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
