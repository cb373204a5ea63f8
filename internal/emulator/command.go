package emulator

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"time"
)

const usage = `Serves a folder of forms, spreadsheets and comments as the Google APIs would, on loopback.

  emulator --data DIR [--addr 127.0.0.1:0]     prints its base URL on one line and serves until stopped
  emulator --data DIR -- COMMAND [ARG…]        runs COMMAND with CANVASS_GOOGLE_ENDPOINT set to the base URL
                                               and exits with its status

Forms and Sheets are at the base URL, Drive at the base URL followed by /drive/v3/.

Data folder, all in the APIs' own JSON:
  forms/*.json               forms (forms.get)
  responses/<formId>.json    responses (responses.list); several files as responses/<formId>/*.json
  spreadsheets/*.json        spreadsheets (spreadsheets.get)
  files/<fileId>.json        Drive files (files.get); forms and spreadsheets have theirs without one
  comments/<fileId>.json     comments (comments.list)
  access.json                {"denied": [ids of what is not shared with the caller]}
  faults.json                a list of faults, see below

Flags:
`

// settings are the command's flags.
type settings struct {
	data, addr, quota string
	save              string
	pageSize          int
	seed              uint64
	command           []string
}

func parseFlags(args []string, stderr io.Writer) (settings, error) {
	var c settings
	flags := flag.NewFlagSet("emulator", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&c.data, "data", "", "data folder (required)")
	flags.StringVar(&c.addr, "addr", "127.0.0.1:0", "loopback address to listen on; port 0 picks a free one")
	flags.StringVar(&c.save, "save", "", "folder to write the spreadsheets to at the end, as they are then")
	flags.IntVar(&c.pageSize, "page-size", 0, "most responses a page (default 5000)")
	flags.StringVar(&c.quota, "quota", "", "calls a minute, such as read=60,expensive-read=2,write=60,project-read=300 (default none)")
	flags.Uint64Var(&c.seed, "seed", 1, "seed of listing order, new ids and random faults")
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
		fmt.Fprint(stderr, "\n", adminHelp)
	}
	err := flags.Parse(args)
	c.command = flags.Args()
	if err == nil && c.data == "" {
		err = errors.New("--data is required")
		fmt.Fprintln(stderr, "emulator: error:", err)
	}
	return c, err
}

// Main runs the emulator command and returns its exit status. It stops when ctx ends.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c, err := parseFlags(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	server, listener, err := c.start()
	if err != nil {
		fmt.Fprintln(stderr, "emulator: error:", err)
		return 2
	}
	status := c.run(ctx, server, listener, stdout, stderr)
	if c.save != "" {
		if err := server.Save(c.save); err != nil {
			fmt.Fprintln(stderr, "emulator: error: saving spreadsheets:", err)
			return max(status, 1)
		}
	}
	return status
}

// run serves until the command or ctx ends.
func (c settings) run(ctx context.Context, server *Server, listener net.Listener, stdout, stderr io.Writer) int {
	if len(c.command) > 0 {
		return runCommand(ctx, server, listener, c.command, stdout, stderr)
	}
	fmt.Fprintln(stdout, baseURL(listener))
	if err := serveUntilDone(ctx, server, listener); err != nil {
		fmt.Fprintln(stderr, "emulator: error:", err)
		return 1
	}
	return 0
}

func baseURL(l net.Listener) string { return "http://" + l.Addr().String() }

// start loads the data and listens.
func (c settings) start() (*Server, net.Listener, error) {
	user, project, err := ParseLimits(c.quota)
	if err != nil {
		return nil, nil, err
	}
	server := New(Options{Seed: c.seed, PageSize: c.pageSize, User: user, Project: project})
	if err := server.Load(c.data); err != nil {
		return nil, nil, err
	}
	listener, err := listen(c.addr)
	return server, listener, err
}

// listen opens addr, which must be a loopback address.
func listen(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("address: %w", err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("address %s: only loopback addresses are allowed", addr)
	}
	return net.Listen("tcp", addr)
}

func serveUntilDone(ctx context.Context, handler http.Handler, listener net.Listener) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if server.Shutdown(grace) != nil {
		server.Close() //nolint:errcheck // it is going away
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// runCommand runs a command against the server and returns its exit status.
func runCommand(ctx context.Context, handler http.Handler, listener net.Listener, command []string, stdout, stderr io.Writer) int {
	serving, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- serveUntilDone(serving, handler, listener) }()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, stdout, stderr
	cmd.Env = append(os.Environ(), "CANVASS_GOOGLE_ENDPOINT="+baseURL(listener))
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	err := cmd.Run()
	stop()
	if served := <-done; served != nil {
		fmt.Fprintln(stderr, "emulator: error:", served)
	}
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit) && exit.ExitCode() >= 0:
		return exit.ExitCode()
	}
	fmt.Fprintln(stderr, "emulator: error: running", command[0]+":", err)
	return 1
}
