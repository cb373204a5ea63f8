package survey

import "time"

// Response is what one person submitted once to one source.
type Response struct {
	Source    string // Source.Name
	ID        string // unique within the source
	Email     string // address that the form itself collected; "" none
	Created   time.Time
	Submitted time.Time // of the latest edit; UTC like every time here
	Answers   []Answer  // in order of Question id
	Score     *float64  // quiz total; nil when there was none
	Extra     string    // members of the upstream document that canvass does not know: a canonical JSON object, or ""

	Print    Print  // of the document as received; zero where none was taken
	Cleaned  int    // how many texts cleaning changed
	Original []byte // the document as received, kept only where Cleaned > 0
}

// Print tells documents apart: the first half of the SHA-256 of one as received, and
// of the version of the rules by which it was read. Equal prints are equal documents
// that say the same.
type Print [16]byte

// Answer is what was answered to one question.
type Answer struct {
	Question string   // id
	Values   []string // as typed or chosen, in upstream order
	Files    []File
	Grade    *Grade
	Extra    string // unknown members, as in Response
}

// File is an uploaded file's card; the file itself stays where it is.
type File struct{ ID, Name, MIMEType string }

// Grade is a quiz answer's mark.
type Grade struct {
	Score   float64
	Correct bool
	Extra   string // feedback and unknown members: a canonical JSON object, or ""
}

// Edited reports whether the response was submitted again after it was created.
// Upstream gives Created in milliseconds and Submitted in microseconds, so that
// an unedited response shows two different instants within one millisecond.
func (r Response) Edited() bool {
	return r.Submitted.Truncate(time.Millisecond).After(r.Created)
}

// Answer returns the answer to the question with that id.
func (r Response) Answer(question string) (Answer, bool) {
	for _, a := range r.Answers {
		if a.Question == question {
			return a, true
		}
	}
	return Answer{}, false
}

// Version is one state of a response as the store keeps it.
type Version struct {
	Response
	Number int   // 1 for the first state seen
	Run    int64 // the run that brought it
	GoneIn int64 // the run whose complete listing no longer had it; 0 when present
}

// Quarantined is a received document that could not become a Response.
type Quarantined struct {
	ID     string // if it had one
	Reason string // never quotes the document
	Raw    []byte // as received
}

// Received is one item of a listing: a response, or a document kept aside.
type Received struct {
	Response   Response
	Quarantine *Quarantined // nil for a good response

	// Known says that the document is one that was read before, to the byte: of its
	// response only Source and Print are filled in.
	Known bool

	// Erased says that something said in it was deleted upstream: what is received
	// no longer holds it, and what is stored of earlier states must not either.
	Erased bool
}
