package noindex

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestPage: every page says to robots and to people what it is, in its head and its body.
func TestPage(t *testing.T) {
	cases := []struct {
		page   string
		people bool
	}{
		{`<!doctype html><html lang="en"><head><title>A</title></head><body class="a"><h1>B</h1></body></html>`, true},
		{`<!DOCTYPE html><HTML><HEAD><TITLE>A</TITLE></HEAD><BODY><h1>B</h1></BODY></HTML>`, true},
		{`<!doctype html><title>A</title><body><p>B`, true},
		{`<!doctype html><html><title>A</title><p>B`, false},
		{`<!-- <head><body> --><!doctype html><html data-a="<body>"><head data-b='>'><script>"<body>"</script></head><body data-c=">"><p>B`, true},
		{`<html><body><p>B</p></body></html>`, true},
		{`<p>B</p>`, false},
		{``, false},
		{`<head><meta name="robots" content="max-image-preview:large"></head><body>B`, true},
	}
	for _, c := range cases {
		before := []byte(c.page)
		page := Page(before)
		if string(before) != c.page {
			t.Fatalf("%s was changed", c.page)
		}
		root, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		head, body := find(root, "head"), find(root, "body")
		if !strings.Contains(text(t, head), `name="robots" content="noindex`) {
			t.Errorf("%s: nothing for robots in %s", c.page, page)
		}
		if people := strings.Contains(text(t, body), "nothing here is public"); people != c.people {
			t.Errorf("%s: for people: %v in %s", c.page, people, page)
		}
		if without := bytes.Replace(bytes.Replace(page, []byte(meta), nil, 1), []byte(banner), nil, 1); string(without) != c.page {
			t.Errorf("%s became %s", c.page, page)
		}
	}
}

func find(n *html.Node, name string) *html.Node {
	if n.Type == html.ElementNode && n.Data == name {
		return n
	}
	for c := range n.ChildNodes() {
		if found := find(c, name); found != nil {
			return found
		}
	}
	return nil
}

func text(t *testing.T, n *html.Node) string {
	t.Helper()
	var w strings.Builder
	if err := html.Render(&w, n); err != nil {
		t.Fatal(err)
	}
	return w.String()
}
