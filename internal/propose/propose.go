// Package propose guesses a whole configuration from the forms themselves: what
// each form is for, what every question means, the principles, seats, consent
// phrases and languages, in English and Spanish. Each guess says whether it is
// sure, so that people are asked only about the rest.
//
// It is pure: it reads no form, asks nobody, writes no file. Render gives the
// files' texts.
package propose

import (
	"cmp"
	"slices"

	"canvass/internal/survey"
)

// Sample is one form or file to make a source of.
type Sample struct {
	survey.Outline
	Type survey.SourceType // "" is a form
	Path string            // of a file

	// Values are answers by question id, for files, whose questions have no kinds.
	Values map[string][]string

	// What a person said: what the form is for, and questions by id. The rest is guessed.
	Role   survey.Role
	Fields map[string]survey.Field
}

// Proposal is what a configuration made of the samples would say.
type Proposal struct {
	Name       string
	Languages  []string
	Rounds     []survey.Round // without capacities, which no form tells
	Principles []survey.Principle
	Groups     []Group
	Consent    survey.ConsentPhrases
	Sources    []Source // one a sample, in their order
}

// Source is one proposed source. Its Mappings are in Lines.
type Source struct {
	survey.Source
	Title     string
	RoleSure  bool
	RoundSure bool
	Lines     []Line
}

// Line is the mapping of one question.
type Line struct {
	survey.Mapping
	Title string
	Sure  bool
	Note  string // what to look at, "" nothing
}

// Propose makes a proposal of the samples. The same samples give the same proposal.
func Propose(samples []Sample) Proposal {
	var drafts []*draft
	for _, s := range samples {
		drafts = append(drafts, newDraft(s))
	}
	var p Proposal
	p.Principles = principles(drafts)
	p.Rounds = rounds(drafts)
	p.Groups = groups(drafts)
	tellApart(drafts)
	names := map[string]int{}
	for _, d := range drafts {
		p.Consent = addConsent(p.Consent, d)
		p.Sources = append(p.Sources, d.source(names))
		for _, l := range append(d.both, d.language) {
			if l != "" && !slices.Contains(p.Languages, l) {
				p.Languages = append(p.Languages, l)
			}
		}
	}
	if len(p.Languages) == 0 {
		p.Languages = []string{"en"}
	}
	p.Name = projectName(drafts)
	return p
}

// draft is a sample while it is being understood.
type draft struct {
	Sample
	role      survey.Role
	roleSure  bool
	language  string
	both      []string   // the languages of a form that says everything in two
	reads     []*reading // one a question, in form order
	found     []found    // principles, in form order
	round     string
	roundSure bool
	seats     []survey.Seat
	apart     string // what tells it from others of its role
}

// newDraft understands what can be understood of one form alone.
func newDraft(s Sample) *draft {
	d := &draft{Sample: s, language: language(s), both: bilingual(s)}
	if d.both != nil {
		d.language = ""
	}
	pooled := pool(s)
	var questions []survey.Question
	for _, q := range s.Questions {
		questions = append(questions, described(q, s.Values[q.ID], pooled[q.ID]))
	}
	scales := repeated(questions)
	for _, q := range questions {
		d.reads = append(d.reads, read(q, s.Notes[q.ID], s.Type == survey.FileSource, scales[listOf(q)]))
	}
	setRows(d.reads)
	setAgain(d.reads)
	d.findPrinciples()
	d.role, d.roleSure = d.guessRole()
	d.settle()
	d.seats = d.findSeats()
	return d
}

// source writes the draft down.
func (d *draft) source(names map[string]int) Source {
	s := Source{Title: d.Title, RoleSure: d.roleSure, RoundSure: d.roundSure}
	s.Source = survey.Source{
		Name: d.name(names), Type: cmp.Or(d.Type, survey.GoogleForm), ID: d.ID, Path: d.Path, Role: d.role, Round: d.round, Language: d.language,
	}
	if d.Type == survey.FileSource {
		s.ID = ""
	}
	if d.Email != survey.EmailNone {
		s.Lines = append(s.Lines, Line{
			Mapping: survey.Mapping{Question: survey.RefEmail, Field: survey.FieldEmail}, Title: "the address that the form itself collects", Sure: true,
		})
	}
	for _, r := range d.reads {
		s.Lines = append(s.Lines, r.line())
	}
	return s
}
