package config

import (
	"net/url"
	"path/filepath"
	"strings"

	"canvass/internal/survey"
)

func (s settings) text(key string) string { return s.values.GetString(key) }

// yes reads a setting that is on or off.
func (s settings) yes(key string) bool {
	switch t := strings.ToLower(s.text(key)); t {
	case "yes", "true":
		return true
	case "no", "false":
	default:
		s.problem(s.places[key], "%q must be yes or no, found %q", lastPart(key), excerpt(t))
	}
	return false
}

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
