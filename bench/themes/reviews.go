package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

//go:embed reviews.txt
var reviews string

// labelled is one text and the themes that it speaks to by construction.
type labelled struct {
	id       string
	text     string
	language string
	themes   map[string]bool
}

// pattern is one sentence in both languages.
type pattern struct {
	theme  string
	en, es string
}

func patterns() []pattern {
	var all []pattern
	theme := ""
	for line := range strings.Lines(reviews) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "= "); ok {
			theme = name
			continue
		}
		if en, es, ok := strings.Cut(line, " || "); ok && !strings.HasPrefix(line, "#") {
			all = append(all, pattern{theme, en, es})
		}
	}
	return all
}

var choice = regexp.MustCompile(`\[[^\]]*\]`)

// fill settles the choices of both languages alike.
func (p pattern) fill(dice *rand.Rand) (en, es string) {
	var picks []float64
	pick := func(i int) float64 {
		for len(picks) <= i {
			picks = append(picks, dice.Float64())
		}
		return picks[i]
	}
	settle := func(s string) string {
		i := 0
		return choice.ReplaceAllStringFunc(s, func(c string) string {
			options := strings.Split(strings.Trim(c, "[]"), "|")
			i++
			return options[int(pick(i-1)*float64(len(options)))]
		})
	}
	return settle(p.en), settle(p.es)
}

// join adds a sentence as people do: after a full stop, a comma, or neither.
func join(text, more string, way int) string {
	if text == "" || way == 0 {
		return text + " " + more
	}
	return strings.TrimRight(text, ".") + []string{"", ", ", " "}[way] + strings.ToLower(more[:1]) + more[1:]
}

// corpus invents n reviews of one to three sentences, each in both languages.
func corpus(n int, seed uint64) (en, es []labelled) {
	dice := rand.New(rand.NewPCG(seed, 7))
	all := patterns()
	for i := range n {
		a, b := labelled{language: "en", themes: map[string]bool{}}, labelled{language: "es", themes: map[string]bool{}}
		for range 1 + dice.IntN(3) {
			p := all[dice.IntN(len(all))]
			x, y := p.fill(dice)
			and := dice.IntN(3)
			a.text, b.text = join(a.text, x, and), join(b.text, y, and)
			if p.theme != "-" {
				a.themes[p.theme], b.themes[p.theme] = true, true
			}
		}
		a.id, b.id = fmt.Sprint("en", i), fmt.Sprint("es", i)
		a.text, b.text = strings.TrimSpace(a.text), strings.TrimSpace(b.text)
		en, es = append(en, a), append(es, b)
	}
	return en, es
}
