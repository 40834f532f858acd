package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"galen/internal/diag"
)

// These tests put real disks in real trouble, which only root may.

// mount mounts a disk in memory at dir.
func mount(t *testing.T, dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("this test mounts disks, which only root may")
	}
	check(t, os.MkdirAll(dir, 0o755))
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "mode=755"); err != nil {
		t.Skip("this machine does not let root mount: ", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
}

// limit gives a mounted disk a size, as the options of tmpfs say it.
func limit(t *testing.T, dir, options string) {
	t.Helper()
	if err := unix.Mount("tmpfs", dir, "tmpfs", unix.MS_REMOUNT, "mode=755,"+options); err != nil {
		t.Fatal(options, err)
	}
}

// used is how much of a disk is in use.
func used(t *testing.T, dir string) (kilobytes, inodes uint64) {
	t.Helper()
	var f unix.Statfs_t
	check(t, unix.Statfs(dir, &f))
	return (f.Blocks - f.Bfree) * uint64(f.Bsize) >> 10, f.Files - f.Ffree
}

// TestFullOutput builds into an output whose disk is full in the one way or the
// other: exit code 3, the old site stays; and with room again all is well.
func TestFullOutput(t *testing.T) {
	for _, kind := range []string{"bytes", "inodes"} {
		t.Run(kind, func(t *testing.T) {
			s := newSerial(t)
			mount(t, s.public)
			s.build(t, 0)
			s.become(t, 2)
			kilobytes, inodes := used(t, s.public)
			options := fmt.Sprintf("size=%dk", kilobytes+64)
			if kind == "inodes" {
				options = fmt.Sprintf("nr_inodes=%d", inodes+8)
			}
			limit(t, s.public, options)
			for range 2 { // the first of them must leave nothing that troubles the next
				r := Run(context.Background(), buildIn(s.dir))
				if r.Problems.ExitCode() != 3 || len(r.Problems) != 1 || r.Problems[0].Code != "output-full" {
					t.Errorf("exit code %d, %v", r.Problems.ExitCode(), r.Problems)
				}
				if fault := s.clean[0].differs(look(t, s.public), "the output is not what it was"); fault != "" {
					t.Error(fault)
				}
			}
			limit(t, s.public, "size=64m,nr_inodes=9999")
			if fault := s.clean[2].differs(s.build(t, 2), "with room again"); fault != "" {
				t.Error(fault)
			}
		})
	}
}

// TestFullCache builds with a cache folder that holds an old ledger and has no
// room for a new one, or cannot be written at all: a warning, no more, and every
// build gives what a clean one gives.
func TestFullCache(t *testing.T) {
	for _, kind := range []string{"bytes", "inodes", "read-only"} {
		t.Run(kind, func(t *testing.T) {
			s := newSerial(t)
			cache := filepath.Join(s.dir, CacheFolder)
			mount(t, cache)
			s.build(t, 0)
			kilobytes, inodes := used(t, cache)
			switch kind {
			case "bytes":
				limit(t, cache, fmt.Sprintf("size=%dk", kilobytes+4))
			case "inodes":
				limit(t, cache, fmt.Sprintf("nr_inodes=%d", inodes))
			default:
				check(t, unix.Mount("tmpfs", cache, "tmpfs", unix.MS_REMOUNT|unix.MS_RDONLY, ""))
			}
			for _, version := range []int{1, 0, 2, 2, 0, 1} {
				s.become(t, version)
				r := Run(context.Background(), buildIn(s.dir))
				warned := len(r.Problems) == 1 && r.Problems[0].Code == "no-cache" && r.Problems[0].Severity == diag.Warning
				silent := len(r.Problems) == 0 && version == 0 // the ledger is right for it
				if !warned && !silent {
					t.Errorf("version %d: %v", version, r.Problems)
				}
				if fault := s.clean[version].differs(look(t, s.public), fmt.Sprint("version ", version)); fault != "" {
					t.Fatal(fault)
				}
			}
		})
	}
}
