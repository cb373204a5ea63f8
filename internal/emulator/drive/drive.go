// Package drive emulates what canvass uses of the Google Drive API: a file's card
// and the comments on it.
package drive

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"canvass/internal/emulator/wire"
)

// Service holds files and comments. It is not safe for concurrent use; its owner locks.
type Service struct {
	files    map[string][]byte
	comments map[string][]comment
	other    func(id string) []byte
}

type comment struct {
	id                string
	created, modified time.Time
	deleted           bool
	raw               []byte
}

// New returns an empty service. It asks other for files that it does not hold,
// such as forms; nil means that there is none either.
func New(other func(id string) []byte) *Service {
	return &Service{files: map[string][]byte{}, comments: map[string][]comment{}, other: other}
}

// PutFile adds or replaces a file in the shape of files.get.
func (s *Service) PutFile(id string, raw []byte) error {
	if err := wire.Valid(raw); err != nil {
		return fmt.Errorf("file %s: %w", id, err)
	}
	if got := wire.String(raw, "id"); got != id {
		return fmt.Errorf("file %s: its id is %q", id, got)
	}
	s.files[id] = wire.Compact(raw)
	return nil
}

// PutComments replaces the comments of a file by those in the shape of
// comments.list.
func (s *Service) PutComments(fileID string, raw []byte) error {
	elements, err := wire.List(raw, "comments")
	if err != nil {
		return fmt.Errorf("comments of file %s: %w", fileID, err)
	}
	var list []comment
	seen := map[string]bool{}
	for element := range elements {
		c, err := parse(element)
		if err != nil {
			return fmt.Errorf("comments of file %s: comment %d: %w", fileID, len(list)+1, err)
		}
		if seen[c.id] {
			return fmt.Errorf("comments of file %s: duplicate id %s", fileID, c.id)
		}
		seen[c.id] = true
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b comment) int { return b.created.Compare(a.created) })
	s.comments[fileID] = list
	return nil
}

func parse(raw []byte) (comment, error) {
	c := comment{id: wire.String(raw, "id"), deleted: string(wire.Member(raw, "deleted")) == "true", raw: wire.Compact(raw)}
	if c.id == "" {
		return c, errors.New("no id")
	}
	var err error
	if c.created, err = time.Parse(time.RFC3339Nano, wire.String(raw, "createdTime")); err != nil {
		return c, errors.New("createdTime is not a time")
	}
	if c.modified, err = time.Parse(time.RFC3339Nano, wire.String(raw, "modifiedTime")); err != nil {
		return c, errors.New("modifiedTime is not a time")
	}
	return c, nil
}

// GetFile answers files.get; without a mask it shows four fields, as upstream.
func (s *Service) GetFile(r *wire.Request) ([]byte, error) {
	raw, err := s.find(r.Param("file"))
	if err != nil || r.Query.Has("fields") {
		return raw, err
	}
	return wire.Mask{"kind": nil, "id": nil, "name": nil, "mimeType": nil}.Apply(raw), nil
}

// ListComments answers comments.list, newest first.
func (s *Service) ListComments(r *wire.Request) ([]byte, error) {
	id := r.Param("file")
	if _, err := s.find(id); err != nil {
		return nil, err
	}
	if err := checkFields(r.Query.Get("fields")); err != nil {
		return nil, err
	}
	if n := r.Query.Get("pageSize"); n == "0" || strings.HasPrefix(n, "-") {
		return nil, invalid("invalidParameter", "pageSize", "Invalid value '%s'. Values must be within the range: [1, 100]", n)
	}
	var since time.Time
	if given := r.Query.Get("startModifiedTime"); given != "" {
		var err error
		if since, err = time.Parse(time.RFC3339Nano, given); err != nil {
			return nil, invalid("invalid", "startModifiedTime", "Invalid value for: Invalid format: %q", given)
		}
	}
	listed := slices.DeleteFunc(slices.Clone(s.comments[id]), func(c comment) bool {
		return c.deleted && r.Query.Get("includeDeleted") != "true" || c.modified.Before(since)
	})
	return wire.Listing{
		Head:     `"kind":"drive#commentList"`,
		Key:      "comments",
		Bound:    strings.Join([]string{"comments", id, r.Query.Get("includeDeleted"), r.Query.Get("startModifiedTime")}, "/"),
		Size:     20,
		Max:      100,
		Length:   len(listed),
		Item:     func(i int) []byte { return listed[i].raw },
		BadToken: invalid("invalid", "pageToken", "Invalid Value"),
	}.Page(r)
}

func (s *Service) find(id string) ([]byte, error) {
	if raw := s.files[id]; raw != nil {
		return raw, nil
	}
	if s.other != nil {
		if raw := s.other(id); raw != nil {
			return raw, nil
		}
	}
	if _, ok := s.comments[id]; ok {
		return json.Marshal(map[string]string{"kind": "drive#file", "id": id, "name": id, "mimeType": "application/vnd.google-apps.document"})
	}
	return nil, NotFound(id)
}

// NotFound returns the 404 that Drive gives for a file, also for one that is not
// shared with the caller.
func NotFound(id string) *wire.Error {
	message := "File not found: " + id + "."
	return &wire.Error{
		Code: http.StatusNotFound, Message: message,
		Items: []wire.Item{{Message: message, Domain: "global", Reason: "notFound", Location: "fileId", LocationType: "parameter"}},
	}
}

func invalid(reason, parameter, format string, args ...any) *wire.Error {
	e := wire.Invalid(format, args...)
	e.Items = []wire.Item{{Message: e.Message, Domain: "global", Reason: reason, Location: parameter, LocationType: "parameter"}}
	return e
}
