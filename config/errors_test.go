package config

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// badFile is a file that is refused, with the exact message and hint; "*" for any hint.
type badFile struct{ name, contents, want, hint string }

func runBad(t *testing.T, cases []badFile) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := load(t, c.contents)
			wantError(t, err, c.want, c.hint)
		})
	}
}

const exampleHint = "copy config/canvass.example.yaml to canvass.yaml and adapt it, or name another file with --config FILE"

func TestFilesThatCannotBeRead(t *testing.T) {
	inFolder(t, map[string]string{"locked.yaml": good})
	_, err := Load("nowhere.yaml", nil)
	wantError(t, err, "nowhere.yaml: there is no such file", exampleHint)
	_, err = Load("nowhere/canvass.yaml", nil)
	wantError(t, err, "nowhere/canvass.yaml: there is no such file", exampleHint)
	_, err = Load("locked.yaml/canvass.yaml", nil)
	wantError(t, err, "locked.yaml/canvass.yaml: the file cannot be read: not a directory", "")
	_, err = Load(".", nil)
	wantError(t, err, ".: this is a folder, not a file", "name a file inside it")
	_, err = Load("", nil)
	wantError(t, err, "configuration: no file is named", exampleHint)
	if os.Getuid() == 0 {
		return // root reads everything
	}
	if err := os.Chmod("locked.yaml", 0); err != nil {
		t.Fatal(err)
	}
	_, err = Load("locked.yaml", nil)
	wantError(t, err, "locked.yaml: this account may not read the file", "let this account read it, for example: chmod u+r locked.yaml")
}

func TestFilesThatAreNotConfigurations(t *testing.T) {
	const shape = "config/canvass.example.yaml shows what belongs in it"
	runBad(t, []badFile{
		{"empty", "", "canvass.yaml: the file is empty", shape},
		{"blank", " \n\n", "canvass.yaml: the file is empty", shape},
		{"only comments", "# nothing\n", "canvass.yaml: the file is empty", shape},
		{"null", "~\n", "canvass.yaml: the file is empty", shape},
		{"large", "# " + strings.Repeat("x", 1<<20), "canvass.yaml: the file is larger than 1 MiB, which no configuration is", "check that this is the right file"},
		{"binary", "PK\x03\x04\x00\x00", "canvass.yaml: the file is not text in UTF-8", "save it as plain text in UTF-8"},
		{"Latin-1", "project: {name: Espa\xf1a}\n", "canvass.yaml: the file is not text in UTF-8", "save it as plain text in UTF-8"},
		{"a list", "- a\n", "canvass.yaml:1: the file must be a group of keys, found a list", ""},
		{"a text", "hello\n", "canvass.yaml:1: the file must be a group of keys, found text", ""},
		{"two documents", good + "---\na: 1\n", "canvass.yaml:5: a second document begins after ---", "keep everything in one part"},
		{"nested brackets", "a: " + strings.Repeat("[", 5000), tooMuch(1), tooMuchHint},
		{"nested lists in a line", strings.Repeat("- ", 500_000), tooMuch(1), tooMuchHint},
		{"a log", strings.Repeat("level: info\n", 80_000), tooMuch(1001), tooMuchHint},
		{"nested lists", strings.Repeat("- ", 80) + "a", "canvass.yaml:1: the file unfolds to more than canvass reads", ""},
		{"aliases that explode", explosion(), "canvass.yaml:1: the file unfolds to more than canvass reads", ""},
	})
}

const tooMuchHint = "check that this is the right file"

func tooMuch(line int) string {
	return fmt.Sprintf("canvass.yaml:%d: the file is nested too deeply, or has too many keys, to be a configuration", line)
}

// explosion is a file of a few hundred bytes that unfolds to millions of values.
func explosion() string {
	s := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		before := string(n[0] - 1)
		s += "a" + n + ": &a" + n + " [" + strings.TrimSuffix(strings.Repeat("*a"+before+", ", 10), ", ") + "]\n"
	}
	return s
}

