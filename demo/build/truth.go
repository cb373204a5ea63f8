package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strings"
)

// truth writes what is known about the data because we made them.
func (w *world) truth(files map[string][]byte) error {
	all := slices.Clone(w.responses)
	slices.SortFunc(all, func(a, b *response) int {
		return cmp.Or(cmp.Compare(a.form.source, b.form.source), cmp.Compare(a.id, b.id))
	})
	people := [][]string{{"source", "response_id", "person", "evidence"}}
	themes := [][]string{{"source", "response_id", "principle_or_field", "theme", "question"}}
	stance := [][]string{{"source", "response_id", "principle_or_field", "stance", "question"}}
	copies := [][]string{{"source", "response_id", "principle", "campaign", "question"}}
	nothing := [][]string{{"source", "response_id", "principle_or_field", "kind", "question"}}
	for _, r := range all {
		evidence := "exact"
		if r.alias != "" {
			evidence = "fuzzy"
		}
		people = append(people, []string{r.form.source, r.id, r.person.id, evidence})
		for _, key := range r.form.keys {
			s := r.answers[key].said
			if s == nil {
				continue
			}
			row := func(what string) []string {
				return []string{r.form.source, r.id, subject(key), what, r.form.ids[key]}
			}
			switch s.kind {
			case "content":
				for _, t := range orNone(s.themes) {
					themes = append(themes, row(t))
				}
				stance = append(stance, row(stanceName(s.stance)))
			case "no-content", "same-as-above":
				nothing = append(nothing, row(s.kind))
			}
			if s.campaign != "" {
				copies = append(copies, row(s.campaign))
			}
		}
	}
	for _, r := range w.standing() {
		people = append(people, []string{documentSource, r.id, "author " + r.identity(), "exact"})
		for _, t := range orNone(r.themes) {
			themes = append(themes, []string{documentSource, r.id, r.subject(), t, "comment"})
		}
		stance = append(stance, []string{documentSource, r.id, r.subject(), stanceName(r.stance), "comment"})
	}
	people = append(people, w.signers()...)
	for name, rows := range map[string][][]string{
		"placement": w.placement(),
		"people":    people, "themes": themes, "stances": stance, "campaigns": copies, "nocontent": nothing,
	} {
		var out bytes.Buffer
		if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
			return err
		}
		files["truth/"+name+".csv"] = out.Bytes()
	}
	raw, err := pretty(w.figures())
	files["truth/figures.json"] = raw
	return err
}

// subject is the principle that a key belongs to, else the open question's field.
func subject(key string) string {
	parts := strings.Split(key, "/")
	return parts[min(1, len(parts)-1)]
}

// orNone gives a text without a theme one row of its own with an empty theme, so
// that "read, and none applies" differs from "not judged".
func orNone(themes []string) []string {
	if len(themes) == 0 {
		return []string{""}
	}
	return themes
}

func stanceName(s string) string {
	switch s {
	case "add":
		return "support-with-addition"
	case "alt":
		return "object-with-alternative"
	case "ask":
		return "question"
	}
	return s
}
