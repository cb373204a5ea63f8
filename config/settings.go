package config

import (
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/viper"

	"canvass/internal/survey"
)

// setting is a key that holds one value: it has a default and can also be set
// in the environment. Names chosen by people are never keys, because viper
// lower-cases keys and splits them at dots.
type setting struct {
	key   string
	value any // the default, which also decides the type: string or int
}

func knownSettings() []setting {
	return []setting{
		{"project.name", ""},
		{"project.timezone", "UTC"},
		{"store.url", "sqlite:canvass.db"},
		{"google.credentials", ""},
		{"google.endpoint", ""},
		{"principles", ""},
		{"codebook", ""},
		{"report.folder", "reports"},
		{"report.spreadsheet", ""},
		{"report.writeup.layout", "event"},
		{"report.writeup.author", ""},
		{"report.writeup.category", ""},
		{"report.writeup.template", ""},
		{"privacy.minimum", 5},
		{"ingest.whole_listing_limit", 50000},
		{"provider.url", ""},
		{"provider.model", ""},
	}
}

// settings are the values in force: the environment's, else the file's, else the default.
type settings struct {
	*lint
	values *viper.Viper
	places map[string]place // where each value came from
}

func readSettings(root *section, environ []string) settings {
	s := settings{root.lint, viper.New(), map[string]place{}}
	for _, k := range knownSettings() {
		s.values.SetDefault(k.key, k.value)
		s.fromFile(root, k)
		s.fromEnvironment(environ, k)
	}
	return s
}

func (s settings) fromFile(root *section, k setting) {
	at, key := root, k.key
	for {
		outer, rest, deeper := strings.Cut(key, ".")
		if !deeper {
			break
		}
		at, key = at.section(outer), rest
	}
	s.places[k.key] = at.at(key)
	if _, isNumber := k.value.(int); isNumber {
		if n, ok := at.whole(key, 0); ok {
			s.merge(k.key, n)
		}
		return
	}
	if t := at.word(key); t != "" {
		s.merge(k.key, t)
	}
}

// merge puts a value of the file between the defaults and the environment.
func (s settings) merge(key string, value any) {
	parts := strings.Split(key, ".")
	for i := len(parts) - 1; i > 0; i-- {
		value = map[string]any{parts[i]: value}
	}
	if err := s.values.MergeConfigMap(map[string]any{parts[0]: value}); err != nil {
		s.problem(s.places[key], "reading %q: %v", key, err)
	}
}

// fromEnvironment lets a variable win over the file; an empty one counts as unset.
func (s settings) fromEnvironment(environ []string, k setting) {
	name := variable(k.key)
	value := ""
	for _, e := range environ {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			value = v // the last one wins, as in os/exec
		}
	}
	if value == "" {
		return
	}
	s.places[k.key] = place{file: name}
	if strings.ContainsFunc(value, unicode.IsControl) {
		s.problem(s.places[k.key], "holds a control character")
		return
	}
	if _, isNumber := k.value.(int); !isNumber {
		s.values.Set(k.key, value)
		return
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		s.problem(s.places[k.key], "must be a whole number, 0 or more")
		return
	}
	s.values.Set(k.key, n)
}

// variable is the name of a setting in the environment.
func variable(key string) string {
	return "CANVASS_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

func (s settings) text(key string) string { return s.values.GetString(key) }

// atLeast returns a number and refuses one below the least.
func (s settings) atLeast(key string, least int) int {
	n := s.values.GetInt(key)
	if n < least {
		s.problem(s.places[key], "%q must be %d or more, found %d", lastPart(key), least, n)
	}
	return n
}

// path returns a file or folder as an absolute path; "" stays "".
func (s settings) path(key, folder string) string { return absolute(folder, s.text(key)) }

// endpoint returns the address of a server; "" stays "".
func (s settings) endpoint(key string) string {
	t := s.text(key)
	if t == "" {
		return ""
	}
	u, err := url.Parse(t)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		s.problem(s.places[key], "%q must be an address like https://example.org", lastPart(key))
	}
	return t
}

// store returns the SQLite file.
func (s settings) store(folder string) string {
	t := s.text("store.url")
	scheme, name, _ := strings.Cut(t, ":")
	switch {
	case scheme == "postgres" || scheme == "postgresql":
		s.problemHint(s.places["store.url"], "use a file for now: sqlite:canvass.db", "PostgreSQL as a store is not built yet")
	case scheme != "sqlite":
		s.problemHint(s.places["store.url"], "write it as sqlite:canvass.db", "%q must begin with sqlite:", "url")
	case name == "" || strings.HasPrefix(name, ":") || strings.HasPrefix(name, "//") && !strings.HasPrefix(name, "///"):
		s.problemHint(s.places["store.url"], "write it as sqlite:canvass.db", "%q must name a file after sqlite:", "url")
	}
	return absolute(folder, name)
}

// spreadsheet returns the id of the configured spreadsheet; "" stays "".
func (s settings) spreadsheet() string {
	t := s.text("report.spreadsheet")
	if t == "" {
		return ""
	}
	id, err := survey.SpreadsheetID(t)
	if err != nil {
		s.problemHint(s.places["report.spreadsheet"], "open the spreadsheet and copy the address from the browser: …/spreadsheets/d/ID/edit", "%q is %v", "spreadsheet", err)
	}
	return id
}

func absolute(folder, name string) string {
	if name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}

func lastPart(key string) string { return key[strings.LastIndex(key, ".")+1:] }
