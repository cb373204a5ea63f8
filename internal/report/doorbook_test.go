package report

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// The door list as its readers see it, one line a row; it is the one book with names.
func TestDoorBook(t *testing.T) {
	b, err := open(t).DoorBook(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "\n== %s ==\n%s\n%s\n%s", s.Name, s.Title, s.Lead, dump(t, *s.Table))
	}
	golden(t, "door.golden", out.String())
	for _, s := range b.Sheets {
		if s.Name == "Needs" && strings.Contains(dump(t, *s.Table), "Secret") {
			t.Error("the kitchen's sheet names people")
		}
	}
	if none, err := open(t).DoorBook(context.Background(), "elsewhere"); err != nil || strings.Contains(dump(t, *none.Sheets[0].Table), "Secret") {
		t.Errorf("another round lists people of this one: %v", err)
	}
}
