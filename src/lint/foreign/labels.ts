import { anyOf } from '../../text/index.ts';
import { type Piece, sub } from '../document/piece.ts';

/** What a label means, by the thing that it is a part of. Earlier rows win. */
type Labels = readonly (readonly [part: string, pattern: RegExp])[];

export const HYPOTHESIS_LABELS: Labels = [
  ['unexplained', /^(?:leaves )?unexplained|^does not explain|^what (?:it|this) (?:leaves|does not explain)/],
  ['missing', /^not seen yet|^expected but|^missing (?:signals?|evidence)/],
  ['other', /^arithmetic$|^calculation|^notes?$|^remarks?$|^caveats?$|^comments?$|^scope$|^impact$/],
  ['supporting', /^support|^(?:evidence|signals?|facts?)(?: (?:in )?(?:for|support\w*|favou?r))?$|^for$|^pros?$|^consistent with/],
  [
    'disconfirming',
    new RegExp(anyOf`
        ^disconfirm | ^(?:evidence|signals?|facts?) against | ^against$ | ^contra | ^counter | ^refut | ^cons?$ | ^inconsistent with
        ^weak(?:nesses|ening)
      `),
  ],
  [
    'likelihood',
    /^(?:initial |current |relative |prior |overall |estimated )?(?:likelihood|probability|confidence|plausibility)\b|^rank(?:ing)?$/,
  ],
  [
    'confirmation',
    new RegExp(anyOf`
        cheapest | ^(?:fastest |quickest |how to )?confirm | ^(?:quick|fast|discriminating|cheap) (?:test|check) | ^test$
        ^(?:quickest )?validation$
      `),
  ],
  ['mechanism', /mechanism|^how (?:it|this) (?:works|happens|fails)|^description|^explanation|^theory|^causal chain|^what happens/],
];

export const STEP_LABELS: Labels = [
  ['branching', /^branch|^decision|^next(?: step| action)?s?$|^interpret|^then$|^routing|^if\/then/],
  ['expected', /^expected|^outcomes?$|^(?:what to )?look for|^what to expect|^results?$|^possible (?:outcomes|results)/],
  ['cost', /^(?:estimated |est\.? )?(?:time|cost|effort|duration)\b|^minutes/],
  ['purpose', /^why|^purpose|^rationale|^goal|^tests?\b|^targets?|^hypothes|^discriminates|^objective|^separates/],
  ['action', /^actions?$|^do$|^commands?$|^how$|^tasks?$|^query$|^what to (?:do|check)|^procedure|^checks?$|^method|^where$|^tools?$/],
];

export const ACTION_LABELS: Labels = [
  [
    'addresses',
    new RegExp(anyOf`
        ^(?:hypothes[ie]s )?(?:addresse[sd]|treated|targeted|covered) | ^(?:treats|targets|covers|serves|applies to|mitigates)\b
        ^hypothes | ^for$ | ^traces?\b | ^related hyp | ^linked
      `),
  ],
  ['rollback', /roll ?back|^undo|^revers|^revert|^back ?out|^how to (?:undo|reverse)|^(?:way )?back$|^exit$/],
  [
    'sacrifices',
    new RegExp(anyOf`
        sacrific | trade-?offs? | ^costs?$ | ^prices?$ | ^downsides? | ^risks?\b | ^(?:user )?impact | ^side[ -]?effects?
        ^what (?:it|you|we) (?:gives?|loses?|costs?) | ^cons?$ | ^degrad
      `),
  ],
  ['time', /^(?:estimated |est\.? )?(?:time|effort|duration|speed|eta)\b|^minutes|^min$/],
  ['regression', /regress/],
  ['test', /^tests?\b|^verif|^validation|^how to (?:test|verify)|^success/],
  ['dependencies', /depend|prereq|^requires/],
  [
    'does',
    new RegExp(anyOf`
        ^what it does | ^does$ | ^what$ | ^actions?$ | ^description | ^(?:code )?changes?$ | ^how$ | ^implementation | ^effects?$
        ^mechanism | ^details?$ | ^(?:root-?cause )?fix$ | ^benefit
      `),
  ],
];

