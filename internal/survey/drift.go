package survey

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Change is something about a form that became different.
type Change struct {
	Seen time.Time // start of the run that first saw it; zero: the one at work
	Text string    // what is different, lower case, without a period
}

// In returns the change with the day on which it was seen, as people in the zone
// read dates.
func (c Change) In(zone *time.Location) string {
	if c.Seen.IsZero() {
		return c.Text
	}
	return fmt.Sprintf("since %s: %s", c.Seen.In(zone).Format("2 January 2006"), c.Text)
}

// firstSeen returns when the newest revisions began to be so, without a break.
func firstSeen(revisions []Form, so func(Form) bool) time.Time {
	var seen time.Time
	for _, f := range revisions {
		if !so(f) {
			break
		}
		seen = f.Seen
	}
	return seen
}

// noteDrift says how a mapped question differs from what the configuration knows.
func (b *Binding) noteDrift(m Meaning, id string) {
	if len(b.Revisions) == 0 {
		return
	}
	newest := b.Revisions[0]
	q, there := newest.Question(id)
	if !there {
		b.lost(m, id)
		return
	}
	if m.Question != id && !sameTitle(q.Title, m.Question) {
		seen := firstSeen(b.Revisions, func(f Form) bool { p, ok := f.Question(id); return ok && p.Title == q.Title })
		b.drift(seen, "question %q is now called %q; its answers stay together", m.Question, q.Title)
	}
}

// lost notes a mapped question that the form no longer has.
func (b *Binding) lost(m Meaning, id string) {
	b.Lost[id] = true
	seen := firstSeen(b.Revisions, func(f Form) bool { _, ok := f.Question(id); return !ok })
	title, same := m.Question, titled(b.Revisions[0], m.Question)
	if m.Question == id {
		title = b.Questions[id].Title
	}
	switch {
	case m.Field.consent():
		b.drift(seen, "question %q is no longer in the form: until one is mapped that is there, its answers count as no", title)
	case len(same) > 0:
		b.drift(seen, "question %q was removed and another one of that title was added; answers to the new one are not read until its id %s is mapped", title, same[0])
	default:
		b.drift(seen, "question %q is no longer in the form; its earlier answers are kept", title)
	}
}

func (b *Binding) drift(seen time.Time, format string, args ...any) {
	b.Drift = append(b.Drift, Change{seen, fmt.Sprintf(format, args...)})
}

// noteHistory lists what changed from revision to revision, oldest first: the form
// itself, then its mapped questions in configured order.
func (b *Binding) noteHistory(bound []string) {
	for i := len(b.Revisions) - 2; i >= 0; i-- {
		before, now := b.Revisions[i+1], b.Revisions[i]
		for _, text := range formChanges(before, now) {
			b.History = append(b.History, Change{now.Seen, text})
		}
		for _, id := range bound {
			p, was := before.Question(id)
			q, is := now.Question(id)
			if !was || !is {
				continue
			}
			for _, text := range questionChanges(p, q) {
				b.History = append(b.History, Change{now.Seen, fmt.Sprintf("question %q %s", q.Title, text)})
			}
		}
	}
}

func formChanges(p, q Form) []string {
	var out []string
	if p.ID != q.ID {
		out = append(out, fmt.Sprintf("the source is another form, %s instead of %s; responses to the earlier one are kept", q.ID, p.ID))
	}
	if p.Email != q.Email {
		out = append(out, fmt.Sprintf("the form %s, and before %s", collects(q.Email), collects(p.Email)))
	}
	return out
}

func collects(e EmailCollection) string {
	switch e {
	case EmailVerified:
		return "collects addresses by signing in"
	case EmailTyped:
		return "lets people type their address"
	}
	return "collects no addresses"
}

func questionChanges(p, q Question) []string {
	var out []string
	if p.Kind != q.Kind {
		out = append(out, fmt.Sprintf("became %s, having been %s; each answer is read as it was asked for", kindWords(q), kindWords(p)))
	} else if p.Low != q.Low || p.High != q.High {
		out = append(out, fmt.Sprintf("runs from %d to %d, before from %d to %d; the two are never mixed", q.Low, q.High, p.Low, p.High))
	}
	if len(p.Options) > 0 && len(q.Options) > 0 {
		out = append(out, optionChanges(p.Options, q.Options)...)
	}
	return out
}

// optionChanges compares two lists of options, which have no ids upstream.
func optionChanges(before, now []string) []string {
	less, more := without(before, now), without(now, before)
	var out []string
	switch {
	case len(less) == 1 && len(more) == 1 && slices.Index(before, less[0]) == slices.Index(now, more[0]):
		return []string{fmt.Sprintf("offers %q in place of %q; answers keep the words in which they were given", more[0], less[0])}
	case len(more) > 0:
		out = append(out, "offers also "+quoted(more))
		fallthrough
	default:
		if len(less) > 0 {
			out = append(out, "no longer offers "+quoted(less)+"; answers with it are kept")
		}
	}
	return out
}

// without returns the members of a that b has not.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

func quoted(list []string) string {
	var out []string
	for _, s := range list {
		out = append(out, fmt.Sprintf("%q", s))
	}
	return strings.Join(out, ", ")
}

// kindWords names a kind of question to people.
func kindWords(q Question) string {
	switch q.Kind {
	case KindChoice:
		return "a choice"
	case KindCheckbox:
		return "checkboxes"
	case KindDropDown:
		return "a drop-down list"
	case KindGrid:
		return "a row of a grid"
	case KindGridCheckbox:
		return "a row of checkboxes"
	case KindScale, KindRating:
		return fmt.Sprintf("a scale from %d to %d", q.Low, q.High)
	case KindText:
		return "a short text"
	case KindParagraph:
		return "a paragraph"
	case KindFile:
		return "an upload"
	case KindDate, KindTime, KindDuration:
		return "a " + string(q.Kind)
	}
	return "a question of another kind"
}

// consent reports whether the field is a permission, which nobody may assume.
func (f Field) consent() bool { return f == FieldConsentQuote || f == FieldConsentContact }

// Closed reports whether answers to a question must be taken as no: it asks for a
// permission, and the form no longer has it.
func (b Binding) Closed(id string) bool { return b.Lost[id] && b.Meanings[id].Field.consent() }
