package public

import (
	"fmt"

	"canvass/internal/export"
)

// Writeup lays out the publication as a post: the same figures as on the page, told
// principle by principle, without charts. The language must be Known.
func Writeup(p Publication, language string) export.Document {
	s := newSpeaker(p, language)
	d := export.Document{Title: p.Name, Language: language, Lead: s.lead(), Foot: []string{fmt.Sprintf(s.foot, p.Run)}}
	d.Sections = append(d.Sections, s.whoSections()...)
	d.Sections = append(d.Sections, export.Section{
		Heading: s.whatPeopleThink, Anchor: "principles", Paragraphs: []string{s.thinkLead}, Table: s.principlesTable(),
	})
	for i := range s.Figures.Principles {
		d.Sections = append(d.Sections, s.told(i)...)
	}
	d.Sections = append(d.Sections, s.betweenSections()...)
	d.Sections = append(d.Sections, s.themeSections()...)
	d.Sections = append(d.Sections, s.methodSection())
	return withoutCharts(d)
}

// told is one principle: its text and figures, then those who agree and those who object.
func (s speaker) told(i int) []export.Section {
	whole := s.principleSection(i)
	whole.Sub, whole.Quotes = false, nil
	out := []export.Section{whole}
	for _, side := range []struct {
		side    Side
		heading string
	}{{Agrees, s.inFavour}, {Objects, s.against}} {
		list := s.of(func(q Quote) bool { return q.Principle == i && q.Side == side.side })
		for k := range list {
			list[k].Side = NoSide // the heading says it
		}
		if len(list) > 0 {
			out = append(out, export.Section{Heading: side.heading, Sub: true, Quotes: s.quotes(list)})
		}
	}
	if len(out) == 1 {
		out[0].Paragraphs = append(out[0].Paragraphs, s.noQuotes)
	}
	return out
}

func withoutCharts(d export.Document) export.Document {
	for i := range d.Sections {
		d.Sections[i].Charts = nil
	}
	return d
}
