package config

import (
	"net"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Base is where the site will live.
type Base struct {
	Origin string // https://news.example
	Path   string // "/", or the folder: "/news/"
}

// URL is the address of the home page: https://news.example/news/.
func (b Base) URL() string { return b.Origin + b.Path }

// readBase reads baseURL; flag, from the command line, comes before the file's.
func readBase(r *frontmatter.Reader, flag string, list *diag.List) Base {
	w := r.Line("baseURL", 500)
	if flag != "" {
		b, problem := parseBase(flag)
		if problem != "" {
			*list = append(*list, diag.Errorf(diag.Position{}, "bad-base-url", "--base-url %q %s", flag, problem).WithHint("write, for example,  https://news.example/"))
		}
		return b
	}
	if w.Text == "" {
		return Base{}
	}
	b, problem := parseBase(w.Text)
	if problem != "" {
		r.Problem("baseURL", "bad-base-url", "write, for example,  https://news.example/", "baseURL %q %s", w.Text, problem)
	}
	return b
}

// parseBase reads an address, or says what is wrong with it.
func parseBase(text string) (Base, string) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return Base{}, "is not a URL"
	case u.Scheme == "":
		return Base{}, "has no https:// before the host"
	case u.Scheme != "https" && u.Scheme != "http":
		return Base{}, "must begin with https://"
	case u.Host == "" || u.Hostname() == "":
		return Base{}, "names no host"
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return Base{}, "is not secure: a public site is served over https"
	case u.RawQuery != "" || u.Fragment != "" || u.User != nil || u.ForceQuery:
		return Base{}, "must be only a scheme, a host and a folder"
	case path.Clean("/"+u.Path) != "/"+strings.Trim(u.Path, "/") || strings.HasSuffix(u.Path, "//") || u.EscapedPath() != u.Path:
		return Base{}, "has a folder that cannot be used"
	}
	host := strings.ToLower(u.Hostname())
	if !hostForm.MatchString(host) && net.ParseIP(host) == nil {
		return Base{}, "must name its host in the letters a to z, digits, dots and hyphens (ü and the like as xn--…)"
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	usual := map[string]string{"https": "443", "http": "80"}[u.Scheme]
	switch port := u.Port(); {
	case strings.HasSuffix(u.Host, ":"):
		return Base{}, "names no port after the colon"
	case port != "" && port != usual:
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return Base{}, "names a port that does not exist"
		}
		host += ":" + port
	}
	b := Base{Origin: u.Scheme + "://" + host, Path: u.Path}
	if !strings.HasSuffix(b.Path, "/") {
		b.Path += "/"
	}
	return b, ""
}

var hostForm = regexp.MustCompile(`^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$`)

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}
