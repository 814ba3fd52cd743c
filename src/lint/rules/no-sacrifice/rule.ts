import { allOf, at, quoted, rule, textOf } from '../../rule.ts';

const COSTS =
  /\b(?:los(?:e|es|ing|s of)|at the (?:cost|expense|price) of|trade-?offs?|sacrific\w*|reduc(?:es|ed|ing) (?:capacity|throughput|availability|functionality|performance)|reduced (?:capacity|throughput)|slower|slow(?:s|ed)? down|degrad\w*|unavailable|downtime|latency (?:rises|increase\w*)|higher latency|users? (?:will|may|might|cannot|can't)|disrupt\w*|in-?flight|side[- ]effects?|downside|drops? requests|cold cache)\b/i;

export const noSacrifice = rule({
  id: 'no-sacrifice',
  severity: 'warning',
  why: 'every fast mitigation costs something; unsaid, it is paid unknowingly',
  mend: 'say what it gives up, and for whom',
  check: (doc) =>
    doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation' || /\S/.test(textOf(a.parts.sacrifices))) return [];
      return doc.kind === 'foreign' && COSTS.test(allOf(a))
        ? []
        : [at(a.title, `${a.id} ${quoted(a.title.text)} does not say what it costs`, 'what it gives up')];
    }),
});
