package text

import "strings"

// Stock phrases, as words separated by single blanks, one a line; accents, case
// and punctuation do not matter when they are looked up, so "N/A." is "n a". The file is
// long because it is lists, which are easier to check side by side in one place.

// nothings say that there is nothing to say; a denial may stand before them. What
// states a view, however short, must not stand in any list: yes, no, agree, fine,
// all good, no changes, no concerns, no objections, not sure, de acuerdo, conforme,
// bien, sí, perfecto, sin cambios, sin objeciones.
var nothings = phrases(`
	rien
	rien à ajouter
	rien à dire
	aucun commentaire
	aucune remarque
	sans commentaire
	pas de commentaire
	pas de commentaires
	nada a acrescentar
	nada a dizer
	sem comentários
	nenhum comentário
	niente da aggiungere
	nessun commento
	kein kommentar
	keine anmerkungen
	none
	nothing
	nothing else
	nothing more
	nothing further
	nothing new
	nothing special
	nothing in particular
	none in particular
	nothing to add
	nothing else to add
	nothing more to add
	nothing further to add
	nothing to say
	nothing to comment
	nothing to report
	nothing to share
	nothing comes to mind
	nothing i can think of
	nothing that i can think of
	none that i can think of
	none that come to mind
	i can't think of anything
	can't think of any
	can't think of anything
	cannot think of anything
	i cannot think of anything
	comment
	comments
	any comments
	feedback
	remarks
	suggestion
	suggestions
	question
	questions
	answer
	response
	reply
	opinion
	ideas
	input
	thoughts

	ninguno
	ninguna
	ningún comentario
	ninguna sugerencia
	ninguna observación
	ninguna pregunta
	nada
	nada más
	nada nuevo
	nada en particular
	nada en especial
	nada que añadir
	nada más que añadir
	nada que agregar
	nada más que agregar
	nada que aportar
	nada más que aportar
	nada que comentar
	nada que decir
	nada que señalar
	comentario
	comentarios
	observación
	observaciones
	sugerencia
	sugerencias
	pregunta
	preguntas
	respuesta
	opinión
	aportes
	aportaciones
	ideas
`)

// bare are the nothings that answer a question for faults: there are none.
var bare = phrases(`
	none
	nothing
	nothing at all
	no nothing
	nada
	nada en absoluto
	no nada
	ninguno
	ninguna
	ningún cambio
`)

// faults are how questions ask for what is wrong.
var faults = phrases(`
	could be better
	could we do better
	could we improve
	could be improved
	can we improve
	should be improved
	should we improve
	would you improve
	would you change
	should change
	should we change
	needs to change
	did you dislike
	did not work
	didn't work
	what is missing
	what's missing
	do you miss
	went wrong
	your concerns
	concerns you
	worries you
	se puede mejorar
	se podría mejorar
	podríamos mejorar
	podemos mejorar
	podría ser mejor
	debería mejorar
	debe mejorar
	mejoraría
	cambiaría
	debería cambiar
	debe cambiar
	no le gustó
	no te gustó
	no funcionó
	qué falta
	echa en falta
	le preocupa
	te preocupa
`)

// fillers say nothing as they stand; "no gracias" and "no vale" do not belong to them.
var fillers = phrases(`
	n a
	na
	n d
	nil
	null
	not applicable
	does not apply
	doesn't apply
	i don't know
	i dont know
	don't know
	dont know
	dunno
	idk
	no idea
	not at this time
	not at the moment
	not at present
	not for now
	not right now
	not now
	ok
	okay
	o k
	okey
	pass
	skip
	blank
	empty
	left blank
	tbd
	that's all
	that is all
	thanks
	thank you
	thank you very much
	many thanks
	thx
	x
	xx
	xxx
	test
	testing
	asdf

	no aplica
	no aplicable
	no corresponde
	no procede
	s c
	sc
	s d
	s n
	no sé
	no lo sé
	no sabría decir
	ni idea
	ns
	nc
	ns nc
	nsnc
	no sabe
	no contesta
	no sabe no contesta
	no por ahora
	por ahora no
	no de momento
	de momento no
	no por el momento
	por el momento no
	desconozco
	lo desconozco
	vale
	eso es todo
	es todo
	gracias
	muchas gracias
	mil gracias
	prueba
	en blanco
`)

