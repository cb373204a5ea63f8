package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const principlesFile = "- {id: P1, title: {en: One, es: Uno}}\n- {id: P2, title: {en: Two, es: Dos}}\n"

func TestProjectErrors(t *testing.T) {
	const zoneHint = "write a zone's name as in America/New_York, Europe/Madrid or UTC"
	project := func(keys string) string { return "sources: []\nproject: {name: x, " + keys + "}\n" }
	runBad(t, []badFile{
		{"no name", "sources: []\nproject: {languages: [en]}\n", "canvass.yaml:2: the project has no name", "add: project: {name: What the consultation is called}"},
		{"blank name", "sources: []\nproject:\n  name: ' '\n", "canvass.yaml:3: the project has no name", "*"},
		{"zone", project("timezone: America/NewYork"), `canvass.yaml:2: there is no time zone "America/NewYork"`, zoneHint},
		{"machine's zone", project("timezone: Local"), `canvass.yaml:2: there is no time zone "Local"`, zoneHint},
		{"zone outside", project("timezone: ../../etc/passwd"), `canvass.yaml:2: there is no time zone "../../etc/passwd"`, zoneHint},
		{"language", project("languages: [en, xx]"), `canvass.yaml:2: unknown language "xx"; a two-letter code such as en or es is expected`, ""},
		{"language spelled out", project("languages: [English, español]"), "canvass.yaml:2: unknown language \"English\"; did you mean \"en\"?\ncanvass.yaml:2: unknown language \"español\"; did you mean \"es\"?", ""},
		{"language with country", project("languages: [en-US]"), `canvass.yaml:2: unknown language "en-US"; did you mean "en"?`, ""},
		{"language twice", project("languages: [en, en]"), `canvass.yaml:2: language "en" is listed twice`, ""},
		{"PostgreSQL", good + "store: {url: 'postgres://user:secret@host/db'}\n", "canvass.yaml:4: PostgreSQL as a store is not built yet", "use a file for now: sqlite:canvass.db"},
		{"store without scheme", good + "store: {url: canvass.db}\n", `canvass.yaml:4: "url" must begin with sqlite:`, "write it as sqlite:canvass.db"},
		{"store without file", good + "store: {url: 'sqlite:'}\n", `canvass.yaml:4: "url" must name a file after sqlite:`, "write it as sqlite:canvass.db"},
		{"store in memory", good + "store: {url: 'sqlite::memory:'}\n", `canvass.yaml:4: "url" must name a file after sqlite:`, "*"},
		{"endpoint", good + "google: {endpoint: 'ftp://x'}\n", `canvass.yaml:4: "endpoint" must be an address like https://example.org`, ""},
		{"output", good + "report: {outputs: [exel]}\n", `canvass.yaml:4: unknown output "exel"; did you mean "excel"?`, ""},
		{"output twice", good + "report: {outputs: [page, page]}\n", `canvass.yaml:4: output "page" is listed twice`, ""},
		{"sheets without one", good + "report: {outputs: [excel, sheets]}\n", `canvass.yaml:4: "outputs" lists "sheets", but "spreadsheet" is not set`, ""},
		{"spreadsheet", good + "report: {spreadsheet: 'https://docs.google.com/spreadsheets/d/e/2PACX-x/pubhtml'}\n", `canvass.yaml:4: "spreadsheet" is a link to a published copy, not for editing`,
			"open the spreadsheet and copy the address from the browser: …/spreadsheets/d/ID/edit"},
		{"review tab", good + "report: {review_tab: perhaps}\n", `canvass.yaml:4: "review_tab" must be yes or no, found "perhaps"`, ""},
		{"consent twice", good + "consent: {named: [Sí], no: [sí]}\n", `canvass.yaml:4: answer "sí" means both "named" and "no"`, ""},
	})
}

