package xlsx

import (
	"hash/crc32"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level of compression: more takes twice the time for a twentieth of the size.
const level = 6

// blockSize is how much XML is packed at once. Blocks are cut by size alone and know
// nothing of each other, so that their number and content do not depend on who packs them.
const blockSize = 1 << 20

// body is the rows of one sheet, packed as they come, in order.
type body struct {
	press  *press
	buf    []byte
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

// row begins a row; the caller appends cells and hands the result to endRow.
func (b *body) row(number int, height float64) []byte {
	x := append(b.buf, `<row r="`...)
	x = append(strconv.AppendInt(x, int64(number), 10), `" ht="`...)
	x = strconv.AppendFloat(x, height, 'f', -1, 64)
	return append(x, `" customHeight="1">`...)
}

func (b *body) endRow(x []byte) {
	b.buf = append(x, "</row>"...)
	if len(b.buf) >= blockSize {
		b.flush()
	}
}

// end packs what is left.
func (b *body) end() { b.flush() }

func (b *body) flush() {
	if len(b.buf) == 0 {
		return
	}
	b.sum = crc32.Update(b.sum, crc32.IEEETable, b.buf)
	b.size += int64(len(b.buf))
	k := &block{done: make(chan struct{})}
	b.blocks = append(b.blocks, k)
	b.buf = b.press.pack(k, b.buf)
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

// press packs blocks on all processors.
type press struct {
	jobs chan job
	free chan []byte // buffers to fill again
	wait sync.WaitGroup
}

type job struct {
	into *block
	data []byte
}

func newPress() *press {
	n := min(runtime.GOMAXPROCS(0), 8)
	p := &press{jobs: make(chan job), free: make(chan []byte, n+1)}
	for range n {
		p.wait.Go(p.work)
	}
	return p
}

func (p *press) close() {
	close(p.jobs)
	p.wait.Wait()
}

// pack has data packed into k and returns an empty buffer in its place.
func (p *press) pack(k *block, data []byte) []byte {
	p.jobs <- job{k, data}
	select {
	case b := <-p.free:
		return b[:0]
	default:
		return make([]byte, 0, blockSize+blockSize/8)
	}
}

func (p *press) work() {
	var out sliceWriter
	deflate, _ := flate.NewWriter(&out, level) // the only error is a wrong level
	for j := range p.jobs {
		out.b = out.b[:0]
		deflate.Reset(&out)
		_, _ = deflate.Write(j.data) // a slice takes everything
		_ = deflate.Flush()
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
