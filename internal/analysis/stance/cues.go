package stance

import "canvass/internal/survey"

// The ids of cues.
const (
	support     = "support"
	objection   = "objection"
	addition    = "addition"
	alternative = "alternative"
	imperative  = "imperative" // an addition where a sentence begins with it
	asking      = "asking"     // in answers to a question about the stance
)

// Cues are the words that tell a stance, as a codebook: a theme a cue, which a
// keyword matcher finds with its inflections and negations.
func Cues() survey.Codebook {
	var cb survey.Codebook
	for _, c := range []struct {
		id      string
		en, es  []string
		not, no []string
	}{
		{
			support, []string{
				"agree", "support", "in favour", "in favor", "endorse", "welcome", "good idea", "great idea", "yes", "finally", "gladly", "about time", "wholeheartedly", "well done", "exactly",
				"happy with", "glad", "love this", "would love", "we love", "essential", "overdue", "keep this", "keep it", "nothing to change", "workable", "makes sense", "sensible", "the best line",
				"best line", "most important", "key word", "useful", "right direction", "important principle", "works well", "it works", "good principle", "sign this", "vote for", "count me in", "as it is", "as it stands",
			},
			[]string{
				"de acuerdo", "apoyo", "apoyamos", "apoyar", "lo apoyo", "respaldo", "respaldamos", "a favor", "buena idea", "bienvenido", "bienvenida", "imprescindible", "por fin", "ya era hora", "me gusta", "nos gusta",
				"me parece bien", "celebro", "celebramos", "comparto", "conforme", "lo suscribo", "suscribimos", "exacto", "exactamente", "muy bien", "esencial", "nos conviene", "lo importante", "palabra clave", "útil",
				"tiene sentido", "sensato", "funciona bien", "tal cual", "tal como está", "cuenten conmigo", "hace falta", "hacía falta", "lo firmo",
			},
			[]string{"support staff", "technical support", "customer support"}, []string{"soporte técnico"},
		},
		{
			objection, []string{
				"disagree", "object", "oppose", "against", "reject", "bad idea", "unworkable", "unrealistic", "impossible", "naive", "too vague", "makes no sense", "pointless", "waste of time", "will not work", "won't work",
				"does not work", "doesn't work", "unnecessary", "arbitrary", "bureaucracy", "bureaucratic", "red tape", "costs us", "nobody elected", "hold up", "slow us", "slows down", "we cannot", "I cannot", "cannot support", "no legal basis",
				"illegal", "unlawful", "overreach", "not our job", "too much", "too far", "too expensive", "another committee", "another form", "useless", "theatre", "theater", "empty words", "nice words", "already exists", "duplicates",
				"with respect", "who is going to", "is not openness", "not lending", "drop this", "delete this", "take it out", "take this out",
			},
			[]string{
				"en desacuerdo", "no estoy de acuerdo", "me opongo", "nos oponemos", "oponerse", "rechazo", "rechazamos", "en contra", "mala idea", "inviable", "imposible", "ingenuo", "demasiado vago", "no tiene sentido",
				"pérdida de tiempo", "no funciona", "no funcionará", "no sirve", "innecesario", "arbitrario", "burocracia", "burocrático", "papeleo", "no tiene base legal", "sin base legal", "ilegal", "demasiado lejos", "demasiado caro",
				"otra comisión", "otro formulario", "inútil", "teatro", "palabras bonitas", "ya existe", "duplica", "confunde", "distorsiona", "nos entretiene", "no podemos", "no puede venir", "no tiene por qué", "quítenlo", "eliminar este", "perjudica", "retrasa",
			},
			[]string{"against bias", "against discrimination"}, []string{"en contra de la discriminación"},
		},
		{
			addition, []string{
				"should also", "must also", "as long as", "provided that", "on condition", "one condition", "only if", "suggest", "specify", "make sure", "missing", "please", "with additions", "needs to", "need to say",
				"clarify", "spell out", "should name", "should say", "would add", "add to this", "and also", "but it needs", "but the", "not enough", "is silent",
			},
			[]string{
				"siempre que", "siempre y cuando", "con una condición", "con la condición", "sugiero", "sugerimos", "falta decir", "faltaría", "debería", "deberían", "hay que", "habría que", "aclarar", "especificar", "precisar",
				"con adiciones", "con cambios", "también debería", "añadiría", "agregaría", "no basta", "echo en falta", "pero que",
			},
			nil, nil,
		},
		{
			imperative, []string{
				"add", "include", "list", "put", "name", "say", "give", "fund", "require", "define", "extend", "let", "publish", "tell", "start", "make", "set", "count", "show", "bring", "train", "come to us", "keep",
				"also", "don't forget", "do not forget", "fine",
			},
			[]string{
				"que se", "que el", "que la", "que los", "que las", "que lo", "añadan", "añadir", "agreguen", "agregar", "incluyan", "incluir", "pongan", "pónganlo", "nombren", "digan", "den", "publiquen", "definan", "exijan", "pregúntenles", "páguenles", "hagan", "cuenten",
				"también", "además", "no olviden", "vale",
			},
			nil, nil,
		},
		{
			alternative, []string{
				"instead", "would rather", "rather than", "better to", "alternatively", "replace", "in place of", "would prefer", "prefer", "limit it to", "limit this", "only for", "does more than", "beats", "in proportion", "not purchase by purchase",
				"propose something else", "something else", "where it belongs", "once a year", "let professionals", "totals", "say time", "half the", "give the",
			},
			[]string{
				"en vez de", "en lugar de", "prefiero", "preferimos", "preferiría", "más bien", "sería mejor", "mejor sería", "sustituir", "reemplazar", "solo para", "limitar", "limítenlo", "antes que", "propongo otra", "proponer otra",
				"otra cosa", "al año", "exploren", "lo que quieran", "importe total", "no los documentos",
			},
			nil, nil,
		},
		{
			asking, []string{"question", "questions", "not sure", "undecided", "don't know"}, []string{"preguntas", "pregunta", "dudas", "no sé", "indeciso", "indecisa", "tengo preguntas"}, nil, nil,
		},
	} {
		cb.Themes = append(cb.Themes, survey.Theme{
			ID: c.id, Keywords: map[string][]string{"en": c.en, "es": c.es}, Not: map[string][]string{"en": c.not, "es": c.no},
		})
	}
	return cb
}
