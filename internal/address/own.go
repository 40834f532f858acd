package address

import "strings"

// Own is the path, from its first slash on, of an address that leads to the site at
// base, such as https://news.example/folder/: with http for https, with or without
// www., in capitals and with the usual port as well. It is relative to the base's
// folder: /flu/ for https://news.example/folder/flu/.
func Own(base, address string) (path string, own bool) {
	if rest, same := strings.CutPrefix(address, base); same && base != "" {
		return "/" + rest, true // nearly always, when it is
	}
	if len(address) < len("http://") || address[0]|0x20 != 'h' {
		return "", false
	}
	host, at, ok := site(address)
	home, from, known := site(base)
	if !ok || !known || host != home {
		return "", false
	}
	folder, rest := base[from:], address[at:]
	if rest == "" || rest[0] == '?' || rest[0] == '#' {
		rest = "/" + rest
	}
	if rest+"/" == folder {
		return "/", true
	}
	below, own := strings.CutPrefix(rest, folder)
	if !own {
		return "", false
	}
	return "/" + below, true
}

// site is the host of an address in small letters, without www. and a usual port, and
// where its path begins.
func site(address string) (host string, path int, ok bool) {
	scheme, rest, found := strings.Cut(address, "://")
	if scheme = strings.ToLower(scheme); !found || scheme != "https" && scheme != "http" {
		return "", 0, false
	}
	path = len(address)
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		path = len(address) - len(rest) + i
	}
	host = strings.ToLower(address[len(address)-len(rest) : path])
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":443"), ":80")
	host = strings.TrimSuffix(strings.TrimPrefix(host, "www."), ".")
	return host, path, host != "" && !strings.Contains(host, "@")
}
