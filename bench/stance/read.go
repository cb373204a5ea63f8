package main

import (
	"encoding/csv"
	"fmt"
	"iter"
	"os"
	"slices"
	"strconv"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/analysis/stance"
	"canvass/internal/survey"
)

// labelled is a text and its stance.
type labelled struct {
	language, text string
	stance         survey.Stance
}

func readSet(path string) ([]labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, 3
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []labelled
	for _, row := range rows[1:] {
		x := labelled{row[0], row[2], survey.Stance(row[1])}
		if !slices.Contains(survey.Stances(), x.stance) {
			return nil, fmt.Errorf("%s: no stance %q", path, row[1])
		}
		out = append(out, x)
	}
	return out, nil
}

// read has texts analysed as comments on one principle, each of a person of its own;
// some are decided besides. It returns the readings of the first.
func read(judged, decided []labelled) ([]stance.Reading, error) {
	p := survey.Project{Name: "m", Location: time.UTC, Languages: []string{"en", "es"}, Principles: []survey.Principle{{ID: "P1"}}}
	var inputs []analysis.Input
	var decisions []survey.Decision
	at := time.Date(2025, 9, 1, 9, 0, 0, 0, time.UTC)
	for _, texts := range [][]labelled{judged, decided} {
		for _, language := range []string{"en", "es"} {
			source := []string{"judged", "decided"}[len(inputs)/2] + "-" + language
			p.Sources = append(p.Sources, survey.Source{Name: source, Type: survey.GoogleForm, Role: survey.Feedback, Language: language, Mappings: []survey.Mapping{{Question: "q", Field: survey.FieldComment, Principle: "P1"}}})
			var current iter.Seq2[survey.Version, error] = func(yield func(survey.Version, error) bool) {
				for i, x := range texts {
					r := survey.Response{Source: source, ID: strconv.Itoa(i), Created: at, Submitted: at, Answers: []survey.Answer{{Question: "q", Values: []string{x.text}}}}
					if x.language == language && !yield(survey.Version{Response: r, Number: 1, Run: 1}, nil) {
						return
					}
				}
			}
			inputs = append(inputs, analysis.Input{
				Forms: []survey.Form{{Questions: []survey.Question{{ID: "q", Title: "q"}}}}, Current: current,
				History: func(func(survey.Version, error) bool) {}, RunTime: func(int64) time.Time { return time.Time{} },
			})
		}
	}
	for i, x := range decided {
		decisions = append(decisions, survey.Decision{
			Seq: int64(i + 1), Kind: survey.KindStance, Source: "decided-" + x.language, Response: strconv.Itoa(i), Question: "q", Theme: string(x.stance),
			Verdict: survey.VerdictYes, Reviewer: "bench", TextHash: survey.HashText(x.text), At: at,
		})
	}
	f, err := analysis.Analyse(p, inputs, decisions, analysis.Needs{Themes: true, Stances: true})
	if err != nil {
		return nil, err
	}
	out := make([]stance.Reading, len(judged))
	for _, c := range f.Cases {
		i, err := strconv.Atoi(c.ID)
		if err != nil || p.Sources[c.Source].Name != "judged-"+judged[min(i, len(judged)-1)].language {
			continue
		}
		out[i] = stance.Reading{Stance: c.Texts[0].Stands()}
		if r := c.Texts[0].Stance; r != nil {
			out[i] = *r
		}
	}
	return out, nil
}

// misread shows what is read wrongly.
func misread(texts []labelled, got []stance.Reading) {
	for i, x := range texts {
		if got[i].Stance == x.stance {
			continue
		}
		var words []string
		runes := []rune(x.text)
		for _, s := range got[i].Spans {
			words = append(words, string(runes[s.Start:s.End]))
		}
		fmt.Printf("  %s %s for %s: %s %q\n", x.language, got[i].Stance, x.stance, x.text, words)
	}
}
