package propose

import (
	"cmp"
	"strconv"
	"strings"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// language detects the language of everything that a form says, "" unknown.
func language(s Sample) string {
	all := []string{s.Title, s.Description}
	for _, q := range s.Questions {
		all = append(all, q.Title)
		all = append(all, q.Options...)
		all = append(all, s.Values[q.ID]...)
		all = append(all, s.Notes[q.ID].Section)
	}
	l, sure := text.Detect(strings.Join(all, "\n"))
	if !sure {
		return ""
	}
	return l
}

// name names a source by its role, and by round or language where that tells it
// from the others.
func (d *draft) name(taken map[string]int) string {
	base := map[survey.Role]string{survey.Registration: "registrations", survey.Feedback: "feedback", survey.Attendance: "attendance"}[d.role]
	if d.Type == survey.GoogleDoc {
		base = "drafting-doc"
	}
	for _, suffix := range []string{"", d.apart} {
		if name := strings.TrimSuffix(base+"-"+suffix, "-"); taken[name] == 0 && (suffix != "" || d.apart == "") {
			taken[name]++
			return name
		}
	}
	base = strings.TrimSuffix(base+"-"+d.apart, "-")
	taken[base]++
	return base + "-" + strconv.Itoa(taken[base])
}

// tellApart notes what tells forms of one role from each other: the round of
// registrations, the language of others, else nothing.
func tellApart(drafts []*draft) {
	for _, d := range drafts {
		for _, o := range drafts {
			switch {
			case o == d || o.role != d.role || o.Type == survey.GoogleDoc || d.Type == survey.GoogleDoc:
			case o.round != d.round && d.round != "":
				d.apart = d.round
			case o.language != d.language && d.language != "" && d.apart == "":
				d.apart = d.language
			}
		}
	}
}

var nameEnds = []phrase{
	"^ your", "^ feedback", "^ comment*", "^ sus", "^ su", "^ comentario*", "^ registr*", "^ inscri*", "^ survey", "^ encuesta", "^ form*", "^ consulta*", "^ tus", "^ give", "^ tell", "^ sign", "^ rsvp", "^ cuestionario", "^ questionnaire", "^ round", "^ ronda", "^ draft", "^ borrador", "^ share", "^ comparta", "^ english", "^ spanish", "^ espanol", "^ ingles", "^ version",
}

// NoName is a project's name where no form has a title to take it from. A file's name
// says what is in the file.
const NoName = "My consultation"

// projectName takes the project's name from the titles: a feedback form's before
// a registration's, English before Spanish, without the words for the form itself.
func projectName(drafts []*draft) string {
	best, rank := "", 0
	for _, d := range drafts {
		if d.Type == survey.FileSource {
			continue
		}
		r := 1
		if d.role == survey.Feedback {
			r += 2
		}
		if d.language == drafts[0].language {
			r++
		}
		title := trimTitle(d.Title)
		if w := words(title); len(w) > 1 || len(w) == 1 && !hasAny(title, nameEnds) {
			if r > rank {
				best, rank = title, r
			}
		}
	}
	return cmp.Or(best, NoName)
}

// trimTitle takes away the part of a title that names the form.
func trimTitle(s string) string {
	for _, mark := range []string{": ", " - ", " – ", " — ", " | ", " ("} {
		before, after, ok := strings.Cut(s, mark)
		switch {
		case ok && hasAny(after, nameEnds):
			s = before
		case ok && hasAny(before, nameEnds) && mark != " (":
			s = after
		}
	}
	return strings.TrimSpace(s)
}
