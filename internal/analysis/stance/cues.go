package stance

import (
	"strings"

	"canvass/internal/survey"
)

// The ids of cues.
const (
	support     = "support"
	praise      = "praise" // says that something is good, not that one is for it
	objection   = "objection"
	fault       = "fault"       // something is bad: the principle, or what it is to mend
	excess      = "excess"      // "too", where a word follows
	worry       = "worry"       // an objection, politely
	concession  = "concession"  // grants something, as people do before they object
	addition    = "addition"    // a wish or a condition
	modal       = "modal"       // "should": a wish where nothing else says what it is
	condition   = "condition"   // "if", where it follows a word for
	necessity   = "necessity"   // "without", where a sentence begins with it
	contrast    = "contrast"    // "sino": an alternative, as it is written
	alternative = "alternative" // something else in its place
	better      = "better"      // a comparison: what it is for depends on the rest
	withdrawal  = "withdrawal"  // asks for something to be taken out
	turn        = "turn"        // but, however: what comes after counts, what stands before was granted
	although    = "although"    // the same the other way round
	denier      = "denier"      // "who could": an objection after it is denied
	denial      = "denial"      // not, never, nobody
	inform      = "inform"      // asks for something to be told or explained
	request     = "request"     // the same where a sentence begins with it
	offering    = "offering"    // "why not": a question that offers something
	rhetoric    = "rhetoric"    // a question that is none, against
	affirming   = "affirming"   // a question that is none, for
	neutral     = "neutral"     // says that one is neither for nor against
	imperative  = "imperative"  // an addition where a sentence begins with it
	opener      = "opener"      // praise where a sentence begins with it
	asking      = "asking"      // in answers to a question about the stance

	need        = "need"        // something is to be
	comparative = "comparative" // longer, more: with a word of need, otherwise than it is
	changing    = "changing"    // an alternative where a sentence begins with it
	beside      = "beside"      // also: with a word of need, beside what is there
)

// cue is the words that tell one thing.
type cue struct {
	id     string
	en, es string // words and phrases between commas and line ends; with "!" only as they are written
	not    string // phrases that take such a word back, in both languages
}

// Cues are the words that tell a stance, as a codebook: a theme a cue, which a
// keyword matcher finds with its inflections and negations.
func Cues() survey.Codebook {
	var cb survey.Codebook
	for _, c := range cues() {
		theme := survey.Theme{ID: c.id, Keywords: map[string][]string{"en": phrases(c.en), "es": phrases(c.es)}}
		if c.not != "" {
			theme.Not = map[string][]string{"en": phrases(c.not), "es": phrases(c.not)}
		}
		cb.Themes = append(cb.Themes, theme)
	}
	return cb
}

