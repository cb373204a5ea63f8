package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// The figures that a report must arrive at, in the shape of its JSON summary,
// counted here once more and with nothing of canvass but the shape. Persons are
// those whom exact evidence links.
type (
	figures struct {
		Registrations registrations `json:"registrations"`
		Rounds        []round       `json:"rounds"`
		Feedback      feedback      `json:"feedback"`
		Principles    []principle   `json:"principles"`
		Consent       struct {
			Named     int `json:"named"`
			Anonymous int `json:"anonymous"`
			No        int `json:"no"`
		} `json:"consent"`
		Excluded struct {
			Gone        int `json:"gone"`
			Superseded  int `json:"superseded"`
			NoContent   int `json:"no_content"`
			Quarantined int `json:"quarantined"`
			Unreadable  int `json:"unreadable"`
		} `json:"excluded"`
	}
	registrations struct {
		Responses int            `json:"responses"`
		People    int            `json:"people"`
		ByMode    map[string]int `json:"by_mode"`
		Seated    map[string]int `json:"seated"`
		Waiting   map[string]int `json:"waiting"`
		Cancelled int            `json:"cancelled"`

		Attendance turnout `json:"attendance"`
	}
	round struct {
		ID            string        `json:"id"`
		Registrations registrations `json:"registrations"`
		Feedback      feedback      `json:"feedback"`
	}
	feedback struct {
		Responses     int            `json:"responses"`
		People        int            `json:"people"`
		Contributions int            `json:"contributions"`
		ByLanguage    map[string]int `json:"by_language"`
	}
	principle struct {
		ID            string      `json:"id"`
		N             int         `json:"n"`
		Histogram     [5]int      `json:"histogram"`
		Mean          *float64    `json:"mean"`
		AgreeShare    *float64    `json:"agree_share"`
		Interval      *[2]float64 `json:"interval"`
		Contributions int         `json:"contributions"`
	}
)

func (w *world) figures() figures {
	var f figures
	asked, gave := w.in("", "registration"), w.in("", "feedback")
	f.Registrations = registrations{Responses: len(asked), People: len(persons(asked))}
	for _, id := range []string{"washington", "madrid"} {
		asked := w.in(id, "registration")
		r := round{ID: id, Registrations: seat(asked), Feedback: heardFrom(w.in(id, "feedback"))}
		if id == "washington" {
			r.Registrations.Attendance = w.whoCame()
			f.Registrations.Attendance = r.Registrations.Attendance
		}
		f.Registrations.add(r.Registrations)
		f.Rounds = append(f.Rounds, r)
		f.Excluded.Superseded += superseded(asked) + superseded(w.in(id, "feedback"))
	}
	f.Registrations.ByMode = modes(asked)
	f.Feedback = heardFrom(gave)
	for _, p := range principles {
		figures, unreadable := agree(p.id, gave)
		f.Principles = append(f.Principles, figures)
		f.Excluded.Unreadable += unreadable
	}
	f.Excluded.NoContent = count(gave, func(s *said) bool { return s.kind == "no-content" })
	for _, r := range latest(gave, func(*response) bool { return true }) {
		switch strings.Join(r.answers["consent-quote"].texts, "") {
		case consent[r.form.lang]["named"]:
			f.Consent.Named++
		case consent[r.form.lang]["anonymous"]:
			f.Consent.Anonymous++
		default:
			f.Consent.No++
		}
	}
	w.discuss(&f)
	return f
}

// in returns the responses of a round ("" all) and role.
func (w *world) in(round, role string) []*response {
	var list []*response
	for _, r := range w.responses {
		if r.form.role == role && (round == "" || r.form.round == round) {
			list = append(list, r)
		}
	}
	return list
}

func persons(list []*response) map[string]bool {
	set := map[string]bool{}
	for _, r := range list {
		set[r.identity()] = true
	}
	return set
}

// latest returns each person's last response of those that suit: the voice.
func latest(list []*response, suits func(*response) bool) []*response {
	last := map[string]*response{}
	for _, r := range list {
		if old := last[r.identity()]; suits(r) && (old == nil || before(old, r)) {
			last[r.identity()] = r
		}
	}
	var out []*response
	for _, r := range list {
		if last[r.identity()] == r {
			out = append(out, r)
		}
	}
	return out
}

