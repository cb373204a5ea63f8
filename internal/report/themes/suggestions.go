package themes

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"canvass/internal/analysis"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/codebook"
	"canvass/internal/analysis/suggest"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/quoting"
	"canvass/internal/survey"
)

// SuggestionsJSON is the contract of `report themes --suggest --format json`.
type SuggestionsJSON struct {
	Texts       int              `json:"texts"`     // with content, that were looked at
	Untagged    int              `json:"untagged"`  // of these, without any theme
	Languages   map[string]int   `json:"languages"` // texts in each; "" where nobody can tell
	Suggestions []SuggestionJSON `json:"suggestions"`
	Keywords    []KeywordJSON    `json:"keywords"`
	Merges      []MergeJSON      `json:"merges"`
	Splits      []SplitJSON      `json:"splits"`
	Rejected    int              `json:"rejected"` // suggestions left out because somebody refused them
	Asked       []AskedJSON      `json:"asked"`    // themes that people named while they judged texts
	refused     []SuggestionJSON // these
}

// AskedJSON is a theme that people asked for.
type AskedJSON struct {
	Name  string `json:"name"`
	Texts int    `json:"texts"`
	Theme string `json:"theme"` // the theme of that name; "" none yet
}

// SuggestionJSON is one suggested theme.
type SuggestionJSON struct {
	ID       string              `json:"id"`
	Terms    []string            `json:"terms"`
	Keywords map[string][]string `json:"keywords"`
	Count    int                 `json:"count"`    // distinct texts
	Untagged int                 `json:"untagged"` // of these, with a sentence of it that no theme covers
	Purity   float64             `json:"purity"`
	Distance float64             `json:"distance"`
	Nearest  string              `json:"nearest"`
	Score    float64             `json:"score"`
	Central  []CentralJSON       `json:"central"`
	Members  []MemberJSON        `json:"members"`
}

// CentralJSON is a typical text; its words only where its author allows quoting.
type CentralJSON struct {
	MemberJSON
	Quote string `json:"quote"`
	By    string `json:"by"`
}

// MemberJSON names a text.
type MemberJSON struct {
	Source   string `json:"source"`
	Response string `json:"response_id"`
	Question string `json:"question"`
}

// KeywordJSON is a word proposed for a theme that exists.
type KeywordJSON struct {
	Theme    string `json:"theme"`
	Language string `json:"language"`
	Keyword  string `json:"keyword"`
	Within   int    `json:"within"`
	Count    int    `json:"count"`
	Themed   int    `json:"themed"` // of these, with any theme
}

// MergeJSON is two themes that mostly come together.
type MergeJSON struct {
	Themes   []string `json:"themes"`
	Together int      `json:"together"`
	Of       int      `json:"of"`
}

// SplitJSON is a theme that speaks of two things.
type SplitJSON struct {
	Theme string      `json:"theme"`
	Count int         `json:"count"`
	Parts [2][]string `json:"parts"`
	Sizes [2]int      `json:"sizes"`
}

// material is the texts that suggestions are made of, and where each stands.
type material struct {
	texts []suggest.Text
	at    []report.TextAt
}

// readMaterial reads the texts that count.
func readMaterial(ctx context.Context, e *report.Edition) (material, error) {
	var m material
	marker, err := analysis.NewMarker(e.Project)
	if err != nil {
		return m, err
	}
	err = e.EachText(ctx, func(at report.TextAt, c *analysis.Case, t analysis.Contribution, r answers.Text) {
		in := suggest.Text{Text: r.Text, Language: marker.Language(r.Text, e.Project.Sources[c.Source].Language), Print: t.Print}
		for _, tag := range t.Tags {
			out := suggest.Tag{Theme: tag.Theme}
			for _, s := range tag.Spans {
				out.Spans = append(out.Spans, suggest.Span(s))
			}
			in.Tags = append(in.Tags, out)
		}
		if campaign, member := e.CampaignOf(&t); campaign != nil {
			in.Campaign = int(t.Campaign)
			for _, s := range member.Own {
				in.Own = append(in.Own, suggest.Span(s))
			}
		}
		m.texts, m.at = append(m.texts, in), append(m.at, at)
	})
	return m, err
}

