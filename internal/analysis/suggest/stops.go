package suggest

import (
	"strings"

	"canvass/internal/text"
)

// stops are words that name no topic. Folded.
var stops = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(stopList) {
		set[text.FoldWord(w)] = true
	}
	return set
}()

const stopList = `
the a an of and to is are was were be been being am it its it's this that that's these those with for from by at if but in on no not nor as or so
than then there their theirs they them themselves he him his she her hers we us our ours you your yours i me my mine myself i'm i've i'd i'll we're we've
you're they're who whom whose which what when where why how will would should could can can't cannot may might must shall do does did don't doesn't didn't done doing
have has had haven't hasn't hadn't having isn't aren't wasn't weren't won't wouldn't shouldn't couldn't all some any each every both few more most much many other others another
such only own same too very just also even still yet ever never always often sometimes again once here about above after before below between into through during
over under up down out off against because while until since although though however therefore thus else instead rather quite almost really actually especially maybe
perhaps please yes ok okay etc one two three four five six seven eight nine ten first second last next lot lots bit thing things something anything nothing
everything someone anyone everyone everybody nobody anybody somebody way ways like get gets got getting go goes going went gone come comes came coming make makes made making
take takes took taken give gives gave given giving put say says said saying see sees saw seen know knows knew known think thinks thought want wants wanted need needs needed
let lets use uses used using find finds found feel feels felt keep keeps kept seem seems seemed look looks looked looking try tries tried tell tells told ask asked
sure less least
now ago
el la los las lo un una unos unas y e o u ni de del al a en con sin por para que qué quien quién quienes cual cuál cuales cuyo cuando cuándo donde dónde como cómo
si sí no me te se le les nos os mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro ello ella ellos ellas él yo tú usted ustedes nosotros este esta estos estas
ese esa esos esas eso esto aquel aquella aquello es son era eran fue fueron ser sido siendo sea sean soy eres somos está están estaba estaban estar estoy estamos estado esté
hay había hubo haber he ha han has hemos habían haya hayan tiene tienen tenía tenían tener tengo tenemos tuvo tuvieron tuvimos tenga hacer hace hacen hacía hizo hicieron hecho hacemos haga
puede pueden podía podían poder podría podrían pudo pudimos debe deben debería deberían deber va van vamos iba ir fui fuimos voy vaya ver vi vimos visto veo decir dice dicen dijo dijeron dicho
dar da dan dio dieron dado poner saber sabe sabía querer quiere quiero creo cree pienso parece parecía parecen quedar queda quedó
tendrá tendrán tendría tendrían tenga tengan tengas tienes teniendo tenido tuve tuviera hago haces haga hagan hará harán haría harían haciendo haría hecha hechos hechas
puedo puedes pueda puedan podemos pudiera pudieron podrá podrán digo digan diga diciendo dije sé saben sabemos sabido quieren quería querían quisiera quise queremos
viene vienen venir vengo venga vino vinieron viniendo pone ponen pongo ponga pongan puso pusieron poniendo deja dejan dejar dejó dejado lleva llevan llevar llevo lleve llevamos
sigue siguen seguir siga sigan siguiendo parecer parezca pareció queda quedan quedan quedé quedamos pasa pasar pasó creer creemos creen pensar piensan pensamos pensé
necesita necesitan necesito necesitamos necesitar usar usa usan usado usando encuentra encuentran encontrar encontré encontramos encontrado siento siente sienten sentir
intenta intentar intento intentan tomar toma toman probar acaba acabar suele suelen vuelve vuelven volver debo debemos debían debió estará estarán estaría seas seáis eras
muy mucho mucha muchos muchas más menos poco poca pocos pocas tan tanto tanta tantos tantas todo toda todos todas otro otra otros otras mismo misma mismos mismas algo nada alguien nadie
algún alguna algunos algunas ningún ninguna ninguno cada varios varias ambos demás además también tampoco ya aún todavía siempre nunca jamás solo sólo casi bastante demasiado
pero sino aunque porque pues entonces luego después antes durante mientras hasta desde hacia entre sobre bajo contra según tras ahora hoy ayer mañana aquí ahí allí así
quizá quizás tal vez vez veces favor uno dos tres cuatro cinco seis siete ocho nueve diez primer primera primero segundo último última
cosa cosas parte forma manera cierto claro
`

// general are words that name a topic now and then (waiting time, great) and mostly
// nothing: as a leading word they count half.
var general = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(generalList) {
		set[text.FoldWord(w)] = true
	}
	return set
}()

const generalList = `
good bad great nice excellent poor terrible awful lovely fantastic amazing wonderful perfect best better worse worst fine happy sad enough big small long
short new old high low right wrong different important able true real whole full clear easy hard hope love loved liked hate day days
time times year years month months week weeks today yesterday tomorrow later soon people person persons man woman men women thanks thank bueno buena
buenos buenas malo mala malos malas gran grande grandes pequeño pequeña excelente excelentes terrible horrible perfecto perfecta genial fantástico fantástica maravilloso estupendo increíble agradable
bonito bonita nuevo nueva viejo importante gente persona personas difícil fácil feliz encanta encantó gusta gustó día días tiempo año años mes meses semana
semanas gracias mal mejor peor bien well badly
`
