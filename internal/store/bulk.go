package store

import (
	"os"
	"runtime/debug"
)

// bulk is how many new rows are worth building the index of ids anew for, and huge how
// many are too many to sort in memory, at about 160 bytes each.
const (
	bulk = 20_000
	huge = 400_000
)

// latestIndex is the natural key of responses, to the letter as its migration makes it.
const latestIndex = "CREATE UNIQUE INDEX responses_latest ON responses (id, source) WHERE replaced_in = 0"

// bulked runs write without the index of ids when the store is empty and much is to be
// written, and builds it afterwards: ids come in no order, and sorting them once takes
// less than finding the place of each. A response that is there twice is found then.
func (w *writing) bulked(stages []*stage, write func() error) error {
	rows := 0
	for _, st := range stages {
		rows += st.total.New
	}
	var any bool
	if err := w.tx.QueryRowContext(w.ctx, "SELECT EXISTS (SELECT 1 FROM responses)").Scan(&any); err != nil {
		return err
	}
	if any || rows < w.bulk {
		return write()
	}
	if err := w.exec("DROP INDEX responses_latest"); err != nil {
		return err
	}
	if err := write(); err != nil {
		return err
	}
	if rows >= huge { // what follows needs room, and the spools' indexes no longer do
		for _, st := range stages {
			st.spool.index = nil
		}
		debug.FreeOSMemory()
	}
	return w.index(rows)
}

// index builds the index of ids over so many rows.
func (w *writing) index(rows int) error {
	if rows < huge || !temporary() {
		return w.exec(latestIndex)
	}
	// Ids and keys, and nothing else, are then sorted in a file without a name.
	return w.each("PRAGMA temp_store = FILE", latestIndex, "PRAGMA temp_store = MEMORY")
}

// each runs statements up to the first that fails.
func (w *writing) each(statements ...string) error {
	for _, s := range statements {
		if err := w.exec(s); err != nil {
			return err
		}
	}
	return nil
}

// temporary reports whether temporary files can be made where SQLite makes them.
func temporary() bool {
	f, err := os.CreateTemp("", "canvass-")
	if err != nil {
		return false
	}
	return f.Close() == nil && os.Remove(f.Name()) == nil
}