// openers may stand before either.
var openers = phrases(`
	i have
	i've
	we have
	i have got
	there is
	there are
	sorry
	at this time
	at the moment
	for now
	any
	any further
	any other
	any additional
	well
	hello
	hi

	por ahora
	por el momento
	de momento
	en este momento
	pues
	hola
`)

// denials may stand before nothings.
var denials = phrases(`
	no
	no further
	no other
	no more
	no additional
	no specific
	no particular
	no special
	i do not have
	i don't have
	we do not have
	we don't have

	no tengo
	no tengo más
	no tengo otros
	no tengo otras
	no tengo ningún
	no tengo ninguna
	no tenemos
	no hay
	no hay más
	sin
	sin más
	sin otros
	sin otras
	ningún
	ninguna
`)

// tails may stand after either.
var tails = phrases(`
	at this time
	at the moment
	at present
	at this point
	at this stage
	for now
	right now
	currently
	now
	yet
	so far
	to add
	to make
	to share
	to offer
	to report
	from me
	from us
	from my side
	from our side
	on my part
	here
	on this
	on this one
	on this point
	on this principle
	for this one
	for this principle
	sorry
	thanks
	thank you
	thank you very much
	many thanks

	por ahora
	por el momento
	de momento
	en este momento
	hasta ahora
	más
	adicional
	adicionales
	al respecto
	que añadir
	que agregar
	que hacer
	que aportar
	de mi parte
	por mi parte
	de nuestra parte
	en particular
	en especial
	sobre este punto
	sobre este principio
	en este punto
	gracias
	muchas gracias
	saludos
	un saludo
`)

// pointers refer to an earlier answer, by themselves or before backs.
var pointers = phrases(`
	same
	the same
	same here
	same again
	same answer
	the same answer
	same response
	same comment
	same comments
	the same comment
	same point
	same opinion
	same concern
	my comment is the same
	my answer is the same
	ditto
	idem
	ibid
	ibidem

	igual
	igual respuesta
	igual comentario
	lo mismo
	mismo
	mismo comentario
	el mismo comentario
	mismos comentarios
	los mismos comentarios
	misma respuesta
	la misma respuesta
	misma opinión
	la misma opinión
	misma observación
	ídem
`)

// backs say where the earlier answer stands.
var backs = phrases(`
	as above
	as the above
	above
	as before
	as previously
	as earlier
	as previous
	as the previous
	as the previous one
	as previous answer
	as the previous answer
	as my previous answer
	as previous comment
	as my previous comment
	as in the previous one
	as in my previous answer
	as in the previous answer
	as in my previous comment
	as my answer above
	as my comment above
	as i said above
	as i said before
	as for the previous question
	as last time

	arriba
	que arriba
	que antes
	que el anterior
	que la anterior
	que lo anterior
	que en la anterior
	que en el anterior
	que en lo anterior
	que la respuesta anterior
	que en la respuesta anterior
	que mi respuesta anterior
	que en mi respuesta anterior
	que el comentario anterior
	que en el comentario anterior
	que mi comentario anterior
	que en mi comentario anterior
	que en la pregunta anterior
	que dije arriba
	que dije antes
	que ya he dicho
	que he dicho antes
	que ya dije
	de arriba
	de antes
	de lo anterior
	del anterior
	al anterior
	a la anterior
	a lo anterior
	anterior
`)

// references are other ways to point to an earlier answer.
var references = phrases(`
	as above
	as before
	as stated above
	as i said above
	as i said before
	as mentioned above
	already mentioned
	already mentioned above
	already answered
	already answered above
	already said
	see above
	please see above
	see my comment above
	see my comments above
	see comment above
	see comments above
	see my answer above
	see answer above
	see previous
	see previous answer
	see previous comment
	see previous comments
	see my previous answer
	see my previous comment
	refer to above

	lo anterior
	como arriba
	como antes
	como ya dije
	ya comentado
	ya lo comenté
	ya lo dije
	ya mencionado
	ya respondido
	ver arriba
	ver más arriba
	ver anterior
	ver lo anterior
	ver respuesta anterior
	ver comentario anterior
	ver mi respuesta anterior
	ver mi comentario anterior
	véase arriba
	véase más arriba
	véase lo anterior
	véase respuesta anterior
`)

func phrases(lines string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(lines) {
		if phrase := Fold(line); phrase != "" {
			set[phrase] = true
		}
	}
	return set
}
