package taxonomy

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter"
)

// most is how many taxonomies a site may declare.
const most = 20

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// taken are the first parts of addresses that Galen gives to other pages and files.
var taken = []string{"archive", "authors", "corrections", "immutable", "page", "search", "sitemaps", "studies", "tags"}

var otherKeys = map[string]string{"name": "title", "label": "title", "heading": "title", "dek": "description", "text": "description", "help": "description",
	"hierarchical": "tree", "nested": "tree", "type": "about", "schema": "about", "closed": "declared", "controlled": "declared", "strict": "declared",
	"feed": "feeds", "rss": "feeds", "path": "the name of a taxonomy is its address: delete the line", "order": "only series have an order: delete the line"}

// Read reads the declarations at the key "taxonomies" of galen.yaml. Own are the fields that
// the site declares beside them.
func Read(r *frontmatter.Reader, own fields.Declarations) (all Declarations) {
	if g := r.Group("taxonomies"); g != nil {
		for _, e := range r.Raw("taxonomies").Entries {
			if t, ok := declaration(g, e, own); ok {
				all = append(all, t)
			}
		}
		g.Done(nil)
	}
	if len(all) > most {
		r.Problem("taxonomies", "too-many-taxonomies", "keep only those that readers use to find articles", "%d taxonomies are declared; the limit is %d", len(all), most)
		all = all[:most]
	}
	if all.Named(Series) == nil {
		all = append(all, Declaration{Name: Series, Ordered: true, Feeds: true})
	}
	return all
}

// declaration reads one; false when it can be none.
func declaration(g *frontmatter.Reader, e frontmatter.Entry, own fields.Declarations) (t Declaration, ok bool) {
	t = Declaration{Name: e.Key, Title: titleOf(e.Key), Feeds: true, Ordered: e.Key == Series, At: e.At}
	if g.Has(t.Name); !t.named(g, own) {
		g.Raw(t.Name)
		return t, false
	}
	if e.Value.Empty() {
		g.Problem(t.Name, "bad-taxonomy", "write its title, such as  "+t.Name+": "+t.Title, "the taxonomy %q has no title", t.Name)
		return t, false
	}
	if e.Value.Kind != frontmatter.Map {
		if title := g.Line(t.Name, 100).Text; title != "" {
			t.Title = title
		}
		return t, true
	}
	keys := g.Group(t.Name)
	if title := keys.Line("title", 100).Text; title != "" {
		t.Title = title
	}
	t.Description = keys.Line("description", 500).Text
	t.Declared = keys.Flag("declared")
	t.Feeds = !keys.Has("feeds") || keys.Flag("feeds")
	t.Tree = keys.Has("tree") && keys.Flag("tree")
	t.About = about(keys)
	for _, key := range []string{"tree", "about"} {
		if t.Ordered && keys.Has(key) {
			keys.Problem(key, "bad-taxonomy", "delete it", "%q is not a key of a series", key)
		}
	}
	if t.Ordered {
		t.Tree, t.About = false, ""
	}
	keys.Done(otherKeys)
	return t, true
}

// named reports whether a taxonomy can have the name, and what is wrong with it.
func (t *Declaration) named(g *frontmatter.Reader, own fields.Declarations) bool {
	switch {
	case len(t.Name) > 40 || !nameForm.MatchString(t.Name):
		g.Misnamed(t.Name, "bad-taxonomy", "write a name of small letters, digits and hyphens, such as  "+nameLike(t.Name)+": it becomes part of addresses", "%q cannot be the name of a taxonomy", t.Name)
	case t.Name != Series && slices.Contains(fields.Reserved, t.Name):
		g.Misnamed(t.Name, "bad-taxonomy", "delete the line, or choose another name", "%q is one of Galen's own keys", t.Name)
	case slices.Contains(taken, t.Name):
		g.Misnamed(t.Name, "bad-taxonomy", "choose another name", "the address /%s/ is used by Galen itself", t.Name)
	case own.Named(t.Name) != nil:
		g.Misnamed(t.Name, "bad-taxonomy", "give one of them another name", "%q is a field that the site declares", t.Name)
	default:
		return true
	}
	return false
}

var notOfName = regexp.MustCompile(`[^a-z0-9]+`)

// nameLike is a name that a taxonomy can have, made of one that it cannot.
func nameLike(written string) string {
	name := strings.Trim(notOfName.ReplaceAllString(strings.ToLower(written), "-"), "-")
	if len(name) <= 40 && nameForm.MatchString(name) && !slices.Contains(fields.Reserved, name) && !slices.Contains(taken, name) {
		return name
	}
	return "body-parts"
}

// about reads a type of schema.org.
func about(keys *frontmatter.Reader) string {
	w := keys.Line("about", 100)
	if _, known := Types[w.Text]; known || w.Text == "" {
		return w.Text
	}
	all := slices.Sorted(maps.Keys(Types))
	d := diag.Errorf(w.At, "unknown-choice", "%q is not a type that terms can have", w.Text).WithHint("choose one of: %s", strings.Join(all, ", "))
	near := diag.Nearest(w.Text, all)
	for _, name := range all {
		if strings.EqualFold(name, w.Text) || strings.EqualFold(name, "Medical"+w.Text) {
			near = name
		}
	}
	if near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	keys.Add(d)
	return ""
}

// titleOf is a name in words: "Body parts" for body-parts.
func titleOf(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
