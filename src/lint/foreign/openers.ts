import { anyOf } from '../../text/index.ts';
import { type Piece, sub } from '../document/piece.ts';
import type { ActionKind } from '../document/types.ts';
import type { Draft } from './draft.ts';
import type { Line } from './lines.ts';
import { standing } from './titles.ts';

/** What a report uses for its ids, read once over the whole text. */
export interface Habits {
  readonly hypothesisIds: boolean;
  readonly stepWords: boolean;
  readonly actionIds: boolean;
}

const STEP_AMID = /^\W*step\s*#?\s*\d{1,2}[a-z]? (?:of|from|in|first|then|and|to|with|\/|before|after)\b/i;

export function habitsOf(lines: readonly Line[]): Habits {
  const any = (re: RegExp) => lines.some((l) => !l.code && re.test(l.body.text));
  return {
    hypothesisIds:
      any(/^(?:\W*)(?:hypothesis\s*#?\s*\d|H[-\s]?\d{1,2}\b)/i) || lines.some((l) => l.cells?.some((c) => /^\W*H\d{1,2}\b/.test(c.text))),
    // "Step 3 of the plan", in the order, opens none.
    stepWords:
      lines.some(
        (l) =>
          !l.code &&
          /^\W*step\s*#?\s*\d{1,2}[a-z]?\b/i.test(l.body.text) &&
          (l.heading > 0 || l.bold !== '' || !STEP_AMID.test(l.body.text)),
      ) || lines.some((l) => l.cells?.some((c) => /^step\b/i.test(c.text))),
    actionIds: any(/^\W*(?:FM|RCF|REP)[-\s]?\d/) || lines.some((l) => l.cells?.some((c) => /^\W*(?:FM|RCF)[-\s]?\d/.test(c.text))),
  };
}

export interface Opened {
  readonly type: 'hypothesis' | 'step' | 'action';
  readonly id: string;
  readonly rest: Piece;
  readonly kind?: ActionKind;
}

const SEPARATED = /^(?:\s*\([^)]{1,60}\)|\s*\[[^\]]{1,60}\])?\s*[:：.)—–|→-]/;

/** Does a line open a hypothesis, a step or an action? */
export function openerOf(line: Line, d: Draft, habits: Habits): Opened | undefined {
  if (line.cells || line.code) return undefined;
  const marked = line.heading > 0 || line.bold !== '';
  const lead = /^[^\p{L}\p{N}(]*/u.exec(line.body.text)?.[0].length ?? 0;
  const text = line.body.text.slice(lead);
  const opened = (type: Opened['type'], id: string, length: number, kind?: ActionKind): Opened => {
    let from = lead + length;
    from += /^\s*[:：.)\]—–|→-]*\s*/.exec(line.body.text.slice(from))?.[0].length ?? 0;
    return { type, id, rest: sub(line.body, from, line.body.text.length), ...(kind ? { kind } : {}) };
  };
  const entitled = (after: string) => marked || SEPARATED.test(after) || after.trim() === '';
  if (d.section === 'ledger' || (d.section === 'head' && line.heading > 0)) {
    const h = /^(?:hypothesis\s*#?\s*(?:H[-\s]?)?|H[-\s]?)(\d{1,2})\b/i.exec(text);
    if (
      h &&
      entitled(text.slice(h[0].length)) &&
      !/^\s*(?:→|>|vs\b)/.test(text.slice(h[0].length)) &&
      !d.hypotheses.get(`H${Number(h[1])}`)?.told
    )
      return opened('hypothesis', `H${Number(h[1])}`, h[0].length);
    const n = habits.hypothesisIds ? null : /^(\d{1,2})[.):]\s/.exec(text);
    if (n && line.heading > 0) return opened('hypothesis', `H${Number(n[1])}`, n[0].length);
  }
  if (d.section === 'plan') {
    const s = /^step\s*#?\s*(\d{1,2}[a-z]?)\b/i.exec(text);
    if (s && entitled(text.slice(s[0].length))) return opened('step', (s[1] ?? '').toLowerCase(), s[0].length);
    if (!habits.stepWords && line.bullet === 'number' && line.indent < 2 && line.number !== undefined)
      return { type: 'step', id: String(line.number), rest: line.body };
    const n = habits.stepWords ? null : /^(\d{1,2})[.):]\s/.exec(text);
    if (n && line.heading > 0) return opened('step', n[1] ?? '', n[0].length);
  }
  if (d.section === 'mitigation') {
    const a = /^\(?(?:(?:mitigation|fix|option)\s+)?(FM|RCF|RC|REP|SAVE|MIT|FIX|DR|EV)[-\s]?(\d{1,2})\b/i.exec(text);
    const id = a
      ? `${KIND_IDS[kindOf(a[1] ?? '')] === 'RCF' && /^(?:RC|FIX)$/i.test(a[1] ?? '') ? 'RCF' : (a[1] ?? '').toUpperCase()}${Number(a[2])}`
      : '';
    if (a && d.group === 'order' && line.heading === 0) return undefined;
    if (a && entitled(text.slice(a[0].length)) && (!d.actions.has(id) || line.heading > 0))
      return opened('action', id, a[0].length, kindOf(a[1] ?? ''));
    if (!habits.actionIds && d.group !== 'order' && d.group !== '' && line.bullet === 'number' && line.indent < 2) {
      const prefix = KIND_IDS[d.kind];
      return { type: 'action', id: `${prefix}${line.number ?? d.actions.size + 1}`, rest: line.body, kind: d.kind };
    }
  }
  return undefined;
}

