package suggest

import (
	_ "embed"
	"slices"
	"strings"

	"canvass/internal/text"
)

// glossary is everyday words of forms, services and procurement: an English word
// and what it may be in Spanish, a line each. It drafts keywords and joins what is
// said in both languages; people read what comes of it.
//
//go:embed glossary.txt
var glossary string

// dictionary finds the other language's word for a stem.
type dictionary struct {
	other   map[string][]string // "en stem" → Spanish words and the reverse
	stemmer text.Stemmer
}

func newDictionary() *dictionary {
	d := &dictionary{other: map[string][]string{}}
	for line := range strings.Lines(glossary) {
		words := strings.Fields(line)
		for _, es := range words[min(1, len(words)):] {
			d.add("en", words[0], es)
			d.add("es", es, words[0])
		}
	}
	return d
}

func (d *dictionary) add(language, word, other string) {
	key := language + " " + d.stemmer.Stem(language, word)
	if !slices.Contains(d.other[key], other) {
		d.other[key] = append(d.other[key], other)
	}
}

// across returns the words of the other language for a stem.
func (d *dictionary) across(language, stem string) []string { return d.other[language+" "+stem] }

// linked reports whether two stems of different languages mean the same, by the
// glossary or because they look alike: information and información.
func (d *dictionary) linked(en, es string) bool {
	for _, w := range d.across("en", en) {
		if d.stemmer.Stem("es", w) == es {
			return true
		}
	}
	return cognate(en, es)
}

// leastCognate is how many letters two words must share from the beginning.
const leastCognate = 6

// cognate reports whether an English and a Spanish stem have one long beginning and
// differ in little else.
func cognate(en, es string) bool {
	n := 0
	for n < len(en) && n < len(es) && en[n] == es[n] {
		n++
	}
	return n >= leastCognate && len(en)-n <= 2 && len(es)-n <= 2
}

// main is the language that a term is used in mostly; "" when it is used in several.
func (t *term) main() string {
	total, best, most := 0, "", 0
	for _, n := range t.language {
		total += n
	}
	for l, n := range t.language {
		if n > most || n == most && l < best {
			best, most = l, n
		}
	}
	if 10*most < 9*total {
		return ""
	}
	return best
}

// across joins groups of one language with groups of the other whose leading terms
// mean the same. What it returns comes on top of the groups.
func (ix *index) across(found []candidate) []candidate {
	var out []candidate
	for _, a := range found {
		if ix.terms[a.terms[0]].main() != "en" {
			continue
		}
		for _, b := range found {
			if ix.terms[b.terms[0]].main() == "es" && ix.linkedGroups(a.terms, b.terms) {
				out = append(out, candidate{terms: join(a.terms[:min(perLanguage, len(a.terms))], b.terms[:min(perLanguage, len(b.terms))])})
				break
			}
		}
	}
	return out
}

// perLanguage is how many terms of each language a joined group has.
const perLanguage = 4

// linkedGroups looks at the first terms of each; one of the two must lead.
func (ix *index) linkedGroups(a, b []int) bool {
	for i, t := range a[:min(2, len(a))] {
		for j, u := range b[:min(2, len(b))] {
			if i+j < 2 && !ix.terms[t].pair && !ix.terms[u].pair && ix.dictionary.linked(ix.terms[t].key, ix.terms[u].key) {
				return true
			}
		}
	}
	return false
}

// join takes terms of both by turns.
func join(a, b []int) []int {
	var out []int
	for i := range max(len(a), len(b)) {
		for _, list := range [][]int{a, b} {
			if i < len(list) && !slices.Contains(out, list[i]) {
				out = append(out, list[i])
			}
		}
	}
	return out
}

// byLanguage takes a group's terms apart by their language.
func (ix *index) byLanguage(terms []int) [][]int {
	parts := map[string][]int{}
	for _, t := range terms {
		parts[ix.terms[t].main()] = append(parts[ix.terms[t].main()], t)
	}
	var out [][]int
	for _, l := range []string{"en", "es"} {
		if len(parts[l]) > 0 {
			out = append(out, parts[l])
		}
		delete(parts, l)
	}
	var rest []int
	for _, t := range terms {
		if l := ix.terms[t].main(); l != "en" && l != "es" {
			rest = append(rest, t)
		}
	}
	if len(rest) > 0 {
		out = append(out, rest)
	}
	return out
}

// draft adds the other language's words for the group's terms: those that people
// use, else what the glossary knows: where there are texts in that language, what none of
// them holds would find nothing.
func (ix *index) draft(c candidate, keywords map[string][]string, languages []string) {
	for _, pair := range [][2]string{{"en", "es"}, {"es", "en"}} {
		from, to := pair[0], pair[1]
		if !slices.Contains(languages, to) || len(keywords[to]) > 0 {
			continue
		}
		spoken := slices.ContainsFunc(ix.texts, func(t Text) bool { return t.Language == to })
		for _, t := range c.terms {
			tm := &ix.terms[t]
			if tm.main() != from || tm.pair {
				continue
			}
			for _, w := range ix.dictionary.across(from, tm.key) {
				if !slices.Contains(keywords[to], w) && (!spoken || ix.written[to+" "+ix.dictionary.stemmer.Stem(to, w)]) {
					keywords[to] = append(keywords[to], w)
				}
			}
		}
	}
}
