package workflow

import "strings"

const gitHubHead = `# Written by galen. In the settings of the repository, set the variables GALEN_ARCHIVE and
# GALEN_SHA256 (the release of galen for Linux) and, as secrets, the keys listed below.
`

const hourly = `  schedule:
    - cron: "7 * * * *" # away from the full hour, at which GitHub is late
`

// gitHubSteps are those that come first in every job.
func gitHubSteps() string {
	return `      - uses: actions/checkout@v4
      - name: Install galen
        env:
          GALEN_ARCHIVE: ${{ vars.GALEN_ARCHIVE }}
          GALEN_SHA256: ${{ vars.GALEN_SHA256 }}
        run: |
` + block(10, append(install, `echo "$HOME/.local/bin" >> "$GITHUB_PATH"`)...) + `      - uses: actions/cache@v4
        with:
          path: "**/.galen"
          key: galen-${{ github.run_id }}-${{ github.job }}
          restore-keys: galen-
`
}

// gitHubRun is a step that runs lines in the folder of the site.
func gitHubRun(s Site, name string, withKeys bool, lines ...string) string {
	var w strings.Builder
	w.WriteString("      - name: " + name + "\n")
	if secrets := s.secrets(); withKeys && len(secrets) > 0 {
		w.WriteString("        env:\n")
		for _, k := range secrets {
			w.WriteString("          " + k + ": ${{ secrets." + k + " }}\n")
		}
	}
	w.WriteString("        run: |\n" + block(10, append([]string{"cd " + quote(s.Folder)}, lines...)...))
	return w.String()
}

// gitHubPublish is the job that publishes.
func gitHubPublish(s Site, when string) string {
	return `  publish:
` + when + `    runs-on: ubuntu-latest
    timeout-minutes: 90
    permissions:
      contents: write
      actions: write
    concurrency:
      group: galen-publish
      cancel-in-progress: true # a run that waits for its time gives way to what is newer
    steps:
` + gitHubSteps() +
		gitHubRun(s, "Publish", true, append(s.credentials(), "galen publish "+quote(s.Live))...) +
		gitHubRun(s, "Keep the record", false, append(record, "git push --quiet")...) +
		gitHubRun(s, "Publish what is due within the hour", true, append(s.credentials(), "galen publish "+quote(s.Live)+" --for 1h")...) +
		gitHubRun(s, "Keep the record of that", false, append(record, "git push --quiet")...) +
		`      - name: Keep the schedule alive
        if: github.event_name == 'schedule'
        env:
          GH_TOKEN: ${{ github.token }}
        run: gh api --method PUT "repos/$GITHUB_REPOSITORY/actions/workflows/galen.yml/enable"
`
}

// gitHub writes a workflow: checks with annotations, previews of pull requests, and
// publishing when the main branch changes and when its time has come.
func gitHub(s Site) string {
	var w strings.Builder
	w.WriteString(gitHubHead + "name: Site\non:\n  push:\n    branches: [main]\n  pull_request:\n  workflow_dispatch:\n" + hourly + "permissions:\n  contents: read\njobs:\n")
	w.WriteString("  check:\n    if: github.event_name != 'schedule'\n    runs-on: ubuntu-latest\n    steps:\n" + gitHubSteps() +
		gitHubRun(s, "Build", false, "galen build") + gitHubRun(s, "Editorial rules", false, "galen check --format github"))
	w.WriteString("  preview:\n    if: github.event_name == 'pull_request'\n    runs-on: ubuntu-latest\n    steps:\n" + gitHubSteps())
	if s.Preview != "" {
		w.WriteString(gitHubRun(s, "Publish the preview", true, append(s.credentials(), "galen publish "+quote(s.Preview))...))
	} else {
		w.WriteString(gitHubRun(s, "Build the preview", false, `galen build --drafts --output "$RUNNER_TEMP/preview"`) +
			"      - uses: actions/upload-artifact@v4\n        with:\n          name: preview\n          path: ${{ runner.temp }}/preview\n")
	}
	if s.Live != "" {
		w.WriteString(gitHubPublish(s, "    if: github.event_name != 'pull_request'\n"))
	}
	return w.String()
}

// gitHubSchedule writes a workflow that does nothing but publish when the time has come.
func gitHubSchedule(s Site) string {
	return gitHubHead + "# Save it as " + File("github") + ".\nname: Site\non:\n  workflow_dispatch:\n" + hourly + "permissions:\n  contents: read\njobs:\n" + gitHubPublish(s, "")
}
