// Command suggest measures how far suggestions bring back themes that somebody took
// out of a codebook: each theme alone, and several at once. The labelled texts are
// invented (invent.go); -set takes a labelled set of one's own, in the form that
// bench/learning reads. It judges nothing; bench/README.md says how to read the figures.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

type options struct {
	file, hide, tops string
	seeds            string
	texts, trials    int
	verbose          bool
	existing         bool
}

func main() {
	var o options
	flag.StringVar(&o.file, "set", "", "labelled sets to read instead of inventing some, with commas between")
	flag.StringVar(&o.hide, "hide", "1,4", "how many themes are hidden at a time, one line each")
	flag.StringVar(&o.tops, "top", "10,20,100", "how many suggestions are looked at, one line each")
	flag.StringVar(&o.seeds, "seeds", "1,2", "seeds of what is invented and of what is hidden together")
	flag.IntVar(&o.texts, "texts", 2400, "how many texts are invented")
	flag.IntVar(&o.trials, "trials", 0, "how often themes are hidden; 0: until each was hidden at least once")
	flag.BoolVar(&o.verbose, "v", false, "show what was suggested in each trial")
	flag.BoolVar(&o.existing, "existing", false, "measure the advice on themes that exist instead")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "suggest:", err)
		os.Exit(1)
	}
}

func numbers(list string) ([]int, error) {
	var out []int
	for _, s := range strings.Split(list, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

func run(o options) error {
	hide, err := numbers(o.hide)
	if err != nil {
		return err
	}
	tops, err := numbers(o.tops)
	if err != nil {
		return err
	}
	seeds, err := numbers(o.seeds)
	if err != nil {
		return err
	}
	if !o.existing {
		fmt.Printf("%-14s %5s %5s %6s %4s %4s | %7s %7s %7s %7s %7s %7s %7s | %6s\n", "set", "seed", "texts", "themes", "hide", "top", "half", "+tenth", "+fifth", "kw F1", "1 word", "2 words", "best F1", "s each")
	}
	for _, seed := range seeds {
		sets, err := sets(o, uint64(seed))
		if err != nil {
			return err
		}
		for _, s := range sets {
			if o.existing {
				if err := s.reportExisting(uint64(seed), o.trials); err != nil {
					return fmt.Errorf("%s: %w", s.name, err)
				}
				continue
			}
			for _, h := range hide {
				if err := s.report(h, tops, uint64(seed), o); err != nil {
					return fmt.Errorf("%s: %w", s.name, err)
				}
			}
		}
	}
	return nil
}

// report prints a line for each number of suggestions looked at.
func (s set) report(hide int, tops []int, seed uint64, o options) error {
	began := time.Now()
	sums, trials, err := s.measure(hide, tops, seed, o)
	if err != nil {
		return err
	}
	for i, r := range sums {
		n := float64(max(1, r.hidden))
		fmt.Printf("%-14s %5d %5d %6d %4d %4d | %7.2f %7.2f %7.2f %7.2f %7.2f %7.2f %7.2f | %6.2f\n", s.name, seed, len(s.texts), len(s.labels), hide, tops[i],
			r.half/n, r.tenth/n, r.fifth/n, r.keywords/n, r.word/n, r.words/n, r.best/n, time.Since(began).Seconds()/float64(max(1, trials)))
	}
	return nil
}