func TestSyntaxErrors(t *testing.T) {
	runBad(t, []badFile{
		{"tab", "project:\n\tname: x\n", "canvass.yaml:2: a tab stands where only spaces may", "indent with spaces"},
		{"unclosed quote", "project:\n  name: \"x\n", "canvass.yaml:2: a quotation mark is opened here and never closed", "close it, or put the whole text in the other kind of quotation marks"},
		{"unclosed list", "project:\n  languages: [en, es\n  name: x\n", "canvass.yaml:3: a comma or ] is missing in a list opened with [", "separate the items with commas and close the list with ]"},
		{"list open to the end", "project: [en\n", "canvass.yaml:1: a list opened with [ is never closed", "close it with ]"},
		{"group open to the end", "project: {name: x\n", "canvass.yaml:1: a group opened with { is never closed", "close it with }"},
		{"colon", "project:\n  name: Principles: a draft\n", `canvass.yaml:2: a second ": " on the line, or an indentation unlike its neighbours'`, "*"},
		{"at sign", "a: @email\n", "canvass.yaml:1: a text begins with a character that YAML reserves, such as @", "put the text in quotation marks"},
		{"missing comma", "project: {name: \"x\" y}\n", "canvass.yaml:1: a comma or } is missing in a group opened with {", "*"},
		{"apostrophe", "project:\n  name: 'it's'\n", "canvass.yaml:2: this line does not fit the ones above", hintShape},
		{"no space after the colon", "sources: []\nproject:\n  name:x\n", `canvass.yaml:3: "project" must be a group of keys, found text`, "write a space after the colon"},
		{"no space after the dash", good + "rounds:\n  -id: x\n", `canvass.yaml:5: "rounds" must be a list, found a group of keys`, "write a space after the dash"},
		{"no colon", good + "store\n", "canvass.yaml:4: this line is neither a key with its value nor part of the line above", "write it as key: value, with a space after the colon"},
		{"tab between", "project: {name: x,\tlanguages: [en]}\n", "canvass.yaml:1: a tab stands where only spaces may", "indent with spaces"},
		{"backslash", "project: {name: \"a\\qb\"}\n", `canvass.yaml:1: a \ inside "…" is followed by a letter that means nothing there`, "*"},
		{"brackets in a row", good + "rounds: [{id: a},, {id: b}]\n", "canvass.yaml:4: this is not valid YAML", hintShape},
		{"colon in a list", good + "consent: {named: [Yes: maybe]}\n", `canvass.yaml:4: an item of "named" must be text, found a group of keys`, "put a text that holds a colon in quotation marks"},
		{"unknown alias", "project: {name: *x}\n", "canvass.yaml:1: *x is not defined above as &x", "put a text that begins with * in quotation marks"},
		{"alias of itself", "project: &x {name: *x}\n", "canvass.yaml:1: *x is not defined above as &x", "*"},
		{"tag", "project: {name: !!str 12}\n", `canvass.yaml:1: a text begins with "!!str", which YAML reserves`, "put the text in quotation marks"},
		{"indentation", "project:\n  languages:\n    - en\n   name: x\n", "canvass.yaml:4: this line does not fit the ones above", "*"},
	})
}

