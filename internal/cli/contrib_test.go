package cli_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"canvass/internal/cli"
)

// unitKeys are the directives that the units may use, by section.
func unitKeys() map[string][]string {
	return map[string][]string{
		"Unit":    {"Description", "Documentation", "Wants", "After"},
		"Timer":   {"OnCalendar", "Persistent", "RandomizedDelaySec"},
		"Install": {"WantedBy"},
		"Service": {
			"Type", "NotifyAccess", "User", "Group", "WorkingDirectory", "ExecStart", "SuccessExitStatus", "Restart", "RestartSec",
			"RestartPreventExitStatus", "WatchdogSec", "TimeoutStartSec", "TimeoutStopSec", "UMask", "NoNewPrivileges", "ProtectSystem",
			"ReadWritePaths", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelTunables", "ProtectKernelModules", "ProtectKernelLogs",
			"ProtectControlGroups", "ProtectClock", "ProtectHostname", "ProtectProc", "RestrictAddressFamilies", "RestrictNamespaces", "RestrictRealtime",
			"RestrictSUIDSGID", "LockPersonality", "MemoryDenyWriteExecute", "CapabilityBoundingSet", "SystemCallArchitectures", "SystemCallFilter",
		},
	}
}

// units returns the units of contrib by name.
func units(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../../contrib/systemd/canvass-*")
	if err != nil || len(paths) != 3 {
		t.Fatalf("units: %v, %v", paths, err)
	}
	all := map[string]string{}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(p)] = string(text)
	}
	return all
}

func TestUnitsSayWhatSystemdAndTheCommandsKnow(t *testing.T) {
	for name, text := range units(t) {
		section := ""
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if s, ok := strings.CutPrefix(line, "["); ok {
				section = strings.TrimSuffix(s, "]")
				continue
			}
			key, value, ok := strings.Cut(line, "=")
			if !ok || !slices.Contains(unitKeys()[section], key) {
				t.Errorf("%s: [%s] %s", name, section, line)
			}
			if line := strings.Fields(value); key == "ExecStart" && line[0] == "/usr/local/bin/canvass-daily" {
				knows(t, name, slices.Concat([]string{"/usr/local/bin/ingest", "run"}, line[1:]))
				knows(t, name, slices.Concat([]string{"/usr/local/bin/report", "all"}, line[1:]))
			} else if key == "ExecStart" {
				knows(t, name, line)
			}
		}
		if strings.HasSuffix(name, ".service") {
			for _, hard := range []string{"NoNewPrivileges=yes", "ProtectSystem=strict", "ReadWritePaths=", "UMask=0077", "CapabilityBoundingSet=\n"} {
				if !strings.Contains(text, hard) {
					t.Errorf("%s lacks %s", name, hard)
				}
			}
		}
	}
}

// knows checks that a command line is one of ours and that its flags exist.
func knows(t *testing.T, unit string, line []string) {
	t.Helper()
	commands := map[string]func(context.Context, cli.Env) int{"/usr/local/bin/ingest": cli.Ingest, "/usr/local/bin/report": cli.Report}
	command, ok := commands[line[0]]
	if !ok || len(line) < 2 {
		t.Errorf("%s: nothing of ours: %q", unit, line)
		return
	}
	var help, stderr bytes.Buffer
	code := command(t.Context(), cli.Env{Args: []string{line[1], "--help"}, Stdout: &help, Stderr: &stderr, Now: time.Now, Width: func() int { return 0 }})
	if code != 0 || !strings.Contains(help.String(), filepath.Base(line[0])+" "+line[1]) {
		t.Errorf("%s: %q is no command: %s", unit, line[:2], stderr.String())
	}
	for _, word := range line[2:] {
		if strings.HasPrefix(word, "-") && !regexp.MustCompile(`(?m)^\s+(-\w, )?`+word+`\b`).MatchString(help.String()) {
			t.Errorf("%s: %s %s has no flag %s", unit, line[0], line[1], word)
		}
	}
}

// systemd reads the units too, where it is installed, with commands that exist here.
func TestSystemdTakesTheUnits(t *testing.T) {
	verify, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed")
	}
	dir := t.TempDir()
	args := []string{"verify", "--man=no"}
	for name, text := range units(t) {
		text = regexp.MustCompile(`/usr/local/bin/[\w-]+`).ReplaceAllString(text, "/bin/true")
		write(t, filepath.Join(dir, name), text)
		args = append(args, filepath.Join(dir, name))
	}
	var ours []string
	out, err := exec.CommandContext(t.Context(), verify, args...).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "canvass-") {
			ours = append(ours, line)
		}
	}
	if len(ours) > 0 {
		t.Errorf("%v\n%s", err, strings.Join(ours, ""))
	}
}
