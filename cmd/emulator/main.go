// Command emulator serves a folder of forms as the Google APIs would, on loopback,
// for tests and for the demo.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"canvass/internal/emulator"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := emulator.Main(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
