package main

import (
	"strings"
	"testing"

	"galen/internal/config"
	"galen/internal/frontmatter"
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

// TestPreviewInPlaceOfLive: drafts are not published to where readers look, however that is written.
func TestPreviewInPlaceOfLive(t *testing.T) {
	for _, c := range []struct {
		live, preview string
		same          bool
	}{
		{"/srv/www", "/srv/www/", true}, {"www", "./x/../www", true}, {"/srv/www", "file:///srv/www", true}, {"~/www", "~//www", true},
		{"s3://b", "s3://b/", true}, {"s3://b/x?region=r&endpoint=https://e", "s3://b//x/?endpoint=https://e&region=r", true},
		{"sftp://a@h/srv", "sftp://b@H:22/srv/", true}, {"netlify://s", "netlify://s/", true}, {"S3://b", "s3://b", true},
		{"/srv/www", "/srv/preview", false}, {"s3://b", "s3://b/preview", false}, {"s3://b?endpoint=https://e", "s3://b?endpoint=https://f", false},
		{"sftp://h/srv", "sftp://h:2222/srv", false}, {"gs://b", "s3://b", false}, {"s3://b/x", "s3://b/X", false},
	} {
		target := func(name, to string, drafts bool) config.PublishTarget {
			return config.PublishTarget{Name: name, To: frontmatter.Word{Text: to}, Drafts: drafts}
		}
		known := config.Publish{Targets: []config.PublishTarget{target("live", c.live, false), target("second", c.live, false), target("preview", c.preview, true)}}
		p := publication{build: pipeline.Options{Source: "site", Output: "site/public"}}
		for i, chosen := range known.Targets {
			address, problem := p.address(chosen.To.Text)
			if problem != nil {
				t.Fatal(problem)
			}
			if d := p.alone(known, chosen, address); (d != nil) != c.same {
				t.Errorf("%s and %s, target %d: %v", c.live, c.preview, i, d)
			}
		}
		lone := config.Publish{Targets: known.Targets[:2]}
		if d := p.alone(lone, known.Targets[0], c.live); d != nil {
			t.Errorf("two names of what is public: %v", d)
		}
	}
}
