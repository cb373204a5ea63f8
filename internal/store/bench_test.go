//go:build unix

package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"canvass/internal/survey"
)

// The benchmarks report CPU seconds for a million responses of eight answers each,
// about 250 bytes of text a response. They take STORE_BENCH responses (100,000).

func BenchmarkLoad(b *testing.B) {
	n := benchSize(b)
	rounds(b, func() float64 {
		db, path := benchOpen(b)
		took := benchRun(b, db, n)
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/float64(n), "bytes/response")
		return took
	})
}

func BenchmarkUnchanged(b *testing.B) {
	n := benchSize(b)
	db, _ := benchOpen(b)
	benchRun(b, db, n)
	rounds(b, func() float64 { return benchRun(b, db, n) })
}

func BenchmarkCurrent(b *testing.B) {
	n := benchSize(b)
	db, _ := benchOpen(b)
	benchRun(b, db, n)
	rounds(b, func() float64 { return perMillion(n, func() { readAll(b, db, n) }) })
}

func BenchmarkCheck(b *testing.B) {
	n := benchSize(b)
	db, _ := benchOpen(b)
	benchRun(b, db, n)
	rounds(b, func() float64 {
		return perMillion(n, func() {
			if err := db.Check(b.Context()); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// rounds reports the best round, because what else the machine does shows in the others.
func rounds(b *testing.B, round func() float64) {
	best := math.Inf(1)
	for b.Loop() {
		best = min(best, round())
	}
	b.ReportMetric(best, "cpu-s/1M")
}

func readAll(b *testing.B, db *DB, n int) {
	s, err := db.Snapshot(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	got := 0
	for _, err := range s.Current(b.Context(), "bench") {
		if err != nil {
			b.Fatal(err)
		}
		got++
	}
	if got != n {
		b.Fatalf("got %d responses, want %d", got, n)
	}
}

func BenchmarkEncode(b *testing.B) {
	page := benchPages(1000).next(1000)
	var buf []byte
	for i := 0; b.Loop(); i++ {
		var err error
		if buf, err = appendContent(buf[:0], page[i%len(page)]); err != nil {
			b.Fatal(err)
		}
		hashOf(buf)
	}
	b.SetBytes(int64(len(buf)))
}

func BenchmarkDecode(b *testing.B) {
	var stored []string
	var read bodies
	for _, r := range benchPages(1000).next(1000) {
		body, err := appendBody(nil, r)
		if err != nil {
			b.Fatal(err)
		}
		stored = append(stored, string(body))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		var r survey.Response
		if err := read.decode(stored[i%len(stored)], &r); err != nil {
			b.Fatal(err)
		}
	}
}

func benchSize(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("STORE_BENCH"))
	if err != nil {
		return 100_000
	}
	b.Logf("%d responses", n)
	return n
}

func benchOpen(b *testing.B) (*DB, string) {
	path := filepath.Join(b.TempDir(), "bench.db")
	db, err := Open(b.Context(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	return db, path
}

// benchRun ingests the same n responses as one run and returns the CPU seconds that
// the store took, scaled to a million.
func benchRun(b *testing.B, db *DB, n int) float64 {
	ctx := b.Context()
	s, err := db.Begin(ctx)
	if err != nil {
		b.Fatal(err)
	}
	var (
		total survey.Counts
		took  float64
	)
	pages := benchPages(n)
	for page := pages.next(5000); len(page) > 0; page = pages.next(5000) {
		took += perMillion(n, func() {
			c, err := s.Add(ctx, "bench", page)
			if err != nil {
				b.Fatal(err)
			}
			total = total.Add(c)
		})
	}
	result := survey.SourceRun{Source: "bench", Complete: true, Fetched: n, New: total.New, Changed: total.Changed, Same: total.Same}
	return took + perMillion(n, func() {
		if _, err := s.Commit(ctx, survey.Run{Outcome: survey.Done}, []survey.Fetched{{MarkGone: true, Result: result}}); err != nil {
			b.Fatal(err)
		}
	})
}

// pager makes invented responses, in no order, the same on every call.
type pager struct {
	random *rand.Rand
	words  []string
	left   int
}

func benchPages(n int) *pager {
	return &pager{
		random: rand.New(rand.NewPCG(1, 2)), left: n,
		words: strings.Fields("public register of every contract before it is signed so that anyone may object while it still matters participación y transparencia"),
	}
}

func (p *pager) next(size int) []survey.Response {
	page := make([]survey.Response, min(size, p.left))
	for i := range page {
		r := &page[i]
		r.Source = "bench"
		r.ID = fmt.Sprintf("ACYDBN%032x", p.random.Uint64())
		r.Submitted = time.Unix(1_750_000_000+p.random.Int64N(1e6), p.random.Int64N(1e9)).UTC()
		r.Created = r.Submitted
		r.Email = fmt.Sprintf("person%d@example.org", p.random.IntN(1e6))
		for q := range 8 {
			var text []string
			for range 3 + p.random.IntN(4) {
				text = append(text, p.words[p.random.IntN(len(p.words))])
			}
			r.Answers = append(r.Answers, survey.Answer{Question: fmt.Sprintf("%08x", q*0x1234567), Values: []string{strings.Join(text, " ")}})
		}
	}
	p.left -= len(page)
	return page
}

// perMillion returns the CPU seconds that f takes, scaled to a million responses.
func perMillion(n int, f func()) float64 {
	before := cpu()
	f()
	return (cpu() - before).Seconds() * 1e6 / float64(n)
}

func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
