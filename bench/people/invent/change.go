package invent

import "strings"

// again is what a person does differently the second time.
func (w *world) again(p *person, r *Registration) {
	w.rename(p, r)
	moved := false
	switch x := w.Float64(); {
	case x < .25:
		moved = true
		r.Email = w.address(p, !strings.HasSuffix(p.email, p.org.domain))
		r.Box = ""
	case x < .33:
		local, domain, _ := strings.Cut(r.Email, "@")
		if w.chance(.8) {
			local = w.slip(local)
		} else {
			domain = w.slip(domain)
		}
		r.Email = local + "@" + domain
	case x < .38:
		r.Email = strings.Replace(r.Email, "@", "+event@", 1)
	case x < .42:
		r.Email = strings.ToUpper(r.Email)
	}
	if moved && w.chance(.95) { // few change both
		return
	}
	switch x := w.Float64(); {
	case x < .08:
		r.Organisation = p.org.acronym
	case x < .15:
		r.Organisation = w.slip(p.org.name)
	case x < .22:
		r.Organisation = w.orgs[w.IntN(len(w.orgs))].name
	case x < .26:
		r.Organisation = ""
	case x < .3:
		words := strings.Fields(p.org.name)
		r.Organisation = strings.Join(words[:max(len(words)-1, 1)], " ")
	}
	if w.chance(.1) {
		r.Attendance = w.pick([]string{"In person", "Remote"})
	}
	if w.chance(.05) {
		r.Group = w.pick([]string{"Government", "Civil society", "Private sector", "Academia", "Individual"})
	}
	if w.chance(.03) {
		r.Country = ""
	}
	if w.chance(.3) {
		r.Phone = ""
	}
}

func (w *world) rename(p *person, r *Registration) {
	given, family := p.given, strings.TrimSpace(p.family+" "+p.second)
	switch x := w.Float64(); {
	case x < .1:
		if nicks := nicknames[strings.Fields(given)[0]]; len(nicks) > 0 {
			given = w.pick(nicks)
		}
	case x < .18:
		given = w.slip(given)
	case x < .28:
		family = w.slip(family)
	case x < .32:
		given = string([]rune(given)[:1]) + "."
	case x < .36:
		given = strings.Fields(given)[0]
	}
	if p.second != "" && w.chance(.3) {
		family = strings.Fields(family)[0]
	}
	r.Name = given + " " + family
	switch x := w.Float64(); {
	case x < .06:
		r.Name = family + ", " + given
	case x < .1:
		r.Name = family + " " + given
	}
	switch x := w.Float64(); {
	case x < .1:
		r.Name = strings.ToUpper(r.Name)
	case x < .2:
		r.Name = strings.ToLower(r.Name)
	case x < .35:
		r.Name = unaccented(r.Name)
	}
}

// slip makes one slip of a typist, not on the first letter.
func (w *world) slip(s string) string {
	runes := []rune(s)
	if len(runes) < 4 {
		return s
	}
	i := 1 + w.IntN(len(runes)-2)
	switch w.IntN(4) {
	case 0:
		runes[i], runes[i+1] = runes[i+1], runes[i]
	case 1:
		runes = append(runes[:i], runes[i+1:]...)
	case 2:
		runes = append(runes[:i+1], runes[i:]...)
	default:
		runes[i] = rune('a' + w.IntN(26))
	}
	return string(runes)
}

func unaccented(s string) string { return accents.Replace(s) }

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n",
	"Á", "A", "É", "E", "Í", "I", "Ó", "O", "Ú", "U", "Ü", "U", "Ñ", "N")

func plain(s string) string { return strings.ToLower(unaccented(s)) }
