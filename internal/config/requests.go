package config

import (
	"regexp"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/theme/privacy"
)

// Policies are the ways in which pages get their security policy: by a file
// _headers, or in themselves, for hosts that know no headers.
var Policies = []string{"headers", "meta"}

// fetching are the headers whose addresses a browser uses without being asked.
var fetching = map[string]bool{"link": true, "refresh": true, "report-to": true, "reporting-endpoints": true, "nel": true, "content-security-policy": true,
	"content-security-policy-report-only": true, "sourcemap": true, "x-sourcemap": true, "speculation-rules": true, "expect-ct": true}

// reporting are the directives of a policy that send reports.
var reporting = regexp.MustCompile(`(?i)(?:^|;)\s*report-uri\s+([^;]*)`)

var inHeader = regexp.MustCompile(`(?i)(?:https?|wss?)?:?//[^\s"'<>,;]+`)

// checkRequests reports headers that make browsers talk to an origin which the
// site does not allow.
func checkRequests(r *frontmatter.Reader, c Config, list *diag.List) {
	for _, e := range r.Entries("headers") {
		name, value := strings.ToLower(e.Key), e.Value.Text
		if !fetching[name] {
			continue
		}
		if strings.HasPrefix(name, "content-security-policy") { // its sources allow, and fetch nothing
			value = ""
			for _, m := range reporting.FindAllStringSubmatch(e.Value.Text, -1) {
				value += " " + m[1]
			}
		}
		for _, url := range inHeader.FindAllString(value, -1) {
			if privacy.Foreign(url, c.Base.Origin, c.Allow) {
				*list = append(*list, diag.Errorf(e.Value.At, "foreign-request", "the header %q makes browsers contact %q", e.Key, url).
					WithHint("remove it, or allow the origin:  allow: [%s]", privacy.Origin(url, "")))
			}
		}
	}
}
