package announce

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
)

// IndexNow tells search engines of new and changed articles. Key stands in the file Key.txt at the
// root of the site. Source: www.indexnow.org/documentation: 10,000 addresses a call.
type IndexNow struct {
	Base string // the address of the home page
	Key  string
	client
	api string
}

// Name is the method of Listener.
func (*IndexNow) Name() string { return "IndexNow" }

// Tell is the method of Listener.
func (l *IndexNow) Tell(ctx context.Context, c Change) error {
	if len(c.Articles) == 0 {
		return nil
	}
	base, err := url.Parse(l.Base)
	if err != nil {
		return err
	}
	return batches(c.Articles, 10_000, func(part []string) error {
		return l.send(ctx, http.MethodPost, cmp.Or(l.api, "https://api.indexnow.org")+"/indexnow", jsonHeader(), encoded(map[string]any{
			"host": base.Host, "key": l.Key, "keyLocation": l.Base + l.Key + ".txt", "urlList": part,
		}))
	})
}

// WebSub tells a hub that feeds have changed. Source: www.w3.org/TR/websub, and the form that hubs
// take from publishers: hub.mode=publish with an hub.url for each feed.
type WebSub struct {
	Hub string
	client
}

// Name is the method of Listener.
func (l *WebSub) Name() string {
	if u, err := url.Parse(l.Hub); err == nil && u.Host != "" {
		return "the hub " + u.Host
	}
	return "the hub"
}

// Tell is the method of Listener.
func (l *WebSub) Tell(ctx context.Context, c Change) error {
	return batches(c.Feeds, 100, func(part []string) error {
		form := url.Values{"hub.mode": {"publish"}, "hub.url": part}
		return l.send(ctx, http.MethodPost, l.Hub, http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, []byte(form.Encode()))
	})
}
