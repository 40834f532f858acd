package config

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"galen/internal/diag"
	"galen/internal/source"
)

const least = "title: T\nbaseURL: https://t.example/\ntimezone: UTC\n"

func TestDefaults(t *testing.T) {
	c, list := Parse(source.NewFile("galen.yaml", []byte(least)), "")
	if len(list) > 0 {
		t.Fatal(list)
	}
	got := fmt.Sprintln(c.Language, c.Direction, c.Permalink, c.PageSize, c.Feeds.Size, c.Feeds.Formats, c.Publisher.Name, c.Base.URL())
	if want := "en ltr /:category/:slug/ 20 20 [rss atom json] T https://t.example/\n"; got != want {
		t.Errorf("defaults %s, want %s", got, want)
	}
	if c, _ := Parse(source.NewFile("galen.yaml", []byte(least+"language: ar\n")), "https://x.example/sub"); c.Direction != "rtl" || c.Base.URL() != "https://x.example/sub/" {
		t.Errorf("direction %s, base %s", c.Direction, c.Base.URL())
	}
}

// TestMistakes is each key mistaken: where it is said, what, and that it gives
// exit code 2.
func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"":                                           `1:1 galen.yaml needs the key "baseURL"`,
		least + "titel: x\n":                         `4:1 unknown key "titel"`,
		least + "pagesize: 5\n":                      `4:1 unknown key "pagesize"`,
		least + "pageSize: 0\n":                      `4:11 "pageSize" must be a whole number from 1 to 500`,
		least + "language: xx-yy-zz-qq-1\n":          `4:11 unknown language "xx-yy-zz-qq-1"`,
		least + "permalink: /:sluug/\n":              `4:12 unknown part ":sluug" in the permalink`,
		least + "permalink: /x/\n":                   `4:12 a permalink begins and ends with /`,
		least + "feeds: {formats: [rdf]}\n":          `4:19 unknown kind of feed "rdf"`,
		least + "allow: [nonsense]\n":                `4:9 "nonsense" is not an origin`,
		least + "headers: {\"X Y\": z}\n":            `4:11 "X Y" is not the name of a header`,
		least + "headers:\n  X-Y: |\n    a\n    b\n": `5:8 the header "X-Y" holds a line break`,
		least + "headers:\n  X-Y: " + strings.Repeat("a", 2001) + "\n": `5:8 the header "X-Y" is 2006 bytes long`,
		least + "menus: {main: [{title: x}]}\n":                        `4:16 a link needs the key "url"`,
		least + "publisher: {policies: {ethic: x}}\n":                  `4:24 unknown key "ethic"`,
		"title: T\nbaseURL: t.example\ntimezone: UTC\n":                `2:10 baseURL "t.example" has no https://`,
		"title: T\nbaseURL: http://t.example/\ntimezone: UTC\n":        `2:10 baseURL "http://t.example/" is not secure`,
		"title: T\nbaseURL: https://t.example/?x\ntimezone: UTC\n":     `2:10 baseURL "https://t.example/?x" must be only`,
		"title: T\nbaseURL: https://t.example/\ntimezone: Mars/Base\n": `3:11 unknown time zone "Mars/Base"`,
	} {
		_, list := Parse(source.NewFile("galen.yaml", []byte(text)), "")
		found := false
		for _, d := range list {
			found = found || strings.HasPrefix(fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Message), want) && d.Hint != ""
		}
		if !found || list.ExitCode() != 2 {
			t.Errorf("%q: %v (exit code %d), want %s", text, list, list.ExitCode(), want)
		}
	}
	for _, good := range []string{"http://localhost:1313/", "http://127.0.0.1/", "https://t.example/a/b/", "https://t.example:8443/"} {
		if _, list := Parse(source.NewFile("galen.yaml", []byte(least)), good); len(list) > 0 {
			t.Errorf("--base-url %s: %v", good, list)
		}
	}
	if _, list := Parse(source.File{}, ""); list.ExitCode() != 2 {
		t.Errorf("no galen.yaml: %v", list)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(least, "")
	f.Add(least+"menus: {main: [{title: a, url: /}]}\nheaders: {A: b}\nallow: [https://x.example]\n", "https://x.example/")
	f.Add("publisher: {name: x, logo: y, policies: {ethics: /e/}}\n", "::")
	f.Add(strings.Replace(least, "UTC", "Europe/London", 1)+"permalink: /:year/:slug/\nfeeds: {size: 5, formats: [rss, x]}\nlanguage: en_GB\npageSize: 0\n", "http://localhost:1/")
	f.Add(least+"headers:\n  X: |\n    a\n    b\n  x: y\nallow: [x, https://a.example:99999]\n", "https://ü.example")
	f.Add(least+"policy: meta\nbudgets: {article: 14KB, requests: 3, script: 0}\ncomments: {endpoint: /c, days: 3, privacy: /p/, elsewhere: {title: a, url: \"https://x.example/{url}\"}}\n", "")
	f.Add(least+"newsletter: {endpoint: \"https://x.example/\", privacy: /p/}\nsupport: {title: a, text: b, url: c}\nheaders: {Link: \"<//x>\", Content-Security-Policy: \"report-uri //x\"}\n", "")
	f.Add("\ufefftitle: é\u2028\r\ntimezone: Local\nbaseURL: https://a.example/a/../b\n[", "")
	f.Fuzz(func(t *testing.T, text, base string) {
		c, list := Parse(source.NewFile("galen.yaml", []byte(text)), base)
		again, againList := Parse(source.NewFile("galen.yaml", []byte(text)), base)
		zone := c.Zone
		if fmt.Sprint(zone) != fmt.Sprint(again.Zone) {
			t.Errorf("not the same zone twice: %v, %v", zone, again.Zone)
		}
		c.Zone, again.Zone = nil, nil
		if fmt.Sprint(c, list) != fmt.Sprint(again, againList) {
			t.Errorf("not the same twice: %v, %v", list, againList)
		}
		if !list.Failed() && (zone == nil || c.Base.Origin == "" || c.Title == "" || c.PageSize < 1 || !strings.Contains(c.Permalink, ":slug")) {
			t.Errorf("something is missing in %v", c)
		}
		text = strings.TrimPrefix(text, "\ufeff")
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		for _, d := range list {
			if d.Cause != diag.Usage {
				t.Errorf("not of the configuration: %v", d)
			}
			if d.Line > len(lines) || d.Line > 0 && (d.Column < 1 || d.Column > utf8.RuneCountInString(lines[d.Line-1])+1) {
				t.Errorf("outside the file: %v", d)
			}
			if d.Code == "" || d.Hint == "" || strings.ContainsAny(d.Message+d.Hint, "\n\x00") {
				t.Errorf("%#v cannot be shown", d)
			}
		}
	})
}
