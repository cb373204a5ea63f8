package analysis

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/analysis/people"
	"canvass/internal/survey"
)

// evening is a project of a registration form with two seats and an attendance list.
func evening(listAsks bool) survey.Project {
	list := []survey.Mapping{{Question: "n", Field: survey.FieldName}, {Question: "e", Field: survey.FieldEmail}, {Question: "g", Field: survey.FieldGroup}}
	if listAsks {
		list = append(list, survey.Mapping{Question: "m", Field: survey.FieldAttendance})
	}
	return survey.Project{
		Name: "w", Location: time.UTC, Languages: []string{"en"},
		Rounds: []survey.Round{{ID: "one", Seats: []survey.Seat{{Mode: "room", Answers: []string{"Room"}, Capacity: 2}, {Mode: "cancelled", Answers: []string{"Off"}}}}, {ID: "two"}},
		Sources: []survey.Source{
			{Name: "reg", Type: survey.FileSource, Role: survey.Registration, Round: "one", Mappings: []survey.Mapping{
				{Question: "n", Field: survey.FieldName}, {Question: "e", Field: survey.FieldEmail}, {Question: "g", Field: survey.FieldGroup}, {Question: "m", Field: survey.FieldAttendance}}},
			{Name: "reg-two", Type: survey.FileSource, Role: survey.Registration, Round: "two", Mappings: []survey.Mapping{{Question: "n", Field: survey.FieldName}, {Question: "e", Field: survey.FieldEmail}}},
			{Name: "list", Type: survey.FileSource, Role: survey.Attendance, Round: "one", Mappings: list},
		},
	}
}

func signed(source, id string, minute int, name, email, mode, group string) survey.Version {
	return answered(source, id, "", minute, says{"n": name, "e": email, "m": mode, "g": group})
}

// people who registered: two with a seat, one waiting, one who cancelled.
func registeredEvening() []survey.Version {
	return []survey.Version{
		signed("reg", "A", 1, "Ana Ruiz", "ana@x.org", "Room", "public"),
		signed("reg", "B", 2, "Ben Okafor", "ben@x.org", "Room", "public"),
		signed("reg", "C", 3, "Chloe Martin", "chloe@x.org", "Room", "firms"),
		signed("reg", "D", 4, "Dev Iyer", "dev@x.org", "Off", "firms"),
	}
}

func analyseLists(t interface {
	Helper()
	Fatal(...any)
}, p survey.Project, bySource ...[]survey.Version) *Findings {
	t.Helper()
	return analyseDecided(t, p, nil, bySource...)
}

