package content

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
)

// Lines that another program replaces by something else: by the text of another file, a film,
// a list of contents, or nothing.

// lineForm is such a line, from its first letter to its last.
type lineForm struct {
	first   string // the letters with which it may begin
	form    *regexp.Regexp
	message string
	mend    func(m []string) (mended, hint string)
}

const (
	includesText = "this shows the text of another file in another program, and would be printed here"
	forProgram   = "this line is for another program, and would be printed"
	playsFilm    = "this shows a film or a sound in another program, and would be printed here"
)

var lineForms = []lineForm{
	// the text of another file
	{"-;", regexp.MustCompile(`^;?--+8<--+(?:[ \t]+(.+?))?$`), includesText, mendInclude},
	{"!", regexp.MustCompile(`^!+[ \t]*(?i:include|import|transclude)\b[ \t]*[(:]?[ \t]*([^()!]+?)\)?[ \t]*!*$`), includesText, mendInclude},
	{"itep", regexp.MustCompile(`^(?:include|transclude|embed|partial)::([^\s\[\]]+)(?:\[.*\])?$`), includesText, mendInclude},
	{"@", regexp.MustCompile(`^@@?(?:include|import|embed|extends)[ \t]*\(?[ \t]*((?:["'“‘<].*?["'”’>]|[^\s()"]*[./][^\s()"]*)).*$`), includesText, mendInclude},
	{"#", regexp.MustCompile(`^#(?:include|import)[ \t]*((?:["“<].*?[”">]|\S*[./]\S*))$`), includesText, mendInclude},
	{"#", regexp.MustCompile(`^#\+(?i:include|transclude):[ \t]*(.+)$`), includesText, mendInclude},
	{"<", regexp.MustCompile(`^<<<[ \t]*(@?[^\s<]*[./][^\s<]*).*$`), includesText, mendInclude},
	{"<", regexp.MustCompile(`^<<[ \t]*(?:\[(.+?)\]|\((.+?)\)|\{(.+?)\})$`), includesText, mendInclude},
	{"<", regexp.MustCompile(`^<\w+:include\b[^>]*?(?:href|src|page|file)=["'“](.+?)["'”].*$`), includesText, mendInclude},
	{".%$", regexp.MustCompile(`^[.%$][ \t]?include[ \t{]+["“]?(\S+?)["”}$]?$`), includesText, mendInclude},
	{":", regexp.MustCompile(`^:\[[^\]]*\]\((.+?)\)$`), includesText, mendInclude},
	{"[", regexp.MustCompile(`^\[!(?i:include)[ \t]*\[.*?\]\((.+?)\)\]$`), includesText, mendInclude},
	{"[", regexp.MustCompile(`^\[(?:INCLUDE[ :]+["“]?([\w./-]+)|(?i:include)[ :]+["“]?([\w-]*[./][\w./-]+))["”]?\]$`), includesText, mendInclude},
	{"[", regexp.MustCompile(`^\[%[-+~=]?[ \t]*(?i:include|process|insert|wrapper)[ \t]+(\S+).*%\]$`), includesText, mendInclude},
	{"\\", regexp.MustCompile(`^\\(?:input|include|subfile|import|InputIfFileExists)\{(.+?)\}.*$`), includesText, mendInclude},
	{"{", regexp.MustCompile(`^\{(?:!|(?:excerpt-)?include[ :]|import[ :])[ \t]*(.+?)[ \t]*!?\}$`), includesText, mendInclude},
	{"{", regexp.MustCompile(`^\{@(?:include|import|embed)[ :]+(.+?)\}$`), includesText, mendInclude},
	// films and sounds
	{"va", regexp.MustCompile(`^((?:video|audio)::\S+?\[.*\])$`), playsFilm, mendPlayed},
	{"@%?~!", regexp.MustCompile(`^((?:[@%?~]|!(?:v|a|video|audio))\[[^\]]*\]\([^()]+\)|!\(\S+\.\w+\)|%\[\S+\]|@(?:youtube|vimeo|video)\[[^\[\]]+\]|!(?:video|audio|youtube|vimeo)[ \t]+\S+)$`), playsFilm, mendPlayed},
	// what leaves nothing to read
	{"iet", regexp.MustCompile(`^(?:ifdef|ifndef|ifeval|endif|toc)::\S*\[.*\]$`), forProgram, removed},
	{"[", regexp.MustCompile(`^\[(?:[.#%][A-Za-z][\w.#%-]*|(?:source|quote|verse|listing|cols|options|horizontal|discrete)[,=%][^\[\]]*)\]$`), forProgram, removed},
	{"[", regexp.MustCompile(`^\[=[ \t]*[\d./]+%?(?:[ \t].*)?\]$`), forProgram, removed},
	{"_~", regexp.MustCompile(`^(?:__[A-Z]{3,}__|~~(?:NOTOC|NOCACHE|DISCUSSION|NOINDEX)~~)$`), forProgram, removed},
	{"\\", regexp.MustCompile(`^\\(?:newpage|pagebreak|clearpage|tableofcontents|maketitle|noindent|bigskip|medskip|smallskip|hfill|appendix)\b.*$`), forProgram, removed},
	{".", regexp.MustCompile(`^\.\. (?:_[^:]+:.*|\|[^|]+\| \w+::.*)$`), forProgram, removed},
	{"[", regexp.MustCompile(`^\[(?:` + wordless1 + `)\]$`), "this is a shortcode of WordPress, which Galen does not read", removed},
	{"[", regexp.MustCompile(`^\[/?[a-z]+(?:[_-][a-z0-9]+)*_[a-z0-9]+(?:[_-][a-z0-9]+)*\]$`), "this is a shortcode of WordPress, which Galen does not read", removed},
	{"=", regexp.MustCompile(`^(?:={4,6}|={8,})$`), forProgram, removed},
	{"+", regexp.MustCompile(`^(?:\+{4,}|\+\+\+[ \t]*\{.*\})$`), forProgram, removed},
	{"[", regexp.MustCompile(`^\[(?:discrete|float|partintro|preface|appendix|colophon|dedication|glossary|bibliography|horizontal|qanda|verse|listing|literal|stem|source)\]$`), forProgram, removed},
	{"=", regexp.MustCompile(`^===[!+]?[ \t]*["“](.+?)["”]$`), "this is the name of a tab in MkDocs, and would be shown as typed", mendTab},
	// boxes and notes
	{"?!", regexp.MustCompile(`^([?!])>[ \t]+(.+)$`), "this is a box of Docsify, which Galen does not read", mendDocsify},
	{"[", regexp.MustCompile(`^\[(sidebar|abstract)\]$`), "this begins a box of AsciiDoc, which Galen does not read", mendLoneBox},
	{"[", regexp.MustCompile(`^\[(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$`), "this begins a box of AsciiDoc, which Galen does not read", mendLoneBox},
	{"/", regexp.MustCompile(`^//[ \t]+(.+)$`), "this is a note to colleagues in AsciiDoc, and would be published", mendLineNote},
	{".", regexp.MustCompile(`^\.\. \[[\d#*]?(\w*)\] (.+)$`), "this footnote of reStructuredText would be printed as typed", mendNumberedNote},
	{".", regexp.MustCompile(`^\.\. ([A-Za-z][^:\n]*(?::[^:\n]*)?)$`), "this is a note to colleagues in reStructuredText, and would be published", mendLineNote},
}

