package seats

import (
	"cmp"
	"container/heap"
	"time"
)

// request is a place in line: when it was asked for, and in which turn.
type request struct {
	at  time.Time
	seq int
}

func (a request) before(b request) bool {
	return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.seq, b.seq)) < 0
}

// queue is the line of those who wait for one mode, earliest request first. It
// keeps entries of people who have left it since and skips them when they surface.
type queue struct{ entries []entry }

type entry struct {
	request
	who *standing
}

func (q *queue) Len() int           { return len(q.entries) }
func (q *queue) Less(i, j int) bool { return q.entries[i].before(q.entries[j].request) }
func (q *queue) Swap(i, j int)      { q.entries[i], q.entries[j] = q.entries[j], q.entries[i] }
func (q *queue) Push(x any)         { q.entries = append(q.entries, x.(entry)) }

// Pop removes the last entry, as container/heap asks.
func (q *queue) Pop() any {
	last := q.entries[len(q.entries)-1]
	q.entries = q.entries[:len(q.entries)-1]
	return last
}

func (q *queue) join(p *standing) { heap.Push(q, entry{p.asked[p.Wish], p}) }

func (q *queue) drop() { heap.Pop(q) }

// first returns the person who has waited longest for wish, nil when nobody does.
func (q *queue) first(wish string) *standing {
	for len(q.entries) > 0 {
		e := q.entries[0]
		if p := e.who; p.Status == Waiting && p.Wish == wish && p.Position == 0 && p.asked[wish] == e.request {
			return p
		}
		q.drop()
	}
	return nil
}
