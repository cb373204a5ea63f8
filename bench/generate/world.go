package generate

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The answers on being quoted, as the default phrases know them.
const (
	consentNamed     = "Yes, with my name"
	consentAnonymous = "Yes, anonymously"
	consentNo        = "No"
)

// Of a hundred: how often these happen.
const (
	again     = 5  // a person answers a second time
	spanish   = 35 // a response is in Spanish
	nothing   = 4  // a text says nothing
	lettered  = 3  // a text is a shared letter with a sentence of one's own
	attending = 60 // somebody who registers also gives feedback
)

// world is a project in the making.
type world struct {
	Options
	feedback, registration form
	languages              [2]grammar // English, Spanish
	people                 grammar
	dice                   dice // of feedback
	desk                   dice // of registrations
	answered, registered   int
}

func newWorld(o Options) (*world, error) {
	w := &world{
		Options: o, feedback: feedbackForm(o), registration: registrationForm(),
		dice: newDice(o.Seed, 1), desk: newDice(o.Seed, 2),
	}
	for i, file := range []string{"en.txt", "es.txt"} {
		g, err := read(file)
		if err != nil {
			return nil, err
		}
		w.languages[i] = g
	}
	var err error
	w.people, err = read("people.txt")
	return w, err
}

// who answers as the n-th: a new person, or now and then an earlier one.
func who(d dice, n int) int {
	if n > 0 && d.chance(again) {
		return d.IntN(n)
	}
	return n
}

// name is that of the n-th person.
func (w *world) name(n int) string {
	given, family := w.people["given"], w.people["family"]
	return given[n%len(given)] + " " + family[n/len(given)%len(family)]
}

// email is the n-th person's, and nobody else's.
func email(n int) string { return fmt.Sprintf("person.%d@mail%d.example.org", n, n%7) }

// nextFeedback appends one response as responses.list gives it.
func (w *world) nextFeedback(b []byte) []byte {
	d := w.dice
	b = w.head(b, d, email(who(d, w.answered)))
	w.answered++
	g := w.languages[0]
	if d.chance(spanish) {
		g = w.languages[1]
	}
	leaning := d.IntN(5) // people who agree tend to agree with everything
	for i, q := range w.feedback.questions {
		switch {
		case i < w.Ratings:
			b = answer(b, q.id, strconv.Itoa(1+min(4, max(0, leaning+d.IntN(3)-1))))
		case q.id == consentID:
			b = answer(b, q.id, [...]string{consentNamed, consentAnonymous, consentNo}[d.IntN(3)])
		default:
			b = answer(b, q.id, w.text(d, g))
		}
	}
	return append(b[:len(b)-1], "}}"...)
}

// text is a comment, a letter that many send, or nothing much.
func (w *world) text(d dice, g grammar) string {
	switch n := d.IntN(100); {
	case n < nothing:
		return d.pick(g["nothing"])
	case n < nothing+lettered:
		return string(capital(g.expand(nil, d, d.pick(g["sentence"])), 0)) + " " + d.pick(g["letter"])
	}
	return string(g.comment(nil, d))
}

// nextRegistration appends one response as responses.list gives it.
func (w *world) nextRegistration(b []byte) []byte {
	d := w.desk
	n := who(d, w.registered)
	if !(n%100 < attending) {
		n += w.Feedback // somebody who gives no feedback
	}
	w.registered++
	b = w.head(b, d, email(n))
	for _, q := range w.registration.questions {
		switch q.title {
		case "Full name":
			b = answer(b, q.id, w.name(n))
		case "Organisation":
			b = answer(b, q.id, d.pick(w.people["organisation"]))
		case "Food":
			b = answer(b, q.id, d.pick(w.people["food"]))
		default:
			b = answer(b, q.id, d.pick(q.options))
		}
	}
	return append(b[:len(b)-1], "}}"...)
}

// head appends what a response says before its answers.
func (w *world) head(b []byte, d dice, email string) []byte {
	var id [48]byte
	for i := 0; i < len(id); i += 8 {
		binary.LittleEndian.PutUint64(id[i:], d.Uint64())
	}
	at := opening().Add(time.Duration(d.Int64N(int64(30 * 24 * time.Hour)))).Truncate(time.Microsecond)
	b = append(b, `{"responseId":"ACYDBN`...)
	b = base64.RawURLEncoding.AppendEncode(b, id[:])
	b = at.AppendFormat(append(b, `","createTime":"`...), "2006-01-02T15:04:05.000Z")
	b = at.AppendFormat(append(b, `","lastSubmittedTime":"`...), "2006-01-02T15:04:05.000000Z")
	b = append(append(b, `","respondentEmail":"`...), email...)
	return append(b, `","answers":{`...)
}

// answer appends one answer and a comma. Go's quoting is JSON's for these texts:
// they hold no control characters.
func answer(b []byte, question, value string) []byte {
	b = fmt.Appendf(b, `%q:{"questionId":%[1]q,"textAnswers":{"answers":[{"value":`, question)
	return append(strconv.AppendQuote(b, value), "}]}},"...)
}

// config is the canvass.yaml of the project.
func (w *world) config(codebook string) string {
	seats := []string{
		fmt.Sprintf("{mode: in-person, answers: [In person], capacity: %d}", w.Registrations/3),
		fmt.Sprintf("{mode: remote, answers: [Remote], capacity: %d}", w.Registrations/5),
		"{mode: either, answers: [Either], tries: [in-person, remote]}", "{mode: cancelled, answers: [I can no longer come]}",
	}
	return "# Written by bench/generate.\nproject: {name: Benchmark, timezone: America/New_York, languages: [en, es]}\n" +
		"store: {url: \"sqlite:" + Store + "\"}\nprinciples: principles.yaml\ncodebook: " + strconv.Quote(codebook) + "\n" +
		"rounds:\n  - id: workshop\n    date: 2026-01-20\n    seats:\n      - " + strings.Join(seats, "\n      - ") + "\nsources:\n" +
		w.registration.source("registrations", "role: registration\n    round: workshop\n    language: en") +
		w.feedback.source("feedback", "role: feedback\n    round: workshop")
}

func (w *world) principles() string {
	var b strings.Builder
	for i := range w.Ratings {
		fmt.Fprintf(&b, "- id: P%d\n  title: {en: \"Principle %[1]d\", es: \"Principio %[1]d\"}\n", i+1)
		fmt.Fprintf(&b, "  text: {en: \"An agency that buys an AI system does the thing that is numbered %d.\", es: \"La entidad que compra un sistema de IA hace lo que lleva el número %[1]d.\"}\n", i+1)
	}
	return b.String()
}
