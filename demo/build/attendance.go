package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"time"
)

// attendanceSource is the sheet at the door in Washington, typed up the day after.
// Nobody took attendance in Madrid: there, who came is not known.
const attendanceSource = "attendance-washington"

// signature is one line of the sheet. As a rule people write their name alone.
type signature struct {
	person      *person
	alias       string // set when neither address nor full name says who it is
	name, email string
	at          time.Time
}

func (s signature) identity() string { return s.person.id + s.alias }

// signIn lists who came to Washington: most of those with a seat, and some whom
// nobody expected.
func (w *world) signIn() []signature {
	d := dice(917)
	places := replay(w.in("washington", "registration"))
	var list []signature
	sign := func(p *person, name, email string) {
		minute := 40 + d.below(50)
		list = append(list, signature{person: p, name: name, email: email, at: day(time.September, 17).Add(11*time.Hour + time.Duration(minute)*time.Minute)})
	}
	for _, p := range w.people {
		at, registered := places[p.id]
		switch {
		case !registered || at.sits == "" || p.given+"/"+p.family == "Robert James/Haldane" || !d.chance(78):
		case d.chance(25):
			sign(p, p.name(), p.email)
		case d.chance(20):
			sign(p, p.family+", "+p.given, "")
		default:
			sign(p, p.name(), "")
		}
	}
	sign(w.person("Leroy/Bankole"), "Leroy Bankole", w.person("Leroy/Bankole").email) // had cancelled
	sign(w.person("Thomas/Begay"), "Thomas Begay", w.person("Thomas/Begay").email)    // never registered, wrote feedback later
	sign(w.invite("Nobody", "Expected", organisation{group: "public", domain: "example.net"}, nil), "A. Passerby", "")
	list[len(list)-1].alias = "list"
	sign(list[0].person, strings.ToUpper(list[0].person.name()), "") // signed twice
	slices.SortStableFunc(list, func(a, b signature) int { return a.at.Compare(b.at) })
	return list
}

// sheet writes the list as the organiser keeps it.
func (w *world) sheet(files map[string][]byte) error {
	rows := [][]string{{"No.", "Signed in", "Name", "Email"}}
	for i, s := range w.signed {
		rows = append(rows, []string{fmt.Sprint(i + 1), s.at.Format("2006-01-02 15:04"), s.name, s.email})
	}
	var out bytes.Buffer
	err := csv.NewWriter(&out).WriteAll(rows)
	files[attendanceSource+".csv"] = out.Bytes()
	return err
}

// turnout is who came, counted as the design says: everybody once, those
// expected being those with a seat.
type turnout struct {
	Lists        int  `json:"lists"`
	Came         *int `json:"came"`
	Expected     *int `json:"expected"`
	Absent       *int `json:"absent"`
	Unregistered *int `json:"unregistered"`
}

func (w *world) whoCame() turnout {
	came := map[string]bool{}
	for _, s := range w.signed {
		came[s.identity()] = true
	}
	places := replay(w.in("washington", "registration"))
	expected, absent, unregistered := 0, 0, 0
	for identity, p := range places {
		if p.sits != "" {
			expected++
			if !came[identity] {
				absent++
			}
		}
	}
	for identity := range came {
		if places[identity] == nil {
			unregistered++
		}
	}
	n := len(came)
	return turnout{Lists: 1, Came: &n, Expected: &expected, Absent: &absent, Unregistered: &unregistered}
}

// signers are the rows of truth/people.csv for the sheet.
func (w *world) signers() [][]string {
	var rows [][]string
	for i, s := range w.signed {
		rows = append(rows, []string{attendanceSource, fmt.Sprint(i + 1), cmp.Or(s.alias, s.person.id), "exact"})
	}
	return rows
}