// wordless1 are the shortcodes of WordPress, WooCommerce and others that need no words.
const wordless1 = `latexpage|twitter-timeline|bibliography|audio|video|playlist|embed|products|woocommerce[\w-]*|cart|checkout|recent-posts|related-posts|latest-posts|contact-form(?:-7)?|newsletter|subscribe\d?|sitemap|archives|nextpage|hr|divider|separator|clear|sociallinks|social-share|share-buttons|search-form|login-form|vc_[\w]+|et_[\w]+`

// foreignLines finds such lines in a paragraph.
func (l *literal) foreignLines(in *validator) (found []stray) {
	if !l.running() {
		return nil
	}
	for n := 0; n < len(l.lines); n++ {
		from, line := l.lines[n].Start-l.from, l.line(n)
		if len(line) < 3 || !opensLine[line[0]] || l.text[from] == understood && line[0] != '_' && line[0] != '~' && line[0] != '<' && line[0] != '-' && line[0] != '[' {
			continue
		}
		for i := range lineForms {
			f := &lineForms[i]
			if strings.IndexByte(f.first, line[0]) < 0 {
				continue
			}
			if m := f.form.FindStringSubmatch(string(line)); m != nil {
				to := from + len(line)
				if last := n + 2; snippetMark.Match(line) && last < len(l.lines) && snippetMark.Match(l.line(last)) { // around the names of files
					m, to = []string{"", string(l.line(n + 1))}, l.lines[last].Start-l.from+len(l.line(last))
					n = last
				}
				s := stray{from: from, to: to, code: "foreign-line", level: diag.Error, message: f.message}
				s.mended, s.hint = f.mend(m)
				s.remove = s.mended == "" && s.hint == ""
				l.ownLines(&s)
				found = append(found, s)
				break
			}
		}
	}
	return found
}

