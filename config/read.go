package config

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"
)

// largest is more than any configuration written by hand, and little enough to read whole.
const largest = 1 << 20

// readTree reads one file and parses it. The hint is for a file that is not there.
func readTree(path, hint string) (*node, []byte, error) {
	data, err := readFile(path, hint)
	if err != nil {
		return nil, nil, err
	}
	tree, err := parse(path, data)
	return tree, data, err
}

// readFile returns the bytes of a file that can be a configuration: there,
// readable, not too large, text. The hint is for one that is not there.
func readFile(path, hint string) ([]byte, error) {
	f, err := os.Open(path)
	switch {
	case path == "":
		return nil, wrong("", 0, hint, "no file is named")
	case errors.Is(err, fs.ErrNotExist):
		return nil, wrong(path, 0, hint, "there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return nil, wrong(path, 0, "let this account read it, for example: chmod u+r "+path, "this account may not read the file")
	case err != nil:
		return nil, wrong(path, 0, "", "the file cannot be read: %v", cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, wrong(path, 0, "name a file inside it", "this is a folder, not a file")
	}
	data, err := io.ReadAll(io.LimitReader(f, largest+1))
	switch {
	case err != nil:
		return nil, wrong(path, 0, "", "the file cannot be read: %v", cause(err))
	case len(data) > largest:
		return nil, wrong(path, 0, "check that this is the right file", "the file is larger than 1 MiB, which no configuration is")
	}
	return asText(path, data)
}

// asText refuses what is not UTF-8 text and drops a byte order mark.
func asText(path string, data []byte) ([]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data) {
		return nil, wrong(path, 0, "save it as plain text in UTF-8", "the file is not text in UTF-8")
	}
	return data, nil
}

// cause takes the operation and path out of a file error, as the message names the file already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
