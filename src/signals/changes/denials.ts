import { anyOf, guardedAll } from '../../text/index.ts';
import { sentencesOf } from '../sentences.ts';
import { dayOffset, type Frame } from '../times/frame.ts';
import type { Denial, Mention } from '../times/types.ts';
import type { ChangeKind, FieldText } from '../types.ts';
import { OF_PLACES } from './kinds/data.ts';
import { AGO, STANDING } from './unchanged.ts';

const NOUNS: readonly (readonly [ChangeKind | 'any', string])[] = [
  ['configuration', 'config(?:uration)?(?: (?:changes?|push(?:es)?|edits?|updates?))|settings? changes?'],
  ['flag', '(?:feature )?flag(?: (?:flips?|changes?|toggles?))|flags? (?:flipped|changed)'],
  ['migration', `(?<!\\b${OF_PLACES} )(?:schema |db |database )?migrations?|schema changes?`],
  ['failover', 'fail-?overs?'],
  ['upgrade', '(?:version |library |dependency )?upgrades?|(?:dependency |version )bumps?'],
  ['scale-out', 'scaling(?: events?)?|autoscaling'],
  ['certificate', 'cert(?:ificate)? changes?'],
  ['network', '(?:network|DNS|firewall) changes?'],
  ['traffic', '(?:campaigns?|marketing)'],
  ['deploy', '(?:binary |code |app |prod(?:uction)? |service )?(?:deploy(?:s|ment|ments)?|releases?(?: train)?|roll-?outs?|push(?:es)?)'],
  ['any', '(?:(?:code|recent|other|known|infra(?:structure)?|system|application|planned) )?changes'],
];
const ALL_NOUNS = NOUNS.map(([, n]) => n).join('|');

const OTHER_NOUN = anyOf`
  errors? | problems? | issues? | trouble | failures? | after | of | in | the | with | on | for | and | or | one | since | by | to
`;
const WITHOUT_ANY = anyOf`no | without(?: any)? | zero | not a single | (?<![\d.,])0 | neither`;
const HAD = anyOf`with | had | have | having | where`;
const NO = guardedAll(
  new RegExp(
    String.raw`(?<!\b${HAD} )\b${WITHOUT_ANY} (?:(?!${OTHER_NOUN}\b)[\w./-]+ ){0,2}(${ALL_NOUNS})(?![\w-])(?! in (?:activity|the) log)`,
    'gi',
  ),
);
const OF_OURS = anyOf`
  known | of ours | of mine | that (?:would|could|we|i) | (?:that )?we (?:know|can|could) | on (?:our|my) side | from us
  in (?:code|config\w*|prod\w*) | to (?:point|the code|code|config|anything) | today | since | this (?:week|morning) | was made
  for \d | by us | yesterday | that (?:night|day|week|morning) | in (?:weeks|months|days|\d)
`;
const NO_CHANGE = guardedAll(new RegExp(anyOf`\bno (?:other )?(?:known )?change ${OF_OURS} | \bhave no change to point to`, 'gi'));
const CHANGES = anyOf`changes? | deploy(?:s|ments?)? | releases? | what changed | changed`;
/** "Release of Friday taken back: no effect" lists no release that was not. */
const NONE = anyOf`
  none | no(?=[\s,.;]|$)(?! (?:change|effect|use|difference|help|improvement|better)) | nothing | nil | n/a | 0(?=[\s,.;]|$)
`;
const LISTED = guardedAll(new RegExp(String.raw`\b(${CHANGES})\b[^.;:=\n]{0,40}[:=] ?${NONE}`, 'gi'));
const DEPLOYED = anyOf`changed | deployed | released | shipped | touched | merged | rolled out | pushed`;
const WAS = anyOf`was | is | has been | has | had been | had | got | at all | has been`;
const OF_US = anyOf`of ours | new | here | on our side | from us`;
const NOTHING = guardedAll(
  new RegExp(
    anyOf`
    \b(?:nothing|nobody|no one|no-one)(?: ${OF_US})?(?: ${WAS}){0,2} (?:been )?(${DEPLOYED})\b(?! (?:from|through)\b)
    \b(?:we|i) (?:did not|didn't|have not|haven't) (change|deploy|release|ship|touch)(?:d|ed)?(?: anything)?
  `,
    'gi',
  ),
);
const DEPLOYS = anyOf`deploys? | deployments? | releases? | prod(?:uction)? | changes?`;
const FROZEN = guardedAll(
  new RegExp(
    anyOf`
    \b${DEPLOYS}\b (?:are |is |were |was )?(?:currently )?(?:frozen|on hold|locked since)
    \b(?:code|change|deploy(?:ment)?|release|holiday|production)[- ]freeze\b | \bfreeze window\b
  `,
    'gi',
  ),
);
const NOT_CHANGED = anyOf`
  unchanged | untouched | not (?:been )?(?:changed|touched|deployed|modified) | hasn't (?:been )?(?:changed|touched|deployed)
`;
const UNCHANGED = guardedAll(
  new RegExp(
    anyOf`
    \b${NOT_CHANGED} (?:for|since|in) (?:\w+ ){0,2}${AGO}
  `,
    'gi',
  ),
);
const LAST = guardedAll(
  /\blast (?!week|month|night|year|\w+day\b)(?:[\w.-]+ ){0,4}?(deploy(?:ment)?|release|rollout|change|upgrade|bump|version)\b[^.;\n]{0,30}/gi,
);

