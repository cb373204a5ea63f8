package config

import (
	"regexp"
	"slices"
	"time"

	"canvass/internal/survey"
)

// identifier is what ids look like: they are typed on command lines and joined
// with dots to name figures.
var identifier = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_-]*$`)

// readProject reads the project and, in that order, what its sources refer to.
func readProject(root *section, s settings, folder string) survey.Project {
	own := root.section("project")
	p := survey.Project{Name: s.text("project.name"), Location: s.zone(), Languages: readLanguages(own), Minimum: s.atLeast("privacy.minimum", 0)}
	if p.Name == "" && own.lacks("name") {
		own.problemHint(s.places["project.name"], "add: project: {name: What the consultation is called}", "the project has no name")
	}
	files := companion{root: root, settings: s, languages: p.Languages, zone: p.Location}
	var known bool
	p.Principles, known = files.principles()
	p.Codebook = files.codebook()
	p.Rounds = readRounds(root, p.Location)
	p.Groups = readGroups(root, p.Languages)
	p.Consent = readConsent(root.section("consent"))
	d := sourceReader{lint: root.lint, project: p, principlesKnown: known, folder: folder}
	p.Sources = d.read(root)
	return p
}

// zone returns the configured time zone, UTC when it is wrong.
func (s settings) zone() *time.Location {
	name := s.text("project.timezone")
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		s.problemHint(s.places["project.timezone"], "write a zone's name as in America/New_York, Europe/Madrid or UTC", "there is no time zone %q", excerpt(name))
		return time.UTC
	}
	return zone
}

// readLanguages returns the project's languages, English when none is given.
func readLanguages(own *section) []string {
	var all []string
	for _, code := range own.list("languages") {
		switch {
		case !checkLanguage(own.lint, code.at, code.text, nil):
		case slices.Contains(all, code.text):
			own.problem(code.at, "language %q is listed twice", code.text)
		default:
			all = append(all, code.text)
		}
	}
	if len(all) == 0 {
		return []string{"en"}
	}
	return all
}

// readConsent reads additional answers to the question about quoting.
func readConsent(s *section) survey.ConsentPhrases {
	meaning := map[string]string{}
	phrases := func(key string) []string {
		all := s.list(key)
		for _, a := range all {
			s.oneMeaning(a, key, meaning)
		}
		return texts(all)
	}
	return survey.ConsentPhrases{Named: phrases("named"), Anonymous: phrases("anonymous"), No: phrases("no")}
}
