package main

import (
	"encoding/csv"
	"fmt"
	"os"

	"canvass/internal/survey"
)

// table counts stances as they are and as they were read.
type table struct {
	n, right, side, sided int
	said, true            int // read as anything but unclear, and rightly
	truth, read, both     map[survey.Stance]int
}

func (t *table) add(truth, read survey.Stance) {
	if t.truth == nil {
		t.truth, t.read, t.both = map[survey.Stance]int{}, map[survey.Stance]int{}, map[survey.Stance]int{}
	}
	t.n++
	t.truth[truth]++
	t.read[read]++
	if truth == read {
		t.right++
		t.both[read]++
	}
	if read != survey.StanceUnclear {
		t.said++
		if truth == read {
			t.true++
		}
	}
	if s := side(truth); s != 0 {
		t.sided++
		if side(read) == s {
			t.side++
		}
	}
}

// side is whether a stance is for (1), against (-1) or neither (0).
func side(s survey.Stance) int {
	switch s {
	case survey.StanceSupport, survey.StanceSupportAddition:
		return 1
	case survey.StanceObject, survey.StanceObjectOther:
		return -1
	}
	return 0
}

func heading() {
	fmt.Printf("%-22s %-4s %5s %6s %6s %6s %6s %6s |", "set", "lang", "texts", "right", "side", "macro", "said", "true")
	for _, s := range survey.Stances() {
		fmt.Printf(" %23s", s)
	}
	fmt.Println()
}

// print writes accuracy, for or against among those that are, and the F1 of each stance.
func (t *table) print(name, language string) {
	if language == "" {
		language = "all"
	}
	macro := 0.0
	for _, s := range survey.Stances() {
		macro += t.f1(s) / float64(len(survey.Stances()))
	}
	fmt.Printf("%-22s %-4s %5d %6.3f %6.3f %6.3f %6.3f %6.3f |", name, language, t.n, share(t.right, t.n), share(t.side, t.sided), macro, share(t.said, t.n), share(t.true, t.said))
	for _, s := range survey.Stances() {
		fmt.Printf(" %23.3f", t.f1(s))
	}
	fmt.Println()
}

func (t *table) f1(s survey.Stance) float64 {
	return 2 * float64(t.both[s]) / float64(max(1, t.truth[s]+t.read[s]))
}

// compare holds a list of stances against the right ones.
func compare(said, truth string) error {
	right, err := stancesIn(truth)
	if err != nil {
		return err
	}
	got, err := stancesIn(said)
	if err != nil {
		return err
	}
	var all table
	for key, s := range right {
		if g, ok := got[key]; ok {
			all.add(s, g)
		}
	}
	heading()
	all.print(said[max(0, len(said)-22):], "")
	return nil
}

func stancesIn(path string) (map[[3]string]survey.Stance, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	out := map[[3]string]survey.Stance{}
	for _, row := range rows[1:] {
		out[[3]string{row[at["source"]], row[at["response_id"]], row[at["question"]]}] = survey.Stance(row[at["stance"]])
	}
	return out, nil
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
