package cli_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Every tag that a machine gave stands on words: cut by its places from the answer as the
// form has it, they are what the workbook shows beside it, before anything was decided and
// after themes were learned. What people decided is kept, and a second run says the same.
func TestEveryMachineTagHasItsWords(t *testing.T) {
	d := newDemo(t)
	answers := demoAnswers(t)
	if n := hasItsWords(t, d, answers)["codebook"]; n < 400 {
		t.Errorf("%d tags by the codebook: too few to show anything", n)
	}
	decisions := demoDecisions(t, csvRows(t, d.run("report", "themes", "--format", "csv")))
	file := filepath.Join(d.folder, "decisions.csv")
	if err := os.WriteFile(file, []byte(decisions.csv), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run("report", "review", file)
	if n := hasItsWords(t, d, answers)["learned"]; n < 10 {
		t.Errorf("%d tags were learned: too few to show anything", n)
	}
	first := d.run("report", "tags", "--format", "csv")
	if again := d.run("report", "tags", "--format", "csv"); again != first {
		t.Error("a second run gives other tags")
	}
	by := map[string]string{}
	for _, row := range csvRows(t, first) {
		by[row["source"]+" "+row["response_id"]+" "+row["question"]+" "+row["theme"]] = row["by"]
	}
	for tag, yes := range decisions.said {
		if got := by[tag]; yes && got != "analyst" || !yes && got != "" {
			t.Errorf("%s: decided %v, tagged by %q", tag, yes, got)
		}
	}
}

// hasItsWords checks the tags and counts them by who gave them.
func hasItsWords(t *testing.T, d *demo, answers map[string]string) map[string]int {
	t.Helper()
	book := filepath.Join(t.TempDir(), "book.xlsx")
	d.run("report", "excel", "-o", book)
	shown := reviewRows(t, book)
	count := map[string]int{}
	for _, row := range csvRows(t, d.run("report", "tags", "--format", "csv")) {
		count[row["by"]]++
		if row["by"] != "codebook" && row["by"] != "learned" {
			continue
		}
		name := fmt.Sprintf("%s, %s, %s", row["response_id"], row["principle"], row["theme"])
		text, known := answers[row["response_id"]+" "+row["question"]]
		why, asked := shown[row["source"]+"/"+row["response_id"]+"/"+row["question"]+"/"+row["theme"]]
		if !known || row["evidence"] == "" {
			t.Errorf("%s: no answer (%v) or no evidence %q", name, known, row["evidence"])
			continue
		}
		for _, place := range strings.Split(row["evidence"], ";") {
			words := cut(t, text, place)
			if words == "" || strings.TrimSpace(words) != words {
				t.Errorf("%s: evidence %s is %q", name, place, words)
			}
			if asked && !strings.Contains(why, "“"+words+"”") {
				t.Errorf("%s: evidence %s is %q, shown is %q", name, place, words, why)
			}
		}
		if asked {
			count["shown"]++
		}
	}
	if 10*count["shown"] < 9*(count["codebook"]+count["learned"]) { // texts that do not count are not asked about
		t.Errorf("of the tags only %v are in the workbook", count)
	}
	return count
}

// cut is a stretch of a text, "start-end" in code points.
func cut(t *testing.T, text, place string) string {
	t.Helper()
	from, to, _ := strings.Cut(place, "-")
	start, err := strconv.Atoi(from)
	if err != nil {
		t.Fatal(err)
	}
	end, err := strconv.Atoi(to)
	runes := []rune(text)
	if err != nil || start < 0 || start >= end || end > len(runes) {
		t.Fatalf("place %s of %d: %v", place, len(runes), err)
	}
	return string(runes[start:end])
}

// demoAnswers are the answers as the forms have them, and the comments on the document,
// by response and question.
func demoAnswers(t *testing.T) map[string]string {
	t.Helper()
	answers := map[string]string{}
	for _, name := range []string{"1canvassDemoFeedbackOnDraftPrinciplesEnglisha", "1canvassDemoComentariosAlBorradorEspanolaaaaa"} {
		var form struct {
			Responses []struct {
				ID      string `json:"responseId"`
				Answers map[string]struct {
					Text struct {
						Answers []struct{ Value string }
					} `json:"textAnswers"`
				}
			}
		}
		decode(t, fileOf(t, "responses", name+".json"), &form)
		for _, r := range form.Responses {
			for q, a := range r.Answers {
				for _, one := range a.Text.Answers {
					answers[r.ID+" "+q] = strings.ReplaceAll(strings.TrimSpace(one.Value), "\x00", "\uFFFD") // as it is cleaned
				}
			}
		}
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "demo", "google", "comments", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		var doc struct {
			Comments []struct{ ID, Content string }
		}
		decode(t, fileOf(t, "comments", filepath.Base(f)), &doc)
		for _, c := range doc.Comments {
			answers[c.ID+" comment"] = strings.TrimSpace(c.Content)
		}
	}
	return answers
}

func fileOf(t *testing.T, kind, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "demo", "google", kind, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ruled is decisions on demonstration texts.
type ruled struct {
	csv  string
	said map[string]bool // by text and theme
}

// demoDecisions are those of somebody who reads half of the texts of the forms and says of
// every theme whether it is there.
func demoDecisions(t *testing.T, themes []map[string]string) ruled {
	t.Helper()
	truth, err := os.ReadFile(filepath.Join("..", "..", "demo", "truth", "themes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	there, texts := map[string]bool{}, map[string][4]string{}
	for _, row := range csvRows(t, string(truth)) {
		h := fnv.New32a()
		_, _ = h.Write([]byte(row["response_id"] + row["question"]))
		if text := row["source"] + " " + row["response_id"] + " " + row["question"]; h.Sum32()%2 == 0 && row["source"] != "drafting-doc" {
			texts[text] = [4]string{row["source"], row["response_id"], row["principle_or_field"], row["question"]}
			there[text+" "+row["theme"]] = true
		}
	}
	out := ruled{said: map[string]bool{}}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"source", "response_id", "principle", "question", "theme", "decision", "reviewer"})
	for text, x := range texts {
		for _, row := range themes {
			theme := row["id"]
			yes := there[text+" "+theme]
			out.said[text+" "+theme] = yes
			_ = w.Write([]string{x[0], x[1], x[2], x[3], theme, map[bool]string{true: "yes", false: "no"}[yes], "Ana"})
		}
	}
	w.Flush()
	out.csv = b.String()
	return out
}

// csvRows reads a table by its titles.
func csvRows(t *testing.T, table string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatal(len(rows), err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, title := range rows[0] {
			m[title] = row[i]
		}
		out = append(out, m)
	}
	return out
}

// reviewRows are what the sheet Review says of why texts have themes, by source, response,
// question and theme.
func reviewRows(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Review")
	if err != nil {
		t.Fatal(err)
	}
	top := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Review key") })
	at := func(title string) int { return slices.Index(rows[top], title) }
	out := map[string]string{}
	for _, row := range rows[top+1:] {
		if row[at("Kind")] == "theme" {
			key := strings.Split(row[at("Review key")], "/") // canvass1, project, kind, source, response, question, theme
			out[strings.Join(key[3:7], "/")] = row[at("Why")]
		}
	}
	return out
}
