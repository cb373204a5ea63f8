package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"canvass/internal/effort"
	"canvass/internal/store"
	"canvass/internal/survey"
)

// victimEnv tells the test binary to be the program that gets killed.
const victimEnv = "CANVASS_TEST_VICTIM"

// TestKilled kills an ingest at random moments: after each kill the store opens
// unaided, is whole, and holds exactly the responses of its last run, which is not
// older than the last one that was reported.
func TestKilled(t *testing.T) {
	if path := os.Getenv(victimEnv); path != "" {
		victim(t, path)
		return
	}
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	path := filepath.Join(t.TempDir(), "canvass.db")
	var last int64
	kills := effort.Of(8, 60)
	for range kills {
		reported := kill(t, path, 1+random.IntN(12))
		last = max(last, reported)
		last = survived(t, path, last)
	}
	t.Logf("%d kills, %d runs", kills, last)
}

// TestKilledWhileCreating kills as early as possible, with a new store each time.
func TestKilledWhileCreating(t *testing.T) {
	for range effort.Of(4, 30) {
		path := filepath.Join(t.TempDir(), "canvass.db")
		reported := kill(t, path, 1)
		survived(t, path, reported)
	}
}

// kill runs the victim, kills it after that many lines, which it does not wait
// for, and returns the last run that it reported.
func kill(t *testing.T, path string, lines int) (reported int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), victimEnv+"="+path)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	in := bufio.NewScanner(out)
	for n := 1; in.Scan(); n++ {
		if n == lines {
			must(t, cmd.Process.Kill())
		}
		if !strings.HasSuffix(in.Text(), ".") {
			continue // cut off by the kill
		}
		_, _ = fmt.Sscanf(in.Text(), "committed %d.", &reported)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the victim ended by itself")
	}
	return reported
}

// survived checks what a kill left and returns the last run.
func survived(t *testing.T, path string, reported int64) int64 {
	t.Helper()
	ctx := t.Context()
	db, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer func() { must(t, db.Close()) }()
	must(t, db.Check(ctx))
	session, err := db.Begin(ctx)
	must(t, err)
	must(t, session.Discard())
	s, err := db.Snapshot(ctx)
	must(t, err)
	defer s.Close()
	run, err := s.LastRun(ctx)
	must(t, err)
	if run.ID < reported {
		t.Fatalf("run %d was reported, but the last one is %d", reported, run.ID)
	}
	got := map[string]string{}
	for v, err := range s.Current(ctx, "f") {
		must(t, err)
		if _, twice := got[v.ID]; twice {
			t.Fatalf("response %s is there twice", v.ID)
		}
		got[v.ID] = v.Email
	}
	want := map[string]string{}
	if run.ID > 0 {
		for _, r := range listing(run.ID) {
			want[r.ID] = r.Email
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("after run %d:\ngot  %v\nwant %v", run.ID, got, want)
	}
	for _, name := range names(t, filepath.Dir(path)) {
		if !strings.HasPrefix(name, "canvass.db") || strings.Contains(name, "spool") || strings.Contains(name, "new") {
			t.Errorf("%s was left behind", name)
		}
	}
	return run.ID
}

// victim ingests for ever, and says what it is about to do and what it has done.
func victim(t *testing.T, path string) {
	ctx := context.Background()
	fmt.Println("starting.")
	db, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	for {
		s, err := db.Begin(ctx)
		must(t, err)
		view, err := db.Snapshot(ctx)
		must(t, err)
		last, err := view.LastRun(ctx)
		must(t, err)
		must(t, view.Close())
		page := listing(last.ID + 1)
		c, err := s.Add(ctx, "f", page)
		must(t, err)
		fmt.Println("committing.")
		result := survey.SourceRun{Source: "f", Complete: true, Fetched: len(page), New: c.New, Changed: c.Changed, Same: c.Same}
		run, err := s.Commit(ctx, survey.Run{Outcome: survey.Done}, []survey.Fetched{{MarkGone: true, Result: result}})
		must(t, err)
		fmt.Printf("committed %d.\n", run.ID)
	}
}

// listing is what upstream shows at the time of a run: some responses are edited,
// some go, some come.
func listing(run int64) (page []survey.Response) {
	for i := range 60 + run {
		if (i+run)%7 == 0 {
			continue
		}
		state := (i + run) / 5
		page = append(page, survey.Response{
			Source: "f", ID: fmt.Sprint(i), Email: fmt.Sprintf("p%d.%d@example.org", i, state), Submitted: time.Unix(state, 0).UTC(),
		})
	}
	return page
}
