package metrics

import (
	"context"
	"net"
	"net/http"
	"time"

	"canvass/internal/fault"
)

// Listen opens an address for [Serve]. One that others on the network can reach is
// refused unless public says that it is meant.
func Listen(addr string, public bool) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fault.New(fault.Invalid, "write host and port, such as 127.0.0.1:9464", "--metrics-addr %q: %w", addr, err)
	}
	if ip := net.ParseIP(host); !public && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fault.New(fault.Invalid, "use 127.0.0.1, or add --metrics-public when others shall read the figures",
			"--metrics-addr %q can be reached from other machines", addr)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fault.New(fault.Invalid, "choose an address that is free", "--metrics-addr: %w", err)
	}
	return l, nil
}

// Serve answers on l until the context ends, and closes it.
func Serve(ctx context.Context, l net.Listener, h http.Handler) {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 16 << 10}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	_ = server.Serve(l) // returns when closed; there is nobody to tell
}
