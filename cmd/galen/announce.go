package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/publish"
	"galen/internal/publish/announce"
)

func announceCommand(code *int) *cobra.Command {
	var p publication
	c := &cobra.Command{
		Use:   "announce [TARGET]",
		Short: "Notify caches, search engines and hubs again of what the last publication changed",
		Long: `Notify the services in galen.yaml of what the last publication changed: caches that
keep old pages, search engines, and the hubs of feed readers. galen publish does this
by itself; use this command when one of them did not answer.

    publish:
      live:
        to: "s3://my-bucket"
        purge: {cloudflare: ZONE}     # or cloudfront: DISTRIBUTION, fastly: true, bunny: true, webhook: https://…
        indexnow: KEY                 # static/KEY.txt has the same key
        websub: https://hub.example/

Tokens come from CLOUDFLARE_API_TOKEN, FASTLY_API_TOKEN, BUNNY_API_KEY,
GALEN_WEBHOOK_TOKEN and the AWS keys.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.open(c.Context(), code, args, p.announce)
		},
	}
	p.flags(c, "announce")
	return c
}

// announce tells everybody what the last publication to a target changed. What goes wrong is
// a warning, as the site is public; of galen announce, which does nothing else, it is an error.
func (p *publication) announce(ctx context.Context, t config.PublishTarget, target publish.Target) error {
	if len(t.Purge) == 0 && t.IndexNow == "" && t.WebSub == "" {
		if p.verb == "announce" {
			fmt.Fprintf(&stdout, "there is nobody to notify: %s has no purge, indexnow or websub in galen.yaml\n", t.Name)
		}
		return nil
	}
	all, err := target.Releases(ctx)
	if err != nil || len(all) == 0 {
		return err
	}
	var before publish.Release
	if len(all) > 1 {
		before = all[1]
	}
	d := publish.Compare(before, all[0])
	failed := false
	for _, l := range listeners(t, all[0].Base) {
		if err := l.Tell(ctx, announce.Change(d)); err != nil {
			d := diag.Warningf(diag.Position{}, "not-told", "%s could not be notified: %s", l.Name(), err).
				WithHint("the site is public; to try again, run  galen announce %s", t.Name)
			if p.verb == "announce" {
				d.Severity, failed = diag.Error, true
			}
			printer(nil).Text(os.Stderr, diag.List{d})
			continue
		}
		if p.format == "text" {
			fmt.Fprintf(&stdout, "told %s\n", l.Name())
		}
	}
	if failed {
		return reported{3}
	}
	return nil
}

// listeners are those whom a target names.
func listeners(t config.PublishTarget, base string) (all []announce.Listener) {
	for _, p := range t.Purge {
		switch p.Kind {
		case "cloudflare":
			all = append(all, &announce.Cloudflare{Zone: p.ID})
		case "cloudfront":
			all = append(all, &announce.CloudFront{Distribution: p.ID})
		case "fastly":
			all = append(all, &announce.Fastly{})
		case "bunny":
			all = append(all, &announce.Bunny{})
		case "webhook":
			all = append(all, &announce.Webhook{Address: p.ID})
		}
	}
	if t.IndexNow != "" {
		all = append(all, &announce.IndexNow{Base: base, Key: t.IndexNow})
	}
	if t.WebSub != "" {
		all = append(all, &announce.WebSub{Hub: t.WebSub})
	}
	return all
}
