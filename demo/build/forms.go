package main

import "fmt"

// principles are the titles of demo/principles.yaml, as the forms show them.
var principles = []struct{ id, en, es string }{
	{"P1", "Open from the first page", "Apertura desde la primera página"},
	{"P2", "People before specifications", "Las personas antes que las especificaciones"},
	{"P3", "The power to say no", "El poder de decir que no"},
	{"P4", "Participation is paid work", "Participar es un trabajo que se paga"},
	{"P5", "Words that people use", "Palabras que la gente usa"},
	{"P6", "No secrets about effects", "Sin secretos sobre los efectos"},
	{"P7", "Participation outlives the award", "La participación sigue tras la adjudicación"},
	{"P8", "A person answers", "Responde una persona"},
}

// What the options say. The order of groups is that of the organisations' file.
var (
	groups      = []string{"official", "procurement", "organiser", "vendor", "academic", "public"}
	groupLabels = map[string][]string{
		"en": {"Government official", "Procurement professional", "Civil society or community organiser", "Company or vendor", "Academic or researcher", "Member of the public"},
		"es": {"Administración pública", "Profesional de la contratación", "Sociedad civil u organización comunitaria", "Empresa o proveedor", "Academia o investigación", "Ciudadanía"},
	}
	attendance = map[string]map[string]string{
		"en": {"in": "In person", "rem": "Remote", "any": "Either", "off": "I can no longer come"},
		"es": {"in": "Presencial", "rem": "En línea", "any": "Cualquiera de las dos", "off": "Ya no puedo asistir"},
	}
	agreement = map[string][]string{
		"en": {"1 Strongly disagree", "2 Disagree", "3 Neither", "4 Agree", "5 Strongly agree"},
		"es": {"Muy en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo", "De acuerdo", "Muy de acuerdo"},
	}
	consent = map[string]map[string]string{
		"en": {"named": "Yes, with my name", "anonymous": "Yes, anonymously", "no": "No"},
		"es": {"named": "Sí, con mi nombre", "anonymous": "Sí, de forma anónima", "no": "No"},
	}
	heard = map[string][]string{
		"en": {"Newsletter", "A colleague", "Social media", "The agency's website", "Somebody knocked on my door"},
		"es": {"Boletín", "Una colega o un colega", "Redes sociales", "La web del ayuntamiento", "Un cartel en el centro cívico"},
	}
	diets = map[string][]string{
		"en": {"Vegetarian", "Vegan", "Halal", "Kosher", "No nuts", "No gluten"},
		"es": {"Vegetariana", "Vegana", "Halal", "Kosher", "Sin frutos secos", "Sin gluten"},
	}
	stances = []string{"I support it", "I support it with additions", "I object", "I object and propose something else", "I have questions"}
	ranked  = []string{"Openness", "Influence", "Pay", "Redress"}
)

func newForms() []*form {
	return []*form{registrationEN(), registrationES(), feedbackEN(), feedbackES()}
}

func registrationEN() *form {
	f := &form{
		source: "registrations-washington", id: "1canvassDemoRegistrationsWashington20250917aa", round: "washington", lang: "en",
		role: "registration", email: "VERIFIED", revision: "0000003c", ids: map[string]string{}, titles: map[string]string{},
		title:       "Brown-bag workshop, Washington: register",
		description: "17 September 2025, noon. Forty chairs, fifteen places online. Bring your lunch; we bring the draft principles.",
	}
	f.ask("name", "Full name", needed(short()))
	f.ask("organisation", "Organisation", short())
	f.ask("group", "Which of these describes you best?", orOther(choice(groupLabels["en"]...)))
	f.ask("country", "Country", short())
	f.ask("attendance", "How will you take part?", orOther(choice("In person", "Remote", "Either", "I can no longer come")))
	f.ask("access", "Is there anything you need to take part fully?", paragraph())
	f.ask("dietary", "Food", orOther(boxes(diets["en"]...)))
	f.ask("phone", "Phone, for the day itself", short())
	f.ask("heard", "How did you hear about us?", dropDown(heard["en"]...))
	f.ask("other/1", "When do you expect to arrive?", object{"timeQuestion": object{}})
	f.ask("unmapped", "Will you stay for the walk along the river afterwards?", choice("Yes", "No"))
	f.unmapped = []string{"unmapped"}
	return f
}

func registrationES() *form {
	f := &form{
		source: "registrations-madrid", id: "1canvassDemoInscripcionesMadrid20251008aaaaaa", round: "madrid", lang: "es",
		role: "registration", email: "DO_NOT_COLLECT", revision: "00000041", ids: map[string]string{}, titles: map[string]string{},
		title:       "Taller en Madrid: inscripción",
		description: "8 de octubre de 2025. Cuarenta sillas y quince plazas en línea.",
	}
	f.ask("name", "Nombre", needed(short()))
	f.ask("name/2", "Apellidos", needed(short()))
	f.ask("email", "Correo electrónico", needed(short()))
	f.ask("organisation", "Organización", short())
	f.ask("group", "¿Desde dónde participa?", orOther(choice(groupLabels["es"]...)))
	f.ask("country", "País", short())
	f.ask("attendance", "¿Cómo asistirá?", choice("Presencial", "En línea", "Cualquiera de las dos", "Ya no puedo asistir"))
	f.ask("access", "¿Necesita algo para participar plenamente?", paragraph())
	f.ask("dietary", "Alimentación", orOther(boxes(diets["es"]...)))
	f.ask("phone", "Teléfono", short())
	f.ask("heard", "¿Cómo se enteró?", dropDown(heard["es"]...))
	f.ask("other/1", "¿Qué día llega a Madrid?", object{"dateQuestion": object{"includeYear": true}})
	return f
}

