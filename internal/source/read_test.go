package source

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
)

// project makes a folder with files, given as path, text, path, text…; a path
// that ends in / is an empty folder.
func project(t testing.TB, files ...string) string {
	t.Helper()
	root := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		full := filepath.Join(root, files[i])
		folder := filepath.Dir(full)
		if strings.HasSuffix(files[i], "/") {
			folder = full
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if folder != full {
			if err := os.WriteFile(full, []byte(files[i+1]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return root
}

// listed is a list, one problem a line, with its code and cause.
func listed(list diag.List) (all []string) {
	for _, d := range list {
		all = append(all, fmt.Sprintf("%s | %s | %d", d.Error(), d.Code, 1+d.Cause))
	}
	return all
}

func TestRead(t *testing.T) {
	root := project(t, "galen.yaml", "title: x", "content/b.md", "B", "content/a/z.md", "Z", "content/a.md", "A", "content/empty/", "",
		"templates/page.html", "P", "static/.well-known/security.txt", "S", "static/x.css", "X", "elsewhere/x.md", "no", "README.md", "no")
	tree, list := Read(root, nil)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if tree.Config.Path != "galen.yaml" || string(tree.Config.Data) != "title: x" {
		t.Errorf("configuration: %v", tree.Config)
	}
	want := []string{"content/a.md=A", "content/a/z.md=Z", "content/b.md=B", "templates/page.html=P", "static/.well-known/security.txt=S", "static/x.css=X"}
	if d := cmp.Diff(want, names(tree)); d != "" {
		t.Error(d)
	}
	for f := range tree.Content.All() {
		if f.Digest != NewFile(f.Path, f.Data).Digest {
			t.Errorf("%s has the digest of something else", f.Path)
		}
	}
}

func TestReadWithoutContent(t *testing.T) {
	for _, root := range []string{project(t, "galen.yaml", "x"), project(t, "content", "a file"), filepath.Join(t.TempDir(), "nowhere")} {
		_, list := Read(root, nil)
		if d := cmp.Diff([]string{`error: there is no folder "content" here | no-content | 2`}, listed(list)); d != "" {
			t.Error(d)
		}
	}
}

func TestReadFileForFolder(t *testing.T) {
	_, list := Read(project(t, "content/", "", "static", "x"), nil)
	if d := cmp.Diff([]string{"static: error: this is a file, not a folder | not-a-folder | 1"}, listed(list)); d != "" {
		t.Error(d)
	}
}

// TestIgnored is case 60: what is hidden, or left by an editor, is not source.
func TestIgnored(t *testing.T) {
	var files []string
	for _, name := range []string{".env", ".git/config", ".DS_Store", ".hidden/x.md", "x.md~", ".x.md.swp", "x.swp", "x.swx", "#x.md#", "4913", "x.tmp", "x.md.bak", "Thumbs.db",
		"x.md___jb_tmp___", "x.md___jb_old___", "..."} {
		files = append(files, "content/"+name, "secret", "static/"+name, "secret", "templates/"+name, "secret", "content/.well-known/"+name, "secret")
	}
	builtin := fstest.MapFS{"static/.DS_Store": {Data: []byte("secret")}, "templates/x~": {Data: []byte("secret")}}
	tree, list := Read(project(t, files...), builtin)
	if got := names(tree); len(got) > 0 || len(list) > 0 {
		t.Errorf("read %v with %v", got, list)
	}
	for _, name := range []string{"x.md", ".well-known", "a#b", "#x", "x#", "swp", "x.bakery", "~x"} {
		if Ignored(name) {
			t.Errorf("%q is ignored", name)
		}
	}
}

// TestNames is case 57: names that no URL can carry.
func TestNames(t *testing.T) {
	long := strings.Repeat("é", 100)
	for name, why := range map[string]string{
		"a\nb.md":           `the name "a\nb.md" holds a control character`,
		"a\x7f.md":          `the name "a\x7f.md" holds a control character`,
		"a\u2028.md":        `the name "a\u2028.md" holds a control character`,
		"a\u202ebd.md":      `the name "a\u202ebd.md" contains a character that changes the direction of writing`,
		"a\xff.md":          `the name "a\xff.md" is not valid UTF-8`,
		"12:30.md":          `the name "12:30.md" holds the character :, which is not possible in a URL`,
		`a\b.md`:            `the name "a\\b.md" holds the character \, which is not possible in a URL`,
		"why?.md":           `the name "why?.md" holds the character ?, which is not possible in a URL`,
		"100%.md":           `the name "100%.md" holds the character %, which is not possible in a URL`,
		"#1.md":             `the name "#1.md" holds the character #, which is not possible in a URL`,
		`"x".md`:            `the name "\"x\".md" holds the character ", which is not possible in a URL`,
		long + ".md":        `the name "` + long + `.md" is longer than 200 bytes`,
		long:                "",
		"con.svg":           `the name "con.svg" is not allowed on Windows`,
		"AUX":               `the name "AUX" is not allowed on Windows`,
		"lpt1.tar.gz":       `the name "lpt1.tar.gz" is not allowed on Windows`,
		"a.":                `the name "a." is not allowed on Windows`,
		"a.txt ":            `the name "a.txt " is not allowed on Windows`,
		"console.svg":       "",
		"Größe 1, (neu).md": "",
	} {
		root := project(t, "content/health/", "")
		if err := os.WriteFile(filepath.Join(root, "content/health", name), nil, 0o644); err != nil {
			t.Logf("this disk cannot hold %q", name)
			continue
		}
		tree, list := Read(root, nil)
		var want []string
		if why != "" {
			want = []string{"content/health: error: " + why + " | bad-name | 1"}
		}
		if d := cmp.Diff(want, listed(list)); d != "" {
			t.Errorf("%q: %s", name, d)
		}
		if read := tree.Content.Len() == 1; read != (why == "") {
			t.Errorf("%q: read is %v", name, read)
		}
	}
}

func TestReadDepth(t *testing.T) {
	deep := "content" + strings.Repeat("/d", 63)
	tree, list := Read(project(t, deep+"/x.md", "", deep+"/d/y.md", ""), nil)
	if tree.Content.Len() != 1 || len(list) != 1 || list[0].Code != "too-deep" || list[0].File != deep+"/d" {
		t.Errorf("got %d files and %v", tree.Content.Len(), list)
	}
}

func TestOverlay(t *testing.T) {
	builtin := fstest.MapFS{
		"templates/a.html":       {Data: []byte("built-in")},
		"templates/page.html":    {Data: []byte("built-in")},
		"templates/parts/x.html": {Data: []byte("built-in")},
		"static/site.css":        {Data: []byte("built-in")},
		"content/starter.md":     {Data: []byte("built-in content is not a site's content")},
	}
	tree, list := Read(project(t, "content/", "", "templates/page.html", "own", "templates/z.html", "own", "static/img/a.png", "own"), builtin)
	want := []string{"templates/a.html=built-in", "templates/page.html=own", "templates/parts/x.html=built-in", "templates/z.html=own", "static/img/a.png=own", "static/site.css=built-in"}
	if d := cmp.Diff(want, names(tree)); d != "" || len(list) > 0 {
		t.Error(d, list)
	}
	bare, list := Read(project(t, "content/", ""), fs.FS(builtin))
	if len(list) > 0 || len(bare.Templates) != 3 || len(bare.Static) != 1 {
		t.Errorf("a site of content alone: %v, %v", names(bare), list)
	}
}

// TestOrder: the order in which files came to a folder does not show.
func TestOrder(t *testing.T) {
	var paths []string
	for i := range 60 {
		paths = append(paths, fmt.Sprintf("content/%c/%x.md", 'a'+i%7, i*7919%200), fmt.Sprintf("static/%d.css", i))
	}
	paths = append(paths, "content/a:b/x.md", "content/c:d.md", "galen.yaml")
	r := rand.New(rand.NewPCG(7, 8))
	var first Tree
	var firstList diag.List
	for i := range 3 {
		r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		var files []string
		for _, p := range paths {
			files = append(files, p, p)
		}
		tree, list := Read(project(t, files...), nil)
		if !slices.IsSortedFunc(tree.Content.List(), func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
			t.Error("the files are not in the order of their paths")
		}
		if i == 0 {
			first, firstList = tree, list
			continue
		}
		if d := cmp.Diff(names(first), names(tree)) + cmp.Diff(listed(firstList), listed(list)); d != "" {
			t.Fatal(d)
		}
	}
	if len(firstList) != 2 {
		t.Errorf("got %v", firstList)
	}
}

// TestVanishing: a file that disappears between being listed and being read was
// not there, and no error.
func TestVanishing(t *testing.T) {
	root := project(t, "content/keep.md", "kept")
	done := make(chan bool)
	go func() {
		defer close(done)
		dir := filepath.Join(root, "content/x")
		for range 120 {
			os.MkdirAll(dir, 0o755)
			for i := range 8 {
				os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), nil, 0o644)
			}
			os.Symlink("0", filepath.Join(dir, "link"))
			os.Remove(filepath.Join(dir, "link"))
			os.RemoveAll(dir)
		}
	}()
	for n := 0; ; n++ {
		tree, list := Read(root, nil)
		if len(list) > 0 || tree.Content.Len() == 0 || string(tree.Content.List()[0].Data) != "kept" {
			t.Fatalf("reading number %d: %v, %v", n, names(tree), list)
		}
		select {
		case <-done:
			return
		default:
		}
	}
}