// line is one of the block's lines, as it is written.
func (l *literal) line(n int) []byte { return bytes.TrimRight(l.lines[n].Value(l.source), " \t\r\n") }

var snippetMark = regexp.MustCompile(`^;?--+8<--+$`)

// opensLine are the letters with which a lineForm may begin.
var opensLine = func() (table [256]bool) {
	for _, f := range lineForms {
		for _, c := range []byte(f.first) {
			table[c] = true
		}
	}
	return table
}()

// noteForProgram is a note to colleagues that another program replaces by the text of a file.
var noteForProgram = regexp.MustCompile(`^<!--[ \t]*[#@](?:include|import|embed)\b[ \t]*:?[ \t]*(?:(?:file|virtual|src)=)?["'“]?([^\s"'”<>]+)`)

// includingNote reports a note that was to show the text of another file, and would show nothing.
func (in *validator) includingNote(n ast.Node) {
	if m := noteForProgram.FindStringSubmatch(string(in.lineAt(n.Pos()))); m != nil {
		name := partName(m[1])
		in.problem(in.lines.At(in.start+n.Pos()), "foreign-line", in.showPart(cmp.Or(name, "help")), "this shows the text of another file in another program, and nothing here")
	}
}

func removed([]string) (string, string) { return "", "" }

// mendInclude is the part that shows a text here.
func mendInclude(m []string) (mended, hint string) {
	if name := partName(strings.Join(m[1:], "")); name != "" {
		return "::" + partBlock + "{" + name + "}", ""
	}
	return "", ""
}

// mendPlayed is the block that plays a film or a sound here, or a link to it.
func mendPlayed(m []string) (mended, hint string) {
	if mended, hint = mendMedia(strings.NewReplacer("::", " ").Replace(m[1]), ""); mended != "" {
		return mended, hint
	}
	if strings.Contains(m[1], ".md") {
		return mendInclude([]string{"", m[1][strings.LastIndexByte(m[1], '(')+1:]})
	}
	if film := filmLink(strings.NewReplacer("(", " ", ")", " ").Replace(m[1]), strings.Trim(containerName.FindString(m[1]), "[]")); film != "" {
		return film, ""
	}
	return "", ""
}

func mendLoneBox(m []string) (mended, hint string) { return boxMark(strings.ToLower(m[1]), ""), "" }

// mendTab makes a heading of the name of a tab.
func mendTab(m []string) (mended, hint string) {
	mended = "## " + strings.TrimSpace(m[1])
	return mended, "write  " + mended + "  and its words below it, without spaces before them"
}

func mendDocsify(m []string) (mended, hint string) {
	name := "note"
	if m[1] == "!" {
		name = "warning"
	}
	return foreignBox{name: name, body: m[2]}.block(), "write  :::" + name + "  on a line of its own, its words below it, and  :::  on the line below them"
}

func mendLineNote(m []string) (mended, hint string) { return mendNote(strings.TrimSpace(m[1])) }

func mendNumberedNote(m []string) (mended, hint string) {
	name := strings.Trim(m[0][:strings.IndexByte(m[0], ']')], ".[#* ")
	if name == "" {
		name = "note"
	}
	return "[^" + name + "]: " + m[2], ""
}

// showPart is the hint where a text would be shown that here is a part.
func (in *validator) showPart(name string) string {
	switch {
	case in.part:
		return "write its words here: a part cannot show another"
	case in.rules.Parts.all[name] != nil:
		return "write  ::part{" + name + "}  on a line of its own"
	}
	return "save its text as " + PartsFolder + name + ".md, and write  ::part{" + name + "}  on a line of its own; or delete it"
}
