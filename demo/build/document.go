package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"slices"
	"strings"
	"time"
)

const (
	documentID     = "1canvassDemoDraftPrinciplesOpenForCommentaaa"
	documentSource = "drafting-doc"
)

// remark is one comment on the drafting document, with a careful reader's judgement.
type remark struct {
	id, author, quoted, body string
	place, lang, stance      string // place: a principle, "" for nowhere in particular
	themes                   []string
	at                       time.Time
	resolved, deleted        bool
	replies                  []reply
}

type reply struct{ author, body string }

// readDocument reads document.txt; its own first lines say how it is written.
func readDocument() ([]remark, error) {
	raw, err := library.ReadFile("texts/document.txt")
	if err != nil {
		return nil, err
	}
	var list []remark
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "@ "); ok {
			r, err := newRemark(strings.Fields(head), len(list))
			if err != nil {
				return nil, fmt.Errorf("document.txt: %q: %w", head, err)
			}
			list = append(list, r)
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") || len(list) == 0 {
			continue
		}
		list[len(list)-1].add(line)
	}
	return list, nil
}

func newRemark(head []string, nth int) (remark, error) {
	if len(head) < 5 {
		return remark{}, fmt.Errorf("%d fields, want five", len(head))
	}
	at, err := time.Parse("2006-01-02T15:04", head[2])
	sum := sha256.Sum256(fmt.Appendf(nil, "comment %d", nth))
	r := remark{
		id: "AAAB" + base64.RawURLEncoding.EncodeToString(sum[:6])[:7], lang: head[1], stance: head[3],
		at:       at.Add(time.Duration(sum[7])*100*time.Millisecond + time.Duration(sum[8])*time.Millisecond),
		resolved: slices.Contains(head[5:], "resolved"), deleted: slices.Contains(head[5:], "deleted"),
	}
	if r.place = head[0]; r.place == "-" {
		r.place = ""
	}
	if head[4] != "-" {
		r.themes = strings.Split(head[4], ",")
	}
	return r, err
}

// add reads a line below the header.
func (r *remark) add(line string) {
	if name, ok := strings.CutPrefix(line, "by "); ok && r.author == "" {
		r.author = name
	} else if quote, ok := strings.CutPrefix(line, "> "); ok {
		r.quoted = join(r.quoted, quote)
	} else if said, ok := strings.CutPrefix(line, "< "); ok {
		name, words, _ := strings.Cut(said, ": ")
		r.replies = append(r.replies, reply{name, words})
	} else {
		r.body = join(r.body, line)
	}
}

// identity is the author as far as exact evidence goes: a full name in one document.
func (r remark) identity() string {
	if len(strings.Fields(r.author)) < 2 {
		return r.id
	}
	return r.author
}

// comments writes the document's card and its comments, newest first, as Google
// lists them. The deleted one lacks its words there, as upstream.
func (w *world) comments(files map[string][]byte) error {
	raw, err := pretty(object{"kind": "drive#file", "id": documentID, "name": "Principles, the draft open for comments", "mimeType": "application/vnd.google-apps.document"})
	if err != nil {
		return err
	}
	files["google/files/"+documentID+".json"] = raw
	newest := slices.Clone(w.remarks)
	slices.SortFunc(newest, func(a, b remark) int { return b.at.Compare(a.at) })
	var out bytes.Buffer
	out.WriteString("{\"comments\": [\n")
	for i, r := range newest {
		raw, err := compact(r.json())
		if err != nil {
			return err
		}
		out.Write(raw)
		out.WriteString(map[bool]string{true: ",\n", false: "\n"}[i < len(newest)-1])
	}
	out.WriteString("]}\n")
	files["google/comments/"+documentID+".json"] = out.Bytes()
	return nil
}

func (r remark) json() object {
	modified := r.at
	replies := []object{}
	for i, said := range append(r.replies, r.closing()...) {
		modified = r.at.Add(time.Duration(i+1) * 95 * time.Minute)
		o := object{
			"id": fmt.Sprintf("%s-%d", r.id, i+1), "createdTime": instant(modified), "modifiedTime": instant(modified), "deleted": false,
			"author": object{"displayName": said.author, "me": false},
		}
		if said.body == "" {
			o["action"] = "resolve"
		} else {
			o["content"] = said.body
		}
		replies = append(replies, o)
	}
	o := object{"kind": "drive#comment", "id": r.id, "createdTime": instant(r.at), "modifiedTime": instant(modified), "deleted": r.deleted, "replies": replies,
		"author": object{"kind": "drive#user", "displayName": r.author, "me": false}}
	if r.resolved {
		o["resolved"] = true
	}
	if r.deleted {
		o["modifiedTime"] = instant(r.at.Add(26 * time.Hour))
		return o
	}
	o["content"], o["htmlContent"] = r.body, html.EscapeString(r.body)
	if r.quoted != "" {
		o["quotedFileContent"], o["anchor"] = object{"mimeType": "text/html", "value": html.EscapeString(r.quoted)}, "kix."+strings.ToLower(r.id)
	}
	return o
}

// closing is the reply that resolves a discussion: an action without words.
func (r remark) closing() []reply {
	if r.resolved {
		return []reply{{author: "Draft Desk"}}
	}
	return nil
}

func instant(t time.Time) string { return t.Format("2006-01-02T15:04:05.000Z") }

// placement is the truth about where comments belong, by id.
func (w *world) placement() [][]string {
	rows := [][]string{{"source", "response_id", "principle"}}
	for _, r := range w.standing() {
		rows = append(rows, []string{documentSource, r.id, r.place})
	}
	return rows
}

// standing lists the comments that were not deleted, by id.
func (w *world) standing() []remark {
	list := slices.DeleteFunc(slices.Clone(w.remarks), func(r remark) bool { return r.deleted })
	slices.SortFunc(list, func(a, b remark) int { return cmp.Compare(a.id, b.id) })
	return list
}

// subject is what a comment is on, as reports name it: unplaced, it is on the wording.
func (r remark) subject() string { return cmp.Or(r.place, "wording") }

// discuss adds the document to the figures: every comment counts, nobody was asked
// for consent, and no author is anybody who answered a form.
func (w *world) discuss(f *figures) {
	authors := map[string]bool{}
	f.Feedback.Responses += len(w.remarks)
	for _, r := range w.standing() {
		authors[r.identity()] = true
		f.Feedback.Contributions++
		f.Feedback.ByLanguage[r.lang]++
		for i := range f.Principles {
			if f.Principles[i].ID == r.place {
				f.Principles[i].Contributions++
			}
		}
	}
	f.Feedback.People += len(authors)
	f.Consent.No += len(authors)
}
