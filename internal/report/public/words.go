package public

// words is every sentence of the page and the write-up in one language. Verbs in
// them are those of package fmt. The two languages stand member by member in one order,
// long as they are, so that a translator sees what is missing.
type words struct {
	skip, contents, data, top string

	people, person, texts, text, responses, response, comments, comment, entries, entry, ratings, rating string // after a number
	and, quoted                                                                                          string

	leadFigures, leadData, leadNotRead, heldNote                                        string
	who, whoLead, whoSeveral, whoNoRound, whoEmpty                                      string
	whoTable, round, registered, seated, waiting, feedback                              string
	attendance, attendanceLead, attendanceTable, attendanceTitle, attendanceUnknown     string
	expected, came, absent, besides, cameShare                                          string
	when, whenLead, whenTable                                                           string
	byWeek, byMonth                                                                     stepWords
	groupsTable, groupsLead, groups, group, otherGroups, notGiven, persons, groupsTitle string
	whatPeopleThink, thinkLead, thinkEmpty                                              string
	chartMost, chartOne, chartNone, chartLikert, chartSides, chartAlt                   string
	principle, base, disagree, agree, agreeShare, interval, textsColumn                 string
	likert                                                                              [5]string
	principleFigures, principleHeld, principleNobody, principleTexts                    string
	inFavour, against, noQuotes, agrees, objects                                        string
	byGroupTitle, groupsHeld                                                            string
	between, betweenLead, betweenTable, betweenSame, betweenApart, betweenPoint         string
	change                                                                              string
	themes, themesLead, themesEmpty, themesTitle, themesNone, themeFigures              string
	theme, share, themesTable                                                           string
	how, mSources, mSource, mRevisions, mPeople, mAgree, mThemes                        string
	mNoThemes, mLearned, mCampaigns, mHeld, mHeldNone, mQuotes, mChecked, mUnchecked    string
	mExcluded, mNothingExcluded, xReplaced, xGone, xUnread, xRatings, xEmpty            string
	mComments, mLimits, mVersions, mVersionsNoBook                                      string
	roles, types                                                                        map[string]string
	anonymous, anonymousOf                                                              string
	months                                                                              [12]string
	date                                                                                string // day, month, year
	foot                                                                                string

	fullStop string
	low      string
}

// languages are those that a page can be in.
func languages() map[string]*words { return map[string]*words{"en": english(), "es": spanish()} }

// Known reports whether there are words in a language.
func Known(language string) bool { return languages()[language] != nil }

// Languages lists the languages there are, in alphabetical order.
func Languages() []string { return []string{"en", "es"} }

