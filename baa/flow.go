// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"slices"
	"strconv"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// hop is a service that the data reach, with the part and the class of data that
// are being weighed.
type hop struct {
	*node
	owner   string
	party   *entry[Party]
	service *entry[Service]
	via     string
	from    string
	// unconnected says that no connection between the two systems is on record.
	unconnected bool
	// cleanedBy is the service that de-identified the data on their way here, or
	// empty; cleaner is a condition that would have made it so.
	cleanedBy, cleaner string

	part Part
	data DataClass
}

func (h *hop) name() string { return h.node.name }

// hop returns a hop at a service.
func (v *view) hop(n *node, service *entry[Service]) *hop {
	return &hop{node: n, owner: n.at.owner, party: current(n.parties, v.known), service: service}
}

// flow lists the hops of a use: its services in order, each as the party that
// really processes the data and followed by the services it sends data on to.
func (v *view) flow() ([]*hop, error) {
	names, fields := v.use.Flow, make([]string, len(v.use.Flow), len(v.use.Flow)+1)
	for i := range names {
		fields[i] = "flow/" + strconv.Itoa(i)
	}
	if s := v.use.Service; s != "" && (len(names) == 0 || names[len(names)-1] != s) {
		names, fields = append(slices.Clone(names), s), append(fields, "service")
	}
	if len(names) == 0 {
		return nil, &UseError{Field: "service", Problem: Missing}
	}
	w := &walk{v: v}
	var last *hop
	var named []string
	for i, name := range names {
		h, err := v.resolve(name, fields[i])
		if err != nil {
			return nil, err
		}
		if slices.Contains(named, h.name()) {
			return nil, &UseError{Field: fields[i], Problem: CyclicChain}
		}
		named = append(named, h.name())
		if p := v.use.Part; p != PartUnspecified && len(h.service.rec.Parts) > 0 && !slices.Contains(h.service.rec.Parts, p) {
			return nil, &UseError{Field: "part", Problem: UnknownPart}
		}
		last = w.visit(h, last)
	}
	return w.hops, nil
}

// walk gathers hops once each.
type walk struct {
	v    *view
	hops []*hop
}

// seen returns the hop of a service that is among the hops already, or nil.
func (w *walk) seen(name string) *hop {
	if i := slices.IndexFunc(w.hops, func(h *hop) bool { return h.name() == name }); i >= 0 {
		return w.hops[i]
	}
	return nil
}

// visit adds a hop and its sinks, and returns the hop that processes the data.
func (w *walk) visit(h, before *hop) *hop {
	for h.service.rec.ProcessedBy != "" {
		next := w.v.hopAt(h.service.rec.ProcessedBy)
		if next == nil {
			break // not on record yet on that day: the service itself answers
		}
		next.via, next.from = h.name(), h.from
		h = next
	}
	if before != nil && !w.v.connected(before, h) {
		h.unconnected = true
	}
	if before != nil {
		w.v.label(h, before)
	}
	switch old := w.seen(h.name()); {
	case old == nil || h.unconnected:
		w.hops = append(w.hops, h)
	case old.cleanedBy == "" || h.cleanedBy != "":
		return old
	default:
		// What came here clean comes again as it was.
		old.cleanedBy, old.cleaner = "", h.cleaner
		h = old
	}
	for _, sink := range h.service.rec.Sinks {
		if next := w.v.hopAt(sink); next != nil {
			next.from = h.name()
			w.visit(next, h)
		}
	}
	return h
}

// label carries on what the hop before does to the data: health information stays
// that on its way until a report shows that a service removes it.
func (v *view) label(h, before *hop) {
	h.cleanedBy, h.cleaner = before.cleanedBy, before.cleaner
	id := before.service.rec.Deidentifies
	if id == "" || h.cleanedBy != "" {
		return
	}
	if c := v.g.conditions.get(id, v.known); c == nil {
		h.cleaner = id
	} else if met, _ := v.meets(c, before); met {
		h.cleanedBy = before.name()
	} else {
		h.cleaner = id
	}
}

// hopAt returns the hop of a service that other records name, or nil when it was
// not on record on that day.
func (v *view) hopAt(name string) *hop {
	n := v.g.nodes[name]
	if n == nil {
		return nil
	}
	e := current(n.services, v.known)
	if e == nil {
		return nil
	}
	return v.hop(n, e)
}

// resolve finds the service that a use names: by any name of its owner, and by
// its class where that is open.
func (v *view) resolve(name, field string) (*hop, error) {
	if h := v.hopAt(name); h != nil {
		return h, nil
	}
	unknown := &UseError{Field: field, Problem: UnknownService}
	cut := strings.LastIndexByte(name, '/')
	if cut < 0 || !isPath(name[cut+1:]) {
		unknown.Suggestion = strictjson.Nearest(name, v.g.serviceNames)
		return nil, unknown
	}
	path := name[cut+1:]
	owner, known := v.g.aliases[name[:cut]]
	if !known {
		unknown.Suggestion = strictjson.Nearest(name, v.g.serviceNames)
		return nil, unknown
	}
	for class := path; class != ""; class = class[:max(0, strings.LastIndexByte(class, '.'))] {
		e := v.g.services.get(owner+"/"+class, v.known)
		if e != nil && (class == path || e.rec.Open) {
			if class == path {
				return v.hopAt(e.id), nil
			}
			return v.hop(v.g.newNode(pattern{owner: owner, path: path}, v.g.services.byID[e.id]), e), nil
		}
	}
	unknown.Suggestion = strictjson.Nearest(owner+"/"+path, v.g.serviceNames)
	return nil, unknown
}

// connected reports whether data may pass from one hop to the next as far as
// systems are concerned. Health records systems are closed to every party that
// does not have the connection on record.
func (v *view) connected(a, b *hop) bool {
	if a.owner == b.owner {
		return true
	}
	records := pattern{path: "ehr", tree: true}
	for _, pair := range [][2]*hop{{a, b}, {b, a}} {
		system, other := pair[0], pair[1]
		records.owner = system.owner
		if records.contains(system.at) && !listed(other.party, system.at) {
			return false
		}
	}
	return true
}

func listed(p *entry[Party], at pattern) bool {
	return p != nil && slices.ContainsFunc(p.rec.Connections, func(s string) bool {
		c, ok := parsePattern(s)
		return ok && c.contains(at)
	})
}

// cells calls weigh for each part and class of data of a hop.
func (v *view) cells(h *hop, weigh func()) {
	parts := []Part{v.use.Part}
	if has := h.service.rec.Parts; len(has) > 0 && !slices.Contains(has, v.use.Part) {
		parts = has
	}
	data := v.use.Data
	if len(data) == 0 {
		data = []DataClass{PHI}
	}
	for _, h.part = range parts {
		for _, h.data = range data {
			weigh()
		}
	}
}
