import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { allOf, at, quoted, rule } from '../../rule.ts';

const OFF = anyOf`
  disabl\w* | turn(?:s|ing)? off | switch(?:es|ing)? off | bypass\w* | remov(?:e|es|ing) | skip(?:s|ping)? | drop(?:s|ping)?
  relax\w* | loosen\w* | weaken\w* | suspend\w* | stop(?:s|ping)? | without | lift(?:s|ing)? | comment(?:ing)? out | take away
  ignor(?:e|es|ing)
`;
const GUARD = anyOf`
  authentication | authori[sz]ation | auth checks? | signature (?:checks?|verification)
  (?:tls|ssl|certificate|hostname) (?:verification|validation|checks?) | input validation | schema validation | validations?
  checksums? | integrity checks? | foreign keys?(?: checks?)? | unique (?:constraints?|index) | constraints? | fsync
  write[- ]ahead log\w* | wal | binlogs? | durability | replication | backups? | rate limit(?:s|ing|er)? | throttling
  circuit breakers? | back-?pressure | health ?checks? | liveness probes? | readiness probes? | fail-?safes? | interlocks?
  safety (?:checks?|limits?) | firewall\w* | network polic(?:y|ies) | mtls | csrf\w* | csp | encryption | audit log\w*
  idempotency (?:checks?|keys?) | de-?duplication | quorum | leader election | fencing | locks? | locking | transactions? | acks?
  code review | reviews? | tests? | the pipeline | canary
`;
const PROTECTION = new RegExp(`\\b${OFF}\\b (?:the |all |any |its |our |this |every )*(?:[\\w\`-]+ ){0,2}?${GUARD}(?![\\w-])`, 'i');
const MACHINE = anyOf`(?:robot|vehicle|machine|device|drone|crane|pump|train|lift|valve)s?['’]?s?`;
const SAFETY = anyOf`${MACHINE} heartbeat | watchdog | dead-?man | safety | interlock`;
const LENGTHENS = anyOf`lengthen\w* | rais(?:e|es|ing) | extend\w* | increas(?:e|es|ing) | stretch\w*`;
const RELEASE = anyOf`production | deploy | roll | release | all`;
const SAFEGUARD = anyOf`review | tests? | canary | staging | approval`;
const FORCES = new RegExp(
  anyOf`
    \b${LENGTHENS} (?:[\w'’]+ ){0,2}?${SAFETY}\w* (?:time-?out|interval|limit|threshold)s?\b
    \bunclean[._ ]leader[._ ]election\b[^.;]{0,20}\b(?:true|enable\w*|on)\b | \benabl\w* unclean leader\b | \bpg_resetwal\b
    \bpg_resetxlog\b | \binnodb_force_recovery\b | \b(?:fsync|synchronous_commit|full_page_writes)\s*(?:=|to|:)\s*off\b
    \backs\s*=\s*0\b | \bverify\s*=\s*false\b | \bInsecureSkipVerify\b | \brejectUnauthorized\b[^.;]{0,6}false | \b--no-verify\b
    \bcurl -k\b | \bchmod (?:-R )?0?777\b | \b0\.0\.0\.0/0\b | \bprivileged: true\b
    \bcluster[- ]admin\b[^.;]{0,30}\b(?:to|for) (?:all|every|the)\b
    \b(?:straight|directly) (?:in|into|on|to) production\b[^.;]{0,30}\bwithout\b
    \bwithout (?:a |any |waiting for (?:a |the )?)?(?:review|tests?|canary|staging|approval)s?\b(?=[^.;]{0,40}\b${RELEASE}\b)
    \b(?:deploy|roll|release|ship|push)\w*\b[^.;]{0,40}\bwithout (?:a |any |waiting for (?:a |the )?)?${SAFEGUARD}s?\b
  `,
  'i',
);
const BOUNDED = words`
  for (?:one|a single|\d+) (?:min\w*|hours?|client|tenant|request|host) | only (?:for|in|on) | in staging | until \d{1,2}:\d{2}
  put (?:it |them )?back | behind (?:the )?(?:vpn|firewall) | kept? on | re-?enabl\w* | stays? on | not[ ]
`;

export const removesAProtection = rule({
  id: 'removes-a-protection',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the protection refuses because something is wrong; without it the same fault costs data or opens the door',
  mend: 'mend what the protection complains of; if it must go, say for how long, for whom and who puts it back',
  check: (doc) =>
    doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation' && a.kind !== 'fix') return [];
      const where = [a.title, ...(a.parts.does ?? []), ...(a.parts.change ?? [])];
      const forced = where.flatMap((p) => hits(p, FORCES))[0];
      const off = where
        .flatMap((p) => hits(p, PROTECTION))
        .find(
          (h) => !/\b(?:never|not|don't|nothing|no one|nobody|cannot|what|who|that)\W+(?:\w+ )?$/i.test(h.piece.text.slice(0, h.start)),
        );
      const found =
        forced ?? (off && !BOUNDED.test(allOf(a)) && !/\S/.test((a.parts.rollback ?? []).map((p) => p.text).join('')) ? off : undefined);
      return found ? [at(found, `${a.id} takes a protection away: ${quoted(found.text)}`, 'what the protection complains of, mended')] : [];
    }),
});
