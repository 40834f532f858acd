// Package ownblock reads the blocks that a site has beside Galen's own. Each is a file of
// templates/blocks, which begins with a comment that declares its arguments:
//
//	{{/*
//	title: line, required
//	level: low | high
//	count: number
//	since: date
//	open: yes/no
//	more: link
//	*/}}
//	<section class="trial {{.Arg "level"}}"><h3>{{.Arg "title"}}</h3>{{.Body}}</section>
//
// It is used as the others are, :::trial {title="…"} … :::, and what an editor writes is
// checked against the declaration where the article is parsed. A template that shows
// {{.Body}} is of a block that holds text; any other is written on one line, ::trial{…}.
//
// Arg gives an argument as it is written, a date in the ISO form, and "" for one that is
// absent or that is yes/no and false. Data gives a file of the folder data, as it does in
// other templates, Select the articles of a selection, and Field a field of the document in
// which the block stands (see site.BlockView). The template sees nothing else: no page, no other
// template but the parts beside it, such as blocks/_person.html. So a block says the same in feeds
// as on a page.
package ownblock

import (
	"bytes"
	"html/template"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"galen/internal/content/directive"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/theme/layout"
)

// Folder is where the templates of blocks lie.
const Folder = "templates/blocks/"

// Set is the blocks of a site's own. It never changes; nil has none.
type Set struct {
	declared map[string]directive.Declaration
	layouts  *layout.Set
	asked    map[string]Asked // by block
}

// Asked is the files of the folder data that a block asks for.
type Asked struct {
	Names []string
	Any   bool // a name is not written in the template, and may be that of any file
	Site  bool // it asks for articles or fields of the site, too
}

// Load compiles the files of Folder. What the rules say of the data that templates see holds a View. The list holds every problem of every file.
func Load(files []source.File, rules layout.Rules) (*Set, diag.List) {
	if rules.Data == nil {
		rules.Data = &View{}
	}
	s := &Set{declared: map[string]directive.Declaration{}}
	var list diag.List
	for _, f := range files {
		if name := path.Base(f.Path); !strings.HasPrefix(name, "_") {
			list = append(list, s.declare(f, strings.TrimSuffix(strings.TrimPrefix(f.Path, Folder), ".html"))...)
		}
	}
	layouts, problems := layout.Load(files, rules)
	s.layouts, s.asked = layouts, map[string]Asked{}
	for name := range s.declared {
		s.asked[name] = askedIn(layouts.Texts("blocks/" + name))
	}
	return s, append(list, problems...)
}

// Declarations are what is declared, by name.
func (s *Set) Declarations() map[string]directive.Declaration {
	if s == nil {
		return nil
	}
	return s.declared
}

// Digest stands for all that decides what a block shows, but for its arguments and text.
func (s *Set) Digest(name string) memo.Digest {
	if s == nil {
		return memo.Digest{}
	}
	return s.layouts.Digest("blocks/" + name)
}

// Asked is the files of the folder data that a block and its parts ask for.
func (s *Set) Asked(name string) Asked {
	if s == nil {
		return Asked{}
	}
	return s.asked[name]
}

// askedIn finds the files for which templates ask.
func askedIn(texts [][]byte) (a Asked) {
	for _, text := range texts {
		a.Site = a.Site || usesSite.Match(text)
		for _, m := range usesData.FindAllSubmatch(text, -1) {
			if a.Any = a.Any || len(m[1]) == 0; len(m[1]) > 0 {
				a.Names = append(a.Names, string(m[1]))
			}
		}
	}
	slices.Sort(a.Names)
	a.Names = slices.Compact(a.Names)
	return a
}

// View is what a block sees of its arguments, names and values by turns, of the text in it, and of the
// files that read gives by name.
func (s *Set) View(name string, args []string, body string, read func(name string) (data.Value, error)) *View {
	v := &View{body: template.HTML(body), args: map[string]string{}, read: read}
	for i := 0; i+1 < len(args); i += 2 {
		v.args[args[i]] = args[i+1]
	}
	for _, p := range s.declared[name].Params {
		v.declared = append(v.declared, p.Name)
	}
	return v
}

// Write is the HTML of a block. Its template sees view, which is of the type that the rules named. An
// error is a diag.Diagnostic at its place in the template, or in a file.
func (s *Set) Write(name string, view any) (string, error) {
	var w bytes.Buffer
	if err := s.layouts.Execute(&w, "blocks/"+name, view); err != nil {
		return "", err
	}
	return w.String(), s.layouts.Refused("blocks/"+name, w.Bytes())
}

// View is what the template of a block sees of the block; whoever knows a site adds what it may ask for.
type View struct {
	body     template.HTML
	args     map[string]string
	declared []string
	read     func(name string) (data.Value, error)
}

