package build

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"galen"
	"galen/internal/publish"
)

// edit is one thing that happens to a site between two builds. It is plain data:
// what it does follows from Kind, Seed and the site it happens to, so that a
// script of edits can be played again, and with some of them left out.
type edit struct {
	Kind string
	Seed uint64
}

func (e edit) String() string { return fmt.Sprintf("{%q, %d}", e.Kind, e.Seed) }

// editor makes one edit of a kind to the state and says in words what it did;
// "" when there was nothing to do it to.
type editor func(s *state, r *rand.Rand) string

// state is what a build depends on: the source, the settings of the command line
// and the clock. Good is the source that was built without errors most recently.
type state struct {
	files   sourceFiles
	good    sourceFiles
	failing bool
	now     time.Time
	drafts  bool
	base    string
	desk    *workshop // where it is built; for edits to what lies there
}

// editKinds are all kinds of edits, and how often they come.
var editKinds = []struct {
	name   string
	weight int
	do     editor
}{
	{"body", 10, editBody},
	{"article key", 24, keyEditor(isArticle, articleKeys)},
	{"category key", 3, keyEditor(isCategory, categoryKeys)},
	{"author key", 4, keyEditor(isAuthor, authorKeys)},
	{"page key", 3, keyEditor(isPage, pageKeys)},
	{"home key", 1, keyEditor(isHome, homeKeys)},
	{"configuration key", 8, keyEditor(isConfig, configKeys)},
	{"create", 5, create},
	{"rename", 3, rename},
	{"move", 3, move},
	{"move folder", 2, moveFolder},
	{"delete", 5, remove},
	{"template", 6, editTemplate},
	{"built-in template", 2, dropTemplate},
	{"static", 5, editStatic},
	{"picture", 3, editPicture},
	{"break", 5, breakFile},
	{"clock", 9, moveClock},
	{"drafts", 2, func(s *state, _ *rand.Rand) string { s.drafts = !s.drafts; return fmt.Sprintf("--drafts=%t", s.drafts) }},
	{"base URL", 2, func(s *state, r *rand.Rand) string {
		s.base = pick(r, "", "", "https://preview.example/sub/", "https://news.example/")
		return "--base-url=" + s.base
	}},
	{"output file", 5, (*state).tamper},
	{"output", 2, (*state).oldOutput},
	{"cache", 5, (*state).spoilCache},
	{"nothing", 2, func(*state, *rand.Rand) string { return "nothing" }},
}

// randomScript is a script of n edits.
func randomScript(seed uint64, n int) []edit {
	r := rand.New(rand.NewPCG(seed, 1))
	total := 0
	for _, k := range editKinds {
		total += k.weight
	}
	script := make([]edit, n)
	for i := range script {
		at := r.IntN(total)
		for _, k := range editKinds {
			if at -= k.weight; at < 0 {
				script[i] = edit{k.name, uint64(r.Uint32())}
				break
			}
		}
	}
	return script
}

