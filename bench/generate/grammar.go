package generate

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words/*.txt
var words embed.FS

// grammar is lists of entries by name; in an entry, {name} stands for an entry of
// that list.
type grammar map[string][]string

// read parses one of the files in words.
func read(file string) (grammar, error) {
	raw, err := words.ReadFile("words/" + file)
	if err != nil {
		return nil, err
	}
	g, list := grammar{}, ""
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			list = strings.Trim(line, "[]")
		default:
			g[list] = append(g[list], line)
		}
	}
	return g, g.check(file)
}

// check finds names that lead nowhere.
func (g grammar) check(file string) error {
	for list, entries := range g {
		for _, e := range entries {
			for _, part := range strings.Split(e, "{")[1:] {
				name, _, closed := strings.Cut(part, "}")
				if !closed || g[name] == nil && !invented(name) {
					return fmt.Errorf("words/%s: no list {%s} for %q in [%s]", file, name, e, list)
				}
			}
		}
	}
	return nil
}

// invented names stand for what is made up each time.
func invented(name string) bool { return name == "place" || name == "number" || name == "year" }

// dice throws for one kind of thing, so that the number of registrations does not
// change what the feedback says.
type dice struct{ *rand.Rand }

func newDice(seed, stream uint64) dice { return dice{rand.New(rand.NewPCG(seed, stream))} }

// chance is true in percent of a hundred throws.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// pick takes the first entries of a list more often than the last.
func (d dice) pick(list []string) string {
	u := d.Float64()
	return list[int(u*(0.4+0.6*u)*float64(len(list)))]
}

// expand appends an entry with its names filled in.
func (g grammar) expand(b []byte, d dice, entry string) []byte {
	for {
		before, rest, found := strings.Cut(entry, "{")
		b = append(b, before...)
		if !found {
			return b
		}
		name, after, _ := strings.Cut(rest, "}")
		switch name {
		case "place":
			b = d.place(b)
		case "number":
			b = strconv.AppendInt(b, int64(2+d.IntN(300)), 10)
		case "year":
			b = strconv.AppendInt(b, int64(2012+d.IntN(14)), 10)
		default:
			b = g.expand(b, d, d.pick(g[name]))
		}
		entry = after
	}
}

// comment appends a text of about 40 words: two to five sentences.
func (g grammar) comment(b []byte, d dice) []byte {
	start, target := len(b), 90+d.IntN(220)
	for len(b)-start < target {
		if len(b) > start {
			b = append(b, ' ')
		}
		at := len(b)
		b = g.expand(b, d, d.pick(g["sentence"]))
		b = capital(b, at)
	}
	return b
}

// capital puts the letter at the beginning of b[at:] into upper case.
func capital(b []byte, at int) []byte {
	r, n := utf8.DecodeRune(b[at:])
	if r == '¿' {
		return capital(b, at+n)
	}
	rest := string(b[at+n:])
	return append(utf8.AppendRune(b[:at], unicode.ToUpper(r)), rest...)
}

// place makes up the name of a town: a long tail of rare words, as in real texts.
func (d dice) place(b []byte) []byte {
	const heads, middles, tails = "Al Bra Cor Da El Fer Gal Hol Is Jar Kel Lu Mon Nor Or Pel Ques Ri Sal Tor Ur Val Wes Xal Yar Zu",
		"a de la lo ma mi na ne ri ro sa se ta to va vi", "bach burg dale doba field gosa ham lona mora nia port rena ria stad ton vale ville zuela"
	at := len(b)
	b = append(b, d.syllable(heads)...)
	for range d.IntN(3) {
		b = append(b, d.syllable(middles)...)
	}
	b = append(b, d.syllable(tails)...)
	return capital(b, at)
}

func (d dice) syllable(list string) string {
	all := strings.Fields(list)
	return all[d.IntN(len(all))]
}
