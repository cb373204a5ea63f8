package cli_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"canvass/internal/cli"
	"canvass/internal/emulator"
)

// demo is the demonstration project in a folder of its own, ingested once.
type demo struct {
	t       *testing.T
	folder  string
	env     []string
	watched bool // its commands run in this process, where the race detector sees them
}

// newDemo is a demonstration whose commands are those that people get.
func newDemo(t *testing.T) *demo {
	t.Helper()
	return prepared(&demo{t: t})
}

// prepared lays the demonstration out and ingests it.
func prepared(d *demo) *demo {
	t := d.t
	t.Helper()
	root := t.TempDir()
	d.folder = filepath.Join(root, "demo")
	copyTree(t, filepath.Join("..", "..", "demo"), d.folder, "canvass.yaml", "principles.yaml", "attendance-washington.csv")
	copyTree(t, filepath.Join("..", "..", "config"), filepath.Join(root, "config"), "codebook.yaml")
	server := emulator.New(emulator.Options{Seed: 7})
	if err := server.Load(filepath.Join("..", "..", "demo", "google")); err != nil {
		t.Fatal(err)
	}
	http := httptest.NewServer(server)
	t.Cleanup(http.Close)
	d.env = []string{"CANVASS_GOOGLE_ENDPOINT=" + http.URL, "SOURCE_DATE_EPOCH=1761138000"}
	if err := os.Mkdir(filepath.Join(d.folder, "out"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.run("ingest", "run")
	return d
}

func copyTree(t *testing.T, from, to string, names ...string) {
	t.Helper()
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		content, err := os.ReadFile(filepath.Join(from, n))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, n), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// run runs a command that must succeed and returns its standard output.
func (d *demo) run(program string, args ...string) string {
	d.t.Helper()
	var stdout, stderr bytes.Buffer
	args = append(args, "--config", filepath.Join(d.folder, "canvass.yaml"))
	if !d.watched {
		c := exec.Command(filepath.Join(build(d.t), program), args...)
		c.Env, c.Stdout, c.Stderr = d.env, &stdout, &stderr
		if err := c.Run(); err != nil {
			d.t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, stderr.String())
		}
		return stdout.String()
	}
	code := map[string]func(context.Context, cli.Env) int{"ingest": cli.Ingest, "report": cli.Report}[program](context.Background(), cli.Env{
		Args: args, Environ: d.env, Stdout: &stdout, Stderr: &stderr, Now: time.Now, Width: func() int { return 0 },
	})
	if code != 0 {
		d.t.Fatalf("%s: exit %d\n%s", strings.Join(args, " "), code, stderr.String())
	}
	return stdout.String()
}

// What the demonstration's generator knows, because it invented the answers and counted
// them by itself, is what the reports say.
func TestDemoEqualsItsTruth(t *testing.T) {
	d := newDemo(t)
	for name, test := range map[string]func(*testing.T, *demo){
		"figures": figuresEqualTheTruth, "people": peopleEqualTheTruth, "campaigns": campaignsEqualTheTruth, "comments": commentsAreWhereTheyBelong,
	} {
		t.Run(name, func(t *testing.T) { test(t, &demo{t: t, folder: d.folder, env: d.env}) })
	}
}

func figuresEqualTheTruth(t *testing.T, d *demo) {
	var got, want map[string]any
	decode(t, []byte(d.run("report", "summary", "--format", "json")), &got)
	truth, err := os.ReadFile(filepath.Join("..", "..", "demo", "truth", "figures.json"))
	if err != nil {
		t.Fatal(err)
	}
	decode(t, truth, &want)
	if diff := cmp.Diff(want, restrict(got, want), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("summary differs from truth (-truth +report):\n%s", diff)
	}
}

func decode(t *testing.T, content []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(content, into); err != nil {
		t.Fatal(err)
	}
}

// restrict keeps of got what want speaks of, at every depth.
func restrict(got, want any) any {
	switch w := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		out := map[string]any{}
		for k := range w {
			if v, ok := g[k]; ok {
				out[k] = restrict(v, w[k])
			}
		}
		return out
	case []any:
		g, _ := got.([]any)
		out := make([]any, len(g))
		for i := range g {
			if out[i] = g[i]; i < len(w) {
				out[i] = restrict(g[i], w[i])
			}
		}
		return out
	}
	return got
}

