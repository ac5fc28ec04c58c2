// SPDX-License-Identifier: Apache-2.0

package router

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxName is the longest name of a tag, folder or team, in bytes.
const maxName = 64

// maxTimer is the longest wait of a timer, in minutes: a year. What has to
// happen later than that is retention.
const maxTimer = 366 * 24 * 60

// isID says whether a text has the form of the ids of rules, folders and flows:
// letters, digits and, not in front, dots, hyphens and underscores.
func isID(s string) bool {
	odd := func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r))
	}
	return s != "" && len(s) <= maxName && !strings.ContainsFunc(s, odd) && !strings.ContainsRune("._-", rune(s[0]))
}

// builder checks a rule set and collects everything that is wrong with it.
type builder struct {
	faults
	compiler compiler
	set      *RuleSet
	options  Options
}

func (b *builder) checkID(id, path string) {
	if !isID(id) {
		b.add(path, CodeBadValue, "")
	}
}

// checkName refuses names that a screen cannot show.
func (b *builder) checkName(name, path string) { b.checkText(name, maxName, path) }

func (b *builder) checkText(name string, longest int, path string) {
	switch {
	case name == "":
		b.add(path, CodeMissing, "")
	case len(name) > longest:
		b.add(path, CodeTooLong, "")
	case !utf8.ValidString(name), strings.TrimSpace(name) != name, strings.ContainsFunc(name, unicode.IsControl):
		b.add(path, CodeBadValue, "")
	}
}

// checkRef refuses a name that is not in a list.
func (b *builder) checkRef(name, path string, known []string) {
	if !slices.Contains(known, name) {
		b.add(path, CodeUnknownRef, nearest(name, known))
	}
}

func (b *builder) checkReply(id, path string) { b.checkRef(id, path, ids(b.options.Replies, replyID)) }

func (b *builder) checkFolder(id, path string) { b.checkRef(id, path, ids(b.set.Folders, folderID)) }

func replyID(r Reply) string   { return r.ID }
func folderID(f Folder) string { return f.ID }
func flowID(f Flow) string     { return f.ID }
func ruleID(r Rule) string     { return r.ID }
func grantID(g Grant) string   { return g.ID }

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = id(v)
	}
	return out
}

// checkTwice refuses an id that an earlier element of the list has.
func checkTwice[T any](b *builder, list []T, path string, id func(T) string) {
	seen := map[string]bool{}
	for i, v := range list {
		if seen[id(v)] {
			b.add(path+"/"+itoa(i)+"/id", CodeDuplicate, "")
		}
		seen[id(v)] = true
	}
}

// build checks everything and compiles the rules and the default plan.
func (b *builder) build() (rules []compiledRule, defaults []write) {
	b.frame()
	by := &asker{id: defaultRule, reason: b.set.Default.Reason}
	defaults = b.actions(b.set.Default.Do, "/default_plan/do", by)
	checkTwice(b, b.set.Rules, "/rules", ruleID)
	for i := range b.set.Rules {
		rules = append(rules, b.rule(&b.set.Rules[i], "/rules/"+itoa(i)))
	}
	return rules, defaults
}

// frame checks everything but actions and rules.
func (b *builder) frame() {
	set := b.set
	if set.Format != Format {
		b.add("/format", CodeBadValue, itoa(Format))
	}
	checkTwice(b, set.Folders, "/folders", folderID)
	for i, f := range set.Folders {
		at := "/folders/" + itoa(i)
		b.checkID(f.ID, at+"/id")
		if f.Purpose == 0 || !inTable(folderPurposeWords, f.Purpose) {
			b.add(at+"/purpose", CodeMissing, "")
		}
	}
	for i, r := range set.Roles {
		b.checkName(r, "/roles/"+itoa(i))
	}
	b.checkFolder(set.Review.Folder, "/review/folder")
	b.checkName(set.Review.Notify, "/review/notify")
	b.checkRoles(set.Review.Approvers, "/review/approvers")
	for i, n := range set.Notices {
		at := "/notices/" + itoa(i)
		b.checkRef(n.Notice, at+"/notice", b.options.Notices)
		if n.Placement == 0 || !inTable(placementWords, n.Placement) {
			b.add(at+"/placement", CodeMissing, "")
		}
	}
	checkTwice(b, set.Flows, "/flows", flowID)
	for i := range set.Flows {
		b.checkFlow(&set.Flows[i], "/flows/"+itoa(i))
	}
	b.checkOptions()
	b.checkGrants()
	if set.Session.MaxIdleMinutes < 0 {
		b.add("/session/max_idle_minutes", CodeBadValue, "")
	}
}

// checkOptions refuses options that have no meaning. Their paths begin with
// /options, which is not a part of the rule set.
func (b *builder) checkOptions() {
	checkTwice(b, b.options.Replies, "/options/replies", replyID)
	for i, r := range b.options.Replies {
		at := "/options/replies/" + itoa(i)
		b.checkName(r.ID, at+"/id")
		if r.Purpose == 0 || !inTable(purposeWords, r.Purpose) || !inTable(secureChannelWords, r.Secure) ||
			!inTable(channelWords, r.Channels...) || slices.Contains(r.Channels, 0) {
			b.add(at, CodeBadValue, "")
		}
	}
	for i, c := range b.options.Capabilities {
		at := "/options/capabilities/" + itoa(i)
		if c.Network == "" || c.Channel == 0 || !inTable(channelWords, c.Channel) || !inTable(basisWords, c.Basis) {
			b.add(at, CodeBadValue, "")
		}
		if _, err := time.Parse(time.DateOnly, c.Reviewed); c.Basis != BasisUnconfirmed && (err != nil || c.Source == "") {
			b.add(at, CodeMissing, "")
		}
	}
}

