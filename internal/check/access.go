package check

import "context"

// credentials reports that nobody can sign in.
func credentials(_ context.Context, w World) []Problem {
	if w.Credentials == nil {
		return nil
	}
	return []Problem{failure("", w.Credentials)}
}

// access reports sources that cannot be read: not shared, not there, not
// reachable. What hits all of them alike is reported once.
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
	return all
}
