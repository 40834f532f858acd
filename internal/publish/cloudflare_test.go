package publish

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zeebo/blake3"
)

// startPages is a server that takes direct uploads as Cloudflare Pages does.
func startPages(t *testing.T) (*recorder, string) {
	t.Setenv("CLOUDFLARE_API_TOKEN", "t0ken")
	s := &pagesServer{kept: map[string]bool{}, uses: map[string]int{}}
	r := newRecorder(t, s.answer)
	return r, "cloudflare-pages://account-1/news?endpoint=" + r.URL + "/client/v4"
}

// pagesServer is what it knows beyond the recorder.
type pagesServer struct {
	tokens int
	uses   map[string]int
	kept   map[string]bool // hashes that were said to be in use
}

var pagesHex = regexp.MustCompile(`^[0-9a-f]{32}$`)

func (s *pagesServer) answer(r *recorder, w http.ResponseWriter, q *http.Request) {
	const root = "/accounts/account-1/pages/projects/news"
	path := strings.TrimPrefix(q.URL.Path, "/client/v4")
	token := strings.TrimPrefix(q.Header.Get("Authorization"), "Bearer ")
	if what, ok := strings.CutPrefix(path, "/pages/assets/"); ok {
		if s.uses[token]++; s.uses[token] > 5 || !strings.HasPrefix(token, "jwt-") { // tokens run out
			r.refuse(w, http.StatusUnauthorized, "Authorization failed")
			return
		}
		s.assets(r, w, q, what)
		return
	}
	if token != "t0ken" {
		r.refuse(w, http.StatusForbidden, "Authentication error")
		return
	}
	d := r.deploy(strings.TrimPrefix(path, root+"/deployments/"))
	switch {
	case q.Method == http.MethodGet && path == root:
		project := map[string]any{"name": "news", "canonical_deployment": nil}
		if r.public != nil {
			project["canonical_deployment"] = r.pagesView(r.public)
		}
		success(w, project)
	case q.Method == http.MethodGet && path == root+"/upload-token":
		s.tokens++
		success(w, map[string]string{"jwt": fmt.Sprintf("jwt-%d", s.tokens)})
	case q.Method == http.MethodPost && path == root+"/deployments":
		s.deploy(r, w, q)
	case q.Method == http.MethodGet && d != nil:
		if d.state == "queued" {
			d.state = "deploy"
		} else if d.state == "deploy" {
			d.state = "ready"
			r.publish(d)
		}
		success(w, r.pagesView(d))
	default:
		r.refuse(w, http.StatusNotFound, "Project not found: "+q.Method+" "+path)
	}
}

func success(w http.ResponseWriter, result any) {
	reply(w, map[string]any{"success": true, "errors": []string{}, "messages": []string{}, "result": result})
}

func (r *recorder) pagesView(d *recorded) map[string]any {
	stage := map[string]string{"name": d.state, "status": "active"}
	if d.state == "ready" {
		stage = map[string]string{"name": "deploy", "status": "success"}
	}
	return map[string]any{
		"id": d.id, "url": r.URL + "/d/" + d.id, "latest_stage": stage,
		"deployment_trigger": map[string]any{"metadata": map[string]string{"commit_message": d.title}},
	}
}

func (s *pagesServer) assets(r *recorder, w http.ResponseWriter, q *http.Request, what string) {
	text, _ := io.ReadAll(q.Body)
	if q.Method != http.MethodPost || q.Header.Get("Content-Type") != "application/json" {
		r.refuse(w, http.StatusBadRequest, "not JSON")
		return
	}
	if what == "upload" {
		s.upload(r, w, text)
		return
	}
	var body struct {
		Hashes []string `json:"hashes"`
	}
	if json.Unmarshal(text, &body) != nil || len(body.Hashes) == 0 || slices.ContainsFunc(body.Hashes, func(h string) bool { return !pagesHex.MatchString(h) }) {
		r.refuse(w, http.StatusBadRequest, "no hashes")
		return
	}
	missing := []string{}
	for _, hash := range body.Hashes {
		if _, ok := r.bytes[hash]; !ok {
			missing = append(missing, hash)
		} else if what == "upsert-hashes" {
			s.kept[hash] = true
		}
	}
	switch what {
	case "check-missing":
		success(w, missing)
	case "upsert-hashes":
		success(w, nil)
	default:
		r.refuse(w, http.StatusNotFound, "Not found")
	}
}

