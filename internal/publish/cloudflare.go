package publish

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/zeebo/blake3"
	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
)

// cloudflare is a project of Cloudflare Pages that is uploaded directly
// (https://developers.cloudflare.com/pages/get-started/direct-upload/, and what Cloudflare's own program
// wrangler, which is public, sends).
type cloudflare struct {
	*wire
	endpoint, account, project string
	tick                       time.Duration // between two looks at a deployment

	mu    sync.Mutex
	token string // for uploads; it lasts some minutes
}

// Limits of the host, and how much is sent in a request.
const (
	pagesLargest    = 25 << 20 // bytes of a file
	pagesBatchBytes = 8 << 20
	pagesBatchFiles = 500
	pagesUploads    = 3
)

// openCloudflare reads an address of the form cloudflare-pages://ACCOUNT/PROJECT.
func openCloudflare(address *url.URL) (host, error) {
	endpoint, err := hostEndpoint(address, "https://api.cloudflare.com/client/v4")
	if err != nil {
		return nil, err
	}
	project := strings.Trim(address.Path, "/")
	if address.Host == "" || project == "" || strings.Contains(project, "/") {
		return nil, badAddress(address.Redacted(), "it must name an account and a project, as in  cloudflare-pages://account-id/project")
	}
	sign, err := bearer("CLOUDFLARE_API_TOKEN", "make one at Cloudflare with the permission Cloudflare Pages: Edit, and set CLOUDFLARE_API_TOKEN to it")
	return &cloudflare{wire: newWire(sign), endpoint: endpoint, account: address.Host, project: project, tick: time.Second}, err
}

func (p *cloudflare) between() time.Duration { return p.tick }

func (p *cloudflare) Describe() string { return "cloudflare-pages://" + p.account + "/" + p.project }

// hash is the beginning of the BLAKE3 digest of the bytes in base64 and the extension of the name.
func (p *cloudflare) hash(name string, body io.Reader) (string, error) {
	h := blake3.New()
	w := base64.NewEncoder(base64.StdEncoding, h)
	if _, err := io.Copy(w, body); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	h.WriteString(strings.TrimPrefix(path.Ext(name), "."))
	return hex.EncodeToString(h.Sum(nil))[:32], nil
}

// inline are the files that say how the others are sent.
func (p *cloudflare) inline(path string) bool { return path == "_headers" || path == "_redirects" }

func (p *cloudflare) fits(f File) error {
	if f.Size > pagesLargest {
		return diag.Errorf(diag.Position{File: f.Path}, "too-large", "Cloudflare Pages takes files of up to 25 MB, but this one has %.1f MB", float64(f.Size)/(1<<20)).
			WithHint("make it smaller, or put it at another host and link to it")
	}
	return nil
}

// root is the part of the address that names the project.
func (p *cloudflare) root() string {
	return "/accounts/" + url.PathEscape(p.account) + "/pages/projects/" + url.PathEscape(p.project)
}

// ask sends a request, and reads what it is answered.
func (p *cloudflare) ask(ctx context.Context, c call, into any) error {
	c.address = p.endpoint + c.address
	a, err := p.do(ctx, c)
	var said struct {
		Success bool            `json:"success"`
		Result  json.RawMessage `json:"result"`
	}
	if err == nil {
		err = json.Unmarshal(a.body, &said)
	}
	if err == nil && !said.Success {
		err = &rejection{http.StatusOK, a.header, string(a.body)}
	}
	if err == nil && into != nil {
		err = json.Unmarshal(said.Result, into)
	}
	return err
}

// assets asks the part of the interface that keeps bytes, which wants a token of its own. One that is too old
// is replaced. The body is JSON.
func (p *cloudflare) assets(ctx context.Context, what string, body io.ReadSeeker, size int64, into any) error {
	for try := 0; ; try++ {
		token, err := p.uploadToken(ctx, try > 0)
		if err != nil {
			return err
		}
		err = p.ask(ctx, call{
			method: http.MethodPost, address: "/pages/assets/" + what, body: body, size: size,
			header: map[string]string{"Content-Type": "application/json", "Authorization": "Bearer " + token},
		}, into)
		if r, ok := errors.AsType[*rejection](err); ok && try == 0 && (r.status == http.StatusUnauthorized || r.status == http.StatusForbidden) {
			continue
		}
		return p.problem(err)
	}
}

// about asks something about all hashes of a snapshot.
func (p *cloudflare) about(ctx context.Context, what string, s snapshot, into any) error {
	hashes := slices.Compact(slices.Sorted(maps.Values(s.files)))
	text, err := json.Marshal(map[string][]string{"hashes": hashes})
	if err != nil {
		return err
	}
	return p.assets(ctx, what, bytes.NewReader(text), int64(len(text)), into)
}

func (p *cloudflare) uploadToken(ctx context.Context, fresh bool) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.token != "" && !fresh {
		return p.token, nil
	}
	var got struct {
		JWT string `json:"jwt"`
	}
	err := p.ask(ctx, call{method: http.MethodGet, address: p.root() + "/upload-token"}, &got)
	p.token = got.JWT
	return p.token, p.problem(err)
}

// pagesDeploy is what the interface says of a deployment.
type pagesDeploy struct {
	ID      string `json:"id"`
	URL     string `json:"url"`
	Trigger struct {
		Metadata struct {
			Message string `json:"commit_message"`
		} `json:"metadata"`
	} `json:"deployment_trigger"`
	Stage struct {
		Name   string `json:"name"`
		Status string `json:"status"`
	} `json:"latest_stage"`
}

