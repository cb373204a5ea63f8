package faulttest

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"syscall"
	"time"

	"canvass/internal/effort"
	"canvass/internal/emulator"
)

func processFaults() map[string]func(*world) {
	return map[string]func(*world){
		"F01 killed at a random moment":           killedAtRandom,
		"F02 killed at each stage":                killedAtStages,
		"F03 killed at page N of M":               killedAtPages,
		"F04 killed while the schema is migrated": killedWhileMigrating,
		"F05 killed while the workbook is made":   killedWhileReporting,
		"F06 killed after the Sheet was written":  killedAfterSheet,
		"F07 SIGTERM":                             terminated,
		"F44 several ingests at once":             several,
		"F46 the holder of the lock is killed":    holderKilled,
		"F47 ingest during report":                duringReport,
		"F63 asleep for thirty days":              asleep,
	}
}

// often is how many times a random test goes round: three times in the long run, sixty
// times as often under torture.
func often(ordinary int) int {
	if *torture {
		return 60 * ordinary
	}
	return effort.Of(ordinary, 3*ordinary)
}

// killedAtRandom edits upstream, ingests, kills, and looks at the store, again and
// again on one store. Whatever was stored is whole, and is what upstream held
// before or after; in the end nothing is lost or doubled.
func killedAtRandom(w *world) {
	random := rand.New(rand.NewPCG(1, 2))
	began := time.Now()
	w.exits(0)
	usual := float64(time.Since(began))
	runs, killed, held := 0, 0, w.stored()
	for ; killed < often(17) && runs < often(140); runs++ {
		w.put(feedbackForm, fmt.Sprintf("k%04d", runs), minute(20).Add(time.Duration(runs)*time.Second), "canary")
		w.put(feedbackForm, "f01", minute(20).Add(time.Duration(runs)*time.Second), fmt.Sprint("canary ", runs))
		if runs > 0 {
			w.delete(secondForm, fmt.Sprintf("k%04d", runs-1))
		}
		w.put(secondForm, fmt.Sprintf("k%04d", runs), minute(20), "canary")
		cmd := w.command(w.bin.ingest(), "run")
		w.must(cmd.Start())
		moment := time.AfterFunc(time.Duration(random.Float64()*usual), func() { _ = cmd.Process.Kill() })
		// The kills keep close to how long a run takes, so that some meet its last steps.
		if w.finish(cmd).code == -1 {
			killed, usual = killed+1, usual*1.03
		} else {
			usual *= 0.95
		}
		moment.Stop()
		now := w.stored()
		if got := fmt.Sprint(now); got != fmt.Sprint(held) && got != fmt.Sprint(w.truth()) {
			w.Fatalf("after kill %d the store holds neither the old state nor the new:\ngot %v", killed, now)
		}
		held = now
	}
	w.calm()
	w.Logf("%d runs, %d killed on the way: 0 lost, 0 doubled, 0 damaged", runs, killed)
	if killed < often(17) {
		w.Errorf("only %d of %d runs were killed on the way", killed, runs)
	}
}

func killedAtStages(w *world) {
	w.exits(0)
	for i, op := range []string{opGet, opList} {
		for nth := 1; nth <= 2; nth++ { // of the first source, then of the second: after its last page
			w.put(feedbackForm, fmt.Sprint("g", i, nth), minute(20), "canary")
			path := []string{feedbackForm, secondForm}[nth-1]
			f := emulator.Fault{Path: "/v1/forms/" + path}
			if op == opList {
				f.Path += "/responses"
			}
			w.killedBefore(f)
		}
	}
	w.calm()
}

// killedBefore kills a run at a call: it must leave the store as it was.
func (w *world) killedBefore(f emulator.Fault) {
	w.Helper()
	before := w.stored()
	if e := w.kills(syscall.SIGKILL, w.command(w.bin.ingest(), "run"), f); e.code != -1 {
		w.Fatalf("it was not killed: %d %s", e.code, e.err)
	}
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("half a run is stored")
	}
}

func killedAtPages(w *world) {
	w.exits(0)
	for page := 1; page <= 3; page++ {
		w.put(feedbackForm, fmt.Sprint("g", page), minute(20), "canary")
		w.killedBefore(emulator.Fault{Op: opList, Nth: page})
		w.exits(0)
		w.equal()
	}
	w.calm()
}

