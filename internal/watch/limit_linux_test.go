package watch

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// The system's own limits, lowered for one process: it runs in a user namespace,
// whose limits hold for nobody else.
func TestRealLimit(t *testing.T) {
	if name := os.Getenv("GALEN_TEST_LIMIT"); name != "" {
		underLimit(t, name)
		return
	}
	for name, limit := range map[string]string{"max_inotify_watches": "5", "max_inotify_instances": "0"} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run=^TestRealLimit$", "-test.v")
			cmd.Env = append(os.Environ(), "GALEN_TEST_LIMIT="+name+"="+limit)
			cmd.SysProcAttr = &syscall.SysProcAttr{
				Cloneflags:  syscall.CLONE_NEWUSER,
				UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
				GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
			}
			out, err := cmd.CombinedOutput()
			switch {
			case len(out) == 0 && err != nil:
				t.Skipf("no user namespace here: %v", err)
			case strings.Contains(string(out), "--- SKIP"):
				t.Skipf("%s", out)
			case err != nil || !strings.Contains(string(out), "--- PASS: TestRealLimit"):
				t.Fatalf("%v\n%s", err, out)
			}
		})
	}
}

func underLimit(t *testing.T, setting string) {
	if ids, err := os.ReadFile("/proc/self/uid_map"); err != nil || len(strings.Fields(string(ids))) != 3 || strings.Fields(string(ids))[2] != "1" {
		t.Fatalf("not in a namespace of its own: %s %v", ids, err)
	}
	name, value, _ := strings.Cut(setting, "=")
	if err := os.WriteFile("/proc/sys/user/"+name, []byte(value), 0); err != nil {
		t.Skip(err)
	}
	p := newProject(t)
	for i := range 10 {
		p.write("content/"+strconv.Itoa(i)+"/a.md", "a")
	}
	var heard notices
	opt := p.options()
	opt.Notice = heard.hear
	w, err := New(opt)
	p.must(err)
	defer w.Close()
	heard.demand(t, noticeLimit)
	p.write("content/7/a.md", "longer")
	if r := take(t, w); !r.names("content/7/a.md") {
		t.Fatalf("got %v", r)
	}
	heard.demand(t, noticeLimit)
}
