// Package effort says how much a test does. The ordinary run is for everybody who
// changes something, under the race detector and within two minutes; `make long` does
// the same tests on more, without it. What a test proves is the same in both.
package effort

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// Long reports whether this is the long run.
func Long() bool { return os.Getenv("LONG_TESTS") != "" }

// Of is how often, or on how much, the run at hand does something.
func Of(ordinary, long int) int {
	if Long() {
		return long
	}
	return ordinary
}

// Main runs the tests of a package whose properties are dear: rapid draws this many
// examples for each in the ordinary run, others every time, and five hundred in the long one.
// -rapid.checks on the command line says otherwise. It returns the exit status.
func Main(m *testing.M, examples int) int {
	flag.Parse()
	checks := flag.Lookup("rapid.checks")
	if checks != nil && checks.Value.String() == checks.DefValue {
		if err := checks.Value.Set(fmt.Sprint(Of(examples, 500))); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 2
		}
	}
	return m.Run()
}
