package preview

import (
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// refusal is why a request is not answered.
type refusal struct {
	status int
	reason string
}

// refuse judges who asks, and how, before anything is looked up. Nil means that
// the request may be answered.
func (s *Server) refuse(r *http.Request) *refusal {
	switch {
	case !strings.HasPrefix(r.RequestURI, "/"):
		return &refusal{http.StatusBadRequest, "an address begins with a slash"}
	case !s.isHost(r):
		return &refusal{http.StatusMisdirectedRequest, "the preview does not answer for this host name"}
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return &refusal{http.StatusMethodNotAllowed, "the preview is read-only"}
	case r.ContentLength != 0:
		return &refusal{http.StatusBadRequest, "the preview is read-only and accepts no data"}
	case !sameOrigin(r) && !(followed(r) && !strings.HasPrefix(r.RequestURI, own)):
		return &refusal{http.StatusForbidden, "the preview cannot be used by pages of other sites"}
	}
	return nil
}

// isHost reports whether the request names the host by a name that is ours: one
// of the loopback names or the address of the connection, each with the port of
// the connection, or one that was allowed. Names in DNS that somebody else may
// point at this machine are not among them.
func (s *Server) isHost(r *http.Request) bool {
	name, port := splitHost(r.Host)
	if name == "" {
		return false
	}
	for _, allowed := range s.opt.AllowHosts {
		if allowedName, allowedPort := splitHost(allowed); strings.EqualFold(name, allowedName) && (allowedPort == "" || port == allowedPort) {
			return true
		}
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if !ok {
		return false
	}
	if port == "" {
		port = "80"
	}
	own := []string{"localhost", "127.0.0.1", "[::1]", bracketed(local.AddrPort().Addr().Unmap().WithZone("").String())}
	return port == strconv.Itoa(local.Port) && slices.ContainsFunc(own, func(n string) bool { return strings.EqualFold(n, name) })
}

func bracketed(ip string) string {
	if strings.Contains(ip, ":") {
		return "[" + ip + "]"
	}
	return ip
}

var hostForm = regexp.MustCompile(`^(\[[0-9A-Fa-f:.]+\]|[^\[\]:]+)(?::([0-9]{1,5}))?$`)

// splitHost takes a Host header apart. The port may be missing; the name is
// empty when it is none.
func splitHost(host string) (name, port string) {
	if m := hostForm.FindStringSubmatch(host); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

// sameOrigin reports whether a request comes from a page of the preview, or from
// no page at all. Origin and Sec-Fetch-Site are written by the browser; a page
// cannot change them. Another port of this machine is another origin.
func sameOrigin(r *http.Request) bool {
	for _, origin := range r.Header.Values("Origin") {
		u, err := url.Parse(origin)
		if err != nil || !strings.EqualFold(u.Host, r.Host) || u.Scheme != "http" && u.Scheme != "https" {
			return false
		}
	}
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		if site != "same-origin" && site != "none" {
			return false
		}
	}
	return true
}

// followed reports whether a person came here by a link from elsewhere: the page
// evict into a tab of its own, not into somebody's frame.
func followed(r *http.Request) bool {
	return r.Header.Get("Origin") == "" && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// sourceFor is how a policy names what the client needs. Policies have no way of
// writing an IPv6 address; only the whole origin can be named then.
func sourceFor(host string) string {
	if strings.HasPrefix(host, "[") {
		return "'self'"
	}
	return "http://" + host + own
}
