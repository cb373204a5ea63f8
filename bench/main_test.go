package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"canvass/bench/generate"
	"canvass/internal/cli"
	"canvass/internal/emulator"
)

// TestMain lets the test binary stand in for the commands, so that testing the
// bench builds nothing: under the name of a command it is that command.
func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "ingest":
		os.Exit(cli.Ingest(context.Background(), cli.System()))
	case "report":
		os.Exit(cli.Report(context.Background(), cli.System()))
	case "emulator":
		ctx, _ := interruptible()
		os.Exit(emulator.Main(ctx, os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

func commandsOfThisBinary(t *testing.T) string {
	if runtime.GOOS == "windows" {
		t.Skip("needs links")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	for _, name := range []string{"ingest", "report", "emulator"} {
		if err := os.Symlink(self, filepath.Join(bin, name)); err != nil {
			t.Fatal(err)
		}
	}
	return bin
}

func TestBenchMeasuresTheWholeJob(t *testing.T) {
	t.Setenv("GORACE", "atexit_sleep_ms=0") // else each command waits a second at its end
	s, err := parse([]string{"-n", "300", "-out", t.TempDir()}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if s.root, err = moduleRoot(t.Context()); err != nil {
		t.Fatal(err)
	}
	var progress bytes.Buffer
	r, err := measure(t.Context(), s, commandsOfThisBinary(t), &progress)
	if err != nil {
		t.Fatalf("%v\n%s", err, &progress)
	}
	for i, c := range append(ingests(), reports()...) {
		if got := r.Steps[i]; got.Name != c.name || got.Output == 0 || got.CPU() <= 0 || got.Rate == 0 || got.Handled != 330 || got.Aside {
			t.Errorf("step %d: got %+v, want %s with figures for 330 responses", i, got, c.name)
		}
	}
	checkRuns(t, s.out)
	checkSummary(t, s.out)
	checkShown(t, r)
}

// checkRuns reads what ingest said of itself.
func checkRuns(t *testing.T, out string) {
	type source struct{ Fetched, New, Same int }
	for file, want := range map[string][2]source{
		"ingest-1.json": {{Fetched: 30, New: 30}, {Fetched: 300, New: 300}},
		"ingest-2.json": {{Fetched: 30, Same: 30}, {Fetched: 300, Same: 300}},
		"ingest-3.json": {{Fetched: 30, Same: 30}, {Fetched: 300, Same: 300}},
	} {
		var got struct{ Sources [2]source }
		read(t, filepath.Join(out, file), &got)
		if got.Sources != want {
			t.Errorf("%s: got %+v, want %+v", file, got.Sources, want)
		}
	}
}

// checkSummary finds out whether the invented texts exercise the analysis.
func checkSummary(t *testing.T, out string) {
	var got struct {
		Feedback   struct{ Responses, People, Contributions int }
		Principles []struct{ N int }
		Themes     []struct {
			ID            string
			Contributions int
		}
		Consent  struct{ Named, Anonymous, No int }
		Excluded struct {
			Superseded int
			NoContent  int `json:"no_content"`
			Unreadable int
		}
	}
	read(t, filepath.Join(out, "summary.json"), &got)
	f, c := got.Feedback, got.Consent
	if f.Responses != 300 || f.People >= 300 || f.People < 250 || f.Contributions < 700 || got.Excluded.NoContent == 0 || got.Excluded.Unreadable > 0 {
		t.Errorf("got %+v, want 300 responses of fewer people and some texts that say nothing", got)
	}
	if c.Named == 0 || c.Anonymous == 0 || c.No == 0 || len(got.Principles) != 5 || got.Principles[4].N != f.People {
		t.Errorf("got %+v, want every kind of consent and ratings of everybody", got)
	}
	for _, theme := range got.Themes {
		if theme.Contributions == 0 {
			t.Errorf("no text speaks to the theme %s", theme.ID)
		}
	}
}

// checkShown reads both forms of the result.
func checkShown(t *testing.T, r *result) {
	var table, document bytes.Buffer
	if err := r.writeTable(&table); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"300 feedback responses", "seed 1", "cores", "load", "report excel", "(the emulator"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table does not say %q:\n%s", want, &table)
		}
	}
	if err := r.writeJSON(&document); err != nil {
		t.Fatal(err)
	}
	var again result
	if err := json.Unmarshal(document.Bytes(), &again); err != nil || again.Options != r.Options || len(again.Steps) != len(r.Steps) || again.Steps[0] != r.Steps[0] {
		t.Errorf("the JSON reads back as %+v, %v", again, err)
	}
}

func read(t *testing.T, file string, into any) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func TestFlags(t *testing.T) {
	s, err := parse([]string{"-n", "50", "-seed", "7", "-texts", "1", "-ratings", "2", "-json"}, io.Discard)
	want := settings{Options: generate.Options{Seed: 7, Feedback: 50, Registrations: 5, Ratings: 2, Texts: 1}, json: true}
	if err != nil || s != want {
		t.Errorf("got %+v, %v, want %+v", s, err, want)
	}
	for _, args := range [][]string{{"-n", "0"}, {"more"}, {"-n", "many"}} {
		if _, err := parse(args, io.Discard); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}

func TestAFailingCommandIsAnError(t *testing.T) {
	s := settings{out: t.TempDir(), Options: generate.Options{Feedback: 1}}
	j := &job{settings: s, bin: commandsOfThisBinary(t), progress: io.Discard}
	err := j.run(t.Context(), reports()[0])
	if err == nil || !strings.HasPrefix(err.Error(), "report summary --format json: ") {
		t.Errorf("got %v for a report without a configuration", err)
	}
}
