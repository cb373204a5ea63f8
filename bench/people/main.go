// Command people measures who is who: it invents registrations or entries of a
// register whose persons are known, lets the real binaries ingest them from a file
// and list the people, and scores the list. It judges nothing.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"

	"canvass/bench/people/evaluate"
	"canvass/bench/people/invent"
	"canvass/internal/built"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench/people:", err)
		os.Exit(1)
	}
}

// settings are the command's flags.
type settings struct {
	sizes, shares, seeds string
	register             bool
	names                float64
	orgs                 int
	out                  string
	json                 bool
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var s settings
	flags := flag.NewFlagSet("bench/people", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.sizes, "n", "10000,100000", "rows, several separated by commas")
	flags.StringVar(&s.shares, "dup-share", "0,0.05,0.2,0.5", "share of the rows that are a person's second or later one")
	flags.StringVar(&s.seeds, "seed", "101", "seeds; 1 to 9 were used while the linker was made, so that they say less")
	flags.BoolVar(&s.register, "register", false, "entries of a population register, in the manner of FEBRL, instead of registrations")
	flags.Float64Var(&s.names, "names", 0, "how unevenly names are spread, 0 to 1 (0: as usual)")
	flags.IntVar(&s.orgs, "orgs", 0, "organisations (0: a fifteenth of the rows)")
	flags.StringVar(&s.out, "out", filepath.Join("bench", "out", "people"), "folder to write to")
	flags.BoolVar(&s.json, "json", false, "print one JSON document a line instead of the table")
	if err := flags.Parse(args); err != nil {
		return err
	}
	bin, err := filepath.Abs(filepath.Join(s.out, "bin"))
	if err != nil {
		return err
	}
	if err := built.Commands(ctx, bin, stderr, "ingest", "report"); err != nil {
		return err
	}
	if !s.json {
		fmt.Fprintln(stdout, "| rows | repeated | seed | precision | recall | F1 | B³ F1 | joined that share a box only | asked | ingest CPU s | people CPU s | peak MiB |\n|---|---|---|---|---|---|---|---|---|---|---|---|")
	}
	return s.each(func(o invent.Options) error {
		r, err := measure(ctx, bin, s, o, stderr)
		if err != nil {
			return err
		}
		if s.json {
			return json.NewEncoder(stdout).Encode(r)
		}
		fmt.Fprintf(stdout, "| %d | %.2f | %d | %.4f | %.4f | %.4f | %.4f | %d of %d | %d | %.1f | %.1f | %d |\n", o.N, o.Share, o.Seed,
			r.Precision, r.Recall, r.F1, r.BF1, r.WrongSharing, r.Sharing, r.Asked, r.Ingest.CPU, r.People.CPU, r.People.Peak>>20)
		return nil
	})
}

// each calls f for every combination of sizes, shares and seeds.
func (s settings) each(f func(invent.Options) error) error {
	for _, n := range strings.Split(s.sizes, ",") {
		for _, share := range strings.Split(s.shares, ",") {
			for _, seed := range strings.Split(s.seeds, ",") {
				o := invent.Options{Names: s.names, Orgs: s.orgs}
				var errs [3]error
				o.N, errs[0] = strconv.Atoi(n)
				o.Share, errs[1] = strconv.ParseFloat(share, 64)
				o.Seed, errs[2] = strconv.ParseUint(seed, 10, 64)
				if err := errors.Join(errs[:]...); err != nil {
					return err
				}
				if err := f(o); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// result is one measurement.
type result struct {
	Options invent.Options `json:"options"`
	evaluate.Score
	Asked          int `json:"asked"` // pairs left to decide
	Ingest, People usage
}

// measure invents, ingests, lists and scores.
func measure(ctx context.Context, bin string, s settings, o invent.Options, stderr io.Writer) (*result, error) {
	dir := filepath.Join(s.out, "project")
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	truth, err := write(dir, s.register, o)
	if err != nil {
		return nil, err
	}
	r := &result{Options: o}
	if r.Ingest, err = execute(ctx, stderr, dir, "ingest.json", filepath.Join(bin, "ingest"), "run", "--quiet", "--format", "json"); err != nil {
		return nil, err
	}
	if r.People, err = execute(ctx, stderr, dir, "people.csv", filepath.Join(bin, "report"), "people", "--format", "csv"); err != nil {
		return nil, err
	}
	if _, err = execute(ctx, stderr, dir, "ask.csv", filepath.Join(bin, "report"), "people", "--ask", "--format", "csv"); err != nil {
		return nil, err
	}
	if r.Asked, err = lines(filepath.Join(dir, "ask.csv")); err != nil {
		return nil, err
	}
	rows, err := judge(filepath.Join(dir, "people.csv"), truth)
	if err != nil {
		return nil, err
	}
	r.Score = evaluate.Of(rows)
	return r, nil
}
