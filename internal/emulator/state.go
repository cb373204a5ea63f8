package emulator

import (
	"encoding/json"
	"slices"
)

// PutForm adds or replaces a form, given in the shape of forms.get.
func (s *Server) PutForm(raw []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.forms.PutForm(raw)
	return err
}

// DeleteForm removes a form and its responses.
func (s *Server) DeleteForm(formID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forms.DeleteForm(formID)
}

// Deny makes a form or spreadsheet answer 403, and a Drive file 404, as one that
// is not shared with the caller.
func (s *Server) Deny(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.denied[id] = true
}

// Allow takes Deny back.
func (s *Server) Allow(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.denied, id)
}

// PutResponse adds or replaces a response, given in the shape of responses.get.
func (s *Server) PutResponse(formID string, raw []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.forms.PutResponse(formID, raw)
	return err
}

// DeleteResponse removes a response; one that is not there is no error.
func (s *Server) DeleteResponse(formID, responseID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forms.DeleteResponse(formID, responseID)
}

// PutSpreadsheet adds or replaces a spreadsheet, given in the shape of
// spreadsheets.get with or without grid data.
func (s *Server) PutSpreadsheet(raw []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.sheets.Put(raw)
	return err
}

// Spreadsheet returns a spreadsheet with all its grid data.
func (s *Server) Spreadsheet(id string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sheets.State(id)
}

// PutFile adds or replaces a Drive file, given in the shape of files.get. Forms
// and spreadsheets have one by themselves.
func (s *Server) PutFile(fileID string, raw []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drive.PutFile(fileID, raw)
}

// PutComments replaces the comments of a file, given in the shape of comments.list.
func (s *Server) PutComments(fileID string, raw []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drive.PutComments(fileID, raw)
}

// file returns the Drive file of a form or spreadsheet, nil when there is none.
func (s *Server) file(id string) []byte {
	title, ok := s.forms.Title(id)
	kind := "form"
	if !ok {
		title, ok = s.sheets.Title(id)
		kind = "spreadsheet"
	}
	if !ok {
		return nil
	}
	raw, _ := json.Marshal(map[string]string{ // strings can be marshalled
		"kind": "drive#file", "id": id, "name": title, "mimeType": "application/vnd.google-apps." + kind,
	})
	return raw
}

// Requests returns what was asked so far, oldest first.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log)
}

// ClearRequests forgets what was asked so far.
func (s *Server) ClearRequests() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = nil
}

// AddFault arms a fault behind those already armed; of several that strike one
// call the first wins.
func (s *Server) AddFault(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &armed{Fault: f})
}

// ClearFaults forgets all faults.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}
