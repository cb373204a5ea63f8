package store_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"canvass/internal/effort"
	"canvass/internal/store"
	"canvass/internal/store/storetest"

	"pgregory.net/rapid"
)

func TestStore(t *testing.T) {
	storetest.Run(t, fresh)
}

// TestProperties drives the random tests with rapid, which makes failures small.
// A store costs a hundred times what a pure function does, so that unless
// -rapid.checks says otherwise a few of each must do.
func TestProperties(t *testing.T) {
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		must(t, checks.Value.Set(fmt.Sprint(effort.Of(5, 60))))
		defer func() { must(t, checks.Value.Set(checks.DefValue)) }()
	}
	history, contents := storetest.Properties(t, fresh)
	for name, property := range map[string]func(storetest.TB, storetest.Choose){"History": history, "Contents": contents} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				property(rt, func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "choice") })
			})
		})
	}
}

// empty is a new store, made once: making one takes longer than most of what is tested.
var empty = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "empty")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "canvass.db")
	db, err := store.Open(context.Background(), path, store.Options{})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// fresh makes room for a store and lays an empty one there.
func fresh(t *testing.T) func() (*store.DB, error) {
	path := filepath.Join(t.TempDir(), "canvass.db")
	content, err := empty()
	must(t, err)
	must(t, os.WriteFile(path, content, 0o600))
	return func() (*store.DB, error) { return store.Open(context.Background(), path, store.Options{}) }
}
