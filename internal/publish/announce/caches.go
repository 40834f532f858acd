package announce

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	signer "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// Cloudflare forgets addresses of a zone.
// Source: developers.cloudflare.com/api, "Purge Cached Content": 30 addresses a call.
type Cloudflare struct {
	Zone string
	client
	api string // for tests
}

// Name is the method of Listener.
func (*Cloudflare) Name() string { return "Cloudflare" }

// Tell is the method of Listener.
func (l *Cloudflare) Tell(ctx context.Context, c Change) error {
	if len(c.Addresses) == 0 {
		return nil
	}
	secret, err := token("CLOUDFLARE_API_TOKEN")
	if err != nil {
		return err
	}
	address := cmp.Or(l.api, "https://api.cloudflare.com") + "/client/v4/zones/" + url.PathEscape(l.Zone) + "/purge_cache"
	return batches(c.Addresses, 30, func(part []string) error {
		return l.send(ctx, http.MethodPost, address, jsonHeader("Authorization", "Bearer "+secret), encoded(map[string]any{"files": part}))
	})
}

// Fastly forgets addresses one by one.
// Source: www.fastly.com/documentation/reference/api/purging, "Purge a URL".
type Fastly struct {
	client
	api string
}

// Name is the method of Listener.
func (*Fastly) Name() string { return "Fastly" }

// Tell is the method of Listener.
func (l *Fastly) Tell(ctx context.Context, c Change) error {
	if len(c.Addresses) == 0 {
		return nil
	}
	secret, err := token("FASTLY_API_TOKEN")
	if err != nil {
		return err
	}
	for _, a := range c.Addresses {
		_, bare, _ := strings.Cut(a, "://")
		err := l.send(ctx, http.MethodPost, cmp.Or(l.api, "https://api.fastly.com")+"/purge/"+bare, http.Header{"Fastly-Key": {secret}}, nil)
		if err != nil {
			return err
		}
	}
	return nil
}

// Bunny forgets addresses one by one.
// Source: docs.bunny.net, "Purge URL".
type Bunny struct {
	client
	api string
}

// Name is the method of Listener.
func (*Bunny) Name() string { return "Bunny" }

// Tell is the method of Listener.
func (l *Bunny) Tell(ctx context.Context, c Change) error {
	if len(c.Addresses) == 0 {
		return nil
	}
	secret, err := token("BUNNY_API_KEY")
	if err != nil {
		return err
	}
	for _, a := range c.Addresses {
		address := cmp.Or(l.api, "https://api.bunny.net") + "/purge?async=false&url=" + url.QueryEscape(a)
		if err := l.send(ctx, http.MethodPost, address, http.Header{"Accesskey": {secret}}, nil); err != nil {
			return err
		}
	}
	return nil
}

// CloudFront forgets paths of a distribution.
// Source: docs.aws.amazon.com/cloudfront, CreateInvalidation: 3,000 paths at a time.
type CloudFront struct {
	Distribution string
	client
	api string
	now func() time.Time
}

// Name is the method of Listener.
func (*CloudFront) Name() string { return "CloudFront" }

// invalidation is the body of a request.
type invalidation struct {
	XMLName xml.Name `xml:"http://cloudfront.amazonaws.com/doc/2020-05-31/ InvalidationBatch"`
	Caller  string   `xml:"CallerReference"`
	Count   int      `xml:"Paths>Quantity"`
	Paths   []string `xml:"Paths>Items>Path"`
}

// Tell is the method of Listener.
func (l *CloudFront) Tell(ctx context.Context, c Change) error {
	if len(c.Addresses) == 0 {
		return nil
	}
	id, err := token("AWS_ACCESS_KEY_ID")
	if err != nil {
		return err
	}
	secret, err := token("AWS_SECRET_ACCESS_KEY")
	if err != nil {
		return err
	}
	now := time.Now()
	if l.now != nil {
		now = l.now()
	}
	keys := aws.Credentials{AccessKeyID: id, SecretAccessKey: secret, SessionToken: os.Getenv("AWS_SESSION_TOKEN")}
	address := cmp.Or(l.api, "https://cloudfront.amazonaws.com") + "/2020-05-31/distribution/" + url.PathEscape(l.Distribution) + "/invalidation"
	return batches(c.Addresses, 3000, func(part []string) error {
		paths := make([]string, len(part))
		for i, a := range part {
			u, err := url.Parse(a)
			if err != nil {
				return err
			}
			paths[i] = u.EscapedPath()
		}
		sum := sha256.Sum256([]byte(strings.Join(part, "\n")))
		body, err := xml.Marshal(invalidation{Caller: now.UTC().Format("20060102T150405Z") + "-" + hex.EncodeToString(sum[:6]), Count: len(paths), Paths: paths})
		if err != nil {
			return err
		}
		header, err := signed(ctx, keys, address, body, now)
		if err != nil {
			return err
		}
		return l.send(ctx, http.MethodPost, address, header, body)
	})
}

// signed are the headers of a request to CloudFront, which is always in us-east-1.
func signed(ctx context.Context, keys aws.Credentials, address string, body []byte, now time.Time) (http.Header, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "text/xml")
	sum := sha256.Sum256(body)
	err = signer.NewSigner().SignHTTP(ctx, keys, r, hex.EncodeToString(sum[:]), "cloudfront", "us-east-1", now)
	return r.Header, err
}

// Webhook tells any other program: {"addresses": […], "articles": […], "feeds": […]}. A token in
// GALEN_WEBHOOK_TOKEN is sent as Authorization: Bearer.
type Webhook struct {
	Address string
	client
}

// Name is the method of Listener.
func (l *Webhook) Name() string {
	if u, err := url.Parse(l.Address); err == nil && u.Host != "" {
		return u.Host
	}
	return "the webhook"
}

// Tell is the method of Listener.
func (l *Webhook) Tell(ctx context.Context, c Change) error {
	if len(c.Addresses) == 0 {
		return nil
	}
	header := jsonHeader()
	if secret := os.Getenv("GALEN_WEBHOOK_TOKEN"); secret != "" {
		header.Set("Authorization", "Bearer "+secret)
	}
	return l.send(ctx, http.MethodPost, l.Address, header, encoded(map[string][]string{
		"addresses": c.Addresses, "articles": orNone(c.Articles), "feeds": orNone(c.Feeds),
	}))
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
