package grid

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/fault"
)

// contents is everything that a grid says.
type contents struct {
	Header []string
	Rows   []Row
	Notes  []string
}

// readAll reads a grid to its end.
func readAll(ctx context.Context, g *Grid) (contents, error) {
	c := contents{Header: g.Header()}
	for row, err := range g.Rows(ctx) {
		if err != nil {
			return c, err
		}
		c.Rows = append(c.Rows, Row{row.Number, append([]string{}, row.Cells...)})
	}
	c.Notes = g.Notes()
	return c, nil
}

// file writes a file into a folder of the test's own.
func file(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// read opens and reads a file.
func read(t testing.TB, path string, o Options) (contents, error) {
	t.Helper()
	g, err := Open(context.Background(), path, o)
	if err != nil {
		return contents{}, err
	}
	defer g.Close()
	return readAll(context.Background(), g)
}

// refused checks that an error is one for people: of that kind, naming the file,
// saying these words in message or hint.
func refused(t *testing.T, err error, kind fault.Kind, words ...string) {
	t.Helper()
	if err == nil || fault.KindOf(err) != kind {
		t.Fatalf("got error %v of kind %d, want kind %d", err, fault.KindOf(err), kind)
	}
	said := err.Error() + "\n" + fault.HintOf(err)
	for _, w := range words {
		if !strings.Contains(said, w) {
			t.Errorf("%q is not said by\n%s", w, said)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %s", err)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	folder := t.TempDir()
	locked := file(t, "locked.csv", []byte("a,b\n"))
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name, path string
		kind       fault.Kind
		words      string
	}{
		{"missing", filepath.Join(folder, "none.csv"), fault.NotFound, "the folder of the configuration"},
		{"folder", folder, fault.Invalid, "is a folder"},
		{"device", "/dev/zero", fault.Invalid, "not a plain file"},
		{"unreadable", locked, fault.Denied, "chmod u+r"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "unreadable" && os.Geteuid() == 0 {
				t.Skip("root may read everything")
			}
			_, err := read(t, c.path, Options{})
			refused(t, err, c.kind, c.words)
		})
	}
}

func TestAHugeFileIsRefusedUnread(t *testing.T) {
	path := file(t, "huge.csv", []byte("a,b\n"))
	if err := os.Truncate(path, MaxBytes+1); err != nil {
		t.Skip("no sparse files here: ", err)
	}
	_, err := read(t, path, Options{})
	refused(t, err, fault.Invalid, "huge.csv", "split it")
}

func TestAFileThatChangesWhileItIsRead(t *testing.T) {
	path := file(t, "busy.csv", []byte("a,b\n1,2\n"))
	g, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("3,4\n")
	f.Close()
	_, err = readAll(context.Background(), g)
	refused(t, err, fault.Unavailable, "busy.csv", "run again")
}

func TestReadingIsRepeatable(t *testing.T) {
	g, err := Open(context.Background(), file(t, "a.csv", []byte("\n,,\na,b\n1,2\n\n3\n")), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	want := contents{Header: []string{"a", "b"}, Rows: []Row{{4, []string{"1", "2"}}, {6, []string{"3"}}}}
	for range 2 {
		got, err := readAll(context.Background(), g)
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("error %v, -want +got\n%s", err, d)
		}
	}
}

func TestCancellingStopsReading(t *testing.T) {
	for name, path := range map[string]string{
		"csv":  file(t, "long.csv", []byte("a,b\n"+strings.Repeat("1,2\n", 100_000))),
		"xlsx": file(t, "long.xlsx", workbookOf(t, longSheet(5000))),
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			g, err := Open(ctx, path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer g.Close()
			n := 0
			for _, err := range g.Rows(ctx) {
				if err != nil {
					if !errors.Is(err, context.Canceled) || fault.KindOf(err) != fault.Cancelled {
						t.Errorf("got %v", err)
					}
					break
				}
				if n++; n == 10 {
					cancel()
				}
			}
			if n > 50_000 {
				t.Errorf("%d rows came after the stop", n)
			}
		})
	}
}
