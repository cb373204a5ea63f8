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
		break breaks broke broken breaking
		bring brings brought bringing
		build builds built building buildings
		bus buses
		buy buys bought buying
		catch catches caught catching
		authority authorities
		child children
		choose chooses chose chosen choosing
		consultant consultants consultancy consultancies
		criterion criteria
		customer customers
		department departments
		drink drinks drank drunk drinking
		drive drives drove driven driving
		eat eats ate eaten eating
		experience experiences experienced
		experiment experiments experimental experimentation experimented experimenting
		explain explains explained explaining explanation explanations explanatory explainable explainability
		feel feels felt feeling feelings
		find finds found finding findings
		general generally
		give gives gave given giving
		government governments governmental
		hear hears heard hearing hearings
		important importance importantly
		keep keeps kept keeping
		know knows knew known knowing
		lose loses lost losing
		major
		man men
		minor
		objective objectives
		pay pays paid paying
		person persons people peoples
		policy policies
		public publicly
		response responses
		run runs ran running
		say says said saying
		sell sells sold selling
		send sends sent sending
		sleep sleeps slept sleeping
		speak speaks spoke spoken speaking
		spend spends spent spending
		steal steals stole stolen stealing
		take takes took taken taking
		teach teaches taught teaching
		tell tells told telling
		understand understands understood understanding
		university universities
		wake wakes woke woken waking
		woman women
		write writes wrote written writing
	`),
	"es": family(`
		analisis
		autor autores autora autoras
		comun comunes comunmente
		consultor consultora consultores consultoras consultoria consultorias
		forma formas
		genero generos
		igual iguales igualmente
		incluso
		interes intereses
		joven jovenes
		leer lee leen leo leia leian leyo leyeron leido leida leidos leidas leyendo lea lean leemos
		libro libros
		marca marcas
		mayor mayores
		menor menores
		parte partes
		pedir pide piden pido pides pedia pedian pidio pidieron pidiendo pedimos pedido pedida pedidos pedidas pida pidan
		plaza plazas
		puesto puestos
		publico publica publicos publicas publicamente public
		rapido rapida rapidos rapidas rapidamente
		seguro segura seguros seguras seguramente
		servir sirve sirven sirvio sirvieron sirviendo servimos sirva sirvan
		solido solida solidos solidas
		toda todas todo todos
		valido valida validos validas
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
