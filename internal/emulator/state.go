package emulator

import "slices"

// PutForm adds or replaces a form, given in the shape of forms.get.
func (s *Server) PutForm(json []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.forms.PutForm(json)
	return err
}

// DeleteForm removes a form and its responses.
func (s *Server) DeleteForm(formID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forms.DeleteForm(formID)
}

// Deny makes a form answer 403, as one that is not shared with the caller.
func (s *Server) Deny(formID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forms.Deny(formID)
}

// PutResponse adds or replaces a response, given in the shape of responses.get.
func (s *Server) PutResponse(formID string, json []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.forms.PutResponse(formID, json)
	return err
}

// DeleteResponse removes a response; one that is not there is no error.
func (s *Server) DeleteResponse(formID, responseID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forms.DeleteResponse(formID, responseID)
}

// Requests returns what was asked so far, oldest first.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log)
}
