package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"canvass/config"
	"canvass/internal/analysis/suggest"
	"canvass/internal/analysis/themes"
	"canvass/internal/survey"
)

// set is labelled texts with their codebook.
type set struct {
	name     string
	texts    []labelled
	codebook survey.Codebook
}

// sets are all that there are.
func sets(n int, seed uint64) ([]set, error) {
	languages := []string{"en", "es"}
	cb, err := config.ReadCodebook(filepath.Join("bench", "themes", "codebook.yaml"), languages)
	if err != nil {
		return nil, err
	}
	en, es := corpus(n, seed)
	shipped, err := config.ReadCodebook(filepath.Join("config", "codebook.yaml"), languages)
	if err != nil {
		return nil, err
	}
	demo, err := demonstration("demo")
	if err != nil {
		return nil, err
	}
	out := []set{{"reviews-en", en, cb}, {"reviews-es", es, cb}, {"reviews-both", append(append([]labelled{}, en...), es...), cb}}
	for _, language := range languages {
		var part []labelled
		for _, t := range demo {
			if t.language == language {
				part = append(part, t)
			}
		}
		out = append(out, set{"demo-" + language, part, shipped})
	}
	return out, nil
}

// demonstration reads the demo's answers and what their generator says of them.
func demonstration(folder string) ([]labelled, error) {
	f, err := os.Open(filepath.Join(folder, "truth", "themes.csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	truth := map[string]map[string]bool{}
	for _, r := range rows[1:] {
		key := r[1] + "/" + r[4]
		if truth[key] == nil {
			truth[key] = map[string]bool{}
		}
		if r[3] != "" {
			truth[key][r[3]] = true
		}
	}
	var out []labelled
	files, err := filepath.Glob(filepath.Join(folder, "google", "responses", "*.json"))
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var doc struct {
			Responses []struct {
				ID      string `json:"responseId"`
				Answers map[string]struct {
					Text struct {
						Answers []struct{ Value string } `json:"answers"`
					} `json:"textAnswers"`
				} `json:"answers"`
			} `json:"responses"`
		}
		if err := json.Unmarshal(content, &doc); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		language := "en"
		if strings.Contains(name, "Espanol") {
			language = "es"
		}
		for _, r := range doc.Responses {
			for q, a := range r.Answers {
				key := r.ID + "/" + q
				if themes, ok := truth[key]; ok && len(a.Text.Answers) > 0 && !seen[a.Text.Answers[0].Value] {
					seen[a.Text.Answers[0].Value] = true
					out = append(out, labelled{key, a.Text.Answers[0].Value, language, themes})
				}
			}
		}
	}
	return out, nil
}

// score is how well tags agree with labels.
type score struct{ precision, recall, micro, macro float64 }

func (s set) tagging() (score, error) {
	m, err := themes.Compile(s.codebook, []string{"en", "es"})
	if err != nil {
		return score{}, err
	}
	type count struct{ tp, fp, fn float64 }
	by, all := make([]count, len(s.codebook.Themes)), count{}
	for _, t := range s.texts {
		found := map[string]bool{}
		for _, h := range m.Match(t.text, t.language, nil) {
			found[s.codebook.Themes[h.Theme].ID] = true
		}
		for i, th := range s.codebook.Themes {
			switch {
			case found[th.ID] && t.themes[th.ID]:
				by[i].tp++
			case found[th.ID]:
				by[i].fp++
			case t.themes[th.ID]:
				by[i].fn++
			}
		}
	}
	f1 := func(c count) float64 { return 2 * c.tp / max(1, 2*c.tp+c.fp+c.fn) }
	macro := 0.0
	for _, c := range by {
		all = count{all.tp + c.tp, all.fp + c.fp, all.fn + c.fn}
		macro += f1(c) / float64(len(by))
	}
	return score{all.tp / max(1, all.tp+all.fp), all.tp / max(1, all.tp+all.fn), f1(all), macro}, nil
}

// recovery is how often hidden themes come back as suggestions: by one of which at
// least half of the texts are labelled with the theme; well, if these are also at
// least a fifth of the theme's.
type recovery struct {
	recovered, well, f1 float64
	suggestions         int
}

func (s set) recovery(trials, hide int, seed uint64, verbose bool) (recovery, error) {
	dice := rand.New(rand.NewPCG(seed, 11))
	var r recovery
	for trial := range trials {
		hidden := map[string]bool{}
		for _, i := range dice.Perm(len(s.codebook.Themes))[:hide] {
			hidden[s.codebook.Themes[i].ID] = true
		}
		rest := survey.Codebook{}
		for _, t := range s.codebook.Themes {
			if !hidden[t.ID] {
				rest.Themes = append(rest.Themes, t)
			}
		}
		found, err := s.suggest(rest)
		if err != nil {
			return r, err
		}
		r.suggestions = max(r.suggestions, len(found))
		for _, th := range s.codebook.Themes {
			if !hidden[th.ID] {
				continue
			}
			some, well, f1 := s.recovers(th.ID, found)
			r.f1 += f1 / float64(trials*hide)
			r.recovered += some / float64(trials*hide)
			r.well += well / float64(trials*hide)
		}
		if verbose && trial == 0 {
			s.show(found, hidden)
		}
	}
	return r, nil
}

func (s set) suggest(rest survey.Codebook) ([]suggest.Suggestion, error) {
	m, err := themes.Compile(rest, []string{"en", "es"})
	if err != nil {
		return nil, err
	}
	var texts []suggest.Text
	for _, t := range s.texts {
		h := fnv.New64a()
		h.Write([]byte(t.text))
		in := suggest.Text{Text: t.text, Language: t.language, Print: h.Sum64()}
		for _, hit := range m.Match(t.text, t.language, nil) {
			tag := suggest.Tag{Theme: hit.Theme}
			for _, span := range hit.Spans {
				tag.Spans = append(tag.Spans, suggest.Span{Start: span.Start, End: span.End})
			}
			in.Tags = append(in.Tags, tag)
		}
		texts = append(texts, in)
	}
	return suggest.Themes(texts, rest, suggest.Options{Languages: []string{"en", "es"}}), nil
}

func (s set) recovers(theme string, found []suggest.Suggestion) (some, well, f1 float64) {
	labelled := 0
	for _, t := range s.texts {
		if t.themes[theme] {
			labelled++
		}
	}
	for _, f := range found {
		n := s.hold(f, theme)
		f1 = max(f1, 2*float64(n)/float64(len(f.Members)+labelled))
		if 2*n >= len(f.Members) {
			some = 1
			if 5*n >= labelled {
				well = 1
			}
		}
	}
	return some, well, f1
}

func (s set) hold(f suggest.Suggestion, theme string) int {
	n := 0
	for _, i := range f.Members {
		if s.texts[i].themes[theme] {
			n++
		}
	}
	return n
}

func (s set) show(found []suggest.Suggestion, hidden map[string]bool) {
	for i, f := range found {
		best, n := "-", 0
		for _, th := range s.codebook.Themes {
			if k := s.hold(f, th.ID); k > n {
				best, n = th.ID, k
			}
		}
		mark := " "
		if hidden[best] {
			mark = "*"
		}
		fmt.Printf("%3d %s %-13s %3d/%3d purity %.2f distance %.2f score %.2f %v\n", i+1, mark, best, n, len(f.Members), f.Purity, f.Distance, f.Score, f.Terms)
	}
}