/** What the text says did not change, so that readers of changes stay silent there and absences count. */
export function readDenials(fields: readonly FieldText[], mentions: readonly Mention[], frame: Frame): Denial[] {
  // "No deploys" among the effects means that nobody can deploy.
  return fields
    .filter((f) => f.field !== 'blast_radius')
    .flatMap(({ field, text }) =>
      sentencesOf(text).flatMap((s) => {
        const found: Denial[] = [];
        const put = (m: RegExpExecArray, kind: Denial['kind'], strength: number, qualified: boolean, part = false) => {
          const start = s.start + m.index;
          const quote = m[0].trimEnd();
          if (!found.some((d) => start < d.end && start + quote.length > d.start))
            found.push({ field, start, end: start + quote.length, quote, kind, strength, qualified, ...(part ? { part } : {}) });
        };
        if (/\?$/.test(s.text)) return [];
        const standing = (early: boolean) => {
          for (const { kind, pattern, strength } of STANDING)
            if ((kind === 'deploy') !== early) for (const m of pattern.all(s.text)) put(m, kind, strength, true);
        };
        // "No rule changes" is of the settings, not of anything.
        standing(true);
        for (const m of NO.all(s.text)) {
          // "Terminated without deploy" tells how they end.
          if (
            /\bother\b/i.test(m[0]) ||
            insideBrackets(s.text, m.index) ||
            (/^without/i.test(m[0]) && /\w+ed $/.test(s.text.slice(0, m.index)))
          )
            continue;
          const after = s.text.slice(m.index + m[0].length, m.index + m[0].length + 60);
          if (/^s? (?:overlap|coincid|match|line)/i.test(after)) continue;
          const since =
            /^\s*(?:since|for|in) (?:about |~|the last )?(?:\d|\w+day|mon\b|tue\b|wed\b|thu\b|fri\b|weeks|days|months|a |two|three|four)/i.test(
              after,
            );
          const kind = kindOf(m[1] ?? '');
          const part = OF_PART.test(after) || PART_NO.test(m[0]) || (kind === 'any' && PART_BEFORE.test(s.text.slice(0, m.index)));
          put(
            m,
            kind === 'any' && part ? kindOfPart(s.text.slice(Math.max(0, m.index - 40), m.index) + after.slice(0, 30)) : kind,
            since || part ? 0.6 : 0.9,
            since || part,
            part,
          );
        }
        for (const m of NO_CHANGE.all(s.text)) if (!/\bother\b/i.test(m[0])) put(m, 'any', 0.6, false);
        for (const m of LISTED.all(s.text)) {
          const part = OF_PART.test(s.text.slice(m.index + m[0].length));
          put(m, /deploy|release/i.test(m[1] ?? '') ? 'deploy' : 'any', part ? 0.6 : 0.9, part, part);
        }
        for (const m of NOTHING.all(s.text)) {
          const after = s.text.slice(m.index + m[0].length);
          const part = OF_PART.test(after) || /^ (?:it|its|them|the|this|that|these|our)\b(?! (?:side|end))/i.test(after);
          // "Since the restart nothing changed": the trouble, not the system.
          if (TREATED.test(s.text.slice(0, m.index))) continue;
          put(
            m,
            /deploy|releas|shipp|merged|rolled|pushed/i.test(m[1] ?? m[2] ?? '') ? 'deploy' : part ? kindOfPart(after.slice(0, 30)) : 'any',
            part ? 0.6 : 0.9,
            part,
            part,
          );
        }
        for (const m of FROZEN.all(s.text))
          if (
            !/^ (?:is |was )?(?:not |no longer |in)(?:active|in force|on|yet)|^ (?:\w+ )?(?:ended|lifted|over|begins|starts)/i.test(
              s.text.slice(m.index + m[0].length),
            )
          )
            put(m, 'deploy', 0.6, false);
        standing(false);
        for (const m of UNCHANGED.all(s.text)) put(m, 'deploy', 0.3, true, true);
        for (const m of LAST.all(s.text)) {
          const day = longAgo(field, s.start + m.index, s.start + m.index + m[0].length, mentions, frame);
          if (!day) continue;
          m[0] = s.text.slice(m.index, day.end - s.start);
          put(m, /schema|migration/i.test(m[0]) ? 'migration' : /upgrade|bump|version/i.test(m[1] ?? '') ? 'upgrade' : 'deploy', 0.6, true);
        }
        return found;
      }),
    );
}