func feedbackEN() *form {
	f := &form{
		source: "feedback-en", id: "1canvassDemoFeedbackOnDraftPrinciplesEnglisha", round: "washington", lang: "en",
		role: "feedback", email: "DO_NOT_COLLECT", revision: "00000077", ids: map[string]string{}, titles: map[string]string{},
		title:       "Principles for public participation in AI procurement: your feedback",
		description: "Eight draft principles. Comment on as many or as few as you like; every box may stay empty.",
	}
	f.section("About you", "Nothing here is required.")
	f.ask("name", "Name", short())
	f.ask("email", "Email, only if you want to hear back", short())
	f.ask("organisation", "Organisation", short())
	f.ask("group", "Which of these describes you best?", orOther(choice(groupLabels["en"]...)))
	f.ask("country", "Country", short())
	f.section("The principles", "")
	var keys, titles []string
	for _, p := range principles {
		keys, titles = append(keys, "rating/"+p.id), append(titles, p.id+" "+p.en)
	}
	f.grid("How far do you agree?", agreement["en"], keys, titles)
	for _, p := range principles {
		f.ask("comment/"+p.id, p.id+": your comment", paragraph())
		if p.id == "P6" {
			f.ask("comment/P6/2", "P6: which clause would you put in the contract?", paragraph())
		}
	}
	f.ask("wording", "Which words would you change, and to what?", paragraph())
	f.section("Beyond the draft", "")
	f.ask("vision", "What would good look like in five years?", paragraph())
	f.ask("experience", "Tell us about a purchase you saw from close by", paragraph())
	f.ask("practice", "A practice we should copy", paragraph())
	f.ask("stance", "All in all, what do you think of the draft?", choice(stances...))
	f.ask("other/1", "How sure are you that your agency could do all this?", object{"scaleQuestion": object{"high": 10, "lowLabel": "Not at all", "highLabel": "Entirely"}})
	f.ask("other/2", "Put these in order", object{"rankingQuestion": object{"items": values(ranked)}})
	f.ask("other/3", "Attach a clause or notice worth reading", object{"fileUploadQuestion": object{
		"folderId": "1canvassDemoUploadsFolder00000000", "types": []string{"PDF", "DOCUMENT"}, "maxFiles": 2, "maxFileSize": "10485760"}})
	f.ask("consent-quote", "May we quote you?", orOther(choice("Yes, with my name", "Yes, anonymously", "No")))
	f.ask("consent-contact", "May we write to you about the next draft?", choice("Yes", "No"))
	return f
}

func feedbackES() *form {
	f := &form{
		source: "feedback-es", id: "1canvassDemoComentariosAlBorradorEspanolaaaaa", round: "madrid", lang: "es",
		role: "feedback", email: "RESPONDER_INPUT", revision: "00000052", ids: map[string]string{}, titles: map[string]string{},
		title:       "Principios para la participación pública en la contratación de IA: sus comentarios",
		description: "Ocho principios en borrador. Comente los que quiera; ninguna casilla es obligatoria.",
	}
	f.ask("name", "Nombre y apellidos", short())
	f.ask("organisation", "Organización", short())
	f.ask("group", "¿Desde dónde participa?", orOther(choice(groupLabels["es"]...)))
	f.ask("country", "País", short())
	for i, p := range principles {
		f.section(fmt.Sprintf("Principio %d. %s", i+1, p.es), "")
		f.ask("rating/"+p.id, "¿Está de acuerdo con este principio?", choice(agreement["es"]...))
		f.ask("comment/"+p.id, "Comentario", paragraph())
	}
	f.section("Más allá del borrador", "")
	f.ask("wording", "¿Qué palabras cambiaría, y por cuáles?", paragraph())
	f.ask("vision", "¿Cómo se vería hecho bien, dentro de cinco años?", paragraph())
	f.ask("experience", "Cuéntenos una compra que haya visto de cerca", paragraph())
	f.ask("practice", "Una práctica que deberíamos copiar", paragraph())
	f.ask("other/1", "¿Qué le pareció el taller?", object{"ratingQuestion": object{"ratingScaleLevel": 5, "iconType": "STAR"}})
	f.ask("other/2", "¿Cuánto tiempo dedicó a leer el borrador?", object{"timeQuestion": object{"duration": true}})
	f.ask("consent-quote", "¿Podemos citarle?", orOther(choice("Sí, con mi nombre", "Sí, de forma anónima", "No")))
	f.ask("consent-contact", "¿Podemos escribirle sobre el próximo borrador?", choice("Sí", "No"))
	f.ask("unmapped", "¿Algo sobre la sala, la comida o el micrófono?", paragraph())
	f.unmapped = []string{"unmapped"}
	return f
}
