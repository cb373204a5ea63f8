package cli

import "runtime/debug"

// frugal gives up some time for memory: most of what a report keeps is kept to the end,
// so that less room for what is not costs a tenth of the CPU time and saves a fifth of
// the memory.
func frugal() { debug.SetGCPercent(40) }

// startsLarge spares a command that soon keeps much the collections until then, of which
// there would be one every few megabytes: memory that nobody touches, and that costs
// none, counts as kept.
func startsLarge() { reserve = make([]byte, 32<<20) }

var reserve []byte
