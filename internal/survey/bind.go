package survey

import (
	"fmt"
	"strings"
)

// Binding is what the questions of one source mean: its configuration resolved
// against the form revisions that were seen.
type Binding struct {
	Source    Source
	Meanings  map[string]Meaning // by question id
	Refs      map[string]Meaning // by RefEmail, RefCreated, RefSubmitted
	Unmapped  []Question         // of the newest revision, in form order
	Pins      []Pin              // titles resolved now for the first time
	Drift     []Change           // where the form is not what the configuration knows: renamed and removed questions
	History   []Change           // what else changed from revision to revision, oldest first
	Lost      map[string]bool    // ids of mapped questions that the newest revision no longer has
	Revisions []Form             // as given, newest first
	Unbound   []string           // mappings that found no question, as sentences with the next step
	Questions map[string]Question
}

// Meaning is the mapping of one question. Ordinal counts the mappings of one
// field and principle in configured order, from 1: the same field, principle and
// ordinal in two sources is the same question.
type Meaning struct {
	Mapping
	Ordinal int
}

// Bind resolves a source's mappings. A pinned title keeps its question id
// whatever the question is called now; any other title must name exactly one
// question of the newest revision that has it. Revisions are newest first.
func Bind(s Source, revisions []Form, pins []Pin) Binding {
	b := Binding{
		Source: s, Meanings: map[string]Meaning{}, Refs: map[string]Meaning{}, Questions: newestQuestions(revisions),
		Lost: map[string]bool{}, Revisions: revisions,
	}
	pinned := map[string]string{}
	for _, p := range pins {
		if p.Source == s.Name {
			pinned[p.Question] = p.ID
		}
	}
	ordinals, bound := map[[2]string]int{}, []string{}
	for _, m := range s.Mappings {
		key := [2]string{string(m.Field), m.Principle}
		ordinals[key]++
		if id := b.bind(Meaning{m, ordinals[key]}, pinned[m.Question]); id != "" {
			bound = append(bound, id)
		}
	}
	b.noteHistory(bound)
	if len(revisions) > 0 {
		b.findUnmapped(revisions[0])
	}
	return b
}

// bind resolves one mapping and returns the id of its question, "" when there is none.
func (b *Binding) bind(m Meaning, pinned string) string {
	if strings.HasPrefix(m.Question, "@") {
		b.Refs[m.Question] = m
		return ""
	}
	if pinned != "" {
		return b.take(pinned, m)
	}
	if _, ok := b.Questions[m.Question]; ok {
		return b.take(m.Question, m)
	}
	for _, f := range b.Revisions {
		switch found := titled(f, m.Question); len(found) {
		case 0:
			continue
		case 1:
			b.Pins = append(b.Pins, Pin{b.Source.Name, m.Question, found[0]})
			return b.take(found[0], m)
		default:
			b.Unbound = append(b.Unbound, fmt.Sprintf("%d questions are called %q; name the one you mean by its id (%s)",
				len(found), m.Question, strings.Join(found, ", ")))
		}
		return ""
	}
	if len(b.Revisions) > 0 {
		b.Unbound = append(b.Unbound, missing(m.Question, b.Revisions[0]))
	}
	return ""
}

// take gives a question its meaning and returns its id, "" when it had one already.
func (b *Binding) take(id string, m Meaning) string {
	if old, twice := b.Meanings[id]; twice {
		b.Unbound = append(b.Unbound, fmt.Sprintf("%q and %q are the same question; the first one counts", old.Question, m.Question))
		return ""
	}
	b.Meanings[id] = m
	b.noteDrift(m, id)
	return id
}

func (b *Binding) findUnmapped(newest Form) {
	for _, q := range newest.Questions {
		if _, ok := b.Meanings[q.ID]; !ok {
			b.Unmapped = append(b.Unmapped, q)
		}
	}
}

// newestQuestions keeps, of every question ever seen, its newest state.
func newestQuestions(revisions []Form) map[string]Question {
	m := map[string]Question{}
	for _, f := range revisions {
		for _, q := range f.Questions {
			if _, ok := m[q.ID]; !ok {
				m[q.ID] = q
			}
		}
	}
	return m
}

func titled(f Form, title string) []string {
	var ids []string
	for _, q := range f.Questions {
		if sameTitle(q.Title, title) {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

func sameTitle(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

func missing(title string, f Form) string {
	var titles []string
	for _, q := range f.Questions {
		titles = append(titles, q.Title)
	}
	if near := Nearest(title, titles); near != "" {
		return fmt.Sprintf("no question is called %q; the nearest is %q", title, near)
	}
	return fmt.Sprintf("no question is called %q", title)
}
