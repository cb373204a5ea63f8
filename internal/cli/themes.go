package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/export/files"
	"canvass/internal/fault"
	"canvass/internal/report"
	"canvass/internal/report/english"
	"canvass/internal/report/themes"
	"canvass/internal/store"
	"canvass/internal/survey"
)

// themesFlags are the flags of `report themes`.
type themesFlags struct {
	suggest         bool
	accept, reject  string
	reviewer, theme string
	label           string
	most            int
}

func (a *app) themesCommand() *cobra.Command {
	var f themesFlags
	c := &cobra.Command{
		Use:   "themes",
		Short: "The themes with their figures; new ones for what no theme covers",
		Long: `Without a flag it lists the themes with how many texts and people speak to each.

--suggest looks at what no theme covers and proposes new ones: the words, how many texts,
typical quotes of people who allow quoting, draft keywords in both languages; and keywords,
merges and splits for the themes that exist. Nothing changes by itself: --accept ID writes a
theme to the end of the codebook, whose other lines stay as they are; --reject ID is kept
in the store, and it is not suggested again, nor what has mostly its words. Both can be done
over: delete the lines, or accept what was rejected. A --label is in the project's first
language; write the others into the file.`,
		Example: `  report themes
  report themes --suggest
  report themes --suggest --format json > suggestions.json
  report themes --accept parking --label Parking
  report themes --reject stay --reviewer Ana`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.themes(c.Context(), f) },
	}
	c.Flags().BoolVar(&f.suggest, "suggest", false, "propose themes")
	c.Flags().StringVar(&f.accept, "accept", "", "write the suggestion `ID` to the codebook")
	c.Flags().StringVar(&f.reject, "reject", "", "never show the suggestion `ID` again")
	c.Flags().StringVar(&f.theme, "id", "", "with --accept: the theme's `ID`, if not the suggestion's")
	c.Flags().StringVar(&f.label, "label", "", "with --accept: what to call it, in the project's first language")
	c.Flags().StringVar(&f.reviewer, "reviewer", "", "who decides")
	c.Flags().IntVar(&f.most, "n", 0, "show so many suggestions (default 12 as text, else all)")
	exclusive(c, "suggest", "accept", "reject")
	a.formatFlag(c, "text", "csv", "json")
	return c
}

func (a *app) themes(ctx context.Context, f themesFlags) error {
	if f.most < 0 {
		return fault.New(fault.Invalid, "leave it out to see them all", "--n is %d; it must be 1 or more", f.most)
	}
	needs := analysis.Everything()
	if f.suggest || f.accept+f.reject != "" {
		needs = analysis.Needs{Themes: true, Copies: true, Passages: true}
	}
	cfg, e, done, err := a.edition(ctx, needs)
	if err != nil {
		return err
	}
	defer done()
	a.orphaned(e)
	switch {
	case f.accept != "":
		return a.accept(ctx, cfg, e, f)
	case f.reject != "":
		return a.reject(ctx, cfg, e, f)
	case f.suggest:
		return a.suggest(ctx, cfg, e, f.most)
	}
	return a.printTable(themes.Table(e))
}

// shownAsText is how many suggestions a person reads at once.
const shownAsText = 12

func (a *app) suggest(ctx context.Context, cfg config.Config, e *report.Edition, most int) error {
	if most == 0 && a.options.format == "text" {
		most = shownAsText
	}
	shows := a.newBars()
	s, err := themes.Suggest(ctx, e, most, func(done, of int) { shows.steps("looking for themes", done, of) })
	shows.clear()
	if err != nil {
		return err
	}
	switch a.options.format {
	case "json":
		return a.printJSON(s)
	case "csv":
		return a.printTable(s.Table(cfg.Project.Languages))
	}
	return a.printDocument(s.Document(cfg.Project.Languages))
}

// find looks a suggestion up among all of them, which it returns too.
func (a *app) find(ctx context.Context, e *report.Edition, id string) (themes.SuggestionJSON, themes.SuggestionsJSON, error) {
	shows := a.newBars()
	all, err := themes.Suggest(ctx, e, 0, func(done, of int) { shows.steps("looking for themes", done, of) })
	shows.clear()
	if err != nil {
		return themes.SuggestionJSON{}, all, err
	}
	s, err := all.Find(id)
	return s, all, err
}

// accept writes a suggestion to the codebook and remembers who wanted it.
func (a *app) accept(ctx context.Context, cfg config.Config, e *report.Edition, f themesFlags) error {
	s, _, err := a.find(ctx, e, f.accept)
	if err != nil {
		return err
	}
	if cfg.Codebook == "" {
		return fault.New(fault.Invalid, "add `codebook: codebook.yaml` to the configuration and a file of that name with [] in it", "the project has no codebook to write to")
	}
	t := s.Theme(cfg.Project, f.label)
	if f.theme != "" {
		t.ID = f.theme
	}
	path, err := filepath.EvalSymlinks(cfg.Codebook)
	if err != nil {
		path = cfg.Codebook
	}
	note := fmt.Sprintf("Accepted from `report themes --suggest`: %d texts. Say what belongs to it and what does not, and look at its keywords.", s.Count)
	if f.label != "" && len(cfg.Project.Languages) > 1 {
		note += " Its label in " + english.List(cfg.Project.Languages[1:]) + " is to be written."
	}
	content, err := config.AppendTheme(path, t, note, cfg.Project.Languages)
	if err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	if err := files.Replace(path, mode, func(w io.Writer) error { _, err := w.Write(content); return err }); err != nil {
		return fmt.Errorf("codebook %s: %w", shown(path), err)
	}
	a.env.printf("%s: theme %s\n", shown(path), t.ID)
	return a.remember(ctx, cfg, s.Decision(survey.VerdictYes, f.reviewer))
}

func (a *app) reject(ctx context.Context, cfg config.Config, e *report.Edition, f themesFlags) error {
	s, all, err := a.find(ctx, e, f.reject)
	if err != nil {
		return err
	}
	if err := a.remember(ctx, cfg, s.Decision(survey.VerdictNo, f.reviewer)); err != nil {
		return err
	}
	a.env.printf("rejected: %s\n", s.ID)
	if with := all.With(s); len(with) > 0 {
		a.env.printf("with it, having mostly its words: %s\n", english.List(with))
		a.say.note("to keep one of them: `report themes --accept %s`", with[0])
	}
	return nil
}

// remember notes one decision in the store.
func (a *app) remember(ctx context.Context, cfg config.Config, d survey.Decision) error {
	now, err := a.env.clock()
	if err != nil {
		return err
	}
	d.At = now()
	db, err := store.OpenToNote(ctx, cfg.Store)
	if err != nil {
		return err
	}
	return errors.Join(db.Note(ctx, []survey.Decision{d}), db.Close())
}
