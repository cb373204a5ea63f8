// Package wire holds what the emulated services share on the wire: requests,
// error envelopes, partial responses, pages and a scanner that takes valid JSON
// apart without decoding it. It knows no service's data.
package wire

import "net/url"

// Service names one of the emulated APIs.
type Service string

// The services.
const (
	Forms  Service = "forms"
	Sheets Service = "sheets"
	Drive  Service = "drive"
)

// Request is one call as a service sees it.
type Request struct {
	Params map[string]string // path parameters, unescaped
	Query  url.Values
	Body   []byte
	Twist  Twist // what a fault asks a listing to do wrong
}

// Param returns a path parameter.
func (r *Request) Param(name string) string { return r.Params[name] }
