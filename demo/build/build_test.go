package main

import (
	"io"
	"testing"
)

func TestCommittedFilesAreWhatTheGeneratorWrites(t *testing.T) {
	if err := run([]string{"-check", "-root", ".."}, io.Discard); err != nil {
		t.Error(err)
	}
}
