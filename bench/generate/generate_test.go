package generate

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
)

func TestTheSameOptionsGiveTheSameBytes(t *testing.T) {
	o := Options{Seed: 1, Feedback: 60, Registrations: 20, Ratings: 2, Texts: 3}
	first, second := project(t, o), project(t, o)
	if len(first) != 6 {
		t.Errorf("got %d files, want 6", len(first))
	}
	for name, content := range first {
		if !bytes.Equal(content, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
	o.Seed = 2
	for name, content := range project(t, o) {
		if strings.Contains(name, "responses") && bytes.Equal(content, first[name]) {
			t.Errorf("%s is the same with another seed", name)
		}
	}
}

func TestALongerProjectBeginsLikeAShorterOne(t *testing.T) {
	o := Options{Seed: 1, Feedback: 60, Registrations: 20, Ratings: 2, Texts: 3}
	short := project(t, o)
	o.Feedback, o.Registrations = 90, 50
	long := project(t, o)
	const name = Google + "/responses/1canvassBenchFeedback/0001.json"
	if !bytes.HasPrefix(long[name], bytes.TrimSuffix(short[name], []byte("\n]}\n"))) {
		t.Error("the feedback depends on how much there is")
	}
}

func TestTextsAreVariedAndAboutFortyWordsLong(t *testing.T) {
	const n = 2000
	files := project(t, Options{Seed: 1, Feedback: n, Ratings: 1, Texts: 2})
	var listing struct {
		Responses []struct {
			ResponseID, RespondentEmail string
			Answers                     map[string]struct {
				TextAnswers struct {
					Answers []struct{ Value string }
				}
			}
		}
	}
	if err := json.Unmarshal(files[Google+"/responses/1canvassBenchFeedback/0001.json"], &listing); err != nil {
		t.Fatal(err)
	}
	ids, mails, texts, distinct, total := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, 0
	for _, r := range listing.Responses {
		ids[r.ResponseID], mails[r.RespondentEmail] = true, true
		for _, id := range []string{"0b000001", "0b000002"} {
			text := r.Answers[id].TextAnswers.Answers[0].Value
			texts[text] = true
			for word := range strings.FieldsSeq(text) {
				distinct[word] = true
				total++
			}
		}
	}
	if len(ids) != n {
		t.Errorf("%d ids for %d responses", len(ids), n)
	}
	if len(mails) < n*90/100 || len(mails) == n {
		t.Errorf("%d addresses for %d responses: some should repeat", len(mails), n)
	}
	if len(texts) < 2*n*90/100 {
		t.Errorf("only %d different texts among %d", len(texts), 2*n)
	}
	if mean := total / (2 * n); mean < 35 || mean > 45 {
		t.Errorf("%d words in a text on average, want about 40", mean)
	}
	if len(distinct) < 3000 {
		t.Errorf("only %d different words", len(distinct))
	}
}

func TestLongListingsAreSeveralFiles(t *testing.T) {
	files := project(t, Options{Seed: 1, Feedback: pageLength + 1, Ratings: 1})
	if got := bytes.Count(files[Google+"/responses/1canvassBenchFeedback/0002.json"], []byte("responseId")); got != 1 {
		t.Errorf("%d responses in the second file, want 1", got)
	}
}

func TestImpossibleOptionsAreRefused(t *testing.T) {
	for _, o := range []Options{{Feedback: 1}, {Feedback: 1, Ratings: 1, Texts: len(textFields) + 1}} {
		if err := Project(t.TempDir(), "codebook.yaml", o); err == nil {
			t.Errorf("%+v is accepted", o)
		}
	}
}

func project(t *testing.T, o Options) map[string][]byte {
	dir := t.TempDir()
	if err := Project(dir, "codebook.yaml", o); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(os.DirFS(dir), name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
