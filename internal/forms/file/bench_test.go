package file_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"canvass/internal/forms/file"
	"canvass/internal/survey"
)

// BenchmarkCSV reads a form's download of 100,000 rows, from opening to the last
// response: both readings of the file.
func BenchmarkCSV(b *testing.B) {
	const rows = 100_000
	var text strings.Builder
	text.WriteString("Timestamp,Email Address,Full name,Organisation,Country,Agreement,Comment,Consent\n")
	for i := range rows {
		fmt.Fprintf(&text, "2025/09/%02d %d:%02d:%02d PM GMT+2,p%d@example.org,\"Name, Number %d\",Organisation %d,Spain,%d,%q,\"Yes, with my name\"\n",
			1+i%28, 1+i%12, i%60, i%60, i, i, i%500, 1+i%5, strings.Repeat("some words about it ", 6))
	}
	path := filepath.Join(b.TempDir(), "answers.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	src := survey.Source{Name: "answers", Type: survey.FileSource, Path: path, Role: survey.Feedback, Mappings: []survey.Mapping{
		{Question: "@email", Field: survey.FieldEmail}, {Question: "Full name", Field: survey.FieldName}, {Question: "Comment", Field: survey.FieldComment, Principle: "P1"},
	}}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		s := file.New(src, file.Options{})
		if _, err := s.Form(context.Background()); err != nil {
			b.Fatal(err)
		}
		n := 0
		for page, err := range s.Pages(context.Background(), time.Time{}) {
			if err != nil {
				b.Fatal(err)
			}
			n += len(page)
		}
		if n != rows {
			b.Fatalf("%d responses", n)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "responses/s")
}
