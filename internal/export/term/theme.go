package term

import "charm.land/lipgloss/v2"

// theme is every style and colour of the terminal. Nothing depends on colour alone.
type theme struct {
	title, heading, header, rule, quiet, bar lipgloss.Style
}

// newTheme uses the terminal's own sixteen colours, which people set so that they
// can read them; without colour every style is plain.
func newTheme(colour bool) theme {
	plain := lipgloss.NewStyle()
	if !colour {
		return theme{plain, plain, plain, plain, plain, plain}
	}
	return theme{
		title:   plain.Bold(true),
		heading: plain.Bold(true),
		header:  plain.Bold(true),
		rule:    plain.Faint(true),
		quiet:   plain.Faint(true),
		bar:     plain.Foreground(lipgloss.Blue),
	}
}