func TestRoundErrors(t *testing.T) {
	seats := func(seats ...string) string {
		return good + "rounds:\n  - id: r\n    seats:\n      - " + strings.Join(seats, "\n      - ") + "\n"
	}
	runBad(t, []badFile{
		{"no id", good + "rounds: [{date: 2025-09-17}]\n", `canvass.yaml:4: a round has no "id"`, ""},
		{"same id", good + "rounds:\n  - id: r\n  - id: r\n", `canvass.yaml:6: id "r" is already on line 5`, ""},
		{"dotted id", good + "rounds: [{id: r.1}]\n", `canvass.yaml:4: "id" may hold letters, digits, - and _ only, found "r.1"`, ""},
		{"number as id", good + "rounds: [{id: 1}]\n", `canvass.yaml:4: "id" must be text, found the number 1; put it in quotation marks: "1"`, ""},
		{"date", good + "rounds: [{id: r, date: 17/09/2025}]\n", `canvass.yaml:4: "date" must be a date like 2025-09-17, found "17/09/2025"`, ""},
		{"no such day", good + "rounds: [{id: r, date: 2025-02-30}]\n", `canvass.yaml:4: "date" must be a date like 2025-09-17, found "2025-02-30"`, ""},
		{"no mode", seats("{answers: [A]}"), `canvass.yaml:7: a seat has no "mode"`, ""},
		{"same mode", seats("{mode: m, answers: [A]}", "{mode: m, answers: [B]}"), `canvass.yaml:8: mode "m" is already on line 7`, ""},
		{"answer of two modes", seats("{mode: m, answers: [A]}", "{mode: n, answers: [B, a]}"), `canvass.yaml:8: answer "a" means both "m" and "n"`, ""},
		{"answer twice", seats("{mode: m, answers: [A, A]}"), `canvass.yaml:7: answer "A" is listed twice`, ""},
		{"no answers", seats("{mode: m, capacity: 3}"), `canvass.yaml:7: no answer leads to mode "m": list the form's option texts under "answers"`, ""},
		{"capacity", seats("{mode: m, answers: [A], capacity: 0}"), `canvass.yaml:7: "capacity" must be 1 or more, found 0`, ""},
		{"unknown try", seats("{mode: remote, answers: [A]}", "{mode: n, answers: [B], tries: [remot]}"), `canvass.yaml:8: "tries" names "remot", which is not a mode with seats of its own in this round; did you mean "remote"?`, ""},
		{"tries itself", seats("{mode: m, answers: [A]}", "{mode: either, answers: [B], tries: [either]}"), `canvass.yaml:8: "tries" names "either", which is not a mode with seats of its own in this round; possible here: m`, ""},
		{"cancelled seats", seats("{mode: cancelled, answers: [A], capacity: 2}"), `canvass.yaml:7: mode "cancelled" gives places back; it has neither capacity nor tries`, ""},
	})
	mustLoad(t, seats("{mode: m, capacity: 3}", "{mode: either, answers: [A], tries: [m]}")) // a mode that only others lead to
}

func TestSourceErrors(t *testing.T) {
	const head = "project: {name: x, languages: [en, es]}\nrounds: [{id: madrid}, {id: lima}]\nsources:\n"
	const editHint = "open the form for editing and copy the address from the browser"
	source := func(keys string) string { return head + "  - {name: a, " + keys + "}\n" }
	form := func(keys string) string { return source("type: google-form, role: feedback, questions: [], " + keys) }
	responder := `canvass.yaml:4: "id" is a link for answering the form, not for editing it`
	runBad(t, []badFile{
		{"no name", head + "  - {type: google-form, id: 1A, role: feedback}\n", `canvass.yaml:4: a source has no "name"`, ""},
		{"same name", form("id: 1A") + "  - {name: a, type: google-form, id: 1B, role: feedback}\n", `canvass.yaml:5: source "a" is already on line 4`, ""},
		{"type", source("type: google-from, id: 1A, role: feedback"), `canvass.yaml:4: unknown type "google-from"; did you mean "google-form"?`, ""},
		{"role", source("type: google-form, id: 1A, role: registrations"), `canvass.yaml:4: unknown role "registrations"; did you mean "registration"?`, ""},
		{"round", form("id: 1A, round: madird"), `canvass.yaml:4: unknown round "madird"; did you mean "madrid"?`, ""},
		{"language", form("id: 1A, language: sp"), `canvass.yaml:4: unknown language "sp"; did you mean "es"?`, ""},
		{"no id", form("language: en"), `canvass.yaml:4: source "a" is a form and has no "id"`, editHint},
		{"responder link", form("id: https://docs.google.com/forms/d/e/1FAIpQLSf/viewform"), responder, editHint + ": it reads https://docs.google.com/forms/d/ID/edit"},
		{"short link", form("id: https://forms.gle/AbC"), responder, "*"},
		{"responder id", form("id: 1FAIpQLSfAbC"), responder, "*"},
		{"placeholder id", form("id: 1AbC…"), `canvass.yaml:4: "id" is neither an id nor a link of a form`, "open it for editing and copy the address from the browser, or the part between /d/ and /edit"},
		{"spreadsheet's link", form("id: https://docs.google.com/spreadsheets/d/1A/edit"), `canvass.yaml:4: "id" is a link to something other than a form`, "*"},
		{"path of a form", form("id: 1A, path: x.csv"), `canvass.yaml:4: "path" is for files, but this source is a google-form`, ""},
		{"file without path", source("type: file, role: feedback"), `canvass.yaml:4: source "a" is a file and has no "path"`, ""},
		{"file with id", source("type: file, path: x.csv, id: 1A, role: feedback"), `canvass.yaml:4: "id" is for forms and documents, but this source is a file`, ""},
		{"document of registrations", source("type: google-doc, id: 1A, role: registration"), `canvass.yaml:4: source "a" is a document: comments on it are "feedback", never "registration"`, ""},
		{"document without id", source("type: google-doc, role: feedback"), `canvass.yaml:4: source "a" is a document and has no "id"`, ""},
	})
}

