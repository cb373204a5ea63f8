// Command build writes the data of the demo project: the Google forms and
// responses that the emulator serves, and the truth about them that tests judge
// by. Its texts are written by hand (texts/); who sends which, and when, follows
// from a fixed seed, so that the same sources give the same bytes.
//
//	go run ./demo/build            rewrite demo/google and demo/truth
//	go run ./demo/build -check     fail when a committed file differs
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	root := flags.String("root", "demo", "the demo folder")
	check := flags.Bool("check", false, "compare instead of writing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files, err := build()
	if err != nil {
		return err
	}
	act := write
	if *check {
		act = compare
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := act(filepath.Join(*root, filepath.FromSlash(name)), files[name]); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "%d files\n", len(files))
	return nil
}

func write(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}

func compare(name string, content []byte) error {
	got, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, content) {
		return fmt.Errorf("%s is not what the generator writes; run: go run ./demo/build", name)
	}
	return nil
}

// build makes every file, by its path below the demo folder.
func build() (map[string][]byte, error) {
	w, err := newWorld()
	if err != nil {
		return nil, err
	}
	w.register()
	if err := w.giveFeedback(); err != nil {
		return nil, err
	}
	w.signed = w.signIn()
	files := map[string][]byte{}
	if err := w.sheet(files); err != nil {
		return nil, err
	}
	if err := w.google(files); err != nil {
		return nil, err
	}
	return files, w.truth(files)
}
