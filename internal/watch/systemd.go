package watch

import (
	"context"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

// sendTime is how long a message may wait for systemd to listen.
const sendTime = time.Second

// Systemd is the service manager that started this program. The zero value is none,
// and telling it something does nothing.
type Systemd struct {
	socket   string
	watchdog time.Duration // 0: it does not watch
}

// NewSystemd reads what systemd left in the environment: NOTIFY_SOCKET, and
// WATCHDOG_USEC when it is meant for this process.
func NewSystemd(environ []string) Systemd {
	value := map[string]string{}
	for _, e := range environ {
		k, v, _ := strings.Cut(e, "=")
		value[k] = v
	}
	s := Systemd{socket: value["NOTIFY_SOCKET"]}
	usec, err := strconv.ParseInt(value["WATCHDOG_USEC"], 10, 64)
	if pid := value["WATCHDOG_PID"]; err == nil && (pid == "" || pid == strconv.Itoa(os.Getpid())) {
		s.watchdog = time.Duration(usec) * time.Microsecond
	}
	return s
}

// Ready says that the service is up.
func (s Systemd) Ready() error { return s.send("READY=1") }

// Stopping says that the service goes down.
func (s Systemd) Stopping() error { return s.send("STOPPING=1") }

// Status is the line that `systemctl status` shows.
func (s Systemd) Status(line string) error {
	return s.send("STATUS=" + strings.Join(strings.Fields(line), " "))
}

// Beat tells the watchdog twice in its time that the service lives, as long as alive
// says so, until the context ends.
func (s Systemd) Beat(ctx context.Context, alive func() bool) {
	if s.socket == "" || s.watchdog <= 0 {
		return
	}
	ticks := time.NewTicker(s.watchdog / 2)
	defer ticks.Stop()
	for {
		if alive() {
			_ = s.send("WATCHDOG=1") // a lost one is made up for by the next
		}
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
	}
}

func (s Systemd) send(state string) error {
	if s.socket == "" {
		return nil
	}
	conn, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: s.socket, Net: "unixgram"})
	if err != nil {
		return fmt.Errorf("speaking to systemd: %w", err)
	}
	defer conn.Close()
	if err := conn.SetWriteDeadline(time.Now().Add(sendTime)); err != nil {
		return fmt.Errorf("speaking to systemd: %w", err)
	}
	if _, err := conn.Write([]byte(state)); err != nil {
		return fmt.Errorf("speaking to systemd: %w", err)
	}
	return nil
}
