package emulator_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"canvass/internal/emulator"
)

// dataFolder writes a data folder with form F1 and one response.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string]string{
		"forms/a.json":      formJSON,
		"responses/F1.json": `{"responses":[` + responseJSON(0) + `]}`,
		"access.json":       `{"denied":["F9"]}`,
		"faults.json":       `{"faults":[{"op":"forms.forms.responses.get","status":503}]}`,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCommandPrintsItsAddressAndStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	out, in := io.Pipe()
	status := make(chan int, 1)
	go func() {
		status <- emulator.Main(ctx, []string{"--data", dataFolder(t)}, in, io.Discard)
		in.Close()
	}()
	line := make([]byte, 100)
	n, _ := out.Read(line)
	base, rest, _ := strings.Cut(string(line[:n]), "\n")
	if !strings.HasPrefix(base, "http://127.0.0.1:") || rest != "" {
		t.Fatalf("printed %q", line[:n])
	}
	for path, want := range map[string]int{"/v1/forms/F1": 200, "/v1/forms/F9": 403, "/v1/forms/F1/responses/R000": 503} {
		resp, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, resp.StatusCode, want)
		}
	}
	stop()
	if more, _ := io.ReadAll(out); len(more) > 0 {
		t.Errorf("more output: %q", more)
	}
	if got := <-status; got != 0 {
		t.Errorf("status %d", got)
	}
}

func TestCommandRunsACommand(t *testing.T) {
	var stdout, stderr bytes.Buffer
	marker := filepath.Join(t.TempDir(), "endpoint")
	got := emulator.Main(context.Background(), []string{
		"--data", dataFolder(t), "--", "sh", "-c", `printf %s "$CANVASS_GOOGLE_ENDPOINT" > "$0"; exit 7`, marker,
	}, &stdout, &stderr)
	endpoint, err := os.ReadFile(marker)
	if got != 7 || err != nil || !strings.HasPrefix(string(endpoint), "http://127.0.0.1:") || stdout.Len() > 0 {
		t.Errorf("status %d, endpoint %q, %v, output %q%q", got, endpoint, err, &stdout, &stderr)
	}
}

func TestCommandRefuses(t *testing.T) {
	dir := dataFolder(t)
	for args, want := range map[string]string{
		"":                                      "--data is required",
		"--data /does/not/exist":                "data folder: stat /does/not/exist: no such file or directory",
		"--data " + dir + " --addr :0":          "only loopback",
		"--data " + dir + " --addr 0.0.0.0:0":   "only loopback",
		"--data " + dir + " --addr nonsense":    "missing port",
		"--data " + dir + " --quota reed=3":     `quota "reed=3": the names are`,
		"--data " + dir + " --quota read=x":     "want name=number",
		"--data " + filepath.Join(dir, "forms"): "no forms/*.json in it",
	} {
		var stdout, stderr bytes.Buffer
		if got := emulator.Main(context.Background(), strings.Fields(args), &stdout, &stderr); got != 2 || !strings.Contains(stderr.String(), want) {
			t.Errorf("%s: status %d, %s; want 2, %s", args, got, &stderr, want)
		}
	}
}

func TestCommandSavesSpreadsheets(t *testing.T) {
	dir, saved := t.TempDir(), filepath.Join(t.TempDir(), "at", "end")
	if err := os.Mkdir(filepath.Join(dir, "spreadsheets"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "spreadsheets", "s.json"), []byte(`{"spreadsheetId":"S","sheets":[{"properties":{"title":"T"}}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := emulator.Main(t.Context(), []string{"--data", dir, "--save", saved, "--", "true"}, io.Discard, io.Discard); got != 0 {
		t.Fatalf("status %d", got)
	}
	raw, err := os.ReadFile(filepath.Join(saved, "S.json"))
	if err != nil || emulator.New(emulator.Options{}).PutSpreadsheet(raw) != nil || !bytes.Contains(raw, []byte(`"title": "T"`)) {
		t.Errorf("%v\n%s", err, raw)
	}
	if got := emulator.Main(t.Context(), []string{"--data", dir, "--save", filepath.Join(saved, "S.json"), "--", "true"}, io.Discard, io.Discard); got == 0 {
		t.Error("a folder that cannot be made: status 0")
	}
}
