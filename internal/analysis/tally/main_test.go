package tally_test

import (
	"os"
	"testing"

	"canvass/internal/effort"
)

// Every example is analysed anew.
func TestMain(m *testing.M) { os.Exit(effort.Main(m, 25)) }
