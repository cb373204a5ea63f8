package propose

import (
	"slices"

	"canvass/internal/analysis/consent"
	"canvass/internal/survey"
	"canvass/internal/text"
)

var (
	refusing  = []phrase{"^ no", "don t", "do not", "prefer not", "not quote", "prefiero que no", "^ never", "no me cit*", "no quiero", "rather not", "nunca"}
	hiding    = []phrase{"anonym*", "anonim*", "without … name", "sin … nombre", "not … name", "no … nombre", "unattributed", "without attribution", "sin atribucion", "no name", "withhold*", "unnamed", "not by name", "sin identificar*", "unsigned", "sin firma*", "without signing"}
	showing   = []phrase{"my name", "mi nombre", "by name", "with name", "con nombre", "named", "with attribution", "con atribucion", "attributed", "identificandome", "name and organi*", "nombre y organizacion", "nombre y apellido*", "using … name", "full name", "signed", "firmad*"}
	permitted = []phrase{"^ yes", "^ si", "^ you may", "^ pueden", "^ puede", "^ please do", "^ ok", "^ i agree", "^ estoy de acuerdo", "^ acepto", "^ autorizo"}
)

// addConsent adds the options of the form's question about quoting that the
// built-in phrases do not know. What is not clear is left out: it counts as no.
func addConsent(c survey.ConsentPhrases, d *draft) survey.ConsentPhrases {
	for _, r := range d.reads {
		if r.field != survey.FieldConsentQuote {
			continue
		}
		for _, o := range r.Options {
			if consent.In(survey.ConsentPhrases{}, o) != consent.No {
				continue
			}
			switch {
			case hasAny(o, refusing) && !hasAny(o, permitted):
				if len(words(o)) > 1 {
					c.No = addOption(c.No, o)
				}
			case hasAny(o, hiding):
				c.Anonymous = addOption(c.Anonymous, o)
			case hasAny(o, showing):
				c.Named = addOption(c.Named, o)
			default:
				r.sure = false
				r.remark = "an option does not say whether the name may be shown; it counts as no"
			}
		}
	}
	return c
}

// asksConsent reports whether the options are ways of being quoted: one shows the
// name, and another hides it or refuses.
func asksConsent(options []string) bool {
	shows, other := false, false
	for _, o := range options {
		switch {
		case hasAny(o, hiding), hasAny(o, refusing) && !hasAny(o, permitted):
			other = true
		case hasAny(o, showing):
			shows = true
		}
	}
	return shows && other && len(options) <= 6
}

// ClearlyNo reports whether an answer about quoting refuses in words.
func ClearlyNo(answer string) bool { return hasAny(answer, refusing) && !hasAny(answer, permitted) }

func addOption(all []string, o string) []string {
	if slices.ContainsFunc(all, same(o)) {
		return all
	}
	return append(all, o)
}

// same compares options as canvass does when it counts.
func same(a string) func(string) bool {
	folded := text.Fold(a)
	return func(b string) bool { return text.Fold(b) == folded }
}
