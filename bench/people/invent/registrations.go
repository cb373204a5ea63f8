// Package invent makes registrations and records of a population register, with
// who is who known: people who register twice under another address, nickname or
// employer, and strangers who share a box, a family, a desk or a name.
package invent

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// Options say what to invent.
type Options struct {
	N     int     // rows
	Share float64 // of the rows that are a person's second or later one
	Seed  uint64
	Names float64 // how often names recur: the exponent of their ranks, 0.6 when 0
	Orgs  int     // organisations; a fifteenth of N when 0
}

// Registration is one row; Person is the truth, Box whether its address is a shared one.
type Registration struct {
	ID, Person                                       string
	Name, Email, Organisation, Country, Group, Phone string
	Attendance                                       string
	Submitted                                        time.Time
	Box                                              string // the shared address, "" for one of a person's own
}

type organisation struct {
	name, acronym, domain, country string
	spanish                        bool
}

type person struct {
	id                       string
	given, family, second    string
	spanish                  bool
	org                      *organisation
	email, box, group, phone string
	country, mode            string
	at                       time.Time // of a team that an assistant registers; zero otherwise
}

type world struct {
	Options
	*rand.Rand
	orgs  []*organisation
	taken map[string]bool
	rows  []Registration
	start time.Time
}

// Registrations invents rows in the order in which they were submitted.
func Registrations(o Options) []Registration {
	if o.Names == 0 {
		o.Names = .6
	}
	if o.Orgs == 0 {
		o.Orgs = max(o.N/15, 4)
	}
	w := &world{Options: o, Rand: rand.New(rand.NewPCG(o.Seed, 0x70656f706c65)), taken: map[string]bool{}, start: time.Date(2025, 9, 1, 8, 0, 0, 0, time.UTC)}
	for range o.Orgs {
		w.orgs = append(w.orgs, w.organisation())
	}
	people := w.people(max(int(math.Round(float64(o.N)*(1-o.Share))), 1))
	for _, p := range people {
		w.register(p, nil)
	}
	for len(w.rows) < o.N {
		p := people[w.IntN(len(people))]
		w.register(p, w.again)
	}
	w.Shuffle(len(w.rows), func(i, j int) { w.rows[i], w.rows[j] = w.rows[j], w.rows[i] })
	at := w.start
	for i := range w.rows {
		r := &w.rows[i]
		r.ID = fmt.Sprintf("r%07d", i+1)
		if at = at.Add(time.Duration(1+w.IntN(40)) * time.Second); r.Submitted.IsZero() {
			r.Submitted = at
		}
	}
	return w.rows
}

// rank draws an index whose probability falls with it.
func (w *world) rank(n int, s float64) int {
	x := math.Pow(w.Float64(), 1/(1-s)) * float64(n)
	return min(int(x), n-1)
}

func (w *world) pick(list []string) string { return list[w.IntN(len(list))] }

func (w *world) chance(p float64) bool { return w.Float64() < p }

func (w *world) organisation() *organisation {
	for {
		o := &organisation{spanish: w.chance(.4)}
		town := w.pick(towns)
		if w.chance(.7) { // more places than one list has
			town += w.pick(strings.Fields("ton ville ford burgh mouth field port dale worth by"))
		}
		if o.spanish {
			o.country = w.pick([]string{"Spain", "Mexico", "Argentina", "Colombia", "Chile"})
			o.name = w.pick([]string{"Ministerio de %f", "Universidad de %t", "Fundación %f Abierta %t", "Ayuntamiento de %t", "Instituto de %f de %t", "Observatorio de %f %t", "Consejería de %f de %t"})
			o.name = strings.NewReplacer("%f", w.pick(camposSpanish), "%t", town).Replace(o.name)
		} else {
			o.country = w.pick([]string{"United States", "United Kingdom", "Canada", "Ireland", "Kenya", "India", "Australia"})
			o.name = w.pick([]string{"Department of %f of %t", "University of %t", "Open %f Foundation", "City of %t", "Institute for %f %t", "%t %f Alliance", "Centre for %f and %f2 %t", "%t Council"})
			o.name = strings.NewReplacer("%f2", w.pick(fields), "%f", w.pick(fields), "%t", town).Replace(o.name)
		}
		if w.taken["org "+o.name] {
			if w.chance(.5) {
				continue
			}
			o.name += " " + w.pick([]string{"North", "South", "East", "West"}) + fmt.Sprint(" ", w.IntN(900)+100)
		}
		w.taken["org "+o.name] = true
		var words []string
		for _, word := range strings.Fields(plain(o.name)) {
			if len(word) > 3 {
				words = append(words, word)
				o.acronym += strings.ToUpper(word[:1])
			}
		}
		for n := 0; o.domain == "" || w.taken[o.domain]; n++ {
			o.domain = strings.Join(words[:min(2, len(words))], "") + strings.Repeat("x", n) + "." + w.pick([]string{"org", "gov", "edu", "net", "es"})
		}
		w.taken[o.domain] = true
		return o
	}
}

// people come alone, as families on one address, as offices and as teams.
func (w *world) people(n int) []*person {
	var all []*person
	for len(all) < n {
		left := n - len(all)
		switch x := w.Float64(); {
		case x < .03 && left > 1:
			all = append(all, w.family(min(2+w.IntN(3), left))...)
		case x < .05 && left > 1:
			all = append(all, w.office(min(2+w.IntN(6), left))...)
		default:
			all = append(all, w.person(nil, ""))
		}
	}
	for i, p := range all {
		p.id = fmt.Sprintf("p%07d", i+1)
	}
	return all
}

