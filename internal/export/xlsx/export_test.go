package xlsx

import "strings"

// Clean is a text as a worksheet part holds it, before XML's own escapes, and what
// Excel should read.
func Clean(s string) (part, read string) {
	return strings.ReplaceAll(new(altered).clean(s, ""), string(underscore), "_x005F_"), plain(s)
}

// JoinCRC is joinCRC.
var JoinCRC = joinCRC
