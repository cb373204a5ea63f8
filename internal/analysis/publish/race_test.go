//go:build race

package publish

// raced says that the race detector watches: everything takes ten times as long.
const raced = true
