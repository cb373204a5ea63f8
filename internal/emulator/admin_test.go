package emulator_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"canvass/internal/emulator"
)

func TestAdministration(t *testing.T) {
	_, srv := newServer(t, emulator.Options{}, 1)
	edited := strings.ReplaceAll(responseJSON(0), "text 0", "text edited")
	for _, step := range []struct {
		method, path, body string
		status             int
		want               string // in the body
	}{
		{"PUT", "/_emulator/forms/F1/responses/R000", edited, 204, ""},
		{"GET", "/v1/forms/F1/responses/R000", "", 200, `"text edited"`},
		{"PUT", "/_emulator/forms/F1/responses/R999", edited, 400, `responseId is "R000" in the body and "R999" in the path`},
		{"PUT", "/_emulator/forms/F1/responses/R999", "{", 400, "not JSON"},
		{"DELETE", "/_emulator/forms/F1/responses/R000", "", 204, ""},
		{"GET", "/v1/forms/F1/responses", "", 200, "{}"},
		{"PUT", "/_emulator/forms/F2", strings.ReplaceAll(formJSON, "F1", "F2"), 204, ""},
		{"GET", "/v1/forms/F2", "", 200, `"formId": "F2"`},
		{"PUT", "/_emulator/denied/F2", "", 204, ""},
		{"GET", "/v1/forms/F2", "", 403, "PERMISSION_DENIED"},
		{"DELETE", "/_emulator/denied/F2", "", 204, ""},
		{"DELETE", "/_emulator/forms/F2", "", 204, ""},
		{"GET", "/v1/forms/F2", "", 404, "NOT_FOUND"},
		{"POST", "/_emulator/faults", `{"op":"forms.forms.get","status":500}`, 204, ""},
		{"POST", "/_emulator/faults", `[{"kind":"sideways"}]`, 400, `fault 1: unknown kind "sideways"`},
		{"POST", "/_emulator/faults", `[{"pathh":"/"}]`, 400, "pathh"},
		{"GET", "/v1/forms/F1", "", 500, "INTERNAL"},
		{"DELETE", "/_emulator/faults", "", 204, ""},
		{"GET", "/v1/forms/F1", "", 200, "F1"},
		{"GET", "/_emulator/requests", "", 200, `"op": "forms.forms.responses.list"`},
		{"DELETE", "/_emulator/requests", "", 204, ""},
		{"GET", "/_emulator/requests", "", 200, "[]\n"},
		{"GET", "/_emulator/nothing", "", 404, "Administration"},
	} {
		req, err := http.NewRequest(step.method, srv.URL+step.path, strings.NewReader(step.body))
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != step.status || !strings.Contains(string(body), step.want) {
			t.Errorf("%s %s: got %d %s, want %d %s", step.method, step.path, resp.StatusCode, body, step.status, step.want)
		}
	}
}
