package propose

import (
	"os"
	"testing"

	"canvass/internal/effort"
)

// Every example is forms, read and proposed for.
func TestMain(m *testing.M) { os.Exit(effort.Main(m, 25)) }
