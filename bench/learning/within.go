package main

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/survey"
)

// Trials within this process: what [trial] does through commands and files, without
// either, so that a hundred of them are a matter of minutes.

// within is one set with decisions of some kind, analysed.
type within struct {
	set
	language, also string
	texts          int // at most so many of the pool besides those judged, and so many that are tagged
}

// outcome is how tags agree with labels.
type outcome struct {
	all   counts
	macro float64
}

// analysed tags the test texts by what the decisions teach.
func (w *within) analysed(judged []labelled, kind string, seed uint64) (outcome, error) {
	test := w.Test[:min(len(w.Test), w.texts)]
	pool := w.pick(len(w.Train), seed)
	pool = slices.Concat(judged, without(pool, judged)[:min(len(pool)-len(judged), w.texts)])
	p := survey.Project{Name: "m", Location: time.UTC, Languages: []string{"en", "es"}}
	for k, label := range w.Labels {
		p.Codebook.Themes = append(p.Codebook.Themes, survey.Theme{ID: themeID(k), Label: survey.Texts{"en": label}, Keywords: w.Codebook[label]})
	}
	var inputs []analysis.Input
	var decisions []survey.Decision
	add := func(source, language string, texts, decided []labelled, kind string) {
		p.Sources = append(p.Sources, survey.Source{Name: source, Type: survey.GoogleForm, Role: survey.Feedback, Language: language, Mappings: []survey.Mapping{{Question: "q", Field: survey.FieldExperience}}})
		inputs = append(inputs, analysis.Input{
			Forms:   []survey.Form{{Questions: []survey.Question{{ID: "q", Title: "q"}}}},
			Current: versions(source, language, texts), History: versions(source, language, nil), RunTime: func(int64) time.Time { return time.Time{} },
		})
		for i, l := range decided {
			decisions = append(decisions, w.decide(source, language, l, kind, uint64(i)^seed)...)
		}
	}
	add("texts", w.language, slices.Concat(pool, test), judged, kind)
	if w.also != "" {
		add("also", w.also, w.Train, w.Train, "")
	}
	f, err := analysis.Analyse(p, inputs, decisions, analysis.Needs{Themes: true})
	if err != nil {
		return outcome{}, err
	}
	tags := map[[2]string]bool{}
	for _, c := range f.Cases {
		if c.Source != 0 {
			continue
		}
		for _, t := range c.Texts {
			for _, tag := range t.Tags {
				tags[[2]string{c.ID, themeID(tag.Theme)}] = true
			}
		}
	}
	return w.compareTags(test, tags), nil
}

func without(pool, some []labelled) []labelled {
	in := map[string]bool{}
	for _, l := range some {
		in[l.id] = true
	}
	return slices.DeleteFunc(slices.Clone(pool), func(l labelled) bool { return in[l.id] })
}

func versions(source, language string, texts []labelled) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		at := time.Date(2025, 9, 1, 9, 0, 0, 0, time.UTC)
		for _, l := range texts {
			r := survey.Response{Source: source, ID: l.id, Created: at, Submitted: at, Answers: []survey.Answer{{Question: "q", Values: []string{l.texts[language]}}}}
			if !yield(survey.Version{Response: r, Number: 1, Run: 1}, nil) {
				return
			}
		}
	}
}

// decide is what reviewers say of a text. By kind they say every yes and no (""), only
// yes ("yes"), yes and no to the keywords that are wrong ("correct"), only no to one of
// these and, where there is none, yes to one that is right ("picked"), one word in eight
// wrongly ("contradict"), so many decisions in a hundred wrongly, whatever they are
// ("flip15"), or so many yes in a hundred, and as many no ("slip15").
func (w *within) decide(source, language string, l labelled, kind string, chance uint64) []survey.Decision {
	var out []survey.Decision
	for k, label := range w.Labels {
		d := survey.Decision{
			Kind: survey.KindTheme, Source: source, Response: l.id, Question: "q", Theme: themeID(k), Verdict: survey.VerdictNo, Reviewer: "bench",
			TextHash: survey.HashText(l.texts[language]), At: time.Date(2025, 9, 2, 9, 0, 0, 0, time.UTC),
		}
		yes := slices.Contains(l.themes, label)
		chance = (chance + 0x9E3779B97F4A7C15) * 0xff51afd7ed558ccd
		if dice := float64(chance>>33%10000) / 10000; dice < w.wrongly(kind, len(l.themes), yes) {
			yes = !yes
		}
		if yes {
			d.Verdict = survey.VerdictYes
		}
		hit := func() bool {
			return slices.ContainsFunc(w.Codebook[label][language], func(k string) bool { return begins(l.texts[language], k) })
		}
		if yes && (kind != "picked" || hit()) || !yes && kind != "yes" && (kind != "correct" && kind != "picked" || hit()) {
			out = append(out, d)
		}
	}
	if kind == "picked" {
		return pick(out)
	}
	return out
}

// pick keeps the first no, else the first yes.
func pick(all []survey.Decision) []survey.Decision {
	for _, v := range []survey.Verdict{survey.VerdictNo, survey.VerdictYes} {
		if i := slices.IndexFunc(all, func(d survey.Decision) bool { return d.Verdict == v }); i >= 0 {
			return all[i : i+1]
		}
	}
	return nil
}

