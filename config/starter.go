package config

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"

	"canvass/internal/survey"
)

//go:embed codebook.yaml
var codebook string

// Starter reports whether a codebook is word for word the one that new projects begin with.
func Starter(cb survey.Codebook) bool {
	sum := sha256.Sum256([]byte(codebook))
	return cb.Version == hex.EncodeToString(sum[:6])
}

// StarterCodebook is the text of the codebook that new projects begin with.
func StarterCodebook() string { return codebook }
