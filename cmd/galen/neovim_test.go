package main

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"galen/internal/testing/testtime"
)

// TestNeovim writes in a real editor, by its own client of the protocol.
func TestNeovim(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("nvim"); err != nil {
		t.Skip("nvim is not installed: the language server was NOT tried in a real editor (.ci/run does)")
	}
	d := newSmallDesk(t)
	script, err := os.ReadFile("testdata/neovim.lua")
	d.must(err)
	d.write("try.lua", string(script))
	ctx, cancel := context.WithTimeout(context.Background(), testtime.Limit(60*time.Second))
	defer cancel()
	c := exec.CommandContext(ctx, "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile try.lua")
	home := t.TempDir()
	c.Dir, c.Env = d.dir, append(os.Environ(), "HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home, "SOURCE_DATE_EPOCH="+scriptTime)
	said, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "all was there") {
		t.Errorf("%v\n%s", err, said)
	}
}
