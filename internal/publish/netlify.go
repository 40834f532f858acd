package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
)

// netlify is a site of Netlify, which is given by the digests of its files
// (https://docs.netlify.com/api/get-started/#deploy-with-the-api).
type netlify struct {
	*wire
	endpoint, site string
	tick           time.Duration // between two looks at a deployment
}

// deployTime is how long a host may take to put a deployment together.
const deployTime = 20 * time.Minute

// openNetlify reads an address of the form netlify://SITE_ID, or netlify://name.netlify.app.
func openNetlify(address *url.URL) (host, error) {
	endpoint, err := hostEndpoint(address, "https://api.netlify.com/api/v1")
	if err != nil {
		return nil, err
	}
	if address.Host == "" || prefixOf(address) != "" {
		return nil, badAddress(address.Redacted(), "it must be just the id of a site, as in  netlify://site-id")
	}
	sign, err := bearer("NETLIFY_AUTH_TOKEN", "make one at Netlify under User settings, Applications, and set NETLIFY_AUTH_TOKEN to it")
	return &netlify{wire: newWire(sign), endpoint: endpoint, site: address.Host, tick: time.Second}, err
}

// hostEndpoint is where a host is spoken to.
func hostEndpoint(address *url.URL, otherwise string) (string, error) {
	endpoint := cmp.Or(address.Query().Get("endpoint"), otherwise)
	return strings.TrimSuffix(endpoint, "/"), encrypted(endpoint)
}

// bearer signs with a token of the environment, unless a request has another one.
func bearer(variable, hint string) (func(*http.Request) error, error) {
	token := os.Getenv(variable)
	if token == "" {
		return nil, refuse("no-key", hint, "%s is not set in the environment", variable)
	}
	return func(r *http.Request) error {
		if r.Header.Get("Authorization") == "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		return nil
	}, nil
}

func (n *netlify) between() time.Duration { return n.tick }

func (n *netlify) Describe() string { return "netlify://" + n.site }

func (n *netlify) hash(_ string, body io.Reader) (string, error) {
	h := sha1.New()
	_, err := io.Copy(h, body)
	return hex.EncodeToString(h.Sum(nil)), err
}

func (n *netlify) inline(string) bool { return false }

func (n *netlify) fits(f File) error {
	if strings.ContainsAny(f.Path, "#?") {
		return diag.Errorf(diag.Position{File: f.Path}, "bad-name", "Netlify takes no file with # or ? in its name").
			WithHint("rename it")
	}
	return nil
}

// netlifyDeploy is what the interface says of a deployment.
type netlifyDeploy struct {
	ID        string   `json:"id"`
	State     string   `json:"state"`
	Title     string   `json:"title"`
	URL       string   `json:"deploy_ssl_url"`
	Required  []string `json:"required"`
	ErrorText string   `json:"error_message"`
}

// ask sends a request with a body in JSON, if any, and reads the answer.
func (n *netlify) ask(ctx context.Context, method, path string, body, into any) error {
	c := call{method: method, address: n.endpoint + path}
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		c.body, c.size, c.header = bytes.NewReader(text), int64(len(text)), map[string]string{"Content-Type": "application/json"}
	}
	a, err := n.do(ctx, c)
	if err == nil && into != nil {
		err = json.Unmarshal(a.body, into)
	}
	return n.problem(err)
}

func (n *netlify) current(ctx context.Context) (deployment, error) {
	var site struct {
		Published *netlifyDeploy `json:"published_deploy"`
	}
	if err := n.ask(ctx, http.MethodGet, "/sites/"+url.PathEscape(n.site), nil, &site); err != nil || site.Published == nil {
		return deployment{}, err
	}
	d := site.Published
	return deployment{d.ID, d.Title, d.URL}, nil
}

func (n *netlify) note(ctx context.Context, d deployment, path string) ([]byte, error) {
	return readNote(ctx, n.wire, n.Describe(), d, path)
}

// readNote reads a file of a deployment as a reader would.
func readNote(ctx context.Context, w *wire, store string, d deployment, path string) ([]byte, error) {
	if err := encrypted(d.url); err != nil {
		return nil, err
	}
	reader := *w
	reader.sign = nil // the token is for the interface alone
	a, err := reader.do(ctx, call{method: http.MethodGet, address: strings.TrimSuffix(d.url, "/") + "/" + path})
	r, rejected := errors.AsType[*rejection](err)
	switch {
	case err == nil:
		return a.body, nil
	case rejected && r.status == http.StatusNotFound:
		return nil, fmt.Errorf("%s/%s: %w", d.url, path, errNotFound)
	case rejected && (r.status == http.StatusUnauthorized || r.status == http.StatusForbidden):
		return nil, refuse("not-readable", "allow deployments to be read without a password; Galen's notes are in a folder with a name that cannot be guessed",
			"the notes of Galen at %s cannot be read: they are protected", store)
	}
	return nil, manner{store: store}.problem(refusedOtherwise, err, "read", path)
}

