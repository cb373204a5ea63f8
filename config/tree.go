package config

import (
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// node is one value of a YAML file and the line it begins on.
type node struct {
	kind    kind
	line    int
	text    string  // of a text, number or boolean
	items   []*node // of a list
	entries []entry // of a mapping, in file order
}

type entry struct {
	key   string
	line  int
	value *node
}

// kind is what a value looks like to a person.
type kind int

const (
	absent kind = iota
	text
	number
	boolean
	list
	mapping
)

// String names the kind as messages do.
func (k kind) String() string {
	return [...]string{"nothing", "text", "a number", "true or false", "a list", "a group of keys"}[k]
}

const hintEmpty = "config/canvass.example.yaml shows what belongs in it"

// Bounds on what a configuration may unfold to: aliases repeat what they name.
const (
	deepest = 64
	most    = 200_000
)

// parse turns a file into a tree. A file with nothing in it is an error.
func parse(path string, data []byte) (*node, error) {
	if line := implausible(data); line > 0 {
		return nil, wrong(path, line, "check that this is the right file", "the file is nested too deeply, or has too many keys, to be a configuration")
	}
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, syntaxError(path, err)
	}
	docs := withContent(file.Docs)
	switch {
	case len(docs) == 0:
		return nil, wrong(path, 0, hintEmpty, "the file is empty")
	case len(docs) > 1:
		return nil, wrong(path, docs[1].Body.GetToken().Position.Line, "keep everything in one part", "a second document begins after ---")
	}
	b := builder{file: path, anchors: map[string]ast.Node{}}
	tree, err := b.build(docs[0].Body, 0)
	if err == nil && tree.kind == absent {
		err = wrong(path, 0, hintEmpty, "the file is empty")
	}
	return tree, err
}

func withContent(docs []*ast.DocumentNode) []*ast.DocumentNode {
	var kept []*ast.DocumentNode
	for _, d := range docs {
		if d.Body != nil && d.Body.Type() != ast.DirectiveType {
			kept = append(kept, d)
		}
	}
	return kept
}

// builder converts the parser's tree, replacing aliases by what they name.
type builder struct {
	file    string
	anchors map[string]ast.Node
	made    int
}

func (b *builder) build(n ast.Node, depth int) (*node, error) {
	if n == nil {
		return &node{}, nil
	}
	line := n.GetToken().Position.Line
	if b.made++; b.made > most || depth > deepest {
		return nil, wrong(b.file, line, "", "the file unfolds to more than canvass reads")
	}
	switch n := n.(type) {
	case *ast.AnchorNode:
		v, err := b.build(n.Value, depth+1)
		b.anchors[n.Name.GetToken().Value] = n.Value
		return v, err
	case *ast.AliasNode:
		name := n.Value.GetToken().Value
		named, ok := b.anchors[name]
		if !ok {
			return nil, wrong(b.file, line, "put a text that begins with * in quotation marks", "*%s is not defined above as &%s", excerpt(name), excerpt(name))
		}
		return b.build(named, depth+1)
	case *ast.MappingNode:
		return b.mapping(n.Values, line, depth)
	case *ast.MappingValueNode:
		return b.mapping([]*ast.MappingValueNode{n}, line, depth)
	case *ast.SequenceNode:
		return b.list(n.Values, line, depth)
	default:
		return b.scalar(n, line)
	}
}

func (b *builder) mapping(values []*ast.MappingValueNode, line, depth int) (*node, error) {
	m := &node{kind: mapping, line: line}
	for _, v := range values {
		value, err := b.build(v.Value, depth+1)
		if err != nil {
			return nil, err
		}
		token := v.Key.GetToken()
		m.entries = append(m.entries, entry{key: token.Value, line: token.Position.Line, value: value})
	}
	return m, nil
}

func (b *builder) list(values []ast.Node, line, depth int) (*node, error) {
	l := &node{kind: list, line: line}
	for _, v := range values {
		item, err := b.build(v, depth+1)
		if err != nil {
			return nil, err
		}
		l.items = append(l.items, item)
	}
	return l, nil
}

func (b *builder) scalar(n ast.Node, line int) (*node, error) {
	switch n := n.(type) {
	case *ast.NullNode:
		return &node{line: line}, nil
	case *ast.StringNode:
		return &node{kind: text, line: line, text: n.Value}, nil
	case *ast.LiteralNode:
		return &node{kind: text, line: line, text: n.Value.Value}, nil
	case *ast.BoolNode:
		return &node{kind: boolean, line: line, text: n.GetToken().Value}, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return &node{kind: number, line: line, text: n.GetToken().Value}, nil
	default:
		return nil, wrong(b.file, line, "put the text in quotation marks", "a text begins with %q, which YAML reserves", excerpt(n.GetToken().Value))
	}
}
