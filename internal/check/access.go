package check

import (
	"context"
	"fmt"
)

// credentials reports that nobody can sign in.
func credentials(_ context.Context, w World) []Problem {
	if w.Credentials == nil {
		return nil
	}
	return []Problem{failure("", w.Credentials)}
}

// access reports sources that cannot be read: not shared, not there, not
// reachable. What hits all of them alike is reported once; what was not tried for
// another's failure is counted.
func access(_ context.Context, w World) []Problem {
	var all []Problem
	seen := map[string]int{}
	for _, l := range w.Looks {
		if l.Err == nil {
			continue
		}
		p := failure(l.Source.Name, l.Err)
		if i, ok := seen[p.Message]; ok {
			all[i].Source = ""
			continue
		}
		seen[p.Message] = len(all)
		all = append(all, p)
	}
	if n := w.untried(); n > 0 && len(all) > 0 {
		all[0].Message += fmt.Sprintf("; %d more not tried", n)
	}
	return all
}

func (w World) untried() int {
	n := 0
	for _, l := range w.Looks {
		if l.Skipped {
			n++
		}
	}
	return n
}