// english is the English words, in one list: long, and easier to check beside the Spanish one.
func english() *words {
	return &words{
		skip: "Skip to the content", contents: "Contents", data: "The figures as a table", top: "Back to the top",
		people: "people", person: "person", texts: "texts", text: "text", responses: "responses", response: "response", comments: "comments", comment: "comment", entries: "entries", entry: "entry", ratings: "ratings", rating: "rating", and: "and", quoted: "%s “%s”",

		leadFigures: "%s gave feedback on %d draft principles and wrote %s; %s had registered.",
		leadData:    "Answers from %s to %s; as read on %s (run %d).",
		leadNotRead: "Not read at that time: %s. Their latest answers are missing.",
		heldNote:    "[c] marks a figure that is kept back because it is under %d, or would give away one that is.",
		who:         "Who took part", whoLead: "Each person counts once, however often they answered.", whoSeveral: "Whoever took part in several rounds counts in each of them, and once in the totals.", whoNoRound: "Feedback that belongs to no round is in the totals alone.", whoEmpty: "No rounds are configured.",
		whoTable: "People by round", round: "Round", registered: "Registered", seated: "With a seat", waiting: "Waiting for a seat", feedback: "Gave feedback",
		attendance: "Who came", attendanceTable: "People expected and people who came, by round", expected: "Expected", came: "Came", absent: "Did not come", besides: "Came besides", cameShare: "Share that came",
		attendanceLead:    "Counted from the attendance lists. Expected are people with a seat, or all who registered where a round offers none; besides them came people who were waiting, had cancelled or had not registered.",
		attendanceTitle:   "%s: %s of %s expected came (%s)",
		attendanceUnknown: "Not known, for want of a list: %s.",
		when:              "When people took part", whenLead: "Each person counts once, at the first registration and at the first feedback.", whenTable: "People who took part for the first time",
		byWeek: stepWords{"Week from", "%s, by week"}, byMonth: stepWords{"Month", "%s, by month"},
		groupsTable: "People who gave feedback, by the group that they named", groupsLead: "Shares are of the %s who gave feedback.", groups: "Who they are", group: "Group", otherGroups: "other groups, each too small to show", notGiven: "no group named", persons: "People",
		groupsTitle:     "The largest group named is “%s”: %s of %s",
		whatPeopleThink: "What people think of each principle",
		thinkLead:       "People rated each principle from 1 (strongly disagree) to 5 (strongly agree). Agreeing means 4 or 5. Those who answered chose to: they are not a random sample, and the intervals show only how much chance there is in a figure.",
		thinkEmpty:      "No principles are configured.",
		chartMost:       "Most agree with %s (%s), fewest with %s (%s); each was rated by %s people",
		chartOne:        "%s agree with %s, of %s people who rated it", chartNone: "No figure may be shown yet",
		chartLikert: "All five answers to each principle, as parts of 100 %", chartSides: "Those who disagree to the left, those who agree to the right, of each principle",
		chartAlt:  "Bars, one for each of %d. %s. The figures are in the table that follows.",
		principle: "Principle", base: "n", disagree: "Disagree", agree: "Agree", agreeShare: "Agree, share", interval: "95 % interval", textsColumn: "Texts",
		likert:           [5]string{"Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"},
		principleFigures: "%s of the %s people who rated it agree (%s; 95 %% interval %s).%s",
		principleHeld:    "How many agree is kept back: too few people stand on one of its sides.",
		principleNobody:  "Nobody has rated it.", principleTexts: "%s were written on it.",
		inFavour: "From people who agree", against: "From people who disagree", agrees: "agrees", objects: "disagrees", noQuotes: "There is no quote on it: of those who rated it and wrote on it, nobody agreed to be quoted with a text of a length that can be shown.",
		byGroupTitle: "share that agrees, by group", groupsHeld: "(%d more kept back)",
		between:      "What changed between rounds",
		betweenLead:  "Of each round the answers given in it count. Different people answered in each, so that a change can be one of people rather than of minds.",
		betweenTable: "Share that agrees, by round", change: "Change, points",
		betweenApart: "Larger than chance alone would make them (the 95 % intervals do not touch) are these changes:", betweenSame: "No change between the first and the last round is larger than chance alone would make it: the 95 % intervals touch.",
		betweenPoint: "%s: from %s of %s (%s) to %s of %s (%s), %s points",
		themes:       "What people write about", themesLead: "%s wrote something. A text can speak to several themes or to none.", themesEmpty: "No codebook is configured.",
		themeFigures: "%s of the %s people who wrote something speak to it (%s; 95 %% interval %s), in %s.",
		themesTitle:  "Most speak to “%s”: %s of %s (%s)", themesNone: "Nobody has written about a theme yet",
		theme: "Theme", share: "Share of people", themesTable: "People who speak to each theme",
		how:        "How this was made",
		mSources:   "The answers come from the sources listed below. They were given between %s and %s, and read on %s (run %d).",
		mSource:    "%s: %s, %s, %s",
		mRevisions: "its questions changed %s while answers came in; each answer is read as its form stood",
		mPeople:    "Responses are one person's when name, address and what else they gave together make it likely, to 80 per cent at least; every such link has its reason on record. Of each person the latest answer to a question counts.",
		mAgree:     "Intervals are Wilson score intervals at 95 %. A base under 30 is marked *: read it as single voices.",
		mThemes:    "A text carries a theme when a rule of the codebook (version %s) finds it there; every mark can be traced to the words behind it.",
		mNoThemes:  "No codebook was used.",
		mLearned:   "What people decided on texts was also learned from, and such marks added where other words speak for a theme.",
		mCampaigns: "%s were made from %d templates, letters that several people sent, by %d people. They count like all others: behind each is a person.",
		mHeld:      "Figures under %d are kept back, and so are those from which one could be worked out, by groups and rounds too. Of a group or a round it is not told what all of it thinks. Small groups are shown together.",
		mHeldNone:  "No figure was kept back for being small.",
		mExcluded:  "Received and not counted: %s.", mNothingExcluded: "Everything that was received counts.",
		xReplaced: "%s that the same person replaced later", xGone: "%s no longer in the form", xUnread: "%s that could not be read", xRatings: "%s without a number from 1 to 5", xEmpty: "%s without content",
		mQuotes:    "Only people whose latest answer allows it are quoted, with a name only where they said so, and with how they rated the principle. Addresses, telephone numbers and names in quotes are [removed] by a program, which can miss some. Words are left as written; “…” marks where sentences are left out.",
		mChecked:   "Marks of themes that were checked: %d; links between responses: %d; quotes: %d; by %s.",
		mUnchecked: "No mark of a theme, link between responses or quote has been checked by a person yet.",
		mComments:  "Comments on the shared document count as texts on the principle that they quote; they are never quoted here, since nobody was asked.",
		mLimits:    "Nothing here says what everybody thinks: it says what those who answered wrote.",
		mVersions:  "Run %d, analysis %s, codebook %s.", mVersionsNoBook: "none",
		roles:     map[string]string{"registration": "registrations", "feedback": "feedback", "attendance": "attendance"},
		types:     map[string]string{"google-form": "Google Form", "google-doc": "comments on a Google Doc", "file": "file"},
		anonymous: "anonymous", anonymousOf: "anonymous, %s",
		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}, date: "%d %s %d",
		foot:     "Made with canvass from the records of run %d. The same records give the same text.",
		fullStop: ".", low: "*",
	}
}

