package cli

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"canvass/config"
	"canvass/internal/fault"
	"canvass/internal/forms"
	"canvass/internal/forms/file"
	"canvass/internal/google"
	"canvass/internal/propose"
	"canvass/internal/survey"
)

// samples reads what is to be proposed for: forms and documents by link or id, and files.
func (a *app) samples(ctx context.Context, args []string, f initFlags) ([]propose.Sample, error) {
	sources, err := given(args)
	if err != nil {
		return nil, err
	}
	cfg := config.Config{Google: config.Google{Credentials: f.credentials, Endpoint: a.env.getenv("CANVASS_GOOGLE_ENDPOINT")}}
	cfg.Project.Sources = sources
	connect := a.connector(ctx, cfg, time.Minute)
	var all []propose.Sample
	for _, s := range sources {
		sample, err := sampleOf(ctx, s, connect, f.into)
		if err != nil {
			return nil, err
		}
		all = append(all, sample)
	}
	return all, nil
}

// given tells forms, documents and files apart: everything typed wrong is told
// before anything is read.
func given(args []string) ([]survey.Source, error) {
	var all []survey.Source
	for _, arg := range args {
		s := survey.Source{Name: "form", Type: survey.GoogleForm}
		var err error
		switch {
		case isFile(arg):
			s.Type, s.Path = survey.FileSource, arg
		case strings.Contains(arg, "/document/"):
			s.Type = survey.GoogleDoc
			s.ID, err = survey.DocumentID(arg)
		default:
			s.ID, err = forms.FormID(arg)
		}
		switch {
		case fault.HintOf(err) != "":
			return nil, err
		case err != nil:
			return nil, fault.New(fault.Invalid, "copy the address from the browser: https://docs.google.com/document/d/ID/edit", "document: %w", err)
		case slices.ContainsFunc(all, func(o survey.Source) bool { return o.Type == s.Type && o.ID == s.ID && o.Path == s.Path }):
			return nil, fault.New(fault.Invalid, "give each one once", "%s is given twice", cmp.Or(s.ID, s.Path))
		}
		all = append(all, s)
	}
	return all, nil
}

func sampleOf(ctx context.Context, s survey.Source, connect func() (*google.Client, error), folder string) (propose.Sample, error) {
	if s.Type == survey.FileSource {
		return fileSample(ctx, s.Path, folder)
	}
	client, err := connect()
	if err != nil {
		return propose.Sample{}, err
	}
	if s.Type == survey.GoogleDoc {
		return documentSample(ctx, client, s)
	}
	source, err := forms.New(client, s)
	if err != nil {
		return propose.Sample{}, err
	}
	outline, err := source.Outline(ctx)
	outline.ID = s.ID // what works is what is written down
	return propose.Sample{Outline: outline, Type: survey.GoogleForm}, err
}

// documentSample makes sure that the document's comments can be read; what they
// mean needs no proposal.
func documentSample(ctx context.Context, client *google.Client, s survey.Source) (propose.Sample, error) {
	source, err := forms.NewDocument(client, s)
	if err != nil {
		return propose.Sample{}, err
	}
	for _, err := range source.Pages(ctx, time.Time{}) {
		if err != nil {
			return propose.Sample{}, err
		}
		break
	}
	return propose.Sample{Outline: survey.Outline{Form: survey.Form{ID: s.ID}}, Type: s.Type, Role: survey.Feedback}, nil
}

// isFile tells a file from a form: it is there, or its name ends like one.
func isFile(arg string) bool {
	switch strings.ToLower(filepath.Ext(arg)) {
	case ".csv", ".tsv", ".txt", ".xlsx":
		return !strings.Contains(arg, "://")
	}
	info, err := os.Stat(arg)
	return err == nil && info.Mode().IsRegular()
}

// enoughValues is how many answers tell the kind of a file's question.
const enoughValues = 200

// fileSample reads a file's columns and the first answers in each.
func fileSample(ctx context.Context, path, folder string) (propose.Sample, error) {
	source := file.New(survey.Source{Name: "file", Type: survey.FileSource, Path: path}, file.Options{})
	form, err := source.Form(ctx)
	if err != nil {
		return propose.Sample{}, err
	}
	s := propose.Sample{Outline: survey.Outline{Form: form}, Type: survey.FileSource, Values: map[string][]string{}}
	if s.Title == "" || s.Title == filepath.Base(path) {
		s.Title = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	if s.Path, err = from(folder, path); err != nil {
		return s, err
	}
	for page, err := range source.Pages(ctx, time.Time{}) {
		if err != nil {
			return s, err
		}
		for _, received := range page {
			for _, answer := range received.Response.Answers {
				if len(s.Values[answer.Question]) < enoughValues {
					s.Values[answer.Question] = append(s.Values[answer.Question], answer.Values...)
				}
			}
		}
	}
	return s, nil
}
