//go:build unix

package source

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
	"galen/internal/testing/testtime"
)

// readSoon is Read, which must end.
func readSoon(t *testing.T, root string) (Tree, diag.List) {
	t.Helper()
	type result struct {
		tree Tree
		list diag.List
	}
	done := make(chan result, 1)
	go func() {
		tree, list := Read(root, nil)
		done <- result{tree, list}
	}()
	select {
	case r := <-done:
		return r.tree, r.list
	case <-time.After(testtime.Limit(5 * time.Second)): // what hangs, hangs for good
		t.Fatal("reading has not ended")
		return Tree{}, nil
	}
}

func symlink(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Fatal(err)
	}
}

// TestLinks is case 58.
func TestLinks(t *testing.T) {
	outside := project(t, "secret.md", "secret", "folder/secret.md", "secret")
	tests := []struct{ name, at, to, want string }{
		{"to a file outside", "content/x.md", outside + "/secret.md", `content/x.md: error: this link leads out of the project: "OUT/secret.md" | link-out | 1`},
		{"to a folder outside", "static/x", outside + "/folder", `static/x: error: this link leads out of the project: "OUT/folder" | link-out | 1`},
		{"to the folder above", "content/x", "../..", `content/x: error: this link leads out of the project: "../.." | link-out | 1`},
		{"to a device", "content/x.md", "/dev/zero", `content/x.md: error: this link leads out of the project: "/dev/zero" | link-out | 1`},
		{"dangling", "content/x.md", "nowhere.md", `content/x.md: error: this link leads nowhere, or to itself: "nowhere.md" | bad-link | 1`},
		{"dangling outside", "content/x.md", "/nowhere/x", `content/x.md: error: this link leads nowhere, or to itself: "/nowhere/x" | bad-link | 1`},
		{"to itself", "content/x.md", "x.md", `content/x.md: error: this link leads nowhere, or to itself: "x.md" | bad-link | 1`},
		{"to the folder that it lies in", "content/h/x", ".", `content/h/x: error: this link leads back to a folder that contains it: "." | link-loop | 1`},
		{"to a folder above it", "content/h/x", "..", `content/h/x: error: this link leads back to a folder that contains it: ".." | link-loop | 1`},
		{"to the project", "content/x", "..", `content/x: error: this link leads back to a folder that contains it: ".." | link-loop | 1`},
		{"to what is hidden", "content/x.txt", "../.env", `content/x.txt: error: this link leads to something that is never published: "../.env" | link-hidden | 1`},
		{"to a file beside", "content/x.md", "h/a.md", ""},
		{"to a folder elsewhere in the project", "content/x", "../shared", ""},
		{"with an absolute path", "content/x", "ROOT/shared", ""},
		{"of an editor", "content/.#a.md", "somebody@desk.123", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root := project(t, "content/h/a.md", "A", "static/", "", "shared/s.md", "S", ".env", "secret")
			symlink(t, strings.Replace(tt.to, "ROOT", root, 1), filepath.Join(root, tt.at))
			tree, list := readSoon(t, root)
			var want []string
			if tt.want != "" {
				want = []string{strings.Replace(tt.want, "OUT", outside, 1)}
			}
			if d := cmp.Diff(want, listed(list)); d != "" {
				t.Error(d)
			}
			if all := strings.Join(names(tree), " "); strings.Contains(all, "secret") {
				t.Errorf("the project holds what lies outside: %s", all)
			}
		})
	}
}

func TestLinkIsRead(t *testing.T) {
	root := project(t, "content/h/a.md", "A", "shared/deep/s.md", "S")
	symlink(t, "../shared", filepath.Join(root, "content/x"))
	symlink(t, "h/a.md", filepath.Join(root, "content/b.md"))
	tree, list := readSoon(t, root)
	want := []string{"content/b.md=A", "content/h/a.md=A", "content/x/deep/s.md=S"}
	if d := cmp.Diff(want, names(tree)); d != "" || len(list) > 0 {
		t.Error(d, list)
	}
	// A file that stands at two places is not refreshed at one of them.
	if _, ok := tree.Refresh(root, nil, []string{"content/h/a.md"}); ok {
		t.Error("a tree with links was refreshed")
	}
}

