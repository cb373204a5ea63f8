package cli_test

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"canvass/internal/provider/providertest"
)

// modelKey is where a script keeps its model.
type modelKey struct{}

// newModel is a chat service that obeys what it reads, and refuses whoever writes
// "refuse me".
func newModel() *providertest.Server {
	s := &providertest.Server{}
	s.Before = func(w http.ResponseWriter, _ *http.Request, n int) bool {
		if !strings.Contains(s.Seen()[n-1].User, "refuse me") {
			return false
		}
		http.Error(w, "you wrote: refuse me", http.StatusUnauthorized)
		return true
	}
	return s
}

// asked looks through everything that was sent to the model.
func asked(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: asked PATTERN")
	}
	pattern, err := regexp.Compile("(?m)" + args[0])
	ts.Check(err)
	found := false
	for _, r := range ts.Value(modelKey{}).(*providertest.Server).Seen() {
		found = found || pattern.MatchString(r.Key+"\n"+r.System+"\n"+r.User)
	}
	if found == neg {
		ts.Fatalf("%q was sent: %v", args[0], found)
	}
}
