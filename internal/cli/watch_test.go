package cli_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"canvass/internal/cli"
	"canvass/internal/emulator"
)

// smallProject copies the small project and serves its forms.
func smallProject(t *testing.T) (folder string, google *httptest.Server) {
	t.Helper()
	folder = t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	server := emulator.New(emulator.Options{Seed: 1})
	if err := server.Load(filepath.Join(folder, "google")); err != nil {
		t.Fatal(err)
	}
	google = httptest.NewServer(server)
	t.Cleanup(google.Close)
	return folder, google
}

// lines are what a watch says, one after the other.
type lines struct {
	t    *testing.T
	scan *bufio.Scanner
	all  []string
}

// until reads on to the line that holds the text. A watch never ends by itself, so
// that this gives up after many lines.
func (l *lines) until(text string) string {
	l.t.Helper()
	for n := 0; n < 60 && l.scan.Scan(); n++ {
		l.all = append(l.all, l.scan.Text())
		if strings.Contains(l.scan.Text(), text) {
			return l.scan.Text()
		}
	}
	l.t.Fatalf("it never said %q, but\n%s", text, strings.Join(l.all, "\n"))
	return ""
}

func TestWatchAsAProcess(t *testing.T) {
	folder, google := smallProject(t)
	ingest := filepath.Join(build(t), "ingest")
	command := func(args ...string) *exec.Cmd {
		return &exec.Cmd{
			Path: ingest, Args: append([]string{"ingest"}, args...), Dir: folder,
			Env: append(os.Environ(), "CANVASS_GOOGLE_ENDPOINT="+google.URL),
		}
	}
	watch := command("watch", "--every", "1s", "--metrics-addr", "127.0.0.1:0")
	var stdout strings.Builder
	watch.Stdout = &stdout
	stderr, err := watch.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := watch.Start(); err != nil {
		t.Fatal(err)
	}
	defer watch.Process.Kill()
	said := &lines{t: t, scan: bufio.NewScanner(stderr)}
	address := strings.TrimSuffix(strings.TrimPrefix(said.until("figures are at"), "figures are at "), "/metrics")
	said.until("run 1 done")

	second := command("watch", "--every", "1s")
	if out, err := second.CombinedOutput(); second.ProcessState.ExitCode() != 6 || !strings.Contains(string(out), "another watch is at work") {
		t.Errorf("a second watch: %v\n%s", err, out)
	}
	said.until("run 2 done: 0 new")
	said.until("run 3 done: 0 new")
	if code, _ := fetch(t, address+"/healthz"); code != http.StatusOK {
		t.Errorf("healthz answers %d while all is well", code)
	}
	threePasses(t, address+"/metrics")

	if err := watch.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	said.until("ingest: hint: nothing was half written")
	if err := watch.Wait(); watch.ProcessState.ExitCode() != 130 {
		t.Errorf("stopped by a signal it ended with %v", err)
	}
	if stdout.Len() > 0 {
		t.Errorf("on standard output: %q", stdout.String())
	}
	out, err := command("status", "--format", "json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var status struct {
		Last struct{ Run int } `json:"last_good_run"`
	}
	if err := json.Unmarshal(out, &status); err != nil || status.Last.Run < 3 {
		t.Errorf("status after three passes: %v\n%s", err, out)
	}
}

