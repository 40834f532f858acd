package headers

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inPage is the hash of a script or a style in a page.
func inPage(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// least is the policy of a site that needs nothing, without its directives for
// forms, base and frames.
const least = "default-src 'none'; img-src 'self'; style-src 'self'; connect-src 'self'"

const closing = "; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

func TestPolicy(t *testing.T) {
	terms := Terms{Own: "https://news.example"}
	allowing := Terms{Own: "https://news.example", Allow: []string{"https://media.example"}}
	forms := Terms{Own: "https://news.example", Forms: []string{"https://forms.example"}}
	for _, c := range []struct {
		layouts, sheet string
		terms          Terms
		want           string
	}{
		{`<link rel=stylesheet href=x><img src=x>`, "", terms, least + closing},
		{`<script type="application/ld+json">x</script>`, "", terms, least + closing},
		{`<img src="data:image/gif;base64,x">`, "", terms, strings.Replace(least, "img-src 'self'", "img-src 'self' data:", 1) + closing},
		{``, `a{background:url("data:image/svg+xml,x")}`, terms, strings.Replace(least, "img-src 'self'", "img-src 'self' data:", 1) + closing},
		{``, `@font-face{src:url(/a.woff2)}`, terms, least + "; font-src 'self'" + closing},
		{`<script src="x"></script>`, "", terms, "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'" + closing},
		{`<script>f()</script><script>f()</script>`, "", terms, "default-src 'none'; img-src 'self'; style-src 'self'; script-src " + inPage("f()") + "; connect-src 'self'" + closing},
		{`<style>p{}</style>`, "", terms, strings.Replace(least, "style-src 'self'", "style-src 'self' "+inPage("p{}"), 1) + closing},
		{`<video src=x></video><iframe src=x></iframe><link rel=manifest href=x>`, "", terms, least + "; media-src 'self'; frame-src 'self'; manifest-src 'self'" + closing},
		{`<object data=x></object>`, "", terms, least + "; object-src 'self'" + closing},
		{`<form action=x>`, "", terms, least + closing},
		{`<form action=/search/>`, "", terms, strings.Replace(least+closing, "form-action 'none'", "form-action 'self'", 1)},
		{`<form action=x>`, "", forms, strings.Replace(least+closing, "form-action 'none'", "form-action 'self' https://forms.example", 1)},
		{`<form action=/search/>`, "", Terms{Own: "https://news.example", Forms: []string{"https://news.example"}}, strings.Replace(least+closing, "form-action 'none'", "form-action 'self'", 1)},
		{`<base href=x>`, "", terms, strings.Replace(least+closing, "base-uri 'none'", "base-uri 'self'", 1)},
		{`<script src="x"></script>`, "", allowing, "default-src 'none'; img-src 'self' https://media.example; style-src 'self' https://media.example; " +
			"script-src 'self' https://media.example; worker-src 'self'; connect-src 'self' https://media.example" + closing},
	} {
		var n Needs
		n.Page([]byte(c.layouts))
		n.Sheet([]byte(c.sheet))
		p := NewPolicy(n, c.terms)
		if d := cmp.Diff(c.want, p.String()); d != "" {
			t.Errorf("%s%s\n%s", c.layouts, c.sheet, d)
		}
		if strings.Contains(p.String(), "unsafe") {
			t.Errorf("%s: %s", c.layouts, p)
		}
		if want := strings.TrimSuffix(c.want, "; frame-ancestors 'none'"); p.Meta() != want {
			t.Errorf("%s: in a page %s", c.layouts, p.Meta())
		}
	}
}

// TestGuard is each fault that a finished page can have, and what is none.
func TestGuard(t *testing.T) {
	var needs Needs
	needs.Page([]byte(`<script>known()</script><style>p{}</style><video src=x></video><form action=x><img src="data:x">`))
	terms := Terms{Own: "https://news.example", Allow: []string{"https://media.example"}, Forms: []string{"https://forms.example"}}
	g := NewGuard(needs, terms)
	for page, want := range map[string]string{
		`<img src=/a><img src=https://news.example/b><link rel=stylesheet href=c>`: "",
		`<a href=https://evil.example ping=/x>`:                                    "",
		`<meta http-equiv=refresh content="0;url=/new/">`:                          "",
		`<img src=https://media.example/a>`:                                        "depends",
		`<form action=https://forms.example/x><video src=/a></video>`:              "depends",
		`<script>known()</script><style>p{}</style><img src="data:x">`:             "depends",
		`<img src=https://evil.example/a>`:                                         `foreign-request <img src> https://evil.example/a`,
		`<img src=https://forms.example/a>`:                                        `foreign-request <img src> https://forms.example/a`,
		`<form action=https://evil.example>`:                                       `foreign-request <form action> https://evil.example`,
		`<link rel=preconnect href=//evil.example>`:                                `foreign-request <link preconnect> //evil.example`,
		`<meta http-equiv=refresh content="0;url=https://evil.example">`:           `foreign-request <meta refresh> https://evil.example`,
		`<script>unknown()</script>`:                                               `script-in-page <script> `,
		`<style>a{}</style>`:                                                       `style-in-page <style> `,
		`<p style="color:red">`:                                                    `style-in-page <p style> `,
		`<p onclick="x()">`:                                                        `script-in-page <p onclick> `,
		`<a href="javascript:x()">`:                                                `script-in-page <a href> javascript:x()`,
		`<iframe src=/x></iframe>`:                                                 `closed-by-policy <iframe src> /x`,
		`<script src=/x.js></script>`:                                              `closed-by-policy <script src> /x.js`,
		`<link rel=stylesheet href="data:text/css,x">`:                             `closed-by-policy <link stylesheet> data:text/css,x`,
		`<object data=/x></object>`:                                                `closed-by-policy <object data> /x`,
	} {
		faults, depends := g.Page([]byte(page), untold)
		got := ""
		for _, f := range faults {
			got = f.Code + " " + f.At + " " + f.URL
			if f.Hint == "" {
				t.Errorf("%s: no hint", page)
			}
		}
		if got == "" && depends {
			got = "depends"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
	if faults, _ := g.Text([]byte(`<p style="x">a</p><img src=https://evil.example/x>`)); len(faults) != 1 || faults[0].Code != "foreign-request" {
		t.Errorf("in a feed: %v", faults)
	}
}

// TestGuardAndPolicy: what a policy is made of, its guard lets pass.
func TestGuardAndPolicy(t *testing.T) {
	for _, page := range []string{`<script src=/x></script>`, `<script>a</script>`, `<style>@import "/x";</style>`, `<iframe src=/x></iframe>`, `<embed src=/x>`, `<form action=/x>`,
		`<base href=/>`, `<audio src=/x></audio>`, `<link rel=manifest href=/x>`, `<link rel=preload as=font href=/x>`, `<img src="data:,">`} {
		var needs Needs
		needs.Page([]byte(page))
		g := NewGuard(needs, Terms{Own: "https://news.example"})
		if faults, _ := g.Page([]byte(page), untold); len(faults) > 0 {
			t.Errorf("%s: %v", page, faults)
		}
		if g.Terms()[0] == "" || cmp.Equal(g.Terms(), NewGuard(Needs{}, Terms{Own: "https://news.example"}).Terms()) {
			t.Errorf("%s: the guard goes by the same as that of an empty page", page)
		}
	}
}

func TestAll(t *testing.T) {
	own := []Header{{"referrer-policy", "no-referrer"}, {"X-Own", "a"}}
	var names []string
	for _, h := range All(Policy{}, false, own) {
		names = append(names, h.Name+"="+h.Value)
	}
	all := strings.Join(names, "\n")
	for _, want := range []string{"referrer-policy=no-referrer", "X-Own=a", "X-Content-Type-Options=nosniff", "camera=()"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in\n%s", want, all)
		}
	}
	if strings.Contains(all, "Referrer-Policy=") || strings.Contains(all, "Strict-Transport") {
		t.Errorf("too much:\n%s", all)
	}
	if !strings.Contains(Write("netlify", Rules(All(Policy{}, true, nil), "")), "Strict-Transport-Security: max-age=") {
		t.Error("an https site is not said to stay one")
	}
}

func TestFormats(t *testing.T) {
	rules := Rules([]Header{{"X-Test", `a "quoted\" word`}}, "/immutable/*")
	if d := cmp.Diff("/*\n  X-Test: a \"quoted\\\" word\n/immutable/*\n  Cache-Control: public, max-age=31536000, immutable\n", File(rules)); d != "" {
		t.Error(d)
	}
	for format, want := range map[string]string{
		"nginx":      `add_header X-Test "a \"quoted\\\" word" always;`,
		"caddy":      "X-Test `a \"quoted{http.vars.galen_backslash}\" word`",
		"cloudflare": "/immutable/*\n",
		"apache":     `Header always set X-Test "a \"quoted\\\\\" word"`,
		"s3":         `"Value": "a \"quoted\\\" word"`,
	} {
		if text := Write(format, rules); !strings.Contains(text, want) {
			t.Errorf("%s:\n%s", format, text)
		}
	}
	if text := Write("nginx", Rules([]Header{{"X-Cost", "$5"}}, "")); !strings.Contains(text, `add_header X-Cost "${galen_dollar}5" always;`) || !strings.Contains(text, "geo $galen_dollar") {
		t.Errorf("a dollar: %s", text)
	}
	if n := len(Rules(nil, "")); n != 1 {
		t.Errorf("%d rules", n)
	}
}

// TestWithFrames: the policy of a page opens for its frames and nothing else.
func TestWithFrames(t *testing.T) {
	terms := Terms{Own: "https://news.example"}
	var own Needs
	own.Page([]byte(`<iframe src=/x></iframe>`))
	films := []string{"https://films.example"}
	for _, c := range []struct{ got, want string }{
		{NewPolicy(Needs{}, terms).WithFrames(nil).String(), least + closing},
		{NewPolicy(Needs{}, terms).WithFrames(films).String(), least + "; frame-src https://films.example" + closing},
		{NewPolicy(Needs{}, terms).WithFrames(films).Meta(), least + "; frame-src https://films.example; form-action 'none'; base-uri 'none'"},
		{NewPolicy(own, terms).WithFrames(append(films, "https://clips.example")).String(), least + "; frame-src 'self' https://films.example https://clips.example" + closing},
		{NewPolicy(own, terms).WithFrames(films).WithFrames(films).String(), least + "; frame-src 'self' https://films.example" + closing},
	} {
		if d := cmp.Diff(c.want, c.got); d != "" {
			t.Error(d)
		}
	}
	site := NewPolicy(own, terms)
	site.WithFrames(films)
	if d := cmp.Diff(least+"; frame-src 'self'"+closing, site.String()); d != "" {
		t.Errorf("the policy of the site has changed: %s", d)
	}
	file := File(Rules(All(NewPolicy(Needs{}, terms), false, nil), "/im/*", Page("/film/", NewPolicy(Needs{}, terms).WithFrames(films))))
	if want := "/film/\n  ! Content-Security-Policy\n  Content-Security-Policy: " + least + "; frame-src https://films.example" + closing + "\n"; !strings.HasSuffix(file, want) || strings.Count(file, "!") != 1 {
		t.Errorf("%s", file)
	}
}
