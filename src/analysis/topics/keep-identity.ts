/** That a ticket belongs to a topic. */
export type TopicLink = { readonly ticket: string; readonly topic: string; readonly byHand: boolean };

/** Groups with the topics that they go on with; `topic` is null for a group that is new. */
export type KeptGroup = { readonly topic: string | null; readonly tickets: readonly string[] };

/**
 * Which topic each group goes on with: the one that holds most of its tickets, and of several groups the one that shares most with it. A
 * topic that was joined by hand may go on in several groups. Tickets that were put somewhere by hand are left out of the groups, as are those
 * that were taken out of the topic.
 */
export function keepIdentity(
  groups: readonly (readonly string[])[],
  links: readonly TopicLink[],
  removed: readonly Pick<TopicLink, 'ticket' | 'topic'>[],
): readonly KeptGroup[] {
  const linkOf = new Map(links.map((link) => [link.ticket, link]));
  const out = new Set(removed.map(({ topic, ticket }) => `${topic} ${ticket}`));
  const claims = groups.flatMap((tickets, group) => claimsOf(tickets, linkOf).map((claim) => ({ ...claim, group })));
  const topics = new Map<number, string>();
  const taken = new Set<string>();
  for (const { group, topic, byHand } of claims.toSorted((a, b) => b.shared - a.shared || (a.topic < b.topic ? -1 : 1))) {
    if (topics.has(group) || (taken.has(topic) && !byHand)) continue;
    topics.set(group, topic);
    taken.add(topic);
  }
  return groups.map((tickets, group) => {
    const topic = topics.get(group) ?? null;
    return {
      topic,
      tickets: tickets.filter((ticket) => linkOf.get(ticket)?.byHand !== true && !(topic !== null && out.has(`${topic} ${ticket}`))),
    };
  });
}

type Claim = { readonly topic: string; readonly shared: number; readonly byHand: boolean };

/** The topics that hold some of a group's tickets, with how many. */
function claimsOf(tickets: readonly string[], linkOf: ReadonlyMap<string, TopicLink>): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const ticket of tickets) {
    const link = linkOf.get(ticket);
    if (link === undefined) continue;
    const { shared = 0, byHand = false } = claims.get(link.topic) ?? {};
    claims.set(link.topic, { topic: link.topic, shared: shared + 1, byHand: byHand || link.byHand });
  }
  return [...claims.values()];
}
