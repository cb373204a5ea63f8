package propose

import "canvass/internal/survey"

// clue is wordings that speak for a field: 4 for what hardly means anything else,
// 3 for what is sure by itself, 2 for a hint.
type clue struct {
	field   survey.Field
	weight  int
	shapes  []shape // the question has one of them; none: any
	file    bool    // only in files
	phrases []phrase
}

func (c clue) fits(s shape, file bool) bool {
	if c.file && !file {
		return false
	}
	for _, want := range c.shapes {
		if want == s {
			return true
		}
	}
	return len(c.shapes) == 0
}

var (
	anyShape  []shape
	openOnly  = []shape{open}
	pickOnly  = []shape{closed, scaled}
	opinions  = []shape{open, closed}
	typedOnly = []shape{open, amount}
)

// clues are in no particular order: the highest weight counts.
var clues = []clue{
	{survey.FieldSubmitted, 5, anyShape, true, []phrase{"^ timestamp $", "^ marca temporal $", "^ submitted", "^ date submitted", "^ submission date", "^ fecha de envio", "^ fecha de registro", "^ fecha $", "^ fecha y hora", "^ date $", "^ date and time", "^ created at", "^ completed at", "^ entry date", "^ hora de finalizacion", "^ completion time"}},
	{survey.FieldID, 5, anyShape, true, []phrase{"^ id $", "^ response id", "^ submission id", "^ id de respuesta", "^ no $", "^ number $", "^ numero $"}},

	{survey.FieldEmail, 4, openOnly, false, []phrase{"e mail", "email", "emails", "e mails", "mail address", "correo", "mail $", "^ mail", "su mail", "tu mail", "your mail", "electronic address", "inbox", "direccion electronica"}},
	{survey.FieldPhone, 4, typedOnly, false, []phrase{"phone*", "telephone*", "mobile", "cell", "cellphone", "whatsapp", "telefon*", "movil", "celular", "numero de contacto", "contact number", "number to reach", "numero para", "reach you on", "number for the day", "^ tel $", "^ tel no", "^ fono", "^ fijo", "text message*", "^ sms"}},

	{survey.FieldName, 4, openOnly, false, []phrase{
		"full name", "first name", "last name", "given name*", "family name*", "surname*", "your name", "forename*", "^ name $", "^ names $", "^ name and surname",
		"^ nombre $", "^ nombres $", "apellido*", "nombre completo", "nombre y apellidos", "su nombre", "tu nombre", "como se llama", "como te llamas", "what is your name",
	}},
	{survey.FieldName, 3, openOnly, false, []phrase{"^ name", "^ nombre", "preferred name", "name $", "^ first $", "^ last $", "^ first and last", "participant name", "stage name", "nombre artistico", "^ signed $", "^ signature $", "^ firma $", "^ respondent $", "^ respondent name", "^ participant $", "expect $", "people call you", "^ guest $", "^ invitad* $", "como le llam*", "como prefiere que", "^ parent or guardian", "^ contact person", "persona de contacto", "^ attendee $", "^ attendee name", "^ nombre de", "^ parent name", "who are you $", "what should we call you"}},

	{survey.FieldOrganisation, 5, openOnly, false, []phrase{
		"name of … organi*", "organi* name", "nombre de … organizacion", "nombre de … institucion", "nombre de … entidad", "nombre de … empresa", "name of … institution",
		"name of … company", "name of … employer", "name of … agency",
	}},
	{survey.FieldOrganisation, 6, anyShape, true, []phrase{"^ organi* $", "^ your organi* $", "^ su organizacion $", "^ tu organizacion $"}}, // of a column, however few are named in it
	{survey.FieldOrganisation, 4, openOnly, false, []phrase{
		"^ organisation*", "^ organization*", "^ organizacion*", "^ institution*", "^ institucion*", "^ affiliation*", "^ afiliacion", "^ employer", "^ company", "^ empresa", "^ entidad*",
		"your organi*", "su organizacion", "tu organizacion", "su institucion", "su entidad", "where do you work", "donde trabaja*", "which organi*", "que organizacion", "organi* or", "organizacion o", "compania", "^ collective", "^ colectivo", "^ firm", "^ school", "^ escuela", "^ association", "^ asociacion", "who do you speak for", "por quien habla*",
		"do you represent", "a quien representa*", "on behalf of", "en nombre de", "work for", "who do you work", "your institution", "your employer", "your company",
	}},
	{survey.FieldOrganisation, 3, openOnly, false, []phrase{"organisation*", "organization*", "organizacion*", "institution*", "institucion*", "affiliation*", "afiliacion", "agency", "employer", "company", "empresa", "entidad*", "colectivo"}},

	{survey.FieldCountry, 5, anyShape, false, []phrase{"^ country", "^ pais", "which country", "what country", "que pais"}},
	{survey.FieldCountry, 4, anyShape, false, []phrase{"country", "countries", "pais", "paises"}},
	{survey.FieldCountry, 3, openOnly, false, []phrase{"where are you based", "where do you live", "where are you joining", "donde vive*", "donde reside*", "where in the world", "nationality", "nacionalidad", "desde donde nos acompana", "desde donde se conecta"}},

	{survey.FieldGroup, 5, pickOnly, false, []phrase{
		"type of … organi*", "kind of … organi*", "tipo de … organizacion", "tipo de … entidad", "tipo de … institucion", "describes you", "best describes", "le describe*", "te describe*", "lo describe*",
		"describe mejor", "mejor describe", "stakeholder*", "sector*", "perfil*", "colectivo*", "in what capacity", "en calidad de", "organisation type", "organization type", "category of", "type of participant", "type of respondent", "respondent type", "participant type", "tipo de participante", "tipo de persona", "which hat", "what hat", "in your role as", "your connection to", "su relacion con", "tu relacion con", "your relationship", "your interest in", "what brings you",
	}},
	{survey.FieldGroup, 3, pickOnly, false, []phrase{
		"you are $", "respond* as", "answer* as", "respond* como", "respond* en calidad", "speak* as", "taking part as", "i come from", "vengo de", "^ eres", "^ i am", "^ you are", "^ soy", "^ usted es", "^ are you a", "^ are you an", "as $", "como $", "write as", "escribo como", "speaking as", "hablo como", "here as", "desde que lugar", "role", "rol", "organisation*", "organization*", "organizacion*", "background", "group", "grupo", "categor*", "profile", "participa como", "from which perspective", "identify as",
		"desde donde participa*", "quien es usted", "who are you", "affiliation*", "ambito*",
	}},
	{survey.FieldGroup, 3, openOnly, false, []phrase{"^ sector $", "^ your sector $", "^ stakeholder group $", "^ su sector $"}},

	{survey.FieldAttendance, 4, pickOnly, false, []phrase{
		"how … attend", "how … join", "how … take part", "how … participate", "will you attend", "plan* to attend", "como asistir*", "como … participar*", "como … asistir*", "como … acompan*", "modalidad*",
		"attendance", "asistencia", "mode of participation", "participation mode", "forma de participacion", "in person or", "presencial o", "how … be there", "asistira*", "attending", "how … come", "como vendra*", "will you be joining", "vas a venir", "are you coming", "will you come", "will you be there", "va a venir", "vendra*", "vienes", "viene", "vendras", "podras venir", "podra venir", "can you come", "can you make it", "nos acompana*", "como … unir*", "how … with us",
	}},
	{survey.FieldAttendance, 2, pickOnly, false, []phrase{"attend*", "join*", "asist*", "participar*", "vendra*", "format*"}},

	{survey.FieldAccess, 4, opinions, false, []phrase{
		"accessib*", "access needs", "access requirements", "accommodation*", "adjustment*", "special needs", "need* … to take part", "need* … to participate", "need* … take part", "need* … fully", "disabilit*",
		"accesib*", "necesita* … participar", "necesita* … plenamente", "adaptacion*", "ajuste*", "discapacidad*", "wheelchair", "sign language", "lengua de sen*", "interpret*", "necesidades especiales", "necesidades de apoyo", "support needs", "apoyo*", "make it easier for you", "comfortabl*", "comod*", "help you take part", "help you join", "hard for you", "ayud* … participar", "mobility", "movilidad", "hearing support", "language support", "step free", "requerimiento*", "necesita* algo", "need anything", "anything … need", "tick … need", "algun apoyo", "barrier*", "barrera*", "necesidad* de acces*", "health condition*", "medical", "salud", "medic*",
	}},
	{survey.FieldDietary, 4, opinions, false, []phrase{
		"diet*", "allerg*", "food", "meal*", "eat", "lunch", "catering", "alimenta*", "dieta*", "comida*", "alergi*", "menu", "almuerzo", "comer", "intoleranc*", "plate", "plato", "snack*", "refreshment*", "sandwich*", "soup*", "sopa*", "dinner", "cena", "breakfast", "desayuno", "supper", "picada", "coffee", "refrigerio*", "vegetarian*", "vegan*", "not eat", "no coma*", "picnic", "restricciones alimen*",
	}},
	{survey.FieldHeard, 5, anyShape, false, []phrase{
		"hear about", "heard about", "hear of", "heard of", "find out about", "found out", "learn about … event", "learn about us", "learn about this", "find us", "come across", "how did you hear", "came to know", "told you", "see the announcement", "saw the announcement", "saw this", "reach you about", "word reach", "how did you know", "how did you learn", "where did you read", "who invited you", "quien le invito", "quien te invito", "quien le conto", "quien te conto", "donde leyo", "donde vio", "donde viste", "enteraste", "se enteraron", "brought you here", "how did you find",
		"como se entero", "se entero", "te enteraste", "como nos conocio", "supo de", "como conocio", "como supo", "te has enterado", "se ha enterado", "como llego a", "por que medio",
	}},
	{survey.FieldIdentity, 4, typedOnly, false, []phrase{
		"postcode", "post code", "zip", "postal code", "^ rut $", "^ curp $", "^ nif $", "^ nie $", "documento de identidad", "id card", "numero de documento", "student number", "matricula", "year of birth", "ano de nacimiento", "codigo postal", "membership number", "member number", "date of birth", "birth date", "birthday", "fecha de nacimiento", "numero de socio", "dni", "cedula", "passport", "pasaporte", "id number", "numero de identificacion", "employee number", "postal address", "home address", "your address", "direccion postal", "domicilio", "linkedin", "twitter", "handle",
	}},

	{survey.FieldConsentQuote, 6, pickOnly, false, []phrase{
		"quote you", "quote your", "be quoted", "quoted", "quote from", "citar*", "cite your", "cite you", "attribut*", "publish your … name", "publish your", "publicar su*", "publicar tu*", "publiquemos", "use your words",
		"usar sus palabras", "utilizar sus palabras", "reproducir*", "share your comment*", "citado*", "quoting", "quote permission", "permission to quote", "permiso para citar", "quote ok", "print your", "imprimir su*", "imprimir tu*", "your words in", "sus palabras en", "tus palabras en", "reuse your", "publish what", "publicar lo que", "your answers in the report", "respuestas en el informe", "words appear", "aparecer sus palabras", "appear in", "compartir sus comentarios", "make your … public", "how should we credit", "hacer publico*",
	}},
	{survey.FieldConsentContact, 6, pickOnly, false, []phrase{
		"contact you", "we contact", "write to you", "email you", "be contacted", "in touch", "keep … informed", "kept informed", "keep you", "mailing list", "receive updates", "receive news", "let you know", "notify", "avisamos", "avisemos", "avisarle", "avisarte", "te escribamos", "quieres saber", "would you like to hear", "stay informed", "estar al tanto", "receive the", "hear from us", "send you", "follow up", "newsletter", "posted", "updates", "novedades", "al tanto", "reach out", "results by", "hear what", "want the outcome", "send me", "envienme", "mandarle*", "enterarte", "saber que", "hear about the outcome", "write with the results", "con los resultados", "authorise us to contact", "let me know", "avisenme", "would like to hear", "gustaria saber",
		"contactar*", "contactemos", "contacto con", "escribirle*", "escribirte*", "escribamos", "mantener* informad*", "recibir", "enviarle*", "enviemos", "enviarte", "informad* de", "lista de correo", "seguir en contacto", "ponernos en contacto",
	}},

	{survey.FieldStance, 5, pickOnly, false, []phrase{"all in all", "overall", "on the whole", "en conjunto", "en general", "in general", "your position", "su posicion", "su postura", "taken together", "globalmente", "do you support", "apoya*", "would … sign", "would … endorse", "firmaria*", "suscribiria*", "as it stands", "tal como esta", "be adopted", "be approved", "aprobarse", "adoptarse", "would you vote", "votaria*", "your vote", "su voto", "verdict on the whole", "final position"}},

	{survey.FieldWording, 5, openOnly, false, []phrase{
		"wording", "reword*", "reformul*", "rephras*", "redaccion", "redactar*", "rewrite", "which words", "what words", "que palabras", "alternative text", "alternative language", "texto alternativo", "suggested text", "passage*", "pasaje*", "sentence*", "clause*", "frase*", "parrafo*", "paragraph*", "change … text", "cambi* … texto", "texto … propon*", "propon* … texto", "drafting", "change in the text",
		"changes to the text", "changes to the draft", "cambios al texto", "cambios en el texto", "cambiaria … texto", "edits", "language would you", "how would you change", "cambiaria … borrador", "change … in the draft", "formulacion", "text change*", "frase* cambiaria*", "would you edit", "read differently", "should read", "other words", "otras palabras", "change any word", "cambiari* … palabra*", "another wording", "otra redaccion", "otra formulacion", "in your own words", "your version", "su version", "tu version", "enmienda*", "amendment*", "decir otra cosa", "dijera",
	}},
	{survey.FieldVision, 4, openOnly, false, []phrase{
		"vision", "look like", "looks like", "describe the", "ten years on", "proud of", "grandchildren", "nietos", "hijos", "children", "a decade from", "decada", "picture", "how should … feel", "deberian sentirse", "deberia sentirse", "wish for", "your wish", "su deseo", "deseo*", "anhel*", "hope*", "esperanza*", "legacy", "legado", "ideal*", "five years", "ten years", "years from now", "future", "imagine", "dream*", "cinco anos", "diez anos", "futuro", "imagin*", "hecho bien", "tendria exito", "exito", "aspir*", "hope*", "esper* … logr*", "sone*", "suena*", "what would you like to see", "le gustaria ver", "what should … be $", "what should … look", "deberia ser", "deberian ser", "deberia verse", "by 2030", "in 2030", "in 2035", "in 2040", "in 2050", "en 2030", "en 2035", "en 2040", "en 2050", "long term", "largo plazo", "would change if", "next generation", "proxima generacion",
	}},
	{survey.FieldExperience, 4, openOnly, false, []phrase{
		"experience*", "tell us about a", "tell us about an", "tell us about your", "have you been", "have you seen", "have you ever", "story", "stories", "helped or harmed", "touched your life", "toco la vida", "from your own", "de su propi*", "personal case", "a moment", "un momento", "have … ever", "has … ever", "alguna vez", "lesson … saw", "you saw", "you took part", "vivido", "vivio", "viviste", "happened when", "stayed with you", "your own case", "memory", "memories", "un dia en que", "una vez en que", "anecdot*", "describe a time", "describe a case", "you have witnessed", "you saw", "you were involved",
		"experiencia*", "cuentenos", "cuentanos", "ha vivido", "ha visto", "haya visto", "haya vivido", "ha participado", "relat*", "historia*", "describa un caso", "vivencia*", "a time when", "describe a", "describe an", "describa una", "describa un", "have you had", "que le paso", "que te paso", "has vivido", "has visto", "has participado", "has tenido", "has pedido", "te ha pasado", "le ha pasado", "te ha tocado", "cuentalo", "cuentame", "lived through", "been through", "been affected", "le ha afectado", "te ha afectado", "happened to you", "recuerd*", "remember", "ha tenido", "have you tried", "ha intentado", "en carne propia", "first hand", "what happened", "que paso", "alguna vez",
	}},
	{survey.FieldPractice, 5, openOnly, false, []phrase{
		"practice*", "best practice*", "practica*", "what works", "worked well", "works well", "should copy", "should learn from", "deberiamos copiar", "funcion* bien", "do you know of a", "conoce algun*", "ha funcionado", "funcionado bien", "tools or methods", "herramientas", "lessons", "lecciones", "metodos", "examples to follow", "ejemplo a seguir", "ejemplos a seguir", "example* we", "ejemplo* que", "examples from", "ejemplos de", "works elsewhere", "work elsewhere", "otro lado", "otra ciudad", "otro pais", "otros paises", "other places", "another town", "another city", "another country", "other countries", "other cities", "elsewhere", "handles this well", "lo haga bien", "lo hace bien", "that we could borrow", "could borrow", "tomar prestad*", "from other", "de otros", "de otras", "from another", "in another", "en otro", "en otra", "already works", "ya funciona", "funcione", "funcionan", "that work $", "worth following", "conviene seguir", "conoce una ciudad", "do you know a", "know a place", "conoce un", "does … well", "do … well", "working well", "seen work*", "visto funcionar", "solutions", "soluciones", "methods", "approaches", "enfoques", "hace* … bien", "already do*", "good example*", "buen ejemplo", "buenos ejemplos", "worth copying", "inspir*", "casos de exito",
	}},

	{survey.FieldIgnore, 6, anyShape, false, []phrase{"emergency", "emergencia", "emergencias"}},
	{survey.FieldOther, 3, anyShape, false, []phrase{
		"anything else", "any other", "other comments", "further comments", "additional comments", "general comments", "final comments", "algo mas", "otros comentarios", "comentarios finales", "comentarios adicionales", "comentarios generales", "otra cosa", "algun comentario", "questions for us", "preguntas para",
		"job title", "position", "cargo", "puesto", "arrive", "arrival", "llega*", "privacy", "privacidad", "data protection", "proteccion de datos", "photo*", "foto*", "workshop", "taller", "the room", "la sala", "event", "evento", "gender", "genero", "age", "edad", "city", "ciudad", "pronoun*", "pronombre*", "how long", "cuanto tiempo", "t shirt", "parking", "hotel", "plus one",
		"sesion*", "session*", "reference*", "referencias", "link*", "enlace*", "attach*", "adjunt*", "upload", "subir", "language* do you", "idioma*",
	}},
	{survey.FieldOther, 5, anyShape, false, []phrase{"job title", "privacy policy", "politica de privacidad", "photograph*", "fotograf*", "recorded", "grabad*", "data protection", "proteccion de datos", "tratamiento de … datos", "process … data"}},
}
