package config

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/viper"
)

// setting is a key that holds one value: it has a default and can also be set
// in the environment. Names chosen by people are never keys, because viper
// lower-cases keys and splits them at dots.
type setting struct {
	key   string
	value any // the default, which also decides the type: string, int or bool
}

// ProviderKey is the variable with the key for the provider: a secret stands in no file,
// so it is no setting.
const ProviderKey = "CANVASS_PROVIDER_KEY"

// prefix begins the names of settings in the environment.
const prefix = "CANVASS_"

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
		{"report.review_tab", false},
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
	s.unknownVariables(environ)
	return s
}

// unknownVariables warns about variables that look like settings and are none.
func (s settings) unknownVariables(environ []string) {
	known := []string{ProviderKey}
	for _, k := range knownSettings() {
		known = append(known, variable(k.key))
	}
	for _, e := range environ {
		name, _, _ := strings.Cut(e, "=")
		if strings.HasPrefix(name, prefix) && !slices.Contains(known, name) && !strings.ContainsFunc(name, unicode.IsControl) {
			s.warn(place{file: excerpt(name)}, "is not a setting of canvass and has no effect%s", suggestion(name, known))
		}
	}
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
	if _, onOff := k.value.(bool); onOff && at.get(key).kind == boolean {
		s.merge(k.key, at.get(key).text)
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
	return prefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}
