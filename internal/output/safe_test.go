package output

import (
	"os"
	"path/filepath"
	"testing"

	"galen/internal/diag"
)

func TestSafe(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(base, "home")
	project := filepath.Join(home, "work", "site")
	for _, d := range []string{"content/health", "templates", "themes", "shared"} {
		os.MkdirAll(filepath.Join(project, d), 0o755)
	}
	elsewhere := filepath.Join(base, "elsewhere", "media")
	os.MkdirAll(elsewhere, 0o755)
	os.Symlink(elsewhere, filepath.Join(project, "static"))
	os.Symlink("content", filepath.Join(project, "link"))
	os.Symlink("content/new/deeper", filepath.Join(project, "dangling"))
	os.Symlink("..", filepath.Join(project, "up"))
	os.Symlink("round", filepath.Join(project, "round"))
	os.Symlink("nothing/../odd", filepath.Join(project, "odd"))
	os.Symlink(project, filepath.Join(base, "alias"))
	t.Setenv("HOME", home)
	t.Chdir(project)
	before := look(t, base)
	for _, c := range []struct{ dir, says string }{
		{"/", "root of the disk"}, {"/../..", "root of the disk"},
		{home, "home folder"}, {base, "home folder"}, {filepath.Dir(base), "home folder"}, {"../..", "home folder"},
		{".", "the project itself"}, {"", "the project itself"}, {"..", "the project itself"}, {project + "/", "the project itself"},
		{"up", "the project itself"}, {"up/site", "the project itself"}, {filepath.Join(base, "alias"), "the project itself"},
		{"content", `"content"`}, {"content/", `"content"`}, {"content/health", `"content"`}, {"content/new/public", `"content"`},
		{"templates", `"templates"`}, {"templates/x", `"templates"`},
		{"static", `"static"`}, {"static/x", `"static"`}, {elsewhere, `"static"`}, {elsewhere + "/x/y", `"static"`}, {filepath.Dir(elsewhere), `"static"`},
		{"link", `"content"`}, {"link/x", `"content"`}, {"dangling", `"content"`}, {"dangling/x", `"content"`}, {"link/../content", `"content"`},
		{filepath.Join(base, "alias", "content"), `"content"`}, {"public/../content/x", `"content"`},
		{"round", "circle"}, {"round/x", "circle"}, {"odd", "circle"},
	} {
		wantProblem(t, Safe(c.dir, project), "output-unsafe", diag.Usage, c.says)
		wantProblem(t, Safe(c.dir, "."), "output-unsafe", diag.Usage, c.says)
	}
	for _, dir := range []string{"public", "public/deep/er", "contents", "shared", "../public", filepath.Join(home, "public"), filepath.Join(base, "www"), "themes/x",
		"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z"} {
		if err := Safe(dir, project); err != nil {
			t.Error(err)
		}
	}
	equal(t, look(t, base), before)
}

func TestSafeWhereSourcesAreMissing(t *testing.T) {
	project := t.TempDir()
	if err := Safe(filepath.Join(project, "public"), project); err != nil {
		t.Error(err)
	}
	wantProblem(t, Safe(filepath.Join(project, "content", "x"), project), "output-unsafe", diag.Usage, `"content"`)
}
