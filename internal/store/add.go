package store

import (
	"bytes"
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

	stored      int     // latest versions in the store
	present     int     // those of them that are not gone
	seen        keySet  // keys of latest versions received again
	equal       keySet  // those received just as they are stored
	seenPresent int     // how many of seen are not gone
	back        []int64 // keys of gone ones received again
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
		staged []spooled
		dead   []int64
	)
	for i := range records {
		waiting, err := st.spool.find(records[i].id)
		if err != nil {
			return survey.Counts{}, err
		}
		v := st.judge(&records[i], known[i], waiting)
		counts = counts.Add(v.counts)
		if v.keep {
			staged = append(staged, spooled{record: records[i], slot: waiting.slot, found: waiting.found})
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

// verdict is what becomes of one received record.
type verdict struct {
	counts survey.Counts
	keep   bool // stage it
	drop   bool // forget what was staged for its response before
}

// judge compares a record with the stored version and with what waits in the spool.
func (st *stage) judge(r *record, stored known, waiting spooled) verdict {
	same := verdict{counts: survey.Counts{Same: 1}}
	st.see(stored)
	switch {
	case waiting.live && (r.hash == waiting.hash || !r.beats(&waiting.record)):
		return same
	case stored.there && r.hash == stored.hash:
		st.equal.add(stored.key)
		if waiting.live {
			return verdict{counts: survey.Counts{Changed: -1, Same: 2, Cleaned: -waiting.cleaned}, drop: true}
		}
		return same
	case waiting.live:
		r.number, r.replaces = waiting.number, waiting.replaces
		return verdict{counts: survey.Counts{Same: 1, Cleaned: r.cleaned - waiting.cleaned}, keep: true, drop: true}
	case !stored.there:
		return verdict{counts: survey.Counts{New: 1, Cleaned: r.cleaned}, keep: true}
	case st.outdated(r, stored):
		return same
	}
	r.number, r.replaces = stored.number+1, stored.key
	return verdict{counts: survey.Counts{Changed: 1, Cleaned: r.cleaned}, keep: true}
}

// outdated reports whether the stored version is to stay: it is later, or of the
// same instant, received again, and the winner of the two.
func (st *stage) outdated(r *record, stored known) bool {
	c := bytes.Compare(r.submitted(), []byte(stored.submitted))
	return c < 0 || c == 0 && st.equal.has(stored.key) && bytes.Compare(r.hash[:], stored.hash[:]) < 0
}

// see notes that a stored response was received again.
func (st *stage) see(stored known) {
	if !stored.there || !st.seen.add(stored.key) {
		return
	}
	if stored.gone {
		st.back = append(st.back, stored.key)
		return
	}
	st.seenPresent++
}

// known is the latest stored version of a response.
type known struct {
	there     bool
	key       int64
	number    int64
	hash      hash
	submitted string
	gone      bool
}

// lookup finds the latest stored version of each record, all of a page in one query.
func (st *stage) lookup(ctx context.Context, db *sql.DB, records []record) ([]known, error) {
	found := make([]known, len(records))
	if st.stored == 0 || len(records) == 0 {
		return found, nil
	}
	rows, err := db.QueryContext(context.WithoutCancel(ctx), `SELECT j.key, r.key, number, hash, submitted, gone_in > 0
		FROM json_each(?) j CROSS JOIN responses r WHERE r.source = ? AND r.id = j.value AND r.replaced_in = 0`,
		idList(records), st.source)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var i int
		k := known{there: true}
		var h []byte
		if err := rows.Scan(&i, &k.key, &k.number, &h, &k.submitted, &k.gone); err != nil {
			return nil, err
		}
		copy(k.hash[:], h)
		found[i] = k
	}
	return found, rows.Err()
}

// idList returns the records' ids as a JSON list.
func idList(records []record) string {
	var e encoder
	for i := range records {
		e.b = append(e.b, opening(i == 0, '['))
		e.text(records[i].id)
	}
	return string(append(e.b, ']'))
}