// begin makes a deployment of digests. Its files are asked for when they were compared with those that are there.
func (n *netlify) begin(ctx context.Context, s snapshot) (job string, missing []string, err error) {
	files := make(map[string]string, len(s.files))
	for path, hash := range s.files {
		files["/"+path] = hash
	}
	var d netlifyDeploy
	body := map[string]any{"files": files, "async": true}
	if err := n.ask(ctx, http.MethodPost, "/sites/"+url.PathEscape(n.site)+"/deploys?title="+url.QueryEscape(s.title), body, &d); err != nil {
		return "", nil, err
	}
	d, err = n.wait(ctx, d, "prepared", "uploading", "uploaded", "processing", "ready")
	return d.ID, d.Required, err
}

// wait looks at a deployment until it is in one of the states.
func (n *netlify) wait(ctx context.Context, d netlifyDeploy, states ...string) (netlifyDeploy, error) {
	end := time.Now().Add(deployTime)
	for !slices.Contains(states, d.State) {
		if d.State == "error" {
			return d, refuse("target-refused", "check the deployment at Netlify", "%s: the deployment failed: %s", n.Describe(), d.ErrorText)
		}
		if time.Now().After(end) {
			return d, refuse("target-refused", "check the deployment at Netlify, and publish again", "%s: the deployment is still in the state %q", n.Describe(), d.State)
		}
		if err := pause(ctx, n.tick); err != nil {
			return d, err
		}
		if err := n.ask(ctx, http.MethodGet, "/deploys/"+url.PathEscape(d.ID), nil, &d); err != nil {
			return d, err
		}
	}
	return d, nil
}

// pause waits, unless the work ends.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(d):
		return nil
	}
}

// netlifyUploads is how many files are sent at a time: as many as Netlify's own program sends.
const netlifyUploads = 5

func (n *netlify) upload(ctx context.Context, job string, files []original, jobs int, sent func(original)) error {
	var mu sync.Mutex
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(min(jobs, netlifyUploads))
	for _, o := range files {
		g.Go(diag.Guard(o.Path, func() error {
			body, err := o.open()
			if err != nil {
				return err
			}
			defer body.Close()
			_, err = n.do(ctx, call{
				method: http.MethodPut, address: n.endpoint + "/deploys/" + url.PathEscape(job) + "/files" + (&url.URL{Path: "/" + o.Path}).EscapedPath(),
				header: map[string]string{"Content-Type": "application/octet-stream"}, body: body, size: o.Size,
			})
			if err != nil {
				return n.problem(err)
			}
			mu.Lock()
			defer mu.Unlock()
			sent(o)
			return nil
		}))
	}
	return g.Wait()
}

// finish waits until the deployment is whole. It becomes public by itself when its last file is there.
func (n *netlify) finish(ctx context.Context, job string, _ snapshot) (id string, err error) {
	_, err = n.wait(ctx, netlifyDeploy{ID: job}, "ready")
	return job, err
}

// problem turns an answer into an error for a person.
func (n *netlify) problem(err error) error {
	if err == nil {
		return nil
	}
	if d, ok := errors.AsType[diag.Diagnostic](err); ok {
		return d
	}
	kind := refusedOtherwise
	if r, ok := errors.AsType[*rejection](err); ok {
		kind = refusalOf(r.status)
		r.said = message(r.said, "message", "error_description", "error")
	}
	return manner{
		store: n.Describe(), bucket: fmt.Sprintf("site %q", n.site), keys: "check NETLIFY_AUTH_TOKEN, or make another token",
		permissions: map[string]string{"deploy to": "to deploy to the site: its owner needs the role Developer or a higher one in the team"},
	}.problem(kind, err, "deploy to", "")
}

// message finds what an answer in JSON says to a person.
func message(said string, keys ...string) string {
	var all map[string]any
	if json.Unmarshal([]byte(said), &all) == nil {
		for _, key := range keys {
			if text, ok := all[key].(string); ok && text != "" {
				return text
			}
		}
	}
	return said
}
