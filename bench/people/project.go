package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"canvass/bench/people/evaluate"
	"canvass/bench/people/invent"
)

// known is what is known of a row.
type known struct{ person, box string }

// write makes a project of one file and returns the truth by id.
func write(dir string, register bool, o invent.Options) (map[string]known, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	table, truth, config := registrations(o)
	if register {
		table, truth, config = entries(o)
	}
	if err := os.WriteFile(filepath.Join(dir, "canvass.yaml"), []byte(config), 0o600); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(dir, "rows.csv"))
	if err != nil {
		return nil, err
	}
	if err := csv.NewWriter(f).WriteAll(table); err != nil {
		_ = f.Close()
		return nil, err
	}
	return truth, f.Close()
}

const head = `project: {name: Bench of people, timezone: UTC, languages: [en]}
sources:
  - name: rows
    type: file
    path: rows.csv
    role: registration
    questions:
`

func registrations(o invent.Options) ([][]string, map[string]known, string) {
	table := [][]string{{"id", "submitted", "name", "email", "organisation", "country", "group", "attendance", "phone"}}
	truth := map[string]known{}
	for _, r := range invent.Registrations(o) {
		table = append(table, []string{r.ID, r.Submitted.Format(time.RFC3339), r.Name, r.Email, r.Organisation, r.Country, r.Group, r.Attendance, r.Phone})
		truth[r.ID] = known{r.Person, r.Box}
	}
	config := head
	for _, c := range table[0] {
		config += fmt.Sprintf("      - {question: %s, field: %s}\n", c, c)
	}
	return table, truth, config
}

// registerChanges is how many changes a repeated entry has at most.
const registerChanges = 4

func entries(o invent.Options) ([][]string, map[string]known, string) {
	table := [][]string{{"id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"}}
	truth := map[string]known{}
	for _, e := range invent.Register(o, registerChanges) {
		table = append(table, append([]string{e.ID, e.Given, e.Family}, e.Answers...))
		truth[e.ID] = known{person: e.Person}
	}
	config := head
	for i, c := range table[0] {
		field := "identity"
		switch i {
		case 0:
			field = "id"
		case 1, 2:
			field = "name"
		}
		config += fmt.Sprintf("      - {question: %s, field: %s}\n", c, field)
	}
	return table, truth, config
}

// judge reads `report people --format csv` beside the truth.
func judge(name string, truth map[string]known) ([]evaluate.Row, error) {
	table, err := read(name)
	if err != nil {
		return nil, err
	}
	var rows []evaluate.Row
	for _, r := range table[1:] {
		k, ok := truth[r[1]]
		if !ok {
			return nil, fmt.Errorf("%s: no row has the id %s", name, r[1])
		}
		rows = append(rows, evaluate.Row{Truth: k.person, Got: r[2], Box: k.box})
	}
	if len(rows) != len(truth) {
		return nil, fmt.Errorf("%s: %d responses, want %d", name, len(rows), len(truth))
	}
	return rows, nil
}

func lines(name string) (int, error) {
	table, err := read(name)
	return len(table) - 1, err
}

func read(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	table, err := csv.NewReader(f).ReadAll()
	if err == nil && len(table) == 0 {
		err = fmt.Errorf("%s is empty", name)
	}
	return table, err
}
