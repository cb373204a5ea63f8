package propose

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"canvass/internal/survey"
)

// The ways of numbering: "Principle 3", "Principio n.º 3", "third principle", "P3",
// and, where a number alone can mean nothing else, "3. …".
var (
	named   = regexp.MustCompile(`(?i)(?:principle|principio|statement|enunciado|recommendation|recomendaci[oó]n|commitment|compromiso|art[ií]culo|article|pillar|pilar|proposal|propuesta|rule|regla|norma|measure|medida|goal|meta|objective|objetivo|standard|est[aá]ndar|promise|promesa|pledge|point|punto|value|valor|guideline|directriz|clause|cl[aá]usula)s?\s*(?:n\.?\s?[ºo°]\.?|no\.|number|n[uú]mero|núm\.|#)?\s*(\d{1,2}|[IVX]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b`)
	ordinal = regexp.MustCompile(`(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|primer|segundo|tercer|cuarto|quinto|sexto|s[eé]ptimo|octavo|noveno|d[eé]cimo) (?:principle|principio)\b`)
	short   = regexp.MustCompile(`^\s*\W?[Pp]\s?-?(\d{1,2})\b`)
	tail    = regexp.MustCompile(`\(?\b[Pp](\d{1,2})\)?\s*\??\s*$`)
	bare    = regexp.MustCompile(`^\s*(\d{1,2})\s*[.):–—-]`)
)

// numerals are numbers in words, each list from 1 to 10.
var numerals = [][]string{
	{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"},
	{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"},
	{"uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"},
	{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"},
	{"primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo"},
}

// numberIn returns the principle's number that a text gives, 0 none, and what
// stands behind the number. alone allows a number without any word.
func numberIn(s string, alone bool) (number int, rest string) {
	ways := []*regexp.Regexp{named, ordinal, short, tail}
	if alone {
		ways = append(ways, bare)
	}
	for _, way := range ways {
		if at := way.FindStringSubmatchIndex(s); at != nil {
			if n := numeral(s[at[2]:at[3]]); n > 0 {
				return n, s[at[1]:]
			}
		}
	}
	return 0, ""
}

func numeral(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	word := strings.Join(words(s), "")
	for _, list := range numerals {
		for i, w := range list {
			if w == word {
				return i + 1
			}
		}
	}
	return 0
}

// findNumbered collects the questions that a number binds to a principle, by
// their own title or by that of the page they stand on.
func (d *draft) findNumbered() {
	counted := d.countedRatings()
	for _, r := range d.reads {
		n, rest := numberIn(r.Title, counted && r.shape == scaled)
		if own := r.row; own != "" {
			n, rest = numberIn(own, true)
		}
		section, about := numberIn(r.note.Section, false)
		switch {
		case n > 0 && n == section || n == 0 && section > 0 && r.belongs():
			n, rest = section, about
		case n == 0:
			continue
		}
		f := d.at(n)
		f.reads = append(f.reads, r)
		if f.title == "" {
			f.title = titleIn(rest)
		}
		if section == n && f.about == "" {
			f.about = r.note.About
		}
	}
	if len(d.found) == 1 && len(d.found[0].reads) < 2 {
		d.found = nil
	}
}

// countedRatings reports whether the questions of five steps are numbered "1.", "2.", …
// from 1 on, and so number principles.
func (d *draft) countedRatings() bool {
	next := 1
	for _, r := range d.reads {
		if r.shape != scaled || r.row != "" {
			continue
		}
		if at := bare.FindStringSubmatch(r.Title); at != nil && at[1] == strconv.Itoa(next) {
			next++
		}
	}
	return next > 2
}

// belongs reports whether a question on a principle's page is about the principle.
func (r *reading) belongs() bool {
	best := r.strongest(survey.FieldWording, survey.FieldExperience, survey.FieldPractice)
	return r.shape == scaled || r.Kind == survey.KindScale || r.shape == open && best <= sureScore
}

// strongest returns the best score of a field outside the principles, apart from some.
func (r *reading) strongest(apart ...survey.Field) int {
	best := 0
	for f, n := range r.scores {
		if !slices.Contains(apart, f) {
			best = max(best, n)
		}
	}
	return best
}

// titleIn takes a principle's title out of what stands behind its number.
func titleIn(rest string) string {
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(":–—\n|¿", r) }) {
		part = strings.Trim(part, " .,;:-–—()/\"“”«»'")
		if part != "" && !strings.Contains(part, "?") && !generic(part) {
			return part
		}
	}
	return ""
}

// generic reports whether a text says only what to do, not what it is about.
func generic(s string) bool {
	return hasAny(s, []phrase{
		"^ your", "^ comment*", "^ any", "^ su", "^ sus", "^ tu", "^ comentario*", "^ rating", "^ score", "^ valoracion", "^ acuerdo", "^ agree*", "^ do you", "^ how", "^ to what", "^ grado", "^ nivel", "^ please", "^ why", "^ por que", "^ feedback", "^ opinion", "^ level", "^ what", "^ que", "^ 1", "^ is", "^ es", "^ suggest*", "^ puntuacion", "^ thoughts", "^ explique", "^ explain", "^ observaciones", "^ en que", "^ y", "^ and",
	})
}
