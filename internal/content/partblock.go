package content

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"galen/internal/address"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// The block  ::part{name}  itself. One that can be shown has given way to its text by the
// time that blocks are read.

const partBlock = "part"

var partNames = map[string]string{"file": "name", "src": "name", "id": "name", "slug": "name"}

// unshownPart is a part that cannot be shown.
type unshownPart struct{}

func (unshownPart) check(*validator, *directive.Node) {}

func (unshownPart) set(*htmlRenderer, *directive.Node) {}

func (unshownPart) said() []blockText { return nil }

// readUnshown says why a part cannot be shown.
func readUnshown(r *frontmatter.Reader, in *validator, n *directive.Node) block {
	w, at := r.Line("name", maxName), in.lines.At(in.start+n.NameAt)
	part := in.rules.Parts.all[w.Text]
	switch {
	case in.part:
		in.problem(at, "part-in-part", "write this line in the articles, above or below the line that shows this part",
			"a part cannot show another")
	case len(n.Faults) > 0: // which were told
	case !r.Has("name"):
		in.problem(at, "unknown-part", "write  ::part{"+partExample(in.rules.Parts)+"}", "this block does not say which part it shows")
	case w.Text == "":
	case part == nil:
		in.problem(w.At, "unknown-part", in.likelyPart(w.Text), "there is no part %q", w.Text)
	case part.text != nil && len(n.Args) == 1:
		in.problem(at, "too-large", "divide the article", "with this part the text has more than %d bytes", maxSource)
	}
	return unshownPart{}
}

// partExample is the name of a part.
func partExample(p Parts) string {
	if names := slices.Sorted(maps.Keys(p.all)); len(names) > 0 {
		return names[0]
	}
	return "when-to-get-help"
}

// likelyPart hints at the part that may have been meant.
func (in *validator) likelyPart(written string) string {
	if in.part {
		return "write its words here: a part cannot show another"
	}
	names, plain := slices.Sorted(maps.Keys(in.rules.Parts.all)), partName(written)
	near := diag.Nearest(plain, names)
	if slices.Contains(names, plain) {
		near = plain
	}
	if near != "" {
		return "write  ::part{" + near + "};  the parts are " + strings.Join(names, ", ")
	}
	if plain == "" {
		plain = "when-to-get-help"
	}
	hint := "save its text as " + PartsFolder + plain + ".md"
	if plain != written {
		hint += " and write  ::part{" + plain + "}"
	}
	if hint += ",  or delete this line"; len(names) > 0 {
		hint += ";  the parts are " + strings.Join(names, ", ")
	}
	return hint
}

// intoParts begins the address, in a document, of what is named in a part that it shows.
var intoParts = regexp.MustCompile(`^(?:\.\./)*_parts/`)

// beside is the address of what is named at a place, as the document has to write it: from
// its own folder. It is another for what is named in a part, and not from the root.
func (in *validator) beside(target string, at diag.Position) string {
	if at.File == in.file || target == "" || strings.HasPrefix(target, "/") || address.Scheme(target) != "" {
		return target
	}
	return strings.Repeat("../", strings.Count(in.file, "/")-1) + path.Base(PartsFolder) + "/" + target
}

// AsWritten is an address as it is written in the part in which it stands.
func AsWritten(target string) string {
	if strings.Contains(target, "_parts/") {
		return intoParts.ReplaceAllString(target, "")
	}
	return target
}

// inQuotes is intoParts in a message.
var inQuotes = regexp.MustCompile(`"(?:\.\./)*_parts/`)

// ToldInPart is a problem as it is told in the part in which it was met, if it was in one.
func ToldInPart(d diag.Diagnostic) diag.Diagnostic {
	if IsPart(d.File) {
		d.Message = inQuotes.ReplaceAllString(d.Message, `"`)
		d.Hint = strings.ReplaceAll(inQuotes.ReplaceAllString(d.Hint, `"`), "beside the article", "in "+path.Clean(PartsFolder))
	}
	return d
}
