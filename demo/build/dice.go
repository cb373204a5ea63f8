package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// dice is a small generator of numbers (splitmix64) written out here, so that the
// demo does not change with the standard library.
type dice uint64

func (d *dice) next() uint64 {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n-1.
func (d *dice) below(n int) int { return int(d.next() % uint64(n)) }

// chance is true in percent of a hundred throws.
func (d *dice) chance(percent int) bool { return d.below(100) < percent }

func shuffle[T any](d *dice, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := d.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}

// pick returns an index into weights, in proportion to them.
func (d *dice) pick(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := d.below(sum)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// hexID is an item's or question's id: eight hexadecimal digits.
func hexID(name string) string {
	sum := sha256.Sum256([]byte("demo " + name))
	return hex.EncodeToString(sum[:4])
}

// responseID looks like the ids that Forms gives.
func responseID(name string) string {
	a, b := sha256.Sum256([]byte("response "+name)), sha256.Sum256([]byte("again "+name))
	return "ACYDBN" + base64.RawURLEncoding.EncodeToString(append(a[:], b[:]...))[:65]
}