func TestQuestionErrors(t *testing.T) {
	with := func(lines ...string) string {
		return "project: {name: x, languages: [en, es]}\nprinciples: principles.yaml\nsources:\n  - name: a\n    type: google-form\n    id: 1A\n    role: feedback\n    questions:\n      - " +
			strings.Join(lines, "\n      - ") + "\n"
	}
	for _, c := range []badFile{
		{"no question", with("{field: name}"), `canvass.yaml:9: a question has no "question": give its title or its id`, ""},
		{"blank question", with("{question: ' ', field: name}"), `canvass.yaml:9: a question has no "question": give its title or its id`, ""},
		{"number as question", with("{question: 7, field: name}"), `canvass.yaml:9: "question" must be text, found the number 7; put it in quotation marks: "7"`, ""},
		{"no field", with("{question: Q}"), `canvass.yaml:9: a question has no "field"`, ""},
		{"field", with("{question: Q, field: organization}"), `canvass.yaml:9: unknown field "organization"; did you mean "organisation"?`, ""},
		{"reference", with("{question: '@mail', field: email}"), `canvass.yaml:9: unknown reference "@mail"; did you mean "@email"?`, ""},
		{"twice", with("{question: Q, field: name}", "{question: R, field: name}", "{question: Q, field: email}"), `canvass.yaml:11: question "Q" is already mapped on line 9`, ""},
		{"rating without principle", with("{question: Q, field: rating}"), `canvass.yaml:9: a question with field "rating" needs a "principle"; possible here: P1, P2`, ""},
		{"comment without principle", with("{question: Q, field: comment}"), `canvass.yaml:9: a question with field "comment" needs a "principle"; possible here: P1, P2`, ""},
		{"principle", with("{question: Q, field: comment, principle: P3}"), `canvass.yaml:9: unknown principle "P3"; did you mean "P1"?`, ""},
		{"scale of a comment", with("{question: Q, field: comment, principle: P1, scale: [a, b, c, d, e]}"), `canvass.yaml:9: "scale" is for questions with field "rating"`, ""},
		{"short scale", with("{question: Q, field: rating, principle: P1, scale: [a, b, c]}"), `canvass.yaml:9: "scale" must list 5 labels from worst to best, found 3`, ""},
		{"scale of numbers", with("{question: Q, field: rating, principle: P1, scale: [a, b, c, d, 5]}"), `canvass.yaml:9: an item of "scale" must be text, found the number 5; put it in quotation marks: "5"`, ""},
		{"label twice", with("{question: Q, field: rating, principle: P1, scale: [a, b, c, d, A]}"), `canvass.yaml:9: label "A" stands twice in "scale"`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			inFolder(t, map[string]string{"canvass.yaml": c.contents, "principles.yaml": principlesFile})
			_, err := Load("canvass.yaml", nil)
			wantError(t, err, c.want, c.hint)
		})
	}
	runBad(t, []badFile{{"no principles", strings.Replace(good, "field: vision", "field: comment, principle: P1", 1),
		`canvass.yaml:3: principle "P1" is named, but no principles are configured: set the key "principles"`, ""}})
}

