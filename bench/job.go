package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"canvass/bench/generate"
)

// job is one measurement in progress.
type job struct {
	settings
	bin      string // folder of the binaries
	progress io.Writer
	endpoint string // of the emulator
	steps    []step
}

// step is one command and what it took.
type step struct {
	Name string `json:"name"`
	Usage
	Output     int64   `json:"output_bytes"` // of the store, the file or the standard output that it wrote
	Handled    int     `json:"responses"`    // that went through it
	Rate       int     `json:"responses_per_second"`
	PerMillion float64 `json:"cpu_seconds_per_million"` // responses
	Bound      bool    `json:"peak_is_bound"`           // Peak is no more than this program's own: see Usage
	Aside      bool    `json:"aside"`                   // it stands in for Google and is no part of the job
}

// command is one thing to measure.
type command struct {
	name, program string
	args          []string
	stdout        string // file for standard output
	file          string // what it writes, when that is something else
}

// ingests are measured while the emulator runs, reports when it is gone.
func ingests() []command {
	run := []string{"run", "--quiet", "--format", "json"}
	return []command{
		{"ingest run, the first", "ingest", run, "ingest-1.json", generate.Store},
		{"ingest run, nothing changed", "ingest", run, "ingest-2.json", generate.Store},
		{"ingest run --full, nothing changed", "ingest", append(run, "--full"), "ingest-3.json", generate.Store},
	}
}

func reports() []command {
	return []command{
		{"report summary --format json", "report", []string{"summary", "--format", "json"}, "summary.json", ""},
		{"report excel", "report", []string{"excel", "-o", "report.xlsx"}, "excel.txt", "report.xlsx"},
		{"report tags --format csv", "report", []string{"tags", "--format", "csv"}, "tags.csv", ""},
		{"report people --format csv", "report", []string{"people", "--format", "csv"}, "people.csv", ""},
	}
}

// measure generates the project and takes every step.
func measure(ctx context.Context, s settings, bin string, progress io.Writer) (*result, error) {
	j := &job{settings: s, bin: bin, progress: progress}
	r := &result{Machine: machine(), Before: load(), Options: s.Options}
	if err := os.RemoveAll(s.out); err != nil {
		return nil, err
	}
	fmt.Fprintf(progress, "generating %d responses in %s\n", s.Feedback+s.Registrations, s.out)
	if err := generate.Project(s.out, filepath.Join(s.root, "config", "codebook.yaml"), s.Options); err != nil {
		return nil, err
	}
	r.Start = load()
	aside, err := j.ingest(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range reports() {
		if s.ingest {
			break
		}
		if err := j.run(ctx, c); err != nil {
			return nil, err
		}
	}
	r.Steps, r.After = append(j.steps, aside), load()
	return r, nil
}

// ingest reads everything from the emulator, which then makes room for what
// follows, and returns what the emulator itself took.
func (j *job) ingest(ctx context.Context) (s step, err error) {
	fmt.Fprintln(j.progress, "starting the emulator")
	e, err := startEmulator(ctx, filepath.Join(j.bin, "emulator"), filepath.Join(j.out, generate.Google))
	if err != nil {
		return s, err
	}
	defer func() {
		usage, stopped := e.stop()
		s, err = j.account(step{Name: "(the emulator, all the while)", Usage: usage, Handled: len(ingests()) * j.responses(), Aside: true}), errors.Join(err, stopped)
	}()
	j.endpoint = e.url
	for _, c := range ingests() {
		if err := j.run(ctx, c); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (j *job) responses() int { return j.Feedback + j.Registrations }

// run takes one command to its end.
func (j *job) run(ctx context.Context, c command) error {
	fmt.Fprintln(j.progress, c.name)
	usage, err := execute(ctx, process{
		path: filepath.Join(j.bin, c.program), args: c.args, dir: j.out, stdout: filepath.Join(j.out, c.stdout), stderr: j.progress, env: j.environ(),
	})
	if err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	info, err := os.Stat(filepath.Join(j.out, cmp.Or(c.file, c.stdout)))
	if err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	j.steps = append(j.steps, j.account(step{Name: c.name, Usage: usage, Output: info.Size(), Handled: j.responses()}))
	return nil
}

// account works out what follows from the figures of a step.
func (j *job) account(s step) step {
	s.Bound = s.Peak <= ownPeak()
	if s.Wall > 0 {
		s.Rate = int(float64(s.Handled) / s.Wall)
	}
	s.PerMillion = s.CPU() * 1e6 / float64(s.Handled)
	return s
}

// environ is ours without what would change what the commands do.
func (j *job) environ() []string {
	return append(without(os.Environ(), "CANVASS_", "SOURCE_DATE_EPOCH="), "CANVASS_GOOGLE_ENDPOINT="+j.endpoint)
}
