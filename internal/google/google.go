// Package google is canvass's way to Google: who signs in, where the servers are,
// and the one transport that repeats failed calls and keeps to the quotas.
//
// Google's own client libraries repeat nothing for Forms, Sheets and Drive, so
// this package does it once for all of them, and nothing above it loops. It knows
// no form, sheet or comment: those belong to the packages that use it.
package google

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"time"
)

// Options say how to reach Google. The zero value signs in with Application
// Default Credentials and asks for no scopes.
type Options struct {
	Credentials string        // a service account's key file; "" means Application Default Credentials
	Endpoint    string        // base URL of another server that speaks Google's APIs; "" means Google's
	Scopes      []string      // what to ask for when signing in
	UserAgent   string        // "" means "canvass"
	Budget      time.Duration // for failed attempts and the waits after them, in all calls together; 0 means 10 minutes
	MaxBody     int64         // bytes of the largest answer read, unpacked; 0 means 64 MiB
	Log         *slog.Logger  // told of every repeat; nil means nobody is
	Repeated    func()        // called at every repeat, by several goroutines; nil means nobody counts

	Now   func() time.Time                           // nil means time.Now
	Sleep func(context.Context, time.Duration) error // nil means really waiting
	Rand  func() float64                             // in [0, 1), spreads the waits; nil means at random
	Base  http.RoundTripper                          // sends one request; nil means net/http's
}

// Client reaches one Google, or one server that stands in for it. It serves one
// run: its budget for repeating is not filled up again. It may be used by several
// goroutines at once.
type Client struct {
	place     place
	transport *transport
}

// New returns a client. It reads the credentials and sends nothing yet. An address on this
// machine over plain http gets no credentials: of a key file only the account's name is
// read, where it can be, for telling people whom to share with.
func New(ctx context.Context, o Options) (*Client, error) {
	p, err := parseEndpoint(o.Endpoint)
	if err != nil {
		return nil, err
	}
	o = o.withDefaults(p)
	t := &transport{Options: o, budget: &budget{total: o.Budget, left: o.Budget}, place: p}
	if !p.signIn {
		t.account = named(o.Credentials)
	} else {
		if t.tokens, err = readCredentials(ctx, o); err != nil {
			return nil, err
		}
		t.account = t.tokens.account
	}
	if !p.local {
		t.limits = newLimits()
	}
	return &Client{p, t}, nil
}

func (o Options) withDefaults(p place) Options {
	if o.UserAgent == "" {
		o.UserAgent = "canvass"
	}
	if o.Budget == 0 {
		o.Budget = 10 * time.Minute
	}
	if o.MaxBody == 0 {
		o.MaxBody = 64 << 20 // the largest page seen, 5,000 long responses, has a sixth of it
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Rand == nil {
		o.Rand = rand.Float64
	}
	if o.Base == nil {
		o.Base = newBase(p)
	}
	return o
}

// HTTP returns a client for Google's libraries. Every answer that is not a
// success, and every broken one, comes back as an error: see [Cause].
func (c *Client) HTTP() *http.Client { return &http.Client{Transport: c.transport} }

// Forms returns the base URL of the Forms API, ending in a slash.
func (c *Client) Forms() string { return c.place.forms }

// Sheets returns the base URL of the Sheets API, ending in a slash.
func (c *Client) Sheets() string { return c.place.sheets }

// Drive returns the base URL of the Drive API, version and final slash included.
func (c *Client) Drive() string { return c.place.drive }

// Account returns the e-mail address of the service account that signs in, for
// telling people whom to share a file with; "" when there is none or it is not known.
func (c *Client) Account() string { return c.transport.account }

// Get fetches address and gives the whole body to decode. When decode fails the
// body counts as damaged and is fetched again, unless the error has a fault.Kind:
// then Get returns it at once. Decode may run several times.
func (c *Client) Get(ctx context.Context, address string, decode func(body []byte) error) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	resp, err := c.transport.call(req, decode)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type repeatableKey struct{}

// Repeatable marks a call that changes something as safe to send twice. Without
// the mark a POST is repeated only where the server surely did not carry it out.
func Repeatable(ctx context.Context) context.Context {
	return context.WithValue(ctx, repeatableKey{}, true)
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