export const CHECK_LABELS: Labels = [
  ['baseline', /^baseline/],
  ['window', /^(?:wait|window|duration|time|observation|over|monitoring (?:window|period)|how long|soak)/],
  ['threshold', /^(?:threshold|success|pass|target|criteri|expected|expect|acceptance|recovered)/],
  ['measure', /^(?:observable|measure|metric|signal|what|indicator|kpi|monitor|watch|check)/],
];

export interface Labelled {
  readonly part: string;
  readonly label: string;
  readonly rest: Piece;
}

const clean = (label: string): string =>
  label
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z/' .-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:\s]+$/, '');

export function partOf(label: string, labels: Labels): string | undefined {
  const l = clean(label);
  // A second thought is no part of its own: it stays in the text, where it is seen.
  if (/\b(?:revised|corrected|updated|re-?eval\w*|amended)\b/.test(l)) return undefined;
  return labels.find(([, re]) => re.test(l))?.[0];
}

/** "Mechanism: text" -> its part and its text. A label that stands in bold or in a heading needs no colon. */
export function labelled(p: Piece, bold: string, heading: boolean, labels: Labels): Labelled | undefined {
  const m = /^[^\w(“"`]*([A-Za-z][A-Za-z0-9 /'’.&()-]{1,48}?)\s*(?:(?<!\d):|:(?!\d)|：|\s[—–-](?=\s)|→)\s*/.exec(p.text);
  // "It sacrifices exports. Undo: resume": the label begins with its sentence.
  const known = m?.[1] === undefined || /[.!?]\s/.test(m[1]) ? undefined : partOf(m[1], labels);
  const mark = m?.[0].trimEnd().slice(-1) ?? '';
  // A dash behind a label of few words, at the beginning of a line, is a colon.
  const dashed = /[—–-]/.test(mark) && /^[A-Z]/.test(p.text) && (m?.[1] ?? '').split(' ').length <= 3;
  if (m && known && (bold !== '' || heading || dashed || mark === ':' || mark === '：'))
    return { part: known, label: m[1] ?? '', rest: sub(p, m[0].length, p.text.length) };
  if (bold !== '' || heading) {
    const own = heading && bold === '' ? p.text : bold;
    const part = own.length <= 50 ? partOf(own, labels) : undefined;
    if (part && (heading || p.text.replace(/^[^\w]*/, '').startsWith(own)))
      return { part, label: own, rest: sub(p, p.text.indexOf(own) + own.length, p.text.length) };
  }
  return undefined;
}

/** A text with labels inside it ("Sacrifices: capacity. Rollback: set it to 6.") -> its parts in order; the first may have none. */
export function segments(p: Piece, labels: Labels): { part: string | undefined; piece: Piece }[] {
  const cuts: { at: number; from: number; part: string }[] = [];
  for (const m of p.text.matchAll(/(?:^|[.;,|•·)]\s+|\s[—–-]\s|\s)([A-Z][A-Za-z-]+(?: [a-z][a-z-]+| [A-Z][a-z-]+){0,3}):\s/g)) {
    const part = partOf(m[1] ?? '', labels);
    const at = m.index + m[0].indexOf(m[1] ?? '');
    if (part) cuts.push({ at, from: m.index + m[0].length, part });
  }
  const out: { part: string | undefined; piece: Piece }[] = [];
  const first = cuts[0]?.at ?? p.text.length;
  if (first > 0) out.push({ part: undefined, piece: sub(p, 0, first) });
  cuts.forEach((c, i) => {
    out.push({ part: c.part, piece: sub(p, c.from, cuts[i + 1]?.at ?? p.text.length) });
  });
  return out.filter((s) => s.piece.text !== '' || s.part !== undefined);
}
