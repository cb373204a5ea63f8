// Package consent reads whether and how people may be quoted, from their own words. It
// fails closed: what is not surely a yes is a no.
package consent

import (
	"strings"
	"unicode"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Level is whether and how someone may be quoted. The zero value is no.
type Level int

// The levels of consent.
const (
	No Level = iota
	Anonymous
	Named
)

// String returns the word of the contract: no, anonymous or named.
func (c Level) String() string {
	return [...]string{"no", "anonymous", "named"}[c]
}

// The built-in phrases, folded and without punctuation. A bare "yes" is not
// among them: it does not say whether the name may be shown.
var (
	namedPhrases = []string{
		"named", "yes with my name", "yes you may quote me with my name", "yes you may quote me by name", "yes by name",
		"yes with attribution", "you may quote me with my name", "quote me with my name", "yes with name",
		"con nombre", "si con mi nombre", "si pueden citarme con mi nombre", "si puede citarme con mi nombre", "si con nombre",
		"pueden citarme con mi nombre",
	}
	anonymousPhrases = []string{
		"anonymous", "yes anonymously", "yes but anonymously", "yes without my name", "yes but without my name",
		"yes you may quote me anonymously", "you may quote me anonymously", "quote me anonymously", "anonymously",
		"anonimo", "si de forma anonima", "si anonimamente", "si pero de forma anonima", "si sin mi nombre", "si pero sin mi nombre",
		"si pueden citarme de forma anonima", "pueden citarme de forma anonima", "de forma anonima", "si de manera anonima",
	}
)

// Phrases reads answers to the consent question. It fails closed: anything but
// one clear, known phrase is no.
type Phrases map[string]Level

// New knows the built-in phrases and those of a project.
func New(added survey.ConsentPhrases) Phrases {
	c := Phrases{}
	for level, phrases := range map[Level][]string{Named: namedPhrases, Anonymous: anonymousPhrases} {
		for _, p := range phrases {
			c[p] = level
		}
	}
	for _, p := range added.Anonymous {
		c[phrase(p)] = Anonymous
	}
	for _, p := range added.Named {
		c[phrase(p)] = Named
	}
	for _, p := range added.No { // last: where lists contradict each other, no wins
		c[phrase(p)] = No
	}
	return c
}

// Read returns the consent that the values express; several values must agree.
func (c Phrases) Read(values []string) Level {
	if len(values) == 0 {
		return No
	}
	level := c[phrase(values[0])]
	for _, v := range values[1:] {
		level = min(level, c[phrase(v)])
	}
	return level
}

// phrase reduces an answer to its folded words.
func phrase(s string) string {
	words := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return strings.Join(words, " ")
}

// In returns the consent that one answer expresses, with the phrases of a
// project beside the built-in ones.
func In(added survey.ConsentPhrases, answer string) Level {
	return New(added).Read([]string{answer})
}