const KIND_IDS: Readonly<Record<ActionKind, string>> = { mitigation: 'FM', fix: 'RCF', repair: 'REP', evidence: 'SAVE' };

const kindOf = (prefix: string): ActionKind => {
  const p = prefix.toUpperCase();
  if (p.startsWith('RC') || p === 'FIX') return 'fix';
  if (p === 'REP' || p === 'DR') return 'repair';
  return p === 'SAVE' || p === 'EV' ? 'evidence' : 'mitigation';
};

const ORDER = anyOf`order | sequence | sequencing | prioriti[sz]ation | action plan | execution order`;
const RECOMMENDED = anyOf`recommended | suggested | proposed | execution | priority`;
/** Titles inside a section that say what the lines under them are. */
const GROUPS: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  snapshot: [
    [
      'ruledOut',
      /^(?:explicitly |already |initially |tentatively )?(?:ruled[- ]?out|excluded|eliminated)|^what (?:is|can be|has been) ruled out/i,
    ],
    ['ruledIn', /^(?:explicitly )?ruled[- ]?in|^what (?:is|can be) ruled in/i],
    ['signals', /^(?:key |observed |observable |main |classified )?signals?\b|^symptoms?\b|^signal (?:table|classification)/i],
    ['severity', /^(?:initial |overall |assessed )?severity|^priority|^impact level/i],
    ['triggers', /^(?:likely |possible |candidate |temporal )?triggers?\b|^what changed|^(?:recent )?changes?\b/i],
    ['missing', /^(?:missing|unknown|gaps?|open questions?|information gaps|not known|data gaps)/i],
    ['problem', /^(?:the )?problem|^summary|^statement|^description|^what happened/i],
    [
      'facts',
      new RegExp(
        anyOf`
          ^speaks against | ^computed | ^derived | ^contradictions | ^about the input | ^(?:key )?facts | ^timeline | ^onset
          ^started | ^blast | ^impact | ^scope | ^affected
        `,
        'i',
      ),
    ],
  ],
  ledger: [
    ['ranking', /^(?:hypothes[ie]s )?(?:ranking|ranked|rank order|summary table|likelihood ranking|priority order)|^ranked hypothes/i],
  ],
  mitigation: [
    ['order', new RegExp(String.raw`^(?:the )?${RECOMMENDED}?\s*(?:mitigation )?${ORDER}\b`, 'i')],
    ['evidence', /^(?:save|preserve|capture|collect|before (?:you|any|acting))\b|^evidence/i],
    ['repair', /^(?:data )?(?:repair|clean-?up|remediation of|reconcil)|^damage|^repair|^data$/i],
    ['fix', /^(?:long[- ]term|permanent|durable|root[- ]cause|strategic|structural|underlying)\b|^fix(?:es)?\b|^rcfs?\b/i],
    ['mitigation', /^(?:fast|immediate|quick|short[- ]term|rapid|tactical|emergency)\b|^fms?\b|^mitigations?$/i],
  ],
  verification: [
    ['regression', /^(?:may |possible )?regress|^what (?:may|could) regress|^side[- ]effect|^guard/i],
    ['fix', /^(?:root[- ]cause )?fix(?:es)?\b|^rcf verification|^long[- ]term|^permanent/i],
    ['mitigation', /^(?:fast )?mitigations?\b|^fm verification|^immediate|^short[- ]term|^success|^recovery/i],
  ],
  followUp: [
    ['alerts', /^(?:detection|alert|monitor|observability)/i],
    ['timeline', /^(?:blameless |incident |reconstructed )?timeline|^chronology|^sequence of events/i],
    ['todo', /^action items?|^actions?$|^tasks?$|^next steps|^owners?|^follow-?up (?:actions?|items?|tasks?)/i],
    ['hardening', /^(?:class |systemic |preventi\w+ )?(?:hardening|prevention|prevent)|^lessons|^process|^resilience|^improvements/i],
    ['history', /^(?:root cause|what happened|summary|post-?mortem|narrative|contributing)/i],
  ],
};

/** A title, or a label before a colon, that opens a group of its section. */
export function groupOf(line: Line, d: Draft): { group: string; rest: Piece } | undefined {
  const groups = GROUPS[d.section];
  if (!groups || line.code || line.cells) return undefined;
  const lead = /^(?:[^\p{L}]*|(?:\d+(?:\.\d+)*[.):]?\s*)|[a-z][.)]\s+)*/u.exec(line.body.text)?.[0].length ?? 0;
  const text = line.body.text.slice(lead);
  const colon = /^([^:：.→]{2,60}?)\s*[:：]\s*/.exec(text);
  const stands = standing(line) < 8;
  const bold = line.bold.replace(/^[^\p{L}]+/u, '');
  // "Ruled out", alone on its line.
  const alone = line.bullet === '' && text.length <= 30 && /^[A-Z][\w -]*$/.test(text);
  const named = stands || alone ? text : line.bold !== '' && text.startsWith(bold) ? bold : (colon?.[1] ?? '');
  // "**Severity: SEV2**": what stands behind the colon is said, even in bold.
  const label = named.split(/[:：]/)[0] ?? '';
  if (label === '' || (label.length > 60 && !stands)) return undefined;
  const group = groups.find(([, re]) => re.test(label))?.[0];
  if (!group) return undefined;
  const after = (stands || alone) && !colon ? text.length : label.length;
  const rest = sub(line.body, lead + after, line.body.text.length);
  return { group, rest: sub(rest, /^[\s:：.—–-]*/.exec(rest.text)?.[0].length ?? 0, rest.text.length) };
}