// killedWhileMigrating starts from a store of the first schema.
func killedWhileMigrating(w *world) {
	w.exits(0)
	random := rand.New(rand.NewPCG(3, 4))
	for range often(3) {
		w.sql("ALTER TABLE source_runs DROP COLUMN since")
		w.sql("ALTER TABLE source_runs DROP COLUMN line_end")
		w.sql("DROP TABLE decisions")
		w.sql("DROP TABLE prints")
		w.sql("DELETE FROM goose_db_version WHERE version_id > 1")
		cmd := w.command(w.bin.ingest(), "run")
		w.must(cmd.Start())
		moment := time.AfterFunc(time.Duration(random.IntN(30))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		w.finish(cmd)
		moment.Stop()
		w.exits(0)
		w.equal()
	}
}

// sql changes the store behind its back.
func (w *world) sql(statement string) {
	w.Helper()
	db, err := sql.Open("sqlite", w.path("canvass.db"))
	w.must(err)
	_, err = db.Exec(statement)
	w.must(err)
	w.must(db.Close())
}

func killedWhileReporting(w *world) {
	w.exits(0)
	w.must(os.Mkdir(w.path("reports"), 0o755))
	book := w.path("reports/faults.xlsx")
	began := time.Now()
	w.report(0, "excel")
	usual := time.Since(began)
	whole, err := os.ReadFile(book)
	w.must(err)
	random := rand.New(rand.NewPCG(5, 6))
	for range often(5) {
		w.must(os.WriteFile(book, whole, 0o600)) // the old one: any other would be spared as somebody's work
		cmd := w.command(w.bin.report(), "excel")
		w.must(cmd.Start())
		moment := time.AfterFunc(time.Duration(random.Int64N(int64(usual))), func() { _ = cmd.Process.Kill() })
		w.finish(cmd)
		moment.Stop()
		now, err := os.ReadFile(book)
		w.must(err)
		if !bytes.Equal(now, whole) {
			w.Fatalf("half a workbook of %d bytes", len(now))
		}
	}
	w.report(0, "excel")
	if now, _ := os.ReadFile(book); !bytes.Equal(now, whole) {
		w.Error("the same store gives another workbook")
	}
}

func (w *world) report(code int, args ...string) ended {
	w.Helper()
	e := w.run(w.bin.report(), args...)
	if e.code != code {
		w.Fatalf("report %q exited %d, want %d:\n%s", args, e.code, code, e.err)
	}
	return e
}

// killedAfterSheet: the summary was written and nobody lived to note it.
func killedAfterSheet(w *world) {
	w.exits(0)
	w.must(w.google.PutSpreadsheet([]byte(`{"spreadsheetId":"1faultSpreadsheet","properties":{"title":"S"},"sheets":[{"properties":{"sheetId":0,"title":"Sheet1"}}]}`)))
	killed := w.kills(syscall.SIGKILL, w.command(w.bin.report(), "sheets"), emulator.Fault{Op: "sheets.spreadsheets.batchUpdate"})
	if killed.code != -1 {
		w.Fatalf("it was not killed: %d %s", killed.code, killed.err)
	}
	w.report(0, "sheets")
	tabs := w.tabs()
	w.report(0, "sheets")
	if again := w.tabs(); again != tabs {
		w.Errorf("%d tabs, and after another report %d", tabs, again)
	}
}

func (w *world) tabs() int {
	raw, err := w.google.Spreadsheet("1faultSpreadsheet")
	w.must(err)
	return bytes.Count(raw, []byte(`"sheetType"`)) + bytes.Count(raw, []byte(`"gridProperties"`))
}

// terminated is asked to stop while a page trickles in for half a minute.
func terminated(w *world) {
	w.exits(0)
	before := w.stored()
	w.put(feedbackForm, "late", minute(30), "canary")
	e := w.kills(syscall.SIGTERM, w.command(w.bin.ingest(), "run"), emulator.Fault{Op: opList, Nth: 2, Kind: emulator.KindSlow, At: 1, DelayMS: 1000})
	if e.code != 130 || !strings.Contains(e.err, "stopped") {
		w.Errorf("exited %d: %s", e.code, e.err)
	}
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("half a run is stored")
	}
	w.calm()
}

// several: one works, the others say that it does.
func several(w *world) {
	w.exits(0)
	w.put(feedbackForm, "late", minute(30), "canary")
	var others []ended
	w.google.AddFault(emulator.Fault{Op: opList, Nth: 2, Times: 1, Before: func() {
		for range 3 {
			others = append(others, w.ingest())
		}
	}})
	w.exits(0)
	if len(others) != 3 {
		w.Fatalf("%d others ran", len(others))
	}
	for _, o := range others {
		if o.code != 6 || !strings.Contains(o.err, "another ingest is working") {
			w.Errorf("another one exited %d: %s", o.code, o.err)
		}
	}
	w.equal()
	w.calm()
}

func holderKilled(w *world) {
	w.exits(0)
	w.killedBefore(emulator.Fault{Op: opList, Nth: 2})
	if _, err := os.Stat(w.path("canvass.db.lock")); err != nil {
		w.Logf("no lock file is left: %v", err)
	}
	w.exits(0)
	w.calm()
}

// duringReport reads while ingest is at work: the state before, whole.
func duringReport(w *world) {
	w.exits(0)
	read := func() string { return fmt.Sprint(w.summary()) }
	before := read()
	w.put(feedbackForm, "late", minute(30), "canary")
	var during string
	w.google.AddFault(emulator.Fault{Op: opList, Nth: 2, Times: 1, Before: func() { during = read() }})
	w.exits(0)
	if during != before {
		w.Errorf("a report during ingest:\n%s\nbefore:\n%s", during, before)
	}
	if after := read(); after == before {
		w.Error("a report after ingest shows the old state")
	}
	w.calm()
}

// asleep: `ingest watch` does not exist yet; what it will call catches up in one run.
func asleep(w *world) {
	w.large()
	w.exits(0)
	for i := range 30 {
		w.put(feedbackForm, fmt.Sprintf("d%02d", i), minute(0).Add(time.Duration(i)*24*time.Hour), "canary")
	}
	w.delete(feedbackForm, "f05")
	c := newClock()
	c.at = time.Now().Add(30 * 24 * time.Hour)
	if run, err := w.pass(c, nil); err != nil || !run.Sources[0].Since.IsZero() {
		w.Errorf("got %+v, %v", run, err)
	}
	w.equal()
}
