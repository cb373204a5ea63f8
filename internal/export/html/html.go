// Package html renders an export.Document as one page that needs nothing else: no
// script, no font, no picture from elsewhere. Charts are SVG with a table beside
// each. It only renders: words, order and figures are decided before.
package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"canvass/internal/export"
)

//go:embed page.html page.css
var files embed.FS

// Write renders d to w. Everything in it is text and stays text. The first error of
// a table's rows ends it.
func Write(w io.Writer, d export.Document) error {
	css, err := files.ReadFile("page.css")
	if err != nil {
		return err
	}
	t, err := template.New("page.html").ParseFS(files, "page.html")
	if err != nil {
		return err
	}
	p := page{Document: d, CSS: template.CSS(css), Policy: policy(css)} //nolint:gosec // the style sheet is ours
	if err := p.arrange(); err != nil {
		return err
	}
	return t.Execute(w, p)
}

// policy lets the page use its own style sheet and nothing else at all.
func policy(css []byte) string {
	sum := sha256.Sum256(css)
	return fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
}

// page is a Document as the template reads it.
type page struct {
	export.Document
	CSS    template.CSS
	Policy string
	Parts  []part
}

// part is one section with its figures and table laid out.
type part struct {
	export.Section
	ID     string // of its heading
	Charts []chart
	Grid   *grid
	Quotes []quote
}

// quote is a text as it is shown.
type quote struct{ Text, By, ID, Language string }

func (p *page) arrange() error {
	p.Title = export.Visible(p.Title)
	p.Lead, p.Foot = visible(p.Lead), visible(p.Foot)
	for _, label := range []*string{&p.Labels.Skip, &p.Labels.Contents, &p.Labels.Data, &p.Labels.Top} {
		*label = export.Visible(*label)
	}
	for i, s := range p.Sections {
		one := part{Section: s, ID: s.Anchor}
		if one.ID == "" {
			one.ID = fmt.Sprintf("section-%d", i+1)
		}
		one.Heading, one.Paragraphs, one.Points = export.Visible(s.Heading), visible(s.Paragraphs), visible(s.Points)
		if s.Table != nil {
			g, err := newGrid(*s.Table, p.Language, one.ID, one.Heading)
			if err != nil {
				return fmt.Errorf("section %q: %w", s.Heading, err)
			}
			one.Grid = g
			if len(s.Charts) > 0 {
				g.Data = p.Labels.Data
			}
			for k, c := range s.Charts {
				one.Charts = append(one.Charts, newChart(c, g, fmt.Sprintf("%s-chart-%d", one.ID, k+1)))
			}
		}
		for _, q := range s.Quotes {
			one.Quotes = append(one.Quotes, quote{export.Visible(q.Text), export.Visible(q.By), q.Anchor, q.Language})
		}
		p.Parts = append(p.Parts, one)
	}
	return nil
}

func visible(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = export.Visible(s)
	}
	return out
}
