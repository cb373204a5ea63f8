package cli_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"canvass/internal/built"
	"canvass/internal/emulator"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in the scripts")

// TestMain builds the commands once for all tests that run them.
func TestMain(m *testing.M) { os.Exit(mainOf(m)) }

func mainOf(m *testing.M) int {
	dir, err := os.MkdirTemp("", "canvass-cli-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	defer os.RemoveAll(dir)
	commands = sync.OnceValues(func() (string, error) {
		return dir, built.Commands(context.Background(), dir, os.Stderr, "ingest", "report")
	})
	return m.Run()
}

// commands is the folder of the commands, built when first asked for; TestMain sets it.
var commands func() (string, error)

// build returns the folder of the commands as people get them. The race detector watches
// the same code in the tests that call it in this process.
func build(t *testing.T) string {
	t.Helper()
	dir, err := commands()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestScript runs what people type. Every script starts in a folder that holds
// the small project of testdata, with an emulator that serves its forms.
//
//	exits N COMMAND…      the command ends with status N
//	google METHOD PATH [FILE]   administers the emulator: see `emulator --help`
//	mode FILE 0600        the file has these permissions
//	workbook FILE CSV [HIDDEN]  writes a workbook with the rows of a CSV file, and those of
//	                      another on a hidden sheet
//	decide [-bare] IN OUT SHEET CSV   fills in a review sheet, sorts it and saves it elsewhere
//	cells FILE             prints the sheets and cells of a workbook
//	asked PATTERN          something sent to the model of $PROVIDER, key, instruction or text, matches
//	inscribe [-mess] SPREADSHEET TAB CSV   people fill in a tab, with -mess after sorting and renaming it
//	tab SPREADSHEET TAB COLUMN…   prints columns of that tab
func TestScript(t *testing.T) {
	commands := build(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", commands+string(os.PathListSeparator)+e.Getenv("PATH"))
			return setUp(e)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "google": administer, "mode": mode, "workbook": workbook, "decide": decide, "spoil": spoil, "cells": cells, "asked": asked, "rows": rows, "inscribe": inscribe, "tab": tabCells,
		},
		RequireExplicitExec: true,
		UpdateScripts:       *update,
	})
}

func setUp(e *testscript.Env) error {
	if err := os.CopyFS(e.WorkDir, os.DirFS("testdata/small")); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	server := emulator.New(emulator.Options{Seed: 1})
	if err := server.Load(filepath.Join("testdata", "small", "google")); err != nil {
		return err
	}
	http := httptest.NewServer(server)
	e.Defer(http.Close)
	model := newModel()
	service := httptest.NewServer(model)
	e.Defer(service.Close)
	e.Values[modelKey{}] = model
	e.Setenv("PROVIDER", service.URL+"/v1")
	e.Setenv("CANVASS_GOOGLE_ENDPOINT", http.URL)
	e.Setenv("SOURCE_DATE_EPOCH", "1758013200") // 2025-09-16 09:00 UTC
	return nil
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s exited %d, want %d\nstdout:\n%sstderr:\n%s", strings.Join(args[1:], " "), got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

func administer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: google METHOD PATH [FILE]")
	}
	body := ""
	if len(args) > 2 {
		body = ts.ReadFile(args[2])
	}
	request, err := http.NewRequest(args[0], ts.Getenv("CANVASS_GOOGLE_ENDPOINT")+"/_emulator/"+args[1], strings.NewReader(body))
	ts.Check(err)
	reply, err := http.DefaultClient.Do(request)
	ts.Check(err)
	defer reply.Body.Close()
	if reply.StatusCode >= 300 {
		ts.Fatalf("%s %s: %s", args[0], args[1], reply.Status)
	}
}

func mode(ts *testscript.TestScript, neg bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := "0" + strconv.FormatUint(uint64(info.Mode().Perm()), 8); neg || got != args[1] {
		ts.Fatalf("%s has mode %s, want %s", args[0], got, args[1])
	}
}

// rows N FILE LINE appends N lines to a file, "%" in them being the number of each, and
// "^" a word of eight letters that no other line has.
func rows(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: rows N FILE LINE")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	var all strings.Builder
	for i := range n {
		all.WriteString(strings.NewReplacer("%", strconv.Itoa(i), "^", wordOf(i)).Replace(args[2]) + "\n")
	}
	f, err := os.OpenFile(ts.MkAbs(args[1]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteString(all.String())
	ts.Check(errors.Join(err, f.Close()))
}

// wordOf is the i-th of words that are unlike each other.
func wordOf(i int) string {
	var w [8]byte
	for k, h := 0, uint64(i+1)*0x9E3779B97F4A7C15; k < len(w); k, h = k+1, h/26 {
		h ^= h >> 31
		w[k] = byte('a' + h%26)
	}
	return string(w[:])
}