func (p *cloudflare) current(ctx context.Context) (deployment, error) {
	var project struct {
		Canonical *pagesDeploy `json:"canonical_deployment"`
	}
	err := p.problem(p.ask(ctx, call{method: http.MethodGet, address: p.root()}, &project))
	if err != nil || project.Canonical == nil {
		return deployment{}, err
	}
	d := project.Canonical
	return deployment{d.ID, d.Trigger.Metadata.Message, d.URL}, nil
}

func (p *cloudflare) note(ctx context.Context, d deployment, path string) ([]byte, error) {
	return readNote(ctx, p.wire, p.Describe(), d, path)
}

// begin asks which bytes are not there yet.
func (p *cloudflare) begin(ctx context.Context, s snapshot) (job string, missing []string, err error) {
	err = p.about(ctx, "check-missing", s, &missing)
	return "", missing, err
}

func (p *cloudflare) upload(ctx context.Context, _ string, files []original, jobs int, sent func(original)) error {
	var mu sync.Mutex
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(min(jobs, pagesUploads))
	once := slices.CompactFunc(slices.Clone(files), func(a, b original) bool { return a.hash == b.hash })
	for _, batch := range batchesOf(once) {
		g.Go(diag.Guard("", func() error {
			body := assetList(batch)
			defer body.Close()
			if err := p.assets(ctx, "upload", body, body.length(), nil); err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			for _, o := range batch {
				sent(o)
			}
			return nil
		}))
	}
	return g.Wait()
}

// assetList is the body that uploads files: a list of objects in JSON, of which the value is the file in base64.
func assetList(files []original) *joined {
	var j joined
	between := "["
	for _, o := range files {
		head := fmt.Sprintf("%s{\"key\":%q,\"metadata\":{\"contentType\":%q},\"base64\":true,\"value\":\"", between, o.hash, o.Type)
		j.parts = append(j.parts, textPart(head), encodedPart(o.Size, o.open))
		between = "\"},"
	}
	j.parts = append(j.parts, textPart("\"}]"))
	return &j
}

// batchesOf puts files together for as many requests as their sizes need.
func batchesOf(files []original) (batches [][]original) {
	var size int64
	for _, o := range files {
		if last := len(batches) - 1; last < 0 || size+o.Size > pagesBatchBytes || len(batches[last]) == pagesBatchFiles {
			batches, size = append(batches, nil), 0
		}
		last := len(batches) - 1
		batches[last], size = append(batches[last], o), size+o.Size
	}
	return batches
}

// finish makes the deployment, and waits until it is whole.
func (p *cloudflare) finish(ctx context.Context, _ string, s snapshot) (id string, err error) {
	if err := p.about(ctx, "upsert-hashes", s, nil); err != nil {
		return "", err
	}
	c, err := deployForm(p.root()+"/deployments", s)
	if err != nil {
		return "", err
	}
	var d pagesDeploy
	if err := p.problem(p.ask(ctx, c, &d)); err != nil {
		return "", err
	}
	end := time.Now().Add(deployTime)
	for d.Stage.Name != "deploy" || d.Stage.Status != "success" {
		if d.Stage.Status == "failure" || d.Stage.Status == "canceled" || time.Now().After(end) {
			return d.ID, refuse("target-refused", "check the deployment at Cloudflare, and publish again", "%s: the deployment ended with %q in the stage %q",
				p.Describe(), d.Stage.Status, d.Stage.Name)
		}
		if err := pause(ctx, p.tick); err != nil {
			return d.ID, err
		}
		if err := p.problem(p.ask(ctx, call{method: http.MethodGet, address: p.root() + "/deployments/" + url.PathEscape(d.ID)}, &d)); err != nil {
			return d.ID, err
		}
	}
	return d.ID, nil
}

// deployForm is the request that makes a deployment.
func deployForm(address string, s snapshot) (call, error) {
	manifest := make(map[string]string, len(s.files))
	for path, hash := range s.files {
		manifest["/"+path] = hash
	}
	text, err := json.Marshal(manifest)
	if err != nil {
		return call{}, err
	}
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	err = errors.Join(w.WriteField("manifest", string(text)), w.WriteField("commit_message", s.title))
	for _, name := range slices.Sorted(maps.Keys(s.inline)) {
		part, partErr := w.CreateFormFile(name, name)
		if partErr == nil {
			_, partErr = part.Write(s.inline[name])
		}
		err = errors.Join(err, partErr)
	}
	err = errors.Join(err, w.Close())
	return call{
		method: http.MethodPost, address: address, body: bytes.NewReader(form.Bytes()), size: int64(form.Len()),
		header: map[string]string{"Content-Type": w.FormDataContentType()},
	}, err
}

// problem turns an answer into an error for a person.
func (p *cloudflare) problem(err error) error {
	if err == nil {
		return nil
	}
	if d, ok := errors.AsType[diag.Diagnostic](err); ok {
		return d
	}
	kind := refusedOtherwise
	if r, ok := errors.AsType[*rejection](err); ok {
		kind = refusalOf(r.status)
		var said struct {
			Errors []struct {
				Code    int    `json:"code"`
				Message string `json:"message"`
			} `json:"errors"`
		}
		if json.Unmarshal([]byte(r.said), &said) == nil && len(said.Errors) > 0 {
			r.said = fmt.Sprintf("%s (%d)", said.Errors[0].Message, said.Errors[0].Code)
		}
	}
	return manner{
		store: p.Describe(), bucket: fmt.Sprintf("project %q in this account", p.project), keys: "check CLOUDFLARE_API_TOKEN, or make another token",
		permissions: map[string]string{"deploy to": "Cloudflare Pages: Edit for this account"},
	}.problem(kind, err, "deploy to", "")
}