// threePasses waits until the figures show three passes: they follow what is said of a
// pass, and on a busy machine not at once.
func threePasses(t *testing.T, url string) {
	t.Helper()
	done := regexp.MustCompile(`canvass_passes_total\{outcome="done"\} ([3-9]|\d\d)`)
	figures := ""
	for range 600 {
		if _, figures = fetch(t, url); done.MatchString(figures) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("the figures do not show three passes:\n%s", figures)
}

func fetch(t *testing.T, url string) (int, string) {
	t.Helper()
	reply, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply.StatusCode, string(body)
}

// A watch lives through a form that is taken away and a configuration that somebody
// is still editing, tells of each once, and leaves nothing running. It is one story, told
// in the order in which it happens.
func TestWatchGoesOn(t *testing.T) {
	folder, google := smallProject(t)
	configuration := filepath.Join(folder, "canvass.yaml")
	whole, err := os.ReadFile(configuration)
	if err != nil {
		t.Fatal(err)
	}
	hook, told := filepath.Join(folder, "hook"), filepath.Join(folder, "told")
	write(t, hook, "#!/bin/sh\nenv | grep -e CANVASS_EVENT -e CANVASS_RUN -e CANVASS_OUT -e CANVASS_SOURCES | sort >>"+told+"\n")
	if err := os.Chmod(hook, 0o700); err != nil {
		t.Fatal(err)
	}
	systemd := filepath.Join(folder, "systemd")
	states := listen(t, systemd)
	http.DefaultClient.CloseIdleConnections()
	before := goleak.IgnoreCurrent()

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	read, stderr := io.Pipe()
	var calls atomic.Int64
	ended := make(chan int)
	go func() {
		ended <- cli.Ingest(ctx, cli.Env{
			Args:    []string{"watch", "--every", "1m", "--config", configuration, "--notify-cmd", hook},
			Environ: []string{"CANVASS_GOOGLE_ENDPOINT=" + google.URL, "PATH=" + os.Getenv("PATH"), "NOTIFY_SOCKET=" + systemd, "WATCHDOG_USEC=60000000"}, Stdout: io.Discard, Stderr: stderr,
			Now:   func() time.Time { return time.Now().Add(time.Duration(calls.Add(1)) * time.Minute) }, // always due
			Width: func() int { return 0 },
		})
		stderr.Close()
	}()
	said := &lines{t: t, scan: bufio.NewScanner(read)}
	said.until("run 1 done")
	write(t, configuration, strings.Replace(string(whole), "1smallFeedbackForm", "1noSuchFormAnywhere0", 1))
	said.until("partial")
	said.until("partial")
	write(t, configuration, string(whole)+"\nnonsense: true\n")
	said.until("the configuration has mistakes; the last good one is used")
	said.until("partial")
	said.until("partial")
	write(t, configuration, strings.Replace(string(whole), "canvass.db", "other.db", 1))
	said.until("names another store")
	write(t, configuration, string(whole))
	said.until("done: 0 new")
	stop()
	go func() { _, _ = io.Copy(io.Discard, read) }()
	if code := <-ended; code != 130 {
		t.Errorf("ended with %d, want 130", code)
	}
	google.CloseClientConnections()
	goleak.VerifyNone(t, before)

	if all := states(); !slices.Contains(all, "READY=1") || !slices.Contains(all, "WATCHDOG=1") || !slices.Contains(all, "STATUS=a pass is at work") || all[len(all)-1] != "STOPPING=1" {
		t.Errorf("systemd heard %q", all)
	}
	heard, err := os.ReadFile(told)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(string(heard)), "\n")
	want := []string{"CANVASS_EVENT=failed", "CANVASS_OUTCOME=partial", got[min(2, len(got)-1)], "CANVASS_SOURCES_FAILED=feedback"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("told (-want +got)\n%s", diff)
	}
	if n := strings.Count(strings.Join(said.all, "\n"), "has mistakes"); n != 1 {
		t.Errorf("the mistakes in the configuration were told %d times", n)
	}
	if n := strings.Count(strings.Join(said.all, "\n"), "no line of the configuration maps"); n == 0 || n > 3 {
		t.Errorf("a question without a line was told %d times", n) // again after it was not read
	}
	if _, err := os.Stat(filepath.Join(folder, "other.db")); err == nil {
		t.Error("it wrote into a store that it does not lead")
	}
}

// listen collects what is sent to a socket, until the function that it returns is
// called.
func listen(t *testing.T, socket string) func() []string {
	t.Helper()
	l, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: socket, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		b := make([]byte, 1000)
		for {
			n, err := l.Read(b)
			if err != nil {
				return
			}
			if all = append(all, string(b[:n])); all[len(all)-1] == "STOPPING=1" {
				return
			}
		}
	}()
	t.Cleanup(func() { _ = l.Close() })
	return func() []string { <-ended; return all }
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}
