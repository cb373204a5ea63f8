package store

import (
	"bufio"
	"container/heap"
	"encoding/binary"
	"io"
	"iter"
	"slices"
)

// all yields every live record in the order of the store. A record is valid until
// the next one.
func (s *spool) all() iter.Seq2[*record, error] {
	return func(yield func(*record, error) bool) {
		var m merge
		buffer := min(max(16<<20/(len(s.runs)+1), 4<<10), 256<<10)
		for i, at := range s.runs {
			end := s.size
			if i+1 < len(s.runs) {
				end = s.runs[i+1]
			}
			r := &runReader{spool: s, at: at, end: end}
			r.in = bufio.NewReaderSize(io.NewSectionReader(s.file, at, end-at), buffer)
			if !m.push(r, yield) {
				return
			}
		}
		heap.Init(&m)
		for len(m) > 0 {
			if !yield(&m[0].record, nil) {
				return
			}
			switch ok, err := m[0].next(); {
			case err != nil:
				yield(nil, err)
				return
			case ok:
				heap.Fix(&m, 0)
			default:
				heap.Pop(&m)
			}
		}
	}
}

// merge is a heap of runs by their next record.
type merge []*runReader

func (m *merge) push(r *runReader, yield func(*record, error) bool) bool {
	ok, err := r.next()
	if err != nil {
		return yield(nil, err) && false
	}
	if ok {
		*m = append(*m, r)
	}
	return true
}

func (m merge) Len() int           { return len(m) }
func (m merge) Less(i, j int) bool { return m[i].before(&m[j].record) }
func (m merge) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }
func (m *merge) Push(x any)        { *m = append(*m, x.(*runReader)) }
func (m *merge) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}

// runReader reads one run.
type runReader struct {
	record
	spool   *spool
	in      *bufio.Reader
	at, end int64
	buf     []byte
}

// next reads the next live record, or returns false at the end of the run.
func (r *runReader) next() (bool, error) {
	for r.at < r.end {
		at := r.at
		var length [4]byte
		if _, err := io.ReadFull(r.in, length[:]); err != nil {
			return false, err
		}
		n := int(binary.LittleEndian.Uint32(length[:]))
		padded := (n + 4 + align - 1) &^ (align - 1)
		r.buf = slices.Grow(r.buf[:0], padded-4)[:padded-4]
		if _, err := io.ReadFull(r.in, r.buf); err != nil {
			return false, err
		}
		r.at += int64(padded)
		if _, dead := r.spool.dead[at]; dead {
			continue
		}
		return true, r.parse(r.buf[:n])
	}
	return false, nil
}
