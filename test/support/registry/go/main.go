// Makes TLS handshakes as dockerd does and prints what Go says of each, a line of JSON for each address. It trusts whatever it is
// shown: the certificates are judged elsewhere.
package main

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"sync"
	"time"
)

// The suites of go-connections, tlsconfig.ServerDefault: Docker 20.10 to 28. Docker 29 leaves them to Go.
var classic = []uint16{
	tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
	tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
	tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
}

type verdict struct {
	Address string `json:"address"`
	Error   string `json:"error,omitempty"`
}

func main() {
	config := &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: true, ServerName: "localhost"}
	if os.Args[1] == "classic" {
		config.CipherSuites = classic
	}
	var waiting sync.WaitGroup
	var printing sync.Mutex
	for _, address := range os.Args[2:] {
		waiting.Add(1)
		go func(address string) {
			defer waiting.Done()
			line, _ := json.Marshal(shake(address, config))
			printing.Lock()
			defer printing.Unlock()
			fmt.Println(string(line))
		}(address)
	}
	waiting.Wait()
}

func shake(address string, config *tls.Config) verdict {
	connection, err := tls.DialWithDialer(&net.Dialer{Timeout: 10 * time.Second}, "tcp", address, config)
	if err != nil {
		return verdict{address, err.Error()}
	}
	connection.Close()
	return verdict{Address: address}
}
