// Command learning measures how tagging learns from decisions, through the commands
// that people run: it writes a project of labelled texts, a file with the decisions on
// some of them, and compares `report tags` with the labels of the others. The sets are
// invented (invent.go); -set takes a labelled set of one's own. It judges nothing;
// bench/README.md says how to read the figures.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o := options{}
	flag.StringVar(&o.file, "set", "", "labelled set to read instead of inventing some")
	flag.StringVar(&o.sizes, "n", "0,20,50,200,500,100000", "how many texts are judged, one figure each")
	flag.StringVar(&o.seeds, "seeds", "1,2", "seeds of what is invented and of which texts are judged")
	flag.BoolVar(&o.yesOnly, "yes", false, "decisions say only what a text speaks to, never what it does not")
	flag.StringVar(&o.language, "language", "en", "language of the texts that are tagged")
	flag.StringVar(&o.also, "also", "", "language in which all texts of the pool are judged besides")
	flag.BoolVar(&o.score, "score", false, "within this process, the figures of every trial, one a line; with -harm its gain")
	var books, kinds string
	flag.BoolVar(&o.harm, "harm", false, "compare with keywords alone, within this process, in many trials")
	flag.StringVar(&books, "books", "half,good,bad", "with -harm: how much the invented codebooks know")
	flag.StringVar(&kinds, "kinds", "all,yes,contradict,easy", "with -harm: how texts are judged: every theme, only with yes, no to wrong keywords besides (correct), one tag of a text, a wrong one if there is one (picked), now and then wrongly, the easy half of the texts; flip15: 15 of a hundred wrongly, slip15: so many yes and as many no")
	flag.IntVar(&o.texts, "texts", 600, "with -harm: how many texts are tagged and how many nobody judged stand beside")
	flag.Parse()
	o.books, o.kinds = strings.Split(books, ","), strings.Split(kinds, ",")
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "learning:", err)
		os.Exit(1)
	}
}

type options struct {
	file, sizes, seeds, language, also string
	yesOnly, harm, score               bool
	books, kinds                       []string
	texts                              int
}

func run(ctx context.Context, o options) error {
	if o.harm || o.score {
		return harmOf(o)
	}
	bin, err := os.MkdirTemp("", "canvass-learning-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(bin) }()
	build := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-o", bin, "./cmd/ingest", "./cmd/report")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building: %w\n%s", err, out)
	}
	fmt.Printf("%-12s %4s %8s | %8s %8s %9s %7s | %9s %9s %7s %7s %6s\n", "set", "seed", "judged", "micro-F1", "macro-F1", "precision", "recall", "report s", "review s", "spans", "kept", "same")
	for _, s := range strings.Split(o.seeds, ",") {
		seed, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			return err
		}
		sets, err := sets(o.file, "half", seed)
		if err != nil {
			return err
		}
		for _, set := range sets {
			if err := measure(ctx, bin, set, seed, o); err != nil {
				return fmt.Errorf("%s: %w", set.name, err)
			}
		}
	}
	return nil
}

// harmOf reads the lists of sizes and seeds; "3-12" is a range.
func harmOf(o options) error {
	var sizes []int
	for _, s := range strings.Split(o.sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return err
		}
		sizes = append(sizes, n)
	}
	var seeds []uint64
	for _, s := range strings.Split(o.seeds, ",") {
		from, to, found := strings.Cut(s, "-")
		if !found {
			to = from
		}
		first, err := strconv.ParseUint(from, 10, 64)
		if err != nil {
			return err
		}
		last, err := strconv.ParseUint(to, 10, 64)
		if err != nil {
			return err
		}
		for seed := first; seed <= last; seed++ {
			seeds = append(seeds, seed)
		}
	}
	if o.score && !o.harm {
		return scores(o, sizes, seeds)
	}
	return harm(o, sizes, seeds)
}

// measure prints one line for each number of judged texts.
func measure(ctx context.Context, bin string, s set, seed uint64, o options) error {
	for _, size := range strings.Split(o.sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		dir := filepath.Join(bin, "project")
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		t := trial{set: s, dir: dir, bin: bin, language: o.language, also: o.also, yesOnly: o.yesOnly, judged: s.pick(n, seed)}
		f, err := t.run(ctx)
		if err != nil {
			return err
		}
		fmt.Printf("%-12s %4d %8d | %8.3f %8.3f %9.3f %7.3f | %9.2f %9.2f %6.1f%% %6.1f%% %6t\n", s.name, seed, len(t.judged), f.all.f1(), f.macro, f.all.precision(), f.all.recall(),
			f.report, f.review, 100*f.spans, 100*f.kept, f.same)
	}
	return nil
}
