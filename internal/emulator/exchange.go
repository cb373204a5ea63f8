package emulator

import (
	"net/http"

	"canvass/internal/emulator/drive"
	"canvass/internal/emulator/wire"
)

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

// answer gives the reply that the fault, the quota or the service wants, marked
// with what the fault does to it on its way.
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
	rep := s.honest(rt, r, caller)
	rep.fault = fault
	return rep
}

// honest gives the reply without any fault.
func (s *Server) honest(rt route, r *wire.Request, caller string) reply {
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
	return jsonReply(out, r.Query.Get("prettyPrint") != "false")
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
