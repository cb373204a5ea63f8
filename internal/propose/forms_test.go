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
// [OPTIONS] | TITLE | OPTIONS" lines. A file is "file ROLE LANGUAGE", and answers in
// place of options.
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
		case word == "form", word == "file":
			role, language, _ := strings.Cut(rest, " ")
			note = survey.Note{}
			all = append(all, invented{role: survey.Role(role), language: language})
			f := &all[len(all)-1]
			f.ID, f.Notes = fmt.Sprintf("1%s%d", strings.TrimSuffix(filepath.Base(path), ".txt"), len(all)), map[string]survey.Note{}
			if word == "file" {
				f.Type, f.Values = survey.FileSource, map[string][]string{}
			}
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
	case f.Values != nil:
		f.Values[q.ID] = strings.Split(options, "; ")
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
func TestNineOfTen(t *testing.T) { nineOfTen(t, "testdata/*.txt") }

// The forms of testdata/fresh were written, with what they mean, before anything was
// proposed for them: 46 to 92 % were right, and clues were added until nearly all were.
func TestNineOfTenOfFreshForms(t *testing.T) { nineOfTen(t, "testdata/fresh/*.txt") }

// Those of testdata/heldout were written after the last clue, and none was ever added
// for their sake: they show what a newcomer gets.
func TestNineOfTenOfHeldOutForms(t *testing.T) { nineOfTen(t, "testdata/heldout/*.txt") }

// nineOfTen asks for nine fields of ten in every project.
func nineOfTen(t *testing.T, pattern string) {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	if len(files) == 0 {
		t.Fatal("no forms")
	}
	for _, file := range files {
		right, total, sureWrong := judge(t, file)
		t.Logf("%s: %d of %d fields right (%.0f %%), %d wrong ones called sure", file, right, total, 100*float64(right)/float64(total), sureWrong)
		if 10*right < 9*total {
			t.Errorf("%s: %d of %d fields right, want at least nine of ten", file, right, total)
		}
	}
}

// judge counts the fields of one project that are proposed as they are meant.
func judge(t *testing.T, file string) (right, total, sureWrong int) {
	t.Helper()
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
			got := strings.TrimSpace(string(l.Field) + " " + l.Principle)
			if got == want {
				right++
				continue
			}
			t.Logf("%s, form %d: %q: got %s (sure %v), want %s", file, i+1, l.Title, got, l.Sure, want)
			if l.Sure {
				sureWrong++
			}
		}
	}
	return right, total, sureWrong
}
