package lint

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
)

// This file looks for unfinished work: words that stand for others to come, sections
// with nothing in them, and what a template or the starter site says. It reads lines,
// not sentences, in whatever language, and so it sees front matter as well. Of
// ordinary text each byte is looked at once.

// Template are the texts of the file that  galen new  writes, as they may stand in an
// article that nobody finished.
var Template = []string{
	"To be written.", "Who was studied, how many, and compared with whom?", "What the picture shows", "Who made it", "Title of the paper", "slug-of-another-article",
}

// hinted is the alternative text that hints write in the place of yours.
const hinted = "What it shows"

// pictured is that which the template has.
const pictured = "What the picture shows"

// Starter are the sentences in which the starter site speaks of itself.
var Starter = []string{
	"This starter site has no inbox", "This is a starter site, so nobody reads mail for it.", "The starter site is built so that reading a page tells nobody",
	"These are the rules that the starter articles follow.", "The starter articles were drafted with the help of a language model", "This starter story draws on accounts of the meeting",
	"This is a starter desk.", "What this starter site is, who writes it", "This is the starter site that comes with Galen", "The dates on the starter articles are samples",
	"Nobody pays for the starter articles.",
	// in Spanish
	"Este sitio de muestra no tiene buzón", "Este es un sitio de muestra, así que nadie lee su correo.", "El sitio de muestra está hecho de modo que leer una página",
	"Estas son las normas que siguen los artículos de muestra.", "Los artículos de muestra se redactaron con la ayuda de un modelo de lenguaje", "Este artículo de muestra se basa en crónicas del congreso",
	"Es un equipo de muestra.", "Qué es este sitio de muestra, quién lo escribe", "Este es el sitio de muestra que acompaña a Galen", "Las fechas de los artículos de muestra son ejemplos",
	"Nadie paga los artículos de muestra.",
}

var (
	wholeLine = regexp.MustCompile(`(?i)^(to be (written|confirmed|added|completed|supplied)|to come|to follow|tk|tbc|tbd|tba|todo|fixme|x{3,}|placeholder( text)?|lorem ipsum.*|` +
		`(the |your |my |a )?(dek|headline|title|text|body|body text|summary|description|caption|quote|name|content|article|story|picture|image|alt text|link|standfirst|subtitle|intro) (goes|go|comes) here|` +
		`(insert|add|write|put|enter|type|your) (the |a |an |your |some |my )?[\pL ]{2,30} here)[.!…]*$`)
	bracketed = regexp.MustCompile(`(?i)^\[(insert|placeholder|your (name|text|title|quote|headline)|to come|to be (written|added|confirmed|completed|supplied)|tk|tbc|tbd|todo|xx+|(citation|source|reference|quote|link|name|date|figure) (needed|to come|here|tk)|` +
		`(add|check|confirm|fill in) ((a|an|the|this|these|his|her|their) )?(quote|link|source|ref|reference|chart|picture|photo|image|figures?|table|numbers?|date|name|title|spelling|caption)|(first|last|full|your) name|(?-i:NAME|TITLE|DATE|NUMBER|SOURCE|REF|CITE|CITATION|LINK|QUOTE|URL|DOI))\b[^\]\n]*\]`)
	example = regexp.MustCompile(`(?i)(?:https?://|mailto:)[^\s)>"'\]]*?(?:\bexample\.(?:com|org|net)|[a-z0-9-]+\.(?:example|invalid|test|localhost))\b|` +
		`https?://localhost\b|[\w.+-]+@(?:[a-z0-9-]+\.)*example\.(?:com|org|net)\b`)
)

// Example reports whether an address is only an example.
func Example(address string) bool { return example.MatchString(address) }

// Unfinished gives what is unfinished in a text in a language. Body is where the front matter
// ends; all of galen.yaml is front matter.
func Unfinished(file, language string, text []byte, body int) diag.List {
	return found(unfinished{file: file, language: language, text: text, body: body})
}

// UnfinishedIn is Unfinished of a document of a site, whose language is that of documents that say
// no other. In one that says that it is a sample, what the starter site says of itself is true.
func UnfinishedIn(d *content.Document, site string, text []byte, body int) diag.List {
	return found(unfinished{file: d.File, language: cmp.Or(d.Lang.Text, site), text: text, body: body, sample: d.Sample.File != ""})
}

func found(u unfinished) diag.List {
	u.look()
	u.search()
	return u.list
}

