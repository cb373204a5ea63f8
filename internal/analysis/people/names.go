package people

import "strings"

// particles stand inside names without telling people apart.
var particles = map[string]bool{
	"de": true, "del": true, "la": true, "las": true, "los": true, "el": true, "y": true, "e": true, "da": true, "do": true,
	"dos": true, "van": true, "von": true, "der": true, "den": true, "di": true, "the": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "dra": true, "sr": true, "sra": true, "prof": true,
}

// nameTokens splits a folded name into the words that tell people apart, in the
// order written; a comma ("Ruiz, Ana") and dots only separate.
func nameTokens(folded string) []string {
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return strings.ContainsRune(" .,;:/()\"-", r)
	})
	var tokens []string
	for _, w := range words {
		if !particles[w] {
			tokens = append(tokens, w)
		}
	}
	return tokens
}
