package store

import "fmt"

// erase takes the content from what the store still holds of responses besides
// their latest version: upstream deleted something that was said in them. Row,
// number and times stay, as the content of an answerless response, so that
// history goes on adding up; documents of theirs in quarantine go altogether. The
// writer's secure_delete overwrites what is freed, and closing the store empties
// the journal.
func (w *writing) erase(source string, ids []string) error {
	if len(ids) > 0 { // a print is of words too
		if err := w.exec("DELETE FROM prints WHERE source = ?", source); err != nil {
			return fmt.Errorf("erasing: %w", err)
		}
	}
	for _, id := range ids {
		keys, err := w.uttered(source, id)
		if err != nil {
			return err
		}
		for key, times := range keys {
			sum := hashOf([]byte(times + emptyBody))
			if err := w.exec("UPDATE responses SET body = ?, hash = ?, cleaned = 0, original = NULL WHERE key = ?", emptyBody, sum[:], key); err != nil {
				return fmt.Errorf("erasing: %w", err)
			}
		}
		if err := w.exec("DELETE FROM quarantined WHERE source = ? AND id = ?", source, id); err != nil {
			return fmt.Errorf("erasing: %w", err)
		}
	}
	return nil
}

// emptyBody is what appendBody makes of a response without answers.
const emptyBody = "{}"

// uttered finds replaced versions that still hold content: key and the lines that
// stand before it in what is hashed.
func (w *writing) uttered(source, id string) (map[int64]string, error) {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT key, created || char(10) || submitted || char(10) FROM responses
		WHERE source = ? AND id = ? AND replaced_in > 0 AND (body <> ? OR original IS NOT NULL)`, source, id, emptyBody)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int64]string{}
	for rows.Next() {
		var key int64
		var times string
		if err := rows.Scan(&key, &times); err != nil {
			return nil, err
		}
		found[key] = times
	}
	return found, rows.Err()
}
