package main

import "strings"

// shared are the addresses that do not follow from a name: boxes of an office or
// a household, and two at the one public provider whose dots mean nothing.
func shared() map[string]string {
	return map[string]string{
		"Lucía/Ferrer Molina":   "info@barriosdigitales.example.org",
		"Tomás/Ibarra León":     "info@barriosdigitales.example.org",
		"Nuria/Pons Batlle":     "info@barriosdigitales.example.org",
		"Remedios/Quintana":     "familia.quintana@example.net",
		"Julián/Quintana Ortiz": "familia.quintana@example.net",
		"Sofía/Quintana Ortiz":  "familia.quintana@example.net",
		"Rosa/Quiñones":         "quinones.home@example.net",
		"Martin/Quiñones":       "quinones.home@example.net",
		"Rafi/Goldblum":         "demo.canvass.a@gmail.com",
		"Hortensia/del Río":     "demo.canvass.b@gmail.com",
	}
}

func address(p *person) string {
	if a, ok := shared()[p.given+"/"+p.family]; ok {
		return a
	}
	return firstWord(p.given) + "." + firstWord(p.family) + "@" + p.org.domain
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(plain(s)), " ")
	return strings.Trim(strings.ReplaceAll(s, "'", ""), "-")
}

// plain takes the accents off, as many forms and keyboards do.
func plain(s string) string {
	return strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "ë", "e",
		"Á", "A", "É", "E", "Í", "I", "Ó", "O", "Ú", "U", "Ñ", "N").Replace(s)
}

// thumbed is a text as typed on a telephone: no accents, no opening marks, no
// capital and no stop at the end.
func thumbed(s string) string {
	first, rest := s[:1], s[1:]
	if rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
		s = strings.ToLower(first) + rest
	}
	return strings.TrimSuffix(strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "¿", "", "¡", "", "’", "'").Replace(s), ".")
}
