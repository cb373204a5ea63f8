package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"canvass/config"
	"canvass/internal/cli"
	"canvass/internal/emulator"
	"canvass/internal/forms"
	"canvass/internal/google"
	"canvass/internal/survey"
)

// serve serves what the server holds and returns its address.
func serve(t *testing.T, server *emulator.Server) string {
	t.Helper()
	http := httptest.NewServer(server)
	t.Cleanup(http.Close)
	return http.URL
}

// initialise runs `ingest init` and `ingest check` on forms and loads the result.
func initialise(t *testing.T, address string, ids ...string) config.Config {
	t.Helper()
	folder := t.TempDir()
	env := []string{"CANVASS_GOOGLE_ENDPOINT=" + address}
	for _, args := range [][]string{append([]string{"init", "--yes", "--into", folder}, ids...), {"check", "--config", filepath.Join(folder, "canvass.yaml")}} {
		var out, problems bytes.Buffer
		e := cli.Env{Args: args, Environ: env, Stdout: &out, Stderr: &problems, Now: time.Now, Width: func() int { return 0 }}
		if code := cli.Ingest(context.Background(), e); code != 0 {
			t.Fatalf("ingest %s: status %d\n%s%s", args[0], code, out.String(), problems.String())
		}
	}
	cfg, err := config.Load(filepath.Join(folder, "canvass.yaml"), env)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

// TestInitOnTheDemo holds proposals against the demo's hand-written configuration:
// field and principle of every question, role, language, seats, titles of principles.
func TestInitOnTheDemo(t *testing.T) {
	want, err := config.Load(filepath.Join("..", "..", "demo", "canvass.yaml"), nil)
	if err != nil {
		t.Fatal(err)
	}
	server := emulator.New(emulator.Options{Seed: 7})
	if err := server.Load(filepath.Join("..", "..", "demo", "google")); err != nil {
		t.Fatal(err)
	}
	address := serve(t, server)
	var ids []string
	for _, s := range want.Project.Sources {
		if s.Type == survey.GoogleForm {
			ids = append(ids, s.ID)
		}
	}
	got := initialise(t, address, ids...)
	right, total := 0, 0
	for i, s := range want.Project.Sources[:len(ids)] {
		g := got.Project.Sources[i]
		if g.Role != s.Role || g.Language != s.Language {
			t.Errorf("%s: role %s, language %s", s.Name, g.Role, g.Language)
		}
		form := liveForm(t, address, s)
		meanings := survey.Bind(g, []survey.Form{form}, nil)
		truth := survey.Bind(s, []survey.Form{form}, nil)
		if _, mapped := meanings.Refs[survey.RefEmail]; mapped != hasRef(truth) {
			t.Errorf("%s: @email mapped: %v", s.Name, mapped)
		}
		for id, m := range truth.Meanings {
			total++
			if o := meanings.Meanings[id]; o.Field == m.Field && o.Principle == m.Principle && fmt.Sprint(o.Scale) == fmt.Sprint(m.Scale) {
				right++
			} else {
				t.Logf("%s: %q: got %s %s, want %s %s", s.Name, truth.Questions[id].Title, o.Field, o.Principle, m.Field, m.Principle)
			}
		}
	}
	t.Logf("%d of %d fields right", right, total)
	if 10*right < 9*total {
		t.Errorf("%d of %d fields right, want at least nine of ten", right, total)
	}
	for i, r := range want.Project.Rounds {
		for j := range r.Seats {
			r.Seats[j].Capacity = 0
		}
		if g := got.Project.Rounds[i]; fmt.Sprint(g.Seats) != fmt.Sprint(r.Seats) || g.ID != r.ID {
			t.Errorf("round %s: seats %v, want %s: %v", g.ID, g.Seats, r.ID, r.Seats)
		}
	}
	if fmt.Sprint(got.Project.Groups) != fmt.Sprint(want.Project.Groups) {
		t.Errorf("groups %v, want %v", got.Project.Groups, want.Project.Groups)
	}
	for i, p := range want.Project.Principles {
		if g := got.Project.Principles[i]; fmt.Sprint(g.Title) != fmt.Sprint(p.Title) {
			t.Errorf("principle %s: title %v, want %v", p.ID, g.Title, p.Title)
		}
	}
}

func hasRef(b survey.Binding) bool { _, ok := b.Refs[survey.RefEmail]; return ok }

func liveForm(t *testing.T, address string, s survey.Source) survey.Form {
	t.Helper()
	client, err := google.New(context.Background(), google.Options{Endpoint: address})
	if err != nil {
		t.Fatal(err)
	}
	source, err := forms.New(client, s)
	if err != nil {
		t.Fatal(err)
	}
	form, err := source.Form(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return form
}

// Titles and options are other people's text: whatever they hold, the proposed
// files load, and say the same again.
func TestInitOnHostileForms(t *testing.T) {
	hostile := []string{
		"Name: {a: b}", "# not a comment", "line\nbreak", "line\u2028separator", "tab\there", "quote \" and ' and \\", "- dash", "@email", "yes", "null", "12345", "\u202eright to left",
		"emoji 👩‍👩‍👧", "zero\u200bwidth", "*anchor", "&ref", "%directive", "|", ">", "[list]", "très long " + strings.Repeat("x", 400), "\u0085next line", "\ufeffmark",
	}
	type object = map[string]any
	var items []any
	for i, title := range hostile {
		choice := object{"type": "RADIO", "options": []any{object{"value": "In person " + title}, object{"value": "Online " + title}, object{"value": "Strongly agree " + title}}}
		items = append(items, object{"itemId": fmt.Sprintf("%08x", i), "title": title, "questionItem": object{"question": object{"questionId": fmt.Sprintf("%08x", 100+i), "choiceQuestion": choice}}})
	}
	form, err := json.Marshal(object{"formId": "1hostile", "info": object{"title": "Register\n# here: " + hostile[5]}, "items": items})
	if err != nil {
		t.Fatal(err)
	}
	server := emulator.New(emulator.Options{Seed: 1})
	if err := server.PutForm(form); err != nil {
		t.Fatal(err)
	}
	address := serve(t, server)
	cfg := initialise(t, address, "1hostile")
	if got := len(cfg.Project.Sources[0].Mappings); got != len(hostile) {
		t.Errorf("%d mappings of %d questions", got, len(hostile))
	}
	live := liveForm(t, address, cfg.Project.Sources[0])
	for _, seat := range cfg.Project.Rounds[0].Seats {
		for _, answer := range seat.Answers {
			if !slices.ContainsFunc(live.Questions, func(q survey.Question) bool { return slices.Contains(q.Options, answer) }) {
				t.Errorf("the answer %q is no option", answer)
			}
		}
	}
}

// TestInitAsks answers what init cannot tell as a person at a terminal would.
func TestInitAsks(t *testing.T) {
	server := emulator.New(emulator.Options{Seed: 1})
	err := server.PutForm([]byte(`{"formId": "1vague", "info": {"title": "A form"}, "items": [
		{"itemId": "01", "title": "Something nobody can guess", "questionItem": {"question": {"questionId": "0a", "textQuestion": {}}}},
		{"itemId": "02", "title": "Full name", "questionItem": {"question": {"questionId": "0b", "textQuestion": {}}}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var shown bytes.Buffer
	e := cli.Env{
		Args: []string{"init", "--into", folder, "1vague"}, Environ: []string{"CANVASS_GOOGLE_ENDPOINT=" + serve(t, server), "TERM=dumb"},
		Stdin: iotest.OneByteReader(strings.NewReader("2\n2\n")), Stdout: io.Discard, Stderr: &shown, Screen: true, Keyboard: true,
		Now: time.Now, Width: func() int { return 0 },
	}
	if code := cli.Ingest(context.Background(), e); code != 0 {
		t.Fatalf("status %d\n%s", code, shown.String())
	}
	for _, want := range []string{`What is "A form" for?`, "Something nobody can guess"} {
		if !strings.Contains(shown.String(), want) {
			t.Errorf("not asked: %q in\n%s", want, shown.String())
		}
	}
	if strings.Contains(shown.String(), "Full name") {
		t.Error("asked about what is sure")
	}
	cfg, err := config.Load(filepath.Join(folder, "canvass.yaml"), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := cfg.Project.Sources[0]
	if s.Role != survey.Registration || s.Mappings[0].Field != survey.FieldName || s.Mappings[1].Field != survey.FieldName {
		t.Errorf("got role %s, %+v", s.Role, s.Mappings)
	}
}
