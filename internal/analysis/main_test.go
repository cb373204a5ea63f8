package analysis

import (
	"os"
	"testing"

	"canvass/internal/effort"
)

// Every example is analysed several times over.
func TestMain(m *testing.M) { os.Exit(effort.Main(m, 25)) }