func (b *builder) checkRoles(roles []string, path string) {
	if len(roles) == 0 {
		b.add(path, CodeMissing, "")
	}
	for i, r := range roles {
		b.checkRole(r, path+"/"+itoa(i))
	}
}

// checkRole refuses a role that nobody has.
func (b *builder) checkRole(role, path string) {
	b.checkName(role, path)
	if len(b.set.Roles) > 0 && role != "" {
		b.checkRef(role, path, b.set.Roles)
	}
}

func (b *builder) checkRequirement(r *Requirement, path string) {
	if r.N < 1 {
		b.add(path+"/n", CodeBadValue, "")
	}
	if r.ValidHours < 0 {
		b.add(path+"/valid_hours", CodeBadValue, "")
	}
	b.checkRoles(r.Roles, path+"/roles")
}

// checkAction refuses an action that is none or several, or names what does
// not exist.
func (b *builder) checkAction(a *Action, path string) {
	w, writes, ok := a.compiled()
	switch {
	case !ok:
		b.add(path, CodeContradiction, "")
	case !writes: // keep
	case !inTable(urgencyWords, a.Priority), !inTable(outboundWords, a.Outbound), !inTable(secureChannelWords, a.Redirect):
		b.add(path, CodeBadValue, "")
	case w.slot == SlotFolder:
		b.checkFolder(w.value, path+"/folder")
	case w.slot == SlotAutoReply:
		b.checkReply(w.value, path+"/auto_reply")
	case w.slot == SlotBotFlow:
		b.checkRef(w.value, path+"/bot_flow", ids(b.set.Flows, flowID))
	case w.slot == SlotApproval:
		b.checkRequirement(a.RequireApproval, path+"/require_approval")
	case w.slot == SlotRemove && !inTable(removeModeWords, a.Remove.Mode):
		b.add(path+"/remove/mode", CodeBadValue, "")
	case w.slot == SlotRemove && a.Remove.Approver != "":
		b.checkRole(a.Remove.Approver, path+"/remove/approver")
	case w.slot == SlotNote:
		b.checkText(w.value, MaxNote, path+"/note")
	case w.slot == SlotTimer:
		b.checkID(w.value, path+"/timer/name")
		if a.Timer.AfterMinutes < 1 || a.Timer.AfterMinutes > maxTimer {
			b.add(path+"/timer/after_minutes", CodeBadValue, "")
		}
	case w.slot == SlotTag, w.slot == SlotAssignee, w.slot == SlotNotify, w.slot == SlotEgress, w.slot == SlotRetention:
		b.checkName(w.value, path+"/"+w.slot.String())
	}
}

// actions compiles what a rule asks for. The result shares nothing with the
// actions.
func (b *builder) actions(do []Action, path string, by *asker) []write {
	if len(do) == 0 {
		b.add(path, CodeMissing, "")
	}
	var out []write
	for i := range do {
		b.checkAction(&do[i], path+"/"+itoa(i))
		w, writes, _ := do[i].compiled()
		if !writes {
			continue
		}
		w.by = by
		if w.approval != nil {
			w.approval = &Requirement{N: w.approval.N, Roles: slices.Clone(w.approval.Roles), ValidHours: w.approval.ValidHours}
		}
		if w.timer != nil {
			w.timer = &Timer{Name: w.timer.Name, AfterMinutes: w.timer.AfterMinutes}
		}
		if w.remove != nil {
			w.remove = &Remove{Mode: w.remove.Mode, Approver: w.remove.Approver}
		}
		out = append(out, w)
	}
	return out
}

// rule compiles one rule.
func (b *builder) rule(r *Rule, path string) compiledRule {
	if isID(r.ID) {
		b.faults.rule = r.ID
		defer func() { b.faults.rule = "" }()
	}
	b.checkID(r.ID, path+"/id")
	if r.ID == defaultRule {
		b.add(path+"/id", CodeDuplicate, "") // traces could not tell the two apart
	}
	if !inTable(phaseWords, r.Phase) || !inTable(modeWords, r.Mode) || !inTable(stopWords, r.Stop) ||
		!inTable(onErrorWords, r.OnError) || !inTable(eventWords, r.Events...) || !inTable(originWords, r.Origins...) ||
		slices.Contains(r.Events, 0) || slices.Contains(r.Origins, 0) {
		b.add(path, CodeBadValue, "")
	}
	if r.Phase == PhaseGuard && r.Stop == StopPhase {
		b.add(path+"/stop", CodeContradiction, "")
	}
	c := compiledRule{
		asker: &asker{r.ID, r.Reason, r.Source},
		phase: r.Phase, mode: r.Mode, stop: r.Stop, onError: r.OnError, priority: r.Priority,
		audience: audience{eventsOf(r), maskOf(r.Origins)},
	}
	if len(r.Origins) == 0 {
		c.origins = maskOf([]Origin{OriginCustomer})
	}
	c.writes = b.actions(r.Do, path+"/do", c.asker)
	c.when = b.compiler.condition(&r.When, path+"/when", 0)
	return c
}

// eventsOf is the set of events on which a rule runs; 0 stands for all.
func eventsOf(r *Rule) uint64 {
	switch {
	case len(r.Events) > 0:
		return maskOf(r.Events)
	case r.Phase == PhaseGuard:
		return 0
	}
	var m uint64
	for e := EventReceived; e.content(); e++ {
		m |= 1 << e
	}
	return m
}

// err joins all faults, in the order of the rule set.
func (b *builder) err() error {
	errs := make([]error, len(b.list))
	for i, e := range b.list {
		errs[i] = e
	}
	return errors.Join(errs...)
}
