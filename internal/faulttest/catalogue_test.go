package faulttest

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"canvass/internal/built"
)

// TestMain builds the commands once.
func TestMain(m *testing.M) { os.Exit(mainOf(m)) }

func mainOf(m *testing.M) int {
	flag.Parse()
	if *prebuilt != "" {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "faulttest")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	defer os.RemoveAll(dir)
	if err := built.Commands(context.Background(), dir, os.Stderr, "ingest", "report"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	*prebuilt = dir
	return m.Run()
}

// catalogue is every fault by its number and name.
func catalogue() map[string]func(*world) {
	all := map[string]func(*world){}
	for _, part := range []map[string]func(*world){processFaults(), networkFaults(), dataFaults(), driftFaults(), storeFaults()} {
		maps.Copy(all, part)
	}
	return all
}

// elsewhere are the faults that cannot be brought about here, and why.
func elsewhere() map[string]string {
	return map[string]string{
		"F45 two ingests on two hosts":       "there is no PostgreSQL store yet",
		"F53 the nth call of the disk fails": "needs a file layer under SQLite; see F48 for a full disk, F08 for lost writes, and the fault and spool tests of internal/store for calls of our own",
	}
}

// TestCatalogue runs every fault on a world of its own.
func TestCatalogue(t *testing.T) {
	for name, reason := range elsewhere() {
		t.Run(name, func(t *testing.T) { t.Skip(reason) })
	}
	all := catalogue()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all[name](newWorld(t, t.TempDir(), binaries(*prebuilt)))
		})
	}
}

func TestCatalogueIsComplete(t *testing.T) {
	numbers := map[string]int{}
	for name := range catalogue() {
		number, _, _ := strings.Cut(name, " ")
		numbers[number]++
	}
	for name := range elsewhere() {
		number, _, _ := strings.Cut(name, " ")
		numbers[number]++
	}
	for n := range 54 {
		if number := fmt.Sprintf("F%02d", n+1); numbers[number] != 1 {
			t.Errorf("%s is there %d times", number, numbers[number])
		}
	}
	if numbers["F63"] != 1 {
		t.Error("F63 is missing")
	}
}
