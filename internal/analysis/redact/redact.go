// Package redact takes out of a text what points at a person, before the text is
// published: addresses, telephone numbers, and the names of people whom the project
// knows or who are introduced as such. It is a help for whoever reads the result,
// not a proof: a nickname, a place of work or a story can still tell who somebody is.
package redact

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Mark stands where something was taken out.
const Mark = "[removed]"

// hard is what is taken out wherever it stands.
var hard = []*regexp.Regexp{
	// Addresses, also with invisible characters in them or with "at" in words.
	regexp.MustCompile(`(?i)[\p{L}\p{N}._%+'\x{200b}-]+\s?(?:@|＠|\(at\)|\[at\]|\(arroba\)|\sarroba\s)\s?[\p{L}\p{N}\x{200b}-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(punto\))\s?[\p{L}\p{N}\x{200b}-]+)+`),
	// Names behind a title, or where somebody introduces themselves.
	regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sra|Srta|Dra|Don|Doña|Profesor|Profesora|Professor|Señor|Señora)\.?\s+` + name + `(?:\s+` + name + `){0,2}`),
	regexp.MustCompile(`(?:\b[Mm]y name is|\b[Mm]y name's|\b[Mm]e llamo|\b[Mm]i nombre es)\s+` + name + `(?:\s+(?:(?:de|del|la|van|von)\s+)*` + name + `){0,3}`),
}

const name = `\p{Lu}[\p{L}\p{M}'’-]+`

// digits is what may be a telephone number; phone decides.
var digits = regexp.MustCompile(`(?:\+|\b)\(?\d[\d\s().\x{a0}/‑–-]{5,}\d\b`)

// thousands is a number of many digits, as written in a budget; days a range of dates.
var (
	thousands = regexp.MustCompile(`^\d{1,3}(?:[ .,'\x{a0}]\d{3})+(?:[.,]\d+)?$`)
	days      = regexp.MustCompile(`^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:1[89]|20)\d\d)(?:\s*[-–/ ]\s*|$)`)
	called    = regexp.MustCompile(`(?i)(?:tel|phone|call|mobile|whatsapp|teléfono|telefono|móvil|movil|llame|llamen)\W*$`)
)

// Texts returns the texts with Mark in place of what points at a person. Names are
// those the project knows, each as its owner wrote it; they may be very many, and are
// ranged over once. Words of keep, such as those of the project itself, are no names.
func Texts(texts []string, names iter.Seq[string], keep []string) []string {
	out := slices.Clone(texts)
	for i, s := range out {
		for _, pattern := range hard {
			s = pattern.ReplaceAllStringFunc(s, introduced)
		}
		out[i] = phones(s)
	}
	known := newKnown(out, keep)
	for n := range names {
		known.learn(n)
	}
	for i, s := range out {
		out[i] = known.mask(s)
	}
	return out
}

// introduced keeps the words that introduce a name: "my name is [removed]".
func introduced(found string) string {
	for _, words := range []string{"my name is", "my name's", "me llamo", "mi nombre es"} {
		if len(found) > len(words) && strings.EqualFold(found[:len(words)], words) {
			return found[:len(words)] + " " + Mark
		}
	}
	return Mark
}

// phones takes telephone numbers out.
func phones(s string) string {
	var out strings.Builder
	at := 0
	for _, span := range digits.FindAllStringIndex(s, -1) {
		if phone(s[:span[0]], s[span[0]:span[1]]) {
			out.WriteString(s[at:span[0]] + Mark)
			at = span[1]
		}
	}
	return out.String() + s[at:]
}

// phone tells a telephone number from other numbers: nine to fifteen digits, or
// seven where something says that it is one.
func phone(before, s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	if n > 15 || thousands.MatchString(s) || days.MatchString(s) {
		return false
	}
	return n >= 9 || n >= 7 && (strings.HasPrefix(s, "+") || called.MatchString(before))
}
