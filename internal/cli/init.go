package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/fault"
	"canvass/internal/propose"
)

// initFlags say how a project is set up.
type initFlags struct {
	into        string
	credentials string
	yes         bool
}

func (a *app) initCommand() *cobra.Command {
	var f initFlags
	c := &cobra.Command{
		Use:   "init LINK-OR-FILE…",
		Short: "Propose a configuration from your forms",
		Long: `Reads the forms or files and writes canvass.yaml, principles.yaml and codebook.yaml:
what each form is for, what each question means, principles, seats, consent. What is a
guess is marked so. Nothing that exists is overwritten.

A form is given by the link that you edit it with, or by its id.`,
		Example: `  ingest init https://docs.google.com/forms/d/1AbC…/edit 1XyZ…
  ingest init --yes --into workshop --credentials service-account.json 1AbC… paper.csv`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return nil
			}
			return fault.New(fault.Invalid, "open each form for editing, copy its address, and give all of them: ingest init LINK LINK…", "no form is given")
		},
		RunE: func(c *cobra.Command, args []string) error { return a.initialise(c.Context(), args, f) },
	}
	c.Flags().StringVar(&f.into, "into", ".", "folder to write to")
	c.Flags().StringVar(&f.credentials, "credentials", "", "service account's key file (default service-account.json where it exists)")
	c.Flags().BoolVarP(&f.yes, "yes", "y", false, "ask nothing; guesses are marked with a comment")
	return c
}

// newFile is a file that init writes.
type newFile struct{ name, text string }

func (a *app) initialise(ctx context.Context, args []string, f initFlags) error {
	if err := existing(f.into); err != nil {
		return err
	}
	f.credentials = usualKey(f.credentials)
	samples, err := a.samples(ctx, args, f)
	if err != nil {
		return err
	}
	p, err := a.propose(ctx, samples, f.yes)
	if err != nil {
		return err
	}
	settings, err := f.settings()
	if err != nil {
		return err
	}
	project := []newFile{
		{"principles.yaml", p.PrinciplesFile()}, {"codebook.yaml", config.StarterCodebook()}, {"canvass.yaml", p.Config(settings)},
	}
	if err := a.tryOut(project); err != nil {
		return err
	}
	if err := writeNew(f.into, project); err != nil {
		return err
	}
	return a.printProposal(p, f.into)
}

// existing refuses a folder that holds one of the files already.
func existing(folder string) error {
	var found []string
	for _, name := range []string{"canvass.yaml", "principles.yaml", "codebook.yaml"} {
		if _, err := os.Lstat(filepath.Join(folder, name)); !errors.Is(err, fs.ErrNotExist) {
			found = append(found, filepath.Join(folder, name))
		}
	}
	if len(found) == 0 {
		return nil
	}
	return fault.New(fault.Invalid, "init overwrites nothing: choose another folder with --into FOLDER, or move them away",
		"already there: %s", strings.Join(found, ", "))
}

// usualKey is the key file where the README says to save it, when none is named.
func usualKey(named string) string {
	if named != "" {
		return named
	}
	if _, err := os.Stat("service-account.json"); err == nil {
		return "service-account.json"
	}
	return ""
}

// settings tells paths as the new folder sees them.
func (f initFlags) settings() (propose.Settings, error) {
	var s propose.Settings
	var err error
	if f.credentials != "" {
		s.Credentials, err = from(f.into, f.credentials)
	}
	return s, err
}

// from returns a path of the working folder as seen from another folder.
func from(folder, path string) (string, error) {
	there, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	here, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(there, here); err == nil {
		return rel, nil
	}
	return here, nil
}

// tryOut loads the files from a folder of their own: what init writes must work.
func (a *app) tryOut(project []newFile) error {
	folder, err := os.MkdirTemp("", "canvass-init-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	if err := writeNew(folder, project); err != nil {
		return err
	}
	if _, err := config.Load(filepath.Join(folder, "canvass.yaml"), a.env.Environ); err != nil {
		return fault.New(fault.Internal, "please report this, with the questions' titles if you can", "the proposed configuration is not valid: %w", err)
	}
	return nil
}

// writeNew writes files that must not exist; those without text are left out. The
// configuration comes last: with it the project is complete.
func writeNew(folder string, project []newFile) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fault.New(fault.Invalid, "choose another folder with --into FOLDER", "making the folder: %w", err)
	}
	for _, f := range project {
		if f.text == "" {
			continue
		}
		if err := writeOne(filepath.Join(folder, f.name), f.text); err != nil {
			return fault.New(fault.Invalid, "is the folder yours to write to?", "writing: %w", err)
		}
	}
	return nil
}

func writeOne(path, text string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // a configuration to share with colleagues; it holds no secret
	if err != nil {
		return err
	}
	if _, err := file.WriteString(text); err != nil {
		_ = file.Close()
		return err
	}
	return file.Close()
}
