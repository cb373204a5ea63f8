package people

import (
	"slices"
	"strings"

	"canvass/internal/text"
)

// org is an organisation's name taken apart.
type org struct {
	tokens  []uint32 // words that tell organisations apart, sorted
	acronym uint32   // number of its first letters, as a word; 0 when it has fewer than three words
	word    uint32   // of a name of one word, that word: perhaps an acronym; else 0
	folded  string
	letters uint32 // that it has
	rare    uint32 // its rarest word
}

// fillers stand in names of organisations without telling them apart.
var fillers = map[string]bool{
	"of": true, "the": true, "and": true, "for": true, "de": true, "del": true, "la": true, "el": true, "los": true, "las": true, "y": true, "e": true,
	"para": true, "en": true, "in": true, "on": true, "a": true, "inc": true, "ltd": true, "llc": true, "sa": true, "sl": true, "co": true, "corp": true, "gmbh": true, "plc": true,
}

// readOrg numbers an organisation; what says nothing ("n/a", "none", "self") is empty.
func (c *columns) readOrg(raw string) uint32 {
	folded := text.Fold(raw)
	var words []string
	for _, w := range strings.FieldsFunc(folded, func(r rune) bool { return strings.ContainsRune(" .,;:/()\"'-&", r) }) {
		if !fillers[w] && len(words) < 2*mostTokens {
			words = append(words, w)
		}
	}
	if len(words) == 0 || nowhere[strings.Join(words, " ")] || len(raw) < 30 && text.NoContent(raw) {
		return 0
	}
	id, isNew := c.orgIDs.id(strings.Join(words, " "))
	if !isNew {
		return id
	}
	o := org{folded: strings.Join(words, " ")}
	o.letters = lettersOf(o.folded)
	letters := ""
	for _, w := range words {
		t, _ := c.orgTokens.id(w)
		o.tokens = append(o.tokens, t)
		letters += w[:1]
	}
	if len(words) == 1 && len(words[0]) >= 3 && len(words[0]) <= 8 {
		o.word = o.tokens[0]
	}
	if len(words) >= 3 {
		o.acronym, _ = c.orgTokens.id(letters)
	}
	slices.Sort(o.tokens)
	o.tokens = slices.Compact(o.tokens)
	c.orgs = append(c.orgs, o)
	return id
}

// nowhere are answers that name no organisation.
var nowhere = map[string]bool{
	"self": true, "self employed": true, "selfemployed": true, "individual": true, "personal": true, "independent": true, "independiente": true,
	"freelance": true, "freelancer": true, "autonomo": true, "autonoma": true, "particular": true, "citizen": true, "ciudadano": true, "ciudadana": true,
	"student": true, "estudiante": true, "retired": true, "jubilado": true, "jubilada": true, "private": true, "private person": true, "unemployed": true,
}
