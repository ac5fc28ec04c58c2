// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/router"
)

// A coverage answers the router's question about destinations, and the inbox's
// about channels, from the agreements.
type coverage struct {
	graph   *baa.Graph
	account string
}

// Coverage says whether an agreement covers a destination, which is the full
// name of a service such as "quo/integration.crm". It implements
// router.Coverer. What the graph cannot answer is unknown, which is never
// permission.
func (c coverage) Coverage(q router.EgressQuestion) router.Coverage {
	v, err := c.graph.Evaluate(baa.Use{
		Service: q.Destination, Account: c.account, AsOf: day(q.Now),
		Origin: baa.Integration, Intent: baa.Solicited, Awareness: baa.Known,
	})
	if err != nil {
		return router.CoverageUnknown
	}
	answer, err := router.ParseCoverage(v.Coverage.String())
	if err != nil {
		return router.CoverageUnknown
	}
	return answer
}

// verdict says whether an agreement covers the channel on which a message came.
// A person outside wrote it without being asked, which some agreements treat
// better than what the organisation collects.
func (c coverage) verdict(m Message) (baa.Verdict, error) {
	feature, err := baa.ParseFeature(m.Content.Channel.String())
	if err != nil {
		feature = baa.OtherFeature
	}
	service := vendor(m.Content.Channel) + "/" + feature.Path()
	if _, known := c.graph.Service(service, baa.Date{}); !known {
		return baa.Verdict{Coverage: baa.Unknown, Use: baa.AllowanceUnknown, Notice: baa.LegalNotice}, nil
	}
	return c.graph.Evaluate(baa.Use{
		Service: service, Account: c.account, AsOf: day(m.Content.At),
		Origin: baa.OutsideUser, Intent: baa.Unsolicited, Awareness: baa.Unnoticed,
	})
}

// vendor returns the party that carries a channel for the clinic: its telephone
// system or its social inbox.
func vendor(c phi.Channel) string {
	switch c {
	case phi.ChannelSMS, phi.ChannelMMS, phi.ChannelCall, phi.ChannelVoicemail, phi.ChannelTranscript:
		return "quo"
	}
	return "sprout"
}