func TestPrincipleErrors(t *testing.T) {
	cases := []badFile{
		{"empty", "", `canvass.yaml:4: "principles" names principles.yaml: the file is empty`, hintEmpty},
		{"no list", "P1: {title: x}\n", "principles.yaml:1: the file must be a list, found a group of keys", ""},
		{"syntax", "- id: 'P1\n", "principles.yaml:1: a quotation mark is opened here and never closed", "*"},
		{"no id", "- title: {en: One, es: Uno}\n", `principles.yaml:1: a principle has no "id"`, ""},
		{"same id", principlesFile + "- {id: P1, title: {en: One, es: Uno}}\n", `principles.yaml:3: id "P1" is already on line 1`, ""},
		{"dot in id", "- {id: P.1, title: {en: One, es: Uno}}\n", `principles.yaml:1: "id" may hold letters, digits, - and _ only, found "P.1"`, ""},
		{"no title", "- {id: P1}\n", `principles.yaml:1: principle "P1" has no title`, ""},
		{"blank title", "- {id: P1, title: ''}\n- {id: P2, title: {}}\n", "principles.yaml:1: principle \"P1\" has no title\nprinciples.yaml:2: principle \"P2\" has no title", ""},
		{"key", "- {id: P1, titel: {en: One, es: Uno}}\n", "principles.yaml:1: principle \"P1\" has no title\nprinciples.yaml:1: unknown key \"titel\"; did you mean \"title\"?", ""},
		{"language", "- {id: P1, title: {en: One, sp: Uno}}\n", `principles.yaml:1: unknown language "sp"; did you mean "es"?`, ""},
		{"comma", "- {id: P1, title: {en: One, two and three, es: Uno}}\n", `principles.yaml:1: a comma cuts a text in two before "two and three"`, "put a text that holds a comma in quotation marks"},
		{"text and texts", "- {id: P1, title: {en: One, es: Uno}, text: {en: A, es: B}, texts: [{en: A, es: B}]}\n", `principles.yaml:1: principle "P1" has both "text" and "texts"; one of them is enough`, ""},
		{"no date", "- id: P1\n  title: {en: One, es: Uno}\n  texts:\n    - {en: A, es: B}\n    - {en: C, es: D}\n", `principles.yaml:5: a later text of principle "P1" has no "from" date`, ""},
		{"same date", "- id: P1\n  title: {en: One, es: Uno}\n  texts:\n    - {from: 2025-01-01, en: A, es: B}\n    - {from: 2025-01-01, en: C, es: D}\n", `principles.yaml:5: principle "P1" has two texts from the same day`, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			inFolder(t, map[string]string{"canvass.yaml": good + "principles: principles.yaml\n", "principles.yaml": c.contents})
			_, err := Load("canvass.yaml", nil)
			wantError(t, err, c.want, c.hint)
		})
	}
}

func TestCodebookErrors(t *testing.T) {
	theme := func(keys string) string { return "- {id: t, label: {en: L, es: M}, " + keys + "}\n" }
	for _, c := range []badFile{
		{"no id", "- {label: {en: L, es: M}}\n", `codebook.yaml:1: a theme has no "id"`, ""},
		{"no label", "- {id: t, keywords: {en: [a], es: [b]}}\n", `codebook.yaml:1: theme "t" has no label`, ""},
		{"keywords of no language", theme("keywords: [a, b]"), `codebook.yaml:1: "keywords" must be a group of keys, found a list`, ""},
		{"keywords as text", theme("keywords: {en: a, es: [b]}"), `codebook.yaml:1: "en" must be a list, found text; write it in brackets: [a]`, ""},
		{"star inside", theme("keywords: {en: [a*b], es: [b]}"), `codebook.yaml:1: keyword "a*b": a * stands only at the end of a word`, ""},
		{"star alone", theme("keywords: {en: ['*'], es: [b]}"), `codebook.yaml:1: keyword "*": a * stands only at the end of a word`, ""},
		{"star after a sign", theme("keywords: {en: ['^the.*'], es: [b]}"), `codebook.yaml:1: keyword "^the.*": a * stands only at the end of a word`, ""},
		{"a picture", theme("keywords: {en: [a, 💰], es: [b]}"), `codebook.yaml:1: keyword "💰" has no letter or digit: themes are found by words`, ""},
		{"keyword and not", theme("keywords: {en: [a], es: [b]}, not: {en: [A]}"), `codebook.yaml:1: theme "t" has "A" both under "keywords" and under "not"`, ""},
		{"key", theme("keywords: {en: [a], es: [b]}, nott: {en: [c]}"), `codebook.yaml:1: unknown key "nott"; did you mean "not"?`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			inFolder(t, map[string]string{"canvass.yaml": good + "codebook: codebook.yaml\n", "codebook.yaml": c.contents})
			_, err := Load("canvass.yaml", nil)
			wantError(t, err, c.want, c.hint)
		})
	}
}

