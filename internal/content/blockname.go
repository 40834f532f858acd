package content

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"galen/internal/content/directive"
	"galen/internal/diag"
)

// What package directive asks of the names of blocks, in small letters or capital ones, and
// what is said of a name that Galen does not know.

// blockForm is the form in which a block of a name is written. One that does not exist
// is read as Markdown, so that all that is wrong in it is told.
func blockForm(name string) directive.Form { return vocabulary[strings.ToLower(name)].form }

// blockNamed is the block that stands here for one of another program.
func blockNamed(name string) string { return otherBlocks[strings.ToLower(name)] }

// blockFirst is the key of the argument that a value alone stands for.
func blockFirst(name string) string {
	if strings.EqualFold(name, partBlock) || blockNamed(name) == partBlock {
		return "name"
	}
	return ""
}

// blockWanted is how a block is told words that stand after its name.
func blockWanted(name, words string) string {
	name = strings.ToLower(name)
	if known := otherBlocks[name]; known != "" {
		name = known
	}
	address := strings.HasPrefix(words, "https://") || strings.HasPrefix(words, "http://")
	key := "title"
	switch name {
	case partBlock:
		return partName(words)
	case "gallery", "compare", "timeline", "faq", "risk", "study":
		return ""
	case "quote":
		if key = "by"; words == "new" {
			return "new=true"
		}
	case "table", "chart":
		if path.Ext(words) == ".csv" || path.Ext(words) == ".tsv" {
			key = "file"
		} else if name == "table" {
			key = "caption"
		}
	case "audio", "video":
		if mediaFile.FindString(words) == words {
			key = "src"
		}
	case "embed":
		if address {
			key = "url"
		}
	}
	return key + `="` + strings.ReplaceAll(words, `"`, "'") + `"`
}

var (
	beforeName = regexp.MustCompile(`^[\s"'“”{(\[]*(?:[a-z]+[ \t]*[:=][ \t"'“]*)?`)
	afterName  = regexp.MustCompile(`(?:\.[A-Za-z]{2,5})?[\s"'“”})\]]*$`)
)

// partName is the name that a part would have which is written as a file or in words; "" if
// no letter is left.
func partName(written string) string {
	written, _, _ = strings.Cut(written, "#")
	written = afterName.ReplaceAllString(beforeName.ReplaceAllString(written, ""), "")
	return Slug(strings.TrimLeft(path.Base(strings.ReplaceAll(written, `\`, "/")), "_."))
}

// unknownBlock reports a name that Galen does not know.
func (in *validator) unknownBlock(n *directive.Node) {
	names := slices.Sorted(maps.Keys(vocabulary))
	names = append(names, slices.Sorted(maps.Keys(in.rules.Blocks))...)
	near := blockNamed(n.Name)
	if small := strings.ToLower(n.Name); slices.Contains(names, small) {
		near = small
	}
	if near == "" {
		near = diag.Nearest(n.Name, names)
	}
	hint := "the blocks are " + strings.Join(names, ", ")
	switch {
	case near == partBlock:
		written := ""
		if len(n.Args) > 0 {
			written = n.Args[0].Value
		}
		hint = in.likelyPart(written)
	case near != "":
		hint = "write  " + near + ",  or another of Galen's blocks: " + strings.Join(names, ", ")
	}
	in.problem(in.lines.At(in.start+n.NameAt), "unknown-block", hint, "there is no block %q", n.Name)
}
