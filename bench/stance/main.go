// Command stance measures how texts are read as to their stance, on labelled texts:
// tune.tsv, with which in view the rules were chosen, heldout.tsv, which was written
// afterwards and no rule was chosen on, and on a project's own: what `report stances
// --format csv` says beside a file of the same columns with the right stance. It judges
// nothing; bench/README.md says how to read the figures.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	said := flag.String("said", "", "what report stances --format csv wrote, to be compared with -truth instead")
	truth := flag.String("truth", "", "the right stances: source, response_id, principle_or_field, stance, question")
	verbose := flag.Bool("v", false, "show the texts of tune.tsv that are read wrongly, and how")
	flag.Parse()
	if err := run(*said, *truth, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "stance:", err)
		os.Exit(1)
	}
}

func run(said, truth string, verbose bool) error {
	if said != "" || truth != "" {
		return compare(said, truth)
	}
	sets := map[string][]labelled{}
	for _, name := range []string{"tune", "heldout", "wishes", "wishes-heldout"} {
		set, err := readSet(filepath.Join("bench", "stance", name+".tsv"))
		if err != nil {
			return err
		}
		sets[name] = set
	}
	heading()
	for _, s := range []struct {
		name            string
		judged, decided []labelled
	}{
		{"tune", sets["tune"], nil}, {"heldout", sets["heldout"], nil}, {"wishes", sets["wishes"], nil}, {"wishes-heldout", sets["wishes-heldout"], nil},
		{"heldout, tune decided", sets["heldout"], sets["tune"]}, {"tune, heldout decided", sets["tune"], sets["heldout"]},
	} {
		got, err := read(s.judged, s.decided)
		if err != nil {
			return err
		}
		for _, language := range []string{"en", "es", ""} {
			var t table
			for i, x := range s.judged {
				if language == "" || x.language == language {
					t.add(x.stance, got[i].Stance)
				}
			}
			t.print(s.name, language)
		}
		if verbose && s.name == "tune" {
			misread(s.judged, got)
		}
	}
	return nil
}
