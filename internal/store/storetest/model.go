package storetest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"canvass/internal/survey"
)

// model is what a store should hold, computed the simplest way.
type model struct {
	runs     int64
	clock    int // every state of a response has an instant of its own
	sources  []string
	upstream map[string]map[string][]state   // source, id: states that the service has shown, oldest first
	stored   map[string]map[string][]version // source, id: versions
	received map[string]map[string][]state   // of the session: source, id
}

// state is one state of a response: its only answer tells when it was submitted.
type state struct{ at int }

type version struct {
	state
	run, gone int64
}

func newModel(sources ...string) *model {
	m := &model{sources: sources, upstream: map[string]map[string][]state{}, stored: map[string]map[string][]version{}}
	for _, s := range sources {
		m.upstream[s], m.stored[s] = map[string][]state{}, map[string][]version{}
	}
	m.begin()
	return m
}

func (m *model) begin() {
	m.received = map[string]map[string][]state{}
	for _, s := range m.sources {
		m.received[s] = map[string][]state{}
	}
}

// edit makes a new state of a response, perhaps its first.
func (m *model) edit(source, id string) {
	m.clock++
	m.upstream[source][id] = append(m.upstream[source][id], state{m.clock})
}

func (m *model) response(source, id string, s state) survey.Response {
	r := response(source, id, 1, fmt.Sprint(s.at))
	r.Submitted = r.Submitted.Add(time.Duration(s.at) * time.Minute)
	return r
}

// listing returns some of what upstream shows: mostly the newest state of each
// response, now and then an older one as well, in random order.
func (m *model) listing(source string, choose Choose) []survey.Response {
	var page []survey.Response
	for _, id := range slices.Sorted(maps.Keys(m.upstream[source])) {
		states := m.upstream[source][id]
		for i := len(states) - 1; i >= 0; i-- {
			if choose(4) == 0 {
				continue
			}
			m.received[source][id] = append(m.received[source][id], states[i])
			page = append(page, m.response(source, id, states[i]))
			if choose(3) > 0 {
				break
			}
		}
	}
	for i := len(page) - 1; i > 0; i-- {
		j := choose(i + 1)
		page[i], page[j] = page[j], page[i]
	}
	return page
}

// counts is what all pages of the session must add up to.
func (m *model) counts(source string) (c survey.Counts, missing, current int) {
	for id, states := range m.received[source] {
		c.Same += len(states)
		versions := m.stored[source][id]
		switch {
		case len(versions) == 0:
			c.New, c.Same = c.New+1, c.Same-1
		case newest(states).at > versions[len(versions)-1].at:
			c.Changed, c.Same = c.Changed+1, c.Same-1
		}
	}
	for id, versions := range m.stored[source] {
		if versions[len(versions)-1].gone > 0 {
			continue
		}
		current++
		if len(m.received[source][id]) == 0 {
			missing++
		}
	}
	return c, missing, current
}

// commit applies what the session received.
func (m *model) commit(source string, markGone bool) {
	for id, states := range m.received[source] {
		versions := m.stored[source][id]
		if n := newest(states); len(versions) == 0 || n.at > versions[len(versions)-1].at {
			m.stored[source][id] = append(versions, version{state: n, run: m.runs})
			continue
		}
		versions[len(versions)-1].gone = 0
	}
	for id, versions := range m.stored[source] {
		if last := &versions[len(versions)-1]; markGone && len(m.received[source][id]) == 0 && last.gone == 0 {
			last.gone = m.runs
		}
	}
}

func newest(states []state) state {
	return slices.MaxFunc(states, func(a, b state) int { return cmp.Compare(a.at, b.at) })
}

// versions returns what snapshots must show.
func (m *model) versions(source string) (current, history []survey.Version) {
	for _, id := range slices.Sorted(maps.Keys(m.stored[source])) {
		versions := m.stored[source][id]
		for i, v := range versions {
			out := survey.Version{Response: m.response(source, id, v.state), Number: i + 1, Run: v.run, GoneIn: v.gone}
			if i == len(versions)-1 && v.gone == 0 {
				current = append(current, out)
				continue
			}
			history = append(history, out)
		}
	}
	slices.SortFunc(current, func(a, b survey.Version) int { return a.Submitted.Compare(b.Submitted) })
	return current, history
}

// history runs sessions of random pages and compares the store with the model.
func (b *bench) history(steps int, choose Choose) {
	m := newModel("f", "g", "H")
	session := b.session()
	var total = map[string]survey.Counts{}
	for range steps {
		source := m.sources[choose(len(m.sources))]
		switch choose(8) {
		case 0, 1, 2:
			for range 1 + choose(5) {
				m.edit(source, string(rune('a'+choose(12))))
			}
		case 3, 4, 5:
			total[source] = total[source].Add(b.add(session, source, m.listing(source, choose)))
			c, missing, current := m.counts(source)
			gotMissing, gotCurrent, err := session.Missing(b.Context(), source)
			b.must(err)
			b.want("counts, missing, current", []any{total[source], gotMissing, gotCurrent}, []any{c, missing, current})
		case 6:
			b.commitModel(session, m, total, choose)
			m.begin()
			session, total = b.session(), map[string]survey.Counts{}
		case 7:
			b.must(session.Discard())
			m.begin()
			if choose(3) == 0 {
				b.reopen()
			}
			session, total = b.session(), map[string]survey.Counts{}
		}
	}
	b.must(session.Discard())
}

func (b *bench) commitModel(session Session, m *model, total map[string]survey.Counts, choose Choose) {
	m.runs++
	var fetched []survey.Fetched
	for _, source := range m.sources {
		f := whole(source, total[source])
		f.MarkGone = choose(2) == 0
		m.commit(source, f.MarkGone)
		fetched = append(fetched, f)
	}
	run := b.commit(session, fetched...)
	b.want("run", run.ID, m.runs)
	for _, source := range m.sources {
		wantCurrent, wantHistory := m.versions(source)
		current, history := b.contents(source)
		b.want("current", current, wantCurrent)
		b.want("history", history, wantHistory)
	}
}