func TestMissingCompanionsNameTheKey(t *testing.T) {
	_, err := load(t, good+"principles: p.yaml\ncodebook: nowhere/c.yaml\n")
	wantError(t, err, `
canvass.yaml:4: "principles" names p.yaml: there is no such file
canvass.yaml:5: "codebook" names nowhere/c.yaml: there is no such file
`, `correct "principles" in canvass.yaml, or take the key out`)
}

// A principles file that cannot be read must not make every use of a principle wrong as well.
func TestUnreadablePrinciplesAreReportedOnce(t *testing.T) {
	contents := strings.Replace(good, "field: vision", "field: comment, principle: P1", 1)
	_, err := load(t, contents+"principles: p.yaml\n")
	wantError(t, err, `canvass.yaml:4: "principles" names p.yaml: there is no such file`, "*")
}

func TestADocumentNeedsTextsToPlaceCommentsIn(t *testing.T) {
	c, err := load(t, "project: {name: x}\nsources: [{name: doc, type: google-doc, id: 1A, role: feedback}]\n")
	want := []string{`canvass.yaml:2: source "doc" is a document, but no principle has a "text": its comments are placed by what they quote, and none will be`}
	if d := cmp.Diff(want, c.Warnings); err != nil || d != "" {
		t.Errorf("%v, -want +got\n%s", err, d)
	}
}

func TestOneFormUnderTwoNamesIsSaid(t *testing.T) {
	c, err := load(t, "project: {name: x}\nsources:\n"+
		"  - {name: a, type: google-form, id: 1A, role: feedback, questions: [{question: q, field: vision}]}\n"+
		"  - {name: b, type: google-form, id: https://docs.google.com/forms/d/1A/edit, role: feedback, questions: [{question: q, field: vision}]}\n")
	want := []string{`canvass.yaml:4: source "b" reads the same answers as "a": they count twice`}
	if d := cmp.Diff(want, c.Warnings); err != nil || d != "" {
		t.Errorf("%v, -want +got\n%s", err, d)
	}
}

func TestWarnings(t *testing.T) {
	inFolder(t, map[string]string{
		"canvass.yaml": `
project: {name: x, languages: [en, es]}
principles: principles.yaml
codebook: codebook.yaml
rounds: [{id: a}, {id: b}]
sources:
  - {name: doc, type: google-doc, id: 1A, role: feedback}
  - {name: paper, type: file, path: p.csv, role: feedback}
  - {name: reg, type: google-form, id: 1A, role: registration, questions: [{question: Q, field: name}]}
  - {name: bare, type: google-form, id: 1A, role: feedback}
`[1:],
		"principles.yaml": "- {id: P1, title: One, text: {en: A, fr: B}}\n- {id: P2, title: {es: Dos}}\n",
		"codebook.yaml":   "- {id: t, label: {en: L, es: M}, keywords: {en: [a, A]}}\n",
	})
	c, err := Load("canvass.yaml", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`canvass.yaml:7: source "paper" maps no questions: its answers are stored and left out of every output`,
		`canvass.yaml:8: source "reg" belongs to no round, so nobody in it is given a seat`,
		`canvass.yaml:9: source "bare" maps no questions: its answers are stored and left out of every output`,
		`principles.yaml:1: "fr" is not one of the project's languages`,
		`codebook.yaml:1: keyword "A" is listed twice`,
		`principles.yaml: no title in "es" for P1; another language's is used`,
		`principles.yaml: no text in "es" for P1; another language's is used`,
		`principles.yaml: no title in "en" for P2; another language's is used`,
		`codebook.yaml: no keywords in "es" for t; another language's is used`,
	}
	if d := cmp.Diff(want, c.Warnings); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}
