// Package config reads canvass.yaml and the files that it names, and turns them
// into one [Config] of values that the rest of canvass can rely on: names are
// known, ids are unique, links are ids, paths are absolute.
//
// It is the only package that knows YAML and viper. It reads files and nothing
// else: no store is opened, no form is asked, the environment is handed in.
package config

import (
	"path/filepath"
	_ "time/tzdata" // zones must load on machines without a zone database

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Config is a valid configuration. All paths are absolute.
type Config struct {
	Path     string // the file that was read, as it was named
	Folder   string // its folder: relative paths in the file are relative to it
	Project  survey.Project
	Store    string // the SQLite file
	Google   Google
	Report   Report
	Ingest   Ingest
	Provider Provider
	Codebook string   // the file of Project.Codebook, as it was named; "" none
	Files    []string // every file that was read, as it was named
	Warnings []string // what is allowed but probably not meant; each names file and line
}

// Google says how Google's services are reached.
type Google struct {
	Credentials string // service account file; "" for Application Default Credentials
	Endpoint    string // base URL of an emulator; "" for Google itself
}

// Report says what is written and where.
type Report struct {
	Folder      string
	Outputs     []string // for `report all`: excel, page, writeup; sheets exactly when Spreadsheet is set
	Spreadsheet string   // the id, taken out of a pasted link; "" none
	ReviewTab   bool     // the spreadsheet has the sheet Review, with what people wrote
	Writeup     Writeup
}

// Writeup shapes the text that is published after an event.
type Writeup struct {
	Layout   string
	Author   string
	Category string
	Topics   []string
	Template string // a file, "" for the built-in one
}

// Ingest holds the limits of reading.
type Ingest struct {
	WholeListingLimit int // responses above which a source is no longer read whole on every run
}

// Provider is an optional tagging service; both are empty when it is off.
type Provider struct{ URL, Model string }

// Load reads the configuration file at path, the files that it names, and the
// CANVASS_ variables of environ ("NAME=value", as os.Environ gives it), which
// win over the file. Everything that is wrong is reported together, in an error
// of kind fault.Invalid with one line a problem.
func Load(path string, environ []string) (Config, error) {
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return Config{}, fault.New(fault.Invalid, "", "finding the folder of %s: %w", path, err)
	}
	l := &lint{files: []string{path}}
	tree, _, err := readTree(path, "copy config/canvass.example.yaml to canvass.yaml and adapt it, or name another file with --config FILE")
	if err != nil {
		l.note(err)
		return Config{}, l.err()
	}
	c := Config{Path: path, Folder: folder}
	root := l.open(path, tree, "the file")
	if root.broken {
		return Config{}, l.err()
	}
	s := readSettings(root, environ)
	c.fill(root, s)
	root.finish()
	c.Files, c.Warnings = l.files, l.warningLines()
	if err := l.err(); err != nil {
		return Config{}, err
	}
	return c, nil
}

// fill reads every part of the configuration; what is wrong is noted in the lint.
func (c *Config) fill(root *section, s settings) {
	c.Store = s.store(c.Folder)
	c.Google = Google{Credentials: s.path("google.credentials", c.Folder), Endpoint: s.endpoint("google.endpoint")}
	c.Provider = Provider{URL: s.endpoint("provider.url"), Model: s.text("provider.model")}
	c.Ingest.WholeListingLimit = s.atLeast("ingest.whole_listing_limit", 1)
	c.Report = readReport(root.section("report"), s, c.Folder)
	c.Project = readProject(root, s, c.Folder)
	if name := s.text("codebook"); name != "" {
		c.Codebook = beside(root.file, name)
	}
}

// beside returns the name of a file that the configuration names, as a person
// would type it: next to the configuration's own path.
func beside(path, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(path), name)
}
