package cli

import (
	"context"
	"slices"
	"time"

	"canvass/config"
	"canvass/internal/forms"
	"canvass/internal/forms/file"
	"canvass/internal/google"
	"canvass/internal/ingest"
	"canvass/internal/survey"
)

// connector returns the one client for all sources, made when the first one needs
// it; its connections are let go when the context ends. Repeating failed calls may
// cost the budget in all; 0 is the usual one.
func (a *app) connector(ctx context.Context, cfg config.Config, budget time.Duration) func() (*google.Client, error) {
	var client *google.Client
	return func() (_ *google.Client, err error) {
		if client == nil {
			client, err = google.New(ctx, google.Options{
				Credentials: cfg.Google.Credentials, Endpoint: cfg.Google.Endpoint, Scopes: scopes(cfg.Project.Sources), Budget: budget, Log: a.say.logger(), Repeated: a.repeated,
			})
			if err == nil {
				context.AfterFunc(ctx, client.HTTP().CloseIdleConnections)
			}
		}
		return client, err
	}
}

// openWith opens sources: files, and what Google keeps over one client.
func openWith(cfg config.Config, connect func() (*google.Client, error)) func(survey.Source) (ingest.Source, error) {
	return func(s survey.Source) (ingest.Source, error) {
		if s.Type == survey.FileSource {
			return file.New(s, file.Options{Location: cfg.Project.Location, Rounds: cfg.Project.Rounds}), nil
		}
		client, err := connect()
		if err != nil {
			return nil, err
		}
		switch s.Type {
		case survey.GoogleForm:
			return forms.New(client, s)
		case survey.GoogleDoc:
			return forms.NewDocument(client, s)
		default:
			return nil, ingest.ErrNotBuilt
		}
	}
}

// scopes is what the configured sources need, and no more.
func scopes(sources []survey.Source) []string {
	configured := func(t survey.SourceType) bool {
		return slices.ContainsFunc(sources, func(s survey.Source) bool { return s.Type == t })
	}
	var all []string
	if configured(survey.GoogleForm) {
		all = append(all, forms.Scopes()...)
	}
	if configured(survey.GoogleDoc) {
		all = append(all, forms.CommentScopes()...)
	}
	return all
}
