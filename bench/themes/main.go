// Command themes measures tagging by codebook and suggestions of themes on labelled
// texts: reviews that it invents in English and Spanish, sentence by sentence the
// same, and the demonstration's answers. It judges nothing; bench/README.md says how
// to read the figures.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	n := flag.Int("n", 600, "invented reviews")
	seed := flag.Uint64("seed", 1, "seed of what is invented and of what is hidden")
	trials := flag.Int("trials", 10, "times that themes are hidden")
	hide := flag.Int("hide", 4, "themes hidden at a time")
	verbose := flag.Bool("v", false, "show what was suggested in the first trial")
	flag.Parse()
	if err := run(*n, *seed, *trials, *hide, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "themes:", err)
		os.Exit(1)
	}
}

func run(n int, seed uint64, trials, hide int, verbose bool) error {
	sets, err := sets(n, seed)
	if err != nil {
		return err
	}
	fmt.Printf("%-12s %6s %7s | %9s %9s %9s %9s | %s\n", "set", "texts", "themes", "precision", "recall", "micro-F1", "macro-F1", "hidden themes recovered (of which by more than a fifth of their texts)")
	for _, s := range sets {
		t, err := s.tagging()
		if err != nil {
			return err
		}
		r, err := s.recovery(trials, hide, seed, verbose)
		if err != nil {
			return err
		}
		fmt.Printf("%-12s %6d %7d | %9.3f %9.3f %9.3f %9.3f | %.2f (%.2f, best F1 %.2f) in %d suggestions\n", s.name, len(s.texts), len(s.codebook.Themes), t.precision, t.recall, t.micro, t.macro, r.recovered, r.well, r.f1, r.suggestions)
	}
	return nil
}
