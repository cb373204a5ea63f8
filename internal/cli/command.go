package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/fault"
)

// options are the flags that every command has.
type options struct {
	config    string
	format    string
	logFormat string
	quiet     bool
}

// app is one running command.
type app struct {
	env     Env
	program string
	options options
	say     *messages

	repeated func() // called when a call to Google is sent again; nil: nobody counts
}

// execute runs a command tree and returns the exit code.
func (a *app) execute(ctx context.Context, root *cobra.Command) int {
	out := &sink{w: a.env.Stdout}
	a.env.Stdout = out
	root.SetArgs(a.env.Args)
	root.Version = version()
	root.SetVersionTemplate("canvass {{.Version}}\n")
	root.SetOut(a.env.Stdout)
	root.SetErr(a.env.Stderr)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usage(c, err) })
	f := root.PersistentFlags()
	f.StringVar(&a.options.config, "config", "canvass.yaml", "configuration file")
	f.StringVar(&a.options.logFormat, "log-format", "text", "messages on standard error: text or json")
	f.BoolVarP(&a.options.quiet, "quiet", "q", false, "say nothing but warnings and errors")
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		a.say = newMessages(a.env, a.program, a.options)
		return oneOf(c, "log-format", a.options.logFormat, "text", "json")
	}
	a.say = newMessages(a.env, a.program, a.options)
	err := out.verdict(root.ExecuteContext(ctx))
	if ctx.Err() != nil && err != nil {
		err = context.Canceled
	}
	return a.say.fail(unknownCommand(err))
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown version)"
	}
	return info.Main.Version
}

// usage makes an error of cobra's one that tells where help is.
func usage(c *cobra.Command, err error) error {
	return fault.New(fault.Invalid, fmt.Sprintf("`%s --help` shows what there is", c.CommandPath()), "%w", err)
}

// unknownCommand gives cobra's own complaints a kind: they come without one.
func unknownCommand(err error) error {
	if err == nil || fault.KindOf(err) != fault.Internal {
		return err
	}
	for _, start := range []string{"unknown command", "accepts ", "requires ", "invalid argument"} {
		if strings.HasPrefix(err.Error(), start) {
			return fault.New(fault.Invalid, "--help shows what there is", "%w", err)
		}
	}
	return err
}

// oneOf refuses a flag's value that is not in the list.
func oneOf(c *cobra.Command, flag, value string, allowed ...string) error {
	for _, v := range allowed {
		if v == value {
			return nil
		}
	}
	return usage(c, fmt.Errorf("--%s is %q; it can be %s", flag, value, strings.Join(allowed, ", ")))
}

// exclusive refuses two flags of which only one can be meant.
func exclusive(c *cobra.Command, flags ...string) {
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		var given []string
		for _, f := range flags {
			if c.Flags().Changed(f) {
				given = append(given, "--"+f)
			}
		}
		if len(given) > 1 {
			return fault.New(fault.Invalid, fmt.Sprintf("give one of them, or see `%s --help`", c.CommandPath()), "%s do not go together", strings.Join(given, " and "))
		}
		return run(c, args)
	}
}

// formatFlag adds --format with the given choices, the first one the default.
func (a *app) formatFlag(c *cobra.Command, choices ...string) {
	format := c.Flags().String("format", choices[0], "result on standard output: "+strings.Join(choices, ", "))
	c.PreRunE = func(c *cobra.Command, _ []string) error {
		a.options.format = *format
		return oneOf(c, "format", *format, choices...)
	}
}

// load reads the configuration and passes on its warnings.
func (a *app) load() (config.Config, error) {
	cfg, err := config.Load(a.options.config, a.env.Environ)
	if err != nil {
		return cfg, err
	}
	for _, w := range cfg.Warnings {
		a.say.warn("%s", w)
	}
	return cfg, nil
}

// shown is a path as a person would type it: relative to the working folder
// where that is shorter.
func shown(path string) string {
	here, err := filepath.Abs(".")
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, path); err == nil && len(rel) < len(path) {
		return rel
	}
	return path
}
