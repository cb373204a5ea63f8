package campaigns

import (
	"strings"
	"sync"

	"canvass/internal/text"
)

// What a short answer must have besides words that anybody uses to agree, to object and
// to thank, for equal ones to be copies. Other texts do not tell: in a hundred comments
// the commonest answer may be as rare as a letter.
const (
	stockLength = 12 // words, below which an answer may be stock
	ownOfStock  = 3  // words that are in no stock answer make it something of its own
)

// stockList is the words of short answers about a draft that people give alike, besides
// function words.
const stockList = `
	no me a has son he tengo tenemos quiero quisiera haría
	absolutely addition add agreed agreement agrees approve approach away bad better best clear clearly clearer comment comments complete completely
	correct disagree document draft easy enough everything excellent fair fine first full fully further future general generally
	good great happy hope idea ideas important improve improved interesting keep know like look love made moment necessary never
	nice nothing now object ok okay opinion oppose option part partly perfect point points positive practice principle principles problem
	proposal proposals quite read really reasonable right say saying see seem seems sense set something sound sounds start
	statement step still strong strongly support supports sure team text thank thanks thing things thought time too totally
	understand understandable useful vague view way welcome well whole work works wording world worth write written wrong
	absolutamente adelante adecuada adecuado agrada agregar algo añadir apoyo aporte aspecto aspectos bastante bien buena bueno
	claramente claro clara claros claras comentar comentario comentarios completamente comprender considero correcto correcta cosa cosas
	decir desacuerdo documento embargo entender encanta entiende entiendo estupendo excelente fácil forma general gracias gran gusta
	gustaría hecho idea ideas importante interesante iniciativa leer mal mala mejorar mejor momento necesaria necesario ningún ninguna
	objeción opinar opinión parece parecen parte paso perfecta perfecto plenamente positivo postura primer primero principio principios
	problema propuesta propuestas proyecto punto puntos razonable redacción redactado redactada respaldo resulta sentido siento
	suena suficiente suficientemente tal tema texto totalmente trabajo vaga vago válida válido ver verdad vez`

// stockWords is the words of stock answers as documents hold them.
var stockWords = sync.OnceValue(func() map[uint32]bool {
	var h text.Hasher
	words, _ := h.Append(nil, stockList+" "+strings.Join(text.FunctionWords(), " "), 1<<16)
	set := make(map[uint32]bool, len(words))
	for _, w := range words {
		set[short(w.Hash)] = true
	}
	return set
})

// stock reports whether a text says what anybody may say in these words.
func stock(words []uint32) bool {
	if len(words) >= stockLength {
		return false
	}
	own, common := map[uint32]bool{}, stockWords()
	for _, w := range words {
		if !common[w] {
			own[w] = true
		}
	}
	return len(own) < ownOfStock
}
