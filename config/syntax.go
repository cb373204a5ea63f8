package config

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
)

// syntaxError says in an organiser's words what the parser says in its own.
func syntaxError(path string, err error) error {
	var y yaml.Error
	if !errors.As(err, &y) {
		return wrong(path, 0, "", "the file is not valid YAML")
	}
	message, hint := y.GetMessage(), ""
	for _, w := range wordings {
		if strings.Contains(message, w.parser) {
			message, hint = w.message, w.hint
			break
		}
	}
	return wrong(path, y.GetToken().Position.Line, hint, "%s", message)
}

// wordings pairs what the parser says, in part, with what people are told.
var wordings = []struct{ parser, message, hint string }{
	{"found character '\t'", "a tab stands where only spaces may", "indent with spaces"},
	{"tab character", "a tab stands where only spaces may", "indent with spaces"},
	{"could not find end character", "a quotation mark is opened here and never closed", "close it, or put the whole text in the other kind of quotation marks"},
	{"mapping value is not allowed", `a second ": " on the line, or an indentation unlike its neighbours'`, "put a text that holds a colon in quotation marks, and line up keys that belong together"},
	{"is a reserved character", "a text begins with a character that YAML reserves, such as @", "put the text in quotation marks"},
	{"unknown escape character", `a \ inside "…" is followed by a letter that means nothing there`, `write \\ for a backslash, or put the text in single quotation marks`},
	{"',' or ']' must be specified", "a comma or ] is missing in a list opened with [", "separate the items with commas and close the list with ]"},
	{"sequence end token", "a list opened with [ is never closed", "close it with ]"},
	{"',' or '}' must be specified", "a comma or } is missing in a group opened with {", "separate the keys with commas and close the group with }"},
	{"could not find flow map", "a group opened with { is never closed", "close it with }"},
	{"could not find map value", "a group opened with { is never closed", "close it with }"},
	{"non-map value", "this line is neither a key with its value nor part of the line above", "write it as key: value, with a space after the colon"},
	{"is not allowed in this context", "this line does not fit the ones above", hintShape},
	{"", "this is not valid YAML", hintShape},
}

const hintShape = "check indentation, brackets and quotation marks; a text with an apostrophe goes into double ones"
