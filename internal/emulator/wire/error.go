package wire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
)

// Error is an error reply. Forms and Sheets show Status and Details, Drive shows
// Items; Envelope picks.
type Error struct {
	Code       int    // HTTP status
	Status     string // canonical name such as NOT_FOUND; "" takes the usual one for Code
	Message    string
	Details    []any  // google.rpc details, each with its "@type"
	Items      []Item // Drive's errors[]; nil takes the usual one for Code
	RetryAfter string // the header; "" sends none
}

// Item is a member of Drive's errors[].
type Item struct {
	Message      string `json:"message"`
	Domain       string `json:"domain"`
	Reason       string `json:"reason"`
	Location     string `json:"location,omitempty"`
	LocationType string `json:"locationType,omitempty"`
}

// Error returns the message with its code.
func (e *Error) Error() string { return fmt.Sprintf("%d %s", e.Code, e.Message) }

// Invalid returns a 400 with that message.
func Invalid(format string, args ...any) *Error {
	return &Error{Code: http.StatusBadRequest, Message: fmt.Sprintf(format, args...)}
}

// NotFound returns the 404 that Forms and Sheets give.
func NotFound() *Error {
	return &Error{Code: http.StatusNotFound, Message: "Requested entity was not found."}
}

// Denied returns the 403 for what is not shared with the caller.
func Denied() *Error {
	return &Error{Code: http.StatusForbidden, Message: "The caller does not have permission"}
}

// Envelope returns the error as the service writes it: indented by two spaces,
// newline at the end, whatever prettyPrint says.
func (e *Error) Envelope(service Service) []byte {
	type inner struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
		Errors  []Item `json:"errors,omitempty"`
		Status  string `json:"status,omitempty"`
		Details []any  `json:"details,omitempty"`
	}
	in := inner{Code: e.Code, Message: e.Message}
	switch {
	case service != Drive:
		in.Status, in.Details = cmp.Or(e.Status, usualFor(e.Code).status), e.Details
	case e.Items == nil:
		in.Errors = []Item{{Message: e.Message, Domain: "global", Reason: usualFor(e.Code).reason}}
	default:
		in.Errors = e.Items
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(map[string]inner{"error": in}); err != nil {
		return []byte("{}\n") // unreachable: details are plain maps
	}
	return b.Bytes()
}

type usual struct{ status, reason, message string }

// UsualMessage returns what the services say with that code.
func UsualMessage(code int) string { return usualFor(code).message }

func usualFor(code int) usual {
	switch code {
	case 400:
		return usual{"INVALID_ARGUMENT", "invalid", "Request contains an invalid argument."}
	case 401:
		return usual{"UNAUTHENTICATED", "authError", "Request had invalid authentication credentials."}
	case 403:
		return usual{"PERMISSION_DENIED", "forbidden", "The caller does not have permission"}
	case 404:
		return usual{"NOT_FOUND", "notFound", "Requested entity was not found."}
	case 409:
		return usual{"ABORTED", "conflict", "The operation was aborted."}
	case 429:
		return usual{"RESOURCE_EXHAUSTED", "rateLimitExceeded", "Quota exceeded."}
	case 500:
		return usual{"INTERNAL", "internalError", "Internal error encountered."}
	case 501:
		return usual{"UNIMPLEMENTED", "notImplemented", "Operation is not implemented."}
	case 503:
		return usual{"UNAVAILABLE", "backendError", "The service is currently unavailable."}
	case 504:
		return usual{"DEADLINE_EXCEEDED", "backendError", "Deadline expired before operation could complete."}
	default:
		return usual{"UNKNOWN", "unknown", http.StatusText(code)}
	}
}
