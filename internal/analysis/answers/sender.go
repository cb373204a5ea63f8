package answers

import (
	"strings"

	"canvass/internal/analysis/people"
	"canvass/internal/survey"
)

// asked is a question that says something about who answers it.
type asked struct {
	id      string
	field   survey.Field
	ordinal int
	at      int // where the answer was last time: answers are sorted by question
}

// askedOf lists those among a source's questions, in configured order.
func askedOf(b survey.Binding, order []string) (all []asked) {
	for _, id := range order {
		switch m := b.Meanings[id]; m.Field {
		case survey.FieldName, survey.FieldEmail, survey.FieldOrganisation, survey.FieldCountry, survey.FieldGroup, survey.FieldPhone, survey.FieldIdentity:
			all = append(all, asked{id: id, field: m.Field, ordinal: m.Ordinal})
		}
	}
	return all
}

// Sender is record of what Read returns, without reading the rest. Its Identity
// holds until the next call.
func (r *Reader) Sender(v survey.Version, verified bool) people.Record {
	rec := people.Record{Source: v.Source, ID: v.ID, Created: v.Created}
	a, typed := Said{Identity: r.identity[:0]}, ""
	ref, collected := r.binding.Refs[survey.RefEmail]
	if collected && strings.TrimSpace(v.Email) != "" {
		enter(&rec, &typed, ref.Field, v.Email)
	}
	for k := range r.asked {
		q := &r.asked[k]
		values, ok := q.answer(v.Answers)
		if !ok {
			continue
		}
		if q.field == survey.FieldIdentity {
			a.identify(q.ordinal, strings.Join(values, " "))
			continue
		}
		for _, s := range values {
			if strings.TrimSpace(s) != "" {
				enter(&rec, &typed, q.field, s)
			}
		}
	}
	r.identity = a.Identity
	if r.binding.Source.Remarks() { // a display name is not evidence elsewhere
		return people.Record{Source: v.Source, ID: v.ID, Created: v.Created, Author: strings.Clone(rec.Name)}
	}
	rec.Identity = a.Identity
	switch {
	case collected && ref.Field == survey.FieldEmail && v.Email != "":
		rec.Email, rec.Verified = v.Email, verified
	case typed != "":
		rec.Email = typed
	default:
		rec.Email, rec.Verified = v.Email, verified && v.Email != ""
	}
	return rec
}

// answer finds the values of a question's answer.
func (q *asked) answer(answers []survey.Answer) ([]string, bool) {
	if q.at < len(answers) && answers[q.at].Question == q.id {
		return answers[q.at].Values, true
	}
	for i := range answers {
		if answers[i].Question == q.id {
			q.at = i
			return answers[i].Values, true
		}
	}
	return nil, false
}

// enter puts one more value of a field into a record; of typed addresses the first counts.
func enter(rec *people.Record, typed *string, f survey.Field, value string) {
	var to *string
	switch f {
	case survey.FieldName:
		to = &rec.Name
	case survey.FieldOrganisation:
		to = &rec.Organisation
	case survey.FieldCountry:
		to = &rec.Country
	case survey.FieldGroup:
		to = &rec.Group
	case survey.FieldPhone:
		to = &rec.Phone
	case survey.FieldEmail:
		if *typed == "" {
			*typed = value
		}
		return
	default:
		return
	}
	if *to != "" {
		value = *to + " " + value
	}
	*to = value
}
