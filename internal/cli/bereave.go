package cli

import (
	"context"
	"fmt"

	"canvass/internal/store"
	"canvass/internal/survey"
)

// bereave adds to the warnings of a run how many decisions were on responses that are
// gone since: what people judged by hand is kept, but speaks of nothing any more.
func bereave(ctx context.Context, db *store.DB, run *survey.Run) error {
	went := map[string]int{}
	for i, s := range run.Sources {
		if s.Gone > 0 {
			went[s.Source] = i
		}
	}
	if len(went) == 0 {
		return nil
	}
	s, err := db.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	decisions, err := s.Decisions(ctx)
	if err != nil {
		return err
	}
	lost := make([]int, len(run.Sources))
	gone := map[survey.Ref]bool{}
	for _, d := range survey.Holding(decisions) {
		i, some := went[d.Source]
		if !some || d.Kind == survey.KindProposal {
			continue
		}
		ref := survey.Ref{Source: d.Source, Response: d.Response}
		if _, asked := gone[ref]; !asked {
			v, there, err := s.Latest(ctx, ref.Source, ref.Response)
			if err != nil {
				return err
			}
			gone[ref] = there && v.GoneIn == run.ID
		}
		if gone[ref] {
			lost[i]++
		}
	}
	for i, n := range lost {
		switch n {
		case 0:
		case 1:
			run.Sources[i].Warnings = append(run.Sources[i].Warnings, "1 decision was on a response that is gone now and locks nothing; see `report decisions --state lost`")
		default:
			run.Sources[i].Warnings = append(run.Sources[i].Warnings, fmt.Sprintf("%d decisions were on responses that are gone now and lock nothing; see `report decisions --state lost`", n))
		}
	}
	return nil
}
