package main

import (
	"os"
	"path/filepath"
	"testing"
)

// Every writer makes a file, so that the bench can't rot.
func TestWritersWrite(t *testing.T) {
	for _, w := range []string{"canvass", "excelize"} {
		path := filepath.Join(t.TempDir(), w+".xlsx")
		if err := write(w, path, 1500, 2); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Size() < 50_000 {
			t.Errorf("%s: %v, %v", w, info, err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for b.Loop() {
		if err := write("canvass", filepath.Join(b.TempDir(), "o.xlsx"), 100_000, 1); err != nil {
			b.Fatal(err)
		}
	}
}
