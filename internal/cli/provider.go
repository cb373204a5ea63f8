package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"canvass/config"
	"canvass/internal/analysis"
	"canvass/internal/analysis/tally"
	"canvass/internal/export/csv"
	"canvass/internal/export/files"
	"canvass/internal/fault"
	"canvass/internal/provider"
	"canvass/internal/report"
	"canvass/internal/report/outbox"
)

// providerFlags are the flags of `report provider`.
type providerFlags struct {
	send  string
	most  int
	only  string
	again bool
	quote bool
}

func (a *app) providerCommand() *cobra.Command {
	var f providerFlags
	c := &cobra.Command{
		Use:   "provider",
		Short: "Ask a service outside which themes undecided texts speak to",
		Long: `Says which texts would be sent to the service of provider.url, and sends nothing.
With --send FILE it sends them, one a call, and writes what the service saw to FILE, which must
not exist: themes of the codebook with words that do stand in the text; what else came is dropped
and counted, and what cannot be read is asked again next time. A decision is left to you: write yes or no and a name under reviewer, and read the
file back with report review. Nothing counts before that.

Sent are the words of texts that nobody judged, each wording once, those without a theme first;
never a name, an address or an id. E-mail addresses, telephone numbers and the names of people in
the project are taken out before. Consent to be quoted is none to be sent elsewhere, and nobody was
asked for that: --quotable leaves out who does not even allow the former. The key of the service, if it wants one, is read from the
variable ` + config.ProviderKey + `. Each text is written down beside the store before it is
sent (STORE.sent.jsonl), and the Notes of the workbook say how many went where and when.`,
		Example: `  report provider                              # what would be sent, and where to
  report provider --quotable                   # only texts of people who allow to be quoted
  report provider --n 20 --send offers.csv
  report review offers.csv                     # after deciding in a spreadsheet`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.provider(c.Context(), f) },
	}
	c.Flags().StringVar(&f.send, "send", "", "send the texts and write what comes back to this new `FILE`")
	c.Flags().IntVar(&f.most, "n", 50, "how many texts at most")
	c.Flags().StringVar(&f.only, "source", "", "only texts of this source")
	c.Flags().BoolVar(&f.quote, "quotable", false, "only texts of people who allow to be quoted")
	c.Flags().BoolVar(&f.again, "again", false, "also texts that this model was asked before")
	a.formatFlag(c, "text", "json")
	return c
}

func (a *app) provider(ctx context.Context, f providerFlags) error {
	if f.most < 1 {
		return fault.New(fault.Invalid, "ask for one text or more", "--n is %d", f.most)
	}
	if err := vacant(f.send); err != nil {
		return err
	}
	now, err := a.env.clock()
	if err != nil {
		return err
	}
	cfg, err := a.load()
	if err != nil {
		return err
	}
	client, err := provider.New(provider.Options{URL: cfg.Provider.URL, Model: cfg.Provider.Model, Key: a.env.getenv(config.ProviderKey)})
	if err != nil {
		return err
	}
	defer client.Close()
	e, done, err := a.editionOf(ctx, cfg, analysis.Needs{Themes: true})
	if err != nil {
		return err
	}
	defer done()
	if err := mustKnow("source", f.only, e.Values(tally.BySource)); err != nil {
		return err
	}
	if len(cfg.Project.Codebook.Themes) == 0 {
		return fault.New(fault.Invalid, "add `codebook: codebook.yaml` with themes to the configuration", "the project has no themes to ask about")
	}
	s := outbox.Send{Most: f.most, Source: f.only, Again: f.again, Quotable: f.quote, Server: client.Server(), Model: cfg.Provider.Model, Now: now}
	box, err := outbox.Fill(ctx, e, s)
	if err != nil {
		return err
	}
	if f.send == "" || box.Texts() == 0 {
		if f.send == "" {
			a.say.note("nothing was sent; --send FILE does")
		}
		return a.printSending(box.JSON(s, outbox.Offers{}))
	}
	return a.sendOut(ctx, e, s, box, client, provider.LedgerPath(cfg.Store), f.send)
}

// sendOut sends, and keeps what came back even where it ended early.
func (a *app) sendOut(ctx context.Context, e *report.Edition, s outbox.Send, box outbox.Box, client *provider.Client, ledger, out string) error {
	book, err := provider.OpenLedger(ledger)
	if err != nil {
		return err
	}
	shows := a.newBars()
	s.Note = book.Note
	s.Progress = func(n int) { shows.show("texts sent", n) }
	offers, failed := outbox.SendOut(ctx, e, s, box, client)
	shows.clear()
	failed = errors.Join(failed, book.Close())
	if failed == nil && offers.Unreadable > 0 && offers.Unreadable == offers.Sent {
		return fault.New(fault.Invalid, "take a model that answers in JSON as asked; the texts may be asked about again", "none of %d answers of model %q could be read; %s was not written", offers.Sent, s.Model, shown(out))
	}
	if offers.Sent > 0 {
		sheet := func(w io.Writer) error { return csv.Write(w, offers.Sheet(s.Model)) }
		if err := files.Replace(out, 0o600, sheet); err != nil {
			return fmt.Errorf("%s: %w", shown(out), err)
		}
		if err := a.printSending(box.JSON(s, offers)); err != nil {
			return err
		}
		a.say.note("%s: decide there, then `report review %s`", shown(out), shown(out))
	}
	if failed == nil && offers.Unreadable > 0 {
		return fault.New(fault.Partial, "the same command with another file asks about them again; a model that answers in JSON as asked fails less often", "%d of %d answers could not be read", offers.Unreadable, offers.Sent)
	}
	if failed == nil || offers.Sent == 0 || fault.KindOf(failed) == fault.Cancelled {
		return failed
	}
	return fault.New(fault.Partial, fault.HintOf(failed), "%d of %d texts were answered: %w", offers.Sent, box.Texts(), failed)
}

// vacant refuses a file that exists: somebody may have decided in it.
func vacant(path string) error {
	if path == "" {
		return nil
	}
	if _, err := os.Lstat(path); err == nil {
		return fault.New(fault.Invalid, "name a new file", "%s exists; decisions in it would be lost", shown(path))
	}
	return nil
}

func (a *app) printSending(p outbox.JSON) error {
	if a.options.format == "json" {
		return a.printJSON(p)
	}
	_, err := fmt.Fprintln(a.env.Stdout, strings.Join(p.Words(), "\n"))
	return err
}
