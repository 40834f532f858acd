package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"strings"

	"galen/internal/content"
)

// Kinds of files, told by their paths.
func isText(name string) bool {
	return strings.HasPrefix(name, "content/") && path.Ext(name) == ".md"
}
func isAuthor(name string) bool { return isText(name) && path.Dir(name) == "content/authors" }
func isPage(name string) bool {
	return isText(name) && path.Dir(name) == "content" && !isHome(name) || isListed(name)
}
func isHome(name string) bool     { return name == "content/_index.md" }
func isCategory(name string) bool { return path.Base(name) == "_index.md" && !isHome(name) }
func isConfig(name string) bool   { return name == "galen.yaml" }
func isTemplate(name string) bool { return strings.HasPrefix(name, "templates/") }
func isStatic(name string) bool   { return strings.HasPrefix(name, "static/") }
func isPicture(name string) bool  { return path.Ext(name) == ".png" || path.Ext(name) == ".jpg" }
func isArticle(name string) bool {
	return isText(name) && path.Dir(name) != "content" && !isAuthor(name) && !isCategory(name) && !isTerm(name) && !content.IsPart(name) && name != liveStoryFile && !isListed(name)
}

// isListed picks pages that list a selection: see editList.
func isListed(name string) bool { return isText(name) && strings.HasPrefix(path.Base(name), "list-") }

// slugOf is how links name an article or a page, as long as it has no key slug.
func slugOf(name string) string {
	name = strings.TrimSuffix(name, ".md")
	return path.Base(strings.TrimSuffix(name, "/index"))
}

// someSlug is the slug of an article.
func (s *state) someSlug(r *rand.Rand) string { return slugOf(choose(r, s.those(isArticle))) }

// someAuthor is the id of an author.
func (s *state) someAuthor(r *rand.Rand) string { return slugOf(choose(r, s.those(isAuthor))) }

// folders are those with a category.
func (s *state) folders() []string {
	var all []string
	for _, name := range s.those(isCategory) {
		all = append(all, path.Dir(name))
	}
	return all
}

// editBody changes the text below the front matter of one document.
func editBody(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isText))
	n := r.IntN(1000)
	text := s.files[name]
	switch r.IntN(12) {
	case 10:
		text += fmt.Sprintf(pick(r, "\n:::note {title=\"Box %d\"}\nWords.\n:::\n", "\n:::urgent\n- pain %d\n:::\n", "\n::::details {title=\"Part %d\"}\n:::warning\nStop.\n:::\n::::\n", "\n:::faq\n## Question %d?\n\nNo.\n:::\n"), n)
	case 11:
		text += fmt.Sprintf("\n:::trial {title=\"Trial %d\"}\nSee [that piece](%s).\n:::\n", n, s.someSlug(r))
	case 0, 1, 2:
		text += fmt.Sprintf("\nNew words %d.\n", n)
	case 3:
		text += fmt.Sprintf("\nSee [that piece](%s).\n", s.someSlug(r))
	case 4:
		to := choose(r, s.those(isArticle))
		text += fmt.Sprintf("\nSee [what was found](/%s/%s/#what-was-found).\n", strings.TrimPrefix(path.Dir(strings.TrimSuffix(to, "/index.md")), "content/"), slugOf(to))
	case 5:
		if n%2 == 0 {
			return editPassage(s, name, s.someSlug(r), n)
		}
		text += fmt.Sprintf("\n## Section %d\n\nMore.\n", n)
	case 6:
		text += "\n" + strings.Repeat("word ", 260) + "\n"
	case 7:
		text += pick(r, "\n![A picture](/shared.png)\n", "\n![A scan](/health/heart/scan.jpg)\n", "\nSee [the scan](/health/heart/scan.jpg).\n")
	case 8:
		text += "\n\n\n" // no reader sees it
	default:
		if at := strings.LastIndex(text, "\n\n"); at > strings.Index(text, "\n---\n") {
			text = text[:at] + "\n"
		}
	}
	s.files[name] = text
	return "body of " + name
}

// editPassage adds words in another language, or says that those there are in a third.
func editPassage(s *state, name, slug string, n int) string {
	text := s.files[name]
	tags := []string{"fr", "de-AT", "ar", "en"}
	to := tags[n/2%len(tags)]
	for _, tag := range tags {
		if tag != to && n%5 == 0 && strings.Contains(text, "{lang="+tag+"}") {
			s.files[name] = strings.Replace(text, "{lang="+tag+"}", "{lang="+to+"}", 1)
			return "language of a passage of " + name
		}
	}
	switch n / 2 % 3 {
	case 0:
		text += fmt.Sprintf("\n## Le [mot \"%d\"]{lang=%s}\n\n[See [that piece](%s)]{lang=%s}, \"so\".\n", n, to, slug, to)
	case 1:
		text += fmt.Sprintf("\n:::note {lang=%s}\nUn \"caso\" %d.\n:::\n", to, n)
	default:
		text += fmt.Sprintf("\nIt is [le mot %d [no]{lang=es}]{lang=%s}.\n", n, to)
	}
	s.files[name] = text
	return "passage of " + name
}

