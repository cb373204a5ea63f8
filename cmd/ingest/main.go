// Command ingest brings what people answered into the store. See internal/cli.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"canvass/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Ingest(ctx, cli.System())
	stop()
	os.Exit(code)
}
