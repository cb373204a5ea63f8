// Package markdown renders an export.Document as a post for a static site: front
// matter and Markdown, by a template that can be replaced. Every text that reaches
// the template is escaped when it is printed.
package markdown

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/template"
	"time"
	"unicode/utf8"

	"canvass/internal/export"
	"canvass/internal/fault"
)

//go:embed post.md
var builtIn string

// Options are what a post needs beside its content.
type Options struct {
	Layout, Author, Category string
	Topics                   []string
	Date                     time.Time
	Template                 string // its text; "": the built-in one
	Name                     string // the template's file, for errors
}

// Write renders d to w once all of it could be made. An error of the template is
// fault.Invalid and names file and line.
func Write(w io.Writer, d export.Document, o Options) error {
	p, err := newPost(d, o)
	if err != nil {
		return err
	}
	name, text := "post.md", builtIn
	if o.Name != "" {
		name, text = filepath.Base(o.Name), o.Template
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return broken(fmt.Errorf("template %s is not a text in UTF-8", name))
	}
	t, err := template.New(name).Option("missingkey=error").Funcs(template.FuncMap{"yaml": yaml}).Parse(text)
	if err != nil {
		return broken(err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, p); err != nil {
		return broken(err)
	}
	if len(bytes.TrimSpace(out.Bytes())) == 0 {
		return broken(fmt.Errorf("template %s prints nothing", name))
	}
	_, err = w.Write(out.Bytes())
	return err
}

func broken(err error) error {
	var exec template.ExecError
	if errors.As(err, &exec) { // its value may be a respondent's
		err = exec
	}
	return fault.New(fault.Invalid, "mend the template: it gets .Title .Language .Date .Layout .Author .Category .Topics .Lead .Foot and .Sections (.Heading .Paragraphs .Points .Table .Quotes); or leave it out for the built-in one", "%w", err)
}

// Text is a text that is escaped when it is printed.
type Text string

// String returns the text as Markdown.
func (t Text) String() string { return Escape(string(t)) }

// Line is the text on one line, for headings and table cells.
func (t Text) Line() string { return strings.Join(strings.Fields(t.String()), " ") }

// Post is what a template gets.
type Post struct {
	Title                    Text
	Language                 string
	Date                     string // 2025-10-22
	Layout, Author, Category string
	Topics                   []string
	Lead, Foot               []Text
	Sections                 []Section
}

// Section is one section of a Post.
type Section struct {
	Heading    Text
	Anchor     string // "who", "principles", "principle-1", "rounds", "themes", "method"
	Sub        bool   // belongs to the section before
	Paragraphs []Text
	Points     []Text
	Table      string // in Markdown, "" for none
	Quotes     []Quote
}

// Quote is a respondent's text.
type Quote struct {
	Text, By Text
	Anchor   string
}

// Block is the quote as a block of Markdown.
func (q Quote) Block() string {
	var out strings.Builder
	empty := true
	for _, line := range strings.Split(q.Text.String(), "\n") {
		switch {
		case line == "" && !empty:
			out.WriteString(">\n")
			empty = true
		case line != "":
			if !empty { // keep the break
				text := strings.TrimSuffix(out.String(), "\n")
				out.Reset()
				out.WriteString(text + "  \n")
			}
			out.WriteString("> " + line + "\n")
			empty = false
		}
	}
	if by := q.By.Line(); by != "" {
		if !empty {
			out.WriteString(">\n")
		}
		out.WriteString("> — " + by + "\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// Section returns the section of that anchor, an empty one when there is none.
func (p Post) Section(anchor string) Section {
	for _, s := range p.Sections {
		if s.Anchor == anchor {
			return s
		}
	}
	return Section{}
}

func newPost(d export.Document, o Options) (Post, error) {
	p := Post{
		Title: Text(d.Title), Language: d.Language, Layout: o.Layout, Author: o.Author, Category: o.Category, Topics: o.Topics,
		Lead: texts(d.Lead), Foot: texts(d.Foot),
	}
	if !o.Date.IsZero() {
		p.Date = o.Date.Format(time.DateOnly)
	}
	for _, s := range d.Sections {
		one := Section{Heading: Text(s.Heading), Anchor: s.Anchor, Sub: s.Sub, Paragraphs: texts(s.Paragraphs), Points: texts(s.Points)}
		if s.Table != nil {
			table, err := tableText(*s.Table, d.Language)
			if err != nil {
				return p, fmt.Errorf("section %q: %w", s.Heading, err)
			}
			one.Table = table
		}
		for _, q := range s.Quotes {
			one.Quotes = append(one.Quotes, Quote{Text(q.Text), Text(q.By), q.Anchor})
		}
		p.Sections = append(p.Sections, one)
	}
	return p, nil
}

func texts(list []string) []Text {
	var out []Text
	for _, s := range list {
		out = append(out, Text(s))
	}
	return out
}

// tableText is a table of pipes under its caption; a table without rows is its sentence.
func tableText(t export.Table, language string) (string, error) {
	var out strings.Builder
	head, rule := "|", "|"
	for _, c := range t.Columns {
		head += " " + Text(c.Name).Line() + " |"
		rule += map[bool]string{true: " ---: |", false: " --- |"}[c.Kind == export.Number || c.Kind == export.Share]
	}
	rows := 0
	if t.Rows != nil {
		for row, err := range t.Rows {
			rows++
			if err != nil {
				return "", fmt.Errorf("row %d: %w", rows, err)
			}
			if len(row) > len(t.Columns) {
				return "", fmt.Errorf("row %d: %d cells for %d columns", rows, len(row), len(t.Columns))
			}
			out.WriteString("\n|")
			for i, c := range t.Columns {
				cell := export.Cell{}
				if i < len(row) {
					cell = row[i]
				}
				out.WriteString(" " + Text(export.Shown(cell, c.Decimals, language)).Line() + " |")
			}
		}
	}
	if rows == 0 {
		return Text(t.Empty).Line(), nil
	}
	caption := ""
	if t.Caption != "" {
		caption = Text(t.Caption).Line() + "\n\n"
	}
	return caption + head + "\n" + rule + out.String(), nil
}

// yaml writes a value of the front matter: a text in double quotes, a list in
// brackets. JSON is YAML.
func yaml(v any) (string, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	switch v := v.(type) {
	case Text:
		return yaml(export.Visible(string(v)))
	case []string:
		if v == nil {
			return "[]", nil
		}
		return list(enc, &out, v)
	case string:
		return list(enc, &out, v)
	}
	return "", fmt.Errorf("yaml wants a text or a list of texts, not %T", v)
}

func list(enc *json.Encoder, out *bytes.Buffer, v any) (string, error) {
	err := enc.Encode(v)
	return strings.TrimSuffix(out.String(), "\n"), err
}
