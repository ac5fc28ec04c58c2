// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// keyedPolicy does the same to all kinds that it suits, and tags the rest.
func keyedPolicy(t testing.TB, transform deid.Transform) deid.Policy {
	t.Helper()
	kinds := make(map[phi.Kind]deid.Transform)
	for _, k := range phi.Kinds() {
		kinds[k] = transform
		if _, err := deid.Pseudonymous().Derive(deid.PolicySpec{
			Name: "try", Version: "1", AllowLoosen: "a test", Kinds: map[phi.Kind]deid.Transform{k: transform},
		}); err != nil {
			kinds[k] = deid.Tag()
		}
	}
	p, err := deid.NewPolicy(deid.PolicySpec{Name: "keyed", Version: "1", Kinds: kinds})
	require.NoError(t, err)
	return p
}

// Equal values are equal inside of a level and nowhere else.
func TestTokensAreScoped(t *testing.T) {
	others := []struct {
		name, why string
		scope     deid.Scope
		equalAt   []deid.Level
	}{
		{"same", "nothing differs", testScope, []deid.Level{deid.LevelMessage, deid.LevelConversation, deid.LevelSubject, deid.LevelTenant}},
		{"message", "the next message", deid.Scope{Tenant: "north", Subject: "s-1", Conversation: "c-1", Message: "m-2"}, []deid.Level{deid.LevelConversation, deid.LevelSubject, deid.LevelTenant}},
		{"conversation", "another conversation", deid.Scope{Tenant: "north", Subject: "s-1", Conversation: "c-2", Message: "m-1"}, []deid.Level{deid.LevelMessage, deid.LevelSubject, deid.LevelTenant}},
		{"subject", "another person", deid.Scope{Tenant: "north", Subject: "s-2", Conversation: "c-1", Message: "m-1"}, []deid.Level{deid.LevelMessage, deid.LevelConversation, deid.LevelTenant}},
		{"tenant", "another organisation with a key that happens to be the same", deid.Scope{Tenant: "south", Subject: "s-1", Conversation: "c-1", Message: "m-1"}, nil},
	}
	m := phi.Body("Ana Ruiz")
	for _, make := range []func(deid.Level) deid.Transform{deid.Token, deid.Sealed, deid.Surrogate} {
		for l := deid.LevelMessage; l <= deid.LevelTenant; l++ {
			d := newDeidentifier(t, keyedPolicy(t, make(l)), finds(phi.KindName, "Ana Ruiz", ""))
			first := apply(t, d, m)
			require.NotContains(t, first, "Ana")
			for _, o := range others {
				r, err := d.ApplyIn(t.Context(), m, o.scope)
				require.NoError(t, err)
				want := false
				for _, e := range o.equalAt {
					want = want || e == l
				}
				if got := r.Text().Reveal() == first; got != want {
					t.Errorf("%v, %s (%s): equal = %t, want %t", make(l), o.name, o.why, got, want)
				}
			}
		}
	}
}

func TestTokensOfOneValueInManySpellings(t *testing.T) {
	finder := fake{needles: []needle{{text: "410-555-0123", kind: phi.KindPhone}, {text: "(410) 555 0123", kind: phi.KindPhone}, {text: "410-555-0124", kind: phi.KindPhone}}}
	d := newDeidentifier(t, keyedPolicy(t, deid.Token(deid.LevelSubject)), finder)
	a, b, other := apply(t, d, phi.Body("410-555-0123")), apply(t, d, phi.Body("(410) 555 0123")), apply(t, d, phi.Body("410-555-0124"))
	if a != b {
		t.Error("two spellings of one number have two tokens")
	}
	if a == other {
		t.Error("two numbers have one token")
	}
	if !strings.HasPrefix(a, "[PHONE-K1-T") || len(a) < 40 {
		t.Errorf("a token without the id of its key or with few bits: %s", a)
	}
}

// A token made with the key stays what it is in the next message of a
// conversation; anything else that looks like one is looked into.
func TestOwnTokensAreNeverCandidates(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana", kind: phi.KindName}, {text: "K1", kind: phi.KindMRN}, {text: "K9", kind: phi.KindMRN}}}
	d := newDeidentifier(t, keyedPolicy(t, deid.Token(deid.LevelSubject)), finder)
	tok := apply(t, d, phi.Body("Ana"))
	if again := apply(t, d, phi.Body("so "+tok+" said")); again != "so "+tok+" said" {
		t.Errorf("the token was changed: %s", again)
	}
	forged := "[NAME-K9-" + strings.Repeat("A", 33) + "]"
	if out := apply(t, d, phi.Body(forged)); out == forged {
		t.Error("a token that the key did not make was trusted")
	}
}

