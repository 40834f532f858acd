package workflow

import "strings"

const gitLabHead = `# Written by galen. In Settings, CI/CD, Variables, set GALEN_ARCHIVE and GALEN_SHA256 (the
# release of galen for Linux), the keys of the target and, to keep the record,
# GALEN_GIT_TOKEN (a project token that may write to the repository).
# In Build, Pipeline schedules, add one with the interval  7 * * * *  for the default branch.
`

// gitLabCommon is what every job has.
func gitLabCommon() string {
	lines := append([]string{"apt-get update -qq && apt-get install -qqy --no-install-recommends ca-certificates curl git openssh-client"}, install...)
	return `default:
  image: debian:stable-slim
  before_script:
    - |
` + block(6, append(lines, `export PATH="$HOME/.local/bin:$PATH"`)...) + `  cache:
    key: galen
    paths: ["**/.galen/"]
`
}

// gitLabScript is what a job runs in the folder of the site.
func gitLabScript(s Site, lines ...string) string {
	return "  script:\n    - |\n" + block(6, append([]string{"cd " + quote(s.Folder)}, lines...)...)
}

func gitLabPublish(s Site, rules string) string {
	keep := append([]string{}, record...)
	keep[1] = `git diff --cached --quiet && exit 0` // nothing new was shown
	push := `test -z "$GALEN_GIT_TOKEN" || git push --quiet "https://galen:$GALEN_GIT_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:$CI_COMMIT_BRANCH" -o ci.skip`
	publish := append(s.credentials(), `git checkout --quiet -B "$CI_COMMIT_BRANCH" "origin/$CI_COMMIT_BRANCH"`,
		`if [ "$CI_PIPELINE_SOURCE" = schedule ]; then span="--for 55m --pull"; else span=; fi`, "galen publish "+quote(s.Live)+" $span")
	return "publish:\n  stage: deploy\n" + rules + "  timeout: 90 minutes\n" + gitLabScript(s, append(publish, append(keep, push)...)...)
}

// gitLab writes a pipeline: checks, previews of merge requests, and publishing when the
// default branch changes and when its time has come.
func gitLab(s Site) string {
	var w strings.Builder
	w.WriteString(gitLabHead + gitLabCommon())
	w.WriteString("check:\n  stage: test\n  rules:\n    - if: $CI_PIPELINE_SOURCE != \"schedule\"\n" + gitLabScript(s, "galen build", "galen check --format sarif > galen.sarif || { galen check; exit 1; }") +
		"  artifacts:\n    when: always\n    paths: [" + `"**/galen.sarif"` + "]\n")
	w.WriteString("preview:\n  stage: deploy\n  rules:\n    - if: $CI_PIPELINE_SOURCE == \"merge_request_event\"\n")
	if s.Preview != "" {
		w.WriteString(gitLabScript(s, append(s.credentials(), "galen publish "+quote(s.Preview))...))
	} else {
		w.WriteString(gitLabScript(s, `galen build --drafts --output "$CI_PROJECT_DIR/preview"`) + "  artifacts:\n    paths: [preview]\n")
	}
	if s.Live != "" {
		w.WriteString(gitLabPublish(s, "  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n"))
	}
	return w.String()
}

// gitLabSchedule writes a pipeline that does nothing but publish when the time has come.
func gitLabSchedule(s Site) string {
	return gitLabHead + "# Save it as " + File("gitlab") + ".\n" + gitLabCommon() + gitLabPublish(s, "  rules:\n    - if: $CI_PIPELINE_SOURCE == \"schedule\"\n")
}
