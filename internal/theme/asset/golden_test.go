package asset_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/theme/asset"
)

var update = flag.Bool("update", false, "write what is published into the golden files")

// rules are those of a site in a folder, so that a forgotten root shows.
var rules = asset.Rules{Root: "/news/", Origin: "https://news.example", Allow: []string{"https://media.example"}}

// TestGolden publishes each archive of testdata. Its files below static/ are the
// input; want/ holds what is published and the problems as an editor sees them.
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var files []source.File
			var want []txtar.File
			for _, f := range archive.Files {
				if strings.HasPrefix(f.Name, "static/") {
					files = append(files, source.NewFile(f.Name, f.Data))
				} else {
					want = append(want, f)
				}
			}
			got := publish(files)
			if *update {
				archive.Files = append(archive.Files[:len(files)], got...)
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(&txtar.Archive{Files: want})), string(txtar.Format(&txtar.Archive{Files: got}))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// publish gives the published files when all is well, otherwise the problems.
func publish(files []source.File) []txtar.File {
	set, list := asset.Load(files, rules)
	if len(list) > 0 {
		var out bytes.Buffer
		diag.Printer{Source: func(file string) []byte {
			for _, f := range files {
				if f.Path == file {
					return f.Data
				}
			}
			return nil
		}}.Text(&out, list)
		return []txtar.File{{Name: "want/problems", Data: out.Bytes()}}
	}
	var all []txtar.File
	for _, a := range set.All() {
		all = append(all, txtar.File{Name: "want/" + a.Path, Data: append(slices.Clone(a.Data), 10)})
	}
	return all
}
