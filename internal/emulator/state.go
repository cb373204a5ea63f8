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

// Allow takes Deny back.
func (s *Server) Allow(formID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forms.Allow(formID)
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
