package faulttest

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"canvass/internal/fault"
)

func storeFaults() map[string]func(*world) {
	return map[string]func(*world){
		"F08 power loss between two syncs":         powerLoss,
		"F48 disk full while the store is written": diskFull,
		"F49 disk full while a workbook is made":   diskFullReport,
		"F50 store or folder read-only":            readOnly,
		"F51 store locked by another program":      locked,
		"F52 store damaged":                        damaged,
		"F54 store of a newer canvass":             newer,
	}
}

// small runs a shell script in which ./small is a disk of that size. The disk is
// gone afterwards; the script copies out what is to be seen.
func (w *world) small(size, script string) ended {
	w.Helper()
	w.must(os.MkdirAll(w.path("small"), 0o755))
	mount := "mount -t tmpfs -o size=" + size + " tmpfs small"
	if err := w.command("unshare", "-rm", "sh", "-c", mount).Run(); err != nil {
		w.Skip("no small disks can be made here: unshare and tmpfs are not allowed")
	}
	return w.run("unshare", "-rm", "sh", "-c", mount+" && "+script)
}

// diskFull: what was committed stays, the run says what is wrong, and goes on when
// there is room.
func diskFull(w *world) {
	w.exits(0)
	for i := range 300 {
		w.put(feedbackForm, fmt.Sprintf("g%03d", i), minute(20), "canary "+strings.Repeat("long ", 400))
	}
	before := w.stored()
	w.file("elsewhere.yaml", strings.Replace(configuration, "sqlite:canvass.db", "sqlite:small/canvass.db", 1))
	e := w.small("512k", `cp canvass.db small/ && `+w.bin.ingest()+` run --config elsewhere.yaml; code=$?; cp small/canvass.db* .; exit $code`)
	if e.code != 6 || !strings.Contains(e.err, "space") {
		w.Errorf("exited %d: %s", e.code, e.err)
	}
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("what was committed before is not there, or more is")
	}
	w.calm()
}

func diskFullReport(w *world) {
	for i := range 300 {
		w.put(feedbackForm, fmt.Sprintf("g%03d", i), minute(20), fmt.Sprint("canary cost ", i, strings.Repeat(" different words", 9)))
	}
	w.exits(0)
	e := w.small("16k", `echo the old one >small/old.xlsx; `+w.bin.report()+` excel -o small/old.xlsx; code=$?; ls -A small >list; cp small/old.xlsx .; exit $code`)
	if e.code == 0 || !strings.Contains(e.err, "space") {
		w.Errorf("exited %d: %s", e.code, e.err)
	}
	if now, _ := os.ReadFile(w.path("old.xlsx")); string(now) != "the old one\n" {
		w.Errorf("the old file is now %d bytes", len(now))
	}
	if left, _ := os.ReadFile(w.path("list")); string(left) != "old.xlsx\n" {
		w.Errorf("left behind: %q", left)
	}
}

// readOnly needs a user whom permissions bind; a read-only disk binds everybody.
func readOnly(w *world) {
	w.exits(0)
	before := w.stored()
	w.file("elsewhere.yaml", strings.Replace(configuration, "sqlite:canvass.db", "sqlite:small/canvass.db", 1))
	w.google.ClearRequests()
	e := w.small("4m", `cp canvass.db small/ && mount -o remount,ro small && `+w.bin.ingest()+` run --config elsewhere.yaml`)
	if e.code != 2 || !strings.Contains(e.err, "hint") {
		w.Errorf("exited %d: %s", e.code, e.err)
	}
	if n := len(w.google.Requests()); n > 0 {
		w.Errorf("%d requests before it was noticed", n)
	}
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("the store changed")
	}
}

// locked waits only so long, and names the cause.
func locked(w *world) {
	w.exits(0)
	before := w.stored()
	w.put(feedbackForm, "late", minute(30), "canary")
	db, err := sql.Open("sqlite", w.path("canvass.db"))
	w.must(err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.Exec("BEGIN EXCLUSIVE")
	w.must(err)
	if err := w.fails(newClock(), fault.Busy); !strings.Contains(fault.HintOf(err), "database viewer") {
		w.Errorf("the cause is not named: %v", err)
	}
	_, err = db.Exec("ROLLBACK")
	w.must(err)
	w.must(db.Close())
	if fmt.Sprint(w.stored()) != fmt.Sprint(before) {
		w.Error("the store changed")
	}
	w.calm()
}

// damaged stores are refused, left as they are, and a backup is all it takes. Every
// page in turn is TestEveryPage… in internal/store.
func damaged(w *world) {
	w.exits(0)
	whole, err := os.ReadFile(w.path("canvass.db"))
	w.must(err)
	for name, bad := range map[string][]byte{
		"empty":             {},
		"not a database":    []byte("canary, canary"),
		"cut in the middle": whole[:len(whole)/2],
		"header":            append([]byte{whole[0] ^ 0xff}, whole[1:]...),
	} {
		w.must(os.WriteFile(w.path("canvass.db"), bad, 0o600))
		w.put(feedbackForm, "late-"+strings.ReplaceAll(name, " ", "-"), minute(30), "canary")
		if e := w.ingest(); e.code != 6 {
			w.Errorf("%s: exited %d: %s", name, e.code, e.err)
		}
		if now, _ := os.ReadFile(w.path("canvass.db")); name != "cut in the middle" && !bytes.Equal(now, bad) {
			w.Errorf("%s: the file was changed", name)
		}
	}
	for _, journal := range []string{"canvass.db-wal", "canvass.db-shm"} {
		_ = os.Remove(w.path(journal))
	}
	w.must(os.WriteFile(w.path("canvass.db"), whole, 0o600))
	w.calm()
}

func newer(w *world) {
	w.exits(0)
	w.sql("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)")
	w.google.ClearRequests()
	for _, cmd := range []*exec.Cmd{w.command(w.bin.ingest(), "run"), w.command(w.bin.report(), "summary")} {
		w.must(cmd.Start())
		if e := w.finish(cmd); e.code != 6 || !strings.Contains(e.err, "schema 99") {
			w.Errorf("%s exited %d: %s", cmd, e.code, e.err)
		}
	}
	if n := len(w.google.Requests()); n > 0 {
		w.Errorf("%d requests", n)
	}
}
