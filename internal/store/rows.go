package store

// responses writes the staged versions.
func (w *writing) responses(st *stage) error {
	insert, err := w.tx.PrepareContext(w.ctx, `INSERT INTO responses
		(source, id, number, run, created, submitted, hash, cleaned, body, original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	n := 0
	for r, err := range st.spool.all() {
		if err != nil {
			return err
		}
		if n++; n%1000 == 0 && w.stop.Err() != nil {
			return w.stop.Err()
		}
		if r.replaces > 0 {
			if err := w.exec("UPDATE responses SET replaced_in = ? WHERE key = ?", w.id, r.replaces); err != nil {
				return err
			}
		}
		var original any
		if len(r.original) > 0 {
			original = r.original
		}
		_, err := insert.ExecContext(w.ctx, st.source, r.id, r.number, w.id,
			string(r.created()), string(r.submitted()), r.hash[:], r.cleaned, string(r.body()), original)
		if err != nil {
			return err
		}
	}
	if n != st.total.New+st.total.Changed {
		return errSpool
	}
	return nil
}

// back takes the gone mark from responses that were seen again and not replaced.
func (w *writing) back(st *stage) error {
	for _, key := range st.back {
		if err := w.exec("UPDATE responses SET gone_in = 0 WHERE key = ? AND replaced_in = 0", key); err != nil {
			return err
		}
	}
	return nil
}

// gone marks the current responses that the session has not seen.
func (w *writing) gone(st *stage) (int, error) {
	if st.present == st.seenPresent {
		return 0, nil
	}
	keys, err := w.missing(st)
	if err != nil {
		return 0, err
	}
	for _, key := range keys {
		if err := w.exec("UPDATE responses SET gone_in = ? WHERE key = ?", w.id, key); err != nil {
			return 0, err
		}
	}
	return len(keys), nil
}

// missing lists the keys of present responses that were not seen.
func (w *writing) missing(st *stage) ([]int64, error) {
	rows, err := w.tx.QueryContext(w.ctx,
		"SELECT key FROM responses WHERE source = ? AND replaced_in = 0 AND gone_in = 0 AND run >= ? ORDER BY submitted, id", st.source, st.from)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []int64
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		if !st.seen.has(key) {
			keys = append(keys, key)
		}
	}
	return keys, rows.Err()
}
