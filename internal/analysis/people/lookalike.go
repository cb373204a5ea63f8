package people

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lookalikes are the Cyrillic and Greek letters that stand for a Latin one when somebody's
// keyboard was set to the other script, or when somebody wants two names to look the same.
var lookalikes = pairsOf(
	"АВЕЅІЈКМНОРСТУХЎаеѕіјкмнорстухһԁԛԝѵ", "ABESIJKMHOPCTYXYaesijkmhopctyxhdqwv",
	"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ", "ABEZHIKMNOPTYXaikvoptux",
)

// pairsOf maps the letters of each string to those of the next one.
func pairsOf(lists ...string) map[rune]rune {
	m := map[rune]rune{}
	for ; len(lists) > 1; lists = lists[2:] {
		to := []rune(lists[1])
		for i, r := range []rune(lists[0]) {
			m[r] = to[i]
		}
	}
	return m
}

// latin writes the words of a name that mix scripts in Latin letters as far as these look
// the same. A word that is wholly Cyrillic or Greek stays as it is.
func latin(name string) string {
	if !foreign(name) {
		return name
	}
	var out strings.Builder
	for name != "" {
		end := strings.IndexFunc(name, divides)
		if end < 0 {
			end = len(name)
		}
		word := name[:end]
		if foreign(word) && strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
			word = strings.Map(lookalike, word)
		}
		_, size := utf8.DecodeRuneInString(name[end:])
		out.WriteString(word + name[end:end+size])
		name = name[end+size:]
	}
	return out.String()
}

// divides reports whether a character stands between words.
func divides(r rune) bool { return !unicode.In(r, unicode.Letter, unicode.Mark) }

func lookalike(r rune) rune {
	if to, ok := lookalikes[r]; ok {
		return to
	}
	return r
}

// foreign reports whether a name has a Cyrillic or Greek letter.
func foreign(name string) bool {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return strings.ContainsFunc(name[i:], func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) })
		}
	}
	return false
}