// wrongly is the chance that a decision is wrong, on a text of so many themes.
func (w *within) wrongly(kind string, themes int, yes bool) float64 {
	if kind == "contradict" {
		if !yes {
			return 0.01
		}
		return 0.125
	}
	every, flip := strings.CutPrefix(kind, "flip")
	some, slip := strings.CutPrefix(kind, "slip")
	switch {
	case flip:
		percent, _ := strconv.ParseFloat(every, 64)
		return percent / 100
	case slip && yes:
		percent, _ := strconv.ParseFloat(some, 64)
		return percent / 100
	case slip:
		percent, _ := strconv.ParseFloat(some, 64)
		return percent / 100 * float64(themes) / float64(len(w.Labels)-themes)
	}
	return 0
}

func (w *within) compareTags(test []labelled, tags map[[2]string]bool) outcome {
	var o outcome
	each := make([]counts, len(w.Labels))
	for _, l := range test {
		for k, label := range w.Labels {
			for _, c := range []*counts{&o.all, &each[k]} {
				c.add(tags[[2]string{l.id, themeID(k)}], slices.Contains(l.themes, label))
			}
		}
	}
	for _, c := range each {
		o.macro += c.f1() / float64(len(each))
	}
	return o
}

// easy are the texts that keywords read well, hard ones first left out: half of the pool.
func (w *within) easy(pool []labelled) []labelled {
	var out []labelled
	for _, l := range pool {
		if len(out) < len(pool)/2 && w.said(l) {
			out = append(out, l)
		}
	}
	return out
}

// said reports whether some keyword of one of a text's themes begins a word of it.
func (w *within) said(l labelled) bool {
	for _, theme := range l.themes {
		for _, k := range w.Codebook[theme][w.language] {
			if begins(l.texts[w.language], k) {
				return true
			}
		}
	}
	return false
}

// spread is what many trials gained over keywords.
type spread struct {
	name         string
	n, below     int
	sum, worst   float64
	macro, least float64
}

func (s *spread) add(gain, macro float64) {
	if s.n == 0 {
		s.worst, s.least = math.Inf(1), math.Inf(1)
	}
	s.n++
	s.sum, s.macro = s.sum+gain, s.macro+macro
	s.worst, s.least = min(s.worst, gain), min(s.least, macro)
	if gain < -0.005 {
		s.below++
	}
}

func (s *spread) print() {
	fmt.Printf("%-42s %5d trials | micro %+.3f, worst %+.3f, %d below -.005 | macro %+.3f, worst %+.3f\n", s.name, s.n, s.sum/float64(s.n), s.worst, s.below, s.macro/float64(s.n), s.least)
}

// harm compares what is learned with keywords alone, over many seeds and ways to decide.
func harm(o options, sizes []int, seeds []uint64) error {
	var total spread
	total.name = "all"
	for _, book := range o.books {
		for _, kind := range o.kinds {
			for _, n := range sizes {
				byName := map[string]*spread{}
				var names []string
				for _, seed := range seeds {
					sets, err := sets(o.file, book, seed)
					if err != nil {
						return err
					}
					for _, set := range sets {
						w := within{set: set, language: o.language, also: o.also, texts: o.texts}
						gain, macro, err := w.gain(n, kind, seed)
						if err != nil {
							return err
						}
						name := fmt.Sprint(set.name, " ", book, " ", kind, " ", strconv.Itoa(n))
						if byName[name] == nil {
							byName[name] = &spread{name: name}
							names = append(names, name)
						}
						if o.score {
							fmt.Printf("%s\t%d\t%s\t%.4f\t%.4f\n", set.name, seed, strings.ReplaceAll(fmt.Sprint(book, "\t", kind, "\t", n), " ", ""), gain, macro)
						}
						byName[name].add(gain, macro)
						total.add(gain, macro)
					}
				}
				for _, name := range names {
					byName[name].print()
				}
			}
		}
	}
	total.print()
	return nil
}

// scores prints how tags agree with labels, keywords alone first, one line each trial.
func scores(o options, sizes []int, seeds []uint64) error {
	for _, seed := range seeds {
		sets, err := sets(o.file, o.books[0], seed)
		if err != nil {
			return err
		}
		for _, set := range sets {
			w := within{set: set, language: o.language, also: o.also, texts: o.texts}
			pool := w.pick(len(w.Train), seed)
			for _, n := range sizes {
				out, err := w.analysed(pool[:min(n, len(pool))], o.kinds[0], seed)
				if err != nil {
					return err
				}
				fmt.Printf("%s\t%d\t%d\t%.4f\t%.4f\n", set.name, seed, n, out.all.f1(), out.macro)
			}
		}
	}
	return nil
}

func (w *within) gain(n int, kind string, seed uint64) (micro, macro float64, err error) {
	pool := w.pick(len(w.Train), seed)
	if kind == "easy" {
		pool = w.easy(pool)
	}
	judged := pool[:min(n, len(pool))]
	alone := *w
	alone.also = ""
	before, err := alone.analysed(nil, kind, seed)
	if err != nil {
		return 0, 0, err
	}
	after, err := w.analysed(judged, kind, seed)
	return after.all.f1() - before.all.f1(), after.macro - before.macro, err
}

// begins reports whether a word of a text begins with a keyword, a star at its end or not.
func begins(words, keyword string) bool {
	keyword = strings.TrimSuffix(keyword, "*")
	return strings.Contains(" "+strings.ToLower(words), " "+keyword)
}
