package propose

import (
	"slices"

	"canvass/internal/survey"
)

var (
	registering = []phrase{"regist*", "rsvp", "inscri*", "sign up", "signup", "apunt*", "book your place", "reserve*", "confirm* … asistencia", "join us", "invitation", "invitacion", "enrol*"}
	commenting  = []phrase{"feedback", "comment*", "comentario*", "consulta", "consultation", "survey", "encuesta", "opinion*", "your views", "aporte*", "aportacion*", "valoracion*", "have your say", "draft", "borrador", "retroalimentacion", "respond to", "cuestionario", "questionnaire", "your say"}
	checkingIn  = []phrase{"attendance list", "sign in sheet", "sign in", "check in", "lista de asistencia", "hoja de firmas", "registro de asistencia", "attendance sheet", "who came", "control de asistencia"}
)

// guessRole weighs the form's title and what it asks.
func (d *draft) guessRole() (survey.Role, bool) {
	if d.Role != "" {
		return d.Role, true
	}
	if hasAny(d.Title, checkingIn) && len(d.found) == 0 {
		return survey.Attendance, true
	}
	if r := d.marks(); r != nil {
		r.marked = true
		return survey.Attendance, len(d.Values[r.ID]) > 0
	}
	registration, feedback := 0, 0
	if hasAny(d.Title, registering) {
		registration += 4
	}
	if hasAny(d.Title, commenting) {
		feedback += 4
	}
	if len(d.found) > 0 {
		feedback += 5
	}
	for _, r := range d.reads {
		strong := func(fields ...survey.Field) bool {
			return slices.ContainsFunc(fields, func(f survey.Field) bool { return r.scores[f] >= sureScore })
		}
		if strong(survey.FieldAttendance) {
			registration += 3
		}
		if strong(survey.FieldDietary, survey.FieldAccess, survey.FieldPhone, survey.FieldHeard) {
			registration++
		}
		if strong(survey.FieldVision, survey.FieldExperience, survey.FieldPractice, survey.FieldWording, survey.FieldConsentQuote, survey.FieldStance) {
			feedback++
		}
	}
	if registration > feedback {
		return survey.Registration, registration-feedback > 1
	}
	return survey.Feedback, feedback-registration > 1
}

// once are fields that one form asks for once.
var once = []survey.Field{
	survey.FieldOrganisation, survey.FieldCountry, survey.FieldGroup, survey.FieldAttendance, survey.FieldDietary, survey.FieldPhone, survey.FieldStance,
	survey.FieldConsentQuote, survey.FieldConsentContact, survey.FieldHeard, survey.FieldID, survey.FieldSubmitted,
}

// settle decides what the questions outside principles mean, in view of the role.
func (d *draft) settle() {
	best := map[survey.Field]*reading{}
	for _, r := range d.reads {
		if d.owner(r) >= 0 {
			continue
		}
		if said, ok := d.Fields[r.ID]; ok {
			r.field, r.sure = said, true
			continue
		}
		r.adjust(d.role)
		r.decide()
		if r.marked {
			r.field, r.sure = survey.FieldAttendance, true
		}
		old := best[r.field]
		switch {
		case !slices.Contains(once, r.field):
		case old == nil:
			best[r.field] = r
		case r.scores[r.field] > old.scores[r.field]:
			old.doubt(survey.FieldOther, "")
			best[r.field] = r
		default:
			r.doubt(survey.FieldOther, "")
		}
	}
	d.wholeNames()
	if best[survey.FieldGroup] == nil {
		d.likelyGroup()
	}
}

// likelyGroup takes the first choice that nothing else speaks for as the group:
// forms ask who somebody is before they ask what that person thinks.
func (d *draft) likelyGroup() {
	for _, r := range d.reads {
		switch {
		case d.owner(r) >= 0 && d.role == survey.Feedback:
			return
		case r.shape == closed && r.field == survey.FieldOther && r.strongest() == 0 && len(r.Options) > 2 && !yesNo(r.Options) && d.Fields[r.ID] == "":
			r.doubt(survey.FieldGroup, "who somebody is, perhaps")
			return
		}
	}
}

// adjust weighs fields by where they are asked, and by what only they have.
func (r *reading) adjust(role survey.Role) {
	lower := func(by int, fields ...survey.Field) {
		for _, f := range fields {
			r.scores[f] = max(0, r.scores[f]-by)
		}
	}
	switch role {
	case survey.Feedback:
		lower(3, survey.FieldAttendance, survey.FieldDietary, survey.FieldAccess)
	default:
		lower(2, survey.FieldVision, survey.FieldExperience, survey.FieldPractice, survey.FieldWording)
	}
	if r.Kind == survey.KindParagraph { // such answers are short
		lower(2, survey.FieldName, survey.FieldEmail, survey.FieldOrganisation, survey.FieldCountry, survey.FieldPhone, survey.FieldGroup)
	}
	if yesNo(r.Options) {
		lower(4, survey.FieldGroup, survey.FieldCountry, survey.FieldOrganisation)
		lower(2, survey.FieldAttendance)
	}
	if r.shape == scaled {
		lower(4, survey.FieldGroup, survey.FieldConsentQuote, survey.FieldConsentContact)
	}
}

// wholeNames doubts a bare "Name" beside a first name and a surname: it may be
// something else's.
func (d *draft) wholeNames() {
	n := 0
	for _, r := range d.reads {
		if r.field == survey.FieldName {
			if n++; n > 2 {
				r.sure = false
			}
		}
	}
}
