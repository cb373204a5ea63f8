package analysis

import (
	"fmt"
	"strings"

	"canvass/internal/survey"
)

// Marks of the note on a service's offer of a theme: who offered it and by which words.
const (
	offeredBy = "provider: "
	wordsAt   = "; words at "
)

// OfferNote is the note of a decision that answers a service's offer: by it the tag
// says later where it comes from.
func OfferNote(model string, words Span) string {
	return fmt.Sprintf("%s%s%s%d-%d", offeredBy, model, wordsAt, words.Start, words.End)
}

// offered reports whether a yes answers a service's offer, and where in the text, of so
// many code points, the words are that the service named; what somebody added to the
// note is passed over.
func offered(d survey.Decision, runes int) (words []Span, ok bool) {
	rest, ok := strings.CutPrefix(d.Note, offeredBy)
	if !ok {
		return nil, false
	}
	at := strings.LastIndex(rest, wordsAt)
	if at < 0 {
		return nil, true
	}
	var s Span
	if n, _ := fmt.Sscanf(rest[at+len(wordsAt):], "%d-%d", &s.Start, &s.End); n != 2 || s.Start < 0 || s.End <= s.Start || s.End > runes {
		return nil, true
	}
	return []Span{s}, true
}