// Suggest proposes themes for what the codebook leaves uncovered, and what to change
// about the themes that there are. What was refused before is left out. Progress is told
// how many of the steps are done.
func Suggest(ctx context.Context, e *report.Edition, most int, progress func(done, of int)) (SuggestionsJSON, error) {
	const steps = 4 // reading, new themes, keywords and themes to join, themes to split
	progress(0, steps)
	out := SuggestionsJSON{Languages: map[string]int{}, Suggestions: []SuggestionJSON{}, Keywords: []KeywordJSON{}, Merges: []MergeJSON{}, Splits: []SplitJSON{}, Asked: []AskedJSON{}}
	for _, a := range codebook.AskedFor(e.Project.Codebook, e.Decisions) {
		out.Asked = append(out.Asked, AskedJSON{a.Name, a.Texts, a.Theme})
	}
	m, err := readMaterial(ctx, e)
	if err != nil {
		return out, err
	}
	progress(1, steps)
	refused := refusalsOf(e)
	out.Texts = len(m.texts)
	for _, t := range m.texts {
		out.Languages[t.Language]++
		if len(t.Tags) == 0 {
			out.Untagged++
		}
	}
	options := suggest.Options{Languages: e.Project.Languages}
	for _, s := range suggest.Themes(m.texts, e.Project.Codebook, options) {
		switch {
		case refused.refuses(s):
			out.Rejected++
			out.refused = append(out.refused, suggestionJSON(e, s, m))
		case most == 0 || len(out.Suggestions) < most:
			out.Suggestions = append(out.Suggestions, suggestionJSON(e, s, m))
		}
	}
	progress(2, steps)
	for _, k := range suggest.Keywords(m.texts, e.Project.Codebook, options) {
		out.Keywords = append(out.Keywords, KeywordJSON{k.Theme, k.Language, k.Keyword, k.Within, k.Texts, k.Themed})
	}
	for _, g := range suggest.Merges(m.texts, e.Project.Codebook) {
		out.Merges = append(out.Merges, MergeJSON{[]string{g.A, g.B}, g.Together, g.Of})
	}
	progress(3, steps)
	for _, s := range suggest.Splits(m.texts, e.Project.Codebook) {
		out.Splits = append(out.Splits, SplitJSON{s.Theme, s.Texts, s.Parts, s.Sizes})
	}
	progress(steps, steps)
	return out, nil
}

// quoted is how many typical texts a suggestion shows.
const quoted = 5

func suggestionJSON(e *report.Edition, s suggest.Suggestion, m material) SuggestionJSON {
	out := SuggestionJSON{
		ID: s.ID, Terms: s.Terms, Keywords: s.Keywords, Count: s.Texts, Untagged: s.Open, Purity: rounded(s.Purity), Distance: rounded(s.Distance), Nearest: s.Nearest,
		Score: rounded(s.Score), Central: []CentralJSON{}, Members: []MemberJSON{},
	}
	for _, i := range s.Members {
		out.Members = append(out.Members, member(e, m.at[i]))
	}
	for _, may := range []bool{true, false} { // those first whose words may be shown
		for _, p := range s.Central {
			c := &e.Cases[m.at[p.Text].Case]
			q, ok := quoting.Attribute(e.People[c.Person], quoting.Passage(m.texts[p.Text].Text, analysis.Span(p.Span)))
			if ok == may && len(out.Central) < quoted {
				out.Central = append(out.Central, CentralJSON{member(e, m.at[p.Text]), q.Text(), q.By()})
			}
		}
	}
	return out
}