func TestKeysAreAskedFor(t *testing.T) {
	finder := finds(phi.KindName, "Ana", "")
	p := deid.Pseudonymous()
	_, err := deid.New(p, &deid.Options{Detector: finder})
	var option *deid.OptionError
	require.ErrorAs(t, err, &option)
	require.Equal(t, "Keys", option.Field)
	_, err = deid.New(p, &deid.Options{Detector: finder, Keys: testKeys(t), TokenLife: time.Hour})
	require.ErrorAs(t, err, &option)
	require.Equal(t, "Now", option.Field)
	_, err = deid.New(p, &deid.Options{Detector: finder, Keys: testKeys(t), TokenLife: -1})
	require.ErrorAs(t, err, &option)

	d := newDeidentifier(t, p, finder)
	for _, row := range []struct {
		name, why string
		scope     deid.Scope
		level     deid.Level
	}{
		{"none", "a pseudonym without a scope would be the same everywhere", deid.Scope{}, deid.LevelSubject},
		{"no subject", "the policy follows a subject", deid.Scope{Tenant: "north"}, deid.LevelSubject},
		{"no tenant", "two organisations must not share pseudonyms", deid.Scope{Subject: "s"}, deid.LevelTenant},
	} {
		r, err := d.ApplyIn(t.Context(), phi.Body("Ana"), row.scope)
		var missing *deid.ScopeError
		require.ErrorAs(t, err, &missing, row.why)
		require.Equal(t, row.level, missing.Level, row.name)
		require.False(t, r.HasText())
	}
	r, err := d.ApplyIn(t.Context(), phi.Body("Ana"), deid.Scope{Tenant: "west", Subject: "s"})
	require.ErrorIs(t, err, deid.ErrKeyUnknown)
	require.False(t, r.HasText())
}

func TestKeyring(t *testing.T) {
	ctx, scope := t.Context(), deid.Scope{Tenant: "north", Subject: "a"}
	keys := &deid.Keyring{PerSubject: true}
	_, err := keys.CurrentKey(ctx, scope)
	require.ErrorIs(t, err, deid.ErrKeyUnknown)
	for _, k := range []deid.Key{{}, {ID: "k1"}, {ID: "k1", Secret: []byte("short")}, {ID: "K1", Secret: testKey("k1").Secret}, {ID: "123456789", Secret: testKey("k1").Secret}} {
		require.ErrorIs(t, keys.Rotate(scope, k), deid.ErrKeyInvalid)
	}
	require.NoError(t, keys.Rotate(scope, testKey("k1")))
	require.ErrorIs(t, keys.Rotate(scope, testKey("k1")), deid.ErrKeyInvalid, "an id is taken once")
	require.NoError(t, keys.Rotate(scope, testKey("k2")))
	k, err := keys.CurrentKey(ctx, scope)
	require.NoError(t, err)
	require.Equal(t, "k2", k.ID)
	clear(k.Secret)
	k, err = keys.Key(ctx, scope, "k2")
	require.NoError(t, err)
	require.Equal(t, testKey("k2").Secret, k.Secret, "a caller cannot change the ring")
	_, err = keys.Key(ctx, scope, "k3")
	require.ErrorIs(t, err, deid.ErrKeyUnknown)
	_, err = keys.Key(ctx, deid.Scope{Tenant: "north", Subject: "b"}, "k1")
	require.ErrorIs(t, err, deid.ErrKeyUnknown, "another subject has other keys")

	require.True(t, keys.Shred(scope))
	require.False(t, keys.Shred(scope))
	_, err = keys.Key(ctx, scope, "k1")
	require.ErrorIs(t, err, deid.ErrKeyShredded)
	_, err = keys.CurrentKey(ctx, scope)
	require.ErrorIs(t, err, deid.ErrKeyShredded)
	require.ErrorIs(t, keys.Rotate(scope, testKey("k1")), deid.ErrKeyInvalid, "an id does not come back")
}

// brokenKeys fail with an error that holds the canary.
type brokenKeys struct{}

func (brokenKeys) CurrentKey(context.Context, deid.Scope) (deid.Key, error) {
	return deid.Key{}, errors.New(canary)
}
func (brokenKeys) Key(context.Context, deid.Scope, string) (deid.Key, error) {
	return deid.Key{}, errors.New(canary)
}

