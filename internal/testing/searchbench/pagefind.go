package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/chromedp/chromedp"
)

// freshQueries is how many queries are asked by a reader who has fetched nothing yet.
const freshQueries = 40

// script asks the first ten results of a query.
const script = `(async () => {
	window.found ??= await import("/pagefind/pagefind.js")
	const all = await found.search(%s)
	return (await Promise.all(all.results.slice(0, 10).map(r => r.data()))).map(d => d.url)
})()`

// ask asks Pagefind in a Chromium.
func (c *comparison) ask(ctx context.Context, asked []query) (a answers, err error) {
	var fetched atomic.Int64
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return a, err
	}
	defer l.Close()
	go http.Serve(l, c.serve(&fetched))
	file, err := exec.LookPath("chromium")
	if err != nil {
		return a, err
	}
	ctx, stop := chromedp.NewExecAllocator(ctx, append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(file), chromedp.NoSandbox, chromedp.DisableGPU)...)
	defer stop()
	ctx, _ = chromedp.NewContext(ctx)
	defer chromedp.Cancel(ctx)
	if err := chromedp.Do(ctx, chromedp.Navigate("http://"+l.Addr().String()+"/a00000.html")); err != nil {
		return a, err
	}
	for i, q := range asked {
		fresh := i%max(1, len(asked)/freshQueries) == 0
		if fresh {
			if err := chromedp.Do(ctx, chromedp.Navigate("http://"+l.Addr().String()+"/a00000.html")); err != nil {
				return a, err
			}
			fetched.Store(0)
		}
		text, _ := json.Marshal(q.text)
		found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](fmt.Sprintf(script, text), chromedp.EvalAwaitPromise))
		if err != nil {
			return a, err
		}
		if fresh {
			a.fetched = append(a.fetched, float64(fetched.Load()))
		}
		a.place = append(a.place, 1+slices.IndexFunc(found, func(url string) bool { return strings.HasSuffix(url, q.page()) }))
	}
	return a, nil
}

// serve gives pages and Pagefind's files, and counts the bytes of the latter. Nothing is kept by the browser.
func (c *comparison) serve(fetched *atomic.Int64) http.Handler {
	folder := c.out("pagefind", 0)
	pages, index := http.FileServer(http.Dir(c.pages())), http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		name, is := strings.CutPrefix(r.URL.Path, "/pagefind/")
		if !is {
			pages.ServeHTTP(w, r)
			return
		}
		if data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name))); err == nil && (strings.HasSuffix(name, ".js") || strings.HasSuffix(name, ".json")) {
			fetched.Add(int64(compressed(data)))
		} else {
			fetched.Add(int64(len(data)))
		}
		http.StripPrefix("/pagefind", index).ServeHTTP(w, r)
	})
}