// phrases are what stands between commas and line ends, without the mark of those that
// count only as they are written.
func phrases(list string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		if p = strings.TrimSuffix(strings.TrimSpace(p), "!"); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// cues is every cue. It is long because it is lists, which are easier to check side by
// side in one place.
func cues() []cue {
	return []cue{
		{support, `
			agree, support, in favour, in favor, endorse, welcome, good idea, great idea, yes, finally, gladly, about time, high time, wholeheartedly, well done, exactly,
			happy with, happy to see, pleased to, glad, love this, love it, would love, we love, essential, indispensable, overdue, keep this, keep it, nothing to change, no changes, workable,
			makes sense, make sense, sensible, best line, useful!, right direction, step forward, works well, worked well, worked very well, it works, good principle, important principle,
			sign this, vote for, count me in, as it is, as it stands, behind this, behind it, get behind, stand behind, back this, right thing, well spent, worth it, worth every,
			only fair, the least, must stay, has to stay, should stay, needs to stay, need to keep, must keep, have to keep, I wish we had had, waiting for, no objection*, no concerns, no complaints, nothing wrong, nothing against, no problem with, without it, without this, without that,
			spot on, applaud, commend, approve, excellent, perfect, brilliant, not agree more, long awaited, hear hear, the way forward, leave it as, leave it alone, leave it there,
			for this, am for it, all for, subscribe to, delighted, key word, most important,
			on board, sign me up, go ahead, no-brainer, we back, I back, back the, asked for this, asking for this, need this, should have been done, a long time coming, no downside, nobody loses, hats off, bravo, kudos, thumbs up, common sense, great to see, good to see, as it should be, would have helped, would not have happened, would have avoided, would have prevented, would have saved, peace of mind, reassuring, a relief, in line with, obvious, can only win, nothing to lose, nothing to hide, put it better, said it better, more like this, more of this, my signature, vote yes, in agreement, full agreement, this works, will work, could not be better, could not be clearer, in good hands, a pleasure to read, long live, music to my ears, unanimous
		`, `
			de acuerdo, apoyo, apoyamos, apoyar, respaldo, respaldamos, respaldar, a favor, buena idea, gran idea, bienvenido, bienvenida, imprescindible, por fin, al fin, ya era hora, me gusta, nos gusta,
			me encanta, nos encanta, me parece bien, me parece muy bien, celebro, celebramos, comparto, compartimos, conforme, suscribo, suscribe, suscribimos, muy bien, esencial, nos conviene,
			lo importante, palabra clave, útil, tiene sentido, sensato, funciona bien, funcionó bien, funcionó muy bien, tal cual, tal como está, tal y como está, cuenten conmigo, lo firmo, buena dirección, paso adelante,
			así está bien, déjenlo así, tiene que quedarse, debe quedarse, debería quedarse, hay que mantener, hay que mantenerlo, hay que mantenerla, más cosas así, más de esto, déjenlo como, lo correcto, bien gastado, merece la pena, vale la pena, lo mínimo, lo menos que, sin reservas, ni una coma, nada que objetar, nada que añadir, nada que cambiar,
			sin esto, sin ello, sin eso, adelante, aplaudo, aplaudimos, apruebo, aprobamos, excelente, perfecto, estupendo, magnífico, muy acertado, acertado, me alegra, nos alegra, me alegro, me convence, estamos con,
			ningún problema, ninguna objeción, no hay objeción*, voto por, muy de acuerdo, totalmente de acuerdo, por supuesto, claro que sí, buen principio,
			nos sumamos, me sumo, cuenten con nosotros, cuenten con nosotras, ojalá, llevamos años pidiendo, años pidiéndolo, lo pedíamos, lo necesitamos, lo necesitábamos, tranquilidad, da confianza, tenemos derecho, derecho a saber, como debe ser, bravo, enhorabuena, felicidades, gracias por, sentido común, obvio, evidente, nadie pierde, nos habría ahorrado, habría evitado, no habría pasado, hubiera evitado, así se hace, así se hacen, bien hecho, un alivio, nada que esconder, todos ganamos, solo podemos ganar, más propuestas como, más ideas como, mi firma, votaría que sí, voto que sí, voto sí, con buenos ojos, qué gusto, qué alegría, de cajón, funcionará, funcionaría, esto sirve, esto funciona, muy a favor, completamente a favor, unánime, unanimidad, no puedo estar más de acuerdo, no podría estar más de acuerdo, encantado, encantada, nos alegramos
		`, "support staff, technical support, customer support, support team, support services, soporte técnico, apoyo técnico, apoyo escolar, apoyo económico"},
		{praise, `
			good, great, important, right to ask, is right, are right, strong text, strong principle, is strong, is fine, fine with, fine by, reasonable, necessary, is needed, much needed, positive, crucial, vital, valuable, well written,
			well put, like it, like this, like the, likes the, like how, appreciate, helpful, acceptable, can accept, could accept, can live with, could live with, is fair, fair enough, deserves, 
			makes it easier, happy, right way, stronger, protects, trust this, clear and,
			realistic, trust, proud, hopeful, encouraging, promising, balanced, thoughtful, feasible, doable, makes it possible, benefit us, works for!, wonderful, lovely, superb, terrific, fantastic, splendid, admirable, laudable, commendable, convincing, convinced, persuasive, beneficial, worthwhile, wise, well thought, impressive, courageous, pleasing, marvellous, refreshing
		`, `
			bueno, buena, buenas, importante, está bien, me parece correcto, es correcto, razonable, necesario, necesaria, hace falta, hacía falta, positivo, crucial, vital, valioso, bien escrito, bien redactado, aceptable,
			puedo aceptar*, podemos aceptar, es justo, parece justo, merece, facilita, nos ayuda, ayudaría, agradezco, contento, contenta, protege, gran paso,
			realista, confianza, orgulloso, esperanzador, prometedor, equilibrado, viable, factible, beneficia, maravilloso, precioso, genial, fantástico, formidable, admirable, loable, convincente, convencido, beneficioso, provechoso, atinado, pertinente, oportuno, impecable, valiente, sabio, fenomenal, bonito
		`, "good faith, goods, great deal, good deal, good luck, good morning, good evening, buenos días, buenas tardes, buenas noches, buena fe, hace falta un, hace falta una, le hace falta, hace falta que"},
		{objection, `
			disagree, object, objection, oppose, against, reject, bad idea, unworkable, unrealistic, naive, too so vague, makes no sense, no sense, pointless, waste of time, a waste, will won't work,
			would not work, never work, does not work, doesn't work, not work, unnecessary, arbitrary, bureaucratic, nobody elected, hold up, slow us, cannot support,
			no legal basis, overreach, not our job, another committee, another form, one more form, 
			is not openness, not lending, should not, shouldn't, must not, mustn't, ought not, 
			scare away, overkill, lip service, box ticking, box-ticking, tick-box, window dressing, wishful!, the last thing,
			no need, not needed, unacceptable, flawed, 
			argue with, argue against, counterproductive, backfire, ban is, goes nowhere,
			another layer, not going to help, won't help, does not help, doesn't help, won't change, will not change, nothing will change, will never happen, supposed to solve, a joke, for show, no thanks, no thank you, no way, count me out, not for us, not for me, disproportionate, excessive, heavy-handed, makes things worse, make things worse, makes it worse, does more harm, the wrong tool, the wrong way, dead letter, no business, reads like, hands the, please don't, please do not, fail to see, see no reason, see no point, do not dictate, don't dictate, do not impose, don't impose, strongly opposed, ill-conceived, half-baked, step backwards, step back, non-starter, out of the question, over my dead body, thumbs down, think again
		`, `
			en desacuerdo, no estoy de acuerdo, no estamos de acuerdo, me opongo, nos oponemos, oponerse, oponer, rechazo, rechazamos, en contra, contra de, mala idea, inviable, ingenuo, demasiado tan tan vago, no tiene sentido,
			pérdida de tiempo, no funcionará, no funcionaría, no servirá, innecesario, arbitrario, burocrático, no tiene base legal, sin base legal, 
			otra comisión, otro formulario, otro informe, otro comité, no tiene por qué, 
			no hay que, no hay por qué, maquillaje, lo último que,
			no hace falta, no es necesario, inaceptable, no alcanza para, 
			contraproducente, no creo que, no es el camino, no resuelve, no soluciona, desvirtúa, no lleva a nada,
			otra capa, no va a mejorar, no va a cambiar, no van a cambiar, no cambiará nada, no ayuda, no ayudará, qué se supone, una broma, de cara a la galería, postureo, ni hablar, no gracias, conmigo no, desproporcionado, excesivo, exagerado, empeora, empeorará, hace más daño, letra muerta, papel mojado, no pinta nada, por favor no, no veo por qué, no veo para qué, no le veo, no impongan, no nos impongan, no nos obliguen, no obliguen, paso atrás, ni en broma, ni loco, ni loca, rotundamente no, brindis al sol, piénsenlo otra vez
		`, "against bias, against discrimination, against corruption, against fraud, en contra de la discriminación, contra la corrupción, contra el fraude, carga de trabajo, malentendido"},
		{fault, `bad, impossible, waste, not work, we cannot, I cannot, I can't, we can't, illegal, unlawful, yet another, useless, theatre, theater, empty words, nice words, wrong, harmful, dangerous, unfair, contradict, nonsense, absurd, ridiculous, scares, put off, burden, paperwork, mistake, nobody reads, nobody needs, nobody wants, nobody will, nobody would, nobody has, at the expense, punishes, can't afford, cannot afford, cannot pay, simply cannot, kills, be ignored, gets ignored, goes nowhere
			slows down, red tape, bureaucracy, already exists, duplicates, ended badly, cannot, vague, loudest, will leave, will just leave, drive away, scare off, already have, loophole, excuse, paralyse, paralyze, chaos, nightmare, headache, hurts, excludes, not realistic, isn't realistic, hostage, terrible, awful, dreadful, appalling, horrible, hopeless, misguided, reckless, toothless, meaningless, impractical, unfeasible, unsustainable, intrusive, draconian, foolish, silly, stupid, senseless, futile, patronising, disaster, disastrous, fiasco, farce, gimmick, smokescreen, outweigh, all this does, all it does, unsafe, outdated, insulting`, `mal, malo, mala, imposible, ilegal, inútil, teatro, palabras bonitas, confunde, distorsiona, nos entretiene, no podemos, no puedo, no pueden, no puede venir, erróneo, equivocado!, dañino, peligroso, injusto, contradice, contradicen, absurdo, ridículo, tontería, espanta, espantaría, ahuyenta, carga, derroche, despilfarro, fracaso, fracasó, acabó mal, terminó mal, nadie lee, nadie necesita, nadie quiere, nadie tiene, nadie va a, a costa de, castiga, no lo pueden, no lo podemos, será ignorado, papeleo, burocracia, perjudica, retrasa, ya existe, duplica, no funciona, no sirve, no debería, no deben, vago, vaga, caro, más trabas, trabas, trámites, se irán, se van a ir, ya tenemos, ya hay, excusa, pesadilla, caos, excluye, no es realista, los que más gritan, rehén, una eternidad, terrible, pésimo, nefasto, horrible, espantoso, desastre, desastroso, descabellado, disparate, disparatado, insensato, irreal, inaplicable, impracticable, insostenible, irresponsable, insultante, chapuza, farsa, cortina de humo, lo único que consigue, lo único que hace, no hace más que, intrusivo, anticuado, inseguro`, "not too late, carga de trabajo, malentendido"},
		{worry, `
			worry, worried, worries, worrying, afraid, fear that, we fear, I fear, my concern, our concern, main concern, concern is, concerned that, concerned about, am concerned, are concerned, have concerns, some concerns, raises concerns, have doubts, doubt that,
			I doubt, we doubt, doubtful, sceptical, skeptical, uneasy, hesitate, hesitant, reservations, not convinced, not persuaded, not sold, uncomfortable, sorry, unfortunately, sadly, hard to see, can't see, cannot see, expensive, unrealistic,
			no one, nobody in, delay, don't think, do not think, don't believe, do not believe, don't see, do not see, risk of, more work, extra work
		`, `
			me preocupa, nos preocupa, preocupa, preocupan, preocupado, preocupada, preocupación, me temo, nos tememos, temo que, tememos que, dudo, dudamos, tengo dudas, tenemos dudas, dudoso, escéptico, escéptica, incómodo, incómoda, reticente, reparos, reservas!,
			no me convence, no nos convence, no convence, no estoy convencido, no estoy convencida, no me gusta, no nos gusta, lo siento, por desgracia, lamentablemente, desgraciadamente, retrasar, retraso, no veo, no lo veo, no creemos, no me parece, más trabajo, el riesgo de
		`, "no doubt, sin duda, without doubt"},
		{concession, `
			in theory, on paper, sounds nice, sounds good, sounds great, looks good, looks nice, nice idea, noble, nice thought, well meant, well intentioned, good intentions, I understand, we understand, I appreciate, share the aim, share the goal, share the intention,
			sympathise, sympathize, see the point, see why, with respect, all due respect, in spirit, of course, the effort, the intention
		`, `
			en teoría, en el papel, sobre el papel, suena bonito, suena bien, queda bien, idea noble, buena intención, buenas intenciones, bienintencionado, entiendo, entendemos, comprendo, agradezco, comparto el objetivo, comparto la intención, comparto el fin,
			con todo respeto, con respeto, veo la intención, el esfuerzo, la intención
		`, ""},
		{addition, `
			need to say, needs a, needs an, need a, as long as, so long as, provided, provided that, providing that, on condition, on the condition, one condition, only if, if also, subject to, conditional on, in favour if, in favor if, suggest!,
			recommend, make sure, missing!, I miss!, lacks!, with additions, spell out, spelling out, would add, would also, could add, can add, add to this, be added, and also, also mention, also cover, but it needs, plus, as well, go further,
			even better, worth mentioning, worth adding, be worth, would be good, would be nice, would help, would like to see, like to see, would ask, only ask, just ask, is silent, extend it, extended to, extend this,
			more detail, an example, not enough, just needs, would name, would include, would require, one more thing, but we need, but this needs, in addition, apart from that,
			I'd want, would want, want to see, once there, gain from, benefit from, could use, don't stop at, do not stop at, not only, caveat, proviso, assuming,  the only thing, just one thing, only one thing, small change, tweak, clearer, more specific, more concrete, more time, broaden, strengthen, go beyond, otherwise great, otherwise good, otherwise fine, get something in, remember to, keep in mind, bear in mind, one request, a line on, a line about, a sentence on, a sentence about, a paragraph on, a section on, leaves out, leave out, left out, overlooks, omits, falls short, fall short, stops short, on the understanding, on the basis that, what is missing, while you are at it, one small thing, two small things
		`, `
			pero hace falta, pero hacen falta, pero haría falta, pero se necesita, pero se necesitan,
			siempre que, siempre y cuando, con una condición, con la condición, a condición, con tal de, con tal que, solo si, sólo si, únicamente si, a favor si, sugiero, sugerimos, recomiendo!, recomendamos!, falta decir, faltaría, solo falta, le falta,
			le faltan, con adiciones, con cambios, añadiría, agregaría, incluiría, no basta, echo en falta, echo de menos, pero que, además, iría más lejos, ir más lejos,
			aún mejor, todavía mejor, convendría!, conviene precisar, estaría bien, sería bueno, sería útil, ayudaría, me gustaría que, quisiera que!, pediría!, pediríamos!, solo pido, también debe, también debería, mencionen, olvida, no menciona, ampliar, extender, extenderlo, ampliarlo, más detalle, un ejemplo,
			le hace falta, hace falta que, yo pondría, yo añadiría, con una nota,
			eso sí, vendría bien, vendrían bien, pendiente de que, a falta de, que no se quede, por lo demás, salvo que, matiz, matizar, un detalle, una cosa más, se podría mejorar, mejoraría!, más concreto, más claro, concretar, reforzar, tengan en cuenta, tener en cuenta, recuerden, querría!, una línea sobre, una frase sobre, un apartado sobre, yo iría, con plazos, si también, bien si, de acuerdo si, está bien si, deja fuera, dejan fuera, omite, omiten, se queda corto, se queda corta, pasa por alto, en el entendido, lo que falta, ya puestos, una cosa pequeña, dos cosas
		`, "no alcanza, ir más lejos de"},
		{modal, `should, must, ought to, needs to, would need, perhaps, maybe, please`, `debería, debe, deben, deberá, hay que, habría que, tiene que, tienen que, tendría que, tendrían que, haría falta, quizá, quizás, tal vez, por favor`, ""},
		{contrast, ``, `sino!`, ""},
		{condition, `if, when, once`, `si, cuando, mientras`, ""},
		{necessity, `without!`, `sin!`, ""},
		{alternative, `
			instead, instead of, alternatively!, would rather, rather than, better to, replace, in place of, would prefer, prefer, limit it to, limit this, only for, only above, only over, apply it only, something else, propose!, counter-proposal, where it belongs, swap, substitute, another way, a different way,
			let each, leave it to, change it to, change this to, at most, restrict, does more than, beats, in proportion,
			sooner see, I'd sooner, spend it on, spend the money, skip the, not the way
		`, `
			en vez de, en lugar de, prefiero, preferimos, preferiría, preferiríamos, más bien, sería mejor, mejor sería, mejor con, mejor que, sustituir, sustituiría, reemplazar, reemplazaría, cambiaría por, lo cambiaría, solo para, sólo para, solo por encima, aplíquenlo solo, limitar, limítenlo, antes que, propongo!, proponemos!, proponer otra, otra cosa,
			otra manera, otra forma, que cada, como mucho, restringir, dejarlo en manos,
			déjense de, antes en, gastaría ese, que sea otro, que lo haga, que lo hagan, mejor que
		`, ""},
		{better, `
			better, fairer, cheaper, simpler, wiser, more sensible, more useful, more effective, enough, would do, will do, suffice, would be enough, more people, work better, works better, would make more sense, what we need, what is needed, it should be,
			plenty, achieve more, do more, does more, go further than, more good, get us further, serve people better, serve us better, help more
		`, `
			mejor, más justo, más justa, más barato, más sencillo, más sensato, más útil, más eficaz, bastaría, basta, sería suficiente, suficiente, bastan, bastarían, más gente, funcionan mejor, lo que hace falta,
			sobra, sobran, conseguiría más, lograría más, haría más, llega a más, llegaría a más, ayudaría más, serviría más, serviría mejor, llegaríamos más lejos, ayudarían más
		`, ""},
		{excess, `too, far too, way too`, `demasiado!, demasiada!, demasiados!, demasiadas!`, ""},
		{withdrawal, `
			drop this, drop it, drop the, would drop, needs to go, need to go, has to go, have to go, must go, should be deleted, should be dropped, should be scrapped, should be removed, must be deleted, must be dropped, must be scrapped, delete this, delete the, delete it, take it out, take this out, take out, remove this, remove the, leave it out, strike, scrap, get rid of, forget the, forget about, abolish
		`, `
			tiene que desaparecer, tienen que desaparecer, debe desaparecer, debería desaparecer, quítenlo, quiten, quitar, quitaría, eliminar este, eliminar, eliminen, eliminaría, borrar, borren, suprimir, supriman, olvídense, olvídense del, olviden el, olviden la, tachar, retiren
		`, "do not forget, don't forget, no olviden"},
		{turn, `but, however, yet, nevertheless, nonetheless, only that`, `pero, sin embargo, no obstante, ahora bien, solo que, mas`, ""},
		{although, `although, even though, though, while, even if, despite`, `aunque, si bien, por más que, a pesar de, pese a`, ""},
		{denier, `who could, who would, how anyone, how anybody, nobody could, no one could, nobody can, no one can, why anyone would`, `quién podría, quién puede, quién va a estar, cómo alguien, cómo puede alguien, nadie puede, nadie podría, que alguien pueda`, ""},
		{denial, `not, no, never, nobody, no one, none, cannot, can't, won't, don't, doesn't, isn't, nothing, hardly`, `no, nunca, jamás, nadie, ninguno, ningún, ninguna, nada, tampoco`, ""},
		{inform, `
			like to know, would like to hear, curious to, I wonder, wondering, can somebody explain, can someone explain, not clear to me, not clear what, not clear how, not clear who, unclear to me, not sure I understand, do not understand,
			don't understand, what is meant, could you tell, can you tell, tell us whether, I am asking,
			does anyone know, anyone know
		`, `
			quisiera saber!, me gustaría saber, nos gustaría saber, me pregunto!, no me queda claro, no queda claro, no está claro qué, no entiendo, no estoy seguro de entender, no estoy segura de entender,
			a qué se refiere, qué significa, podrían decir, pueden decir, tengo curiosidad,
			alguien sabe, sabe alguien, saben si, sabe si
		`, ""},
		{request, `clarify, explain`, `aclarar, aclaren, aclárenme, explique, expliquen, explíquenme, que alguien explique`, ""},
		{offering, `why not, be added, could we add, could you add, could we include, could you include, could you mention, can you include, can you add, would it not be better`, `por qué no, podría añadir, podría incluir, podrían incluir, podrían mencionar, podría agregar, podrían añadir, podrían agregar, se puede añadir, no sería mejor`, ""},
		{rhetoric, `
			since when, do we really, who is going to, who's going to, why force, why would anyone, what is the point, what's the point, how can anyone
		`, `
			desde cuándo, de verdad hace falta, de verdad necesitamos, quién va a pagar, quién va a leer, para qué obligar, para qué queremos, de qué sirve, qué sentido tiene, realmente hace falta, realmente necesitamos, acaso
		`, ""},
		{affirming, `isn't this, isn't that, is this not`, `no es esto, no es eso`, ""},
		{neutral, `both sides, either way, it depends, depends, no opinion, some will gain, pros and cons, cannot say, can't say, do not know enough, no strong, one way or the other, could go either`, `depende, ambos lados, los dos sentidos, pros y contras, no tengo opinión, no tengo una opinión, no sabría decir, me da igual, ni a favor ni en contra, bien o mal, ni fu ni fa`, ""},
		{imperative, `
			specify, add, name, use, apply, settle, include, list, put, say, give, fund, require, extend, let, publish, start, make, set, count, show, bring, train, come to us, keep, also, don't forget, do not forget, now, mention, allow, provide, offer, translate, send, invite, consult, guarantee, avoid, involve, hold, limit, shorten, create, review, begin, rotate, cap, record, test, check
		`, `
			que se, que el, que la, que los, que las, que lo, que sean, añadan, añadir, agreguen, agregar, incluyan, incluir, pongan, pónganlo, nombren, digan, den, publiquen, exijan, pregúntenles, pregunten, páguenles, hagan, cuenten, pidan, paguen, envíen, permitan, garanticen, aseguren, traduzcan, consulten, abran, cambien, revisen, limiten, dejen, formen, faciliten, ofrezcan, busquen, empiecen, eviten, apliquen, aplíquenlo, usen, mencionen,
			también, además, no olviden, no se olviden, ahora hay que, elijan, llamen
		`, ""},
		{opener, `fine, ok, okay, sure, right, strong, good, great, amen, true, correct, exactly`, `sí, vale, bien, cierto, claro, bueno, perfecto, exacto, exactamente`, ""},
		{need, `is needed, are needed, need to be, has to be, have to be, have to come, has to come, had better`, `hace falta, hacen falta, haría falta, harían falta, se necesita, se necesitan, se requiere, se requieren, hay que`, ""},
		{comparative, `
			longer!, shorter!, higher!, lower!, stricter!, smaller!, bigger!, larger!, clearer!, simpler!, earlier!, sooner!, faster!, slower!, tougher!, wider!, broader!, narrower!, looser!, softer!,
			more often, less often, more time, less time, at least
		`, `más, menos, mayor!, menor!, por lo menos, al menos, como mínimo`, ""},
		{changing, `change, raise, lower, reduce, increase, double, halve, shorten, lengthen, be raised, be lowered, be reduced, be increased, be shortened, be lengthened, be doubled, be halved`, `cambien, suban, bajen, aumenten, reduzcan, acorten, alarguen, dupliquen, subir, bajar, aumentar, reducir, acortar, alargar, duplicar`, ""},
		{beside, `also, too!, as well, mention, mentions, include, includes, cover, covers, on the list, don't forget, do not forget`, `también, además, asimismo, mencionar, incluir, cubrir, abarcar, no olviden, no se olviden`, ""},
		{asking, `question, questions, not sure, undecided, don't know`, `preguntas, pregunta, dudas, no sé, indeciso, indecisa, tengo preguntas`, ""},
	}
}

// written are keywords that count only as they are written, by cue: those marked with
// "!", and all that count where a sentence begins.
func written() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, c := range cues() {
		words := map[string]bool{}
		for _, list := range []string{c.en, c.es} {
			for p := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == '\n' }) {
				word, marked := strings.CutSuffix(strings.TrimSpace(p), "!")
				if word == "" {
					continue
				}
				words[strings.ToLower(word)] = marked || c.id == changing || c.id == imperative || c.id == opener || c.id == request
			}
		}
		all[c.id] = words
	}
	return all
}
