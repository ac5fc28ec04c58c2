// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
)

//go:generate go test -run ^TestOpinion$ -count=1 . -args -learn

//go:embed data/opinion.bin
var opinionFile []byte

// An opinion weighs sentences of which no rule is sure, by weights that were fitted
// to sentences people labelled. It is immutable.
type opinion struct {
	weights []byte  // one for each mark, signed
	step    float64 // what a weight counts
}

// opinionHead is the length of what stands before the weights: the digest of
// what they were fitted to, and the step.
const (
	opinionDigest = 32
	opinionHead   = opinionDigest + 8
)

var errOpinion = errors.New("disclaimer: data/opinion.bin has not the length of all weights")

func newOpinion(file []byte) (*opinion, error) {
	if len(file) != opinionHead+markCount {
		return nil, errOpinion
	}
	return &opinion{
		step:    math.Float64frombits(binary.LittleEndian.Uint64(file[opinionDigest:])),
		weights: file[opinionHead:],
	}, nil
}

// score returns how far a sentence with these marks lies on the side of the
// violations; 0 is the border.
func (o *opinion) score(marks []uint32) float64 {
	sum := 0
	for _, n := range marks {
		sum += int(int8(o.weights[n]))
	}
	return float64(sum) * o.step / math.Sqrt(float64(len(marks)))
}
