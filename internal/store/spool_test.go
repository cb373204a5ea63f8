package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"canvass/internal/effort"
)

// TestSpoolFindsEveryRecord holds so many that 32 bits of their hashes collide.
func TestSpoolFindsEveryRecord(t *testing.T) {
	const runs = 24
	n := effort.Of(36_000, 120_000)
	s := newSpool(filepath.Join(t.TempDir(), "canvass.db"))
	defer func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	}()
	id := func(i int) string { return fmt.Sprintf("r%06d", i*7919%n) }
	for run := range runs {
		var page []*spooled
		for i := run; i < n; i += runs {
			page = append(page, &spooled{record: testRecord(t, id(i))})
		}
		if err := s.append(page); err != nil {
			t.Fatal(err)
		}
	}
	for i := 0; i < n; i += 31 {
		r, err := s.find(id(i))
		if err != nil || !r.live || r.id != id(i) {
			t.Fatalf("%s: got %+v, %v", id(i), r, err)
		}
		if r, err := s.find("x" + id(i)); err != nil || r.found {
			t.Fatalf("an absent id: got %+v, %v", r, err)
		}
	}
	i := 0
	for r, err := range s.all() {
		if want := fmt.Sprintf("r%06d", i); err != nil || r.id != want {
			t.Fatalf("record %d: got %v, %v, want %s", i, r, err, want)
		}
		i++
	}
	if i != n {
		t.Fatalf("got %d records, want %d", i, n)
	}
}

func testRecord(t *testing.T, id string) *record {
	t.Helper()
	r := &record{id: id}
	if err := r.setContent([]byte("2025-09-17 12:00:00\n2025-09-17 12:00:00\n{}")); err != nil {
		t.Fatal(err)
	}
	return r
}
