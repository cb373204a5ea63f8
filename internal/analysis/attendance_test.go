package analysis_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"canvass/internal/analysis"
	"canvass/internal/analysis/analysistest"
	"canvass/internal/analysis/invented"
	"canvass/internal/analysis/people"
	"canvass/internal/analysis/tally"
	"canvass/internal/survey"
)

func TestWhoCameAndWhoDidNot(t *testing.T) {
	for name, c := range map[string]struct {
		asks bool
		list []survey.Version
		want tally.Turnout
	}{
		"no list":                 {false, nil, tally.Turnout{}},
		"by address":              {false, []survey.Version{invented.Signed("list", "1", 9, "", "ana@x.org", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"by name alone":           {false, []survey.Version{invented.Signed("list", "1", 9, "RUIZ, ana", "", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"a first name is nobody":  {false, []survey.Version{invented.Signed("list", "1", 9, "Ana", "", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2, Unregistered: 1}},
		"signed twice":            {false, []survey.Version{invented.Signed("list", "1", 9, "", "ana@x.org", "", ""), invented.Signed("list", "2", 9, "Ana Ruiz", "", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"waiting, and came":       {false, []survey.Version{invented.Signed("list", "1", 9, "Chloe Martin", "", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2}},
		"cancelled, and came":     {false, []survey.Version{invented.Signed("list", "1", 9, "", "dev@x.org", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2}},
		"never registered":        {false, []survey.Version{invented.Signed("list", "1", 9, "Eve Walker", "eve@x.org", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2, Unregistered: 1}},
		"a list to tick":          {true, []survey.Version{invented.Signed("list", "1", 9, "Ana Ruiz", "", "x", ""), invented.Signed("list", "2", 9, "Ben Okafor", "", "", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"a list with denials":     {true, []survey.Version{invented.Signed("list", "1", 9, "Ana Ruiz", "", "No, sick", ""), invented.Signed("list", "2", 9, "Ben Okafor", "", "10:15", "")}, tally.Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"a list nobody filled in": {true, []survey.Version{invented.Signed("list", "1", 9, "Ana Ruiz", "", "", ""), invented.Signed("list", "2", 9, "Ben Okafor", "", "no", "")}, tally.Turnout{}},
	} {
		t.Run(name, func(t *testing.T) {
			f := analysistest.Evening(t, invented.Evening(c.asks), nil, invented.Registered(), []survey.Version{invented.Signed("reg-two", "A", 1, "Ana Ruiz", "ana@x.org", "", "")}, c.list)
			s := tally.Of(f, tally.Filter{}, "")
			if diff := cmp.Diff(c.want, s.Registrations.Turnout); diff != "" {
				t.Errorf("turnout (-want +got):\n%s", diff)
			}
			if s.Rounds[1].Registrations.Turnout.Known() {
				t.Error("round two has no list, and its turnout is said to be known")
			}
			for _, r := range f.Registrations {
				if known := r.Came != analysis.CameUnknown; known != (r.Round == 0 && c.want.Known()) {
					t.Errorf("round %d: known %v", r.Round, known)
				}
			}
		})
	}
}

// Two people of one name: a name on the list is neither of them.
func TestANameThatTwoPeopleBearJoinsNobody(t *testing.T) {
	registered := append(invented.Registered(), invented.Signed("reg", "E", 5, "Ana Ruiz", "ana.ruiz@y.org", "", ""))
	f := analysistest.Evening(t, invented.Evening(false), nil, registered, nil, []survey.Version{invented.Signed("list", "1", 9, "Ana Ruiz", "", "", "")})
	if got := tally.Of(f, tally.Filter{}, "").Registrations.Turnout; got.Unregistered != 1 || got.Absent != 2 {
		t.Errorf("%+v", got)
	}
}

// A list is often typed up without times, which then lie before all others: people
// keep their ids all the same.
func TestAListChangesNobodysId(t *testing.T) {
	row := invented.Signed("list", "1", 9, "Ana Ruiz", "ana@x.org", "", "")
	row.Created, row.Submitted = time.Unix(0, 0).UTC(), time.Unix(0, 0).UTC()
	before := analysistest.Evening(t, invented.Evening(false), nil, invented.Registered(), nil, nil)
	after := analysistest.Evening(t, invented.Evening(false), nil, invented.Registered(), nil, []survey.Version{row})
	for i := range invented.Registered() {
		if b, a := before.People[before.Cases[i].Person].ID, after.People[after.Cases[i].Person].ID; a != b {
			t.Errorf("registration %s: person %s, before the list %s", after.Cases[i].ID, a, b)
		}
	}
}

// Joining by name changes who is linked on the list and nowhere else.
func TestListedNameLinksNothingElse(t *testing.T) {
	f := analysistest.Evening(t, invented.Evening(false), nil, invented.Registered(), nil, []survey.Version{invented.Signed("list", "1", 9, "Ana Ruiz", "", "", "")})
	for _, c := range f.Cases {
		switch {
		case f.Project.Sources[c.Source].Name == "list" && c.Rule != analysis.ListedName:
			t.Errorf("row %s: rule %s", c.ID, c.Rule)
		case f.Project.Sources[c.Source].Name == "reg" && c.Rule != people.Single && c.Rule != people.Earliest:
			t.Errorf("registration %s: rule %s", c.ID, c.Rule)
		}
	}
}

// What somebody decided of who is who holds for rows of a list as for all else, also
// where it was said of another response of the same person.
func TestListsObeyDecisions(t *testing.T) {
	link := func(source, id, otherSource, other string, v survey.Verdict) survey.Decision {
		return survey.Decision{Kind: survey.KindLink, Source: source, Response: id, Other: survey.Ref{Source: otherSource, Response: other}, Verdict: v}
	}
	ana := invented.Signed("reg-two", "A2", 1, "Ana Ruiz", "ana@x.org", "", "")
	one, two := invented.Signed("list", "1", 9, "Ana Ruiz", "", "", ""), invented.Signed("list", "2", 9, "Ruiz, Ana", "", "", "")
	other := invented.Signed("reg-two", "Z", 3, "Zoe Blum", "zoe@x.org", "", "")
	for name, c := range map[string]struct {
		decided []survey.Decision
		list    []survey.Version
		joined  []string // rows that are Ana's
	}{
		"nothing decided":                   {nil, []survey.Version{one, two}, []string{"1", "2"}},
		"told apart":                        {[]survey.Decision{link("list", "1", "reg", "A", survey.VerdictDifferent)}, []survey.Version{one, two}, []string{"2"}},
		"taken back":                        {[]survey.Decision{link("list", "1", "reg", "A", survey.VerdictDifferent), link("list", "1", "reg", "A", survey.VerdictNone)}, []survey.Version{one}, []string{"1"}},
		"told apart by another response":    {[]survey.Decision{link("list", "1", "reg-two", "A2", survey.VerdictDifferent)}, []survey.Version{one, two}, []string{"2"}},
		"rows told apart: neither is known": {[]survey.Decision{link("list", "1", "list", "2", survey.VerdictDifferent)}, []survey.Version{one, two}, nil},
		"joined to her":                     {[]survey.Decision{link("list", "1", "reg", "A", survey.VerdictSame)}, []survey.Version{one}, []string{"1"}},
		"joined to somebody else":           {[]survey.Decision{link("list", "1", "reg-two", "Z", survey.VerdictSame)}, []survey.Version{one, two}, []string{"2"}},
		"rows joined go together":           {[]survey.Decision{link("list", "1", "list", "2", survey.VerdictSame)}, []survey.Version{one, two}, []string{"1", "2"}},
		"and stay together": {[]survey.Decision{link("list", "1", "list", "2", survey.VerdictSame), link("list", "2", "reg", "A", survey.VerdictDifferent)},
			[]survey.Version{one, two}, nil},
	} {
		f := analysistest.Evening(t, invented.Evening(false), c.decided, invented.Registered(), []survey.Version{ana, other}, c.list)
		var joined []string
		for k, row := range f.Cases {
			if f.Role(k) == survey.Attendance && row.Person == f.Cases[0].Person {
				joined = append(joined, row.ID)
			}
		}
		if diff := cmp.Diff(c.joined, joined); diff != "" {
			t.Errorf("%s: Ana's rows (-want +got):\n%s", name, diff)
		}
		for _, d := range survey.HoldingOf(survey.KindLink, c.decided) {
			person := map[survey.Ref]int{}
			for k := range f.Cases {
				person[f.Ref(k)] = f.Cases[k].Person
			}
			if same := person[survey.Ref{Source: d.Source, Response: d.Response}] == person[d.Other]; same != (d.Verdict == survey.VerdictSame) {
				t.Errorf("%s: %v is not honoured", name, d)
			}
		}
	}
}

// Nobody is asked of what a list has settled, nor twice of the same two people.
func TestNobodyIsAskedOfWhatAListSettled(t *testing.T) {
	rows := []survey.Version{invented.Signed("list", "1", 9, "Ana Ruiz", "", "", ""), invented.Signed("list", "2", 9, "Ana Ruiz", "", "", "")}
	registered := append(invented.Registered(), invented.Signed("reg", "E", 5, "Anna Ruiz", "", "", ""))
	told := survey.Decision{Kind: survey.KindLink, Source: "list", Response: "1", Other: survey.Ref{Source: "reg", Response: "A"}, Verdict: survey.VerdictDifferent}
	for _, decided := range [][]survey.Decision{nil, {told}} {
		f := analysistest.Evening(t, invented.Evening(false), decided, registered, nil, rows)
		asked := map[[2]int]bool{}
		for _, q := range f.Ask {
			p, o := f.Cases[q.A].Person, f.Cases[q.B].Person
			if p == o || asked[[2]int{min(p, o), max(p, o)}] {
				t.Errorf("asked of %v and %v, of persons %d and %d", f.Ref(q.A), f.Ref(q.B), p, o)
			}
			asked[[2]int{min(p, o), max(p, o)}] = true
			if len(decided) > 0 && max(p, o) == f.Cases[len(f.Cases)-2].Person && min(p, o) == f.Cases[0].Person {
				t.Errorf("asked again of what was decided: %v and %v", f.Ref(q.A), f.Ref(q.B))
			}
		}
		if len(f.Ask) == 0 {
			t.Error("nothing is asked: the test shows nothing")
		}
	}
}

// A list of who is who says the same of the attendance lists with and without seats.
func TestListsJoinPeopleWithoutSeatsToo(t *testing.T) {
	form := survey.Form{Questions: []survey.Question{{ID: "n"}, {ID: "e"}}}
	list := []survey.Version{invented.Signed("list", "1", 9, "Ruiz Ana", "", "", "")}
	var in []analysis.Input
	for _, versions := range [][]survey.Version{invented.Registered(), nil, list} {
		in = append(in, analysis.Input{Forms: []survey.Form{form}, Current: invented.Stream(versions), History: invented.Stream(nil), RunTime: func(int64) time.Time { return time.Time{} }})
	}
	f, err := analysis.Analyse(invented.Evening(false), in, nil, analysis.Needs{})
	if err != nil {
		t.Fatal(err)
	}
	if row := f.Cases[len(f.Cases)-1]; row.Rule != analysis.ListedName || row.Person != f.Cases[0].Person {
		t.Errorf("the row is of person %d by %q, the registration of %d", row.Person, row.Rule, f.Cases[0].Person)
	}
}