func before(a, b *response) bool {
	return cmp.Or(a.submitted.Compare(b.submitted), cmp.Compare(a.id, b.id)) < 0
}

func answered(key string) func(*response) bool {
	return func(r *response) bool { return !r.answers[key].empty() }
}

// voices returns each person's last answer to a question for a text, of those with
// content where there are any: "n/a" takes nothing back.
func voices(list []*response, key string) []*response {
	return latest(list, func(r *response) bool {
		return answered(key)(r) && (r.says(key) || !slices.ContainsFunc(list, func(o *response) bool {
			return o.identity() == r.identity() && o.says(key)
		}))
	})
}

// says reports whether a response has an answer with content.
func (r *response) says(key string) bool {
	return r.has(key) && (r.answers[key].said == nil || speaks(r.answers[key].said))
}

func heardFrom(list []*response) feedback {
	f := feedback{Responses: len(list), People: len(persons(list)), ByLanguage: map[string]int{}}
	for _, key := range textKeys() {
		for _, r := range voices(list, key) {
			if speaks(r.answers[key].said) {
				f.Contributions++
				f.ByLanguage[r.form.lang]++
			}
		}
	}
	return f
}

func speaks(s *said) bool { return s.kind != "no-content" }

func textKeys() []string {
	keys := []string{"comment/P6/2", "wording", "vision", "experience", "practice"}
	for _, p := range principles {
		keys = append(keys, "comment/"+p.id)
	}
	return keys
}

func count(list []*response, suits func(*said) bool) (n int) {
	for _, key := range textKeys() {
		for _, r := range voices(list, key) {
			if suits(r.answers[key].said) {
				n++
			}
		}
	}
	return n
}

// agree counts the ratings of a principle and the texts about it.
func agree(id string, list []*response) (p principle, unreadable int) {
	p.ID = id
	sum := 0
	for _, r := range latest(list, answered("rating/"+id)) {
		mark := 1 + slices.Index(agreement[r.form.lang], r.answers["rating/"+id].texts[0])
		if mark == 0 {
			unreadable++
			continue
		}
		p.N++
		p.Histogram[mark-1]++
		sum += mark
	}
	for _, key := range []string{"comment/" + id, "comment/" + id + "/2"} {
		for _, r := range voices(list, key) {
			if speaks(r.answers[key].said) {
				p.Contributions++
			}
		}
	}
	if p.N > 0 {
		n, k := float64(p.N), float64(p.Histogram[3]+p.Histogram[4])
		mean, share, interval := float64(sum)/n, k/n, wilson(k, n)
		p.Mean, p.AgreeShare, p.Interval = &mean, &share, &interval
	}
	return p, unreadable
}

// wilson is the 95 % score interval of k in n.
func wilson(k, n float64) [2]float64 {
	const z = 1.959963984540054
	share := k / n
	middle := (share + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(share*(1-share)/n+z*z/(4*n*n))
	return [2]float64{middle - half, middle + half}
}

// superseded counts responses that a later one of the same person, in the same
// round and role, replaces: a registration always, feedback when every rating and
// text in it was given again.
func superseded(list []*response) (n int) {
	for _, r := range list {
		some, left := r.form.role == "registration", false
		for _, key := range countable(r) {
			some = true
			if !slices.ContainsFunc(list, func(o *response) bool {
				return o.identity() == r.identity() && before(r, o) && (r.form.role == "registration" || o.has(key) && (o.says(key) || !r.says(key)))
			}) {
				left = true
			}
		}
		if some && !left {
			n++
		}
	}
	return n
}

// countable lists what a response said that counts: of feedback its ratings and
// texts, of a registration the place it asks for.
func countable(r *response) []string {
	if r.form.role == "registration" {
		return []string{"attendance"}
	}
	return slices.DeleteFunc(slices.Clone(r.form.keys), func(key string) bool {
		field, _, _ := strings.Cut(key, "/")
		return !r.has(key) || !slices.Contains([]string{"rating", "comment", "vision", "experience", "practice", "wording"}, field)
	})
}

func (r *response) has(key string) bool { return !r.answers[key].empty() }
