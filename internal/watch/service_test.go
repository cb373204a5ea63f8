package watch_test

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"canvass/internal/fault"
	"canvass/internal/watch"
)

func TestSystemdIsTold(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "notify")
	l, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: socket, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s := watch.NewSystemd([]string{"NOTIFY_SOCKET=" + socket, "WATCHDOG_USEC=2000"})
	for _, err := range []error{s.Ready(), s.Status("run 1\ndone"), s.Stopping()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"READY=1", "STATUS=run 1 done", "STOPPING=1"} {
		if got := receive(t, l); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); s.Beat(ctx, func() bool { return true }) }()
	for range 3 {
		if got := receive(t, l); got != "WATCHDOG=1" {
			t.Errorf("got %q, want the watchdog's beat", got)
		}
	}
	stop()
	<-ended
}

func receive(t *testing.T, l *net.UnixConn) string {
	t.Helper()
	b := make([]byte, 200)
	n, err := l.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(b[:n])
}

func TestNoSystemdIsNoTrouble(t *testing.T) {
	for _, environ := range [][]string{nil, {"WATCHDOG_USEC=1000"}, {"NOTIFY_SOCKET=/x", "WATCHDOG_USEC=1000", "WATCHDOG_PID=1"}, {"NOTIFY_SOCKET=/x", "WATCHDOG_USEC=-1"}} {
		s := watch.NewSystemd(environ)
		s.Beat(t.Context(), func() bool { t.Errorf("%q: the watchdog is not meant for us", environ); return false })
	}
	if err := watch.NewSystemd(nil).Ready(); err != nil {
		t.Error(err)
	}
	if err := watch.NewSystemd([]string{"NOTIFY_SOCKET=" + t.TempDir() + "/none"}).Ready(); err == nil {
		t.Error("a socket that nobody hears is no error")
	}
}

func TestAHookHearsTheEventWithoutAShell(t *testing.T) {
	dir := t.TempDir()
	script, heard := filepath.Join(dir, "hook"), filepath.Join(dir, "heard")
	if err := os.WriteFile(script, []byte("#!/bin/sh\nprintf '%s|' \"$@\" >"+heard+"\nenv | grep -e CANVASS -e NOTIFY -e KEPT >>"+heard+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	h, err := watch.NewHook(script+"  a;b  $HOME 'c d'", []string{"PATH=" + os.Getenv("PATH"), "KEPT=1", "NOTIFY_SOCKET=/x"})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Run(t.Context(), watch.Event{Name: "silence", Run: 3, Outcome: "failed"}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(heard)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a;b|$HOME|'c|d'|", "CANVASS_EVENT=silence\n", "CANVASS_RUN=3\n", "KEPT=1\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("heard %q, which lacks %q", got, want)
		}
	}
	if strings.Contains(string(got), "NOTIFY_SOCKET") {
		t.Error("the command could speak to systemd in our name")
	}
}

func TestAHookThatCannotWorkIsFoundOutAtTheStart(t *testing.T) {
	for _, line := range []string{" ", "no-such-program-here", filepath.Join(t.TempDir(), "none")} {
		if _, err := watch.NewHook(line, nil); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: got %v, want a usage error", line, err)
		}
	}
}

func TestAHookEndsWithTheWatch(t *testing.T) {
	h, err := watch.NewHook("sleep 600", nil)
	if err != nil {
		t.Skip(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer stop()
	if err := h.Run(ctx, watch.Event{}); err == nil {
		t.Error("a command that was killed is no error")
	}
}
