package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// trial is one project, some of whose texts are judged.
type trial struct {
	set
	dir, bin       string
	language, also string
	yesOnly        bool
	judged         []labelled
}

// figures are what one trial gave.
type figures struct {
	all            counts
	macro          float64
	report, review float64 // CPU seconds
	spans          float64 // share of machine tags with words as evidence
	kept           float64 // share of decisions that stand
	same           bool    // a second run gives the same bytes
}

// counts compares tags with labels.
type counts struct{ right, wrong, missed int }

func (c counts) precision() float64 { return ratio(c.right, c.right+c.wrong) }
func (c counts) recall() float64    { return ratio(c.right, c.right+c.missed) }
func (c counts) f1() float64        { return ratio(2*c.right, 2*c.right+c.wrong+c.missed) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (t *trial) run(ctx context.Context) (figures, error) {
	var f figures
	if err := t.write(); err != nil {
		return f, err
	}
	if _, _, err := t.command(ctx, "ingest", "run", "--quiet"); err != nil {
		return f, err
	}
	var err error
	if len(t.judged) > 0 {
		if _, f.review, err = t.command(ctx, "report", "review", "decisions.csv"); err != nil {
			return f, err
		}
	}
	out, cpu, err := t.command(ctx, "report", "tags", "--format", "csv")
	if err != nil {
		return f, err
	}
	again, _, err := t.command(ctx, "report", "tags", "--format", "csv")
	f.report, f.same = cpu, bytes.Equal(out, again)
	if err != nil {
		return f, err
	}
	return f, t.compare(out, &f)
}

// command runs a command in the project's folder and returns its output and CPU seconds.
func (t *trial) command(ctx context.Context, name string, args ...string) ([]byte, float64, error) {
	c := exec.CommandContext(ctx, filepath.Join(t.bin, name), args...)
	c.Dir = t.dir
	var out, trouble bytes.Buffer
	c.Stdout, c.Stderr = &out, &trouble
	err := c.Run()
	if err != nil {
		return nil, 0, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, trouble.String())
	}
	return out.Bytes(), (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), nil
}

const project = `project: {name: Measured, timezone: UTC, languages: [en, es]}
store: {url: "sqlite:canvass.db"}
codebook: codebook.yaml
sources:
`

const source = `  - name: %s
    type: file
    path: %s.csv
    role: feedback
    language: %s
    questions: [{question: id, field: id}, {question: comment, field: experience}]
`

// write lays the project out. Texts that are judged in another language besides are a
// source of their own.
func (t *trial) write() error {
	if err := os.MkdirAll(t.dir, 0o755); err != nil {
		return err
	}
	yaml := project + fmt.Sprintf(source, "texts", "texts", t.language)
	texts := [][]string{{"id", "comment"}}
	for _, l := range slices.Concat(t.Train, t.Test) {
		texts = append(texts, []string{l.id, l.texts[t.language]})
	}
	decisions := [][]string{{"source", "response_id", "theme", "decision", "reviewer"}}
	for _, l := range t.judged {
		decisions = append(decisions, t.decisions("texts", l)...)
	}
	if t.also != "" {
		yaml += fmt.Sprintf(source, "also", "also", t.also)
		also := [][]string{{"id", "comment"}}
		for _, l := range t.Train {
			also = append(also, []string{l.id, l.texts[t.also]})
			decisions = append(decisions, t.decisions("also", l)...)
		}
		if err := t.table("also.csv", also); err != nil {
			return err
		}
	}
	for name, rows := range map[string][][]string{"texts.csv": texts, "decisions.csv": decisions} {
		if err := t.table(name, rows); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(t.dir, "codebook.yaml"), t.codebook(), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.dir, "canvass.yaml"), []byte(yaml), 0o600)
}

func (t *trial) decisions(source string, l labelled) [][]string {
	var rows [][]string
	for k, label := range t.Labels {
		word := "no"
		if slices.Contains(l.themes, label) {
			word = "yes"
		}
		if word == "yes" || !t.yesOnly {
			rows = append(rows, []string{source, l.id, themeID(k), word, "bench"})
		}
	}
	return rows
}

// themeID is a theme's id, whatever its label is made of.
func themeID(k int) string { return "t" + strconv.Itoa(k) }

func (t *trial) codebook() []byte {
	var b strings.Builder
	for k, label := range t.Labels {
		fmt.Fprintf(&b, "- id: %s\n  label: {en: %q}\n  keywords:\n", themeID(k), label)
		for _, language := range []string{"en", "es"} {
			if words := t.Codebook[label][language]; len(words) > 0 {
				fmt.Fprintf(&b, "    %s: [%s]\n", language, quoted(words))
			}
		}
	}
	return []byte(b.String())
}

func quoted(words []string) string {
	var list []string
	for _, w := range words {
		list = append(list, strconv.Quote(w))
	}
	return strings.Join(list, ", ")
}

func (t *trial) table(name string, rows [][]string) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.dir, name), b.Bytes(), 0o600)
}

// compare holds the tags of the texts that nobody judged against their labels, and
// those of the judged ones against the decisions.
func (t *trial) compare(out []byte, f *figures) error {
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		return err
	}
	lengths := map[string]int{}
	for _, l := range slices.Concat(t.Train, t.Test) {
		lengths[l.id] = utf8.RuneCountInString(l.texts[t.language])
	}
	tags := map[[2]string]bool{}
	machine, proven := 0, 0
	for _, r := range rows[1:] { // source,response_id,principle,question,theme,by,probability,evidence
		if r[0] != "texts" {
			continue
		}
		tags[[2]string{r[1], r[4]}] = true
		if r[5] != "analyst" {
			machine++
			if evident(r[7], lengths[r[1]]) {
				proven++
			}
		}
	}
	f.spans = ratio(proven, machine)
	each := make([]counts, len(t.Labels))
	for _, l := range t.Test {
		for k, label := range t.Labels {
			for _, c := range []*counts{&f.all, &each[k]} {
				c.add(tags[[2]string{l.id, themeID(k)}], slices.Contains(l.themes, label))
			}
		}
	}
	for _, c := range each {
		f.macro += c.f1() / float64(len(each))
	}
	stand, all := 0, 0
	for _, l := range t.judged {
		for k, label := range t.Labels {
			yes := slices.Contains(l.themes, label)
			if !yes && t.yesOnly {
				continue
			}
			all++
			if tags[[2]string{l.id, themeID(k)}] == yes {
				stand++
			}
		}
	}
	f.kept = 1
	if all > 0 {
		f.kept = ratio(stand, all)
	}
	return nil
}

func (c *counts) add(tagged, label bool) {
	switch {
	case tagged && label:
		c.right++
	case tagged:
		c.wrong++
	case label:
		c.missed++
	}
}

// evident reports whether evidence is stretches of a text of that length.
func evident(evidence string, length int) bool {
	for _, s := range strings.Split(evidence, ";") {
		var from, to int
		if n, _ := fmt.Sscanf(s, "%d-%d", &from, &to); n != 2 || from < 0 || from >= to || to > length {
			return false
		}
	}
	return true
}
