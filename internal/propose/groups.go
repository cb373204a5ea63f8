package propose

import (
	"slices"

	"canvass/internal/survey"
	"canvass/internal/text"
)

// Group is one group of people that options of several languages mean.
type Group struct {
	survey.Group
	Sure bool
}

// groups finds which options mean one group of people: those at the same place of the
// question about groups in two forms for the same purpose, one of which is a translation
// of the other. That is sure unless something speaks against it. What is known of a file
// are answers in no order: there those mean one group that name the same kind of people.
func groups(drafts []*draft) []Group {
	var lists []*offer
	for _, d := range drafts {
		if o := d.offer(); o != nil {
			lists = append(lists, o)
		}
	}
	var all []*meaning
	for i, a := range lists {
		for _, b := range lists[i+1:] {
			switch {
			case a.role != b.role || a.language == b.language:
			case a.unordered || b.unordered:
				all = pairByKind(all, a, b)
			case len(a.options) == len(b.options):
				all = pair(all, a, b)
			}
		}
	}
	var out []Group
	said := map[string]int{}
	for _, m := range all {
		g, differ := m.group()
		if !differ {
			continue
		}
		out = append(out, g)
		for _, t := range g.texts() {
			said[t]++
		}
	}
	for i, g := range out {
		out[i].Sure = g.Sure && !slices.ContainsFunc(g.texts(), func(t string) bool { return said[t] > 1 })
	}
	return out
}

