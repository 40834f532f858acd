// Package workflow writes the files by which a forge or a host builds a site, checks it,
// shows previews of what is proposed, and publishes it when something changes and when
// its time has come.
//
// Nothing in them has to be renewed. A schedule runs every hour; galen publish --for 1h
// then stays as long as something is to change within the hour, and publishes at that
// very moment. GitHub ends the schedules of a repository in which nothing happens for
// sixty days, and so each run says that this one is wanted.
//
// Words that come from a site (the name of a target, a folder) stand between quotation
// marks of the shell within a block of YAML, in which nothing means anything.
package workflow

import (
	"slices"
	"strings"
)

// Site is what a file is written for.
type Site struct {
	Folder  string   // of the site, below the root of the repository: "." or "news"
	Live    string   // the target that readers see; "" when there is none
	Preview string   // the target that colleagues see; "" when there is none
	Schemes []string // of both, such as s3 or sftp: they decide which keys are handed on
}

// Forges are the names that Write knows.
var Forges = []string{"github", "gitlab", "netlify", "cloudflare"}

// File is where the file of a forge lies, below the root of a repository.
func File(forge string) string {
	return map[string]string{"github": ".github/workflows/galen.yml", "gitlab": ".gitlab-ci.yml", "netlify": "netlify.toml", "cloudflare": "galen-build.sh"}[forge]
}

// Write gives the file of a forge: checks, previews and publishing.
func Write(forge string, s Site) string {
	switch forge {
	case "github":
		return gitHub(s)
	case "gitlab":
		return gitLab(s)
	case "netlify":
		return netlify(s)
	}
	return cloudflare(s)
}

// Schedule gives what publishes a site at github or gitlab when its time has come, and
// nothing else.
func Schedule(forge string, s Site) string {
	if forge == "github" {
		return gitHubSchedule(s)
	}
	return gitLabSchedule(s)
}

// keys are the variables by which the targets are opened, by scheme.
var keys = map[string][]string{
	"s3":               {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"},
	"azure":            {"AZURE_STORAGE_ACCOUNT", "AZURE_STORAGE_KEY"},
	"netlify":          {"NETLIFY_AUTH_TOKEN"},
	"cloudflare-pages": {"CLOUDFLARE_API_TOKEN"},
	"gs":               {"GOOGLE_APPLICATION_CREDENTIALS_JSON"},
	"sftp":             {"GALEN_SSH_PRIVATE_KEY", "GALEN_SSH_KNOWN_HOSTS"},
}

// secrets are the variables that a site needs, each once.
func (s Site) secrets() (names []string) {
	for _, scheme := range s.Schemes {
		for _, name := range keys[scheme] {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// quote makes a word of the shell.
func quote(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }

// install are the lines that fetch the program, check it and put it where it is found.
var install = []string{
	`test -n "$GALEN_ARCHIVE" || { echo "set the variable GALEN_ARCHIVE to the address of galen_…_linux_amd64.tar.gz, and GALEN_SHA256 to its SHA-256"; exit 1; }`,
	`curl -fsSL --retry 5 -o /tmp/galen.tar.gz "$GALEN_ARCHIVE"`,
	`echo "$GALEN_SHA256  /tmp/galen.tar.gz" | sha256sum --check`,
	`mkdir -p "$HOME/.local/bin"`,
	`tar -xzf /tmp/galen.tar.gz -C "$HOME/.local/bin" galen`,
}

// credentials are the lines that put keys which are files where they are looked for.
func (s Site) credentials() (lines []string) {
	if slices.Contains(s.Schemes, "sftp") {
		lines = append(lines, `umask 077`, `mkdir -p "$HOME/.ssh"`, `printf '%s\n' "$GALEN_SSH_PRIVATE_KEY" > "$HOME/.ssh/galen"`, `printf '%s\n' "$GALEN_SSH_KNOWN_HOSTS" >> "$HOME/.ssh/known_hosts"`,
			`export GALEN_SSH_KEY="$HOME/.ssh/galen"`)
	}
	if slices.Contains(s.Schemes, "gs") {
		lines = append(lines, `umask 077`, `printf '%s' "$GOOGLE_APPLICATION_CREDENTIALS_JSON" > /tmp/galen-google.json`, `export GOOGLE_APPLICATION_CREDENTIALS=/tmp/galen-google.json`)
	}
	return lines
}

// record are the lines that keep what readers were shown. A branch that has moved on is
// taken in first.
var record = []string{
	`git add -- record.jsonl 2>/dev/null || true`,
	`git diff --cached --quiet && exit 0`,
	`git -c user.name=galen -c user.email=galen@localhost commit --quiet -m "record: what readers saw" -- record.jsonl`,
}

// block writes lines as a literal block of YAML, with so many spaces before each.
func block(indent int, lines ...string) string {
	var w strings.Builder
	for _, l := range lines {
		w.WriteString(strings.Repeat(" ", indent) + l + "\n")
	}
	return w.String()
}
