package cli

import (
	"context"
	"slices"

	"canvass/config"
	"canvass/internal/forms"
	"canvass/internal/forms/file"
	"canvass/internal/google"
	"canvass/internal/ingest"
	"canvass/internal/survey"
)

// opener opens sources: files, and what Google keeps over one client, made when
// the first of its sources needs it.
func (a *app) opener(ctx context.Context, cfg config.Config) func(survey.Source) (ingest.Source, error) {
	var client *google.Client
	connect := func() (err error) {
		if client == nil {
			client, err = google.New(ctx, google.Options{
				Credentials: cfg.Google.Credentials, Endpoint: cfg.Google.Endpoint, Scopes: scopes(cfg.Project.Sources), Log: a.say.logger(),
			})
		}
		return err
	}
	return func(s survey.Source) (ingest.Source, error) {
		switch s.Type {
		case survey.FileSource:
			return file.New(s, file.Options{Location: cfg.Project.Location, Rounds: cfg.Project.Rounds}), nil
		case survey.GoogleForm:
			if err := connect(); err != nil {
				return nil, err
			}
			return forms.New(client, s)
		case survey.GoogleDoc:
			if err := connect(); err != nil {
				return nil, err
			}
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
