package survey

import (
	"testing"
	"time"
)

func TestNearest(t *testing.T) {
	for word, want := range map[string]string{
		"languges": "languages", "P1.agree": "P1.agree_share", "PRINCIPLES": "principles", "xyzzy": "", "": "",
	} {
		if got := Nearest(word, []string{"languages", "principles", "P1.agree_share"}); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Principles for AI procurement": "principles-for-ai-procurement", "../../etc/passwd": "etc-passwd", "¿Qué?": "qu", "": "project", "日本": "project",
	} {
		if got := (Project{Name: name}).Slug(); got != want {
			t.Errorf("slug of %q = %q, want %q", name, got, want)
		}
	}
}

func TestEditedIgnoresTheDigitsThatOnlyOneTimeHas(t *testing.T) {
	created := time.Date(2025, 9, 1, 8, 0, 51, 394e6, time.UTC)
	r := Response{Created: created, Submitted: created.Add(652 * time.Microsecond)}
	if r.Edited() {
		t.Error("a response sent once counts as edited")
	}
	if r.Submitted = created.Add(time.Second); !r.Edited() {
		t.Error("a response sent again a second later does not count as edited")
	}
}

func form(questions ...Question) Form { return Form{ID: "form", Questions: questions} }

func mapped(title string) Source {
	return Source{Name: "s", Mappings: []Mapping{{Question: title, Field: FieldComment, Principle: "P1"}}}
}

func TestBind(t *testing.T) {
	old := form(Question{ID: "a1", Title: "Your view"})
	for name, c := range map[string]struct {
		source    Source
		revisions []Form
		pins      []Pin
		bound     string // question id
		unbound   int
		drift     int
		newPins   int
	}{
		"a title is resolved and pinned": {mapped("Your view"), []Form{old}, nil, "a1", 0, 0, 1},
		"blanks and case do not matter":  {mapped("your   VIEW"), []Form{old}, nil, "a1", 0, 0, 1},
		"an id needs no pin":             {mapped("a1"), []Form{old}, nil, "a1", 0, 0, 0},
		"a pinned title survives a rename": {
			mapped("Your view"), []Form{form(Question{ID: "a1", Title: "What do you think?"}), old}, []Pin{{"s", "Your view", "a1"}}, "a1", 0, 1, 0},
		"a removed question keeps its answers": {
			mapped("Your view"), []Form{form(), old}, []Pin{{"s", "Your view", "a1"}}, "a1", 0, 1, 0},
		"a new question of the old title is another question": {
			mapped("Your view"), []Form{form(Question{ID: "b2", Title: "Your view"}), old}, []Pin{{"s", "Your view", "a1"}}, "a1", 0, 1, 0},
		"a title that is nowhere is said": {mapped("Your vieww"), []Form{old}, nil, "", 1, 0, 0},
		"a title of two questions is nobody's": {
			mapped("Your view"), []Form{form(Question{ID: "a1", Title: "Your view"}, Question{ID: "a2", Title: "Your view"})}, nil, "", 1, 0, 0},
		"another source's pin is not ours": {mapped("Your view"), []Form{old}, []Pin{{"t", "Your view", "zz"}}, "a1", 0, 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			b := Bind(c.source, c.revisions, c.pins)
			if _, ok := b.Meanings[c.bound]; (c.bound != "") != ok || len(b.Meanings) > 1 {
				t.Errorf("bound %v, want %q", b.Meanings, c.bound)
			}
			if len(b.Unbound) != c.unbound || len(b.Drift) != c.drift || len(b.Pins) != c.newPins {
				t.Errorf("unbound %q, drift %q, pins %v", b.Unbound, b.Drift, b.Pins)
			}
		})
	}
}

func TestOrdinalsTellApartTwoCommentsOnOnePrinciple(t *testing.T) {
	s := Source{Name: "s", Mappings: []Mapping{
		{Question: "a1", Field: FieldComment, Principle: "P1"}, {Question: "a2", Field: FieldComment, Principle: "P1"},
		{Question: "a3", Field: FieldComment, Principle: "P2"},
	}}
	b := Bind(s, []Form{form(Question{ID: "a1"}, Question{ID: "a2"}, Question{ID: "a3"})}, nil)
	for id, want := range map[string]int{"a1": 1, "a2": 2, "a3": 1} {
		if got := b.Meanings[id].Ordinal; got != want {
			t.Errorf("%s has ordinal %d, want %d", id, got, want)
		}
	}
}
