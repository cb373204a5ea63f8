package gsheets

import (
	"os"
	"testing"

	"canvass/internal/effort"
)

// Every example is a spreadsheet, several runs and a server.
func TestMain(m *testing.M) { os.Exit(effort.Main(m, 8)) }
