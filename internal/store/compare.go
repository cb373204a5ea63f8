package store

import (
	"bytes"
	"context"
	"database/sql"

	"canvass/internal/survey"
)

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
	case waiting.live && (r.hash == waiting.hash || !r.beats(waiting.record)):
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
	switch {
	case stored.gone:
		st.back = append(st.back, stored.key)
	case stored.run >= st.from:
		st.seenPresent++
	}
}

// known is the latest stored version of a response.
type known struct {
	there     bool
	key       int64
	run       int64
	number    int64
	hash      hash
	submitted string
	gone      bool
}

const lookupLatest = `SELECT j.key, r.key, run, number, hash, submitted, gone_in > 0
	FROM json_each(?) j CROSS JOIN responses r WHERE r.source = ? AND r.id = j.value AND r.replaced_in = 0`

// lookup finds the latest stored version of each record, all of a page in one query.
func (st *stage) lookup(ctx context.Context, db *sql.DB, records []record) ([]known, error) {
	found := make([]known, len(records))
	if !st.stored || len(records) == 0 {
		return found, nil
	}
	rows, err := db.QueryContext(context.WithoutCancel(ctx), lookupLatest, idList(records), st.source)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var i int
		k := known{there: true}
		var h []byte
		if err := rows.Scan(&i, &k.key, &k.run, &k.number, &h, &k.submitted, &k.gone); err != nil {
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
