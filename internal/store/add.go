package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"canvass/internal/survey"
)

// stage is one source's part of a session.
type stage struct {
	mu     sync.Mutex
	source string
	spool  *spool
	total  survey.Counts // of all pages so far
	buf    []byte        // content of the page at work

	stored      bool    // there are responses of the source in the store
	from        int64   // the run since which the form has been this one
	present     int     // those of them that are not gone and came since then
	seen        keySet  // keys of latest versions received again
	equal       keySet  // those received just as they are stored
	seenPresent int     // how many of seen are among present
	back        []int64 // keys of gone ones received again
	prints      prints
}

// Add compares a page of responses with what is stored and stages what is new or
// changed. Neither the order within a page nor that of pages matters: of several
// states of one response the latest Submitted wins (of two at one instant the one
// with the greater hash), and the others count as Same. A state older than the
// stored one counts as Same too. A later page can therefore take back what an
// earlier one counted: only the sum over a session means anything.
//
// Text must be clean: NUL or invalid UTF-8 is an error, and then nothing of the
// page is staged. Pages of one source come one after the other; those of different
// sources may come at once.
func (s *Session) Add(ctx context.Context, source string, page []survey.Response) (survey.Counts, error) {
	st, err := s.stage(ctx, source)
	if err != nil {
		return survey.Counts{}, err
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	records, err := st.encode(page)
	if err != nil {
		return survey.Counts{}, explain(err, "staging a page")
	}
	records = winners(records)
	counts, err := st.add(ctx, s.db.reader, records)
	if err != nil {
		return survey.Counts{}, explain(err, "staging a page")
	}
	counts.Same += len(page) - len(records)
	st.total = st.total.Add(counts)
	return counts, nil
}

// encode brings responses into their stored encoding. Their content is valid until
// the next page.
func (st *stage) encode(page []survey.Response) ([]record, error) {
	records := make([]record, len(page))
	buf := st.buf[:0]
	for i, r := range page {
		if r.Source != st.source {
			return nil, errors.New("the page holds a response of another source")
		}
		start := len(buf)
		var err error
		if buf, err = appendContent(buf, r); err == nil {
			records[i], err = newRecord(r, buf[start:len(buf):len(buf)])
		}
		if err != nil {
			return nil, fmt.Errorf("response %d of the page: %w", i+1, err)
		}
	}
	st.buf = buf
	return records, nil
}

// winners keeps one state of each response of a page.
func winners(records []record) []record {
	first := make(map[string]int, len(records))
	kept := records[:0]
	for _, r := range records {
		i, again := first[r.id]
		switch {
		case !again:
			first[r.id] = len(kept)
			kept = append(kept, r)
		case r.beats(&kept[i]):
			kept[i] = r
		}
	}
	return kept
}

// add stages the records, one a response.
func (st *stage) add(ctx context.Context, db *sql.DB, records []record) (survey.Counts, error) {
	known, err := st.lookup(ctx, db, records)
	if err != nil {
		return survey.Counts{}, err
	}
	var (
		counts survey.Counts
		staged = make([]*spooled, 0, len(records))
		dead   []int64
	)
	for i := range records {
		waiting, err := st.spool.find(records[i].id)
		if err != nil {
			return survey.Counts{}, err
		}
		v := st.judge(&records[i], known[i], waiting)
		counts = counts.Add(v.counts)
		st.note(&records[i], known[i], v)
		if v.keep {
			staged = append(staged, &spooled{record: &records[i], slot: waiting.slot, found: waiting.found})
		}
		if v.drop {
			dead = append(dead, waiting.at)
		}
	}
	if err := st.spool.append(staged); err != nil {
		return survey.Counts{}, err
	}
	for _, at := range dead {
		st.spool.dead[at] = struct{}{}
	}
	return counts, nil
}

// note keeps what prints need to know of a verdict.
func (st *stage) note(r *record, stored known, v verdict) {
	switch {
	case v.keep && r.replaces > 0 && st.prints.replaced != nil:
		st.prints.replaced[r.replaces] = true
	case st.prints.missing && stored.there && r.hash == stored.hash && r.print != (survey.Print{}):
		st.prints.same = appendPrint(st.prints.same, r.print, stored.key)
	}
}
