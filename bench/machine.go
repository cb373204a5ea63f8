package main

import (
	"os"
	"runtime"
	"strconv"
	"strings"
)

// Machine is what the figures depend on, and no more than that.
type Machine struct {
	System string `json:"system"`
	Cores  int    `json:"cores"`
	Memory int64  `json:"memory_bytes"` // 0: unknown
	Go     string `json:"go"`
}

func machine() Machine {
	return Machine{runtime.GOOS + "/" + runtime.GOARCH, runtime.NumCPU(), memory(), runtime.Version()}
}

// memory is what Linux says of itself; elsewhere it is not known.
func memory() int64 {
	raw, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(raw)) {
		f := strings.Fields(line)
		if len(f) > 1 && f[0] == "MemTotal:" {
			kib, _ := strconv.ParseInt(f[1], 10, 64)
			return kib << 10
		}
	}
	return 0
}

// load is the load average of the last 1, 5 and 15 minutes; "" where nobody tells.
func load() string {
	raw, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	f := strings.Fields(string(raw))
	return strings.Join(f[:min(3, len(f))], " ")
}
