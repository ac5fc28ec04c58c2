// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
)

// readFacts reads facts as other systems write them. Keys that the guard does
// not know are passed over, as everywhere on an input line; consent may be yes
// or no; roles may be the ones of the house. A value that cannot be read is an
// error, so that no fact is guessed.
func readFacts(data json.RawMessage) (disclaimer.Facts, error) {
	if len(data) == 0 || string(data) == "null" {
		return disclaimer.Facts{}, nil
	}
	var in map[string]json.RawMessage
	if err := json.Unmarshal(data, &in); err != nil {
		return disclaimer.Facts{}, &jsonlines.Error{Code: "bad_facts"}
	}
	known := map[string]json.RawMessage{}
	for _, key := range factKeys {
		v, ok := in[key]
		if !ok || string(v) == "null" {
			continue
		}
		if word, ok := houseWords[key][string(v)]; ok {
			v = json.RawMessage(word)
		} else if key == "actor_role" {
			v = actorRole(v)
		}
		known[key] = v
	}
	clean, err := json.Marshal(known)
	if err != nil {
		return disclaimer.Facts{}, &jsonlines.Error{Code: "bad_facts"}
	}
	facts, err := disclaimer.ParseFacts(clean)
	if err != nil {
		return disclaimer.Facts{}, &jsonlines.Error{Code: "bad_facts"}
	}
	return facts, nil
}

// actorRole reads the title of whoever writes. Only clinicians may give advice
// where advice may be given at all, so that any other title is the staff's.
func actorRole(v json.RawMessage) json.RawMessage {
	var title string
	if json.Unmarshal(v, &title) != nil {
		return v
	}
	var r disclaimer.ActorRole
	if r.UnmarshalText([]byte(title)) == nil {
		return v
	}
	switch title {
	case "physician", "doctor", "nurse", "dentist", "pharmacist", "therapist", "psychologist", "midwife", "provider", "clinical", "hygienist":
		return json.RawMessage(`"clinician"`)
	}
	return json.RawMessage(`"staff"`)
}

// factKeys are the keys that the guard knows.
var factKeys = [...]string{
	"author_display", "author_role", "relationship", "contacts", "deletion", "permission", "consent", "authorization", "channel_secure",
	"identity_verified", "covered", "actor_role", "recorded", "region", "local_time",
}

// houseWords holds, for each key, other ways to write a value.
var houseWords = map[string]map[string]string{
	"consent": {"true": `"given"`, "false": `"none"`, `"yes"`: `"given"`, `"no"`: `"none"`, `"missing"`: `"none"`},
	"relationship": {
		`"patient"`: `"existing_patient"`, `"existing"`: `"existing_patient"`, `"member"`: `"existing_patient"`,
		`"former"`: `"former_patient"`, `"stranger"`: `"none"`, `"prospect"`: `"none"`, `"new"`: `"none"`,
	},
	"deletion":    {"true": `"done"`, "false": `"none"`, `"deleted"`: `"done"`, `"hidden"`: `"done"`},
	"author_role": {`"member"`: `"patient"`, `"parent"`: `"family"`, `"caregiver"`: `"family"`, `"stranger"`: `"other"`},
}