func (w *world) person(o *organisation, family string) *person {
	if o == nil {
		o = w.orgs[w.rank(len(w.orgs), .4)]
	}
	p := &person{org: o, spanish: o.spanish != w.chance(.1), country: o.country}
	if p.spanish {
		p.given, p.family = givenSpanish[w.rank(len(givenSpanish), w.Names)], familySpanish[w.rank(len(familySpanish), w.Names)]
		if w.chance(.12) {
			p.given += " " + givenSpanish[w.rank(len(givenSpanish), w.Names)]
		}
		if w.chance(.6) {
			p.second = familySpanish[w.rank(len(familySpanish), w.Names)]
		}
	} else {
		p.given, p.family = givenEnglish[w.rank(len(givenEnglish), w.Names)], familyEnglish[w.rank(len(familyEnglish), w.Names)]
		if w.chance(.08) {
			p.given += " " + string(rune('A'+w.IntN(20))) + "."
		}
	}
	if family != "" {
		p.family, p.second = family, ""
	}
	if w.chance(.08) {
		p.country = w.pick([]string{"Germany", "France", "Brazil", "Portugal", "Peru"})
	}
	p.email = w.address(p, w.chance(.45))
	p.group = w.pick([]string{"Government", "Civil society", "Private sector", "Academia", "Individual"})
	p.mode = w.pick([]string{"In person", "Remote", "Remote"})
	if w.chance(.2) {
		p.phone = fmt.Sprintf("+%d %09d", 1+w.IntN(60), w.IntN(1_000_000_000))
	}
	return p
}

// address invents one that nobody has.
func (w *world) address(p *person, work bool) string {
	domain := w.pick(public)
	if work {
		domain = p.org.domain
	}
	first, last := strings.Fields(plain(p.given))[0], strings.ReplaceAll(plain(p.family), "'", "")
	for n := 0; ; n++ {
		local := ""
		switch x := w.Float64(); {
		case x < .4:
			local = first + "." + last
		case x < .55:
			local = first[:1] + last
		case x < .65:
			local = first + last
		case x < .75:
			local = last + first[:1]
		case x < .85:
			local = first + "_" + last
		default:
			local = strings.ToLower(w.pick(towns)) + w.pick(strings.Fields("cat sun fox sky run bike tree moon star blue")) + fmt.Sprint(w.IntN(100))
		}
		if n > 1 || !work && w.chance(.35) {
			local += fmt.Sprint(1 + w.IntN(99*(n+1)))
		}
		a := local + "@" + domain
		mailbox := strings.ReplaceAll(a, ".", "")
		if !w.taken[mailbox] {
			w.taken[mailbox] = true
			return a
		}
	}
}

func (w *world) family(n int) []*person {
	first := w.person(nil, "")
	box := strings.ToLower(plain(first.family)) + w.pick([]string{".family", "casa", "home", "s"}) + fmt.Sprint(w.IntN(1000)) + "@" + w.pick(public)
	if w.chance(.4) {
		box = first.email // on the address of one of them
	}
	w.taken[strings.ReplaceAll(box, ".", "")] = true
	all := []*person{first}
	for len(all) < n {
		all = append(all, w.person(nil, first.family))
	}
	w.differ(all)
	for _, p := range all {
		p.email, p.box, p.country = box, box, first.country
	}
	return all
}

func (w *world) office(n int) []*person {
	o := w.orgs[w.IntN(len(w.orgs))]
	box := w.pick([]string{"info", "office", "contact", "admin", "team", "secretaria", "procurement.unit", "legal"}) + "@" + o.domain
	if w.chance(.3) {
		box = w.person(o, "").email // an assistant's
	}
	var all []*person
	for len(all) < n {
		all = append(all, w.person(o, ""))
	}
	w.differ(all)
	at := w.start.Add(time.Duration(w.IntN(20*24*3600)) * time.Second)
	team := w.chance(.5)
	for _, p := range all {
		p.email, p.box = box, box
		if team {
			p.at = at
		}
	}
	return all
}

// differ gives people of one address given names of their own.
func (w *world) differ(all []*person) {
	for changed := true; changed; {
		changed = false
		seen := map[string]bool{}
		for _, p := range all {
			for seen[strings.Fields(p.given)[0]] {
				list := givenEnglish
				if p.spanish {
					list = givenSpanish
				}
				p.given, changed = w.pick(list), true
			}
			seen[strings.Fields(p.given)[0]] = true
		}
	}
}

func (p *person) fullName() string {
	return strings.TrimSpace(p.given + " " + strings.TrimSpace(p.family+" "+p.second))
}

func (w *world) register(p *person, change func(*person, *Registration)) {
	r := Registration{Person: p.id, Name: p.fullName(), Email: p.email, Organisation: p.org.name, Country: p.country, Group: p.group, Phone: p.phone, Attendance: p.mode, Box: p.box}
	if change == nil {
		r.Submitted = p.at
	}
	switch x := w.Float64(); {
	case x < .03:
		r.Organisation = ""
	case x < .06:
		r.Organisation = p.org.acronym
	}
	if change != nil {
		change(p, &r)
	}
	w.rows = append(w.rows, r)
}
