package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"canvass/internal/ask"
	"canvass/internal/export"
	"canvass/internal/propose"
	"canvass/internal/survey"
)

// propose makes the proposal; at a terminal it asks about what is not sure.
func (a *app) propose(ctx context.Context, samples []propose.Sample, yes bool) (propose.Proposal, error) {
	p := propose.Propose(samples)
	if yes || !a.env.Screen || !a.env.Keyboard {
		return p, nil
	}
	t := ask.Terminal{In: a.env.Stdin, Out: a.env.Stderr, Plain: a.env.getenv("TERM") == "dumb" || a.env.getenv("ACCESSIBLE") != ""}
	for i, s := range p.Sources {
		if s.RoleSure {
			continue
		}
		role, err := t.Choose(ctx, ask.Question{Title: fmt.Sprintf("What is %q for?", s.Title), Options: roles(s.Role)})
		if err != nil {
			return p, err
		}
		samples[i].Role = survey.Role(role)
	}
	if err := askFields(ctx, t, propose.Propose(samples), samples); err != nil {
		return p, err
	}
	return propose.Propose(samples), nil
}

// askFields asks about every question whose meaning is a guess and notes the answer
// in the sample. Ratings and comments belong to principles: those stay as they are,
// with their mark.
func askFields(ctx context.Context, t ask.Terminal, p propose.Proposal, samples []propose.Sample) error {
	for i, s := range p.Sources {
		said := map[string]survey.Field{}
		for _, l := range s.Lines {
			if l.Sure || l.Principle != "" {
				continue
			}
			field, err := t.Choose(ctx, ask.Question{Title: l.Title, About: "What does this question of " + s.Name + " ask for?", Options: fields(l.Field)})
			if err != nil {
				return err
			}
			said[l.Question] = survey.Field(field)
		}
		samples[i].Fields = said
	}
	return nil
}

// roles lists the roles, the proposed one first.
func roles(first survey.Role) []ask.Option {
	all := []ask.Option{
		{Value: string(survey.Registration), Words: "registration for an event"},
		{Value: string(survey.Feedback), Words: "feedback on principles"},
		{Value: string(survey.Attendance), Words: "a list of who came"},
	}
	slices.SortStableFunc(all, func(x, y ask.Option) int { return before(x.Value == string(first)) - before(y.Value == string(first)) })
	return all
}

// fields lists what a question outside the principles can be, the proposed one first.
func fields(first survey.Field) []ask.Option {
	all := []ask.Option{{Value: string(first), Words: string(first)}}
	for _, f := range survey.Fields() {
		switch f {
		case first, survey.FieldRating, survey.FieldComment, survey.FieldID, survey.FieldCreated, survey.FieldSubmitted:
		default:
			all = append(all, ask.Option{Value: string(f), Words: string(f)})
		}
	}
	return all
}

func before(first bool) int {
	if first {
		return 0
	}
	return 1
}

// printProposal shows what was understood, and what to look at.
func (a *app) printProposal(p propose.Proposal, folder string) error {
	path := shown(filepath.Join(folder, "canvass.yaml"))
	a.say.note("wrote %s; then: ingest check, ingest run", path)
	if a.options.quiet {
		return nil
	}
	return a.printDocument(proposalDocument(p, path))
}

// starterWords say whose the themes of the first codebook are.
const starterWords = "these are default themes for participation in procurement; make your own"

func proposalDocument(p propose.Proposal, path string) export.Document {
	d := export.Document{Title: p.Name}
	d.Lead = []string{fmt.Sprintf("Principles: %d. Rounds: %d. Languages: %s. How many seats there are is yours to add in %s.",
		len(p.Principles), len(p.Rounds), strings.Join(p.Languages, ", "), path)}
	d.Lead = append(d.Lead, "The codebook is one to begin with: "+starterWords+".")
	if p.Name == propose.NoName {
		d.Lead = append(d.Lead, "No title says what the project is called: write its name into "+path+", `project: {name: …}`; files of reports are named after it.")
	}
	if n := len(p.Groups); n > 0 {
		d.Lead = append(d.Lead, fmt.Sprintf("Groups named in several languages: %d, by the place of the options in their forms, in files by what they name; see that each pair means the same.", n))
	}
	var rows, guesses [][]export.Cell
	for _, s := range p.Sources {
		if !s.RoleSure {
			guesses = append(guesses, []export.Cell{export.Words(s.Name), export.Words("(what the source is for)"), export.Words(string(s.Role))})
		}
	}
	for _, s := range p.Sources {
		sure := 0
		for _, l := range s.Lines {
			if l.Sure {
				sure++
				continue
			}
			guesses = append(guesses, []export.Cell{export.Words(s.Name), export.Words(l.Title), export.Words(string(l.Field))})
		}
		rows = append(rows, []export.Cell{export.Words(s.Name), export.Words(string(s.Role)), export.Count(sure), export.Count(len(s.Lines) - sure)})
	}
	d.Sections = []export.Section{{Table: &export.Table{Name: "tbl_sources", Rows: export.Rows(rows), Columns: []export.Column{
		{Name: "Source"}, {Name: "Role"}, {Name: "Sure", Kind: export.Number}, {Name: "Guessed", Kind: export.Number},
	}}}}
	if len(guesses) > 0 {
		d.Sections = append(d.Sections, export.Section{Heading: "Guesses, worth a look", Table: &export.Table{Name: "tbl_guesses", Rows: export.Rows(guesses), Columns: []export.Column{
			{Name: "Source"}, {Name: "Question"}, {Name: "Guess"},
		}}})
	}
	return d
}