// apply makes the edit. Of a site that is broken, it may mend all that is wrong
// instead, as an editor would before long.
func (e edit) apply(s *state) string {
	r := rand.New(rand.NewPCG(e.Seed, 2))
	if s.failing && r.IntN(10) < 6 {
		s.files = maps.Clone(s.good)
		return "mend everything"
	}
	for _, k := range editKinds {
		if k.name == e.Kind {
			if done := k.do(s, r); done != "" {
				return done
			}
			return "nothing to do: " + e.Kind
		}
	}
	panic("no such edit: " + e.Kind)
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// some is a few of a list, in an order of its own.
func some(r *rand.Rand, from ...string) []string {
	from = slices.Clone(from)
	r.Shuffle(len(from), func(i, j int) { from[i], from[j] = from[j], from[i] })
	return from[:r.IntN(len(from)+1)]
}

// choose picks one of the names. Which one depends as little as can be on what
// else there is, so that an edit does the same when another one is left out.
func choose(r *rand.Rand, names []string) string {
	salt := r.Uint64()
	best, least := "", uint64(0)
	for _, name := range names {
		h := fnv.New64a()
		fmt.Fprint(h, salt, name)
		if n := h.Sum64(); best == "" || n < least {
			best, least = name, n
		}
	}
	return best
}

// those are the names of the files that a function picks, sorted.
func (s *state) those(is func(string) bool) []string {
	var names []string
	for name := range s.files {
		if is(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Kinds of files, told by their paths.
func isText(name string) bool {
	return strings.HasPrefix(name, "content/") && path.Ext(name) == ".md"
}
func isAuthor(name string) bool   { return isText(name) && path.Dir(name) == "content/authors" }
func isPage(name string) bool     { return isText(name) && path.Dir(name) == "content" && !isHome(name) }
func isHome(name string) bool     { return name == "content/_index.md" }
func isCategory(name string) bool { return path.Base(name) == "_index.md" && !isHome(name) }
func isConfig(name string) bool   { return name == "galen.yaml" }
func isTemplate(name string) bool { return strings.HasPrefix(name, "templates/") }
func isStatic(name string) bool   { return strings.HasPrefix(name, "static/") }
func isPicture(name string) bool  { return path.Ext(name) == ".png" }
func isArticle(name string) bool {
	return isText(name) && path.Dir(name) != "content" && !isAuthor(name) && !isCategory(name)
}

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
	switch r.IntN(10) {
	case 0, 1, 2:
		text += fmt.Sprintf("\nNew words %d.\n", n)
	case 3:
		text += fmt.Sprintf("\nSee [that piece](%s).\n", s.someSlug(r))
	case 4:
		to := choose(r, s.those(isArticle))
		text += fmt.Sprintf("\nSee [what was found](/%s/%s/#what-was-found).\n", strings.TrimPrefix(path.Dir(strings.TrimSuffix(to, "/index.md")), "content/"), slugOf(to))
	case 5:
		text += fmt.Sprintf("\n## Section %d\n\nMore.\n", n)
	case 6:
		text += "\n" + strings.Repeat("word ", 260) + "\n"
	case 7:
		text += "\n![A picture](/shared.png)\n"
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
	if r.IntN(4) > 0 && !isHome(name) {
		named := regexp.MustCompile(`(?m)^.*\b` + regexp.QuoteMeta(slugOf(name)) + `\b.*\n`)
		for _, n := range s.those(func(n string) bool { return isText(n) || isConfig(n) }) {
			s.files[n] = named.ReplaceAllString(s.files[n], "")
		}
	}
	return "delete " + name
}

// readTemplate is a template of the site's own, or the built-in one.
func (s *state) readTemplate(name string) string {
	if text, own := s.files[name]; own {
		return text
	}
	text, _ := galen.Starter.ReadFile(name)
	return string(text)
}

// templateNames are those of the site and the built-in ones.
func (s *state) templateNames() []string {
	names := s.those(isTemplate)
	built, _ := galen.Starter.ReadDir("templates")
	for _, b := range built {
		if name := "templates/" + b.Name(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// editTemplate changes a template, of the site or as an override, where it says
// something or where it does not.
func editTemplate(s *state, r *rand.Rand) string {
	name := choose(r, s.templateNames())
	text := s.readTemplate(name)
	what := "words"
	if r.IntN(4) == 0 {
		text, what = text+"{{/* a comment */}}\n", "a comment"
	} else {
		for _, end := range some(r, "</h1>", "</h2>", "</h3>", "</p>", "</a>", "</li>", "</title>") {
			text = strings.Replace(text, end, fmt.Sprintf(" %d%s", r.IntN(100), end), 1)
		}
	}
	s.files[name] = text
	return what + " in " + name
}

// dropTemplate removes a template of the site: the built-in one shows again.
func dropTemplate(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isTemplate))
	delete(s.files, name)
	return "delete " + name
}

// editStatic adds, changes or removes a static file.
func editStatic(s *state, r *rand.Rand) string {
	n := r.IntN(1000)
	switch name := choose(r, s.those(isStatic)); r.IntN(8) {
	case 0:
		css, _ := galen.Starter.ReadFile("static/site.css")
		s.files["static/site.css"] = string(css) + fmt.Sprintf("p{order:%d}\n", n)
		return "static/site.css"
	case 1:
		s.files["static/robots.txt"] = fmt.Sprintf("User-agent: %d\n", n)
		return "static/robots.txt"
	case 2:
		s.files["static/health/feed.xml"] = fmt.Sprintf("<rss><channel><title>%d</title></channel></rss>", n)
		return "static/health/feed.xml"
	case 3:
		s.files["static/about/index.html"] = "<!doctype html><html lang=en><title>x</title></html>"
		return "static/about/index.html"
	case 4:
		delete(s.files, name)
		return "delete " + name
	default:
		s.files["static/own.css"] = fmt.Sprintf("p{order:%d}\n", n)
		s.files["static/docs/plan.txt"] = fmt.Sprintf("Plan %d.\n", n)
		return "static/own.css and docs/plan.txt"
	}
}

// editPicture changes a picture, takes it away, or puts one beside an article.
func editPicture(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isPicture))
	switch r.IntN(5) {
	case 0:
		delete(s.files, name)
		return "delete " + name
	case 1:
		article := choose(r, s.those(isArticle))
		name = path.Dir(article) + fmt.Sprintf("/dots-%d.png", r.IntN(3))
		s.files[article] = setKey(s.files[article], "image", "{src: "+path.Base(name)+", alt: Dots}")
	}
	s.files[name] = dots(r.IntN(60))
	return "picture " + name
}

// moveClock moves the build clock, by some time or to just around an instant
// that an article names.
func moveClock(s *state, r *rand.Rand) string {
	if r.IntN(2) == 0 {
		var all []time.Time
		for _, name := range s.those(isArticle) {
			for _, key := range []string{"date", "embargo", "expires"} {
				if at, ok := instantOf(s.files[name], key); ok {
					all = append(all, at, at.Add(48*time.Hour))
				}
			}
		}
		slices.SortFunc(all, time.Time.Compare)
		i, _ := slices.BinarySearchFunc(all, s.now, time.Time.Compare)
		if near := all[max(0, i-3):min(len(all), i+4)]; len(near) > 0 {
			s.now = pick(r, near...).Add(pick(r, -time.Second, 0, time.Second))
			return "clock to " + s.now.Format(time.RFC3339)
		}
	}
	by := pick(r, time.Second, time.Hour, 7*time.Hour, 24*time.Hour, 50*time.Hour, 40*24*time.Hour)
	if r.IntN(3) == 0 || s.now.Sub(midday) > 100*24*time.Hour {
		by = -by
	}
	s.now = s.now.Add(by)
	return "clock to " + s.now.Format(time.RFC3339)
}

var writtenInstant = regexp.MustCompile(`^(date|embargo|expires): (\S+)$`)

// instantOf is the instant that a key of an article names, if it is well-formed;
// those without an offset are taken in Berlin's.
func instantOf(text, key string) (time.Time, bool) {
	for line := range strings.Lines(text) {
		if m := writtenInstant.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil && m[1] == key {
			for _, form := range []string{time.DateOnly, "2006-01-02T15:04", time.RFC3339} {
				if at, err := time.ParseInLocation(form, m[2], time.FixedZone("", 3600)); err == nil {
					return at, true
				}
			}
		}
	}
	return time.Time{}, false
}

// outputFiles are the files of the site that was published last.
func (s *state) outputFiles() []string {
	var names []string
	if m, err := publish.ReadManifest(s.desk.warm.out); err == nil {
		for e := range m.All() {
			names = append(names, e.Path)
		}
	}
	return names
}
