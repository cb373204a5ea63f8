package propose

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/survey"
)

func TestScaleGoesFromWorstToBest(t *testing.T) {
	up := []string{"Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"}
	subida := []string{"Muy en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo", "De acuerdo", "Muy de acuerdo"}
	down := slices.Clone(up)
	slices.Reverse(down)
	bajada := slices.Clone(subida)
	slices.Reverse(bajada)
	cases := []struct {
		options, want []string
		sure, steps   bool
	}{
		{up, up, true, true},
		{down, up, true, true},
		{bajada, subida, true, true},
		{append([]string{"Don’t know"}, up...), up, true, true},
		{append(slices.Clone(subida), "No sé"), subida, true, true},
		{[]string{"1", "2", "3", "4", "5"}, nil, true, true},
		{[]string{"5 Strongly agree", "4", "3", "2", "1 Strongly disagree"}, nil, true, true},
		{[]string{"1 Strongly agree", "2", "3", "4", "5 Strongly disagree"}, nil, false, true},
		{[]string{"Very poor", "Poor", "Fair", "Good", "Excellent"}, []string{"Very poor", "Poor", "Fair", "Good", "Excellent"}, true, true},
		{[]string{"Red", "Green", "Blue", "White", "Black"}, nil, false, false},
		{[]string{"Disagree", "Agree"}, nil, false, false},
	}
	for _, c := range cases {
		q := survey.Question{Kind: survey.KindChoice, Options: c.options}
		if got := fiveSteps(q); got != c.steps {
			t.Errorf("%q: five steps %v, want %v", c.options, got, c.steps)
		}
		if !c.steps {
			continue
		}
		got, sure, remark := scaleOf(q)
		if diff := cmp.Diff(c.want, got); diff != "" || sure != c.sure || (remark == "") != sure {
			t.Errorf("%q: sure %v, remark %q\n%s", c.options, sure, remark, diff)
		}
	}
}

