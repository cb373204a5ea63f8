package survey

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// ErrResponderLink says that a form's public link, or the id inside one, was
// given: Google's interfaces know forms only by the id of their edit link.
var ErrResponderLink = errors.New("a link for answering the form, not for editing it")

// ErrPublishedLink says that the link shows a published copy, whose id leads to
// nothing but that copy.
var ErrPublishedLink = errors.New("a link to a published copy, not for editing")

// FormID returns the id of a Google Form, given the id or a link for editing it.
func FormID(s string) (string, error) { return fileID(s, "forms", "a form") }

// SpreadsheetID returns the id of a Google spreadsheet, given the id or a link to it.
func SpreadsheetID(s string) (string, error) { return fileID(s, "spreadsheets", "a spreadsheet") }

// DocumentID returns the id of a Google Doc, given the id or a link to it.
func DocumentID(s string) (string, error) { return fileID(s, "document", "a document") }

// fileID finds the id in s. Links read https://docs.google.com/KIND/d/ID/edit,
// with "a/DOMAIN" or "u/0" before "d" for people with several accounts; "e"
// after "d" marks the public copy.
func fileID(s, kind, noun string) (string, error) {
	s = strings.TrimSpace(s)
	if plainID(s) {
		return checked(s)
	}
	u, err := url.Parse(withScheme(s))
	switch {
	case err != nil || u.Host == "":
		return "", fmt.Errorf("neither an id nor a link of %s", noun)
	case u.Hostname() == "forms.gle":
		return "", ErrResponderLink
	case u.Hostname() != "docs.google.com" && u.Hostname() != "drive.google.com":
		return "", fmt.Errorf("neither an id nor a link of %s", noun)
	}
	before, after, found := strings.Cut(u.Path, "/d/")
	if !found || !strings.Contains(before+"/", "/"+kind+"/") {
		return "", fmt.Errorf("a link to something other than %s", noun)
	}
	id, _, _ := strings.Cut(after, "/")
	switch {
	case id == "e" && kind == "forms":
		return "", ErrResponderLink
	case id == "e":
		return "", ErrPublishedLink
	case !plainID(id):
		return "", fmt.Errorf("a link of %s without its id", noun)
	}
	return checked(id)
}

// checked refuses the ids of public copies, which begin in a way of their own.
func checked(id string) (string, error) {
	switch {
	case strings.HasPrefix(id, "1FAIpQL"):
		return "", ErrResponderLink
	case strings.HasPrefix(id, "2PACX-"):
		return "", ErrPublishedLink
	}
	return id, nil
}

// plainID reports whether s is made of the characters that ids consist of.
func plainID(s string) bool {
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '-', r == '_':
		default:
			return false
		}
	}
	return s != ""
}

// withScheme completes an address that was copied without its beginning.
func withScheme(s string) string {
	if strings.Contains(s, "://") {
		return s
	}
	return "https://" + s
}