// spanish is the same in Spanish.
func spanish() *words {
	return &words{
		skip: "Ir al contenido", contents: "Contenido", data: "Las cifras en una tabla", top: "Volver arriba",
		people: "personas", person: "persona", texts: "textos", text: "texto", responses: "respuestas", response: "respuesta", comments: "comentarios", comment: "comentario", entries: "entradas", entry: "entrada", ratings: "valoraciones", rating: "valoración", and: "y", quoted: "%s «%s»",

		leadFigures: "%s opinaron sobre %d principios en borrador y escribieron %s; se habían inscrito %s.",
		leadData:    "Respuestas del %s al %s, leídas el %s (lectura %d).",
		leadNotRead: "No se pudo leer entonces: %s. Faltan sus últimas respuestas.",
		heldNote:    "[c] indica una cifra que se reserva porque es menor que %d o permitiría averiguar una que lo es.",
		who:         "Quién participó", whoLead: "Cada persona cuenta una vez, por muchas veces que haya respondido.", whoSeveral: "Quien participó en varias rondas cuenta en cada una, y una vez en los totales.", whoNoRound: "Las opiniones que no son de ninguna ronda están solo en los totales.", whoEmpty: "No hay rondas configuradas.",
		whoTable: "Personas por ronda", round: "Ronda", registered: "Inscritas", seated: "Con plaza", waiting: "En lista de espera", feedback: "Opinaron",
		attendance: "Quién asistió", attendanceTable: "Personas esperadas y personas que asistieron, por ronda", expected: "Esperadas", came: "Asistieron", absent: "No asistieron", besides: "Además", cameShare: "Proporción que asistió",
		attendanceLead:    "Según las listas de asistencia. Se esperaba a quienes tenían plaza, o a todas las personas inscritas donde una ronda no ofrece plazas; además asistieron personas en lista de espera, que habían cancelado o que no se habían inscrito.",
		attendanceTitle:   "%s: asistieron %s de %s personas esperadas (%s)",
		attendanceUnknown: "No se sabe, por falta de lista: %s.",
		when:              "Cuándo participaron", whenLead: "Cada persona cuenta una vez, en su primera inscripción y en su primera opinión.", whenTable: "Personas que participaron por primera vez",
		byWeek: stepWords{"Semana del", "%s, por semana"}, byMonth: stepWords{"Mes", "%s, por mes"},
		groupsTable: "Personas que opinaron, según el grupo que indicaron", groupsLead: "Las proporciones son de las %s que opinaron.", groups: "Quiénes son", group: "Grupo", otherGroups: "otros grupos, cada uno demasiado pequeño para mostrarlo", notGiven: "sin grupo indicado", persons: "Personas",
		groupsTitle:     "El grupo más indicado es «%s»: %s de %s",
		whatPeopleThink: "Qué se piensa de cada principio",
		thinkLead:       "Cada principio se valoró de 1 (muy en desacuerdo) a 5 (muy de acuerdo). Estar de acuerdo es 4 o 5. Respondió quien quiso: no es una muestra aleatoria, y los intervalos solo muestran cuánto azar hay en una cifra.",
		thinkEmpty:      "No hay principios configurados.",
		chartMost:       "El mayor acuerdo es con %s (%s) y el menor con %s (%s); cada uno lo valoraron %s personas",
		chartOne:        "%s de acuerdo con %s, de %s personas que lo valoraron", chartNone: "Todavía no se puede mostrar ninguna cifra",
		chartLikert: "Las cinco respuestas a cada principio, como partes del 100 %", chartSides: "A la izquierda quienes están en desacuerdo, a la derecha quienes están de acuerdo, en cada principio",
		chartAlt:  "Barras, una por cada uno de %d. %s. Las cifras están en la tabla que sigue.",
		principle: "Principio", base: "n", disagree: "En desacuerdo", agree: "De acuerdo", agreeShare: "De acuerdo, proporción", interval: "Intervalo del 95 %", textsColumn: "Textos",
		likert:           [5]string{"Muy en desacuerdo", "En desacuerdo", "Ni lo uno ni lo otro", "De acuerdo", "Muy de acuerdo"},
		principleFigures: "%s de las %s personas que lo valoraron están de acuerdo (%s; intervalo del 95 %%: %s).%s",
		principleHeld:    "Cuántas personas están de acuerdo queda reservado: muy pocas están de uno de los lados.",
		principleNobody:  "Nadie lo ha valorado.", principleTexts: "Se escribieron %s sobre él.",
		inFavour: "De personas que están de acuerdo", against: "De personas que no están de acuerdo", agrees: "de acuerdo", objects: "en desacuerdo", noQuotes: "No hay citas sobre él: de quienes lo valoraron y escribieron sobre él, nadie aceptó ser citado con un texto de una extensión que se pueda mostrar.",
		byGroupTitle: "proporción que está de acuerdo, por grupo", groupsHeld: "(%d más, reservados)",
		between:      "Qué cambió entre rondas",
		betweenLead:  "De cada ronda cuentan las respuestas dadas en ella. Respondieron personas distintas, así que un cambio puede ser de personas y no de opiniones.",
		betweenTable: "Proporción que está de acuerdo, por ronda", change: "Cambio, puntos",
		betweenApart: "Mayores de lo que haría el azar por sí solo (los intervalos del 95 % no se tocan) son estos cambios:", betweenSame: "Ningún cambio entre la primera ronda y la última es mayor de lo que haría el azar por sí solo: los intervalos del 95 % se tocan.",
		betweenPoint: "%s: del %s de %s (%s) al %s de %s (%s), %s puntos",
		themes:       "De qué se escribe", themesLead: "Escribieron algo %s. Un texto puede tratar varios temas o ninguno.", themesEmpty: "No hay libro de códigos configurado.",
		themeFigures: "%s de las %s personas que escribieron algo lo tratan (%s; intervalo del 95 %%: %s), en %s.",
		themesTitle:  "Lo más tratado es «%s»: %s de %s (%s)", themesNone: "Nadie ha escrito todavía sobre un tema",
		theme: "Tema", share: "Proporción de personas", themesTable: "Personas que tratan cada tema",
		how:        "Cómo se hizo",
		mSources:   "Las respuestas proceden de las fuentes que figuran abajo. Se dieron entre el %s y el %s y se leyeron el %s (lectura %d).",
		mSource:    "%s: %s, %s, %s",
		mRevisions: "sus preguntas cambiaron %s mientras llegaban respuestas; cada respuesta se lee según el formulario de entonces",
		mPeople:    "Son de una misma persona las respuestas cuyo nombre, dirección y demás datos lo hacen probable en conjunto, al menos al 80 por ciento; de cada vínculo consta el motivo. De cada persona cuenta la última respuesta a cada pregunta.",
		mAgree:     "Los intervalos son de Wilson, al 95 %. Una base menor que 30 se marca con *: léase como voces sueltas.",
		mThemes:    "Un texto lleva un tema cuando una regla del libro de códigos (versión %s) lo encuentra en él; cada marca se puede seguir hasta las palabras que la sostienen.",
		mNoThemes:  "No se usó libro de códigos.",
		mLearned:   "También se aprendió de lo que se decidió sobre los textos, y se añadieron marcas donde otras palabras hablan de un tema.",
		mCampaigns: "%s se hicieron con %d plantillas, cartas que enviaron varias personas; son de %d personas. Cuentan como los demás: detrás de cada uno hay una persona.",
		mHeld:      "Se reservan las cifras menores que %d y aquellas de las que se podría deducir una, también por grupos y rondas. De un grupo o una ronda no se dice lo que piensan todos sus miembros. Los grupos pequeños se muestran juntos.",
		mHeldNone:  "Ninguna cifra se reservó por ser pequeña.",
		mExcluded:  "Se recibió y no cuenta: %s.", mNothingExcluded: "Cuenta todo lo que se recibió.",
		xReplaced: "%s que la misma persona sustituyó después", xGone: "%s fuera ya del formulario", xUnread: "%s sin lectura posible", xRatings: "%s sin un número del 1 al 5", xEmpty: "%s sin contenido",
		mQuotes:    "Solo se cita a quien lo permite en su última respuesta, con nombre solo si así lo dijo, y con su valoración del principio. Un programa quita de las citas direcciones, teléfonos y nombres, [removed], y puede dejar alguno. Las palabras quedan como se escribieron; «…» indica dónde faltan frases.",
		mChecked:   "Marcas de temas revisadas: %d; vínculos entre respuestas: %d; citas: %d; por %s.",
		mUnchecked: "Ninguna persona ha revisado todavía marcas de temas, vínculos entre respuestas ni citas.",
		mComments:  "Los comentarios al documento compartido cuentan como textos sobre el principio que citan; aquí no se reproducen, porque no se preguntó a nadie.",
		mLimits:    "Nada de esto dice lo que piensa todo el mundo: dice lo que escribieron quienes respondieron.",
		mVersions:  "Lectura %d, análisis %s, libro de códigos %s.", mVersionsNoBook: "ninguno",
		roles:     map[string]string{"registration": "inscripciones", "feedback": "opiniones", "attendance": "asistencia"},
		types:     map[string]string{"google-form": "formulario de Google", "google-doc": "comentarios a un documento de Google", "file": "archivo"},
		anonymous: "anónimo", anonymousOf: "anónimo, %s",
		months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}, date: "%d de %s de %d",
		foot:     "Hecho con canvass a partir de los registros de la lectura %d. Los mismos registros dan el mismo texto.",
		fullStop: ".", low: "*",
	}
}
