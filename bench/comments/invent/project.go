package invent

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const configuration = `project: {name: Invented comments, timezone: UTC, languages: [en, es]}
principles: principles.yaml
sources:
  - name: comments
    type: file
    path: comments.csv
    role: feedback
    questions:
      - {question: Number, field: id}
      - {question: Date, field: submitted}
      - {question: Comment, field: comment, principle: P1}
`

// Project writes comments into a folder as a project that reads them from a file,
// and the truth about them beside it.
func Project(dir string, comments []Comment) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	principles := fmt.Sprintf("- {id: P1, title: {en: Tests, es: Pruebas}, text: {en: %q, es: %q}}\n", Prompt()["en"], Prompt()["es"])
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "canvass.yaml"), []byte(configuration), 0o644),
		os.WriteFile(filepath.Join(dir, "principles.yaml"), []byte(principles), 0o644),
		table(filepath.Join(dir, "comments.csv"), []string{"Number", "Date", "Comment"}, comments, func(c Comment) []string {
			return []string{c.ID, c.At.Format(time.DateTime), c.Text}
		}),
		table(filepath.Join(dir, "truth.csv"), []string{"response_id", "campaign", "kind"}, comments, func(c Comment) []string {
			return []string{c.ID, c.Campaign, string(c.Kind)}
		}),
	)
}

func table(name string, head []string, comments []Comment, row func(Comment) []string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<16)
	w := csv.NewWriter(out)
	err = w.Write(head)
	for _, c := range comments {
		err = errors.Join(err, w.Write(row(c)))
	}
	w.Flush()
	return errors.Join(err, w.Error(), out.Flush(), f.Close())
}
