package source

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hosts are hidden files by which those who keep a site tell its server something:
// Apache, GitHub Pages, Codeberg, Cloudflare and Surge read them.
var hosts = []string{".htaccess", ".nojekyll", ".domains", ".assetsignore", ".surgeignore"}

// litter are beginnings of the names of hidden files that nobody means to publish.
var litter = []string{
	".git", ".svn", ".hg", ".DS_Store", "._", ".#", ".~", ".nfs", ".fuse_hidden", ".Trash", ".Spotlight", ".fseventsd", ".TemporaryItems", ".AppleDouble",
	".LSOverride", ".VolumeIcon", ".directory", ".keep", ".empty", ".placeholder", ".idea", ".vscode", ".obsidian", ".zed", ".fleet", ".vs", ".project",
	".settings", ".sublime", ".editorconfig", ".prettier", ".eslint", ".stylelint", ".babel", ".npm", ".yarn", ".node", ".cache", ".parcel", ".sass-cache",
	".env", ".ht", ".ssh", ".aws", ".netrc", ".stfolder", ".stignore", ".stversions", ".sync", ".dropbox", ".galen", ".tmp", ".swp", ".hidden",
}

// forgotten reports whether a name that is ignored may be one that was meant to be
// published.
func forgotten(name string) bool {
	return strings.Trim(name, ".") != "" && strings.HasPrefix(name, ".") && !strings.HasSuffix(name, "~") && !strings.HasSuffix(name, ".swp") && !strings.HasSuffix(name, ".swx") &&
		!strings.HasSuffix(name, ".swo") && !strings.HasSuffix(name, ".bak") && !strings.HasSuffix(name, ".tmp") &&
		!slices.ContainsFunc(litter, func(start string) bool { return strings.HasPrefix(name, start) })
}

// Ignored reports whether a name is not source: hidden, or left by an editor.
func Ignored(name string) bool {
	switch {
	case name == ".well-known", slices.Contains(hosts, name):
		return false
	case strings.HasPrefix(name, "."), strings.HasSuffix(name, "~"), name == "4913":
		return true
	case strings.HasPrefix(name, "~$"), name == "Thumbs.db", name == "desktop.ini": // Office's locks hold the editor's name
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	case strings.HasSuffix(name, "___jb_tmp___"), strings.HasSuffix(name, "___jb_old___"):
		return true
	}
	switch path.Ext(name) {
	case ".swp", ".swx", ".tmp", ".bak":
		return true
	}
	return false
}

// reservedNames cannot be the name of a file on Windows, with any ending.
var reservedNames = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// Reserved reports whether Windows can have no file of that name: a site with one could
// not be copied there.
func Reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	return slices.Contains(reservedNames, stem) || strings.TrimRight(name, ". ") != name
}

// unfit says why a file's name cannot become part of a URL, or "".
func unfit(name string) string {
	if !utf8.ValidString(name) {
		return "is not valid UTF-8"
	}
	for _, c := range name {
		switch {
		case unicode.IsControl(c) || c == '\u2028' || c == '\u2029' || c == utf8.RuneError:
			return "holds a control character"
		case unicode.Is(unicode.Bidi_Control, c):
			return "contains a character that changes the direction of writing"
		case strings.ContainsRune(`:\?*"<>|#%`, c):
			return "holds the character " + string(c) + ", which is not possible in a URL"
		}
	}
	if Reserved(name) && path.Ext(name) != ".md" { // of an article its slug is judged
		return "is not allowed on Windows"
	}
	if len(name) > 200 {
		return "is longer than 200 bytes"
	}
	return ""
}
