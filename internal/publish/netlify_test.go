package publish

import (
	"context"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// startNetlify is a server that takes deployments by their digests as Netlify documents it.
func startNetlify(t *testing.T) (*recorder, string) {
	t.Setenv("NETLIFY_AUTH_TOKEN", "t0ken")
	r := newRecorder(t, netlifyAnswer)
	return r, "netlify://site-1?endpoint=" + r.URL + "/api/v1"
}

var sha1Hex = regexp.MustCompile(`^[0-9a-f]{40}$`)

func netlifyAnswer(r *recorder, w http.ResponseWriter, q *http.Request) {
	if q.Header.Get("Authorization") != "Bearer t0ken" {
		r.refuse(w, http.StatusUnauthorized, "Access Denied")
		return
	}
	path := strings.TrimPrefix(q.URL.Path, "/api/v1")
	deploy, file, isFile := strings.Cut(strings.TrimPrefix(path, "/deploys/"), "/files")
	d := r.deploy(deploy)
	switch {
	case q.Method == http.MethodGet && path == "/sites/site-1":
		site := map[string]any{"id": "site-1"}
		if r.public != nil {
			site["published_deploy"] = r.netlifyView(r.public)
		}
		reply(w, site)
	case q.Method == http.MethodPost && path == "/sites/site-1/deploys":
		r.netlifyBegin(w, q)
	case q.Method == http.MethodPut && d != nil && isFile:
		r.netlifyUpload(w, q, d, file)
	case q.Method == http.MethodGet && d != nil && !isFile:
		r.netlifyStep(d)
		reply(w, r.netlifyView(d))
	default:
		r.refuse(w, http.StatusNotFound, "Not Found: "+q.Method+" "+path)
	}
}

// netlifyStep goes on with a deployment between two looks at it.
func (r *recorder) netlifyStep(d *recorded) {
	switch missing := len(r.netlifyMissing(d)); d.state {
	case "new":
		d.state = "preparing"
	case "preparing":
		d.state = "prepared"
		if missing == 0 {
			d.state = "ready"
			r.publish(d)
		}
	case "prepared", "uploading":
		if missing == 0 {
			d.state = "processing"
		}
	case "processing":
		d.state = "ready"
		r.publish(d)
	}
}

func (r *recorder) netlifyMissing(d *recorded) (hashes []string) {
	seen := map[string]bool{}
	for _, hash := range d.files {
		if _, ok := r.bytes[hash]; !ok && !seen[hash] {
			seen[hash] = true
			hashes = append(hashes, hash)
		}
	}
	return hashes
}

func (r *recorder) netlifyView(d *recorded) map[string]any {
	v := map[string]any{"id": d.id, "state": d.state, "title": d.title, "deploy_ssl_url": r.URL + "/d/" + d.id}
	if d.state == "prepared" || d.state == "uploading" {
		v["required"] = r.netlifyMissing(d)
	}
	return v
}

func (r *recorder) netlifyBegin(w http.ResponseWriter, q *http.Request) {
	var body struct {
		Files map[string]string `json:"files"`
		Async bool              `json:"async"`
	}
	decoder := json.NewDecoder(q.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&body); err != nil || q.Header.Get("Content-Type") != "application/json" {
		r.refuse(w, http.StatusUnprocessableEntity, "the body is not what is documented")
		return
	}
	if len(body.Files) > 100 && !body.Async {
		r.refuse(w, http.StatusGatewayTimeout, "a large deployment must be asynchronous")
		return
	}
	for path, hash := range body.Files {
		if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, "#?") || !sha1Hex.MatchString(hash) {
			r.refuse(w, http.StatusUnprocessableEntity, "bad file "+path)
			return
		}
	}
	reply(w, r.netlifyView(r.add(&recorded{title: q.URL.Query().Get("title"), state: "new", files: body.Files})))
}

func (r *recorder) netlifyUpload(w http.ResponseWriter, q *http.Request, d *recorded, file string) {
	text, err := io.ReadAll(q.Body)
	digest := sha1.Sum(text)
	hash := hex.EncodeToString(digest[:])
	switch {
	case err != nil || q.Header.Get("Content-Type") != "application/octet-stream":
		r.refuse(w, http.StatusUnsupportedMediaType, "not application/octet-stream")
	case d.state != "prepared" && d.state != "uploading":
		r.refuse(w, http.StatusUnprocessableEntity, "uploads are not awaited in the state "+d.state)
	case d.files[file] != hash:
		r.refuse(w, http.StatusUnprocessableEntity, "the bytes of "+file+" are not those of its digest")
	default:
		r.bytes[hash] = text
		r.uploads++
		d.state = "uploading"
		reply(w, map[string]any{"id": file, "sha": hash, "size": len(text)})
	}
}

func TestNetlify(t *testing.T) {
	r, address := startNetlify(t)
	contract(t, r.at(address))
	takesWhole(t, startNetlify)
	t.Run("names", func(t *testing.T) {
		r, address := startNetlify(t)
		p := r.at(address)
		s := site(t, 1, 1)
		for _, name := range []string{"a b/ü+&%41.html", "c++/x(1)'s~$@:;,=!*.txt", ".well-known/x", "_headers"} {
			s.add(t, name, "text of "+name, Other)
		}
		sortFiles(s.Files)
		p.publish(t, s)
		p.shows(t, s)
		s.add(t, "what?.html", "x", Other)
		if _, err := p.Publish(context.Background(), s, p.options()); err == nil || !strings.Contains(err.Error(), "# or ?") {
			t.Errorf("%v", err)
		}
	})
}