func (s *pagesServer) upload(r *recorder, w http.ResponseWriter, text []byte) {
	var files []asset
	if json.Unmarshal(text, &files) != nil || len(files) == 0 || len(text) > 40<<20 {
		r.refuse(w, http.StatusBadRequest, "no files, or too many")
		return
	}
	for _, f := range files {
		data, err := base64.StdEncoding.DecodeString(f.Value)
		if err != nil || !f.Base64 || f.Metadata["contentType"] == "" || len(data) > 25<<20 {
			r.refuse(w, http.StatusBadRequest, "a file is not what it should be")
			return
		}
		known := false
		for _, extension := range []string{"html", "css", "pdf", "json", "txt", "bin", ""} {
			digest := blake3.Sum256([]byte(f.Value + extension))
			known = known || hex.EncodeToString(digest[:])[:32] == f.Key
		}
		if !known && !strings.Contains(string(data[:min(2, len(data))]), "\x1f\x8b") { // a note's extension is part of its id
			r.refuse(w, http.StatusBadRequest, "a key is not the hash of its file")
			return
		}
		r.bytes[f.Key] = data
		r.uploads++
	}
	success(w, nil)
}

func (s *pagesServer) deploy(r *recorder, w http.ResponseWriter, q *http.Request) {
	if err := q.ParseMultipartForm(1 << 24); err != nil {
		r.refuse(w, http.StatusBadRequest, "not a form")
		return
	}
	d := &recorded{title: q.FormValue("commit_message"), state: "queued", inline: map[string]string{}}
	if json.Unmarshal([]byte(q.FormValue("manifest")), &d.files) != nil || len(d.files) == 0 {
		r.refuse(w, http.StatusBadRequest, "a \"manifest\" field was expected in the request body but was not provided")
		return
	}
	for path, hash := range d.files {
		if !strings.HasPrefix(path, "/") || path == "/_headers" || path == "/_redirects" || r.bytes[hash] == nil || !s.kept[hash] {
			r.refuse(w, http.StatusBadRequest, "the manifest names what is not there: "+path)
			return
		}
	}
	for name, parts := range q.MultipartForm.File {
		f, err := parts[0].Open()
		if err != nil {
			r.refuse(w, http.StatusBadRequest, "a part cannot be read")
			return
		}
		text, _ := io.ReadAll(f)
		f.Close()
		d.inline[name] = string(text)
	}
	success(w, r.pagesView(r.add(d)))
}

func TestCloudflarePages(t *testing.T) {
	r, address := startPages(t)
	contract(t, r.at(address))
	takesWhole(t, startPages)
	t.Run("names and rules", func(t *testing.T) {
		r, address := startPages(t)
		p := r.at(address)
		rules := func(version int) Site {
			s := site(t, version, 1)
			for _, name := range []string{"a b/ü+&%41.html", "x(1)'s~$@:;,=!*.txt", ".well-known/x", "_headers", "_redirects"} {
				s.add(t, name, fmt.Sprintf("text %d of %s", version, name), Other)
			}
			sortFiles(s.Files)
			return s
		}
		one, two := rules(1), rules(2)
		p.publish(t, one)
		p.shows(t, one)
		p.publish(t, two)
		if _, err := p.Rollback(context.Background(), "", false, p.options()); err != nil {
			t.Fatal(err)
		}
		p.shows(t, one)
	})
	t.Run("large", func(t *testing.T) {
		r, address := startPages(t)
		p := r.at(address)
		s := site(t, 1, 1)
		s.add(t, "large.bin", string(bytes.Repeat([]byte("0123456789abcdef"), 20<<16)), Other) // 20 MB
		sortFiles(s.Files)
		p.publish(t, s)
		p.shows(t, s)
		s.Files = append(s.Files, File{Path: "zz.bin", Size: 26 << 20, Digest: "x"})
		if _, err := p.Publish(context.Background(), s, p.options()); err == nil || !strings.Contains(err.Error(), "up to 25 MB") {
			t.Errorf("%v", err)
		}
	})
}

// asset is a file as it is uploaded.
type asset struct {
	Key      string            `json:"key"`
	Value    string            `json:"value"`
	Metadata map[string]string `json:"metadata"`
	Base64   bool              `json:"base64"`
}

// TestPagesHash holds the hash against one that was computed with Cloudflare's way of doing it.
func TestPagesHash(t *testing.T) {
	var p cloudflare
	text := "hello, reader\n"
	digest := blake3.Sum256([]byte("aGVsbG8sIHJlYWRlcgo=" + "html"))
	if got, err := p.hash("a/b.html", strings.NewReader(text)); err != nil || got != hex.EncodeToString(digest[:16]) {
		t.Errorf("%s %v", got, err)
	}
	if got := len(batchesOf(make([]original, 1200))); got != 3 {
		t.Errorf("%d batches", got)
	}
	if _, err := (original{File: File{Path: "x", Size: 1}, at: os.DevNull}).open(); err == nil {
		t.Error("a file of another size is no error")
	}
}
