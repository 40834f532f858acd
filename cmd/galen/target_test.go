package main

import (
	"strings"
	"testing"

	"galen/internal/pipeline"
)

// TestTargetsOtherwiseWritten: what other programs write is no folder, and each hint is one that is taken.
func TestTargetsOtherwiseWritten(t *testing.T) {
	told := 0
	for _, c := range []struct{ to, hint string }{
		{"s3:site", "s3://site"}, {"s3:/site/x", "s3://site/x"}, {"gs:site", "gs://site"}, {"azure:c?account=a", "azure://c?account=a"},
		{"netlify:abc", "netlify://abc"}, {"cloudflare-pages:a/p", "cloudflare-pages://a/p"},
		{"www@server.example:/srv/www", "sftp://www@server.example/srv/www"}, {"www@server.example:news", "sftp://www@server.example/news"},
		{"server.example:/srv/www", "sftp://server.example/srv/www"}, {"me@10.0.0.7:/srv", "sftp://me@10.0.0.7/srv"},
		{"sftp:host/x", "sftp://user@host/folder"}, {"file:/srv/www", "sftp://user@host/folder"},
		{"C:/www", ""}, {"www", ""}, {"/srv/www", ""}, {"./server:/x", ""}, {"a:b", ""}, {"www 12:30:05", ""}, {"../www", ""}, {"~/www", ""}, {"me@home", ""},
	} {
		p := publication{build: pipeline.Options{Source: "site", Output: "site/public"}}
		_, d := p.address(c.to)
		switch {
		case c.hint == "" && d != nil:
			t.Errorf("%s: %s", c.to, d.Message)
		case c.hint != "" && (d == nil || !strings.Contains(d.Hint, "write  "+c.hint)):
			t.Errorf("%s: %v", c.to, d)
		case c.hint != "":
			told++
			if _, again := p.address(c.hint); again != nil {
				t.Errorf("%s as the hint says: %s", c.to, again.Message)
			}
			if _, folder := p.address("./" + c.to); folder != nil {
				t.Errorf("./%s: %s", c.to, folder.Message)
			}
		}
	}
	if told != 12 {
		t.Errorf("%d were told of", told)
	}
}
