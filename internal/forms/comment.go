package forms

import (
	"cmp"
	"html"
	"strings"

	"canvass/internal/survey"
)

// decodeComments reads a page of comments, as decodeList does.
func decodeComments(source string, body []byte) (page, error) {
	return decodeList(source, body, "comments", (*decoder).comment, nil)
}

// deletedExtra is all that is left of a deleted comment, besides id and time.
const deletedExtra = `{"deleted":true}`

// comment reads one comment, and why it cannot be a response.
func (d *decoder) comment() (r survey.Response, reason string) {
	r.Source = d.source
	var said remark
	var extra members
	isObject := d.object(func(name string) {
		if name == "id" {
			r.ID = d.text()
			return
		}
		d.remark(&said, name, &extra)
	})
	if !isObject {
		d.value()
		return r, "it is not an object"
	}
	r.Extra = d.canonical(extra.object())
	r.Answers, d.erased = said.answers(), said.deleted || said.lost
	if said.deleted {
		r.Answers, r.Extra = nil, deletedExtra
	}
	if strings.TrimSpace(r.ID) == "" {
		return r, "it has no id"
	}
	return r, setTimes(&r, cmp.Or(said.created, said.modified), "")
}

// remark is what a comment says.
type remark struct {
	created, modified       string
	content, quoted, author string
	replies                 []string
	resolved, deleted, lost bool // lost: a reply was deleted
}

// remark reads one member of a comment. What is not known goes to extra.
func (d *decoder) remark(c *remark, name string, extra *members) {
	switch name {
	case "createdTime":
		c.created = d.text()
	case "modifiedTime":
		raw := d.value()
		c.modified = d.string(raw)
		extra.add(name, raw)
	case "content":
		c.content = d.text()
	case "quotedFileContent": // the one text that upstream escapes
		c.quoted = html.UnescapeString(d.part(name, "value", extra))
	case "author":
		c.author = d.part(name, "displayName", extra)
	case "resolved":
		c.resolved = d.yes(name, extra)
	case "deleted":
		c.deleted = d.yes(name, extra)
	case "replies":
		isList := d.array(func() { c.replies = append(c.replies, d.reply(c)) })
		if !isList {
			extra.add(name, d.value())
		}
	default:
		extra.add(name, d.value())
	}
}

// answers lists what was said, in order of question.
func (c *remark) answers() []survey.Answer {
	var all []survey.Answer
	add := func(question string, values ...string) {
		if len(values) > 1 || len(values) == 1 && values[0] != "" {
			all = append(all, survey.Answer{Question: question, Values: values})
		}
	}
	add(survey.DocAuthor, c.author)
	add(survey.DocComment, c.content)
	add(survey.DocQuoted, c.quoted)
	add(survey.DocReplies, c.replies...)
	if c.resolved {
		add(survey.DocResolved, "resolved")
	}
	return arrange(all)
}

// part reads an object of which one text matters; the rest goes to extra.
func (d *decoder) part(name, wanted string, extra *members) (s string) {
	var rest members
	isObject := d.object(func(n string) {
		if n == wanted {
			s = d.text()
			return
		}
		rest.add(n, d.value())
	})
	switch left := rest.object(); {
	case !isObject:
		extra.add(name, d.value())
	case left != nil:
		extra.add(name, left)
	}
	return s
}

// yes reads a boolean. What is not one goes to extra.
func (d *decoder) yes(name string, extra *members) bool {
	raw := d.value()
	switch raw.Kind() {
	case 't', 'f', 'n':
	default:
		extra.add(name, raw)
	}
	return raw.Kind() == 't'
}

// reply reads one reply as JSON. Of a deleted one neither words nor author stay.
func (d *decoder) reply(c *remark) string {
	var all, kept members
	deleted := false
	isObject := d.object(func(name string) {
		raw := d.value()
		deleted = deleted || name == "deleted" && raw.Kind() == 't'
		all.add(name, raw)
		switch name {
		case "id", "createdTime", "modifiedTime", "action", "deleted":
			kept.add(name, raw)
		}
	})
	switch {
	case !isObject:
		return d.canonical(d.value())
	case deleted:
		c.lost = true
		return d.canonical(kept.object())
	}
	return d.canonical(all.object())
}