// TestTopLinks: the folders of a project, and its configuration, may be links
// too, and those may not lead out either.
func TestTopLinks(t *testing.T) {
	outside := project(t, "x.html", "secret", "galen.yaml", "secret")
	for _, name := range []string{"content", "templates", "static", "galen.yaml"} {
		root := t.TempDir()
		if name != "content" {
			os.Mkdir(filepath.Join(root, "content"), 0o755)
		}
		to := outside
		if name == "galen.yaml" {
			to += "/galen.yaml"
		}
		symlink(t, to, filepath.Join(root, name))
		tree, list := readSoon(t, root)
		if len(list) != 1 || list[0].Code != "link-out" || list[0].File != name || len(names(tree)) > 0 || tree.Config.Data != nil {
			t.Errorf("%s: %v, %v", name, listed(list), names(tree))
		}
	}
	root := project(t, "real/a.md", "A", "site.yaml", "title: x")
	symlink(t, "real", filepath.Join(root, "content"))
	symlink(t, "site.yaml", filepath.Join(root, "galen.yaml"))
	tree, list := readSoon(t, root)
	if d := cmp.Diff([]string{"content/a.md=A"}, names(tree)); d != "" || len(list) > 0 || string(tree.Config.Data) != "title: x" {
		t.Error(d, list, tree.Config)
	}
}

// TestRootLink: the project itself may be reached through a link.
func TestRootLink(t *testing.T) {
	root := project(t, "content/a.md", "A", "content/h/", "")
	symlink(t, "../a.md", filepath.Join(root, "content/h/b.md"))
	by := filepath.Join(t.TempDir(), "by")
	symlink(t, root, by)
	tree, list := readSoon(t, by)
	if d := cmp.Diff([]string{"content/a.md=A", "content/h/b.md=A"}, names(tree)); d != "" || len(list) > 0 {
		t.Error(d, list)
	}
}

// TestLinksMultiply: folders full of links to each other, by which one file could
// be reached in more ways than there are atoms.
func TestLinksMultiply(t *testing.T) {
	root := project(t, "content/", "")
	for i := range 40 {
		dir := filepath.Join(root, "content", fmt.Sprintf("d%02d", i))
		os.Mkdir(dir, 0o755)
		for _, name := range []string{"a", "b"} {
			symlink(t, fmt.Sprintf("../d%02d", (i+1)%40), filepath.Join(dir, name))
		}
	}
	if _, list := readSoon(t, root); !list.Failed() {
		t.Error("no problem is reported")
	}
}

// TestSpecial is case 59: what is no file is named, and never opened.
func TestSpecial(t *testing.T) {
	root := project(t, "content/a.md", "A", "static/", "")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(syscall.Mkfifo(filepath.Join(root, "content/pipe.md"), 0o644))
	must(syscall.Mkfifo(filepath.Join(root, ".pipe"), 0o644))
	must(syscall.Mkfifo(filepath.Join(root, "galen.yaml"), 0o644))
	symlink(t, "pipe.md", filepath.Join(root, "content/to-pipe.md"))
	t.Chdir(root) // the path of a socket may have 107 bytes
	socket, err := net.Listen("unix", "static/socket")
	must(err)
	defer socket.Close()
	want := []string{
		"content/pipe.md: error: this is a pipe, not a file | not-a-file | 1",
		"content/to-pipe.md: error: this is a pipe, not a file | not-a-file | 1",
	}
	if syscall.Mknod(filepath.Join(root, "static/null"), syscall.S_IFCHR|0o666, 1<<8|3) == nil {
		want = append(want, "static/null: error: this is a device, not a file | not-a-file | 1")
	}
	want = append(want, "static/socket: error: this is a socket, not a file | not-a-file | 1", "galen.yaml: error: this is a pipe, not a file | not-a-file | 2")
	tree, list := readSoon(t, root)
	if d := cmp.Diff(want, listed(list)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"content/a.md=A"}, names(tree)); d != "" {
		t.Error(d)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read every file")
	}
	root := project(t, "content/a.md", "A", "content/locked.md", "x", "content/shut/b.md", "B", "galen.yaml", "x")
	for _, name := range []string{"content/locked.md", "content/shut", "galen.yaml"} {
		full := filepath.Join(root, name)
		os.Chmod(full, 0)
		defer os.Chmod(full, 0o755)
	}
	tree, list := readSoon(t, root)
	want := []string{
		"content/shut: error: this cannot be read: permission denied | unreadable | 3",
		"content/locked.md: error: this cannot be read: permission denied | unreadable | 3",
		"galen.yaml: error: this cannot be read: permission denied | unreadable | 3",
	}
	if d := cmp.Diff(want, listed(list)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"content/a.md=A"}, names(tree)); d != "" {
		t.Error(d)
	}
}
