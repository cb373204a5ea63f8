package people

import "testing"

func TestLookalikes(t *testing.T) {
	for name, want := range map[string]string{
		"Ivan Petrov":  "Ivan Petrov",
		"Ivаn Petrоv":  "Ivan Petrov",  // Cyrillic а and о
		"Ιvan Petrov":  "Ivan Petrov",  // Greek Ι
		"Иван Петров":  "Иван Петров",  // a name in its own script
		"Ivan Петров":  "Ivan Петров",  // each word in its own
		"Сора":         "Сора",         // all of them lookalikes, and Cyrillic
		"Ana Núñez":    "Ana Núñez",    // accents are no other script
		"Ivаn-Жак":     "Ivan-Жак",     // what looks like nothing else stays
		"\xffа b":      "\xffа b",      // not text
		"李 Petrоv Ιda": "李 Petrov Ida", // words of three scripts
	} {
		if got := latin(name); got != want {
			t.Errorf("latin(%q) = %q, want %q", name, got, want)
		}
	}
	if r := Link(Of(people("ivan@x.example Ivan Petrov", "ivan@x.example Ivаn Petrоv", "i@x.example Иван Петров")), nil); len(r.Persons) != 2 || !together(r, 0, 1) {
		t.Errorf("persons are %+v", r.Persons)
	}
}

func FuzzLatin(f *testing.F) {
	f.Add("Ivаn Petrоv")
	f.Add("\xff Ι")
	f.Fuzz(func(t *testing.T, name string) {
		once := latin(name)
		if latin(once) != once {
			t.Errorf("%q becomes %q, and that something else", name, once)
		}
	})
}
