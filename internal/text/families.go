package text

import "strings"

// families corrects stemming by hand: each line is one family of folded words
// that share a stem with each other and with no other word. The lines hold
// irregular forms, and common words whose stem would swallow a different word
// that codebooks ask for: "account" is not "accountability", "forma" (way) is
// not "formación" (training), "igual" is not "igualdad".
var families = map[string]map[string]string{
	"en": family(`
		analysis analyses
		author authors
		authority authorities
		child children
		consultant consultants consultancy consultancies
		criterion criteria
		customer customers
		department departments
		experience experiences experienced
		experiment experiments experimental experimentation experimented experimenting
		explain explains explained explaining explanation explanations explanatory explainable explainability
		general generally
		government governments governmental
		important importance importantly
		major
		man men
		minor
		objective objectives
		person persons people peoples
		policy policies
		public publicly
		response responses
		university universities
		woman women
	`),
	"es": family(`
		autor autores autora autoras
		comun comunes comunmente
		consultor consultora consultores consultoras consultoria consultorias
		forma formas
		genero generos
		igual iguales igualmente
		incluso
		interes intereses
		joven jovenes
		libro libros
		marca marcas
		mayor mayores
		menor menores
		parte partes
		plaza plazas
		publico publica publicos publicas publicamente public
		seguro segura seguros seguras seguramente
		toda todas todo todos
	`),
}

// family gives every word of a line the line's first word, marked, as its stem.
func family(lines string) map[string]string {
	stems := map[string]string{}
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		for _, w := range words {
			stems[w] = "=" + words[0]
		}
	}
	return stems
}
