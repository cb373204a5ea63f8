package emulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Load reads a data folder:
//
//	forms/*.json               forms, in the shape of forms.get
//	responses/<formId>.json    responses, in the shape of responses.list
//	responses/<formId>/*.json  the same in several files
//	spreadsheets/*.json        spreadsheets, in the shape of spreadsheets.get
//	files/<fileId>.json        Drive files, in the shape of files.get
//	comments/<fileId>.json     their comments, in the shape of comments.list
//	access.json                {"denied": [ids]} of what is not shared with the caller
//	faults.json                a list of Fault
//
// Every error names its file. A folder that holds none of these is an error.
func (s *Server) Load(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("data folder %s: not a folder", dir)
	}
	if err := s.LoadFS(os.DirFS(dir)); err != nil {
		return fmt.Errorf("data folder %s: %w", dir, err)
	}
	return nil
}

// LoadFS is Load from any file system.
func (s *Server) LoadFS(fsys fs.FS) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := 0
	for _, part := range []struct {
		pattern string
		load    func(name string, raw []byte) error
	}{
		{"forms/*.json", s.loadForm},
		{"responses/*.json", s.loadResponses},
		{"responses/*/*.json", s.loadResponses},
		{"spreadsheets/*.json", s.loadSpreadsheet},
		{"files/*.json", func(name string, raw []byte) error { return s.drive.PutFile(stem(name), raw) }},
		{"comments/*.json", func(name string, raw []byte) error { return s.drive.PutComments(stem(name), raw) }},
		{"access.json", s.loadAccess},
		{"faults.json", s.loadFaults},
	} {
		names, err := fs.Glob(fsys, part.pattern)
		if err != nil {
			return err
		}
		slices.Sort(names)
		for _, name := range names {
			found++
			if err := loadFile(fsys, name, part.load); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	if found == 0 {
		return errors.New("no forms/*.json in it")
	}
	return nil
}

func loadFile(fsys fs.FS, name string, load func(string, []byte) error) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if len(raw) == 0 {
		return errors.New("empty file")
	}
	return load(name, raw)
}

func (s *Server) loadForm(name string, raw []byte) error {
	var head struct{ FormID string }
	if err := json.Unmarshal(raw, &head); err != nil {
		return err
	}
	if s.forms.Has(head.FormID) {
		return fmt.Errorf("duplicate formId %s", head.FormID)
	}
	_, err := s.forms.PutForm(raw)
	return err
}

// loadResponses takes the form's id from the file's name, or from its folder's.
func (s *Server) loadResponses(name string, raw []byte) error {
	id := stem(name)
	if dir := path.Dir(name); dir != "responses" {
		id = path.Base(dir)
	}
	return s.forms.AddResponses(id, raw)
}

func stem(name string) string { return strings.TrimSuffix(path.Base(name), ".json") }

func (s *Server) loadSpreadsheet(_ string, raw []byte) error {
	var head struct{ SpreadsheetID string }
	if err := json.Unmarshal(raw, &head); err != nil {
		return err
	}
	if _, ok := s.sheets.Title(head.SpreadsheetID); ok {
		return fmt.Errorf("duplicate spreadsheetId %s", head.SpreadsheetID)
	}
	_, err := s.sheets.Put(raw)
	return err
}

func (s *Server) loadAccess(_ string, raw []byte) error {
	var access struct{ Denied []string }
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&access); err != nil {
		return err
	}
	for _, id := range access.Denied {
		s.denied[id] = true
	}
	return nil
}

func (s *Server) loadFaults(_ string, raw []byte) error {
	faults, err := parseFaults(raw)
	for _, f := range faults {
		s.faults = append(s.faults, &armed{Fault: f})
	}
	return err
}
