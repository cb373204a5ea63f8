package main

import (
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"

	"canvass/bench/comments/invent"
	"canvass/bench/people/evaluate"
	"canvass/internal/built"
)

// copiesSettings are the flags of `bench comments`.
type copiesSettings struct {
	invent.Options
	seeds     int
	root, out string
}

func parseCopies(args []string, stderr io.Writer) (copiesSettings, error) {
	var s copiesSettings
	flags := flag.NewFlagSet("bench comments", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&s.N, "n", 10_000, "comments")
	flags.Uint64Var(&s.Seed, "seed", 101, "seed of the first set")
	flags.IntVar(&s.seeds, "seeds", 3, "sets, each with the next seed")
	flags.Float64Var(&s.Letters, "letters", .3, "share of copies of letters: as they are, edited lightly or heavily, with a passage")
	flags.Float64Var(&s.Merged, "merged", .06, "share of mail-merge letters")
	flags.Float64Var(&s.Quotes, "quotes", .05, "share of quotes of the prompt")
	flags.Float64Var(&s.Small, "small", .15, "share of answers in a small vocabulary")
	flags.Float64Var(&s.Slots, "slots", 0, "share of comments that say one of few things in each of few places; half of the letters are then written so too")
	flags.Float64Var(&s.Spanish, "spanish", .3, "share in Spanish")
	flags.Float64Var(&s.Stock, "stock", .1, "share of sentences from a stock of phrases that everybody uses")
	flags.StringVar(&s.out, "out", "", "folder to write to; it is emptied first (default bench/out/comments-N)")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() > 0 || s.N < 1 || s.seeds < 1 {
		return s, errors.New("-n and -seeds must be at least 1, and nothing may follow the flags")
	}
	return s, nil
}

// runCopies measures how well and how fast copied comments are found, through the
// real commands and a file source.
func runCopies(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	s, err := parseCopies(args, stderr)
	if err != nil {
		return err
	}
	if s.root, err = moduleRoot(ctx); err != nil {
		return err
	}
	if s.out == "" {
		s.out = filepath.Join(s.root, "bench", "out", "comments-"+strconv.Itoa(s.N))
	}
	bin := filepath.Join(s.root, "bench", "out", "bin")
	fmt.Fprintln(stderr, "building the commands")
	if err := built.Commands(ctx, bin, stderr, "ingest", "report", "emulator"); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d comments; letters %g, mail-merge %g, quotes %g, small vocabulary %g, slots %g, stock phrases %g; load %s\n\n",
		s.N, s.Letters, s.Merged, s.Quotes, s.Small, s.Slots, s.Stock, known(load()))
	t := tabwriter.NewWriter(stdout, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "seed\tB³ precision\tB³ recall\tmail-merge pairs\tprecision, all\tCPU s\tdocuments / CPU s\tpeak RSS\t")
	for range s.seeds {
		row, err := s.measure(ctx, bin, stderr)
		if err != nil {
			return err
		}
		fmt.Fprintln(t, row)
		s.Seed++
	}
	return t.Flush()
}

// measure makes one set, takes it through the commands and scores what they say.
func (s copiesSettings) measure(ctx context.Context, bin string, stderr io.Writer) (string, error) {
	comments, err := invent.Comments(s.Options)
	if err != nil {
		return "", err
	}
	if err := errors.Join(os.RemoveAll(s.out), invent.Project(s.out, comments)); err != nil {
		return "", err
	}
	step := func(program, stdout string, args ...string) (Usage, error) {
		return execute(ctx, process{path: filepath.Join(bin, program), args: args, dir: s.out, stdout: filepath.Join(s.out, stdout), stderr: stderr, env: without(os.Environ(), "CANVASS_")})
	}
	if _, err := step("ingest", "ingest.txt", "run", "--quiet"); err != nil {
		return "", err
	}
	usage, err := step("report", "campaigns.csv", "campaigns", "--format", "csv")
	if err != nil {
		return "", err
	}
	found, err := readCampaigns(filepath.Join(s.out, "campaigns.csv"))
	if err != nil {
		return "", err
	}
	var plain, merged, all []evaluate.Row
	for _, c := range comments {
		r := evaluate.Row{Truth: c.Campaign, Got: found[c.ID]}
		if r.Truth == "" {
			r.Truth = "alone " + c.ID
		}
		if r.Got == "" {
			r.Got = "alone " + c.ID
		}
		all = append(all, r)
		if c.Kind == invent.Merged {
			merged = append(merged, r)
		} else {
			plain = append(plain, r)
		}
	}
	p := evaluate.Of(plain)
	return fmt.Sprintf("%d\t%.4f\t%.4f\t%.3f\t%.4f\t%.2f\t%.0f\t%s\t", s.Seed, p.BPrecision, p.BRecall, evaluate.Of(merged).Recall,
		evaluate.Of(all).BPrecision, usage.CPU(), float64(s.N)/usage.CPU(), size(usage.Peak)), nil
}

// readCampaigns maps responses to their campaigns.
func readCampaigns(name string) (map[string]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != "source,response_id,principle,campaign_id,similarity" {
		return nil, fmt.Errorf("%s: unexpected columns", name)
	}
	found := map[string]string{}
	for _, r := range rows[1:] {
		found[r[1]] = r[3]
	}
	return found, nil
}
