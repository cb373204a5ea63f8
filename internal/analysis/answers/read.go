// Package answers reads what one response says through its source's mapping: ratings and
// texts with the question that each answers, all else by field, and who sent it. What is
// meant by consent, or by a mode of attendance, it leaves to others.
package answers

import (
	"slices"
	"strings"

	"canvass/internal/analysis/people"
	"canvass/internal/analysis/placement"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Question is what a rating or text answers, whatever the form or language.
type Question struct {
	Field     survey.Field
	Principle string // "" for an open question
	Ordinal   int    // the k-th question of that field and principle in its source, from 1
}

// Name is the principle's id, or the field's name for an open question.
func (q Question) Name() string {
	if q.Principle != "" {
		return q.Principle
	}
	return string(q.Field)
}

// Said is one response read through its source's mapping, texts included.
type Said struct {
	Fields  map[survey.Field][]string // every mapped field but ratings and texts, blank values left out
	Ratings []Rating
	Texts   []Text
	Stances []Text // answers to questions about the stance, on a principle or on everything
	// Identity is what tells people apart, by question in configured order: "" where one was left blank.
	Identity []string
	Place    *placement.Place // of a comment that is placed by its quote
}

// Rating is one rating answer; Value is 0 when it cannot be read.
type Rating struct {
	Question Question
	Value    int
}

// Text is one contribution's text.
type Text struct {
	Question Question
	AnswerID string
	Text     string
	Asked    string // the title of the question
}

// Empty reports whether a text has no content, as an answer to its question.
func (r Text) Empty() bool { return !text.Answered(r.Asked, r.Text) }

// Reader reads the responses of one source.
type Reader struct {
	binding survey.Binding
	steps   []step // mapped questions: principles and fields as configured
	counted []step // those that findings are made of
	places  []int  // of their answers last time: answers are sorted by question
	email   survey.Meaning
	emailed bool // a line says what addresses that the form collected mean: email
	ranges  ranges
	placer  *placement.Placer // nil unless comments are placed by what they quote

	asked    []asked  // about who answers
	identity []string // memory for one record's
	latest   Said     // memory for what ReadNext gives out
}

// step is one question as it is read. A consent question that was lost, with whatever
// was answered to it, is not among them.
type step struct {
	id      string
	title   string
	meaning survey.Meaning
}

// answer finds the answer in a place where it may be, else anywhere; below 0: there is none.
func (s *step) answer(answers []survey.Answer, at int) int {
	if at < len(answers) && answers[at].Question == s.id {
		return at
	}
	return slices.IndexFunc(answers, func(a survey.Answer) bool { return a.Question == s.id })
}

// inFindings reports whether findings are made of a field: what is only shown is not read for them.
func inFindings(f survey.Field) bool {
	switch f {
	case survey.FieldID, survey.FieldSubmitted, survey.FieldCreated, survey.FieldAccess, survey.FieldDietary, survey.FieldConsentContact,
		survey.FieldHeard, survey.FieldIgnore, survey.FieldOther:
		return false
	}
	return true
}

// NewReader returns a Reader for a resolved source of a project with these principles.
func NewReader(b survey.Binding, principles []survey.Principle) *Reader {
	r := &Reader{binding: b, ranges: newRanges(b), placer: newPlacer(b.Source, principles)}
	byKey := map[[2]string][]string{}
	for id, m := range b.Meanings {
		byKey[[2]string{m.Question, string(m.Field)}] = append(byKey[[2]string{m.Question, string(m.Field)}], id)
	}
	var order []string
	for _, m := range b.Source.Mappings {
		key := [2]string{m.Question, string(m.Field)}
		order = append(order, byKey[key]...)
		delete(byKey, key)
	}
	for _, id := range order {
		if b.Closed(id) {
			continue
		}
		one := step{id, b.Questions[id].Title, b.Meanings[id]}
		r.steps = append(r.steps, one)
		if inFindings(one.meaning.Field) {
			r.counted = append(r.counted, one)
		}
	}
	r.places, r.asked = make([]int, len(r.counted)), askedOf(b, order)
	r.email, r.emailed = b.Refs[survey.RefEmail]
	return r
}

// Asks reports whether a line of the configuration gives a question that field.
func (r *Reader) Asks(f survey.Field) bool {
	for _, m := range r.binding.Meanings {
		if m.Field == f {
			return true
		}
	}
	return false
}

// Read returns what a response says, in configured order.
func (r *Reader) Read(v survey.Version) Said {
	a := Said{Fields: map[survey.Field][]string{}}
	r.collected(&v, &a)
	for i := range r.steps {
		if k := r.steps[i].answer(v.Answers, len(v.Answers)); k >= 0 {
			r.read(&v, &a, &r.steps[i], k)
		}
	}
	return a
}

// ReadNext is Read of what findings are made of, into the same memory every time: the lists
// are valid until it is called again, texts for ever.
func (r *Reader) ReadNext(v *survey.Version) *Said {
	a := &r.latest
	for f, values := range a.Fields {
		a.Fields[f] = values[:0]
	}
	if a.Fields == nil {
		a.Fields = map[survey.Field][]string{}
	}
	*a = Said{Fields: a.Fields, Ratings: a.Ratings[:0], Texts: a.Texts[:0], Stances: a.Stances[:0], Identity: a.Identity[:0]}
	r.collected(v, a)
	for i := range r.counted {
		if k := r.counted[i].answer(v.Answers, r.places[i]); k >= 0 {
			r.places[i] = k
			r.read(v, a, &r.counted[i], k)
		}
	}
	return a
}

// collected adds the address that the form itself collected.
func (r *Reader) collected(v *survey.Version, a *Said) {
	if r.emailed {
		a.add(r.email.Field, v.Email)
	}
}

// read adds what a response says to one question: its k-th answer.
func (r *Reader) read(v *survey.Version, a *Said, s *step, k int) {
	meaning := &s.meaning
	if r.placer != nil {
		meaning = r.place(meaning, &v.Response, a)
	}
	texts := len(a.Texts)
	a.take(meaning, s.id, v.Answers[k].Values, r.ranges.fit(s.id, v.Run))
	if len(a.Texts) > texts {
		a.Texts[texts].Asked = s.title
	}
}

// take reads one answer; fits says whether its numbers, if it has any, are of 1 to 5.
func (a *Said) take(m *survey.Meaning, id string, values []string, fits bool) {
	q := Question{Field: m.Field, Principle: m.Principle, Ordinal: m.Ordinal}
	switch {
	case m.Field == survey.FieldRating:
		if words := strings.TrimSpace(strings.Join(values, " ")); words != "" {
			rating := Rating{Question: q}
			if fits {
				rating.Value = readRating(words, m.Scale)
			}
			a.Ratings = append(a.Ratings, rating)
		}
	case m.Field.Contribution():
		if words := strings.Join(values, "\n"); strings.TrimSpace(words) != "" {
			a.Texts = append(a.Texts, Text{Question: q, AnswerID: id, Text: words})
		}
	default:
		if m.Field == survey.FieldIdentity {
			a.identify(m.Ordinal, strings.Join(values, " "))
		}
		if words := strings.Join(values, "\n"); m.Field == survey.FieldStance && strings.TrimSpace(words) != "" {
			a.Stances = append(a.Stances, Text{Question: q, AnswerID: id, Text: words})
		}
		a.add(m.Field, values...)
	}
}

// identify keeps the answer to the k-th identity question.
func (a *Said) identify(k int, words string) {
	for len(a.Identity) < k {
		a.Identity = append(a.Identity, "")
	}
	a.Identity[k-1] = words
}

func (a *Said) add(f survey.Field, values ...string) {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			a.Fields[f] = append(a.Fields[f], v)
		}
	}
}

