package workflow

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"
)

// sites are what files are written for, with names that YAML and the shell may misread.
func sites() map[string]Site {
	all := map[string]Site{"bare": {Folder: "."}}
	for _, name := range []string{"plain", "it's", `a "quoted" one`, "$HOME", "${{ github.token }}x", "a: b", "- a", "# a", "`date`", "grün", "%n", `back\slash`} {
		name = strings.ReplaceAll(name, "${{", "$ {{") // an expression of GitHub is none of the shell's business
		all[name] = Site{Folder: "sites/" + name, Live: name, Preview: "preview " + name, Schemes: []string{"s3", "sftp", "gs", "azure", "netlify", "cloudflare-pages"}}
	}
	all["no preview"] = Site{Folder: ".", Live: "live", Schemes: []string{"s3"}}
	return all
}

// TestGitHub: what is written is a workflow to actionlint, which knows the syntax of
// GitHub and its expressions.
func TestGitHub(t *testing.T) {
	linter := os.Getenv("GALEN_TEST_ACTIONLINT")
	if linter == "" {
		t.Skip("skipped: needs actionlint: go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 and GALEN_TEST_ACTIONLINT (.ci/run does)")
	}
	tried := 0
	for name, s := range sites() {
		for _, text := range []string{Write("github", s), Schedule("github", s)} {
			file := filepath.Join(t.TempDir(), "galen.yml")
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(linter, "-no-color", "-shellcheck=", "-pyflakes=", file).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", name, err, out)
			}
			tried++
		}
	}
	t.Logf("%d workflows", tried)
}

// jobKeys are those keywords of a job of GitLab that may be used (GitLab, CI/CD YAML
// syntax reference); a job must have a script.
var jobKeys = map[string]bool{"stage": true, "rules": true, "script": true, "artifacts": true, "timeout": true}

// TestScripts: what is written is YAML or TOML with the keys that a host knows, and every
// script in it is one to a shell.
func TestScripts(t *testing.T) {
	shells := 0
	shell := func(name, text string) {
		t.Helper()
		shells++
		cmd := exec.Command("bash", "-n")
		cmd.Stdin = strings.NewReader(text)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v %s\n%s", name, err, out, text)
		}
	}
	for name, s := range sites() {
		for _, forge := range Forges {
			if strings.ContainsAny(s.Folder, "\n") || File(forge) == "" {
				t.Fatal(forge)
			}
		}
		for _, text := range []string{Write("github", s), Schedule("github", s)} {
			var w struct {
				Jobs map[string]struct {
					Steps []struct{ Run, Uses string }
				}
			}
			if err := yaml.Unmarshal([]byte(text), &w); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, text)
			}
			for _, job := range w.Jobs {
				for _, step := range job.Steps {
					if step.Run == "" && step.Uses == "" {
						t.Errorf("%s: an empty step", name)
					}
					shell(name, step.Run)
				}
			}
		}
		for _, text := range []string{Write("gitlab", s), Schedule("gitlab", s)} {
			var jobs map[string]map[string]any
			if err := yaml.Unmarshal([]byte(text), &jobs); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, text)
			}
			for job, keys := range jobs {
				script, _ := keys["script"].([]any)
				if job == "default" {
					script, _ = keys["before_script"].([]any)
				}
				if len(script) != 1 {
					t.Errorf("%s: %s has %d scripts", name, job, len(script))
					continue
				}
				shell(name, script[0].(string))
				for key := range keys {
					if job != "default" && !jobKeys[key] {
						t.Errorf("%s: a job of GitLab has no %q", name, key)
					}
				}
			}
		}
		var n struct {
			Build   struct{ Base, Publish, Command string }
			Context map[string]struct{ Command string }
		}
		if err := toml.Unmarshal([]byte(Write("netlify", s)), &n); err != nil || n.Build.Base != s.Folder || len(n.Context) != 2 {
			t.Fatalf("%s: %v\n%s", name, err, Write("netlify", s))
		}
		shell(name, n.Build.Command)
		shell(name, n.Context["deploy-preview"].Command)
		shell(name, Write("cloudflare", s))
	}
	if shells < 100 {
		t.Errorf("%d scripts were read", shells)
	}
}

// TestWhatIsDone: each file builds, checks, and publishes with the keys of its targets.
func TestWhatIsDone(t *testing.T) {
	s := Site{Folder: ".", Live: "live", Preview: "preview", Schemes: []string{"s3"}}
	for forge, want := range map[string][]string{
		"github":     {"galen build", "galen check --format github", "galen publish 'live' --for 1h", "galen publish 'preview'", "secrets.AWS_SECRET_ACCESS_KEY", "actions/cache", ".galen", "pull_request", "schedule"},
		"gitlab":     {"galen build", "galen check", "galen publish 'live'", "--for 55m --pull", "galen publish 'preview'", ".galen", "merge_request_event", "schedule"},
		"netlify":    {"galen check", "galen build --release", "galen build --drafts"},
		"cloudflare": {"galen check", "galen build --release", "galen build --drafts"},
	} {
		text := Write(forge, s)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", forge, w, text)
			}
		}
		if strings.Contains(text, "SSH") {
			t.Errorf("%s asks for a key that no target needs", forge)
		}
	}
}
