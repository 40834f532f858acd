package publish

import (
	"errors"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"os/user"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pkg/sftp"
	"github.com/skeema/knownhosts"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"galen/internal/diag"
)

// server is a disk behind SFTP.
type server struct {
	connection *ssh.Client
	client     *sftp.Client
	root, name string
}

// openSFTP reads an address of the form sftp://user@host:22/folder. The key is that of the
// SSH agent, the one in the file that GALEN_SSH_KEY names, or one of ~/.ssh. The host must be
// in known_hosts: an unknown one is refused.
func openSFTP(u *url.URL) (Target, error) {
	host := u.Host
	if u.Port() == "" {
		host = net.JoinHostPort(u.Hostname(), "22")
	}
	name := u.User.Username()
	if name == "" {
		if me, err := user.Current(); err == nil {
			name = me.Username
		}
	}
	known, err := hostKeys()
	if err != nil {
		return nil, err
	}
	if err := namedKey(); err != nil {
		return nil, err
	}
	keys, closeKeys := clientKeys()
	defer closeKeys()
	connection, err := ssh.Dial("tcp", host, &ssh.ClientConfig{
		User: name, Auth: []ssh.AuthMethod{ssh.PublicKeysCallback(keys)},
		HostKeyCallback: known.HostKeyCallback(), HostKeyAlgorithms: known.HostKeyAlgorithms(host), Timeout: 20 * time.Second,
	})
	if err != nil {
		return nil, noConnection(u, host, name, err)
	}
	client, err := sftp.NewClient(connection)
	if err != nil {
		connection.Close()
		return nil, noConnection(u, host, name, err)
	}
	root := strings.TrimSuffix(u.Path, "/")
	return tree{&server{connection, client, root, u.Redacted()}}, nil
}

// hostKeys reads the files of known hosts.
func hostKeys() (*knownhosts.HostKeyDB, error) {
	var files []string
	home, _ := os.UserHomeDir()
	for _, f := range []string{filepath.Join(home, ".ssh", "known_hosts"), "/etc/ssh/ssh_known_hosts"} {
		if _, err := os.Stat(f); err == nil {
			files = append(files, f)
		}
	}
	db, err := knownhosts.NewDB(files...)
	if err != nil {
		return nil, diag.Errorf(diag.Position{}, "known-hosts", "the file of known hosts cannot be read: %s", firstLine(err)).
			WithCause(diag.Environment).WithHint("correct it, or remove the line")
	}
	return db, nil
}

// clientKeys finds the keys of this user when they are asked for.
func clientKeys() (keys func() ([]ssh.Signer, error), done func()) {
	var conn net.Conn
	done = func() {
		if conn != nil {
			conn.Close()
		}
	}
	return func() (all []ssh.Signer, err error) {
		if socket := os.Getenv("SSH_AUTH_SOCK"); socket != "" {
			if conn, err = net.Dial("unix", socket); err == nil {
				all, _ = agent.NewClient(conn).Signers()
			}
		}
		home, _ := os.UserHomeDir()
		files := []string{os.Getenv("GALEN_SSH_KEY")}
		for _, f := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
			files = append(files, filepath.Join(home, ".ssh", f))
		}
		for _, f := range files {
			if text, err := os.ReadFile(f); err == nil {
				if key, err := ssh.ParsePrivateKey(text); err == nil {
					all = append(all, key)
				}
			}
		}
		return all, nil
	}, done
}

// namedKey is an error if the file that GALEN_SSH_KEY names holds no key that can be used.
func namedKey() error {
	file := os.Getenv("GALEN_SSH_KEY")
	if file == "" {
		return nil
	}
	text, err := os.ReadFile(file)
	if err == nil {
		_, err = ssh.ParsePrivateKey(text)
	}
	if err == nil {
		return nil
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err // the path is said below
	}
	hint := "name the file of an SSH private key, such as ~/.ssh/id_ed25519, written in full"
	if _, locked := errors.AsType[*ssh.PassphraseMissingError](err); locked {
		hint = "add it to the SSH agent with  ssh-add " + file + "  and unset GALEN_SSH_KEY"
	}
	return refuse("bad-key", hint, "the key %s, which GALEN_SSH_KEY names, cannot be used: %s", file, strings.TrimPrefix(firstLine(err), "ssh: "))
}

// noConnection says why a server was not reached.
func noConnection(u *url.URL, host, name string, err error) error {
	d := diag.Errorf(diag.Position{}, "no-connection", "no connection to %s: %s", u.Redacted(), firstLine(err)).WithCause(diag.Environment)
	only := u.Hostname()
	login, entry := name+"@"+only, knownhosts.Normalize(host)
	if port := u.Port(); port != "" && port != "22" {
		login = "-p " + port + " " + login
	}
	switch {
	case knownhosts.IsHostKeyChanged(err):
		return diag.Errorf(diag.Position{}, "host-key-changed", "%s shows another key than the one in known_hosts: it may be another machine", only).
			WithCause(diag.Environment).WithHint("ask who runs the server whether its key was changed, before removing the old one with  ssh-keygen -R '%s'", entry)
	case knownhosts.IsHostUnknown(err):
		return diag.Errorf(diag.Position{}, "unknown-host", "%s is not in known_hosts", only).WithCause(diag.Environment).
			WithHint("connect once with  ssh %s,  compare the key it shows with the server's, and accept it", login)
	case strings.Contains(err.Error(), "unable to authenticate"):
		return diag.Errorf(diag.Position{}, "bad-key", "%s does not let %s in with these keys", only, name).WithCause(diag.Environment).
			WithHint("add the key to the SSH agent, or name its file in GALEN_SSH_KEY")
	}
	return d.WithHint("check the address %s and that the server is running", host)
}

func (s *server) at(p string) string { return path.Join(s.root, p) }

func (s *server) ReadFile(p string) ([]byte, error) {
	f, err := s.client.Open(s.at(p))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (s *server) Create(p string) (io.WriteCloser, error) {
	return s.client.OpenFile(s.at(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL)
}

func (s *server) MkdirAll(p string) error { return s.client.MkdirAll(s.at(p)) }

func (s *server) Rename(from, to string) error { return s.client.PosixRename(s.at(from), s.at(to)) }

func (s *server) Symlink(to, at string) error { return s.client.Symlink(to, s.at(at)) }

func (s *server) Readlink(at string) (string, error) {
	if _, err := s.client.Lstat(s.at(at)); err != nil {
		return "", err
	}
	return s.client.ReadLink(s.at(at))
}

func (s *server) Link(from, to string) error { return s.client.Link(s.at(from), s.at(to)) }

func (s *server) Remove(p string) error { return s.client.Remove(s.at(p)) }

func (s *server) RemoveAll(p string) error {
	err := s.client.RemoveAll(s.at(p))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (s *server) ReadDir(p string) ([]fs.FileInfo, error) {
	infos, err := s.client.ReadDir(s.at(p))
	slices.SortFunc(infos, func(a, b fs.FileInfo) int { return strings.Compare(a.Name(), b.Name()) })
	return infos, err
}

func (s *server) Size(p string) (int64, error) {
	info, err := s.client.Stat(s.at(p))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (s *server) Describe() string { return s.name }

func (s *server) Close() error { return errors.Join(s.client.Close(), s.connection.Close()) }
