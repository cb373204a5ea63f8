package faulttest

import (
	"encoding/json"

	"canvass/internal/emulator"
)

// putRaw adds a response without counting on it.
func (u *upstream) putRaw(form string, d item) {
	raw, err := json.Marshal(d)
	if err == nil {
		err = u.server.PutResponse(form, raw)
	}
	if err != nil {
		u.tb.Fatal(err)
	}
}

// body makes the second form answer a listing with these documents, whatever the
// emulator thinks of them.
func (w *world) body(documents any) {
	raw, err := json.Marshal(map[string]any{"responses": documents})
	w.must(err)
	w.listing(string(raw))
}

func (w *world) listing(raw string) {
	w.google.AddFault(emulator.Fault{Path: "/v1/forms/" + secondForm + "/responses", Kind: emulator.KindHTML, Status: 200, Body: raw})
}
