package text

import (
	"maps"
	"slices"
	"strings"
)

type cue struct {
	en, es, other int
	foreign       int // words of other languages; those that leave no doubt count twice
}

// functionWords are the small words that give a language away. Words that both
// languages have (no, me, a, has, son, he) stand nowhere.
var functionWords = cueTable(
	words{cue{en: strong}, `
		the of and to is are was were be been being it its it's this that that's these those with for from by at if but
		not which who what when where how why will would should could can can't cannot may might must shall have haven't
		had does doesn't did didn't don't do isn't aren't won't they their them they're there we we're our us you your
		i i'm i've my his her all some any more most than then also very only every each about into over under between
		because so such too an or as on out up down off just like want need needs make makes think agree yes people
		who's without before after during through against whether while both few many much other others own same
		however please`},
	words{cue{es: strong}, `
		el los las del y una unos unas al le su sus es está están esta estas este estos esto ese esa esos esas eso hay ser estar
		fue fueron han ha sido sea sean tiene tienen tener debe deben debería deberían puede pueden podría hacer hace hacen
		muy también más pero porque cuando cuándo donde dónde quien quién quienes quiénes cual cuál cuales cómo como
		ya sí todo todos toda todas nos nosotros nuestro nuestra nuestros nuestras otro otra otros otras desde hasta sobre
		entre mucho mucha muchos muchas poco menos mejor antes después siempre nunca nadie alguien algo nada estoy creo
		pienso falta faltan ni sino aunque además así según sin estamos ustedes usted ellos ellas yo mi mis tu tus hacia
		mientras durante tampoco solo aquí ahí gente años año bien buen bueno buena acuerdo`},
	words{cue{es: fair}, `de la que en un se por para con lo o`},
	words{cue{other: fair}, `e`}, // and, is
	words{cue{other: strong}, `
		je une c'est n'est qu'il tous tout trop mais sans elle ils leur leurs notre votre faut peut cela ces doit doivent même fait suis
		também demais sem quando eles ela ele pode podem deve devem tem ainda já nem nosso nossa seus suas aos pelos pelas nas
		non questo questa delle degli nella troppo perché essere devono ogni nostro nostra
		ich dem zum zur wird werden sind haben nur noch mehr aber wenn oder sich kein keine muss müssen soll kann bei nach wie
		zijn wordt moet moeten naar ook maar wij deze meer
		você uma um os das dos da em com pelo pela ao ou seu sua são muito isso foi mais
		les des du et est dans pour avec sur pas ne ce cette il nous vous qui au aux sont être très plus
		di che per della sono gli nel anche più è dei alla
		amb els dels aquest aquesta perquè molt més
		der das und ist nicht ein eine zu mit für auf wir sie auch von den
		het een niet van voor och att det som inte är`},
)

// foreignWords are words of other languages that short answers are made of, with what they
// count. None of them is a word of English or Spanish.
var foreignWords = foreignTable(
	foreign{3 * strong, `não`},
	foreign{2 * strong, `
		bonne bonnes assez ajouter beaucoup devrait devraient faudrait savoir nécessaire nécessaires d'accord toujours pourquoi mauvaise mauvais j'ai j'aime n'ai d'une d'un besoin vraiment
		sehr wenig zeit genug dafür dagegen verstehe ahnung kostet brauchen braucht teuer schlecht unklar wichtig richtig falsch einverstanden vielleicht leider immer nichts etwas leute warum
		ottimo ottima ottimi ottime piace chiaro aggiungere niente buona d'accordo complicato complicata bisogna abbiamo bisogno vorrei meglio
		concordo discordo ideia ideias acrescentar gostei melhor dinheiro pessoas
		estic d'acord sembla això
		goed duur tijd duidelijk mensen graag belangrijk dyrt mycket tycker ikke meget jeg synes bardzo dobry dobrze zgadzam`},
	foreign{strong, `
		oui idée idées manque merci grazie gràcies obrigado obrigada jag clair cher chère monde temps inutile gens avis exemples
		gute guter gutes viel alles klar danke schön
		bene giusto molto tudo ótimo ótima bom boa muita muitos custa faz massa eens veel geen`},
)

type foreign struct {
	points int
	list   string
}

func foreignTable(lists ...foreign) map[string]int {
	table := map[string]int{}
	for _, l := range lists {
		for _, w := range strings.Fields(FoldWord(l.list)) {
			table[w] = l.points
		}
	}
	return table
}

// nameParticles are words of other languages that stand in names everywhere.
var nameParticles = map[string]bool{"van": true, "der": true, "den": true, "du": true, "des": true, "dos": true, "da": true, "di": true}

// words are function words that say the same.
type words struct {
	cue
	list string
}

// cueTable indexes the lists; a word of several lists counts for each.
func cueTable(lists ...words) map[string]cue {
	table := map[string]cue{}
	for _, l := range lists {
		seen := map[string]bool{}
		for _, w := range strings.Fields(FoldWord(l.list)) {
			if seen[w] {
				continue
			}
			seen[w] = true
			c := table[w]
			table[w] = cue{c.en + l.en, c.es + l.es, c.other + l.other, c.foreign + min(l.other/strong, 1)}
			if nameParticles[w] {
				table[w] = cue{table[w].en, table[w].es, table[w].other, 0}
			}
		}
	}
	return table
}

// FunctionWord reports whether a folded word is one that holds sentences together in
// English or Spanish and says nothing by itself.
func FunctionWord(folded string) bool {
	_, ok := functionWords[folded]
	return ok
}

// FunctionWords lists the words that FunctionWord knows, in order.
func FunctionWords() []string { return slices.Sorted(maps.Keys(functionWords)) }