func TestModes(t *testing.T) {
	for option, want := range map[string]string{
		"In person": inPerson, "On-site at the town hall": inPerson, "Presencial": inPerson, "Asistiré en persona": inPerson,
		"Online (Zoom)": remote, "I'll join remotely": remote, "En línea": remote, "A distancia": remote, "Por videollamada": remote,
		"Either": either, "In person or online, I don't mind": either, "Cualquiera de las dos": either, "Me da igual": either,
		"I can no longer attend in person": survey.Cancelled, "Ya no puedo asistir": survey.Cancelled, "No podré ir": survey.Cancelled, "Sorry, I can’t come": survey.Cancelled,
		"Perhaps": "", "Blue": "",
	} {
		if got := modeOf(option); got != want {
			t.Errorf("%q: got %q, want %q", option, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	cases := []struct {
		title string
		alone bool
		want  int
		about string
	}{
		{"Principle 3: Openness", false, 3, "Openness"},
		{"Principio n.º 4. Participar se paga", false, 4, "Participar se paga"},
		{"PRINCIPLE IV – Redress", false, 4, "Redress"},
		{"Segundo principio: la gente primero", false, 2, "la gente primero"},
		{"P7: your comment", false, 7, ""},
		{"How much do you agree with principle two?", false, 2, ""},
		{"Comments (P5)", false, 5, ""},
		{"3. Openness", true, 3, "Openness"},
		{"3. Openness", false, 0, ""},
		{"Phone 2", false, 0, ""},
		{"The principles", false, 0, ""},
	}
	for _, c := range cases {
		n, rest := numberIn(c.title, c.alone)
		if n != c.want || titleIn(rest) != c.about {
			t.Errorf("%q: got %d, %q; want %d, %q", c.title, n, titleIn(rest), c.want, c.about)
		}
	}
}

func TestEvents(t *testing.T) {
	day := func(s string) time.Time {
		d, _ := time.Parse(time.DateOnly, s)
		return d
	}
	for text, want := range map[string]string{
		"17 September 2025, noon": "2025-09-17", "September 17th, 2025": "2025-09-17", "8 de octubre de 2025": "2025-10-08",
		"on 2025-11-02": "2025-11-02", "in May": "0001-01-01", "Room 12, 2025": "0001-01-01",
	} {
		if got := dateIn(text); !got.Equal(day(want)) {
			t.Errorf("%q: got %s, want %s", text, got.Format(time.DateOnly), want)
		}
	}
	for title, want := range map[string]string{
		"Brown-bag workshop, Washington: register": "washington", "Taller en Madrid: inscripción": "madrid", "Jornada en Ciudad de México": "ciudad-de-mexico",
		"Registration": "", "Online session: sign up": "online", "Workshop in September": "", "Roundtable (Nairobi)": "nairobi",
	} {
		if got := placeIn(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestConsentPhrases(t *testing.T) {
	q := survey.Question{ID: "q", Title: "May we quote you?", Kind: survey.KindChoice, Options: []string{
		"Yes, with my name", "Yes, and you may use my full name", "Quote me, but withhold my name", "Please don’t", "Yes",
	}}
	p := Propose([]Sample{{Outline: survey.Outline{Form: survey.Form{Title: "Feedback", Questions: []survey.Question{q}}}}})
	want := survey.ConsentPhrases{Named: []string{q.Options[1]}, Anonymous: []string{q.Options[2]}, No: []string{q.Options[3]}}
	if diff := cmp.Diff(want, p.Consent); diff != "" {
		t.Error(diff)
	}
	if l := p.Sources[0].Lines[0]; l.Sure || l.Field != survey.FieldConsentQuote {
		t.Errorf("a bare yes is sure: %+v", l)
	}
}

func TestRoundsOfRegistrations(t *testing.T) {
	seat := survey.Question{ID: "q", Title: "How will you attend?", Kind: survey.KindChoice}
	form := func(title string, options ...string) Sample {
		q := seat
		q.Options = options
		return Sample{Outline: survey.Outline{Form: survey.Form{Title: title, Questions: []survey.Question{q}}}}
	}
	p := Propose([]Sample{
		form("Workshop in Lima: registration, 3 May 2026", "In person", "Online"),
		form("Taller en Lima: inscripción, 3 de mayo de 2026", "Presencial", "En línea", "Ya no puedo asistir"),
		form("Workshop in Quito: registration, 9 May 2026", "In person", "Either"),
	})
	want := []survey.Round{
		{ID: "lima", Date: time.Date(2026, 5, 3, 0, 0, 0, 0, time.UTC), Seats: []survey.Seat{
			{Mode: inPerson, Answers: []string{"In person", "Presencial"}}, {Mode: remote, Answers: []string{"Online", "En línea"}},
			{Mode: survey.Cancelled, Answers: []string{"Ya no puedo asistir"}},
		}},
		{ID: "quito", Date: time.Date(2026, 5, 9, 0, 0, 0, 0, time.UTC), Seats: []survey.Seat{
			{Mode: inPerson, Answers: []string{"In person"}}, {Mode: either, Answers: []string{"Either"}, Tries: []string{inPerson}},
		}},
	}
	if diff := cmp.Diff(want, p.Rounds); diff != "" {
		t.Error(diff)
	}
}

func TestPrinciplesMeetAcrossLanguages(t *testing.T) {
	p := Propose(samplesOf(readForms(t, "testdata/parks.txt")))
	want := []survey.Texts{
		{"en": "A park within ten minutes", "es": "Un parque a diez minutos"}, {"en": "Neighbours decide", "es": "El barrio decide"}, {"en": "Wild corners", "es": "Rincones silvestres"},
	}
	var got []survey.Texts
	for _, q := range p.Principles {
		got = append(got, q.Title)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := p.Principles[1].Wordings[0].Text["en"]; got != "Those who use a park have a say in its budget." {
		t.Errorf("text of P2: %q", got)
	}
	if got := strings.Join(p.Languages, " "); got != "en es" {
		t.Errorf("languages %q", got)
	}
}

func TestFilesGetTheirKindsFromAnswers(t *testing.T) {
	columns := []string{"Timestamp", "Sector", "How far do you agree? [Openness]", "How far do you agree? [Time]", "Your vision"}
	s := Sample{Type: survey.FileSource, Path: "paper.csv", Values: map[string][]string{}}
	for i, title := range columns {
		s.Questions = append(s.Questions, survey.Question{ID: fmt.Sprint(i), Title: title, Kind: survey.KindText})
	}
	labels := []string{"Agree", "Strongly agree", "Disagree", "Neutral"}
	for i := range 12 {
		s.Values["0"] = append(s.Values["0"], fmt.Sprint("2025-09-", i+10))
		s.Values["1"] = append(s.Values["1"], []string{"Government", "Academia"}[i%2])
		s.Values["2"] = append(s.Values["2"], labels[i%4])
		s.Values["3"] = append(s.Values["3"], append(labels, "Strongly disagree")[i%5])
		s.Values["4"] = append(s.Values["4"], fmt.Sprint("Something else each time ", i))
	}
	p := Propose([]Sample{s})
	scale := []string{"Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"}
	want := []survey.Mapping{
		{Question: "0", Field: survey.FieldSubmitted}, {Question: "1", Field: survey.FieldGroup}, {Question: "2", Field: survey.FieldRating, Principle: "P1", Scale: scale},
		{Question: "3", Field: survey.FieldRating, Principle: "P2", Scale: scale}, {Question: "4", Field: survey.FieldVision},
	}
	var got []survey.Mapping
	for _, l := range p.Sources[0].Lines {
		got = append(got, l.Mapping)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever a form asks, each question is mapped once, what needs a principle has
// one that exists, and the same forms give the same proposal.
func TestAnyForm(t *testing.T) {
	kinds := []survey.Kind{survey.KindChoice, survey.KindCheckbox, survey.KindGrid, survey.KindScale, survey.KindRating, survey.KindDate, survey.KindText, survey.KindParagraph, survey.KindUnknown}
	titles := []string{"", "Name", "Principle 1", "Principio 99: x", "P1", "¿Correo?", "Grid / 1. Row", "Comments", "May we quote you?", "\u202e#", "How will you attend?"}
	options := []string{"1", "2", "3", "4", "5", "Agree", "Strongly disagree", "", "Yes", "No", "In person", "Online", "Zoom"}
	rapid.Check(t, func(t *rapid.T) {
		form := func() Sample {
			s := Sample{Outline: survey.Outline{Form: survey.Form{ID: "1x", Title: rapid.SampledFrom(titles).Draw(t, "form")}}}
			for i := range rapid.IntRange(0, 8).Draw(t, "questions") {
				s.Questions = append(s.Questions, survey.Question{
					ID: fmt.Sprint(i), Title: rapid.OneOf(rapid.SampledFrom(titles), rapid.String()).Draw(t, "title"),
					Kind:    rapid.SampledFrom(kinds).Draw(t, "kind"),
					Options: rapid.SliceOfN(rapid.SampledFrom(options), 0, 6).Draw(t, "options"), Low: 1, High: rapid.IntRange(3, 10).Draw(t, "high"),
				})
			}
			return s
		}
		samples := []Sample{form(), form()}
		p := Propose(samples)
		for i, s := range p.Sources {
			if len(s.Lines) != len(samples[i].Questions) {
				t.Fatalf("%d lines for %d questions", len(s.Lines), len(samples[i].Questions))
			}
			for _, l := range s.Lines {
				known := slices.ContainsFunc(p.Principles, func(q survey.Principle) bool { return q.ID == l.Principle })
				if l.Field == "" || (l.Field == survey.FieldRating || l.Field == survey.FieldComment) && !known || len(l.Scale) != 0 && len(l.Scale) != steps {
					t.Fatalf("line %+v of %+v", l, samples[i].Questions)
				}
			}
		}
		if again := Propose(samples); p.Config(Settings{}) != again.Config(Settings{}) {
			t.Fatal("another proposal of the same forms")
		}
	})
}

func TestOneFormInTwoLanguages(t *testing.T) {
	p := Propose(samplesOf(readForms(t, "testdata/bilingual.txt")))
	if got := strings.Join(p.Languages, " "); got != "en es" || len(p.Principles) != 2 {
		t.Fatalf("languages %q, principles %v", got, p.Principles)
	}
	if diff := cmp.Diff(survey.Texts{"en": "Shade for all", "es": "Sombra para todos"}, p.Principles[1].Title); diff != "" {
		t.Error(diff)
	}
	want := survey.ConsentPhrases{Named: []string{"Yes, with my name / Sí, con mi nombre"}, Anonymous: []string{"Yes, anonymously / Sí, de forma anónima"}}
	if diff := cmp.Diff(want, p.Consent); diff != "" {
		t.Error(diff)
	}
}
