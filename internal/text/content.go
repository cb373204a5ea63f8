package text

import (
	"strings"
	"unicode"
)

// longestFiller bounds, in bytes, a text that can be a stock phrase as a whole.
const longestFiller = 120

// NoContent reports whether an answer says nothing: blank, only punctuation, or
// a stock phrase such as "n/a", "nothing to add" or "sin comentarios". "No",
// "Agree", "De acuerdo", "No objections" and a thumb up are opinions. So may
// "Nothing" be, under "What would you change?"; a caller that knows its question
// decides. "Same as above" is not decided here: see SameAsAbove.
func NoContent(s string) bool {
	if begins, sure := plainStart(s, firstOfPhrase); sure && !begins {
		return false
	}
	if !hasWords(s) {
		return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.So, r) }) < 0
	}
	return len(s) <= longestFiller && madeOf(firstOfPhrase, wordOfPhrase, s) && isFiller(wordsOf(s))
}

// madeOf reports whether the first word of s is one of some, and the rest are of others.
func madeOf(first, others map[string]bool, s string) bool {
	some := false
	for span := range Spans(s) {
		switch w := Fold(s[span.Start:span.End]); {
		case w == "":
		case !some && first[w], some && others[w]:
			some = true
		default:
			return false
		}
	}
	return some
}

// plainStart looks at a text that starts with a word of ASCII letters and a space, as
// most do: whether a phrase may begin so, of which these are the first words. It is not
// sure of other texts.
func plainStart(s string, first map[string]bool) (begins, sure bool) {
	var room [16]byte
	n := 0
	for n < len(s) && 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z' {
		if n == len(room) {
			return false, false
		}
		room[n] = s[n] | 0x20
		n++
	}
	if n == 0 || n < len(s) && s[n] != ' ' {
		return false, false
	}
	return first[string(room[:n])], true
}

func hasWords(s string) bool {
	for range Spans(s) {
		return true
	}
	return false
}

// isFiller reports whether words are a stock phrase after some openers and
// denials and before some tails. It keeps every place where the phrase may begin
// and end, so that no text, however repetitive, takes long.
func isFiller(words []string) bool {
	begin, denied := begins(words)
	end := ends(words)
	for i := range words {
		for j := i + 1; j <= min(len(words), i+longestPhrase); j++ {
			if !end[j] || !begin[i] && !denied[i] {
				continue
			}
			phrase := strings.Join(words[i:j], " ")
			if nothings[phrase] || fillers[phrase] && begin[i] {
				return true
			}
		}
	}
	return false
}

// firstOfPhrase are the words with which openers, denials and stock phrases begin:
// a text that begins otherwise, as nearly all do, is none. firstOfPointer are those of
// phrases that point to another text. A text with any word that is in none is none either.
var (
	firstOfPhrase, wordOfPhrase   = firstWords(openers, denials, nothings, fillers), allWords(openers, denials, nothings, fillers, tails)
	firstOfPointer, wordOfPointer = firstWords(pointers, references), allWords(pointers, backs, references)
)

func firstWords(sets ...map[string]bool) map[string]bool {
	first := map[string]bool{}
	for _, set := range sets {
		for phrase := range set {
			word, _, _ := strings.Cut(phrase, " ")
			first[word] = true
		}
	}
	return first
}

func allWords(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, set := range sets {
		for phrase := range set {
			for word := range strings.SplitSeq(phrase, " ") {
				all[word] = true
			}
		}
	}
	return all
}

// longestPhrase is more words than any stock phrase has.
const longestPhrase = 8

// begins returns where a phrase may begin: without a denial before it, and with one.
func begins(words []string) (plain, denied []bool) {
	plain, denied = make([]bool, len(words)+1), make([]bool, len(words)+1)
	plain[0] = true
	for i := range words {
		if !plain[i] && !denied[i] {
			continue
		}
		for j := i + 1; j <= min(len(words), i+longestPhrase); j++ {
			switch phrase := strings.Join(words[i:j], " "); {
			case openers[phrase]:
				plain[j], denied[j] = plain[j] || plain[i], denied[j] || denied[i]
			case denials[phrase]:
				denied[j] = true
			}
		}
	}
	return plain, denied
}

// ends returns where a phrase may end.
func ends(words []string) []bool {
	end := make([]bool, len(words)+1)
	end[len(words)] = true
	for j := len(words); j > 0; j-- {
		for i := j - 1; end[j] && i >= max(0, j-longestPhrase); i-- {
			end[i] = end[i] || tails[strings.Join(words[i:j], " ")]
		}
	}
	return end
}

// SameAsAbove reports whether an answer only points to an earlier one of the
// same person: "same as above", "ditto", "lo mismo", "igual que arriba".
func SameAsAbove(s string) bool {
	if len(s) > longestFiller {
		return false
	}
	if begins, sure := plainStart(s, firstOfPointer); sure && !begins || !madeOf(firstOfPointer, wordOfPointer, s) {
		return false
	}
	words := wordsOf(s)
	for i := range len(words) {
		if pointers[strings.Join(words[:i], " ")] && backs[strings.Join(words[i:], " ")] {
			return true
		}
	}
	phrase := strings.Join(words, " ")
	return pointers[phrase] || references[phrase]
}

func wordsOf(s string) []string {
	var words []string
	for span := range Spans(s) {
		if w := Fold(s[span.Start:span.End]); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// Answered reports whether an answer says something to the question it was given to:
// "Nothing" says nothing, but under "What could be better?" it is an opinion.
func Answered(question, s string) bool {
	return !NoContent(s) || bare[strings.Join(wordsOf(s), " ")] && asksForFaults(question)
}

// asksForFaults reports whether a question asks what is wrong or should change.
func asksForFaults(question string) bool {
	folded := " " + strings.Join(wordsOf(question), " ") + " "
	for phrase := range faults {
		if strings.Contains(folded, " "+phrase+" ") {
			return true
		}
	}
	return false
}
