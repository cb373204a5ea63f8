package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"strconv"

	"canvass/internal/survey"
)

// A document that comes again byte for byte says what it said before: it need not be
// decoded to know that. So the print of the document behind each version (see
// [survey.Print]) is kept beside the responses, in rows of many: entries is a list of
// a print and the key of its version, hash that of entries. It is a cache: without a
// row, or with one that is damaged, documents are decoded and compared by content.
// Entries of versions that were replaced stay until their row is rewritten, and count
// for nothing.

const (
	printEntry   = len(survey.Print{}) + 8
	printsInRow  = 4096
	mostPartRows = 64 // rows that are not full, before they are put together
)

// prints are what a stage knows of documents read before.
type prints struct {
	keys     map[survey.Print]int64 // of latest versions
	gone     map[int64]bool         // which of these are gone
	fromKey  int64                  // the first key of the source's present form
	replaced map[int64]bool         // keys that this session replaces
	missing  bool                   // there is none yet: what is the same is noted too
	same     []byte                 // entries of what is the same, where missing
}

// Recall returns a function that tells, by its print, whether a document is one that
// the latest version of a response was read from. What it knows is to be told to
// [Session.AddKnown] in place of being decoded. The function is for the goroutine that
// works on the source.
func (s *Session) Recall(ctx context.Context, source string) (func(survey.Print) bool, error) {
	st, err := s.stage(ctx, source)
	if err != nil {
		return nil, err
	}
	if st.prints.keys == nil {
		if err := st.load(ctx, s.db.reader); err != nil {
			return nil, explain(err, "reading what documents looked like")
		}
	}
	if len(st.prints.keys) == 0 {
		return func(survey.Print) bool { return false }, nil
	}
	return func(p survey.Print) bool {
		key, ok := st.prints.keys[p]
		return ok && !st.prints.replaced[key]
	}, nil
}

// AddKnown counts documents that Recall knows: each is the same as it was.
func (s *Session) AddKnown(ctx context.Context, source string, known []survey.Print) (survey.Counts, error) {
	st, err := s.stage(ctx, source)
	if err != nil {
		return survey.Counts{}, err
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	for _, p := range known {
		key := st.prints.keys[p]
		if !st.seen.add(key) {
			continue
		}
		st.equal.add(key)
		switch {
		case st.prints.gone[key]:
			st.back = append(st.back, key)
		case key >= st.prints.fromKey:
			st.seenPresent++
		}
	}
	counts := survey.Counts{Same: len(known)}
	st.total = st.total.Add(counts)
	return counts, nil
}

// load reads the prints of a source's latest versions.
func (st *stage) load(ctx context.Context, db *sql.DB) error {
	p := &st.prints
	p.keys, p.gone, p.replaced = map[survey.Print]int64{}, map[int64]bool{}, map[int64]bool{}
	if !st.stored {
		return nil
	}
	if err := db.QueryRowContext(ctx, "SELECT coalesce(min(key), 0) FROM responses WHERE source = ?1 AND ?2 > 0 AND run >= ?2", st.source, st.from).Scan(&p.fromKey); err != nil {
		return err
	}
	replaced, err := st.departed(ctx, db)
	if err != nil {
		return err
	}
	p.keys = make(map[survey.Print]int64, st.present)
	err = eachPrint(ctx, db, st.source, "", func(print survey.Print, key int64) {
		if !replaced[key] {
			p.keys[print] = key
		}
	})
	p.missing = len(p.keys) == 0
	return err
}

// departed finds which versions were replaced, and notes which are gone.
func (st *stage) departed(ctx context.Context, db *sql.DB) (replaced map[int64]bool, err error) {
	rows, err := db.QueryContext(context.WithoutCancel(ctx), "SELECT key, replaced_in > 0 FROM responses WHERE source = ? AND (replaced_in > 0 OR gone_in > 0)", st.source)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	replaced = map[int64]bool{}
	for rows.Next() {
		var key int64
		var was bool
		if err := rows.Scan(&key, &was); err != nil {
			return nil, err
		}
		if was {
			replaced[key] = true
		} else {
			st.prints.gone[key] = true
		}
	}
	return replaced, rows.Err()
}

// eachPrint calls f with every entry of a source's whole rows; which narrows them.
func eachPrint(ctx context.Context, db querier, source, which string, f func(survey.Print, int64)) error {
	rows, err := db.QueryContext(context.WithoutCancel(ctx), "SELECT hash, entries FROM prints WHERE source = ? "+which, source)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var want, entries sql.RawBytes
		if err := rows.Scan(&want, &entries); err != nil {
			return err
		}
		if got := hashOf(entries); !bytes.Equal(got[:], want) || len(entries)%printEntry != 0 {
			continue // damaged: those documents are decoded
		}
		for ; len(entries) > 0; entries = entries[printEntry:] {
			f(survey.Print(entries[:len(survey.Print{})]), int64(binary.BigEndian.Uint64(entries[len(survey.Print{}):])))
		}
	}
	return rows.Err()
}

