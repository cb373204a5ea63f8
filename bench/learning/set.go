package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"slices"

	"canvass/bench/labelset"
)

// set is labelled texts, those that may be judged and those that are to be tagged, and
// a codebook: keywords by theme and language.
type set struct {
	name     string
	Labels   []string
	Codebook map[string]map[string][]string
	Train    []labelled
	Test     []labelled
}

// labelled is a text in one or several languages.
type labelled struct {
	id     string
	themes []string
	texts  map[string]string
}

// sets reads a set, or invents some whose codebooks know half of the words, all or none.
func sets(file, book string, seed uint64) ([]set, error) {
	if file == "" {
		out := []set{invent("invented-34", book, 34, 5400, seed), invent("invented-15", book, 15, 2400, seed)}
		for i := range out {
			if book == "exact" {
				out[i].believe()
			}
		}
		return out, nil
	}
	read, err := labelset.Read(file)
	if err == nil && len(read.Test) == 0 {
		err = errors.New("it has no texts to test on")
	}
	s := set{name: read.Name, Labels: read.Labels, Codebook: read.Codebook, Train: textsOf(read.Train), Test: textsOf(read.Test)}
	if err == nil && book == "exact" {
		s.believe()
	}
	return []set{s}, err
}

func textsOf(read []labelset.Text) []labelled {
	out := make([]labelled, len(read))
	for i, t := range read {
		out[i] = labelled{t.ID, t.Themes, t.Words}
	}
	return out
}

// pick chooses which texts are judged.
func (s *set) pick(n int, seed uint64) []labelled {
	pool := slices.Clone(s.Train)
	rank := func(l labelled) uint64 {
		h := fnv.New64a()
		fmt.Fprint(h, seed, "\x00", l.id)
		x := h.Sum64()
		x = (x ^ x>>33) * 0xff51afd7ed558ccd
		return x ^ x>>33
	}
	slices.SortFunc(pool, func(a, b labelled) int {
		if rank(a) < rank(b) {
			return -1
		}
		return 1
	})
	return pool[:min(n, len(pool))]
}

// believe makes the labels what the keywords say, but for one in twenty: a codebook that
// cannot be bettered by much.
func (s *set) believe() {
	for _, list := range [][]labelled{s.Train, s.Test} {
		for i := range list {
			l := &list[i]
			var said []string
			for k, label := range s.Labels {
				found := false
				for language, words := range s.Codebook[label] {
					for _, w := range words {
						found = found || l.texts[language] != "" && begins(l.texts[language], w)
					}
				}
				if wrong := (i*31+k*7)%20 == 0 && (found || slices.Contains(l.themes, label)); found != wrong {
					said = append(said, label)
				}
			}
			l.themes = said
		}
	}
}