// create adds a document.
func create(s *state, r *rand.Rand) string {
	n := 100 + r.IntN(800)
	var name, text string
	switch r.IntN(8) {
	case 0:
		name, text = fmt.Sprintf("%s/c%d/_index.md", choose(r, s.folders()), n), fmt.Sprintf("---\ntitle: Category %d\ndescription: New.\n---\n", n)
	case 1:
		name, text = fmt.Sprintf("content/authors/writer-%d.md", n), fmt.Sprintf("---\nname: Writer %d\nrole: Reporter\n---\n", n)
	case 2:
		name, text = fmt.Sprintf("content/page-%d.md", n), fmt.Sprintf("---\ntitle: Page %d\n---\n\nSee [it](%s).\n", n, s.someSlug(r))
	default:
		name, text = fmt.Sprintf("%s/piece-%d.md", choose(r, s.folders()), n), newsPiece(n, "")
		text = setKey(text, "date", s.someDay(r))
		text = setKey(text, "authors", "["+s.someAuthor(r)+"]")
		text = strings.ReplaceAll(text, fmt.Sprintf("piece-%02d", n%13+1), s.someSlug(r))
	}
	s.files[name] = text
	return "create " + name
}

// rename gives a document another file name. As a rule, what links to it is
// changed with it.
func rename(s *state, r *rand.Rand) string {
	name := choose(r, s.those(func(n string) bool { return isArticle(n) || isPage(n) || isAuthor(n) }))
	old, slug := slugOf(name), fmt.Sprintf("renamed-%d", r.IntN(1000))
	to := strings.TrimSuffix(name, old+".md") + slug + ".md"
	if strings.HasSuffix(name, "/index.md") {
		to = path.Dir(path.Dir(name)) + "/" + slug + "/index.md"
		for _, beside := range s.those(func(n string) bool { return path.Dir(n) == path.Dir(name) && n != name }) {
			s.carry(beside, path.Dir(to)+"/"+path.Base(beside))
		}
	}
	s.carryComments(name, to)
	s.carry(name, to)
	if r.IntN(4) > 0 {
		whole := regexp.MustCompile(`\b` + regexp.QuoteMeta(old) + `\b`)
		for _, n := range s.those(func(n string) bool { return isText(n) || isConfig(n) }) {
			s.files[n] = whole.ReplaceAllString(s.files[n], slug)
		}
	}
	return "rename " + name + " to " + to
}

// carry moves a file.
func (s *state) carry(from, to string) {
	text := s.files[from]
	delete(s.files, from)
	s.files[to] = text
}

// move puts an article into another folder, or into a folder of its own.
func move(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	folder := choose(r, s.folders())
	to := folder + "/" + slugOf(name) + ".md"
	if r.IntN(3) == 0 {
		to = folder + "/" + slugOf(name) + "/index.md"
	}
	s.carryComments(name, to)
	s.carry(name, to)
	return "move " + name + " to " + to
}

// moveFolder renames a category's folder, or puts it below another one.
func moveFolder(s *state, r *rand.Rand) string {
	from := choose(r, s.folders())
	to := path.Dir(from) + fmt.Sprintf("/moved-%d", r.IntN(1000))
	if below := choose(r, s.folders()); r.IntN(3) == 0 && !strings.HasPrefix(below+"/", from+"/") {
		to = below + "/" + path.Base(from)
	}
	for _, name := range s.those(func(n string) bool { return strings.HasPrefix(n, from+"/") }) {
		s.carry(name, to+strings.TrimPrefix(name, from))
	}
	if r.IntN(4) > 0 {
		old, now := strings.TrimPrefix(from, "content/"), strings.TrimPrefix(to, "content/")
		for _, n := range s.those(func(n string) bool { return isText(n) || isConfig(n) || isTemplate(n) }) {
			s.files[n] = strings.ReplaceAll(strings.ReplaceAll(s.files[n], "/"+old+"/", "/"+now+"/"), `"`+old+`"`, `"`+now+`"`)
		}
	}
	return "move folder " + from + " to " + to
}

// remove deletes a document. As a rule, the lines that name it go with it.
func remove(s *state, r *rand.Rand) string {
	name := choose(r, s.those(func(n string) bool { return isText(n) && !isConfig(n) }))
	delete(s.files, name)
	if isArticle(name) && r.IntN(4) > 0 {
		delete(s.files, commentsFile(name))
	}
	if r.IntN(4) > 0 && !isHome(name) {
		named := regexp.MustCompile(`(?m)^.*\b` + regexp.QuoteMeta(slugOf(name)) + `\b.*\n`)
		for _, n := range s.those(func(n string) bool { return isText(n) || isConfig(n) }) {
			s.files[n] = named.ReplaceAllString(s.files[n], "")
		}
	}
	return "delete " + name
}