// search looks at every line.
func (u *unfinished) search() {
	for at := 0; at < len(u.text); {
		end := len(u.text)
		if n := bytes.IndexByte(u.text[at:], '\n'); n >= 0 {
			end = at + n
		}
		u.line(at, u.text[at:end])
		at = end + 1
	}
	u.section(7, 0)
}

type unfinished struct {
	file     string
	language string // BCP 47
	text     []byte
	whole    []byte // what the text is a part of; nil: it is all
	sample   bool   // a document that is marked as a sample of the starter site
	block    int    // how many blocks are open
	body     int    // offset at which the front matter ends
	lines    *diag.Lines
	list     diag.List
	fence    bool
	level    int // of a heading under which nothing stands yet, 0: there is none
	heading  int // where it begins

	// What may be somewhere in the text: most texts have none of it. See look.
	examples, placeholders, pictures bool
}

// marking are the bytes by which look knows what may be in a text.
var marking = [256]bool{'T': true, 'X': true, 'F': true, 'L': true, '[': true, 'x': true, '/': true, '.': true, ':': true}

// look notes what may be in the text, so that lines need not be searched for what is nowhere.
func (u *unfinished) look() {
	for i, c := range u.text {
		if !marking[c] {
			continue
		}
		rest := u.text[i+1:]
		switch c {
		case 'T':
			u.placeholders = u.placeholders || starts(rest, "K") || starts(rest, "ODO")
		case 'X':
			u.placeholders = u.placeholders || starts(rest, "X") || starts(rest, "%")
		case 'F':
			u.placeholders = u.placeholders || starts(rest, "IXME")
		case 'L':
			u.placeholders = u.placeholders || starts(rest, "orem")
		case '[':
			u.placeholders = u.placeholders || len(rest) > 0 && inWord(rest[0]) && !linked(rest)
			u.pictures = u.pictures || i > 0 && u.text[i-1] == '!'
		case ':':
			u.pictures = u.pictures || bytes.HasSuffix(u.text[:i], []byte("alt"))
		case 'x':
			u.examples = u.examples || starts(rest, "ample")
		case '/':
			u.examples = u.examples || starts(rest, "/localhost")
		case '.':
			u.examples = u.examples || starts(rest, "invalid") || starts(rest, "test")
		}
	}
}

func starts(text []byte, with string) bool {
	return len(text) >= len(with) && string(text[:len(with)]) == with
}

// linked reports whether a text from behind a bracket on is that of a link.
func linked(text []byte) bool {
	end := bytes.IndexByte(text[:min(len(text), 200)], ']')
	return end >= 0 && end+1 < len(text) && (text[end+1] == '(' || text[end+1] == '[' || text[end+1] == ':')
}

func (u *unfinished) found(at int, code, hint, format string, args ...any) {
	if u.lines == nil {
		u.lines = diag.NewLines(u.file, u.text)
	}
	u.list = append(u.list, diag.Warningf(u.lines.At(at), code, format, args...).WithHint("%s", hint))
}

// line looks at one line, which begins at an offset.
func (u *unfinished) line(at int, line []byte) {
	trimmed := bytes.TrimSpace(line)
	front := at < u.body
	switch {
	case len(trimmed) == 0, front && (trimmed[0] == '#' || trimmed[0] == '-' && bytes.Trim(trimmed, "-") == nil):
		return
	case !front && (bytes.HasPrefix(trimmed, []byte("```")) || bytes.HasPrefix(trimmed, []byte("~~~"))):
		u.fence, u.level = !u.fence, 0
		return
	case u.fence:
		return
	}
	if !front {
		u.sections(at, trimmed)
		u.fenced(trimmed)
	}
	from := len(u.list)
	if len(trimmed) <= 75 { // with a key before it
		u.short(at, trimmed, front)
	}
	if u.placeholders && len(u.list) == from {
		u.words(at, line)
	}
	u.samples(at, trimmed)
	if u.examples {
		for _, m := range example.FindAllIndex(line, -1) {
			if !coded(line, m[0]) {
				u.found(at+m[0], "HN404", "write the real address", "%q is only an example of an address, and leads nowhere", line[m[0]:m[1]])
			}
		}
	}
	if u.pictures {
		u.alts(at, line, front)
	}
}

