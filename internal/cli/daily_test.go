package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The script that cron runs reports what could be read, and hides no failure.
func TestDailyReportsWhatCouldBeRead(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell here")
	}
	script, err := filepath.Abs("../../contrib/canvass-daily")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ingest, report, want int
		reported             bool
	}{{0, 0, 0, true}, {3, 0, 3, true}, {3, 2, 3, true}, {0, 3, 3, true}, {4, 0, 4, false}, {5, 0, 5, false}, {6, 0, 6, false}, {2, 0, 2, false}, {130, 0, 130, false}} {
		t.Run(fmt.Sprint(c.ingest, " then ", c.report), func(t *testing.T) {
			dir := t.TempDir()
			stub := func(name string, status int) string {
				path := filepath.Join(dir, name)
				write(t, path, fmt.Sprintf("#!/bin/sh\necho \"$@\" >> %s/%s.called\nexit %d\n", dir, name, status))
				if err := os.Chmod(path, 0o755); err != nil {
					t.Fatal(err)
				}
				return path
			}
			cmd := exec.CommandContext(t.Context(), sh, script, "--log-format", "json")
			cmd.Dir = dir
			cmd.Env = []string{"INGEST=" + stub("ingest", c.ingest), "REPORT=" + stub("report", c.report)}
			_ = cmd.Run() // the status says it
			if got := cmd.ProcessState.ExitCode(); got != c.want {
				t.Errorf("status %d, want %d", got, c.want)
			}
			said, err := os.ReadFile(filepath.Join(dir, "report.called"))
			if reported := err == nil; reported != c.reported {
				t.Errorf("reported %v", reported)
			}
			if c.reported && string(said) != "all --quiet --log-format json\n" {
				t.Errorf("report was called with %q", said)
			}
		})
	}
}
