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

// Main runs the emulator command and returns its exit status. It stops when ctx ends.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("emulator", flag.ContinueOnError)
	flags.SetOutput(stderr)
	data := flags.String("data", "", "folder with forms/*.json, responses/<formId>.json, … (required)")
	addr := flags.String("addr", "127.0.0.1:0", "loopback address to listen on; port 0 picks a free one")
	pageSize := flags.Int("page-size", 0, "most responses a page (default 5000)")
	seed := flags.Uint64("seed", 1, "seed of listing order and random faults")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	fail := func(code int, err error) int {
		fmt.Fprintln(stderr, "emulator: error:", err)
		return code
	}
	if *data == "" {
		return fail(2, errors.New("--data is required"))
	}
	server := New(Options{Seed: *seed, PageSize: *pageSize})
	if err := server.Load(*data); err != nil {
		return fail(2, err)
	}
	listener, err := listen(*addr)
	if err != nil {
		return fail(2, err)
	}
	base := "http://" + listener.Addr().String()
	if command := flags.Args(); len(command) > 0 {
		return runCommand(ctx, server, listener, base, command, stderr)
	}
	fmt.Fprintln(stdout, base)
	if err := serve(ctx, server, listener); err != nil {
		return fail(1, err)
	}
	return 0
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

func serve(ctx context.Context, handler http.Handler, listener net.Listener) error {
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
	<-done
	return nil
}

// runCommand runs a command against the server and returns its exit status.
func runCommand(ctx context.Context, handler http.Handler, listener net.Listener, base string, command []string, stderr io.Writer) int {
	serving, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- serve(serving, handler, listener) }()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), "CANVASS_GOOGLE_ENDPOINT="+base)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	err := cmd.Run()
	stop()
	<-done
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