func rounded(x float64) float64 { return float64(int(x*10000+0.5)) / 10000 }

func member(e *report.Edition, at report.TextAt) MemberJSON {
	c := &e.Cases[at.Case]
	return MemberJSON{e.Project.Sources[c.Source].Name, c.ID, c.Texts[at.Text].AnswerID}
}

// refusals are the words of suggestions that somebody refused.
type refusals struct {
	ids   map[string]bool
	terms [][]string
}

func refusalsOf(e *report.Edition) refusals {
	r := refusals{ids: map[string]bool{}}
	for _, d := range survey.Holding(e.Decisions) {
		if d.Kind == survey.KindProposal && d.Verdict == survey.VerdictNo {
			r.ids[d.Theme] = true
			r.terms = append(r.terms, strings.Split(d.Note, ", "))
		}
	}
	return r
}

// refuses reports whether a suggestion was refused, perhaps when it began with
// another of its words: most of the fewer words are the same.
func (r refusals) refuses(s suggest.Suggestion) bool {
	if r.ids[s.ID] {
		return true
	}
	return slices.ContainsFunc(r.terms, func(terms []string) bool { return alike(terms, s.Terms) })
}

// alike reports whether two suggestions are one under several names.
func alike(a, b []string) bool {
	n := 0
	for _, t := range a {
		if slices.Contains(b, t) {
			n++
		}
	}
	return n >= 2 && 2*n > min(len(a), len(b))
}

// With lists the other suggestions that are refused with x, having mostly its words.
func (s SuggestionsJSON) With(x SuggestionJSON) []string {
	var out []string
	for _, o := range s.Suggestions {
		if o.ID != x.ID && alike(x.Terms, o.Terms) {
			out = append(out, o.ID)
		}
	}
	return out
}

// Find returns the suggestion of that id, or the first one with a word that was its id
// before more texts came. Those that somebody refused come last.
func (s SuggestionsJSON) Find(id string) (SuggestionJSON, error) {
	var ids []string
	for _, list := range [][]SuggestionJSON{s.Suggestions, s.refused} {
		for _, x := range list {
			if x.ID == id {
				return x, nil
			}
			ids = append(ids, x.ID)
		}
	}
	for _, list := range [][]SuggestionJSON{s.Suggestions, s.refused} {
		for _, x := range list {
			if slices.ContainsFunc(x.Terms, func(term string) bool { return suggest.ID(term) == id }) {
				return x, nil
			}
		}
	}
	hint := "`report themes --suggest` lists them"
	if near := survey.Nearest(id, ids); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return SuggestionJSON{}, fault.New(fault.Invalid, hint, "there is no suggestion %q", id)
}

// Theme is a suggestion as a theme of the codebook. A name is what it is called in the
// project's first language: then nobody but a person can say what it is in others.
func (s SuggestionJSON) Theme(p survey.Project, name string) survey.Theme {
	t := survey.Theme{ID: s.ID, Label: survey.Texts{}, Keywords: s.Keywords}
	for n := 2; slices.ContainsFunc(p.Codebook.Themes, func(o survey.Theme) bool { return o.ID == t.ID }); n++ {
		t.ID = fmt.Sprintf("%s-%d", s.ID, n)
	}
	if name != "" {
		t.Label[p.Languages[0]] = name
		return t
	}
	for _, l := range p.Languages {
		name := s.Terms[0]
		if words := s.Keywords[l]; len(words) > 0 {
			name = words[0]
		}
		label := english.Sentence(name)
		t.Label[l] = label[:len(label)-1]
	}
	return t
}

// Decision is what somebody said about a suggestion; its words are kept, so that it is
// known again under another id.
func (s SuggestionJSON) Decision(v survey.Verdict, reviewer string) survey.Decision {
	return survey.Decision{Kind: survey.KindProposal, Theme: s.ID, Verdict: v, Reviewer: reviewer, Note: strings.Join(s.Terms, ", ")}
}
