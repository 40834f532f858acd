package lsp

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// fileOf is the path on this machine that a URI names, "" when it is of no file here: an
// editor also has texts that were never saved, and files on other machines.
func fileOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || !strings.EqualFold(u.Scheme, "file") || u.Path == "" {
		return ""
	}
	here := u.Host == "" || strings.EqualFold(u.Host, "localhost")
	if !here && runtime.GOOS != "windows" {
		return ""
	}
	path := u.Path
	if runtime.GOOS == "windows" {
		if len(path) > 2 && path[0] == '/' && path[2] == ':' { // file:///c:/site
			path = strings.ToUpper(path[1:2]) + path[2:]
		}
		if !here { // file://server/share
			path = "//" + u.Host + path
		}
	}
	return filepath.Clean(filepath.FromSlash(path))
}

// uriOf is the URI of a path on this machine.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // c:/site
		path = "/" + path
	}
	u := url.URL{Scheme: "file", Path: path}
	return u.String()
}

// inSite is the name that a file has in the site at root, "" when it lies elsewhere.
func inSite(root, path string) string {
	name := below(root, path)
	if name == "" {
		folder, err := filepath.EvalSymlinks(filepath.Dir(path))
		if real, err2 := filepath.EvalSymlinks(root); err == nil && err2 == nil {
			name = below(real, filepath.Join(folder, filepath.Base(path)))
		}
	}
	return name
}

func below(root, path string) string {
	name, err := filepath.Rel(root, path)
	if err != nil || name == "." || name == ".." || strings.HasPrefix(name, ".."+string(filepath.Separator)) {
		return ""
	}
	return filepath.ToSlash(name)
}
