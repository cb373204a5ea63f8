package propose

import (
	"slices"

	"canvass/internal/survey"
)

// The modes that are proposed; an organiser may rename all but cancelled.
const (
	inPerson = "in-person"
	remote   = "remote"
	either   = "either"
)

var modeWords = []struct {
	mode    string
	phrases []phrase
}{
	{survey.Cancelled, []phrase{
		"no longer", "can t", "cannot", "can not", "unable", "won t", "will not", "not attend*", "not be able", "not able", "not coming", "cancel*", "ya no", "no puedo", "no podre", "no asistire", "no voy", "no ire", "no participare", "withdraw*", "imposible", "decline*", "have to miss", "sorry",
	}},
	{either, []phrase{"either", "both", "no preference", "whichever", "any of", "hybrid", "flexible", "cualquiera", "indistint*", "ambas", "ambos", "me da igual", "me es igual", "las dos", "los dos", "sin preferencia", "hibrid*", "don t mind", "happy with any*", "lo mismo", "de cualquier"}},
	{inPerson, []phrase{"in person", "inperson", "face to face", "on site", "onsite", "at the venue", "physical*", "in the room", "in the hall", "at the hall", "the hall", "the building", "auditorium", "auditorio", "presencial*", "en persona", "en la sala", "en sala", "cara a cara", "en el lugar", "en sitio", "fisic*", "voy al", "voy a la", "i ll be there", "i will be there", "alli estare", "come to the"}},
	{remote, []phrase{"remote*", "online", "on line", "virtual*", "zoom", "video", "videollamada", "videoconferencia", "teams", "webinar", "en linea", "a distancia", "remot*", "telematic*", "livestream", "streaming", "from home", "desde casa", "web", "internet", "por internet", "dial in", "telepresencia", "conectad*", "me conecto", "connect*", "dialling in", "from my desk"}},
}

// modeOf returns the mode that an option asks for, "" when it names none. An
// option that names a room and a screen asks for either.
func modeOf(option string) string {
	hits, all := map[string]bool{}, words(option)
	for _, m := range modeWords {
		hits[m.mode] = anyIn(all, m.phrases)
	}
	switch {
	case hits[survey.Cancelled]:
		return survey.Cancelled
	case hits[either], hits[inPerson] && hits[remote]:
		return either
	case hits[inPerson]:
		return inPerson
	case hits[remote]:
		return remote
	}
	return ""
}

// findSeats sorts the options of the attendance question into modes. Where
// people only say whether they come, they come in person.
func (d *draft) findSeats() []survey.Seat {
	var all []survey.Seat
	if d.role != survey.Registration {
		return nil
	}
	for _, r := range d.reads {
		if r.field != survey.FieldAttendance {
			continue
		}
		place := onlyPlace(r.Options)
		for _, o := range r.Options {
			mode := modeOf(o)
			if o == place {
				mode, r.sure, r.remark = inPerson, false, "one option is taken for coming in person, because the others are not"
			}
			if w := words(o); mode == "" && len(w) > 0 {
				switch w[0] {
				case "yes", "si", "attending", "asistire":
					mode = inPerson
				case "no":
					mode = survey.Cancelled
				}
			}
			if mode == "" {
				r.sure = false
				r.remark = "some options lead to no seat"
				continue
			}
			all = addSeat(all, mode, o)
		}
	}
	return all
}

// onlyPlace returns the one option that names no mode beside others that name one,
// none of them coming in person: as a rule it names the place. "" is none.
func onlyPlace(options []string) string {
	place, modes := "", map[string]bool{}
	for _, o := range options {
		mode := modeOf(o)
		modes[mode] = true
		if mode == "" && place != "" {
			return ""
		}
		if mode == "" {
			place = o
		}
	}
	if !modes[remote] || modes[inPerson] {
		return ""
	}
	return place
}

// addSeat adds an answer to its mode, in the order in-person, remote, either, cancelled.
func addSeat(all []survey.Seat, mode, answer string) []survey.Seat {
	i := slices.IndexFunc(all, func(s survey.Seat) bool { return s.Mode == mode })
	if i < 0 {
		all = append(all, survey.Seat{Mode: mode})
		slices.SortFunc(all, func(a, b survey.Seat) int { return place(a.Mode) - place(b.Mode) })
		i = slices.IndexFunc(all, func(s survey.Seat) bool { return s.Mode == mode })
	}
	if !slices.ContainsFunc(all, func(s survey.Seat) bool { return slices.ContainsFunc(s.Answers, same(answer)) }) {
		all[i].Answers = append(all[i].Answers, answer)
	}
	return all
}

func place(mode string) int {
	return slices.Index([]string{inPerson, remote, either, survey.Cancelled}, mode)
}

// tries completes modes without a place of their own.
func tries(all []survey.Seat) []survey.Seat {
	var own []string
	for _, s := range all {
		if s.Mode == inPerson || s.Mode == remote {
			own = append(own, s.Mode)
		}
	}
	for i := range all {
		if all[i].Mode == either && len(own) > 0 {
			all[i].Tries = own
		}
	}
	return all
}
