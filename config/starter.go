package config

import _ "embed"

//go:embed codebook.yaml
var codebook string

// StarterCodebook is the text of the codebook that new projects begin with.
func StarterCodebook() string { return codebook }
