package propose

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"canvass/internal/survey"
)

// invented is a form of testdata with what it means.
type invented struct {
	Sample
	role     survey.Role
	language string
	truth    []string // "field principle", one a question
}

// readForms reads a file of testdata. A form is "form ROLE LANGUAGE", then title,
// description and email, then "= SECTION | TEXT" and "FIELD [PRINCIPLE] | KIND
// [OPTIONS] | TITLE | OPTIONS" lines.
func readForms(t *testing.T, path string) []invented {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []invented
	var note survey.Note
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || word == "#":
			continue
		case word == "form":
			role, language, _ := strings.Cut(rest, " ")
			note = survey.Note{}
			all = append(all, invented{role: survey.Role(role), language: language})
			f := &all[len(all)-1]
			f.ID, f.Notes = fmt.Sprintf("1%s%d", strings.TrimSuffix(filepath.Base(path), ".txt"), len(all)), map[string]survey.Note{}
			continue
		}
		f := &all[len(all)-1]
		switch word {
		case "title":
			f.Title = rest
		case "description":
			f.Description = rest
		case "email":
			if !strings.Contains(line, "|") {
				f.Email = map[string]survey.EmailCollection{"typed": survey.EmailTyped, "verified": survey.EmailVerified}[rest]
				continue
			}
			f.add(line, note)
		case "=":
			section, about, _ := strings.Cut(rest, " | ")
			note = survey.Note{Section: section, About: about}
		default:
			f.add(line, note)
		}
	}
	return all
}

func (f *invented) add(line string, note survey.Note) {
	parts := strings.Split(line, " | ")
	kind, inline, _ := strings.Cut(parts[1], " ")
	q := survey.Question{ID: fmt.Sprintf("%08x", len(f.Questions)+16), Title: parts[2], Kind: survey.Kind(kind)}
	if kind == "dropdown" {
		q.Kind = survey.KindDropDown
	}
	options := inline
	if len(parts) > 3 {
		options = parts[3]
	}
	switch {
	case q.Kind == survey.KindRating:
		q.Low = 1
		q.High, _ = strconv.Atoi(inline)
	case q.Kind == survey.KindScale:
		words := strings.SplitN(inline, " ", 3)
		q.Low, _ = strconv.Atoi(words[0])
		q.High, _ = strconv.Atoi(words[1])
		q.LowLabel, q.HighLabel, _ = strings.Cut(words[2], "; ")
	case options != "":
		q.Options = strings.Split(options, "; ")
	}
	f.Questions = append(f.Questions, q)
	f.Notes[q.ID] = note
	f.truth = append(f.truth, parts[0])
}

func samplesOf(forms []invented) []Sample {
	var all []Sample
	for _, f := range forms {
		all = append(all, f.Sample)
	}
	return all
}

// TestNineOfTen holds proposals for the invented forms against what they mean.
func TestNineOfTen(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	right, total, sureWrong := 0, 0, 0
	for _, file := range files {
		forms := readForms(t, file)
		p := Propose(samplesOf(forms))
		for i, f := range forms {
			s := p.Sources[i]
			if s.Role != f.role || s.Language != f.language {
				t.Errorf("%s, form %d: got role %s, language %q; want %s, %q", file, i+1, s.Role, s.Language, f.role, f.language)
			}
			lines := s.Lines[len(s.Lines)-len(f.truth):]
			for j, want := range f.truth {
				l := lines[j]
				total++
				if got := strings.TrimSpace(string(l.Field) + " " + l.Principle); got == want {
					right++
				} else {
					t.Logf("%s, form %d: %q: got %s (sure %v), want %s", file, i+1, l.Title, got, l.Sure, want)
					if l.Sure {
						sureWrong++
					}
				}
			}
		}
	}
	t.Logf("%d of %d fields right, %d wrong ones called sure", right, total, sureWrong)
	if 10*right < 9*total {
		t.Errorf("%d of %d fields right, want at least nine of ten", right, total)
	}
}
