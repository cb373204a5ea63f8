package store

// bulk is how many new rows are worth building the index of ids anew for.
const bulk = 20_000

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
	if any || rows < bulk {
		return write()
	}
	if err := w.exec("DROP INDEX responses_latest"); err != nil {
		return err
	}
	if err := write(); err != nil {
		return err
	}
	return w.exec(latestIndex)
}
