package main

import "strings"

// leanings say how a group of people rates a principle, as weights of 1 to 5.
var leanings = map[byte][]int{
	'+': {1, 1, 4, 26, 68}, // loves it
	'l': {2, 5, 14, 46, 33},
	'm': {10, 20, 30, 26, 14},
	'd': {20, 36, 24, 15, 5},
	'-': {48, 31, 12, 6, 3}, // can't stand it
}

// story is the leaning of each group (official, procurement, organiser, vendor,
// academic, public) on each principle. Everybody likes P1 and P5; P3 and P6
// divide; officials and organisers part ways on P2 and P4.
var story = map[string]string{
	"P1": "ll+l++",
	"P2": "md+ml+",
	"P3": "d-+dm+",
	"P4": "md+mll",
	"P5": "+l+ll+",
	"P6": "lm+-++",
	"P7": "mm+d+l",
	"P8": "ll+m++",
}

// byStance are the ratings that go with a comment.
var byStance = map[string][]int{
	"support": {0, 0, 2, 28, 70},
	"add":     {0, 2, 13, 55, 30},
	"object":  {60, 36, 4, 0, 0},
	"alt":     {15, 60, 22, 3, 0},
	"ask":     {4, 20, 52, 20, 4},
	"unclear": {10, 20, 40, 20, 10},
}

// rate marks the principles: nearly always where there is a comment, often
// elsewhere, and not at all by one person in ten.
func (w *world) rate(r *response) {
	lazy := w.dice.chance(10)
	for _, p := range principles {
		weights := w.leaning(r, p.id)
		likely := 72
		if v, ok := r.answers["comment/"+p.id]; ok && v.said.kind == "content" {
			weights, likely = byStance[v.said.stance], 93
		}
		if lazy || !w.dice.chance(likely) {
			continue
		}
		r.set("rating/"+p.id, agreement[r.form.lang][w.dice.pick(weights)])
	}
}

// leaning is a group's, nudged in Madrid: pay is dearer to it there, openness a
// little less than in Washington.
func (w *world) leaning(r *response, principle string) []int {
	const ladder = "-dml+"
	step := strings.IndexByte(ladder, story[principle][indexOf(groups, r.person.org.group)])
	if r.form.lang == "es" && principle == "P4" && w.dice.chance(60) {
		step = min(step+1, 4)
	}
	if r.form.lang == "es" && principle == "P1" && w.dice.chance(35) {
		step = max(step-1, 0)
	}
	return leanings[ladder[step]]
}

// closing answers the questions at the end of the form.
func (w *world) closing(r *response) {
	d, lang := &w.dice, r.form.lang
	if i := d.pick([]int{33, 38, 17, 12}); i < 3 {
		r.set("consent-quote", consent[lang][[]string{"named", "anonymous", "no"}[i]])
	}
	if d.chance(70) {
		r.set("consent-contact", map[string][]string{"en": {"Yes", "No"}, "es": {"Sí", "No"}}[lang][d.pick([]int{3, 1})])
	}
	if lang == "es" {
		w.closingES(r)
		return
	}
	if d.chance(50) {
		weights := []int{50, 35, 3, 6, 6}
		if g := r.person.org.group; g == "vendor" || g == "procurement" {
			weights = []int{15, 35, 12, 20, 18}
		}
		r.set("stance", stances[d.pick(weights)])
	}
	if d.chance(45) {
		r.set("other/1", []string{"0", "2", "3", "4", "5", "6", "7", "8", "10"}[d.below(9)])
	}
	if d.chance(20) {
		order := append([]string(nil), ranked...)
		shuffle(d, order)
		r.answers["other/2"] = value{object: object{"rankingAnswers": object{"ranks": rankObjects(order)}}}
	}
	if d.chance(4) {
		r.answers["other/3"] = value{object: object{"fileUploadAnswers": object{"answers": []object{{
			"fileId": "1demo" + hexID(r.id) + "upload", "fileName": "clause-" + hexID(r.id)[:3] + ".pdf", "mimeType": "application/pdf"}}}}}
	}
}

func rankObjects(order []string) []object {
	var list []object
	for i, o := range order {
		list = append(list, object{"rank": i + 1, "item": object{"value": o}})
	}
	return list
}

func (w *world) closingES(r *response) {
	d := &w.dice
	if d.chance(60) {
		r.set("other/1", []string{"2", "3", "4", "5"}[d.pick([]int{1, 2, 4, 5})])
	}
	if d.chance(25) {
		r.set("other/2", []string{"00:10:00", "00:25:00", "00:40", "01:15:00", "26:00:00"}[d.pick([]int{4, 4, 2, 2, 1})])
	}
	if d.chance(8) {
		r.set("unmapped", []string{"El micrófono del fondo no se oía.", "Las croquetas, notables.", "Hacía frío", "Más enchufes, por favor."}[d.below(4)])
	}
}
