package workbook

import (
	"fmt"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/opinions"
	"canvass/internal/report"
	"canvass/internal/report/english"
)

// fewestSlips are slips a decision that are worth a word.
const fewestSlips = 0.02

// learningNotes says what was learned from decisions on themes, how well, and what to
// look at.
func learningNotes(e *report.Edition) [][2]string {
	l := e.Learning
	if l == nil {
		return nil
	}
	const about = "Themes, learned"
	notes := [][2]string{{about, learningWords(e)}}
	if l.Version != "" && !keywordsDecide(l) {
		notes = append(notes, [2]string{about, fmt.Sprintf(
			"The model was preferred by its mistakes on judged texts that it was not shown: %s too many or too few, with keywords alone %d. How well tags agree with people is measured in one way only, by `report agreement`: it learns without the decisions on a fifth of the judged texts and reads these, five times. Its figures for texts read in the order of chance are the ones to report, and stand below where there are enough; it also says how far people agree with each other.",
			english.Count(l.Score.Mistakes(), "tag", "tags"), l.Keywords.Mistakes())})
		notes = append(notes, [2]string{about, whoDecides(e)})
		if len(l.Unheard) > 0 {
			notes = append(notes, [2]string{about, fmt.Sprintf("Hardly any judged text is in these languages of the project: %s. What was learned was not measured there, so keywords alone decide; a few judged texts in the language are enough to change that.", english.List(l.Unheard))})
		}
	}
	if l.Slips >= fewestSlips {
		notes = append(notes, [2]string{about, fmt.Sprintf("About %.0f of 100 decisions seem to say the opposite of what is so: people said yes for so many themes that nothing in the texts speaks for. Thresholds and probabilities allow for that, and more is left to the keywords. Look for a misread column, or for reviewers who understand a theme differently: `report agreement`.", 100*l.Slips)})
	}
	if l.Implied {
		notes = append(notes, [2]string{about, "Some mark what is there or correct what was found, and do not go through themes one by one: what they left out of a text that they judged was taken for not meant, for themes that somebody decided on in some text; where a keyword speaks for a theme, only if they never say no. The model learns from that."})
	}
	if aside := asideThemes(e); len(aside) > 0 {
		notes = append(notes, [2]string{about, fmt.Sprintf("Wrong tags were taken out here and there: %s. Such texts were picked because their tags were wrong, and do not tell how often a keyword is right, so of these decisions only as many teach as tags of the theme were kept; all hold for their texts. If a keyword is wrong as a rule, change the codebook; or judge every tag of some texts (`report next`), which teaches how far keywords are to be believed.", english.List(aside))})
	}
	if len(l.Doubted) > 0 {
		notes = append(notes, [2]string{"Doubted keywords", fmt.Sprintf(
			"Right in less than three of ten judged texts: %s. They do not count where keywords alone decide; think of changing the codebook.", english.List(l.Doubted))})
	}
	if len(l.Twins) > 0 {
		var list []string
		for _, t := range l.Twins {
			list = append(list, fmt.Sprintf("%s on %s: yes for %s, no for %s", t.Theme, t.Question, t.Yes.Response, t.No.Response))
		}
		notes = append(notes, [2]string{"Equal texts, different decisions", "Nothing is learned from these until they agree: " + english.List(list) + "."})
	}
	return notes
}

// asideThemes lists themes with decisions that teach nothing.
func asideThemes(e *report.Edition) (out []string) {
	for k, n := range e.Learning.Aside {
		if n > 0 {
			out = append(out, fmt.Sprintf("%s (%d set aside)", e.Project.Codebook.Themes[k].ID, n))
		}
	}
	return out
}

// stanceNotes says what was learned from decisions on stances, and how well.
func stanceNotes(e *report.Edition) [][2]string {
	l := e.StanceLearning
	if l == nil || l.Decisions == 0 {
		return nil
	}
	s := fmt.Sprintf("%s on %s stand as they are; an equal answer to the same question shares them.", english.Count(l.Decisions, "decision", "decisions"), english.Count(l.Texts, "different text", "different texts"))
	switch {
	case l.Tested == 0:
		s += fmt.Sprintf(" That is too little to learn from: it takes %d texts, and %d of each of two stances. Elsewhere the rules decide.", opinions.Fewest, opinions.FewestOfStance)
	case !l.Used:
		s += fmt.Sprintf(" What they teach is not surely better than the rules: of %d decided texts that it was not shown it reads %d rightly, the rules %d. The rules decide.", l.Tested, l.Learned, l.Rules)
	default:
		s += fmt.Sprintf(" Other texts are read by what was learned from them: of %d decided texts that it was not shown it reads %d rightly, the rules alone %d. “learned” marks a stance that the rules did not see.", l.Tested, l.Learned, l.Rules)
	}
	return [][2]string{{"Stances, learned", s}}
}

func learningWords(e *report.Edition) string {
	l := e.Learning
	s := fmt.Sprintf("%s on %s are kept as they are; an equal answer to the same question shares them.", english.Count(l.Decisions, "decision", "decisions"), english.Count(l.Texts, "different text", "different texts"))
	if l.Version == "" {
		return s + " That is too few to learn from: elsewhere the keywords decide."
	}
	if keywordsDecide(l) {
		return s + " Nothing that they teach is surely better than the keywords, on judged texts that it was not shown: elsewhere the keywords decide, but for doubted ones, until more is judged. `report next` lists the texts that teach most."
	}
	return s + fmt.Sprintf(" Other texts are tagged by a model learned from them (model %s, made again at every run, the same from the same decisions): tags by “codebook” have a keyword, tags by “learned” other words that speak for the theme. Where what was learned speaks against a keyword it makes no tag: `report explain RESPONSE_ID` says so of each text. Probabilities are those of being confirmed by a person.", l.Version)
}

// keywordsDecide reports whether keywords alone decide on every theme.
func keywordsDecide(l *analysis.Learning) bool { return !slices.Contains(l.Keep, false) }

// whoDecides says for which themes a classifier was learned.
func whoDecides(e *report.Edition) string {
	var few, keep []string
	own := 0
	for k, t := range e.Project.Codebook.Themes {
		switch {
		case e.Learning.Keep[k]:
			keep = append(keep, t.ID)
		case e.Learning.Own[k]:
			own++
		default:
			few = append(few, t.ID)
		}
	}
	s := english.Count(own, "theme has a classifier of its own.", "themes have classifiers of their own.")
	if len(few) > 0 {
		s += fmt.Sprintf(" Fewer than %d texts were confirmed for %s: keywords decide there, weighed by what was learned of all themes.", learn.Fewest, english.List(few))
	}
	if len(keep) > 0 {
		s += fmt.Sprintf(" Keywords alone do better for %s and decide there.", english.List(keep))
	}
	return s
}
