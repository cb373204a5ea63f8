package main

import "slices"

// object is a JSON object; its keys are written in alphabetical order.
type object = map[string]any

// form is one Google form being built, together with what each question is for:
// a key such as "name", "rating/P1" or "comment/P6/2".
type form struct {
	source, id, round, lang string
	role                    string // registration or feedback
	title, description      string
	email                   string // emailCollectionType
	revision                string
	items                   []object
	keys                    []string          // in form order
	ids, titles             map[string]string // question id and title by key
	unmapped                []string          // keys that canvass.yaml does not name
}

func (f *form) add(name string, item object) {
	item["itemId"] = hexID(f.source + " item " + name)
	f.items = append(f.items, item)
}

// note takes down what a question is for and returns its id.
func (f *form) note(key, title string) string {
	id := hexID(f.source + " " + key)
	f.keys = append(f.keys, key)
	f.ids[key], f.titles[key] = id, title
	return id
}

// ask adds a question; kind is the member that says which kind it is.
func (f *form) ask(key, title string, kind object) {
	question := object{"questionId": f.note(key, title)}
	for k, v := range kind {
		question[k] = v
	}
	f.add(key, object{"title": title, "questionItem": object{"question": question}})
}

// section begins a new page.
func (f *form) section(title, description string) {
	item := object{"title": title, "pageBreakItem": object{}}
	if description != "" {
		item["description"] = description
	}
	f.add("page "+title, item)
}

// grid adds one row a key.
func (f *form) grid(title string, columns []string, keys, titles []string) {
	var rows []object
	for i, key := range keys {
		rows = append(rows, object{"questionId": f.note(key, title+" / "+titles[i]), "rowQuestion": object{"title": titles[i]}})
	}
	f.add("grid "+title, object{"title": title, "questionGroupItem": object{
		"questions": rows,
		"grid":      object{"columns": object{"type": "RADIO", "options": values(columns)}},
	}})
}

// json is the form as forms.get gives it.
func (f *form) json() object {
	return object{
		"formId":     f.id,
		"revisionId": f.revision,
		"info":       object{"title": f.title, "documentTitle": f.title, "description": f.description},
		"settings":   object{"quizSettings": object{}, "emailCollectionType": f.email},
		"responderUri": "https://docs.google.com/forms/d/e/1FAIpQLS" +
			responseID(f.source)[10:60] + "/viewform",
		"publishSettings": object{"publishState": object{"isPublished": true, "isAcceptingResponses": true}},
		"items":           f.items,
	}
}

func values(texts []string) []object {
	var list []object
	for _, t := range texts {
		list = append(list, object{"value": t})
	}
	return list
}

// The kinds of question.

func short() object     { return object{"textQuestion": object{}} }
func paragraph() object { return object{"textQuestion": object{"paragraph": true}} }
func needed(kind object) object {
	kind["required"] = true
	return kind
}

func choice(options ...string) object {
	return object{"choiceQuestion": object{"type": "RADIO", "options": values(options)}}
}

func dropDown(options ...string) object {
	return object{"choiceQuestion": object{"type": "DROP_DOWN", "options": values(options)}}
}

func boxes(options ...string) object {
	return object{"choiceQuestion": object{"type": "CHECKBOX", "options": values(options)}}
}

// orOther lets the respondent type an answer of their own.
func orOther(kind object) object {
	c := kind["choiceQuestion"].(object)
	c["options"] = append(slices.Clone(c["options"].([]object)), object{"isOther": true})
	return kind
}