// texts are the options as they are compared, each once.
func (g Group) texts() []string {
	var all []string
	for _, t := range g.Answers {
		all = append(all, text.Fold(t))
	}
	for _, t := range g.Label {
		all = append(all, text.Fold(t))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// offer is the options of one form's question about groups.
type offer struct {
	role     survey.Role
	language string
	options  []string
	sure     bool // that it asks for groups

	unordered bool // they are what was answered, in no order
}

// offer is nil where the form does not ask.
func (d *draft) offer() *offer {
	if d.language == "" {
		return nil
	}
	var found *offer
	for _, r := range d.reads {
		switch {
		case r.field != survey.FieldGroup || len(r.Options) < 2:
		case found != nil:
			return nil
		default:
			found = &offer{d.role, d.language, r.Options, r.sure, d.Type == survey.FileSource}
		}
	}
	return found
}

// meaning is options that are taken for one group.
type meaning struct {
	options []option
	sure    bool
}

type option struct {
	of   *offer
	text string
}

// pair joins the options of two forms place by place.
func pair(all []*meaning, a, b *offer) []*meaning {
	sure := a.sure && b.sure && translated(a.options, b.options)
	for i := range a.options {
		all = unite(all, option{a, a.options[i]}, option{b, b.options[i]}, sure)
	}
	return all
}

// pairByKind joins options that are known to name the same one kind of people, and no
// other option of their form does.
func pairByKind(all []*meaning, a, b *offer) []*meaning {
	for k := range kindsOfPeople {
		x, y := a.only(k), b.only(k)
		if x != "" && y != "" {
			all = unite(all, option{a, x}, option{b, y}, a.sure && b.sure)
		}
	}
	return all
}

// only is the option that names people of one kind and of no other; "" when none or
// several do.
func (o *offer) only(kind int) string {
	found := ""
	for _, text := range o.options {
		if named := kinds(text); !slices.Contains(named, kind) {
			continue
		} else if len(named) > 1 || found != "" {
			return ""
		}
		found = text
	}
	return found
}

// unite gives two options one meaning.
func unite(all []*meaning, x, y option, sure bool) []*meaning {
	m := holding(all, x)
	if m == nil {
		if m = holding(all, y); m == nil {
			m = &meaning{sure: true}
			all = append(all, m)
		}
	}
	if other := holding(all, y); other != nil && other != m {
		m.options, m.sure = append(m.options, other.options...), m.sure && other.sure
		all = slices.DeleteFunc(all, func(o *meaning) bool { return o == other })
	}
	m.sure = m.sure && sure
	for _, o := range []option{x, y} {
		if !slices.Contains(m.options, o) {
			m.options = append(m.options, o)
		}
	}
	return all
}

// holding is what an option already means, in any form of its language; nil nothing.
func holding(all []*meaning, o option) *meaning {
	for _, m := range all {
		for _, p := range m.options {
			if p.of.language == o.of.language && text.Fold(p.text) == text.Fold(o.text) {
				return m
			}
		}
	}
	return nil
}

// group is the meaning as the configuration has it, and whether its options differ at
// all. Two options of one form cannot mean the same.
func (m *meaning) group() (g Group, differ bool) {
	g = Group{Group: survey.Group{Label: survey.Texts{}}, Sure: m.sure}
	seen := map[*offer]bool{}
	for _, o := range m.options {
		g.Sure = g.Sure && !seen[o.of]
		seen[o.of] = true
		differ = differ || text.Fold(o.text) != text.Fold(m.options[0].text)
		switch label, ok := g.Label[o.of.language]; {
		case !ok:
			g.Label[o.of.language] = o.text
		case text.Fold(label) != text.Fold(o.text):
			g.Answers = addOption(g.Answers, o.text)
		}
	}
	return g, differ
}

// translated reports whether nothing speaks against one list being a translation of the
// other: no two options in one place are known to mean different people, and the lists
// are not both in the order of the alphabet, which differs between languages.
func translated(a, b []string) bool {
	for i := range a {
		if hasAny(a[i], kindsOfPeople[0]) != hasAny(b[i], kindsOfPeople[0]) {
			return false
		}
		if x, y := kinds(a[i]), kinds(b[i]); len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(k int) bool { return slices.Contains(y, k) }) {
			return false
		}
	}
	return !alphabetical(a) || !alphabetical(b)
}

// alphabetical leaves out what forms put last in any order.
func alphabetical(options []string) bool {
	var folded []string
	for _, o := range options {
		if !hasAny(o, kindsOfPeople[0]) {
			folded = append(folded, text.Fold(o))
		}
	}
	return len(folded) > 2 && slices.IsSorted(folded)
}

// kinds are the kinds of people that an option names, by their place in kindsOfPeople.
func kinds(o string) []int {
	var out []int
	for i, phrases := range kindsOfPeople {
		if hasAny(o, phrases) {
			out = append(out, i)
		}
	}
	return out
}

// kindsOfPeople are words of one meaning in both languages. The first is for those who
// are none of the others.
var kindsOfPeople = [][]phrase{
	{"^ other*", "^ otr*", "none of", "ningun*", "prefer not", "rather not", "prefiero no", "not listed"},
	{"government*", "public sector", "public servant*", "public official*", "civil servant*", "council*", "municipal*", "ministry", "gobierno*", "administracion*", "sector publico", "funcionari*", "ayuntamiento*", "ministerio"},
	{"procurement", "purchas*", "buyer*", "contratacion", "compras", "comprador*"},
	{"civil society", "ngo*", "nonprofit*", "non profit", "community organi*", "charity", "sociedad civil", "ong*", "sin animo de lucro", "sin fines de lucro", "comunitari*"},
	{"academi*", "research*", "universi*", "investiga*"},
	{"company", "companies", "business*", "private sector", "vendor*", "supplier*", "industr*", "empresa*", "sector privado", "proveedor*", "comerci*", "negocio*"},
	{"citizen*", "resident*", "member of the public", "neighbour*", "neighbor*", "ciudadan*", "vecin*", "publico general"},
	{"journalist*", "press", "media", "periodist*", "prensa", "medios"},
	{"student*", "pupil*", "estudiante*", "alumn*"},
	{"teacher*", "docente*", "profesor*", "maestr*"},
	{"parent*", "famil*", "madre*", "padre*"},
	{"union*", "sindicat*"},
	{"farmer*", "agricult*", "campesin*"},
	{"nurse*", "doctor*", "medic*", "enfermer*"},
	{"patient*", "pacient*"},
}
