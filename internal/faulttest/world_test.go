package faulttest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"canvass/internal/emulator"
	"canvass/internal/store"
	"canvass/internal/survey"
)

var (
	torture  = flag.Bool("torture", false, "run the long forms: 1,000 kills, every planted bug, long histories")
	prebuilt = flag.String("binaries", "", "a folder with the commands to test, instead of building them")
)

// binaries is where the commands under test are; TestMain sets it before any test.
type binaries string

func (b binaries) ingest() string { return filepath.Join(string(b), "ingest") }
func (b binaries) report() string { return filepath.Join(string(b), "report") }

// tb is what a world asks of whoever runs the test.
type tb interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
	Error(...any)
	Errorf(string, ...any)
	Logf(string, ...any)
	Skip(...any)
	Cleanup(func())
}

// world is one project with its forms and its store.
type world struct {
	tb
	bin    binaries
	dir    string
	env    []string
	google *emulator.Server
	url    string
	*upstream
}

func newWorld(t tb, dir string, bin binaries) *world {
	w := &world{tb: t, bin: bin, dir: dir, google: emulator.New(emulator.Options{Seed: 1, PageSize: 5})}
	server := httptest.NewServer(w.google)
	server.Config.ErrorLog = nil
	t.Cleanup(server.Close)
	w.url = server.URL
	w.env = append(plainEnviron(), "CANVASS_GOOGLE_ENDPOINT="+w.url, "TZ=UTC")
	w.file("canvass.yaml", configuration)
	w.file("principles.yaml", "- {id: P1, title: {en: Openness}, text: {en: It should be open.}}\n")
	w.file("codebook.yaml", "- {id: cost, label: {en: Cost}, keywords: {en: [cost]}}\n")
	w.upstream = newUpstream(w.google, t)
	return w
}

func plainEnviron() (env []string) {
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "CANVASS_") && !strings.HasPrefix(e, "SOURCE_DATE_EPOCH=") {
			env = append(env, e)
		}
	}
	return env
}

const configuration = `project: {name: Faults}
store: {url: "sqlite:canvass.db"}
principles: principles.yaml
codebook: codebook.yaml
sources:
  - name: feedback
    type: google-form
    id: 1faultFeedbackForm
    role: feedback
    language: en
    questions:
      - {question: "@email", field: email}
      - {question: "How far?", field: rating, principle: P1}
      - {question: "Your view", field: comment, principle: P1}
      - {question: "May we quote you?", field: consent-quote}
  - name: second
    type: google-form
    id: 1faultSecondForm
    role: feedback
    language: en
    questions:
      - {question: "Your view", field: comment, principle: P1}
report: {folder: reports, outputs: [excel], spreadsheet: 1faultSpreadsheet}
`

func (w *world) file(name, text string)  { w.must(os.WriteFile(w.path(name), []byte(text), 0o600)) }
func (w *world) path(name string) string { return filepath.Join(w.dir, name) }

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// ended is how a command went.
type ended struct {
	code     int // -1: killed
	out, err string
	Outcome  string
	Sources  []struct {
		Name                                           string
		Fetched, New, Changed, Same, Gone, Quarantined int
		Since, Error                                   *string
		Warnings                                       []string
	}
}

// command prepares one; nothing may take longer than a minute.
func (w *world) command(program string, args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	w.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Env = w.dir, w.env
	cmd.Stdout, cmd.Stderr = new(bytes.Buffer), new(bytes.Buffer)
	return cmd
}

