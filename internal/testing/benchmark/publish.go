package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What is sent when memory is measured: 300 MB in files of two sizes.
const (
	largeFiles, largeSize = 10, 20_000_000
	smallFiles, smallSize = 100, 1_000_000
)

// place is a target of publications.
type place struct {
	name, address string
	server        *exec.Cmd // nil: none
}

// publishing measures publications of a site.
func (b bench) publishing() error {
	places, err := b.places()
	defer func() {
		for _, p := range places {
			if p.server != nil {
				p.server.Process.Kill()
				p.server.Wait()
			}
		}
	}()
	if err != nil {
		return err
	}
	if err := targets(b.site, places); err != nil {
		return err
	}
	for _, p := range places {
		if err := b.planning(p); err != nil {
			return err
		}
	}
	large := filepath.Join(b.scratch, fmt.Sprintf("large-%d", b.n))
	if err := errors.Join(write(large, 20), targets(large, places), heavy(large)); err != nil {
		return err
	}
	for _, p := range places {
		c, err := timed(exec.Command(b.exe, "publish", p.name, "--source", large))
		if err != nil {
			return err
		}
		b.row("300 MB of static files sent to "+p.name, c)
	}
	return nil
}

// planning compares a publication of nothing new with the build that is part of it, turn by turn.
func (b bench) planning(p place) error {
	build := func() (cost, error) { return timed(exec.Command(b.exe, "build", "--release", "--source", b.site)) }
	publish := func() (cost, error) { return timed(exec.Command(b.exe, "publish", p.name, "--source", b.site)) }
	c, err := publish()
	if err != nil {
		return err
	}
	b.row("first publication to "+p.name, c)
	var builds, publications []cost
	for range b.rounds + 1 {
		one, err := build()
		if err != nil {
			return err
		}
		two, err := publish()
		if err != nil {
			return err
		}
		builds, publications = append(builds, one), append(publications, two)
	}
	alone, with := middle(builds[1:]), middle(publications[1:]) // the first ones warm up
	b.row("build --release, nothing changed", alone)
	b.row("publish to "+p.name+", nothing changed", with)
	b.row("  planning alone", cost{with.wall - alone.wall, with.cpu - alone.cpu, 0})
	return nil
}

// targets puts the places into the configuration of a site.
func targets(site string, places []place) error {
	file := filepath.Join(site, "galen.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	config := strings.Replace(string(text), "bench.example", "bench.internal", 1) + "publish:\n" // an example is not published
	for _, p := range places {
		config += fmt.Sprintf("  %s: {to: %q}\n", p.name, p.address)
	}
	return os.WriteFile(file, []byte(config), 0o644)
}

// heavy adds files to a site that are sent as they are.
func heavy(site string) error {
	source := rand.NewChaCha8([32]byte{})
	make := func(name string, size int) error {
		data := make([]byte, size)
		source.Read(data)
		copy(data, "%PDF-1.4\n")
		return os.WriteFile(filepath.Join(site, "static", name), data, 0o644)
	}
	err := os.MkdirAll(filepath.Join(site, "static"), 0o755)
	for i := range largeFiles {
		err = errors.Join(err, make(fmt.Sprintf("large-%d.pdf", i), largeSize))
	}
	for i := range smallFiles {
		err = errors.Join(err, make(fmt.Sprintf("small-%d.pdf", i), smallSize))
	}
	return err
}

// places starts the servers that the environment names.
func (b bench) places() (places []place, err error) {
	places = append(places, place{name: "folder", address: filepath.Join(b.scratch, fmt.Sprintf("www-%d", b.n))})
	if exe := os.Getenv("GALEN_TEST_VERSITYGW"); exe != "" {
		root := filepath.Join(b.scratch, fmt.Sprintf("s3-%d", b.n))
		os.Setenv("AWS_ACCESS_KEY_ID", "bench-key")
		os.Setenv("AWS_SECRET_ACCESS_KEY", "bench-secret")
		if err := os.MkdirAll(filepath.Join(root, "site"), 0o755); err != nil {
			return places, err
		}
		address, port := free()
		cmd := exec.Command(exe, "--port", "127.0.0.1:"+port, "posix", root)
		cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY=bench-key", "ROOT_SECRET_KEY=bench-secret")
		if err := started(cmd, address); err != nil {
			return places, err
		}
		places = append(places, place{"s3", "s3://site/folder?region=us-east-1&endpoint=" + address, cmd})
	}
	if exe := os.Getenv("GALEN_TEST_FAKEGCS"); exe != "" {
		os.Unsetenv("GOOGLE_APPLICATION_CREDENTIALS")
		address, port := free()
		root := filepath.Join(b.scratch, fmt.Sprintf("gcs-%d", b.n))
		cmd := exec.Command(exe, "-scheme", "http", "-host", "127.0.0.1", "-port", port, "-filesystem-root", root, "-log-level", "error")
		if err := started(cmd, address); err != nil {
			return places, err
		}
		places = append(places, place{"google", "gs://site/folder?endpoint=" + address, cmd})
		answer, err := http.Post(address+"/storage/v1/b?project=bench", "application/json", strings.NewReader(`{"name": "site"}`))
		if err != nil {
			return places, err
		}
		answer.Body.Close()
	}
	return places, nil
}

// free is an address on this machine that nobody listens at.
func free() (address, port string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", ""
	}
	defer l.Close()
	port = strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	return "http://127.0.0.1:" + port, port
}

// started starts a server and waits until it answers.
func started(cmd *exec.Cmd, address string) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	for range 400 {
		if answer, err := http.Get(address + "/"); err == nil {
			answer.Body.Close()
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	cmd.Process.Kill()
	cmd.Wait()
	return fmt.Errorf("%s did not start", cmd.Path)
}
