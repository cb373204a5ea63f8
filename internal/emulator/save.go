package emulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Save writes every spreadsheet as it stands into a folder, one file each, as
// Load reads them from spreadsheets/.
func (s *Server) Save(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range s.sheets.IDs() {
		raw, err := s.sheets.State(id)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := json.Indent(&b, raw, "", " "); err != nil {
			return fmt.Errorf("spreadsheet %s: %w", id, err)
		}
		b.WriteByte('\n')
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(id)+".json"), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
