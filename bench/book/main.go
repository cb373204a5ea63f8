// Command book measures how the workbook is written: one data sheet of twelve columns,
// by canvass and by excelize's stream as its documentation shows it, each in a process of
// its own. A third process only makes the rows, so that their cost can be told apart.
// It judges nothing; bench/README.md has figures.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "book:", err)
		os.Exit(1)
	}
}

// settings are the command's flags.
type settings struct {
	rows []int
	seed uint64
	out  string
	json bool
	only string // in a child: what to write
}

func run(args []string, stdout io.Writer) error {
	var s settings
	var rows string
	flags := flag.NewFlagSet("book", flag.ContinueOnError)
	flags.StringVar(&rows, "rows", "100000,1000000", "rows, several sizes with commas between them")
	flags.Uint64Var(&s.seed, "seed", 1, "seed of what is invented")
	flags.StringVar(&s.out, "out", "", "folder for the files; it is left behind (default one that is removed)")
	flags.BoolVar(&s.json, "json", false, "print one JSON document instead of the table")
	flags.StringVar(&s.only, "only", "", "write one file in this process: none, canvass or excelize")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for _, n := range strings.Split(rows, ",") {
		k, err := strconv.Atoi(n)
		if err != nil || k < 1 {
			return fmt.Errorf("-rows: %q is no number of rows", n)
		}
		s.rows = append(s.rows, k)
	}
	if s.only != "" {
		return write(s.only, s.out, s.rows[0], s.seed)
	}
	return measure(s, stdout)
}

// result is one process.
type result struct {
	Writer string  `json:"writer"`
	Rows   int     `json:"rows"`
	Wall   float64 `json:"wall_seconds"`
	CPU    float64 `json:"cpu_seconds"`
	Peak   int64   `json:"peak_rss_bytes"`
	File   int64   `json:"file_bytes"`
}

func measure(s settings, stdout io.Writer) error {
	if s.out == "" {
		folder, err := os.MkdirTemp("", "book")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		s.out = folder
	}
	if err := os.MkdirAll(s.out, 0o755); err != nil {
		return err
	}
	var results []result
	for _, n := range s.rows {
		for _, writer := range []string{"none", "canvass", "excelize"} {
			r, err := child(s, writer, n)
			if err != nil {
				return fmt.Errorf("%s, %d rows: %w", writer, n, err)
			}
			results = append(results, r)
		}
	}
	if s.json {
		e := json.NewEncoder(stdout)
		e.SetIndent("", "  ")
		return e.Encode(results)
	}
	return table(results, stdout)
}

// child runs this program again for one file.
func child(s settings, writer string, rows int) (result, error) {
	self, err := os.Executable()
	if err != nil {
		return result{}, err
	}
	path := filepath.Join(s.out, fmt.Sprintf("%s-%d.xlsx", writer, rows))
	cmd := exec.Command(self, "-only", writer, "-rows", strconv.Itoa(rows), "-seed", strconv.FormatUint(s.seed, 10), "-out", path)
	cmd.Stderr = os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return result{}, err
	}
	r := result{Writer: writer, Rows: rows, Wall: time.Since(start).Seconds(), CPU: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.Peak = u.Maxrss << 10 // KiB on Linux
	}
	if info, err := os.Stat(path); err == nil {
		r.File = info.Size()
	}
	return r, nil
}

func table(results []result, w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "rows\twall s\tCPU s\tof excelize\tpeak RSS MB\tfile MB\t")
	for i, r := range results {
		part := ""
		if r.Writer == "canvass" && i+1 < len(results) {
			part = fmt.Sprintf("%.2f", r.CPU/results[i+1].CPU)
		}
		fmt.Fprintf(t, "%d\t%.2f\t%.2f\t%s\t%.0f\t%.1f\t  %s\n", r.Rows, r.Wall, r.CPU, part, float64(r.Peak)/1e6, float64(r.File)/1e6, title[r.Writer])
	}
	return t.Flush()
}

var title = map[string]string{"none": "(making the rows only)", "canvass": "canvass", "excelize": "excelize, as it comes"}
