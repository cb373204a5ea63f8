package importtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "canvass"

// listed is what `go list -json` says about a package of canvass.
type listed struct {
	ImportPath   string
	Dir          string
	GoFiles      []string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// name is the package's path within the module.
func (p listed) name() string { return inModule(p.ImportPath) }

func (p listed) testImports() []string { return slices.Concat(p.TestImports, p.XTestImports) }

func TestArrows(t *testing.T) {
	for _, p := range packages(t) {
		for _, m := range wrongArrows(p) {
			t.Error(m)
		}
	}
}

func TestLibraries(t *testing.T) {
	for _, p := range packages(t) {
		for _, m := range wrongLibraries(p) {
			t.Error(m)
		}
	}
}

func TestPurePackages(t *testing.T) {
	for _, p := range packages(t) {
		if !slices.ContainsFunc(pure(), func(pattern string) bool { return fits(pattern, p.name()) }) {
			continue
		}
		for _, i := range p.Imports {
			if slices.ContainsFunc(impure(), func(pattern string) bool { return fits(pattern, i) }) {
				t.Errorf("%s imports %q, but it is pure: pass in what it needs", p.name(), i)
			}
		}
		for _, m := range clockUses(t, p) {
			t.Error(m)
		}
	}
}

// wrongArrows returns a sentence for each import of canvass's own packages that
// the table does not allow.
func wrongArrows(p listed) []string {
	rule, ok := ruleFor(p.name())
	if !ok {
		return []string{fmt.Sprintf("package %s is not in the table of arrows: decide what it may import and add it to rules_test.go and ARCHITECTURE.md", p.name())}
	}
	var out []string
	for _, i := range own(p.Imports) {
		if !allowed(rule.to, i) {
			out = append(out, fmt.Sprintf("%s imports %s; it may import %s: declare the interface it needs, or change the design in rules_test.go", p.name(), i, spoken(rule.to)))
		}
		if users, guarded := testOnly(i); guarded && !allowed(users, p.name()) {
			out = append(out, fmt.Sprintf("%s imports %s, which must not become part of a binary", p.name(), i))
		}
	}
	for _, i := range own(p.testImports()) {
		_, guarded := testOnly(i)
		if i != p.name() && !guarded && !allowed(rule.to, i) && !fits(p.name()+"/...", i) {
			out = append(out, fmt.Sprintf("tests of %s import %s; besides the emulator and storetest they may import %s", p.name(), i, spoken(rule.to)))
		}
	}
	return out
}

// wrongLibraries returns a sentence for each imported module that the table
// gives to somebody else or does not know.
func wrongLibraries(p listed) []string {
	var out []string
	check := func(imports []string, inTest bool) {
		for _, i := range foreign(imports) {
			lib, ok := libraryOf(i)
			switch {
			case !ok:
				out = append(out, fmt.Sprintf("%s imports %s, a library that the table does not know: name its one owner in rules_test.go, and in the commit what it saves, what it costs, who keeps it", p.name(), i))
			case inTest && lib.tests, allowed(lib.owners, p.name()):
			default:
				out = append(out, fmt.Sprintf("%s imports %s, which only %s may import", p.name(), i, spoken(lib.owners)))
			}
		}
	}
	check(p.Imports, false)
	check(p.testImports(), true)
	return out
}

// clockUses returns a sentence for each use of a clock in the package's files.
func clockUses(t *testing.T, p listed) []string {
	t.Helper()
	var out []string
	for _, name := range p.GoFiles {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clocks(), s.Sel.Name) {
				at := set.Position(s.Pos())
				out = append(out, fmt.Sprintf("%s/%s:%d uses time.%s, but the package is pure: pass the time in", p.name(), name, at.Line, s.Sel.Name))
			}
			return true
		})
	}
	return out
}

// packages lists every package of the module. A package that does not compile
// is still listed: saying so is the compiler's business.
func packages(t *testing.T) []listed {
	t.Helper()
	touch(t)
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,GoFiles,Imports,TestImports,XTestImports", module+"/...")
	var problems bytes.Buffer
	cmd.Stderr = &problems
	data, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, problems.String())
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 5 {
		t.Fatalf("go list found only %d packages", len(all))
	}
	return all
}

// touch looks at every folder of the module, so that the go command knows what
// this test depends on and does not repeat an old verdict from its cache: it
// sees what a test opens, but not what `go list` does.
func touch(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && slices.Contains([]string{".git", "bin", "out", "testdata"}, d.Name()) {
			return fs.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// ruleFor returns the arrow with the longest path that fits the package.
func ruleFor(name string) (arrow, bool) {
	best, found := arrow{}, false
	for _, a := range arrows() {
		if fits(a.from, name) && (!found || a.from == name || best.from != name && len(a.from) > len(best.from)) {
			best, found = a, true
		}
	}
	return best, found
}

// libraryOf returns the entry with the longest path that holds the package.
func libraryOf(path string) (library, bool) {
	best, found := library{}, false
	for _, l := range libraries() {
		if fits(l.module+"/...", path) && len(l.module) > len(best.module) {
			best, found = l, true
		}
	}
	return best, found
}

// testOnly returns who may import a package that is for tests.
func testOnly(name string) ([]string, bool) {
	for _, a := range onlyInTests() {
		if fits(a.from, name) {
			return a.to, true
		}
	}
	return nil, false
}

// fits reports whether a path is the pattern, or beneath one that ends in "/...".
func fits(pattern, path string) bool {
	root, tree := strings.CutSuffix(pattern, "/...")
	return path == root || tree && strings.HasPrefix(path, root+"/")
}

func allowed(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return p == "..." || fits(p, path) })
}

// own keeps the packages of canvass, as paths within the module.
func own(imports []string) []string {
	var out []string
	for _, i := range imports {
		if fits(module+"/...", i) {
			out = append(out, inModule(i))
		}
	}
	return out
}

func inModule(path string) string { return strings.TrimPrefix(path, module+"/") }

// foreign keeps the packages of other modules: their first element has a dot.
func foreign(imports []string) []string {
	var out []string
	for _, i := range imports {
		if first, _, _ := strings.Cut(i, "/"); strings.Contains(first, ".") {
			out = append(out, i)
		}
	}
	return out
}

func spoken(paths []string) string {
	if len(paths) == 0 {
		return "none"
	}
	return strings.Join(paths, ", ")
}
