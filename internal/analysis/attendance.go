package analysis

import (
	"cmp"
	"slices"
	"strings"

	"canvass/internal/analysis/people"
	"canvass/internal/analysis/seats"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Came says whether somebody took part in a round.
type Came int8

// What can be known. Without a list that holds somebody, nothing is known of
// anybody: an empty list is one that nobody has filled in yet.
const (
	CameUnknown Came = iota
	CameYes
	CameNo
)

// Presence is one person's having been in one round, by an attendance list.
type Presence struct {
	Person       int
	Round        int // index into Project.Rounds; -1 for none in particular
	Case         int // the first row of a list that says so
	Registration int // index into Findings.Registrations; -1 for somebody who came unregistered
}

// ListedName ties a row of an attendance list to the one person registered in its
// round under the same full name. It holds for the list only: nobody else is linked by it.
const ListedName people.Rule = "name-on-list"

// Expected reports whether the person of a registration was to come.
func (f *Findings) Expected(r Registration) bool {
	if r.Case < 0 {
		return false
	}
	if r.Round < 0 || len(f.Project.Rounds[r.Round].Seats) == 0 {
		return r.Standing.Status != seats.Cancelled && r.Standing.Status != seats.Withdrawn
	}
	return r.Standing.Status == seats.Seated
}

// PresencesOf lists where a person was.
func (f *Findings) PresencesOf(person int) []Presence {
	i, _ := slices.BinarySearchFunc(f.Presences, person, func(p Presence, want int) int { return p.Person - want })
	n := i
	for n < len(f.Presences) && f.Presences[n].Person == person {
		n++
	}
	return f.Presences[i:n]
}

// attend finds who came, from the attendance lists, once people and their
// registrations are known.
func (a *analyst) attend() {
	f := a.findings
	f.Lists = make([]int, len(f.Project.Rounds)+1)
	for i := range f.Project.Sources {
		if round, filled := a.filled(i); filled {
			f.Lists[round+1]++
		}
	}
	a.joinByName()
	a.settled()
	f.Presences = a.presences(a.standing())
	for k := range f.Registrations {
		if r := &f.Registrations[k]; f.Lists[r.Round+1] > 0 {
			r.Came = CameNo
		}
	}
	for _, p := range f.Presences {
		if p.Registration >= 0 {
			f.Registrations[p.Registration].Came = CameYes
		}
		a.introduce(p)
	}
	a.signed, a.bonds = nil, nil
}

// filled reports whether a source is an attendance list that holds somebody, and its round.
func (a *analyst) filled(source int) (round int, filled bool) {
	for _, k := range a.attendance {
		if c := &a.findings.Cases[k]; c.Source == source && c.Came == CameYes {
			return c.Round, true
		}
	}
	return 0, false
}

// standing finds registrations that stand by person and round; none where seats were not asked for.
func (a *analyst) standing() map[personRound]int {
	m := map[personRound]int{}
	if len(a.attendance) == 0 {
		return m
	}
	for k, r := range a.findings.Registrations {
		if r.Case >= 0 {
			m[personRound{r.Person, r.Round}] = k
		}
	}
	return m
}

// joinByName gives rows of the lists to people registered under their name. A
// sheet at the door seldom asks for an address.
func (a *analyst) joinByName() {
	if len(a.attendance) == 0 {
		return
	}
	f := a.findings
	type nameRound struct {
		name  string
		round int
	}
	registered, bearers := map[personRound]bool{}, map[nameRound][]int{}
	for k, c := range f.Cases {
		if f.Role(k) != survey.Registration {
			continue
		}
		registered[personRound{c.Person, c.Round}] = true
		key := nameRound{fullName(a.signed.Name(k)), c.Round}
		if one := bearers[key]; key.name != "" && len(one) < 2 && !slices.Contains(one, c.Person) { // of two bearers neither is known
			bearers[key] = append(one, c.Person)
		}
	}
	to := map[int]int{} // person by row
	for _, k := range a.attendance {
		c := &f.Cases[k]
		proven := a.signed.Proven(k) // then the address says who it is
		if one := bearers[nameRound{fullName(a.signed.Name(k)), c.Round}]; !registered[personRound{c.Person, c.Round}] && !proven && len(one) == 1 {
			to[k] = one[0]
		}
	}
	a.obey(to)
	for _, k := range a.attendance {
		if person, ok := to[k]; ok {
			a.move(k, person)
		}
	}
}

// fullName is a name's words in alphabetical order, "" for fewer than two: lists
// write "Ruiz, Ana" as often as "Ana Ruiz".
func fullName(name string) string {
	words := strings.FieldsFunc(text.Fold(name), func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	if len(words) < 2 {
		return ""
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// move makes a row of a list the response of another person.
func (a *analyst) move(k, to int) {
	f := a.findings
	from := &f.People[f.Cases[k].Person]
	from.Cases = slices.DeleteFunc(from.Cases, func(i int) bool { return i == k })
	f.Cases[k].Person, f.Cases[k].Rule, f.Cases[k].Tie = to, ListedName, 0
	p := &f.People[to]
	p.Cases = append(p.Cases, k)
	slices.SortFunc(p.Cases, func(x, y int) int {
		return cmp.Or(f.Cases[x].Submitted.Compare(f.Cases[y].Submitted), cmp.Compare(f.Cases[x].ID, f.Cases[y].ID), cmp.Compare(x, y))
	})
}

// presences lists who came, by person and round, each once however often they signed.
func (a *analyst) presences(registered map[personRound]int) []Presence {
	f := a.findings
	first := map[personRound]bool{}
	var all []Presence
	for _, k := range a.attendance {
		c := &f.Cases[k]
		who := personRound{c.Person, c.Round}
		if c.Came != CameYes || first[who] {
			continue
		}
		first[who] = true
		p := Presence{Person: c.Person, Round: c.Round, Case: k, Registration: -1}
		if r, ok := registered[who]; ok {
			p.Registration = r
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(x, y Presence) int { return cmp.Or(cmp.Compare(x.Person, y.Person), cmp.Compare(x.Round, y.Round)) })
	return all
}

// introduce takes from a list what nothing else says of a person.
func (a *analyst) introduce(p Presence) {
	person, c := &a.findings.People[p.Person], &a.findings.Cases[p.Case]
	person.Group = cmp.Or(person.Group, c.Group)
	person.Name = cmp.Or(person.Name, a.signed.Name(p.Case))
}

// numberAttendance finds the rows of the lists among the sorted cases, and keeps
// what linking forgets.
func (a *analyst) numberAttendance() {
	for k := range a.findings.Cases {
		if a.findings.Role(k) == survey.Attendance {
			a.attendance = append(a.attendance, k)
		}
	}
	if len(a.attendance) > 0 {
		a.signed, a.bonds = a.roll, survey.BondsOf(a.decisions)
	}
}

// mark reads a row of a list. Being on it means having come, unless the list has a
// column for that: there a blank, and words that begin with a denial, mean not.
func mark(values []string, asked bool) Came {
	if !asked {
		return CameYes
	}
	for _, v := range values {
		said := strings.Trim(text.Fold(v), " .,;:!()[]")
		first, _, _ := strings.Cut(said, " ")
		if said != "" && !denies[strings.Trim(first, ".,;:")] && !strings.HasPrefix(said, "did not") {
			return CameYes
		}
	}
	return CameNo
}

// denies are first words that say that somebody did not come.
var denies = map[string]bool{
	"no": true, "n": true, "not": true, "0": true, "false": true, "-": true, "n/a": true, "none": true, "never": true,
	"didn't": true, "absent": true, "absence": true, "missing": true, "no-show": true, "noshow": true, "cancelled": true, "canceled": true,
	"excused": true, "apologies": true, "sick": true, "ausente": true, "ausencia": true, "falso": true, "falta": true, "falto": true,
	"cancelado": true, "cancelada": true, "cancelo": true, "excusado": true, "excusada": true, "enfermo": true, "enferma": true, "ninguno": true, "nunca": true,
}
