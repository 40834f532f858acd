package workflow

import (
	"strconv"
	"strings"
)

// script is the commands of a host that runs them by itself, one after the other.
func script(lines ...string) string { return strings.Join(lines, " && ") }

// hostInstall are the lines that fetch the program where it is run from its own folder.
func hostInstall() []string {
	return append(append([]string{}, install...), `PATH="$HOME/.local/bin:$PATH"`)
}

// netlify writes netlify.toml: Netlify builds the site itself, and every pull request as a
// preview with drafts. What is due is published by a build hook that a schedule calls.
func netlify(s Site) string {
	command := func(build string) string {
		return strconv.Quote("bash -c " + quote(script(append(hostInstall(), build)...)))
	}
	return "# Written by galen. In the settings of the site, set GALEN_ARCHIVE and GALEN_SHA256 (the release of\n" +
		"# galen for Linux). Netlify has no scheduler: have a schedule elsewhere (galen ci github) call a build hook.\n" +
		"[build]\nbase = " + strconv.Quote(s.Folder) + "\npublish = \"public\"\ncommand = " + command("galen check && galen build --release") +
		"\n\n[context.deploy-preview]\ncommand = " + command(`galen build --drafts --base-url "$DEPLOY_PRIME_URL/"`) +
		"\n\n[context.branch-deploy]\ncommand = " + command(`galen build --drafts --base-url "$DEPLOY_PRIME_URL/"`) + "\n"
}

// cloudflare writes the build command of Cloudflare Pages, which keeps no file for it.
func cloudflare(s Site) string {
	return "#!/bin/bash\n# Written by galen. In the settings of the Pages project: build command  bash galen-build.sh,  output\n" +
		"# " + s.Folder + "/public,  variables GALEN_ARCHIVE and GALEN_SHA256 (the release of galen for Linux).\n" +
		"# Cloudflare Pages has no scheduler: have a schedule elsewhere (galen ci github) call a deploy hook.\nset -euo pipefail\n" +
		strings.Join(hostInstall(), "\n") + "\ncd " + quote(s.Folder) +
		"\nif [ \"$CF_PAGES_BRANCH\" = main ]; then\n\tgalen check\n\tgalen build --release\nelse\n\tgalen build --drafts --base-url \"$CF_PAGES_URL/\"\nfi\n"
}
