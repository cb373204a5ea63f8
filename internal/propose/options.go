package propose

import (
	"strings"

	"canvass/internal/survey"
)

// optionClues are options that show what a question asks, whatever its title is;
// at least two options of a question must fit.
var optionClues = []struct {
	field   survey.Field
	weight  int
	phrases []phrase
}{
	{survey.FieldGroup, 4, []phrase{
		"government*", "gobierno*", "administracion*", "public sector", "sector publico", "public servant*", "public official*", "civil servant*", "funcionari*", "procurement", "contratacion", "compras", "civil society", "sociedad civil", "ngo", "ong", "nonprofit*", "non profit", "academi*", "research*", "investigacion",
		"universi*", "company", "private sector", "sector privado", "vendor*", "supplier*", "empresa*", "proveedor*", "citizen*", "ciudadan*", "resident*", "member of the public", "journalist*", "periodista*", "practitioner*", "consult*", "student*", "estudiante*", "community organi*", "activist*", "activism*", "donor*", "foundation*", "medios",
		"municipal*", "ayuntamiento*", "council*", "concejal*", "police*", "polici*", "press", "prensa", "media", "teacher*", "docente*", "profesor*", "maestr*", "parent*", "madre*", "padre*", "famil*", "pupil*", "alumn*", "farmer*", "agricult*", "campesin*", "fisher*", "pesca*", "neighbour*", "neighbor*", "vecin*",
		"business*", "comerci*", "shop*", "trader*", "industr*", "union*", "sindicat*", "doctor*", "medic*", "nurse*", "enfermer*", "patient*", "pacient*", "artist*", "engineer*", "ingenier*", "lawyer*", "abogad*", "scientist*", "cientific*", "expert*", "volunteer*", "voluntari*", "worker*", "trabajador*", "employee*", "emplead*", "manager*", "staff",
		"personal", "owner*", "propietari*", "tenant*", "inquilin*", "environmental group*", "grupo ecolog*", "ecologist*", "association*", "asociacion*", "cooperativ*", "utility", "think tank*", "librarian*", "bibliotecari*", "user*", "usuari*", "campaigner*", "developer*", "desarrollador*", "self employed", "autonom*", "retired", "jubilad*", "public", "tecnic*", "technician*", "producer*", "produccion", "driver*", "conductor*",
	}},
	{survey.FieldDietary, 4, []phrase{"vegetarian*", "vegan*", "halal", "kosher", "gluten*", "nuts", "nut", "frutos secos", "lactos*", "dairy", "pescatarian*", "celia*", "coelia*", "omnivor*"}},
	{survey.FieldAccess, 4, []phrase{"wheelchair", "silla de ruedas", "sign language", "lengua de sen*", "captions", "captioning", "subtitul*", "large print", "step free", "hearing loop", "bucle magnetico", "quiet room", "interpret*", "letra grande"}},
	{survey.FieldHeard, 4, []phrase{"newsletter", "boletin", "colleague*", "colega*", "social media", "redes sociales", "word of mouth", "boca a boca", "friend*", "amig*", "linkedin", "twitter", "website", "pagina web", "invitation", "invitacion", "poster", "cartel", "radio", "mailing list"}},
	{survey.FieldCountry, 3, []phrase{"spain", "espana", "mexico", "colombia", "chile", "argentina", "peru", "uruguay", "brazil", "brasil", "united states*", "estados unidos", "kenya", "france", "francia", "germany", "alemania", "united kingdom", "reino unido", "canada", "india", "portugal", "ecuador", "costa rica", "bolivia", "nigeria"}},
	{survey.FieldStance, 4, []phrase{"support*", "object*", "oppose*", "apoy*", "opong*", "oponemos", "rechaz*", "with additions", "con adiciones", "con cambios", "with changes", "a favor", "en contra", "in favour", "in favor", "against", "undecided", "indecis*", "amendment*", "enmienda*", "as it is", "tal cual", "as it stands", "tal como esta"}},
	{survey.FieldConsentQuote, 5, []phrase{"my name", "mi nombre", "anonym*", "anonim*", "by name", "with attribution", "without attribution", "con nombre", "without my name", "sin mi nombre", "quote me", "citarme", "do not quote", "no me citen"}},
}

// optionEvidence returns what the options add to each field's score.
func optionEvidence(options []string) map[survey.Field]int {
	out := map[survey.Field]int{}
	var cut [][]string
	for _, o := range options {
		cut = append(cut, words(o))
	}
	for _, c := range optionClues {
		n := 0
		for _, o := range cut {
			if anyIn(o, c.phrases) {
				n++
			}
		}
		if n >= 2 && 3*n >= len(options) {
			out[c.field] = c.weight
		}
	}
	if asksConsent(options) {
		out[survey.FieldConsentQuote] = 6
	}
	if n := modesAmong(options); n > 1 {
		out[survey.FieldAttendance] = 5
	}
	return out
}

// modesAmong counts the different ways of attending among options, cancelling
// counted only beside one of the others: remote work, places and video calls appear
// in other questions too.
func modesAmong(options []string) int {
	seen := map[string]bool{}
	for _, o := range options {
		if m := modeOf(o); m != "" {
			seen[m] = true
		}
	}
	if !seen[inPerson] && !seen[remote] {
		return 0
	}
	return len(seen)
}

// yesNo reports whether the options are yes and no, maybe with a reservation.
func yesNo(options []string) bool {
	yes, no := false, false
	for _, o := range options {
		w := words(o)
		if len(w) == 0 {
			continue
		}
		yes = yes || w[0] == "yes" || w[0] == "si"
		no = no || w[0] == "no"
	}
	return yes && no && len(options) <= 4 && !strings.Contains(strings.Join(options, " "), "/")
}
