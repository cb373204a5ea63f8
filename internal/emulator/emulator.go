// Package emulator is a local, stateful stand-in for the Google APIs that canvass
// calls: Forms v1, Drive v3 (files.get, comments.list) and Sheets v4. It speaks
// real HTTP, keeps documents in the APIs' own JSON, and can be told to misbehave.
//
// It is for tests and for the demo; no other package may import it. It checks no
// credentials and holds everything in memory.
package emulator

import (
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"canvass/internal/emulator/drive"
	"canvass/internal/emulator/forms"
	"canvass/internal/emulator/sheets"
)

// Options adjusts a Server. The zero value is a well-behaved service.
type Options struct {
	Now      func() time.Time // nil: time.Now
	Seed     uint64           // of shuffled listings, random faults and new ids
	PageSize int              // most responses a page; 0: 5000 as upstream
	User     Limits           // quotas of each caller
	Project  Limits           // quotas of all callers together
}

// Server answers for all emulated services. It is safe for concurrent use.
type Server struct {
	now    func() time.Time
	routes []route

	mu     sync.Mutex
	forms  *forms.Service
	sheets *sheets.Service
	drive  *drive.Service
	denied map[string]bool // ids of what is not shared with the caller
	log    []Request
	faults []*armed
	random *rand.Rand
	quotas []*bucket
}

// Request is what a client asked, for assertions.
type Request struct {
	Method string     `json:"method"`
	Op     string     `json:"op,omitempty"` // discovery id, such as forms.forms.responses.list
	Path   string     `json:"path"`         // as escaped by the client
	Query  url.Values `json:"query,omitempty"`
	Body   string     `json:"body,omitempty"`
	Status int        `json:"status"` // answered; 0 when the connection was cut
}

// New returns an empty server.
func New(o Options) *Server {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{
		now:    o.Now,
		forms:  forms.New(o.Seed, o.PageSize),
		sheets: sheets.New(o.Seed),
		denied: map[string]bool{},
		random: rand.New(rand.NewPCG(o.Seed, o.Seed)),
		quotas: []*bucket{newBucket("User", o.User), newBucket("Project", o.Project)},
	}
	s.drive = drive.New(s.file)
	s.routes = s.table()
	return s
}

// maxBody bounds a request; Sheets recommends 2 MB.
const maxBody = 64 << 20

// ServeHTTP answers one call.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, "reading the request: "+err.Error(), http.StatusBadRequest)
		return
	}
	if strings.HasPrefix(r.URL.Path, adminPrefix) {
		s.admin(w, r, body)
		return
	}
	s.exchange(r, body).send(w, r)
}
