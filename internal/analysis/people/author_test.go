package people

import (
	"fmt"
	"testing"
	"time"
)

// authors of one document's comments, a minute apart; "other: Ana Ruiz" is of another document.
func authors(names ...string) []Record {
	var out []Record
	for i, n := range names {
		r := Record{Source: "doc", ID: fmt.Sprint(i + 1), Created: time.Date(2026, 3, 1, 9, i, 0, 0, time.UTC), Author: n}
		if i == 2 {
			r.Source = "other doc"
		}
		out = append(out, r)
	}
	return out
}

func TestAuthors(t *testing.T) {
	for name, c := range map[string]struct {
		records []Record
		want    string
	}{
		"one name in one document": {authors("Ana Ruiz", "Ana  Ruiz "), "1:earliest 2:same-author"},
		"in another document":      {authors("Ana Ruiz", "Juan Pérez", "Ana Ruiz"), "1:single | 2:single | 3:single"},
		"spelled another way":      {authors("Ana Ruiz", "Ana Ruíz"), "1:single | 2:single"},
		"one word":                 {authors("Ana", "Ana"), "1:single | 2:single"},
		"blank":                    {authors("", " "), "1:single | 2:single"},
		"anonymous":                {authors("Anonymous", "Anonymous"), "1:single | 2:single"},
		"an anonymous animal":      {authors("Anonymous Capybara", "Anonymous Capybara"), "1:single | 2:single"},
		"a joke":                   {authors("A. nonymous", "A. nonymous"), "1:single | 2:single"},
		"in Spanish":               {authors("Anónima de Madrid", "Anónima de Madrid"), "1:single | 2:single"},
		"somebody deleted":         {authors("Deleted user", "Deleted user"), "1:single | 2:single"},
		"never with who answered a form": {
			[]Record{{Source: "doc", ID: "1", Name: "Ana Ruiz", Email: "ana@example.org"}, {Source: "doc", ID: "2", Author: "Ana Ruiz"}, {Source: "doc", ID: "3", Name: "Ana Ruiz"}},
			"1:single | 2:single | 3:single",
		},
	} {
		if got := linked(c.records); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}
