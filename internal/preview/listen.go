package preview

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"syscall"

	"galen/internal/diag"
)

// FirstPort is where the search for a free port begins.
const FirstPort = 1313

// Loopback is the address that only this machine can reach.
const Loopback = "127.0.0.1"

// Listen opens the first free port of a host's, beginning with first and trying
// that many; an empty host means Loopback. An error is a diag.Diagnostic.
func Listen(host string, first, tries int) (net.Listener, error) {
	if host == "" {
		host = Loopback
	}
	for port := first; ; port++ {
		ln, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		switch {
		case err == nil:
			return ln, nil
		case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, inUseOnWindows):
			if port+1 < first+tries && port < 65535 {
				continue
			}
			return nil, trouble("port-in-use", diag.Environment, "port %d is in use", port).WithHint("end the program that uses it, or choose another port")
		case errors.Is(err, syscall.EACCES):
			return nil, trouble("port-forbidden", diag.Usage, "port %d needs administrator rights", port).WithHint("choose a port from 1024")
		}
		return nil, trouble("no-such-host", diag.Usage, "this machine cannot be reached as %q, port %d", host, port).
			WithHint("give a host that is an address of this machine, such as %q, and a port up to 65535", Loopback)
	}
}

// inUseOnWindows is WSAEADDRINUSE, which the library does not take for the same.
const inUseOnWindows = syscall.Errno(10048)

func trouble(code string, cause diag.Cause, format string, args ...any) diag.Diagnostic {
	return diag.Errorf(diag.Position{}, code, format, args...).WithCause(cause)
}

// URL is where a browser finds the site that is served on a listener.
func (s *Server) URL(ln net.Listener) string {
	host, port, err := net.SplitHostPort(ln.Addr().String())
	if err != nil {
		return ""
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = Loopback
	}
	return "http://" + net.JoinHostPort(host, port) + address(s.opt.Base).escaped()
}

// run is what Shutdown ends.
type run struct {
	gate *connLimiter
	http *http.Server
}

// Serve answers on a listener until Shutdown, and closes it. It is called once.
func (s *Server) Serve(ln net.Listener) error {
	l := s.limits
	now := &run{newGate(ln, l), &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: l.header,
		IdleTimeout:       l.idle,
		WriteTimeout:      l.answer,
		MaxHeaderBytes:    l.headerBytes - slack,
		ConnContext:       withGuest,
		ErrorLog:          log.New(io.Discard, "", 0), // what clients do wrong is no concern of the editor's

		DisableGeneralOptionsHandler: true,
	}}
	now.http.RegisterOnShutdown(now.gate.dismiss)
	s.run.Store(now)
	select {
	case <-s.ending:
		return ln.Close()
	default:
	}
	if err := now.http.Serve(now.gate); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// slack is what net/http reads of a header beyond its limit.
const slack = 4096

// Shutdown ends the streams, waits for answers in work until ctx is done, and
// then closes what is left.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	if !s.ended {
		s.ended = true
		close(s.ending)
	}
	s.mu.Unlock()
	now := s.run.Load()
	if now == nil {
		return nil
	}
	err := now.http.Shutdown(ctx)
	if err != nil {
		now.http.Close()
	}
	return err
}