func appendPrint(b []byte, p survey.Print, key int64) []byte {
	return binary.BigEndian.AppendUint64(append(b, p[:]...), uint64(key))
}

// printWriter gathers entries into rows.
type printWriter struct {
	w       *writing
	source  string
	entries []byte
	wrote   bool
}

func (p *printWriter) add(print survey.Print, key int64) error {
	if print == (survey.Print{}) {
		return nil
	}
	p.entries = appendPrint(p.entries, print, key)
	if len(p.entries) < printsInRow*printEntry {
		return nil
	}
	return p.flush()
}

func (p *printWriter) flush() error {
	if len(p.entries) == 0 {
		return nil
	}
	sum := hashOf(p.entries)
	err := p.w.exec("INSERT INTO prints (source, hash, entries) VALUES (?, ?, ?)", p.source, sum[:], p.entries)
	p.entries, p.wrote = p.entries[:0], true
	return err
}

// close writes the rest, what was the same where nothing was noted before, and puts
// small rows together.
func (p *printWriter) close(st *stage) error {
	for same := st.prints.same; len(same) > 0; same = same[printEntry:] {
		if err := p.add(survey.Print(same[:len(survey.Print{})]), int64(binary.BigEndian.Uint64(same[len(survey.Print{}):]))); err != nil {
			return err
		}
	}
	if err := p.flush(); err != nil || !p.wrote {
		return err
	}
	return p.merge()
}

// merge puts rows that are not full together when there are many: a source that is
// read every quarter of an hour brings few responses each time.
func (p *printWriter) merge() error {
	const part = "AND length(entries) < ?2"
	full := printsInRow * printEntry
	var n int
	if err := p.w.tx.QueryRowContext(p.w.ctx, "SELECT count(*) FROM prints WHERE source = ?1 "+part, p.source, full).Scan(&n); err != nil || n <= mostPartRows {
		return err
	}
	replaced := map[int64]bool{}
	rows, err := p.w.tx.QueryContext(p.w.ctx, "SELECT key FROM responses WHERE source = ? AND replaced_in > 0", p.source)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return err
		}
		replaced[key] = true
	}
	var kept []byte
	err = firstOf(rows.Err(), eachPrint(p.w.ctx, p.w.tx, p.source, "AND length(entries) < "+strconv.Itoa(full)+" ORDER BY key", func(print survey.Print, key int64) {
		if !replaced[key] {
			kept = appendPrint(kept, print, key)
		}
	}))
	if err == nil {
		err = p.w.exec("DELETE FROM prints WHERE source = ?1 "+part, p.source, full)
	}
	for len(kept) > 0 && err == nil {
		n := min(len(kept), full)
		p.entries, kept = append(p.entries[:0], kept[:n]...), kept[n:]
		err = p.flush()
	}
	return err
}
