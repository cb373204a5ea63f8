package main

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"canvass/bench/comments/invent"
)

func TestBenchMeasuresCopiedComments(t *testing.T) {
	t.Setenv("GORACE", "atexit_sleep_ms=0")
	s, err := parseCopies([]string{"-n", "400", "-out", filepath.Join(t.TempDir(), "out")}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var progress bytes.Buffer
	row, err := s.measure(t.Context(), commandsOfThisBinary(t), &progress)
	if err != nil {
		t.Fatalf("%v\n%s", err, progress.String())
	}
	fields := strings.Split(row, "\t")
	if len(fields) != 9 || fields[0] != "101" || fields[1] < "0.98" || fields[2] < "0.95" {
		t.Errorf("precision and recall are off, or the row is: %q", fields)
	}
}

func TestTheSameSeedInventsTheSameComments(t *testing.T) {
	s, err := parseCopies([]string{"-n", "300"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	one, err := invent.Comments(s.Options)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := invent.Comments(s.Options)
	kinds := map[invent.Kind]int{}
	for i := range one {
		if one[i] != two[i] {
			t.Fatalf("comment %d differs", i)
		}
		if kinds[one[i].Kind]++; (one[i].Kind == invent.Ordinary || one[i].Kind == invent.Small || one[i].Kind == invent.Quote) == (one[i].Campaign != "") {
			t.Fatalf("%+v", one[i])
		}
	}
	if len(one) != 300 || len(kinds) != 8 {
		t.Errorf("%d comments of kinds %v", len(one), kinds)
	}
}
