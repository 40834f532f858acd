// Command screenshots takes pictures of the starter site: the home page, a section, a
// topic, an article, a search, the glossary, an author and the page for what is not there,
// each as wide as a phone and as a desk's screen, light and dark.
//
//	go run ./internal/testing/screenshots shots              all, from top to bottom, into the folder shots
//	go run ./internal/testing/screenshots -readme .readme    the two of the README: what a screen shows
//	go run ./internal/testing/screenshots -site public shots /tags/ /health/
//
// It builds the site of the folder that it is run in, unless -site names a built
// one, and needs a Chromium. Look at the pictures: no test can.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pages are the ones that are shown when none is named.
var pages = []string{
	"/", "/understanding-research/", "/health/autoimmune/car-t-systemic-sclerosis/", "/conditions/high-blood-pressure/",
	"/search/#q=blod+pressure", "/glossary/", "/authors/evidence-desk/", "/404.html",
}

// all is every way in which a page is shown.
var all = []view{
	{width: 390, height: 844, scheme: "light"}, {width: 390, height: 844, scheme: "dark"},
	{width: 1440, height: 900, scheme: "light"}, {width: 1440, height: 900, scheme: "dark"},
}

func main() {
	site := flag.String("site", "", "a built site; by default the one here is built")
	readme := flag.Bool("readme", false, "only the two pictures of the README")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*site, *readme, flag.Arg(0), flag.Args()[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(site string, readme bool, out string, named []string) error {
	if site == "" {
		dir, err := os.MkdirTemp("", "shots-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		site = filepath.Join(dir, "public")
		if said, err := exec.Command("go", "run", "./cmd/galen", "build", "--output", site).CombinedOutput(); err != nil {
			return fmt.Errorf("building the site: %w\n%s", err, said)
		}
	}
	address, stop, err := serve(site)
	if err != nil {
		return err
	}
	defer stop()
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	c, err := newCamera(context.Background())
	if err != nil {
		return err
	}
	defer c.close()
	for _, s := range list(readme, named) {
		data, err := c.take(address+s.page, s.view)
		if err != nil {
			return fmt.Errorf("%s: %w", s.page, err)
		}
		file := filepath.Join(out, s.file)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s  %d KB\n", file, (len(data)+1023)/1024)
	}
	return nil
}

// shot is one picture to take.
type shot struct {
	view
	page string
	file string
}

func list(readme bool, named []string) []shot {
	if readme {
		return []shot{
			{view{width: 1280, height: 960, scheme: "light", screen: true}, pages[0], "home.png"},
			{view{width: 1280, height: 960, scheme: "light", screen: true}, pages[2], "page.png"},
		}
	}
	if len(named) == 0 {
		named = pages
	}
	var shots []shot
	for _, page := range named {
		name := strings.NewReplacer("/", "-", ".html", "", "#q=", "", "+", "-").Replace(strings.Trim(page, "/"))
		if name == "" {
			name = "home"
		}
		for _, v := range all {
			shots = append(shots, shot{v, page, fmt.Sprintf("%s-%d-%s.png", name, v.width, v.scheme)})
		}
	}
	return shots
}

// serve serves a built site on this machine alone.
func serve(dir string) (address string, stop func() error, err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: http.FileServer(http.Dir(dir))}
	go server.Serve(l)
	return "http://" + l.Addr().String(), server.Close, nil
}
