// Package faulttest is the catalogue of what goes wrong, as tests: every fault has
// a number, and its test drives the built commands against the emulator and then
// compares the store with what upstream holds. It is no part of the product.
//
// After every fault the same is asked: nothing lost, nothing doubled, nothing said
// that is not so, nothing personal in any message, and a calm run that completes
// what is missing without anybody's help. What needs another clock than the
// machine's runs the same pass in this process.
//
// TestPlantedBugs proves the harness: it breaks canvass on purpose and expects the
// catalogue to notice. `make torture` runs the long forms.
package faulttest
