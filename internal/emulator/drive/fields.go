package drive

import (
	"maps"
	"slices"
	"strings"

	"canvass/internal/emulator/wire"
)

// checkFields wants a mask, and in it only what a list of comments has.
func checkFields(fields string) error {
	if fields == "" {
		return invalid("required", "fields", "The 'fields' parameter is required for this method.")
	}
	mask, err := wire.ParseMask(fields)
	if err != nil {
		return invalid("invalidParameter", "fields", "Invalid field selection %s", fields)
	}
	return checkNames(mask, "list")
}

// members says what each kind of object has; a member that is an object is "name:kind".
func members(kind string) []string {
	mentions := []string{"assigneeEmailAddress", "mentionedEmailAddresses"}
	reply := []string{"id", "kind", "createdTime", "modifiedTime", "author:user", "content", "htmlContent", "deleted"}
	switch kind {
	case "list":
		return []string{"kind", "nextPageToken", "comments:comment"}
	case "comment":
		return slices.Concat(reply, mentions, []string{"resolved", "anchor", "quotedFileContent:quote", "replies:reply"})
	case "reply":
		return slices.Concat(reply, mentions, []string{"action"})
	case "quote":
		return []string{"mimeType", "value"}
	case "user":
		return []string{"kind", "displayName", "photoLink", "me", "permissionId", "emailAddress"}
	}
	return nil
}

func checkNames(mask wire.Mask, kind string) error {
	known := map[string]string{}
	for _, m := range members(kind) {
		name, inner, _ := strings.Cut(m, ":")
		known[name] = inner
	}
	for _, name := range slices.Sorted(maps.Keys(mask)) {
		sub := mask[name]
		inner, ok := known[name]
		if !ok && name != "*" {
			return invalid("invalidParameter", "fields", "Invalid field selection %s", name)
		}
		if len(sub) == 0 || name == "*" {
			continue
		}
		if err := checkNames(sub, inner); err != nil {
			return err
		}
	}
	return nil
}
