// Command report answers from the store: summaries, lists and workbooks. See internal/cli.
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
	code := cli.Report(ctx, cli.System())
	stop()
	os.Exit(code)
}