func TestUnknownKeysAndWrongTypes(t *testing.T) {
	runBad(t, []badFile{
		{"near", "project: {name: x}\nsources: []\nproject_: {}\n", `canvass.yaml:3: unknown key "project_"; did you mean "project"?`, ""},
		{"nested", "sources: []\nproject:\n  name: x\n  languges: [en]\n", `canvass.yaml:4: unknown key "languges"; did you mean "languages"?`, ""},
		{"deep", "project: {name: x}\nsources: []\nreport:\n  writeup: {autor: x}\n", `canvass.yaml:4: unknown key "autor"; did you mean "author"?`, ""},
		{"case", "Project: {name: x}\nsources: []\n", "canvass.yaml: the project has no name\ncanvass.yaml:1: unknown key \"Project\"; did you mean \"project\"?", "*"},
		{"far", good + "store: {zzzzzzzz: x}\n", `canvass.yaml:4: unknown key "zzzzzzzz"; possible here: url`, ""},
		{"dotted", good + "google.endpoint: x\n", `canvass.yaml:4: unknown key "google.endpoint"; possible here: project, store, google, principles, codebook, report, privacy, ingest, provider, rounds, groups, consent, sources`, ""},
		{"merge key", good + "<<: {a: b}\n", `canvass.yaml:4: unknown key "<<"; possible here: project, store, google, principles, codebook, report, privacy, ingest, provider, rounds, groups, consent, sources`, ""},
		{"number key", good + "12: x\n", `canvass.yaml:4: unknown key "12"; possible here: project, store, google, principles, codebook, report, privacy, ingest, provider, rounds, groups, consent, sources`, ""},
		{"twice", good + "privacy: {minimum: 1}\nprivacy: {minimum: 2}\n", `canvass.yaml:5: "privacy" is given twice, first on line 4`, ""},
		{"list for text", "sources: []\nproject: {name: [a]}\n", `canvass.yaml:2: "name" must be text, found a list`, "*"},
		{"group for text", good + "codebook: {a: b}\n", `canvass.yaml:4: "codebook" must be text, found a group of keys`, "*"},
		{"number for text", good + "provider: {model: 4}\n", `canvass.yaml:4: "model" must be text, found the number 4; put it in quotation marks: "4"`, ""},
		{"truth for text", good + "provider: {model: true}\n", `canvass.yaml:4: "model" must be text, found true; put it in quotation marks: "true"`, ""},
		{"text for number", good + "privacy: {minimum: five}\n", `canvass.yaml:4: "minimum" must be a whole number, found text`, ""},
		{"fraction for number", good + "privacy: {minimum: 2.5}\n", `canvass.yaml:4: "minimum" must be a whole number, found the number 2.5`, ""},
		{"negative", good + "privacy: {minimum: -1}\n", `canvass.yaml:4: "minimum" must be 0 or more, found -1`, ""},
		{"no limit", good + "ingest: {whole_listing_limit: 0}\n", `canvass.yaml:4: "whole_listing_limit" must be 1 or more, found 0`, ""},
		{"text for list", "sources: []\nproject: {name: x, languages: en}\n", `canvass.yaml:2: "languages" must be a list, found text; write it in brackets: [en]`, ""},
		{"group for list", good + "rounds: {id: a}\n", `canvass.yaml:4: "rounds" must be a list, found a group of keys`, ""},
		{"text for group", good + "report: excel\n", `canvass.yaml:4: "report" must be a group of keys, found text`, ""},
		{"list for group", good + "report: [excel]\n", `canvass.yaml:4: "report" must be a group of keys, found a list`, ""},
		{"text in list of groups", good + "rounds:\n  - a\n", `canvass.yaml:5: an item of "rounds" must be a group of keys, found text`, ""},
		{"number in list of texts", good + "consent: {no: [1]}\n", `canvass.yaml:4: an item of "no" must be text, found the number 1; put it in quotation marks: "1"`, ""},
		{"nothing in list", good + "consent: {no: [a, '']}\n", `canvass.yaml:4: an item of "no" is empty`, ""},
		{"empty item", good + "rounds:\n  -\n", `canvass.yaml:5: an item of "rounds" is empty`, ""},
		{"control character", good + `provider: {model: "a\eb"}`, `canvass.yaml:4: "model" holds a control character`, ""},
		{"two lines", good + `provider: {model: "a\nb"}`, `canvass.yaml:4: "model" must be a single line`, ""},
	})
}

func TestProblemsAreReportedTogether(t *testing.T) {
	_, err := load(t, "project: {nam: x}\nstore: {url: mysql:x}\nsources:\n  - {name: a}\n")
	wantError(t, err, `
canvass.yaml:1: the project has no name
canvass.yaml:1: unknown key "nam"; did you mean "name"?
canvass.yaml:2: "url" must begin with sqlite:
canvass.yaml:4: a source has no "type"; possible here: google-form, google-doc, file
canvass.yaml:4: a source has no "role"; possible here: registration, feedback, attendance
`, "*")
	many := good
	for range 30 {
		many += "x: 1\n"
	}
	_, err = load(t, many)
	if lines := strings.Split(err.Error(), "\n"); len(lines) != 21 || lines[20] != "and 39 more" {
		t.Errorf("%d lines, the last one %q", len(lines), lines[len(lines)-1])
	}
}

func TestEnvironmentErrors(t *testing.T) {
	for variable, want := range map[string]string{
		"CANVASS_PRIVACY_MINIMUM=few":            "CANVASS_PRIVACY_MINIMUM: must be a whole number, 0 or more",
		"CANVASS_INGEST_WHOLE_LISTING_LIMIT=0":   `CANVASS_INGEST_WHOLE_LISTING_LIMIT: "whole_listing_limit" must be 1 or more, found 0`,
		"CANVASS_PROJECT_TIMEZONE=Mars":          `CANVASS_PROJECT_TIMEZONE: there is no time zone "Mars"`,
		"CANVASS_GOOGLE_ENDPOINT=localhost:8080": `CANVASS_GOOGLE_ENDPOINT: "endpoint" must be an address like https://example.org`,
		"CANVASS_PROJECT_NAME=a\x1bb":            "CANVASS_PROJECT_NAME: holds a control character",
		"CANVASS_PRINCIPLES=none.yaml":           `CANVASS_PRINCIPLES: "principles" names none.yaml: there is no such file`,
	} {
		_, err := load(t, good, variable)
		wantError(t, err, want, "*")
	}
}