/** "No change to the certificate", "no auth deploy", "VPC, security groups: no changes": said of one part. */
const OF_PART =
  /^\s*(?:of|to|for|on|near|by|in) (?!us\b|our (?:side|end)|ours|(?:the|this|that) (?:last|past|window|hours?)|prod|\d|any|weeks|days|months)/i;
const WHOLE = anyOf`
  recent | new | known | other | such | single | relevant | planned | scheduled | further | additional | major | big | obvious | manual | own
  code | binary | build | software | firmware | app | application | service | prod(?:uction)? | system | config | feature | software | schema | db | database | of
  any | a | the | feature | emergency | unusual | real | infra(?:structure)?
`;
const PART_NO = new RegExp(String.raw`^\S+ (?!${WHOLE}\b)[\w./-]+ (?:[\w./-]+ )?(?:deploy|release|rollout|roll-out|push|changes)`, 'i');
const PART_BEFORE = /(?:^|[.;] )(?!.*\b(?:chang|deploy|releas|recent|we\b|our side|before|today|week|timeline))[\w, /-]{3,40}: $/i;
const TREATED =
  /\b(?:restart\w*|reboot\w*|roll\w* ?back|revert\w*|failover|flush\w*|cleared|since we|after (?:that|it|we|this))\b[^.;]*$|\b(?:we|i) \w+ed\b[^.;]{0,50}[,:] $/i;

/** Parts whose change has a kind of its own. */
const PARTS: readonly (readonly [ChangeKind, RegExp])[] = [
  ['certificate', /\bcert(?:ificate)?s?\b/i],
  ['credential', /\b(?:passwords?|credentials?|secrets?|tokens?|keys?)\b/i],
  ['network', /\b(?:network|firewall|VPC|security groups?|DNS|routes?|routing|proxy|load balancer|WAF|CDN)\b/i],
  ['configuration', /\b(?:config\w*|settings?|parameters?|rules?|polic(?:y|ies)|templates?)\b/i],
];
const kindOfPart = (text: string): ChangeKind | 'any' => PARTS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'any';

const insideBrackets = (text: string, at: number) => text.lastIndexOf('(', at) > text.lastIndexOf(')', at);

const kindOf = (noun: string): ChangeKind | 'any' => NOUNS.find(([, n]) => new RegExp(`^(?:${n})$`, 'i').test(noun.trim()))?.[0] ?? 'any';

/** The day that stands beside lies two days or more before the onset's. */
function longAgo(field: Mention['field'], start: number, end: number, mentions: readonly Mention[], frame: Frame): Mention | undefined {
  const m = mentions.find((x) => x.field === field && x.day && x.start >= start && x.start < end);
  const offset = m && dayOffset(m.day, frame, m.clock);
  return offset !== undefined && offset.most <= -2 ? m : undefined;
}
