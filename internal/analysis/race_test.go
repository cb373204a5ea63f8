//go:build race

package analysis

// raced says that the race detector watches: everything takes ten times as long.
const raced = true