// fenced keeps an eye on the blocks that are open.
func (u *unfinished) fenced(trimmed []byte) {
	name := bytes.TrimLeft(trimmed, ":")
	switch {
	case len(trimmed)-len(name) < 3:
	case len(name) > 0:
		u.block++
	case u.block > 0:
		u.block--
	}
}

// sections keeps an eye on headings.
func (u *unfinished) sections(at int, trimmed []byte) {
	level := 0
	for level < len(trimmed) && trimmed[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level < len(trimmed) && trimmed[level] != ' ' {
		u.level = 0
		return
	}
	u.section(level, at)
}

// section begins a section of a level, 7 for the end of the text.
func (u *unfinished) section(level, at int) {
	if u.level > 0 && (level <= u.level || level == 7) {
		u.found(u.heading, "HN402", "write the section, or delete its heading", "nothing stands under this heading")
	}
	u.level, u.heading = level, at
}

// short looks at a short line for one that is nothing but a placeholder.
func (u *unfinished) short(at int, trimmed []byte, front bool) {
	text := bytes.TrimLeft(trimmed, "#>*-_ \t")
	if rest, defined := bytes.CutPrefix(text, []byte(": ")); defined {
		text = rest
	}
	name := ""
	if front || u.block > 0 {
		if key, value, found := bytes.Cut(text, []byte(":")); found && bytes.IndexByte(key, ' ') < 0 {
			name, text = string(key), bytes.Trim(bytes.TrimSpace(value), `"'`)
		}
	}
	text = bytes.Trim(text, " *_`")
	if u.template(at, name, string(text)) {
		return
	}
	if len(text) <= 60 && stands(text, u.language) {
		u.found(at, "HN400", "write what is to stand here, or delete the line", "%q stands for words that are still to come", text)
	}
}

// template reports a text of the template, at a key of the name; "" is none.
func (u *unfinished) template(at int, name, text string) bool {
	for _, sample := range Template {
		if text == sample && (sample != pictured || name == "alt") { // it may well be a heading
			u.found(at, "HN401", "write it, or delete the line", "%q is what  galen new  writes, and no text of yours", sample)
			return true
		}
	}
	if text == hinted && name == "alt" {
		u.found(at, "HN401", "say what the picture shows, for those who cannot see it", "%q is what a hint says, and no text of yours", text)
		return true
	}
	return false
}

// firstWords are those with which wholeLine begins, but for runs of X: true for those after
// which the line ends with "here".
var firstWords = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields("to tk tbc tbd tba todo fixme placeholder lorem") {
		all[w] = false
	}
	for _, w := range strings.Fields("the your my a dek headline title text body summary description caption quote name content article " +
		"story picture image alt link standfirst subtitle intro insert add write put enter type") {
		all[w] = true
	}
	return all
}()

// mayStand reports whether a text may match wholeLine, by its first and last words.
func mayStand(text []byte) bool {
	text = bytes.TrimRight(text, ".!…")
	word, _, _ := bytes.Cut(text, []byte(" "))
	var small [11]byte // as long as the longest of firstWords
	if len(word) > len(small) {
		return false
	}
	for i, c := range word {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	if strings.Trim(string(small[:len(word)]), "x") == "" {
		return len(word) > 0
	}
	here, known := firstWords[string(small[:len(word)])]
	return known && (!here || len(text) > 4 && bytes.EqualFold(text[len(text)-4:], []byte("here")))
}

func inWord(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }

// says reports whether one of some words stands in the text.
func (u *unfinished) says(words ...string) bool {
	text := u.text
	if u.whole != nil {
		text = u.whole
	}
	return slices.ContainsFunc(words, func(word string) bool { return bytes.Contains(text, []byte(word)) })
}

// coded reports whether an offset of a line stands between backquotes.
func coded(line []byte, i int) bool { return bytes.Count(line[:i], []byte("`"))%2 == 1 }

// samples looks for sentences of the starter site.
func (u *unfinished) samples(at int, trimmed []byte) {
	if u.sample || !strings.ContainsRune("TWNdEL", rune(trimmed[0])) {
		return
	}
	if head := trimmed[:min(80, len(trimmed))]; !bytes.Contains(head, []byte("tarter")) && !bytes.Contains(head, []byte(" de muestra")) {
		return
	}
	for _, s := range Starter {
		if bytes.Contains(trimmed, []byte(s)) {
			u.found(at, "HN401", "say what is true of your own site, or delete it", "%q is what the starter site says of itself", s)
			return
		}
	}
}
