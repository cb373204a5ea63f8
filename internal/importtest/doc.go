// Package importtest holds the shape of canvass as a test: which package may
// import which, which package owns which library, and which packages must be
// pure. It has no code of its own; the tables are in rules_test.go.
package importtest
