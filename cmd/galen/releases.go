package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"galen/internal/config"
	"galen/internal/publish"
)

func releasesCommand(code *int) *cobra.Command {
	var p publication
	c := &cobra.Command{
		Use:   "releases [TARGET]",
		Short: "List the releases that can be brought back",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.open(c.Context(), code, args, p.releases)
		},
	}
	p.flags(c, "releases")
	return c
}

// releases lists what can be brought back.
func (p *publication) releases(ctx context.Context, t config.PublishTarget, target publish.Target) error {
	all, err := target.Releases(ctx)
	if err != nil {
		return err
	}
	if p.format == "json" {
		type line struct {
			ID       string    `json:"id"`
			At       time.Time `json:"at"`
			By       string    `json:"by"`
			Files    int       `json:"files"`
			Rollback string    `json:"rollback,omitempty"`
			Public   bool      `json:"public"`
		}
		lines := []line{}
		for i, r := range all {
			lines = append(lines, line{r.ID, r.At, r.By, len(r.Files), r.Rollback, i == 0})
		}
		e := json.NewEncoder(&stdout)
		e.SetIndent("", "  ")
		return e.Encode(lines)
	}
	if len(all) == 0 {
		_, err := fmt.Fprintf(&stdout, "nothing has been published to %s yet\n", t.Name)
		return err
	}
	for i, r := range all {
		note := ""
		if r.Rollback != "" {
			note = ", brought back from " + r.Rollback
		}
		if i == 0 {
			note += ", public now"
		}
		if _, err := fmt.Fprintf(&stdout, "%s  %s  %s by %s%s\n", r.ID, r.At.Local().Format("2006-01-02 15:04"), count(len(r.Files), "file", "files"), r.By, note); err != nil {
			return err
		}
	}
	return nil
}