// finish waits for a started command, and holds it to saying nothing personal.
func (w *world) finish(cmd *exec.Cmd) (e ended) {
	w.Helper()
	err := cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.Fatal(err)
	}
	e.code, e.out, e.err = cmd.ProcessState.ExitCode(), cmd.Stdout.(*bytes.Buffer).String(), cmd.Stderr.(*bytes.Buffer).String()
	if strings.Contains(strings.ToLower(e.out+e.err), "canary") {
		w.Errorf("%s says what people answered:\n%s\n%s", cmd, e.out, e.err)
	}
	if strings.Contains(e.err, "panic:") || strings.Contains(e.err, "goroutine ") {
		w.Errorf("%s crashed:\n%s", cmd, e.err)
	}
	if strings.HasPrefix(e.out, "{") {
		w.must(json.Unmarshal([]byte(e.out), &e))
	}
	for _, s := range e.Sources {
		if s.Fetched != s.New+s.Changed+s.Same+s.Quarantined {
			w.Errorf("%s: the counts of %s do not add up: %+v", cmd, s.Name, s)
		}
	}
	return e
}

func (w *world) run(program string, args ...string) ended {
	w.Helper()
	cmd := w.command(program, args...)
	w.must(cmd.Start())
	return w.finish(cmd)
}

// ingest runs one pass.
func (w *world) ingest(args ...string) ended {
	w.Helper()
	return w.run(w.bin.ingest(), append([]string{"run", "--format", "json"}, args...)...)
}

// exits runs one pass that must end so.
func (w *world) exits(code int, args ...string) ended {
	w.Helper()
	e := w.ingest(args...)
	if e.code != code {
		w.Fatalf("ingest %q exited %d, want %d:\n%s%s", args, e.code, code, e.out, e.err)
	}
	return e
}

// calm clears all faults, completes what is missing, and compares: store and
// upstream are equal, and one more run changes nothing.
func (w *world) calm() {
	w.Helper()
	w.google.ClearFaults()
	w.exits(0)
	w.equal()
	for _, s := range w.exits(0).Sources {
		if s.New+s.Changed+s.Gone > 0 {
			w.Errorf("a second run in calm changes something: %+v", s)
		}
	}
}

// stored is what the store holds now: by source and response.
func (w *world) stored() map[string]string {
	w.Helper()
	held := map[string]string{}
	w.view(func(s *store.Snapshot) {
		for _, source := range []string{"feedback", "second"} {
			for v, err := range s.Current(context.Background(), source) {
				w.must(err)
				if _, twice := held[source+" "+v.ID]; twice {
					w.Errorf("%s %s is there twice", source, v.ID)
				}
				held[source+" "+v.ID] = state(v.Submitted, view(v.Response))
			}
		}
	})
	return held
}

// view reads the store, which must be whole.
func (w *world) view(read func(*store.Snapshot)) {
	w.Helper()
	ctx := context.Background()
	db, err := store.OpenReadOnly(ctx, w.path("canvass.db"))
	w.must(err)
	defer db.Close()
	w.must(db.Check(ctx))
	s, err := db.Snapshot(ctx)
	w.must(err)
	defer s.Close()
	read(s)
}

// equal compares the store with upstream.
func (w *world) equal() {
	w.Helper()
	if got, want := w.stored(), w.truth(); fmt.Sprint(got) != fmt.Sprint(want) {
		w.Fatalf("the store differs from upstream:\ngot  %v\nwant %v", got, want)
	}
	for _, pattern := range []string{"*spool*", "*.new", "*.tmp"} {
		if left, _ := filepath.Glob(w.path(pattern)); len(left) > 0 {
			w.Errorf("left behind: %v", left)
		}
	}
}

// kills starts a command that gets a signal when the fault strikes, and waits for
// its end.
func (w *world) kills(signal syscall.Signal, cmd *exec.Cmd, fault emulator.Fault) ended {
	w.Helper()
	started := make(chan *os.Process, 1)
	fault.Before = func() {
		p := <-started
		_ = p.Signal(signal)
		started <- p
	}
	w.google.AddFault(fault)
	w.must(cmd.Start())
	started <- cmd.Process
	e := w.finish(cmd)
	w.google.ClearFaults()
	return e
}

func view(r survey.Response) string {
	a, _ := r.Answer(viewQuestion)
	return strings.Join(a.Values, "|")
}

func state(at time.Time, view string) string {
	return at.UTC().Format(time.RFC3339Nano) + " " + view
}