// One returns the field's values joined by a blank, "" when there are none.
func (a *Said) One(f survey.Field) string { return strings.Join(a.Fields[f], " ") }

// readRating reads the leading integer, else the position in the scale (worst
// first); 0 when neither gives 1 to 5.
func readRating(words string, scale []string) int {
	digits := words[:len(words)-len(strings.TrimLeft(words, "0123456789"))]
	if len(digits) == 1 && digits[0] >= '1' && digits[0] <= '5' && !strings.HasPrefix(words[1:], ".") && !strings.HasPrefix(words[1:], ",") {
		return int(digits[0] - '0')
	}
	if digits != "" {
		return 0
	}
	folded := text.Fold(words)
	for i, label := range scale {
		if text.Fold(label) == folded {
			return i + 1
		}
	}
	return 0
}

// Record returns what linking needs to know about who sent a response. Its texts
// are those of the response and share memory with all it says.
func (r *Reader) Record(v *survey.Response, a *Said, verified bool) people.Record {
	rec := people.Record{Source: v.Source, ID: v.ID, Created: v.Created}
	if len(r.asked) == 0 && v.Email == "" { // nothing was asked, as of anonymous comments
		return rec
	}
	rec.Name = a.One(survey.FieldName)
	if r.binding.Source.Remarks() { // a display name is not evidence elsewhere
		rec.Name, rec.Author = "", strings.Clone(rec.Name)
		return rec
	}
	rec.Organisation, rec.Country, rec.Group = a.One(survey.FieldOrganisation), a.One(survey.FieldCountry), a.One(survey.FieldGroup)
	rec.Phone, rec.Identity = a.One(survey.FieldPhone), a.Identity
	rec.Email, rec.Verified = r.Address(v, a, verified)
	return rec
}

// Address is whose mailbox a response came from, and whether that was proven.
func (r *Reader) Address(v *survey.Response, a *Said, verified bool) (string, bool) {
	if r.emailed && r.email.Field == survey.FieldEmail && v.Email != "" {
		return v.Email, verified
	}
	if typed := a.Fields[survey.FieldEmail]; len(typed) > 0 {
		return typed[0], false
	}
	return v.Email, verified && v.Email != "" // collected by the form though no line maps it: evidence all the same
}

// Verified reports whether every stored revision of the form collected
// addresses by sign-in: only then is an address proven.
func Verified(forms []survey.Form) bool {
	for _, f := range forms {
		if f.Email != survey.EmailVerified {
			return false
		}
	}
	return len(forms) > 0
}
