// Command profile runs ingest or report within itself and writes where the time and
// the memory go:
//
//	cd bench/out/100000 && go run canvass/bench/profile -cpu cpu.pprof -heap heap.pprof report excel -o book.xlsx
//	go tool pprof -top cpu.pprof
//	go tool pprof -top -sample_index=inuse_space heap.pprof
//
// The heap is that of the moment when most was in use, as far as it was seen.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime/metrics"
	"runtime/pprof"
	"time"

	"canvass/internal/cli"
)

func main() {
	cpu := flag.String("cpu", "cpu.pprof", "file for the CPU profile")
	heap := flag.String("heap", "heap.pprof", "file for the heap profile")
	flag.Parse()
	command := map[string]func(context.Context, cli.Env) int{"ingest": cli.Ingest, "report": cli.Report}[flag.Arg(0)]
	if command == nil {
		fmt.Fprintln(os.Stderr, "profile: say ingest or report, and what it is to do")
		os.Exit(2)
	}
	env := cli.System()
	env.Args = flag.Args()[1:]
	status := 0
	if err := profile(*cpu, *heap, func() { status = command(context.Background(), env) }); err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		status = 1
	}
	os.Exit(status)
}

// profile writes both profiles of what f does.
func profile(cpu, heap string, f func()) error {
	out, err := os.Create(cpu)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(out); err != nil {
		return err
	}
	done, peak := make(chan struct{}), make(chan []byte)
	go func() { peak <- watch(done) }()
	f()
	close(done)
	profile := <-peak
	pprof.StopCPUProfile()
	return errors.Join(out.Close(), os.WriteFile(heap, profile, 0o644))
}

// watch keeps the heap profile of the moment with the most memory in use.
func watch(done <-chan struct{}) []byte {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	var profile bytes.Buffer
	most := uint64(0)
	for {
		select {
		case <-done:
			return profile.Bytes()
		case <-tick.C:
		}
		metrics.Read(live)
		if now := live[0].Value.Uint64(); now > most+most/20 {
			most = now
			profile.Reset()
			_ = pprof.Lookup("heap").WriteTo(&profile, 0) // a buffer takes everything
		}
	}
}
