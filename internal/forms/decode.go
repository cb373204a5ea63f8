package forms

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// page is one answer of responses.list.
type page struct {
	items []survey.Received
	next  string
}

// decodePage reads a page of responses.
func decodePage(source string, body []byte) (page, error) { return decodePrinted(source, body, nil) }

// decodePrinted does, and leaves out the reading of responses that known tells.
func decodePrinted(source string, body []byte, known func(survey.Print) bool) (page, error) {
	return decodeList(source, body, "responses", (*decoder).response, known)
}

// decodeList reads a page straight into domain values: no types in between, one
// pass over the bytes. Items that known tells are not read (see Recognise). An error means that the page is not whole; what is odd
// about a single item never spoils the page.
func decodeList(source string, body []byte, list string, read func(*decoder) (survey.Response, string), known func(survey.Print) bool) (page, error) {
	var p page
	d := newDecoder(source, body)
	d.known = known
	if d.in.PeekKind() != '{' {
		return p, errors.New("the page is not an object")
	}
	d.object(func(name string) {
		switch name {
		case list:
			if !d.array(func() { p.items = append(p.items, d.received(read)) }) {
				d.fail(errors.New(list + " is not a list"))
			}
		case "nextPageToken":
			p.next = d.text()
		default:
			d.value()
		}
	})
	if _, err := d.in.ReadToken(); d.err == nil && !errors.Is(err, io.EOF) {
		d.fail(errors.New("something follows the page"))
	}
	if d.err != nil && nested(body, maxNesting) {
		return p, fault.New(fault.Unavailable, "no form has such answers: report it to whoever runs the server", "a page is nested too deeply to be read")
	}
	return p, d.err
}

// maxNesting is how deep the decoder goes.
const maxNesting = 10000

// nested reports whether the brackets of a document are nested deeper than limit.
func nested(body []byte, limit int) bool {
	depth, quoted := 0, false
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '{' || c == '['):
			depth++
		case !quoted && (c == '}' || c == ']'):
			depth--
		}
		if depth > limit {
			return true
		}
	}
	return false
}

// received reads one item of a listing.
func (d *decoder) received(read func(*decoder) (survey.Response, string)) survey.Received {
	print, known := d.recognise()
	if known {
		return survey.Received{Response: survey.Response{Source: d.source, Print: print}, Known: true}
	}
	d.cleaned, d.erased = 0, false
	var r survey.Response
	var reason string
	raw := d.span(func() { r, reason = read(d) })
	if d.erased { // the document may still hold the words
		raw, d.cleaned = []byte(deletedExtra), 0
	}
	if reason != "" {
		return survey.Received{Quarantine: &survey.Quarantined{ID: r.ID, Reason: reason, Raw: bytes.Clone(raw)}, Erased: d.erased}
	}
	r.Print = print
	if r.Cleaned = d.cleaned; r.Cleaned > 0 {
		r.Original = bytes.Clone(raw)
	}
	return survey.Received{Response: r, Erased: d.erased}
}

// response reads one response, and why it cannot be one; "" when it is one.
func (d *decoder) response() (r survey.Response, reason string) {
	r.Source = d.source
	var created, submitted string
	var extra members
	isObject := d.object(func(name string) {
		switch name {
		case "responseId":
			r.ID = d.text()
		case "createTime":
			created = d.text()
		case "lastSubmittedTime":
			submitted = d.text()
		case "respondentEmail":
			r.Email = d.text()
		case "totalScore":
			r.Score = d.number(name, &extra)
		case "answers":
			r.Answers = d.answers(r.Answers, &extra)
		case "formId":
			d.value()
		default:
			extra.add(name, d.value())
		}
	})
	if !isObject {
		d.value()
		return r, "it is not an object"
	}
	r.Answers = arrange(r.Answers)
	r.Extra = d.canonical(extra.object())
	if strings.TrimSpace(r.ID) == "" {
		return r, "it has no response id"
	}
	return r, setTimes(&r, created, submitted)
}
