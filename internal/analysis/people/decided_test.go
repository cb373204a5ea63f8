package people

import (
	"fmt"
	"strings"
	"testing"

	"canvass/internal/survey"
)

// decided makes decisions of "1=2" and "2!3".
func decided(t testing.TB, records []Record, said ...string) []survey.Decision {
	t.Helper()
	ref := func(id string) survey.Ref {
		for _, r := range records {
			if r.ID == id {
				return survey.Ref{Source: r.Source, Response: id}
			}
		}
		t.Fatalf("there is no record %s", id)
		return survey.Ref{}
	}
	var out []survey.Decision
	for _, s := range said {
		verdict, a, b := survey.VerdictSame, "", ""
		if before, after, different := strings.Cut(s, "!"); different {
			verdict, a, b = survey.VerdictDifferent, before, after
		} else {
			a, b, _ = strings.Cut(s, "=")
		}
		one := ref(a)
		out = append(out, survey.Decision{Kind: survey.KindLink, Source: one.Source, Response: one.Response, Other: ref(b), Verdict: verdict})
	}
	return out
}

// What somebody decided stands, of comments and of responses without a name too.
func TestDecisionsStand(t *testing.T) {
	comments := func(names ...string) []Record {
		all := append(authors(names...), people("ana@x.org Ana Ruiz", "ana@x.org A. Ruiz")...)
		for i := len(names); i < len(all); i++ {
			all[i].ID = fmt.Sprint(i + 1)
		}
		return all
	}
	for name, c := range map[string]struct {
		records []Record
		said    []string
		want    string // who is together, by id
	}{
		"a comment is who answered a form":        {comments("Ana Ruiz"), []string{"1=2"}, "1 2 3"},
		"with all they commented":                 {comments("Ana Ruiz", "Ana Ruiz"), []string{"2=4"}, "1 2 3 4"},
		"one display name, two people":            {comments("Ana Ruiz", "Ana Ruiz"), []string{"1!2"}, "1 | 2 | 3 4"},
		"one of them answered a form":             {comments("Ana Ruiz", "Ana Ruiz"), []string{"1!2", "2=3"}, "1 | 2 3 4"},
		"two display names, one person":           {comments("Ana Ruiz", "anaruiz99"), []string{"1=2"}, "1 2 | 3 4"},
		"an anonymous comment":                    {comments("Anonymous", "Anonymous"), []string{"1=3"}, "1 3 4 | 2"},
		"a comment, though names contradict":      {comments("Juan Pérez"), []string{"1=3"}, "1 2 3"},
		"nameless first":                          {people("ana@x.org ", "ana@x.org Ana Ruiz"), nil, "1 2"},
		"nameless, said to be somebody else's":    {people("ana@x.org ", "juan@y.org Juan Pérez", "ana@x.org Ana Ruiz"), []string{"1=2"}, "1 2 | 3"},
		"said before that somebody is found":      {people("juan@y.org Juan Pérez", "ana@x.org Ana Ruiz", "ana@x.org "), []string{"1=3"}, "1 3 | 2"},
		"nameless, and one person with another":   {people("ana@x.org ", "ruiz@y.org ", "ana@x.org Ana Ruiz"), []string{"1=2"}, "1 2 3"},
		"whose other is somebody else":            {people("ana@x.org ", "ruiz@y.org ", "ana@x.org Ana Ruiz"), []string{"1=2", "2!3"}, "1 2 | 3"},
		"two nameless, one of them told from her": {people("ana@x.org ", "ana@x.org ", "ana@x.org Ana Ruiz"), []string{"2!3"}, "1 3 | 2"},
	} {
		var groups []string
		for _, p := range Link(Of(c.records), decided(t, c.records, c.said...)).Persons {
			var ids []string
			for _, m := range p.Members {
				ids = append(ids, c.records[m].ID)
			}
			groups = append(groups, strings.Join(ids, " "))
		}
		if got := strings.Join(groups, " | "); !sameGroups(got, c.want) {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// sameGroups compares partitions, whoever came first.
func sameGroups(got, want string) bool {
	group := func(s string) map[string]string {
		of := map[string]string{}
		for g := range strings.SplitSeq(s, " | ") {
			least := ""
			for id := range strings.FieldsSeq(g) {
				if least == "" || id < least {
					least = id
				}
			}
			for id := range strings.FieldsSeq(g) {
				of[id] = least
			}
		}
		return of
	}
	return fmt.Sprint(group(got)) == fmt.Sprint(group(want))
}

// A tie between a comment and an answer to a form says that somebody decided.
func TestATieOfACommentSaysWhoDecided(t *testing.T) {
	records := append(authors("Ana Ruiz", "Ana Ruiz"), Record{Source: "s", ID: "9", Name: "Ana Ruiz", Email: "ana@x.org"})
	for _, p := range Link(Of(records), decided(t, records, "1=9")).Persons {
		if len(p.Members) != 3 || p.Rule(1) != Decided || p.Rule(2) != Decided && p.Rule(2) != SameAuthor {
			t.Errorf("got %v: %v", p.Members, p.Ties)
		}
	}
}

// A decision that later ones contradict is asked again, before all else, of comments too.
func TestContradictedDecisionsAreAskedAgain(t *testing.T) {
	records := append(authors("Ana Ruiz", "Bo Lee"), people("c@x.org Cleo Roe", "w1@x.org Wilhelmina Oakes", "w2@y.org Wilhelmina Oakes")...)
	for i := range records {
		records[i].ID = fmt.Sprint(i + 1)
	}
	for _, c := range []struct {
		said []string
		want string
	}{
		{[]string{"1=2", "2=3", "1!3"}, "1-2"},
		{[]string{"1!3", "1=2", "2=3"}, "3-1"},
		{[]string{"1=2", "2=3"}, ""},
	} {
		r := Link(Of(records), decided(t, records, c.said...))
		got := ""
		if q := r.Ask[0]; q.Rule == Contradicted {
			got = records[q.A].ID + "-" + records[q.B].ID
		}
		if got != c.want {
			t.Errorf("%v: asked first %q, want %q: %+v", c.said, got, c.want, r.Ask)
		}
		if last := r.Ask[len(r.Ask)-1]; records[last.A].ID != "4" || last.Rule != NameOnly {
			t.Errorf("%v: the pair too close to call is not asked: %+v", c.said, r.Ask)
		}
	}
}