func analyseDecided(t interface {
	Helper()
	Fatal(...any)
}, p survey.Project, decisions []survey.Decision, bySource ...[]survey.Version) *Findings {
	t.Helper()
	form := survey.Form{}
	for _, id := range []string{"n", "e", "g", "m"} {
		form.Questions = append(form.Questions, survey.Question{ID: id, Title: id})
	}
	var in []Input
	for _, versions := range bySource {
		in = append(in, Input{Forms: []survey.Form{form}, Current: stream(versions), History: stream(nil), RunTime: func(int64) time.Time { return time.Time{} }})
	}
	f, err := Analyse(p, in, decisions, Everything())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWhoCameAndWhoDidNot(t *testing.T) {
	for name, c := range map[string]struct {
		asks bool
		list []survey.Version
		want Turnout
	}{
		"no list":                 {false, nil, Turnout{}},
		"by address":              {false, []survey.Version{signed("list", "1", 9, "", "ana@x.org", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"by name alone":           {false, []survey.Version{signed("list", "1", 9, "RUIZ, ana", "", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"a first name is nobody":  {false, []survey.Version{signed("list", "1", 9, "Ana", "", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2, Unregistered: 1}},
		"signed twice":            {false, []survey.Version{signed("list", "1", 9, "", "ana@x.org", "", ""), signed("list", "2", 9, "Ana Ruiz", "", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"waiting, and came":       {false, []survey.Version{signed("list", "1", 9, "Chloe Martin", "", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2}},
		"cancelled, and came":     {false, []survey.Version{signed("list", "1", 9, "", "dev@x.org", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2}},
		"never registered":        {false, []survey.Version{signed("list", "1", 9, "Eve Walker", "eve@x.org", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 2, Unregistered: 1}},
		"a list to tick":          {true, []survey.Version{signed("list", "1", 9, "Ana Ruiz", "", "x", ""), signed("list", "2", 9, "Ben Okafor", "", "", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"a list with denials":     {true, []survey.Version{signed("list", "1", 9, "Ana Ruiz", "", "No, sick", ""), signed("list", "2", 9, "Ben Okafor", "", "10:15", "")}, Turnout{Lists: 1, Came: 1, Expected: 2, Absent: 1}},
		"a list nobody filled in": {true, []survey.Version{signed("list", "1", 9, "Ana Ruiz", "", "", ""), signed("list", "2", 9, "Ben Okafor", "", "no", "")}, Turnout{}},
	} {
		t.Run(name, func(t *testing.T) {
			f := analyseLists(t, evening(c.asks), registeredEvening(), []survey.Version{signed("reg-two", "A", 1, "Ana Ruiz", "ana@x.org", "", "")}, c.list)
			s := f.Summarise(Filter{}, "")
			if diff := cmp.Diff(c.want, s.Registrations.Turnout); diff != "" {
				t.Errorf("turnout (-want +got):\n%s", diff)
			}
			if s.Rounds[1].Registrations.Turnout.Known() {
				t.Error("round two has no list, and its turnout is said to be known")
			}
			for _, r := range f.Registrations {
				if known := r.Came != CameUnknown; known != (r.Round == 0 && c.want.Known()) {
					t.Errorf("round %d: known %v", r.Round, known)
				}
			}
		})
	}
}

// Two people of one name: a name on the list is neither of them.
func TestANameThatTwoPeopleBearJoinsNobody(t *testing.T) {
	registered := append(registeredEvening(), signed("reg", "E", 5, "Ana Ruiz", "ana.ruiz@y.org", "", ""))
	f := analyseLists(t, evening(false), registered, nil, []survey.Version{signed("list", "1", 9, "Ana Ruiz", "", "", "")})
	if got := f.Summarise(Filter{}, "").Registrations.Turnout; got.Unregistered != 1 || got.Absent != 2 {
		t.Errorf("%+v", got)
	}
}

func TestTurnoutByGroupAddsUpAndSourcesAreApart(t *testing.T) {
	list := []survey.Version{signed("list", "1", 9, "Ana Ruiz", "", "", ""), signed("list", "2", 9, "Eve Walker", "", "", "press"), signed("list", "3", 9, "Chloe Martin", "", "", "")}
	f := analyseLists(t, evening(false), registeredEvening(), nil, list)
	s := f.Summarise(Filter{}, ByGroup)
	got := map[string]Turnout{}
	for _, g := range s.Groups {
		got[g.Key] = g.Registrations.Turnout
	}
	want := map[string]Turnout{"public": {1, 1, 2, 1, 0}, "firms": {Lists: 1, Came: 1}, "press": {1, 1, 0, 0, 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("by group (-want +got):\n%s", diff)
	}
	if bySource := f.Summarise(Filter{Source: "list"}, "").Registrations.Turnout; bySource != (Turnout{Lists: 1, Came: 3, Unregistered: 1}) {
		t.Errorf("of the list alone: %+v", bySource)
	}
}

// A list is often typed up without times, which then lie before all others: people
// keep their ids all the same.
func TestAListChangesNobodysId(t *testing.T) {
	row := signed("list", "1", 9, "Ana Ruiz", "ana@x.org", "", "")
	row.Created, row.Submitted = time.Unix(0, 0).UTC(), time.Unix(0, 0).UTC()
	before := analyseLists(t, evening(false), registeredEvening(), nil, nil)
	after := analyseLists(t, evening(false), registeredEvening(), nil, []survey.Version{row})
	for i := range registeredEvening() {
		if b, a := before.People[before.Cases[i].Person].ID, after.People[after.Cases[i].Person].ID; a != b {
			t.Errorf("registration %s: person %s, before the list %s", after.Cases[i].ID, a, b)
		}
	}
}

// Joining by name changes who is linked on the list and nowhere else.
func TestListedNameLinksNothingElse(t *testing.T) {
	f := analyseLists(t, evening(false), registeredEvening(), nil, []survey.Version{signed("list", "1", 9, "Ana Ruiz", "", "", "")})
	for _, c := range f.Cases {
		switch {
		case f.Project.Sources[c.Source].Name == "list" && c.Rule != ListedName:
			t.Errorf("row %s: rule %s", c.ID, c.Rule)
		case f.Project.Sources[c.Source].Name == "reg" && c.Rule != people.Single && c.Rule != people.Earliest:
			t.Errorf("registration %s: rule %s", c.ID, c.Rule)
		}
	}
}

// Whatever is signed, everybody expected either came or is absent, and each part
// adds up over rounds and groups.
func TestTurnoutAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"", "Ana Ruiz", "Ben Okafor", "Chloe Martin", "Eve Walker", "Ana"}
		mails := []string{"", "ana@x.org", "ben@x.org", "dev@x.org", "eve@x.org"}
		var list []survey.Version
		for i := range rapid.IntRange(0, 8).Draw(t, "rows") {
			list = append(list, signed("list", fmt.Sprint(i), 9, rapid.SampledFrom(names).Draw(t, "name"), rapid.SampledFrom(mails).Draw(t, "mail"), rapid.SampledFrom([]string{"x", "no", ""}).Draw(t, "mark"), ""))
		}
		f := analyseLists(t, evening(true), registeredEvening(), nil, list)
		whole, sum := f.Summarise(Filter{}, ByGroup), Turnout{}
		for _, g := range whole.Groups {
			x := g.Registrations.Turnout
			sum = Turnout{x.Lists, sum.Came + x.Came, sum.Expected + x.Expected, sum.Absent + x.Absent, sum.Unregistered + x.Unregistered}
		}
		all := whole.Registrations.Turnout
		if all.Known() && sum != all {
			t.Fatalf("groups add up to %+v, the whole is %+v", sum, all)
		}
		if all.Unregistered > all.Came || all.Absent > all.Expected || all.Expected-all.Absent > all.Came {
			t.Fatalf("%+v", all)
		}
	})
}

// What somebody decided of who is who holds for rows of a list as for all else, also
// where it was said of another response of the same person.
func TestListsObeyDecisions(t *testing.T) {
	link := func(source, id, otherSource, other string, v survey.Verdict) survey.Decision {
		return survey.Decision{Kind: survey.KindLink, Source: source, Response: id, Other: survey.Ref{Source: otherSource, Response: other}, Verdict: v}
	}
	ana := signed("reg-two", "A2", 1, "Ana Ruiz", "ana@x.org", "", "")
	one, two := signed("list", "1", 9, "Ana Ruiz", "", "", ""), signed("list", "2", 9, "Ruiz, Ana", "", "", "")
	other := signed("reg-two", "Z", 3, "Zoe Blum", "zoe@x.org", "", "")
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
		f := analyseDecided(t, evening(false), c.decided, registeredEvening(), []survey.Version{ana, other}, c.list)
		var joined []string
		for k, row := range f.Cases {
			if f.role(k) == survey.Attendance && row.Person == f.Cases[0].Person {
				joined = append(joined, row.ID)
			}
		}
		if diff := cmp.Diff(c.joined, joined); diff != "" {
			t.Errorf("%s: Ana's rows (-want +got):\n%s", name, diff)
		}
		for _, d := range survey.HoldingOf(survey.KindLink, c.decided) {
			person := map[survey.Ref]int{}
			for k := range f.Cases {
				person[f.ref(k)] = f.Cases[k].Person
			}
			if same := person[survey.Ref{Source: d.Source, Response: d.Response}] == person[d.Other]; same != (d.Verdict == survey.VerdictSame) {
				t.Errorf("%s: %v is not honoured", name, d)
			}
		}
	}
}

// Nobody is asked of what a list has settled, nor twice of the same two people.
func TestNobodyIsAskedOfWhatAListSettled(t *testing.T) {
	rows := []survey.Version{signed("list", "1", 9, "Ana Ruiz", "", "", ""), signed("list", "2", 9, "Ana Ruiz", "", "", "")}
	registered := append(registeredEvening(), signed("reg", "E", 5, "Anna Ruiz", "", "", ""))
	told := survey.Decision{Kind: survey.KindLink, Source: "list", Response: "1", Other: survey.Ref{Source: "reg", Response: "A"}, Verdict: survey.VerdictDifferent}
	for _, decided := range [][]survey.Decision{nil, {told}} {
		f := analyseDecided(t, evening(false), decided, registered, nil, rows)
		asked := map[[2]int]bool{}
		for _, q := range f.Ask {
			p, o := f.Cases[q.A].Person, f.Cases[q.B].Person
			if p == o || asked[[2]int{min(p, o), max(p, o)}] {
				t.Errorf("asked of %v and %v, of persons %d and %d", f.ref(q.A), f.ref(q.B), p, o)
			}
			asked[[2]int{min(p, o), max(p, o)}] = true
			if len(decided) > 0 && max(p, o) == f.Cases[len(f.Cases)-2].Person && min(p, o) == f.Cases[0].Person {
				t.Errorf("asked again of what was decided: %v and %v", f.ref(q.A), f.ref(q.B))
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
	list := []survey.Version{signed("list", "1", 9, "Ruiz Ana", "", "", "")}
	var in []Input
	for _, versions := range [][]survey.Version{registeredEvening(), nil, list} {
		in = append(in, Input{Forms: []survey.Form{form}, Current: stream(versions), History: stream(nil), RunTime: func(int64) time.Time { return time.Time{} }})
	}
	f, err := Analyse(evening(false), in, nil, Needs{})
	if err != nil {
		t.Fatal(err)
	}
	if row := f.Cases[len(f.Cases)-1]; row.Rule != ListedName || row.Person != f.Cases[0].Person {
		t.Errorf("the row is of person %d by %q, the registration of %d", row.Person, row.Rule, f.Cases[0].Person)
	}
}
