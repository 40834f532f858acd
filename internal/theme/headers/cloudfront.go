package headers

import (
	"encoding/json"
	"strconv"
	"strings"
)

// cloudFront writes a ResponseHeadersPolicyConfig of CloudFront, as the command
// aws cloudfront create-response-headers-policy reads it. Headers for which CloudFront has a
// field of their own are refused among the others. How long a file may be kept stands at
// each object of the store, where galen publish puts it.
func cloudFront(rules []Rule) string {
	type item struct {
		Header, Value string
		Override      bool
	}
	security := map[string]any{}
	custom := []item{}
	for _, h := range rules[0].Headers {
		of := map[string]any{"Override": true}
		switch name := strings.ToLower(h.Name); name {
		case "cache-control":
		case "content-security-policy":
			of["ContentSecurityPolicy"], security["ContentSecurityPolicy"] = h.Value, of
		case "referrer-policy":
			of["ReferrerPolicy"], security["ReferrerPolicy"] = h.Value, of
		case "x-content-type-options":
			security["ContentTypeOptions"] = of
		case "x-frame-options":
			of["FrameOption"], security["FrameOptions"] = strings.ToUpper(h.Value), of
		case "strict-transport-security":
			of["AccessControlMaxAgeSec"] = maxAge(h.Value)
			of["IncludeSubdomains"] = strings.Contains(strings.ToLower(h.Value), "includesubdomains")
			of["Preload"] = strings.Contains(strings.ToLower(h.Value), "preload")
			security["StrictTransportSecurity"] = of
		default:
			custom = append(custom, item{h.Name, h.Value, true})
		}
	}
	policy := map[string]any{
		"Name": "galen", "Comment": "Written by galen headers --for s3", "SecurityHeadersConfig": security,
		"CustomHeadersConfig": map[string]any{"Quantity": len(custom), "Items": custom},
	}
	var w strings.Builder
	e := json.NewEncoder(&w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	_ = e.Encode(policy) // strings and numbers always can be
	return w.String()
}

// maxAge is the number of seconds in a Strict-Transport-Security header.
func maxAge(value string) int {
	_, rest, _ := strings.Cut(strings.ToLower(value), "max-age=")
	rest = strings.Trim(rest, `"`)
	digits, _, _ := strings.Cut(rest, ";")
	n, _ := strconv.Atoi(strings.TrimSpace(strings.Trim(digits, `"`)))
	return n
}
