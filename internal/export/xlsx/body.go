package xlsx

import (
	"bytes"
	"hash/crc32"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Levels of compression. Where there is little, the smaller file is worth its time;
// where there is much, a twentieth of the size is not worth twice the time.
const (
	level      = 6
	smallLevel = 8
	smallSize  = 4 << 20 // of each sheet
)

// blockSize is how much XML is packed at once. Blocks are cut by size alone and know of
// each other only, where there is little, how the one before ended, so that their
// number and content do not depend on who packs them.
const (
	blockSize = 256 << 10
	window    = 32 << 10 // how far back deflate looks
)

// body is the rows of one sheet, packed as they come, in order.
type body struct {
	press  *press
	buf    []byte
	tail   []byte // of the last block
	blocks []*block
	sum    uint32 // CRC-32 of the whole
	size   int64
}

// block is a run of rows as a deflate stream that is not the last of its entry.
type block struct {
	packed []byte
	done   chan struct{}
}

func newBody(p *press) *body { return &body{press: p} }

// begin gives what is not packed yet; the caller appends to it and hands the result to add.
func (b *body) begin() []byte {
	if b.buf == nil {
		b.buf = b.press.take()
	}
	return b.buf
}

func (b *body) add(x []byte) {
	if b.buf = x; len(x) >= blockSize {
		b.flush()
	}
}

// row begins a row; the caller appends cells and hands the result to endRow.
func (b *body) row(number int, height float64) []byte {
	x := append(b.begin(), `<row r="`...)
	x = append(strconv.AppendInt(x, int64(number), 10), `" ht="`...)
	x = strconv.AppendFloat(x, height, 'f', -1, 64)
	return append(x, `" customHeight="1">`...)
}

func (b *body) endRow(x []byte) { b.add(append(x, "</row>"...)) }

// end packs what is left.
func (b *body) end() { b.flush() }

func (b *body) flush() {
	if len(b.buf) == 0 {
		return
	}
	j := job{data: b.buf, small: b.size < smallSize, before: b.tail}
	b.sum = crc32.Update(b.sum, crc32.IEEETable, b.buf)
	b.size += int64(len(b.buf))
	j.into = &block{done: make(chan struct{})}
	b.blocks = append(b.blocks, j.into)
	b.buf, b.tail = nil, nil
	if b.size < smallSize {
		b.tail = bytes.Clone(j.data[max(0, len(j.data)-window):])
	}
	b.press.send(j)
}

// packedSize waits for the blocks and adds up their sizes.
func (b *body) packedSize() int64 {
	n := int64(0)
	for _, k := range b.blocks {
		<-k.done
		n += int64(len(k.packed))
	}
	return n
}

// press packs blocks: on one processor at first, where there is much on all.
type press struct {
	jobs    chan job
	free    chan []byte // buffers to fill again
	wait    sync.WaitGroup
	workers int
	sent    int // bytes
}

// alone is what one worker packs before others are worth the memory of their tables.
const alone = 16 << 20

type job struct {
	into   *block
	data   []byte
	small  bool
	before []byte // what a window would still show
}

func newPress() *press {
	return &press{jobs: make(chan job), free: make(chan []byte, mostWorkers+1)}
}

const mostWorkers = 8

// send hands a block over; whoever fills sheets is one goroutine.
func (p *press) send(j job) {
	for most := min(runtime.GOMAXPROCS(0), mostWorkers); p.workers < most && (p.workers == 0 || p.sent > alone); p.workers++ {
		p.wait.Go(p.work)
	}
	p.sent += len(j.data)
	p.jobs <- j
}

func (p *press) close() {
	close(p.jobs)
	p.wait.Wait()
}

// take returns an empty buffer, one that was packed before where there is one.
func (p *press) take() []byte {
	select {
	case b := <-p.free:
		return b[:0]
	default:
		return make([]byte, 0, blockSize/8)
	}
}

func (p *press) work() {
	var out sliceWriter
	writers := map[int]*flate.Writer{} // made when needed: they are large
	for j := range p.jobs {
		l := level
		if j.small {
			l = smallLevel
		}
		if writers[l] == nil {
			writers[l], _ = flate.NewWriter(&out, l) // the only error is a wrong level
		}
		out.b = out.b[:0]
		writers[l].ResetDict(&out, j.before)
		_, _ = writers[l].Write(j.data) // a slice takes everything
		_ = writers[l].Flush()
		j.into.packed = slices.Clone(out.b) // no larger than it needs to be
		close(j.into.done)
		select {
		case p.free <- j.data:
		default:
		}
	}
}

// sliceWriter appends what is written.
type sliceWriter struct{ b []byte }

// Write implements io.Writer and never fails.
func (s *sliceWriter) Write(p []byte) (int, error) {
	s.b = append(s.b, p...)
	return len(p), nil
}
