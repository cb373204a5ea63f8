package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"testing"
)

// The measurement itself, in small, through the binaries, so that it can't rot; the
// bounds are far from what is measured and only tell a linker from none.
func TestMeasure(t *testing.T) {
	folder := t.TempDir()
	for _, args := range [][]string{
		{"-n", "1500", "-dup-share", "0,0.2", "-seed", "7", "-json"},
		{"-register", "-n", "600", "-dup-share", "0.5", "-seed", "7", "-json"},
	} {
		var out bytes.Buffer
		if err := run(context.Background(), append(args, "-out", folder), &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		for d := json.NewDecoder(&out); d.More(); {
			var r result
			if err := d.Decode(&r); err != nil {
				t.Fatal(err)
			}
			if r.Rows != r.Options.N || r.Precision < .97 || r.Recall < .9 || r.Options.Share == 0 && r.Found > 0 {
				t.Errorf("%v: %+v", args, r)
			}
		}
	}
}
