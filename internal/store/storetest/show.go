package storetest

import (
	"encoding/json"
	"fmt"
)

// show spells a value out completely: pointers followed, times with every digit.
// A nil slice is null, because a store returns empty ones as nil.
func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%#v", v)
	}
	return string(text)
}
