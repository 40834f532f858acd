// Package testport finds ports for servers that a test starts as processes of their own,
// and that have to be told where to listen.
package testport

import (
	"fmt"
	"math/rand/v2"
	"net"
	"strconv"
	"testing"
)

// The ports lie below those that systems give to whoever asks for any (Linux from 32768,
// others from 49152). Until the server listens on it, nobody but a test that picks the
// same can have the port: neither the servers of tests that run at the same time nor
// their connections.
const (
	first = 20_000
	after = 32_000
)

// Free is a port of 127.0.0.1 on which nobody listens.
func Free(t testing.TB) int {
	t.Helper()
	var err error
	for range 100 {
		port := first + rand.IntN(after-first)
		var l net.Listener
		if l, err = net.Listen("tcp", fmt.Sprint("127.0.0.1:", port)); err == nil {
			l.Close()
			return port
		}
	}
	t.Fatal(err)
	return 0
}

// Address is such a port with its host, 127.0.0.1:PORT.
func Address(t testing.TB) string {
	t.Helper()
	return net.JoinHostPort("127.0.0.1", strconv.Itoa(Free(t)))
}
