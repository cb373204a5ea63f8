package config

import (
	"errors"
	"slices"

	"canvass/internal/survey"
)

// sourceReader reads the sources against the project read so far.
type sourceReader struct {
	*lint
	project         survey.Project
	principlesKnown bool // false when their file could not be read
	folder          string
}

func (d sourceReader) read(root *section) []survey.Source {
	var all []survey.Source
	first := map[string]int{}
	for _, s := range root.sections("sources") {
		src := d.source(s, first)
		if i := slices.IndexFunc(all, func(o survey.Source) bool { return sameAnswers(o, src) }); i >= 0 {
			d.warn(s.here(), "source %q reads the same answers as %q: they count twice", excerpt(src.Name), excerpt(all[i].Name))
		}
		all = append(all, src)
		s.finish()
	}
	if len(all) == 0 && !root.has("sources") {
		d.warn(root.here(), "no sources are configured: there is nothing to read")
	}
	return all
}

// sameAnswers reports whether two sources read one form or file for one purpose.
func sameAnswers(a, b survey.Source) bool {
	return a.Type == b.Type && a.Role == b.Role && a.ID == b.ID && a.Path == b.Path && a.Sheet == b.Sheet && a.ID+a.Path != ""
}

func (d sourceReader) source(s *section, first map[string]int) survey.Source {
	src := survey.Source{
		Name:      d.name(s, first),
		Type:      choice(s, "a source", "type", []survey.SourceType{survey.GoogleForm, survey.GoogleDoc, survey.FileSource}),
		Role:      choice(s, "a source", "role", []survey.Role{survey.Registration, survey.Feedback, survey.Attendance}),
		Round:     d.round(s),
		Language:  s.word("language"),
		Path:      absolute(d.folder, s.word("path")),
		Sheet:     s.text("sheet"),
		Delimiter: s.text("delimiter"),
		Encoding:  s.word("encoding"),
	}
	if src.Language != "" {
		checkLanguage(d.lint, s.at("language"), src.Language, d.project.Languages)
	}
	src.ID = d.id(s, src.Type)
	src.Mappings = d.mappings(s, src.Type)
	d.fitting(s, src)
	d.suspicious(s, src)
	return src
}

// name reads a source's name, unique in the project.
func (d sourceReader) name(s *section, first map[string]int) string {
	name := s.word("name")
	line, seen := first[name]
	switch {
	case name == "":
		if s.lacks("name") {
			s.problem(s.at("name"), "a source has no %q", "name")
		}
	case seen:
		s.problem(s.at("name"), "source %q is already on line %d", excerpt(name), line)
	default:
		first[name] = s.at("name").line
	}
	return name
}

// choice reads a required word that is one of a few.
func choice[T ~string](s *section, noun, key string, known []T) T {
	w := s.word(key)
	switch {
	case w == "":
		if s.lacks(key) {
			s.problem(s.at(key), "%s has no %q%s", noun, key, suggestion("", words(known)))
		}
	case !slices.Contains(known, T(w)):
		s.problem(s.at(key), "unknown %s %q%s", key, excerpt(w), suggestion(w, words(known)))
	}
	return T(w)
}

func words[T ~string](all []T) []string {
	var out []string
	for _, w := range all {
		out = append(out, string(w))
	}
	return out
}

// round reads the round of a source; with a single round, that one.
func (d sourceReader) round(s *section) string {
	name := s.word("round")
	var known []string
	for _, r := range d.project.Rounds {
		known = append(known, r.ID)
	}
	if name == "" && len(known) == 1 {
		return known[0]
	}
	if name != "" && !slices.Contains(known, name) {
		s.problem(s.at("round"), "unknown round %q%s", excerpt(name), suggestion(name, known))
	}
	return name
}

// id reads the id of a form or document out of what was pasted.
func (d sourceReader) id(s *section, t survey.SourceType) string {
	pasted := s.word("id")
	if pasted == "" {
		return ""
	}
	parse := survey.FormID
	if t == survey.GoogleDoc {
		parse = survey.DocumentID
	}
	id, err := parse(pasted)
	switch {
	case errors.Is(err, survey.ErrResponderLink):
		s.problemHint(s.at("id"), "open the form for editing and copy the address from the browser: it reads https://docs.google.com/forms/d/ID/edit", "%q is %v", "id", err)
	case err != nil:
		s.problemHint(s.at("id"), "open it for editing and copy the address from the browser, or the part between /d/ and /edit", "%q is %v", "id", err)
	}
	return id
}

// fitting holds the keys of a source against its type.
func (d sourceReader) fitting(s *section, src survey.Source) {
	isFile := src.Type == survey.FileSource
	switch {
	case isFile && !s.has("path"):
		s.problem(s.here(), "source %q is a file and has no %q", excerpt(src.Name), "path")
	case src.Type == survey.GoogleForm && !s.has("id"):
		s.problemHint(s.here(), "open the form for editing and copy the address from the browser", "source %q is a form and has no %q", excerpt(src.Name), "id")
	case src.Type == survey.GoogleDoc && !s.has("id"):
		s.problem(s.here(), "source %q is a document and has no %q", excerpt(src.Name), "id")
	case src.Type == survey.GoogleDoc && src.Role != "" && src.Role != survey.Feedback:
		s.problem(s.at("role"), "source %q is a document: comments on it are %q, never %q", excerpt(src.Name), survey.Feedback, excerpt(string(src.Role)))
	}
	if isFile && s.has("id") {
		s.problem(s.at("id"), "%q is for forms and documents, but this source is a file", "id")
	}
	for _, key := range []string{"path", "sheet", "delimiter", "encoding"} {
		if !isFile && src.Type != "" && s.has(key) {
			s.problem(s.at(key), "%q is for files, but this source is a %s", key, excerpt(string(src.Type)))
		}
	}
}

// suspicious warns about what is allowed and probably not meant.
func (d sourceReader) suspicious(s *section, src survey.Source) {
	switch {
	case len(src.Mappings) == 0 && !s.has("questions"):
		s.warn(s.here(), "source %q maps no questions: its answers are stored and left out of every output", excerpt(src.Name))
	case src.Type == survey.GoogleDoc && d.principlesKnown && !slices.ContainsFunc(d.project.Principles, func(p survey.Principle) bool { return len(p.Wordings) > 0 }):
		s.warn(s.here(), "source %q is a document, but no principle has a %q: its comments are placed by what they quote, and none will be", excerpt(src.Name), "text")
	case src.Role == survey.Registration && src.Round == "":
		s.warn(s.here(), "source %q belongs to no round, so nobody in it is given a seat", excerpt(src.Name))
	}
}
