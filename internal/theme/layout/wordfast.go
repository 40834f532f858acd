package layout

import (
	"cmp"
	"reflect"
	"strings"
	"text/template/parse"

	"galen/internal/words"
)

// utterance is a call of word or piece in which the key and the names of the arguments are
// written out. That they are right was found when the file was read.
type utterance struct {
	language *words.Language
	piece    int // -1: all the words
	key      string
	names    []string
	values   []int // which arguments of the command are the values
}

// utteranceOf reads a call. It reports false when it is of another kind.
func (c *compiler) utteranceOf(n *parse.CommandNode) (p utterance, ok bool) {
	p = utterance{language: c.language, piece: -1}
	at := 1 // of the key
	if called(n) == piece {
		p.piece, at = int(n.Args[1].(*parse.NumberNode).Int64), 2
	} else if called(n) != "word" {
		return p, false
	}
	if (len(n.Args)-at)%2 == 0 {
		return p, false
	}
	if p.key, ok, _ = keyOf(n.Args[at]); !ok {
		return p, false
	}
	for i := at + 1; i < len(n.Args); i += 2 {
		name, ok := n.Args[i].(*parse.StringNode)
		if !ok {
			return p, false
		}
		p.names, p.values = append(p.names, name.Text), append(p.values, i+1)
	}
	return p, true
}

// say gives the words. It reports false when they depend on a number, and are given none.
func (p *utterance) say(args []words.Arg) (string, bool) {
	switch {
	case p.language.Counts(p.key) && !words.Counted(args):
		return "", false
	case p.piece < 0:
		return p.language.Find(p.key, args...), true
	}
	return p.language.Piece(p.piece, p.key, args...), true
}

// constantText is what a command gives on every page: a text that is written out, or words
// with no arguments but such.
func (c *compiler) constantText(n *parse.CommandNode) (string, bool) {
	if text, ok := n.Args[0].(*parse.StringNode); ok && len(n.Args) == 1 {
		return text.Text, true
	}
	p, ok := c.utteranceOf(n)
	if !ok {
		return "", false
	}
	var args []words.Arg
	for i, at := range p.values {
		switch v := n.Args[at].(type) {
		case *parse.StringNode:
			args = append(args, words.Text(p.names[i], v.Text))
		case *parse.NumberNode:
			if !isWhole(v) {
				return "", false
			}
			args = append(args, words.Number(p.names[i], int(v.Int64)))
		default:
			return "", false
		}
	}
	return p.say(args)
}

// words compiles a call of word or piece whose key is written out, or begins so. It
// reports false for any other call.
func (c *compiler) words(n *parse.CommandNode, args []argument) (expr, bool) {
	if len(args) != len(n.Args)-1 { // one comes from the pipeline
		return nil, false
	}
	if text, ok := c.constantText(n); ok {
		return constant(text), true
	}
	say, ok := c.saying(n, args)
	if !ok {
		return c.lookUpWords(n)
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) {
		text, err := say(r, dot)
		return reflect.ValueOf(text), err
	}, true
}

// textual gives a text.
type textual func(r *run, dot reflect.Value) (string, error)

// saying compiles a call of word or piece whose key is written out.
func (c *compiler) saying(n *parse.CommandNode, args []argument) (textual, bool) {
	p, ok := c.utteranceOf(n)
	return func(r *run, dot reflect.Value) (string, error) {
		var few [4]words.Arg
		given := few[:0]
		for i, at := range p.values {
			v, err := args[at-1].value(r, dot)
			if err != nil {
				return "", err
			}
			v = plainly(v)
			arg, ok := argumentOf(p.names[i], v)
			if !ok {
				return "", errSlow
			}
			if err := r.weigh(v, wordWeight); err != nil {
				return "", err
			}
			given = append(given, arg)
		}
		text, ok := p.say(given)
		if !ok {
			return "", errSlow
		}
		return text, nil
	}, ok
}

// spoken compiles an action that writes words, where nothing is escaped but some characters.
func (c *compiler) spoken(n *parse.CommandNode, special *[256]bool) (step, bool) {
	if _, ok := c.utteranceOf(n); !ok {
		return nil, false
	}
	args, err := c.arguments(n)
	say, ok := c.saying(n, args)
	return func(r *run, dot reflect.Value) error {
		text, err := say(r, dot)
		if err != nil {
			return err
		}
		escape(r.out, text, special)
		return r.room()
	}, ok && err == nil
}

// lookUpWords compiles word (print "kind." .Kind): all words that it can give are known,
// but for those that want arguments.
func (c *compiler) lookUpWords(n *parse.CommandNode) (expr, bool) {
	if called(n) != "word" || len(n.Args) != 2 {
		return nil, false
	}
	begin, exact, static := keyOf(n.Args[1])
	if exact || !static {
		return nil, false
	}
	table := map[string]reflect.Value{}
	for _, key := range c.language.Keys() {
		if rest, ok := strings.CutPrefix(key, begin); ok && !c.language.Counts(key) {
			if wanted, _ := c.language.Arguments(key); len(wanted) == 0 {
				table[rest] = reflect.ValueOf(c.language.Find(key))
			}
		}
	}
	rest, err := c.argument(n.Args[1].(*parse.PipeNode).Cmds[0].Args[2])
	if err != nil {
		return nil, false
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) {
		v, err := rest.value(r, dot)
		if v = plainly(v); err != nil || v.Kind() != reflect.String || !speakable(v.Type()) {
			return v, cmp.Or(err, errSlow)
		}
		if found, ok := table[v.String()]; ok {
			return found, nil
		}
		return v, errSlow
	}, true
}
