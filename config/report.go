package config

import "slices"

// outputNames are what `report all` can make.
func outputNames() []string { return []string{"excel", "page", "writeup"} }

// sheets is the output that a configured spreadsheet adds.
const sheets = "sheets"

func readReport(s *section, set settings, folder string) Report {
	r := Report{
		Folder:      set.path("report.folder", folder),
		Spreadsheet: set.spreadsheet(),
		Outputs:     readOutputs(s),
		ReviewTab:   set.yes("report.review_tab"),
		Writeup: Writeup{
			Layout:   set.text("report.writeup.layout"),
			Author:   set.text("report.writeup.author"),
			Category: set.text("report.writeup.category"),
			Topics:   texts(s.section("writeup").list("topics")),
			Template: set.path("report.writeup.template", folder),
		},
	}
	listed := slices.Contains(r.Outputs, sheets)
	if listed && set.text("report.spreadsheet") == "" {
		s.problem(s.at("outputs"), "%q lists %q, but %q is not set", "outputs", sheets, "spreadsheet")
	}
	if !listed && r.Spreadsheet != "" {
		r.Outputs = append(r.Outputs, sheets)
	}
	return r
}

// readOutputs returns the configured outputs, all of them when the key is absent.
func readOutputs(s *section) []string {
	if !s.has("outputs") {
		return outputNames()
	}
	known := append(outputNames(), sheets)
	var all []string
	for _, o := range s.list("outputs") {
		switch {
		case !slices.Contains(known, o.text):
			s.problem(o.at, "unknown output %q%s", excerpt(o.text), suggestion(o.text, known))
		case slices.Contains(all, o.text):
			s.problem(o.at, "output %q is listed twice", o.text)
		default:
			all = append(all, o.text)
		}
	}
	return all
}