// Body is the text that stands in the block.
func (v *View) Body() template.HTML { return v.body }

// Arg is an argument, "" for one that is absent.
func (v *View) Arg(name string) (string, error) {
	if !slices.Contains(v.declared, name) {
		return "", diag.Errorf(diag.Position{}, "undeclared-argument", "this block declares no argument %q", name).WithHint("declare it at the top of the file:  %s: line", name)
	}
	return v.args[name], nil
}

// Data is what a file of the folder data says: see render.View.
func (v *View) Data(name string) (data.Value, error) { return v.read(name) }

var (
	comment  = regexp.MustCompile(`(?s)^\s*\{\{-?\s*/\*(.*?)\*/\s*-?\}\}`)
	declares = regexp.MustCompile(`^\s*[\w -]+:`) // else it is a comment like any other
	usesArg  = regexp.MustCompile(`\.Arg\s+"([^"]*)"`)
	usesData = regexp.MustCompile("\\.Data\\b(?:\\s+[\"`]([^\"`]+)[\"`])?")
	usesSite = regexp.MustCompile(`\.(Select|Field)\b`)
	usesBody = regexp.MustCompile(`\.Body\b`)
	fileName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// declare reads what the top of a file says.
func (s *Set) declare(f source.File, name string) (list diag.List) {
	if !fileName.MatchString(name) {
		return diag.List{diag.Errorf(diag.Position{File: f.Path}, "bad-name", "the name of a block is the name of its file, and %q cannot be one", name).
			WithHint("use small letters, digits and hyphens, as in templates/blocks/trial-card.html")}
	}
	d := directive.Declaration{Name: name, Leaf: !usesBody.Match(f.Data)}
	var names []string // also of those that are declared wrongly
	m := comment.FindSubmatchIndex(f.Data)
	if m != nil && declares.Match(f.Data[m[2]:m[3]]) {
		above := f.Data[:m[2]]
		v, problems := frontmatter.YAML(f.Path, string(f.Data[m[2]:m[3]]), 1+bytes.Count(above, []byte("\n")))
		for i := range problems {
			problems[i].Message = strings.ReplaceAll(problems[i].Message, "the header", "the declaration")
		}
		list = append(list, problems...)
		r := frontmatter.NewReader(v, &list)
		for _, key := range r.Keys() {
			p, ok := param(r, key)
			if names = append(names, key); ok {
				d.Params = append(d.Params, p)
			}
		}
	}
	for _, use := range usesArg.FindAllSubmatchIndex(f.Data, -1) {
		if asked := string(f.Data[use[2]:use[3]]); !slices.Contains(names, asked) {
			at := diag.Locate(f.Path, f.Data, use[2])
			hint := "declare it at the top of the file:  {{/*  " + asked + ": line  */}}"
			if near := diag.Nearest(asked, names); near != "" {
				hint = "did you mean \"" + near + "\"?"
			}
			list = append(list, diag.Errorf(at, "undeclared-argument", "this block declares no argument %q", asked).WithHint("%s", hint))
		}
	}
	s.declared[name] = d
	return list
}

// param reads the declaration of one argument: a type, and whether it is required.
func param(r *frontmatter.Reader, key string) (directive.Param, bool) {
	p := directive.Param{Name: key}
	if !fileName.MatchString(key) {
		r.Problem(key, "bad-argument-name", "use small letters, digits and hyphens", "%q cannot be the name of an argument", key)
		return p, false
	}
	text := r.Line(key, 200).Text
	if text == "" {
		return p, false
	}
	kind, rest, _ := strings.Cut(text, ",")
	kind, rest = strings.TrimSpace(kind), strings.TrimSpace(rest)
	known := slices.Sorted(maps.Keys(directive.TypeNames))
	hint := "write one of  " + strings.Join(known, ", ") + ",  or words with | between them; and  , required  where it must be given"
	if p.Required = rest == "required"; rest != "" && !p.Required {
		r.Problem(key, "bad-declaration", hint, "%q is not known here", rest)
		return p, false
	}
	if p.Type, _ = directive.TypeNames[kind]; slices.Contains(known, kind) {
		return p, true
	}
	if !strings.Contains(kind, "|") {
		if near := diag.Nearest(kind, known); near != "" {
			hint = "did you mean \"" + near + "\"?"
		}
		r.Problem(key, "bad-declaration", hint, "there is no type %q", kind)
		return p, false
	}
	p.Type = directive.Choice
	for word := range strings.SplitSeq(kind, "|") {
		p.Choices = append(p.Choices, strings.TrimSpace(word))
	}
	return p, true
}
