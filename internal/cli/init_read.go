package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"canvass/internal/fault"
	"canvass/internal/forms"
	"canvass/internal/forms/file"
	"canvass/internal/google"
	"canvass/internal/propose"
	"canvass/internal/survey"
)

// samples reads what is to be proposed for: forms by link or id, and files.
func (a *app) samples(ctx context.Context, args []string, f initFlags) ([]propose.Sample, error) {
	for _, arg := range args { // everything typed wrong is told before anything is read
		if isFile(arg) {
			continue
		}
		if _, err := forms.FormID(arg); err != nil {
			return nil, err
		}
	}
	var client *google.Client
	var all []propose.Sample
	for _, arg := range args {
		if isFile(arg) {
			s, err := fileSample(ctx, arg, f.into)
			if err != nil {
				return nil, err
			}
			all = append(all, s)
			continue
		}
		if client == nil {
			c, err := google.New(ctx, google.Options{
				Credentials: f.credentials, Endpoint: a.env.getenv("CANVASS_GOOGLE_ENDPOINT"), Scopes: forms.Scopes(), Log: a.say.logger(),
			})
			if err != nil {
				return nil, err
			}
			client = c
		}
		s, err := formSample(ctx, client, arg)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(o propose.Sample) bool { return o.Type == s.Type && o.ID == s.ID }) {
			return nil, fault.New(fault.Invalid, "give each form once", "form %s is given twice", s.ID)
		}
		all = append(all, s)
	}
	return all, nil
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

func formSample(ctx context.Context, client *google.Client, link string) (propose.Sample, error) {
	source, err := forms.New(client, survey.Source{Name: "form", Type: survey.GoogleForm, ID: link})
	if err != nil {
		return propose.Sample{}, err
	}
	outline, err := source.Outline(ctx)
	if err != nil {
		return propose.Sample{}, err
	}
	if id, err := forms.FormID(link); err == nil {
		outline.ID = id // what works is what is written down
	}
	return propose.Sample{Outline: outline, Type: survey.GoogleForm}, nil
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
	for page, err := range source.Pages(ctx, survey.Response{}.Created) {
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