func TestKeysAreSilent(t *testing.T) {
	scope := deid.Scope{Tenant: canary, Subject: canary, Conversation: canary, Message: canary}
	key := deid.Key{ID: "k1", Secret: []byte(strings.Repeat(canary, 4))}
	keys := new(deid.Keyring)
	require.NoError(t, keys.Rotate(scope, key))
	requireSilent(t, "key", key)
	requireSilent(t, "keyring", keys)
	require.NotContains(t, scope.String()+scope.GoString(), canary)
	d, err := deid.New(deid.Pseudonymous(), &deid.Options{Detector: finds(phi.KindName, "Ana", ""), Keys: brokenKeys{}})
	require.NoError(t, err)
	_, err = d.ApplyIn(t.Context(), phi.Body(canary), scope)
	require.Error(t, err)
	requireSilent(t, "key error", err)
	sealed := newDeidentifier(t, keyedPolicy(t, deid.Sealed(deid.LevelSubject)), finds(phi.KindName, "Ana "+canary, ""))
	m := phi.Body("Ana " + canary)
	r, err := sealed.ApplyIn(t.Context(), m, testScope)
	require.NoError(t, err)
	_, err = d.Restore(t.Context(), r.Text().Reveal(), scope)
	require.Error(t, err)
	requireSilent(t, "token error", err)
	back, err := sealed.Restore(t.Context(), r.Text().Reveal(), testScope, r)
	require.NoError(t, err)
	require.Contains(t, back.Text().Reveal(), canary)
	requireSilent(t, "restoration", back)
}

// No policy after "safe-harbor" is derived from values, whatever reason is given.
func TestReq_D1_SafeHarborRefusesWhatIsDerived(t *testing.T) {
	for _, transform := range []deid.Transform{
		deid.Token(deid.LevelMessage), deid.Token(deid.LevelTenant), deid.Sealed(deid.LevelSubject), deid.Surrogate(deid.LevelSubject), deid.Shift(false), deid.Shift(true),
	} {
		kind := phi.KindName
		if transform == deid.Shift(false) || transform == deid.Shift(true) {
			kind = phi.KindDate
		}
		for _, reason := range []string{"", "a study"} {
			_, err := deid.SafeHarbor().Derive(deid.PolicySpec{
				Name: "mine", Version: "1", AllowLoosen: reason, Kinds: map[phi.Kind]deid.Transform{kind: transform},
			})
			var refused *deid.PolicyError
			require.ErrorAs(t, err, &refused, "%v", transform)
			if diff := cmp.Diff(kind, refused.Kind); diff != "" {
				t.Errorf("%v (-want +got):\n%s", transform, diff)
			}
		}
	}
	for _, word := range []string{"last_four", "last4", "initials", "mask:4", "hash"} {
		_, err := deid.ParseTransform(word)
		require.ErrorIs(t, err, deid.ErrUnknownWord, "a part of a value is no transform: %s", word)
	}
}

func TestMaskShowsNothingOfTheValue(t *testing.T) {
	p, err := deid.SafeHarbor().Derive(deid.PolicySpec{Name: "masked", Version: "1", Kinds: map[phi.Kind]deid.Transform{phi.KindSSN: deid.Mask(), phi.KindName: deid.Mask()}})
	require.NoError(t, err, "a mask is no looser than a tag")
	finder := fake{needles: []needle{{text: "078-05-1120", kind: phi.KindSSN}, {text: "Bo", kind: phi.KindName}}}
	if got := apply(t, newDeidentifier(t, p, finder), phi.Body("Bo: 078-05-1120")); got != "****: ****" {
		t.Errorf("got %q", got)
	}
}

func TestKeyedTransformsSurviveTheirText(t *testing.T) {
	for _, transform := range []deid.Transform{deid.Mask(), deid.Token(deid.LevelMessage), deid.Sealed(deid.LevelTenant), deid.Surrogate(deid.LevelConversation), deid.Shift(false), deid.Shift(true)} {
		back, err := deid.ParseTransform(transform.String())
		require.NoError(t, err, transform.String())
		require.Equal(t, transform, back)
	}
	for _, word := range []string{"token", "sealed", "surrogate", "token:", "token:unspecified", "shift:subject", "tag:message", "shift:"} {
		_, err := deid.ParseTransform(word)
		require.ErrorIs(t, err, deid.ErrUnknownWord, word)
	}
	for l := deid.LevelMessage; l <= deid.LevelTenant; l++ {
		back, err := deid.ParseLevel(l.String())
		require.NoError(t, err)
		require.Equal(t, l, back)
	}
}