// Everybody whom exact evidence links is linked, most of those whom names, employers
// and habits give away too, and nobody else.
func peopleEqualTheTruth(t *testing.T, d *demo) {
	got := partition(t, d.run("report", "people", "--format", "csv"), "person_id")
	truth, err := os.ReadFile(filepath.Join("..", "..", "demo", "truth", "people.csv"))
	if err != nil {
		t.Fatal(err)
	}
	want, evidence := partition(t, string(truth), "person"), partition(t, string(truth), "evidence")
	found := map[string]bool{}
	for a, person := range want {
		for b, other := range want {
			together, fuzzy := got[a] == got[b], evidence[a] == "fuzzy" || evidence[b] == "fuzzy"
			if together != (person == other) && (together || !fuzzy) {
				t.Errorf("%s and %s: linked %v, truth says %v", a, b, together, person == other)
			}
			if together && a != b && evidence[a] == "fuzzy" {
				found[a] = true
			}
		}
	}
	if len(found) < 6 {
		t.Errorf("%d of 11 responses are linked that only more than an address and a name give away, want 6 at least", len(found))
	}
}

// The copied letters are found, all of them and nothing else.
func campaignsEqualTheTruth(t *testing.T, d *demo) {
	rows, err := csv.NewReader(strings.NewReader(d.run("report", "campaigns", "--format", "csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range rows[1:] {
		got[r[0]+"/"+r[1]+"/"+r[2]] = r[3]
	}
	file, err := os.ReadFile(filepath.Join("..", "..", "demo", "truth", "campaigns.csv"))
	if err != nil {
		t.Fatal(err)
	}
	truth, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{} // campaign of the truth → id
	for _, r := range truth[1:] {
		id := got[r[0]+"/"+r[1]+"/"+r[2]]
		if known, ok := names[r[3]]; id == "" || ok && known != id {
			t.Errorf("%v is in campaign %q, others of it in %q", r, id, known)
		}
		names[r[3]] = id
	}
	if len(got) != len(truth)-1 || len(names) != 2 {
		t.Errorf("%d texts in %d campaigns, want %d in 2", len(got), len(names), len(truth)-1)
	}
}

// partition maps each response to what a column says of it.
func partition(t *testing.T, content, column string) map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	out := map[string]string{}
	for _, r := range rows[1:] {
		id := r[at["source"]] + "/" + r[at["response_id"]]
		out[id] = r[at[column]]
	}
	return out
}

// The same store gives the same bytes, whatever the order of upstream's listing. The race
// detector watches the commands of one.
func TestDemoOutputsAreTheSameBytes(t *testing.T) {
	a, b := prepared(&demo{t: t, watched: true}), newDemo(t)
	for _, d := range []*demo{a, b} {
		for _, command := range []string{"excel", "page", "writeup", "attendees"} {
			d.run("report", command)
		}
	}
	a.run("report", "review", "--dry-run", filepath.Join(a.folder, "out", "reports", "principles-for-ai-procurement-demo.xlsx"))
	for _, name := range []string{".xlsx", ".html", ".md", "-attendees.csv"} {
		file := filepath.Join("out", "reports", "principles-for-ai-procurement-demo"+name)
		one, err := os.ReadFile(filepath.Join(a.folder, file))
		if err != nil {
			t.Fatal(err)
		}
		two, err := os.ReadFile(filepath.Join(b.folder, file))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one, two) {
			t.Errorf("%s: two runs gave different bytes", file)
		}
	}
}
