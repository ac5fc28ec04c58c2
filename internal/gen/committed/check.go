// SPDX-License-Identifier: Apache-2.0

package committed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
)

// Check returns an error unless a file has the SHA-256 that is given in hexadecimal digits.
func Check(file, digest string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != digest {
		return fmt.Errorf("%s is not the file that was generated", file)
	}
	return nil
}
