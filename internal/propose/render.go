package propose

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"canvass/internal/survey"
)

// Settings are what the files say beside what the forms told.
type Settings struct {
	Credentials string // path of the key file; "" for Application Default Credentials
}

// Config returns the text of canvass.yaml. Questions stand by their ids, with
// their titles as comments; "# guess:" marks what is not sure.
func (p Proposal) Config(s Settings) string {
	w := &writer{}
	w.line("# Proposed by `ingest init`. Lines marked \"# guess:\" are worth a look; `ingest check` finds what does not fit.")
	w.line("")
	w.line("project:")
	w.line("  name: %s", quote(comment(p.Name)))
	w.line("  timezone: UTC                            # in which people read dates, as in America/New_York")
	w.line("  languages: [%s]", strings.Join(p.Languages, ", "))
	w.line("")
	w.line("store:")
	w.line("  url: sqlite:canvass.db")
	w.google(s)
	w.line("")
	if len(p.Principles) > 0 {
		w.line("principles: principles.yaml")
	}
	w.line("codebook: codebook.yaml")
	w.rounds(p.Rounds)
	w.groups(p.Groups)
	w.line("")
	w.line("sources:")
	for _, src := range p.Sources {
		w.source(src, len(p.Rounds))
	}
	w.consent(p.Consent)
	w.line("")
	w.line("report:")
	w.line("  folder: reports")
	return w.String()
}

// PrinciplesFile returns the text of principles.yaml, "" without principles.
func (p Proposal) PrinciplesFile() string {
	if len(p.Principles) == 0 {
		return ""
	}
	w := &writer{}
	w.line("# Proposed by `ingest init`, in the order of the forms. Add the wording under `text`, one for each language,")
	w.line("# as in: text: {en: \"…\", es: \"…\"}. An id never changes once answers have come in.")
	for _, q := range p.Principles {
		w.line("")
		w.line("- id: %s", q.ID)
		w.line("  title: %s", translations(q.Title))
		if len(q.Wordings) > 0 && len(q.Wordings[0].Text) > 0 {
			w.line("  text: %s", translations(q.Wordings[0].Text))
		}
	}
	return w.String()
}

type writer struct{ strings.Builder }

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(w, format, args...)
	w.WriteByte('\n')
}

func (w *writer) google(s Settings) {
	if s.Credentials == "" {
		w.line("")
		w.line("# Without google.credentials the account of `gcloud auth application-default login` signs in.")
		w.line("# google: {credentials: service-account.json}")
		return
	}
	w.line("")
	w.line("google:")
	w.line("  credentials: %s", quote(s.Credentials))
}

func (w *writer) rounds(all []survey.Round) {
	if len(all) == 0 {
		return
	}
	w.line("")
	w.line("rounds:")
	for _, r := range all {
		w.line("  - id: %s", quote(r.ID))
		if r.Date.IsZero() {
			w.line("    # date: 2025-09-17")
		} else {
			w.line("    date: %s", r.Date.Format(time.DateOnly))
		}
		if len(r.Seats) == 0 {
			continue
		}
		w.line("    seats:                                 # a mode with so many places says so: {mode: …, answers: […], capacity: 40}")
		for _, s := range r.Seats {
			w.line("      - {mode: %s, answers: %s%s}", s.Mode, list(s.Answers), tried(s.Tries))
		}
	}
}

// groups writes those that are not sure as comments.
func (w *writer) groups(all []Group) {
	if len(all) == 0 {
		return
	}
	mark := ""
	if !slices.ContainsFunc(all, func(g Group) bool { return g.Sure }) {
		mark = "# "
	}
	w.line("")
	w.line("%sgroups:                                    # options of several languages that mean one group of people", mark)
	for _, g := range all {
		answers, guess := "", ""
		if len(g.Answers) > 0 {
			answers = ", answers: " + list(g.Answers)
		}
		if !g.Sure {
			guess = "# guess: "
		}
		w.line("  %s- {label: %s%s}", guess, translations(g.Label), answers)
	}
}

func tried(modes []string) string {
	if len(modes) == 0 {
		return ""
	}
	return ", tries: [" + strings.Join(modes, ", ") + "]"
}

func (w *writer) source(s Source, rounds int) {
	if s.Title != "" {
		w.line("  # %s", comment(s.Title))
	}
	w.line("  - name: %s", quote(s.Name))
	w.line("    type: %s", s.Type)
	if s.Type == survey.FileSource {
		w.line("    path: %s", quote(s.Path))
	} else {
		w.line("    id: %s", quote(s.ID))
	}
	w.line("    role: %s%s", s.Role, guess(s.RoleSure, "registration, feedback or attendance"))
	switch {
	case s.Round != "":
		w.line("    round: %s%s", quote(s.Round), guess(s.RoundSure, ""))
	case rounds > 1:
		w.line("    # round: …                              # which of the rounds it belongs to; without, to all of them")
	}
	if s.Language != "" {
		w.line("    language: %s", s.Language)
	}
	if len(s.Lines) == 0 { // a document's comments need none
		return
	}
	w.line("    questions:")
	for _, l := range s.Lines {
		w.mapping(l)
	}
}

func (w *writer) mapping(l Line) {
	extra := ""
	if l.Principle != "" {
		extra = ", principle: " + l.Principle
	}
	if len(l.Scale) > 0 {
		extra += ", scale: " + list(l.Scale)
	}
	mark := "# "
	if !l.Sure {
		mark = "# guess: "
	}
	note := ""
	if l.Note != "" {
		note = " (" + l.Note + ")"
	}
	w.line("      - {question: %s, field: %s%s}  %s%s%s", quote(l.Question), l.Field, extra, mark, comment(l.Title), note)
}

func (w *writer) consent(c survey.ConsentPhrases) {
	if len(c.Named)+len(c.Anonymous)+len(c.No) == 0 {
		return
	}
	w.line("")
	w.line("consent:                                   # options that the built-in phrases do not have")
	for _, part := range []struct {
		key     string
		phrases []string
	}{{"named", c.Named}, {"anonymous", c.Anonymous}, {"no", c.No}} {
		if len(part.phrases) > 0 {
			w.line("  %s: %s", part.key, list(part.phrases))
		}
	}
}

func guess(sure bool, hint string) string {
	switch {
	case sure:
		return ""
	case hint == "":
		return "  # guess"
	}
	return "  # guess: " + hint
}
