package content

import (
	"github.com/yuin/goldmark/ast"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
)

// pictureBlock is pictures side by side: a gallery, or two states of one thing to compare.
type pictureBlock struct {
	class       string
	least, most int
}

func readGallery(*frontmatter.Reader, *validator, *directive.Node) block {
	return pictureBlock{"gallery", 2, 24}
}

func readCompare(*frontmatter.Reader, *validator, *directive.Node) block {
	return pictureBlock{"compare", 2, 2}
}

func (p pictureBlock) said() []blockText { return nil }

func (p pictureBlock) check(in *validator, n *directive.Node) {
	pictures := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch img := figure(c); {
		case img != nil:
			pictures++
			if p.class == "compare" && len(img.Title) == 0 {
				in.blockProblem(c, `write what it shows after the name of the file:  ![…](before.jpg "Before treatment")`, "a picture that is compared needs a caption")
			}
		case c.Kind() != kindDeskNoteBlock && c.Kind() != ast.KindLinkReferenceDefinition:
			in.blockProblem(c, `write each picture in a paragraph of its own, ![What it shows](file.jpg "Its caption"), with an empty line between two; put text outside`, "a %s holds nothing but pictures", n.Name)
			return
		}
	}
	if pictures < p.least || pictures > p.most {
		in.blockProblem(n, "write each picture in a paragraph of its own, with an empty line between two", "a %s has %s, and this has %d", n.Name, p.number(), pictures)
	}
}

func (p pictureBlock) number() string {
	if p.least == p.most {
		return "two pictures"
	}
	return "2 to 24 pictures"
}

func (p pictureBlock) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<div class="` + p.class + `">`)
	s.below(n)
	s.block("</div>")
}
