package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// world is everything invented: who there is and what they sent.
type world struct {
	dice      dice
	forms     []*form
	people    []*person
	texts     []text
	responses []*response
	remarks   []remark // comments on the drafting document
	signed    []signature
}

// person is one invented human being.
type person struct {
	id            string // p001 …; what demo/truth calls them
	given, family string
	org           organisation
	email         string
	anonymous     bool
	plans         map[string]string // "W" and "M": a word of people.txt; "Fen", "Fes": feedback
}

func (p *person) name() string { return p.given + " " + p.family }

type organisation struct{ name, group, country, lang, domain string }

// response is one response with what it is in truth. Two responses of a person
// whose alias differs are not linked by exact evidence.
type response struct {
	form               *form
	id                 string
	person             *person
	alias              string
	created, submitted time.Time
	email              string // what the form itself collected
	answers            map[string]value
}

// identity is the person as far as exact evidence goes.
func (r *response) identity() string { return r.person.id + r.alias }

// value is an answer: some texts, one JSON literal that Go's strings cannot hold,
// or an object of a kind that nobody knows yet.
type value struct {
	texts  []string
	raw    string
	object object
	said   *said
}

func (v value) empty() bool {
	return v.raw == "" && v.object == nil && !slices.ContainsFunc(v.texts, func(s string) bool { return strings.TrimSpace(s) != "" })
}

// said is a careful reader's judgement of a text.
type said struct {
	kind     string // "content", "no-content" or "same-as-above"
	stance   string
	themes   []string
	campaign string
}

func (r *response) set(key string, texts ...string) {
	r.answers[key] = value{texts: texts}
}

func newWorld() (*world, error) {
	w := &world{dice: 20250917, forms: newForms()}
	if err := w.readPeople(); err != nil {
		return nil, err
	}
	var err error
	if w.remarks, err = readDocument(); err != nil {
		return nil, err
	}
	for _, p := range principles {
		if err := w.readTexts("comment/"+p.id, p.id+".txt"); err != nil {
			return nil, err
		}
	}
	for _, key := range []string{"vision", "experience", "practice", "wording"} {
		if err := w.readTexts(key, key+".txt"); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *world) readTexts(key, name string) error {
	list, err := readTexts(key, name)
	w.texts = append(w.texts, list...)
	return err
}

func (w *world) readPeople() error {
	orgs := map[string]organisation{}
	rows, err := readRows("organisations.txt", 6)
	if err != nil {
		return err
	}
	for _, r := range rows {
		orgs[r[0]] = organisation{r[1], r[2], r[3], r[4], r[5]}
	}
	if rows, err = readRows("people.txt", 3); err != nil {
		return err
	}
	for _, r := range rows {
		given, family, ok := strings.Cut(r[0], "/")
		org, known := orgs[r[1]]
		if !ok || !known {
			return fmt.Errorf("people.txt: %q", r)
		}
		w.invite(given, family, org, strings.Fields(r[2]))
	}
	return nil
}

// invite adds a person.
func (w *world) invite(given, family string, org organisation, plans []string) *person {
	p := &person{id: fmt.Sprintf("p%03d", len(w.people)+1), given: given, family: family, org: org, plans: map[string]string{}}
	for _, plan := range plans {
		kind, what, _ := strings.Cut(plan, ":")
		if kind == "F" {
			kind += what
		}
		p.plans[kind] = what
	}
	if p.anonymous = given == "-"; !p.anonymous {
		p.email = address(p)
	}
	w.people = append(w.people, p)
	return p
}

func (w *world) person(name string) *person {
	i := slices.IndexFunc(w.people, func(p *person) bool { return p.given+"/"+p.family == name })
	return w.people[i]
}

// respond begins a response.
func (w *world) respond(f *form, p *person, at time.Time) *response {
	at = at.Truncate(time.Second).Add(time.Duration(w.dice.below(1000)) * time.Millisecond)
	r := &response{form: f, person: p, created: at, answers: map[string]value{}}
	r.submitted = at.Add(time.Duration(1+w.dice.below(999)) * time.Microsecond)
	r.id = responseID(fmt.Sprintf("%s %s %d", f.source, p.id, len(w.responses)))
	w.responses = append(w.responses, r)
	return r
}

// edit makes r a response that was opened again and sent once more.
func (w *world) edit(r *response, after time.Duration) {
	r.submitted = r.created.Add(after + time.Duration(w.dice.below(1_000_000))*time.Microsecond)
}
