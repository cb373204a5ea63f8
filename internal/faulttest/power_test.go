package faulttest

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"canvass/internal/store"
)

// sector is the least that a disk writes at once.
const sector = 512

// powerLoss takes the store's files as they lie while one commit is in the journal
// and not yet in the file, and lets a power loss leave of the last writes what it may.
// What SQLite has synced by then it relies on; what it has not, the disk may have
// dropped, half written or reordered:
//
//   - before the journal was synced, any sectors of the new part of it: the store
//     is then as before the run, or as after it when nothing was lost;
//   - while the journal, synced, is copied into the file, any sectors of the file: the
//     store is as after the run.
//
// That syncs happen where SQLite promises them (synchronous=FULL) is not shown by this.
func powerLoss(w *world) {
	w.exits(0)
	before, file := fmt.Sprint(w.stored()), w.bytes("canvass.db")
	for i := range 40 {
		w.put(feedbackForm, fmt.Sprintf("p%02d", i), minute(10+i), fmt.Sprint("canary of the night ", i))
	}
	w.delete(feedbackForm, "f04")
	journal := w.journalOf(func() { w.exits(0) })
	after, done := fmt.Sprint(w.stored()), w.bytes("canvass.db")
	if before == after || len(journal) < 4*sector {
		w.Fatalf("nothing to lose: %d bytes of journal", len(journal))
	}
	random := rand.New(rand.NewPCG(8, 8))
	for cut := 0; cut <= len(journal); cut += sector * (1 + len(journal)/sector/often(8)) {
		w.lost(file, journal[:cut], before, after)
	}
	w.lost(file, journal, after)
	for range often(8) {
		w.lost(file, forget(random, journal, make([]byte, len(journal)), 1+random.IntN(4)), before, after)
		longer := append(bytes.Clone(file), make([]byte, max(0, len(done)-len(file)))...)
		w.lost(forget(random, done, longer, 1+random.IntN(len(done)/sector)), journal, after)
	}
}

// forget returns written with some sectors as they were before.
func forget(random *rand.Rand, written, was []byte, sectors int) []byte {
	b := bytes.Clone(written)
	for range sectors {
		at := random.IntN(len(b)/sector) * sector
		copy(b[at:at+sector], was[at:])
	}
	return b
}

// lost opens what a power loss left, which must be whole and as one of the states.
func (w *world) lost(file, journal []byte, states ...string) {
	w.Helper()
	dir, err := os.MkdirTemp(w.dir, "lost")
	w.must(err)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "canvass.db")
	w.must(os.WriteFile(path, file, 0o600))
	w.must(os.WriteFile(path+"-wal", journal, 0o600))
	db, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		w.Fatalf("%d bytes of journal: %v", len(journal), err)
	}
	w.must(db.Check(context.Background()))
	w.must(db.Close())
	there := *w
	there.dir = dir
	got := fmt.Sprint(there.stored())
	for _, s := range states {
		if got == s {
			return
		}
	}
	w.Fatalf("%d bytes of journal: the store is neither as before the run nor as after it", len(journal))
}

func (w *world) bytes(name string) []byte {
	w.Helper()
	b, err := os.ReadFile(w.path(name))
	w.must(err)
	return b
}

// journalOf returns the journal as a run leaves it: a reader of the state before keeps
// it from being folded back into the file.
func (w *world) journalOf(run func()) []byte {
	w.Helper()
	db, err := store.OpenReadOnly(context.Background(), w.path("canvass.db"))
	w.must(err)
	reader, err := db.Snapshot(context.Background())
	w.must(err)
	run()
	journal := w.bytes("canvass.db-wal")
	w.must(reader.Close())
	w.must(db.Close())
	folded, err := store.Open(context.Background(), w.path("canvass.db"), store.Options{})
	w.must(err)
	w.must(folded.Close()) // which folds it
	return journal
}
