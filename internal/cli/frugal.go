package cli

import (
	"runtime/debug"
	"runtime/metrics"
)

// frugal gives up some time for memory: most of what a report keeps is kept to the end,
// so that less room for what is not costs a tenth of the CPU time and saves a fifth of
// the memory.
func frugal() { debug.SetGCPercent(40) }

// startsLarge spares a command that soon keeps much the collections until then, of which
// there would be one every few megabytes: memory that nobody touches, and that costs
// none, counts as kept as long as the caller keeps it.
func startsLarge() []byte { return make([]byte, 64<<20) }

// thrifty does so once more while a workbook is written, where there is so little in
// use that looking through it costs next to nothing.
func thrifty() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(live); live[0].Value.Uint64() < 64<<20 {
		debug.SetGCPercent(20)
	}
}
