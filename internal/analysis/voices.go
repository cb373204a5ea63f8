package analysis

import "canvass/internal/survey"

// choose marks the answers that count: of each person the latest to a question,
// in its round and over all rounds. Cases of a person are in order of time, so
// the later answer takes the mark from the earlier one. Comments on a document all count.
func (a *analyst) choose() {
	f := a.findings
	type key struct{ round, question int }
	const overall = -2 // beside real rounds and -1
	for _, p := range f.People {
		if !p.Feedback {
			continue
		}
		if len(p.Cases) == 1 { // nearly everybody
			f.Cases[p.Cases[0]].markAll()
			continue
		}
		latest := map[key]*bool{}
		take := func(round, question int, mark *bool) {
			if before := latest[key{round, question}]; before != nil {
				*before = false
			}
			latest[key{round, question}], *mark = mark, true
		}
		for _, i := range p.Cases {
			if f.role(i) != survey.Feedback {
				continue
			}
			c := &f.Cases[i]
			if remarks(f.Project.Sources[c.Source]) {
				c.markAll()
				continue
			}
			for k := range c.Ratings {
				take(c.Round, c.Ratings[k].Question, &c.Ratings[k].InRound)
				take(overall, c.Ratings[k].Question, &c.Ratings[k].Overall)
			}
			for k := range c.Texts {
				take(c.Round, c.Texts[k].Question, &c.Texts[k].InRound)
				take(overall, c.Texts[k].Question, &c.Texts[k].Overall)
			}
		}
		for _, i := range p.Cases {
			f.Cases[i].Superseded = f.Cases[i].superseded()
		}
	}
}

// markAll marks every answer of the only response of a person.
func (c *Case) markAll() {
	for k := range c.Ratings {
		c.Ratings[k].Voice = Voice{true, true}
	}
	for k := range c.Texts {
		c.Texts[k].Voice = Voice{true, true}
	}
}

// superseded reports whether a response has answers and none of them counts any more.
func (c *Case) superseded() bool {
	for _, r := range c.Ratings {
		if r.InRound {
			return false
		}
	}
	for _, t := range c.Texts {
		if t.InRound {
			return false
		}
	}
	return len(c.Ratings)+len(c.Texts) > 0
}
