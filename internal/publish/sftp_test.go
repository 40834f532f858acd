package publish

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"galen/internal/diag"
	"galen/internal/testing/testport"
)

// sshServer is a real OpenSSH server that serves SFTP below a folder.
type sshServer struct{ address, root, home, hostKey string }

func startSSH(t *testing.T) sshServer {
	t.Helper()
	sshd, err := exec.LookPath("sshd")
	if err != nil {
		sshd = "/usr/sbin/sshd"
	}
	if _, err := os.Stat(sshd); err != nil {
		t.Skip("skipped: needs an SSH server (Debian: apt install openssh-server; .ci/run does)")
	}
	dir := t.TempDir()
	s := sshServer{address: testport.Address(t), root: filepath.Join(dir, "www"), home: filepath.Join(dir, "home")}
	for _, folder := range []string{s.root, filepath.Join(s.home, ".ssh"), "/run/sshd"} {
		os.MkdirAll(folder, 0o755)
	}
	host := writeKey(t, filepath.Join(dir, "host"))
	client := writeKey(t, filepath.Join(s.home, ".ssh", "id_ed25519"))
	authorized := filepath.Join(dir, "authorized")
	os.WriteFile(authorized, ssh.MarshalAuthorizedKey(client), 0o600)
	s.hostKey = string(ssh.MarshalAuthorizedKey(host))
	ip, port, _ := strings.Cut(s.address, ":")
	config := fmt.Sprintf("ListenAddress %s\nPort %s\nHostKey %s\nAuthorizedKeysFile %s\nPasswordAuthentication no\nStrictModes no\nUsePAM no\nPidFile none\nSubsystem sftp internal-sftp\n",
		ip, port, filepath.Join(dir, "host"), authorized)
	os.WriteFile(filepath.Join(dir, "config"), []byte(config), 0o600)
	cmd := exec.Command(sshd, "-D", "-e", "-f", filepath.Join(dir, "config"))
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	cmd.Stderr = log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	t.Setenv("HOME", s.home)
	t.Setenv("SSH_AUTH_SOCK", "")
	for began := time.Now(); time.Since(began) < patience; {
		if said, _ := os.ReadFile(log.Name()); bytes.Contains(said, []byte("listening")) {
			return s
		}
		time.Sleep(50 * time.Millisecond)
	}
	said, _ := os.ReadFile(log.Name())
	t.Fatalf("sshd did not start: %s", said)
	return s
}

func writeKey(t *testing.T, file string) ssh.PublicKey {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(file, pem.EncodeToMemory(block), 0o600)
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// removeKey does what the hint about another key says.
func (s sshServer) removeKey(t *testing.T) {
	t.Helper()
	entry := "[" + strings.Replace(s.address, ":", "]:", 1)
	file := filepath.Join(s.home, ".ssh", "known_hosts")
	if said, err := exec.Command("ssh-keygen", "-R", entry, "-f", file).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, said)
	}
	if left, _ := os.ReadFile(file); len(left) > 0 {
		t.Errorf("known_hosts still has %s", left)
	}
}

// writeLockedKey writes a key that needs a passphrase.
func writeLockedKey(t *testing.T, file string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKeyWithPassphrase(private, "", []byte("open"))
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(file, pem.EncodeToMemory(block), 0o600)
}

// know writes the known_hosts file.
func (s sshServer) know(key string) {
	ip, port, _ := strings.Cut(s.address, ":")
	os.WriteFile(filepath.Join(s.home, ".ssh", "known_hosts"), fmt.Appendf(nil, "[%s]:%s %s", ip, port, key), 0o600)
}

func (s sshServer) url(t *testing.T) string {
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	return "sftp://" + me.Username + "@" + s.address + s.root
}

func TestSFTP(t *testing.T) {
	s := startSSH(t)
	refused := func(name, code, hint string) {
		t.Run(name, func(t *testing.T) {
			_, err := Open(s.url(t))
			if d, ok := err.(diag.Diagnostic); !ok || d.Code != code || !strings.Contains(d.Hint, hint) {
				t.Fatalf("%v: %s", err, d.Hint)
			}
		})
	}
	_, port, _ := strings.Cut(s.address, ":")
	refused("a host that nobody knows", "unknown-host", "ssh -p "+port+" ")
	s.know(string(ssh.MarshalAuthorizedKey(writeKey(t, filepath.Join(t.TempDir(), "other")))))
	refused("a host with another key", "host-key-changed", "ssh-keygen -R '["+strings.Replace(s.address, ":", "]:", 1)+"'")
	s.removeKey(t)
	s.know(s.hostKey)
	key := filepath.Join(s.home, ".ssh", "id_ed25519")
	os.Rename(key, key+".away")
	refused("no key", "bad-key", "agent")
	t.Setenv("GALEN_SSH_KEY", key)
	refused("a key that is not there", "bad-key", "name the file")
	os.WriteFile(key, []byte("no key"), 0o600)
	refused("a file without a key", "bad-key", "name the file")
	writeLockedKey(t, key)
	refused("a key with a passphrase", "bad-key", "ssh-add "+key)
	os.Rename(key+".away", key)

	p := inFolder(s.root, func() Target {
		target, err := Open(s.url(t))
		if err != nil {
			t.Fatal(err)
		}
		return target
	})
	defer p.Close()
	contract(t, p)
}
