// Package provider asks a chat service which themes a text speaks to, over the HTTP
// interface that OpenAI's made common and local servers share. It sends one text a
// call, so that no text can say anything about another, and never a name or an id.
// It decodes the answer strictly and believes none of it: whether a theme exists and
// a quote stands in the text is for the caller to look at.
package provider

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"canvass/internal/fault"
	"canvass/internal/survey"
)

// Options say whom to ask.
type Options struct {
	URL   string // base address such as http://127.0.0.1:8080/v1
	Model string
	Key   string // sent as a bearer token; "" none

	// Sleep waits between attempts; nil is the real one.
	Sleep func(context.Context, time.Duration) error
}

// Client asks one service. It is safe for one goroutine at a time.
type Client struct {
	Options
	address string
	http    *http.Client
}

// Bounds of one question.
const (
	attempts   = 3
	patience   = 3 * time.Minute // for one attempt: a model on one's own machine is slow
	longestAsk = 30 * time.Second
	mostBytes  = 1 << 20
)

// New returns a client, or fault.Invalid where the address could not be trusted
// with what people wrote.
func New(o Options) (*Client, error) {
	address, local, err := parse(o.URL)
	if err != nil {
		return nil, err
	}
	if o.Model == "" {
		return nil, fault.New(fault.Invalid, "name the model as the service calls it, provider.model", "provider.model is empty")
	}
	if bad(o.Key) {
		return nil, fault.New(fault.Invalid, "copy the key again: one line of letters, digits and signs", "the key for the provider holds characters that no key has")
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	t := &http.Transport{
		Proxy:       http.ProxyFromEnvironment,
		DialContext: (&net.Dialer{Timeout: 15 * time.Second}).DialContext, TLSHandshakeTimeout: 15 * time.Second,
		IdleConnTimeout: 90 * time.Second, ForceAttemptHTTP2: true,
	}
	if local {
		t.Proxy = nil
	}
	never := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // texts go where it was agreed, nowhere else
	return &Client{Options: o, address: address, http: &http.Client{Transport: t, CheckRedirect: never, Timeout: patience}}, nil
}

// Close lets go of connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Suggest asks which themes of the codebook a text speaks to. An error means that the
// service cannot be used now: fault.Denied, NotFound, Invalid, or Unavailable after
// three attempts. It never holds what the service said, which may repeat the text.
func (c *Client) Suggest(ctx context.Context, text string, book survey.Codebook) (survey.Opinion, error) {
	body, err := json.Marshal(c.request(text, book))
	if err != nil {
		return survey.Opinion{}, err
	}
	for n := 1; ; n++ {
		answer, again, err := c.post(ctx, body)
		if err == nil {
			return decode(answer), nil
		}
		if ctx.Err() != nil {
			return survey.Opinion{}, ctx.Err()
		}
		if again < 0 || n == attempts {
			return survey.Opinion{}, err
		}
		if err := c.Sleep(ctx, max(again, time.Duration(n*n)*time.Second)); err != nil {
			return survey.Opinion{}, err
		}
	}
}

// post sends a question once. A failure may be tried again after some time; where
// that has no point the time is below zero.
func (c *Client) post(ctx context.Context, body []byte) (answer []byte, again time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.address, bytes.NewReader(body))
	if err != nil {
		return nil, -1, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "canvass")
	if c.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.Key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, 0, fault.New(fault.Unavailable, "is the service running, and provider.url right?", "provider: %w", err)
	}
	defer resp.Body.Close()
	answer, err = io.ReadAll(io.LimitReader(resp.Body, mostBytes+1))
	switch {
	case resp.StatusCode != http.StatusOK:
		again, err = refusal(resp, c.Model)
		return nil, again, err
	case err != nil:
		return nil, 0, fault.New(fault.Unavailable, "try again later", "provider: the answer was cut off")
	case len(answer) > mostBytes:
		return nil, -1, fault.New(fault.Invalid, "is provider.url the address of a chat service?", "provider: an answer of more than %d bytes", mostBytes)
	}
	return answer, 0, nil
}

// refusal explains an answer that is no success, by its status alone.
func refusal(resp *http.Response, model string) (again time.Duration, err error) {
	switch s := resp.StatusCode; {
	case s == http.StatusUnauthorized || s == http.StatusForbidden:
		return -1, fault.New(fault.Denied, "put the service's key into CANVASS_PROVIDER_KEY", "provider: the service refused the key (status %d)", s)
	case s == http.StatusNotFound:
		return -1, fault.New(fault.NotFound, "provider.url is the address before /chat/completions, often ending in /v1", "provider: no chat service at that address, or no model %q (status 404)", model)
	case s == http.StatusTooManyRequests || s == http.StatusRequestTimeout || s >= 500:
		return pause(resp), fault.New(fault.Unavailable, "try again later", "provider: the service is overloaded or out of order (status %d)", s)
	case s >= 300 && s < 400:
		return -1, fault.New(fault.Invalid, "write the final address in provider.url", "provider: the service points to another address (status %d), which is not followed", s)
	default:
		return -1, fault.New(fault.Invalid, "does the service know the model and answers by JSON schema?", "provider: the service does not accept the question (status %d)", s)
	}
}

// pause is what the service asked for, within reason.
func pause(resp *http.Response) time.Duration {
	n, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err != nil || n < 0 {
		return 0
	}
	return min(time.Duration(min(n, 3600))*time.Second, longestAsk)
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// decode reads an answer: one JSON object of the agreed form and nothing else, but for
// the fence that many models put around JSON and for fields that nobody asked for.
func decode(answer []byte) survey.Opinion {
	unreadable := survey.Opinion{Unreadable: true}
	var envelope struct {
		Choices []struct {
			Message struct {
				Content string `json:"content"`
			} `json:"message"`
			Finish string `json:"finish_reason"`
		} `json:"choices"`
	}
	if json.Unmarshal(answer, &envelope) != nil || len(envelope.Choices) == 0 || envelope.Choices[0].Finish == "length" {
		return unreadable
	}
	var reply struct {
		Tags *[]struct {
			Theme string `json:"theme"`
			Quote string `json:"quote"`
		} `json:"tags"`
	}
	if json.Unmarshal([]byte(unfenced(envelope.Choices[0].Message.Content)), &reply) != nil || reply.Tags == nil {
		return unreadable
	}
	var out survey.Opinion
	for _, t := range *reply.Tags {
		out.Mentions = append(out.Mentions, survey.Mention{Theme: t.Theme, Quote: t.Quote})
	}
	return out
}

// unfenced takes away white space and a Markdown fence around the whole, with its language.
func unfenced(s string) string {
	s = strings.TrimSpace(s)
	inside, open := strings.CutPrefix(s, "```")
	inside, shut := strings.CutSuffix(inside, "```")
	if !open || !shut {
		return s
	}
	language, rest, lines := strings.Cut(inside, "\n")
	if language = strings.TrimSpace(language); !lines || language != "" && !strings.EqualFold(language, "json") {
		return s
	}
	return rest
}

// Server is where texts go, as it is written down.
func (c *Client) Server() string { return c.address }
