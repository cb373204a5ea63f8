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
	"canvass/internal/emulator/wire"
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

// exchange answers one call and logs it.
func (s *Server) exchange(r *http.Request, body []byte) reply {
	entry := Request{Method: r.Method, Path: r.URL.EscapedPath(), Query: r.URL.Query(), Body: string(body)}
	rt, params, ok := match(s.routes, r.Method, entry.Path)
	if !ok {
		return s.record(entry, htmlReply(http.StatusNotFound, "The requested URL "+entry.Path+" was not found on this server."))
	}
	entry.Op = rt.op
	struck := s.strike(entry)
	request := &wire.Request{Params: params, Query: entry.Query, Body: body}
	return s.record(entry, s.answer(rt, request, caller(r), struck))
}

// answer gives the reply that the fault, the quota or the service wants.
func (s *Server) answer(rt route, r *wire.Request, caller string, fault Fault) reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch fault.effect() {
	case KindStatus:
		return errorReply(rt.service, fault.error(rt.service, s.now()))
	case KindHTML:
		return fault.page(s.now())
	case KindExpiredToken:
		return errorReply(rt.service, wire.Invalid("%s", wire.UsualMessage(http.StatusBadRequest)))
	case KindResetBefore:
		return reply{fault: fault}
	case KindEmpty, KindEmptyPage, KindRepeatToken, KindDuplicate:
		r.Twist = wire.Twist(fault.Kind)
	}
	if err := s.spend(rt, caller); err != nil {
		return errorReply(rt.service, err)
	}
	if id := r.Param(rt.owner()); s.denied[id] {
		return errorReply(rt.service, refusal(rt.service, id))
	}
	out, err := serve(rt, r)
	if err != nil {
		return errorReply(rt.service, err)
	}
	rep := jsonReply(out, r.Query.Get("prettyPrint") != "false")
	rep.fault = fault
	return rep
}

// refusal is what a service says about something that is not shared with the
// caller: Drive denies that it exists.
func refusal(service wire.Service, id string) error {
	if service == wire.Drive {
		return drive.NotFound(id)
	}
	return wire.Denied()
}

// serve calls the service and applies the fields parameter to what it says.
func serve(rt route, r *wire.Request) ([]byte, error) {
	fields := r.Query.Get("fields")
	if fields == "" {
		return rt.serve(r)
	}
	mask, err := wire.ParseMask(fields)
	if err != nil && rt.service != wire.Drive { // Drive has its own words for it
		return nil, err
	}
	out, err := rt.serve(r)
	if err != nil {
		return nil, err
	}
	return mask.Apply(out), nil
}

// strike returns the fault that hits the call, after running every hook that does.
func (s *Server) strike(entry Request) Fault {
	s.mu.Lock()
	var struck []Fault
	for _, a := range s.faults {
		if a.strikes(entry, s.random) {
			struck = append(struck, a.Fault)
		}
	}
	s.mu.Unlock()
	var first Fault
	for _, f := range struck {
		if f.Before != nil {
			f.Before()
		}
		if first.effect() == "" {
			first = f
		}
	}
	return first
}

func (s *Server) record(entry Request, rep reply) reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	entry.Status = rep.status
	if k := rep.fault.effect(); k == KindResetBefore || k == KindResetAfter {
		entry.Status = 0
	}
	s.log = append(s.log, entry)
	return rep
}

// caller tells callers apart as far as a service without credentials can.
func caller(r *http.Request) string {
	if user := r.URL.Query().Get("quotaUser"); user != "" {
		return user
	}
	return r.Header.Get("Authorization")
}
