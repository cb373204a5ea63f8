package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// plantCampaigns reads campaigns.txt: a template, then one member a block.
//
//	@ campaign open-the-books P1 en transparency
//	The template, with a place for [NAME OF ORGANISATION].
//	@ member Given/Family ; organisation or ? ; after
//	The member's own words, which come before, after or in the middle.
func (w *world) plantCampaigns() error {
	blocks, err := readBlocks("campaigns.txt")
	if err != nil {
		return err
	}
	var head []string
	var template string
	for i, b := range blocks {
		fields := strings.Fields(b.head)
		if fields[0] == "campaign" {
			head, template = fields[1:], b.body
			continue
		}
		member := strings.Split(strings.TrimPrefix(b.head, "member "), " ; ")
		if len(member) != 3 || len(head) != 4 {
			return fmt.Errorf("campaigns.txt: bad block %q", b.head)
		}
		w.join(head, template, member, b.body, i)
	}
	return nil
}

// join sends one member's response: the letters come within hours of each other.
func (w *world) join(head []string, template string, member []string, own string, nth int) {
	lang := head[2]
	f, open := w.feedbackForm(lang)
	given, family, _ := strings.Cut(member[0], "/")
	p := w.invite(given, family, organisation{member[1], "organiser", "", lang, "example.net"}, []string{"F:" + lang})
	r := w.respond(f, p, open.Add(time.Duration(72*60+nth*11+w.dice.below(9))*time.Minute))
	body := letter(template, member[1], member[2], own)
	r.answers["comment/"+head[1]] = value{texts: []string{body}, said: &said{
		kind: "content", stance: "support", themes: strings.Split(head[3], ","), campaign: head[0]}}
	r.set("rating/"+head[1], agreement[lang][4])
	switch {
	case p.anonymous:
		r.email = map[string]string{"es": fmt.Sprintf("carta%d@example.net", nth)}[lang]
	case lang == "es":
		r.set("name", p.name())
		r.email = p.email
	default:
		r.set("name", p.name())
		r.set("email", p.email)
	}
	if w.dice.chance(60) {
		r.set("consent-quote", consent[lang][[]string{"named", "anonymous"}[w.dice.below(2)]])
	}
}

// letter puts a member's own words into the template.
func letter(template, organisation, where, own string) string {
	if organisation != "?" {
		for _, slot := range []string{"[NAME OF ORGANISATION]", "[NOMBRE DE LA ORGANIZACIÓN]"} {
			template = strings.ReplaceAll(template, slot, organisation)
		}
	}
	sentences := strings.SplitAfter(template, ". ")
	switch where {
	case "before":
		return own + " " + template
	case "after":
		return template + " " + own
	case "middle":
		half := len(sentences) / 2
		return strings.Join(slices.Insert(sentences, half, own+" "), "")
	}
	return template
}
