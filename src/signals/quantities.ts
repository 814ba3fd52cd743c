import { counts, nounPhrase, ofPhrase } from './quantities/nouns.ts';
import { numberOf, WORD_NUMBER } from './quantities/numbers.ts';
import { secondPart, type Unit, unitAfter } from './quantities/units.ts';
import { tokensOf } from './times/tokens.ts';
import type { FieldText, Quantity, QuantityKind } from './types.ts';

type Field = FieldText['field'];

/** Per field, so that a pasted log of megabytes stays cheap: its first and last numbers. */
const MOST = 4000;

const NUMBER =
  /(?<![\w.:/\\@#_]|\w-|\d,)[-+]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|K|M|bn|m(?= (?:users|requests|rows|customers|messages|events))| ?(?:million|billion|thousand|mn)\b)?(?!\.\d|,\d{3}\b|[:_]\d|\.[A-Za-z]|-[A-Za-z]{2,}\d)/g;
const SUFFIX: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, million: 1e6, billion: 1e9, thousand: 1e3, mn: 1e6 };

/** Nouns before a number that make it a name: "port 8080", "error 1236", "release 312". */
const NAMED =
  /(?:\b(?:port|errno|errors?(?: code)?|code|exit(?: code| status)?|signal|pid|line|lines?:|relation|process|database|job|release|build|version|v|wave|pod|node|az|az-|zone|shard|entity|entities|partition|instance|no\.?|nr\.?|number|id|ticket|case|issue|pr|step|phase|level|sev|tier|page|generation|task|worker|thread|replica|proxy|hotfix|rule|table|section|vlan|room|http(?:\/[\d.]+)?|status|code=|status=|status code|rfc|chapter|utf|sha|md5|ipv|es|http2|h2|web|iOS|Android|Windows|Ubuntu|Node(?:\.js)?|Java|JDK|Python|PHP|Ruby|Rails|Go|Rust|Express|Postgres(?:QL)?|MySQL|MariaDB|Redis|Kafka|Spring(?: Boot)?|Django|Laravel|Flask|React|Angular|Vue|Elasticsearch|MongoDB|Cassandra|RabbitMQ|Tomcat|nginx|Puma|Sidekiq|Celery|\.NET|Core|SDK|Security|Alpine|Debian|RHEL|CentOS|k8s|Kubernetes|Oracle|Terraform|Prisma|NestJS|TypeScript|Hibernate|axum|gin|Connector\/J|Hikari(?:CP)?(?=-)|Aurora|Chrome|Firefox|Safari|Route|Hosting|Swift|Kotlin|Scala|Elixir|Phoenix|Symfony|Drupal|WordPress|Magento|Next(?:\.js)?|Nuxt|Vite|Lambda|nodejs)|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|#|[$€£]\{)\s?[#"']?$/i;
const STATUS = /^(?:1\d\d|20[0-8]|30[0-8]|40[0-9]|41[0-8]|42[1-9]|431|444|451|499|50[0-9]|51[01]|52[0-9]|530)$/;
const STATUS_NEXT =
  /^(?:s\b|x\b| ?(?:errors?|responses?|status|rate|ok\b|from|on\b|and\b|for\b|share|in\b|at\b|is\b|are\b|not found|bad|too|gateway|service|internal|unauthorized|forbidden|timeouts?|created|ut\b|uc\b|\(|alike|pages?\b|[,;.:)/]|$))/i;
const APPROXIMATE =
  /(?:[~≈<≤≥±]|(?<![-=])>|\b(?:about|around|roughly|approx\.?|approximately|some|circa|ca\.?|nearly|almost|up to|over|more than|at least|at most|under|less than|below|above|well over|close to|est\.?|maybe|perhaps|only|or so))\s?$/i;
const APPROXIMATE_AFTER = /^(?:-?ish\b|\+| or so\b| or more\b| plus\b)/i;
const CURRENCY_BEFORE = /(?:(€|\$|£)|\b(EUR|USD|GBP|CHF|SEK|PLN)\s?)$/;
const PERCENTILE_BEFORE =
  /\b(p ?(?:50|75|90|95|98|99(?:\.9+)?|999)|(?:50|75|90|95|99(?:\.9+)?)(?:th|st)?[- ]?(?:percentile|pct))\b([^.;,\n\d]{0,60})$/i;
const PERCENTILE_AFTER = /^ ?(p(?:50|75|90|95|98|99(?:\.9+)?|999))\b/i;
const ARROW = /^ ?(?:->|→|=>|➜) ?(?:~|about )?/;
const RANGE = /^ ?(?:-|–|to|\.\.+|or|and) ?(?:~|about )?(?=\d)/;
const BETWEEN = /\bbetween (?:about |~)?$/i;
const OUT_OF = /^ ?(?:of|out of|in|\/) ?(?:the |our |all |~|about |some |roughly )*(?=\d)/;
const MOVES =
  /\b(?:(?<!(?:anything|anywhere|ranges?|ranging|varies|reports?) )from|went|goes|raised|scaled|scaling|increased|reduced|lowered|grew|moved|rose|fell|dropped|drops|jumped|bumped|changed|extended|up|down|climbs?|climbed|cut|doubled)\b[^.;,\n\d]{0,30}$/i;

/** Everything with a number and a meaning in the fields, with exact places; code is left to the reader of code. */
export function readQuantities(fields: readonly FieldText[]): Quantity[] {
  return fields.filter((f) => f.field !== 'code_snippet').flatMap(({ field, text }) => inField(field, text));
}

interface Read {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly approximate: boolean;
}

function inField(field: Field, text: string): Quantity[] {
  const taken = tokensOf(text);
  let next = 0;
  const out: Quantity[] = [];
  let until = 0;
  for (const n of numbersOf(text)) {
    if (n.start < until) continue;
    while (next < taken.length && (taken[next]?.end ?? 0) <= n.start) next++;
    const t = taken[next];
    if (t && t.start < n.end && n.start < t.end) continue;
    const q = quantityAt(field, text, n);
    if (!q) continue;
    out.push(q);
    until = q.kind === 'count' || q.kind === 'share' ? Math.max(n.end, spanOfNumbers(text, q)) : q.end;
  }
  return [...out, ...wordsOf(field, text)].sort((a, b) => a.start - b.start);
}

/** A count's noun may hold further numbers ("4 pods of 12"): only the part up to its own last digit is spent. */
function spanOfNumbers(text: string, q: Quantity): number {
  const digits = /^.*\d/s.exec(text.slice(q.start, q.end).split(/[A-Za-z]{2,}(?! ?\d)/)[0] ?? '');
  return q.start + (digits?.[0].length ?? 0);
}

function numbersOf(text: string): Read[] {
  const all: Read[] = [];
  for (const m of text.matchAll(NUMBER)) {
    const sign = /^[-+]/.test(m[0]) ? (m[0][0] ?? '') : '';
    const before = text.slice(Math.max(0, m.index - 14), m.index);
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 8);
    // A sign counts on a share alone: "-3 %"; elsewhere it is a dash, or half of "+-".
    const negative = sign === '-' && /^ ?%/.test(after) && !/[+\d]\s?$/.test(before);
    const value = numberOf(m[1] ?? '') * (SUFFIX[(m[2] ?? '').trim().toLowerCase()] ?? 1) * (negative ? -1 : 1);
    const tilde = /[~≈±]\s?$/.exec(before)?.[0].length ?? 0;
    const ish = /^(?:-?ish\b|\+(?!\d))/.exec(after)?.[0].length ?? 0;
    all.push({
      start: m.index - tilde,
      end: m.index + m[0].length + ish,
      value,
      approximate: APPROXIMATE.test(before) || APPROXIMATE_AFTER.test(after),
    });
  }
  return all.length <= MOST ? all : [...all.slice(0, MOST / 2), ...all.slice(-MOST / 2)];
}

function quantityAt(field: Field, text: string, n: Read): Quantity | undefined {
  const before =
    text
      .slice(Math.max(0, n.start - 90), n.start)
      .split('\n')
      .pop() ?? '';
  const rest = text.slice(n.end, n.end + 110).split('\n')[0] ?? '';
  const digits = text.slice(n.start, n.end).replace(/^[~≈±]\s?/, '');
  const money = CURRENCY_BEFORE.exec(before);
  if (money) return make(field, text, n, 'money', n.value, n.start - money[0].length, n.end, money[1] ?? money[2] ?? '', nounAfter(rest));
  const second = pairAt(text, n, rest);
  const unit = second ? undefined : unitAfter(rest);
  if (second) {
    const q = pairQuantity(field, text, n, before, second);
    if (q) return q;
  }
  if (unit) return withUnit(field, text, n, before, rest, unit);
  if (STATUS.test(digits) && STATUS_NEXT.test(rest)) return undefined;
  if (NAMED.test(before) || /^[-A-Za-z_]/.test(rest) || (/[-/=(]$/.test(before.trimEnd()) === true && !/[(=]$/.test(before.trimEnd())))
    return undefined;
  const per = /^ per (?:[a-z]+ )?(?:pod|host|instance|worker|task|node|process|dyno|server|container|replica)\b/i.exec(rest);
  if (per)
    return make(field, text, n, 'count', n.value, n.start, n.end + per[0].length, '', `${labelBefore(before)} ${per[0].trim()}`.trim());
  const these = /^ of (?:these|those|them)\b/i.exec(rest);
  if (these) return make(field, text, n, 'count', n.value, n.start, n.end + these[0].length, '', these[0].trim());
  const noun = nounAfter(rest);
  if (noun === '' || !counts(noun) || (STATUS.test(digits) && /^(?:error|response)/i.test(noun.trim()))) {
    // A plain large number is kept with the word before it: "Ready 6,204".
    return /,\d{3}|\d[kM]/.test(digits) || (n.value >= 65_000 && n.value < 1e11)
      ? make(field, text, n, 'number', n.value, n.start, n.end, '', labelBefore(before))
      : undefined;
  }
  const all = /^ of (?:the )?(\d{1,3}(?:,\d{3})+|\d+)(?!\d|[.,]\d|%|[A-Za-z]| ?[A-Za-z]+s\b)/.exec(rest.slice(noun.length));
  if (all && n.value <= numberOf(all[1] ?? '')) {
    const end = n.end + noun.length + all[0].length;
    return make(field, text, n, 'share', n.value / numberOf(all[1] ?? ''), n.start, end, text.slice(n.start, end), noun.trim());
  }
  return make(field, text, n, 'count', n.value, n.start, n.end + noun.length, '', noun.trim());
}

/** The words directly before a number that name it: "RDS CPU 17%", "publish 4/s". */
function labelBefore(before: string): string {
  const m =
    /([A-Za-z][\w-]*(?:\.\w[\w-]*)*(?: [A-Za-z][\w-]*(?:\.\w[\w-]*)*){0,2})["']?[ :=]{1,3}(?:(?:at|is|was|are|were|about|around|over|under|up to) |[~<>] ?)*$/.exec(
      before,
    );
  const words = (m?.[1] ?? '').split(' ');
  while (
    words.length > 0 &&
    /^(?:in|on|at|for|from|with|by|and|or|but|to|that|of|not|no|is|are|was|were|has|have|had|a|an|the|since|then|now|than|we|it|only|just|some|all|still|also|after|before|about|last|every|until)$/i.test(
      words[words.length - 1] ?? '',
    )
  )
    words.pop();
  while (
    words.length > 0 &&
    /^(?:in|on|at|for|from|with|by|and|or|but|to|that|of|is|are|was|were|has|have|had|a|an|the|since|then|now|than|we|it|our)$/i.test(
      words[0] ?? '',
    )
  )
    words.shift();
  return words.join(' ');
}

/** What moved: "consumer lag" of "consumer lag went from". */
const subjectOf = (before: string): string => (MOVES.test(before) ? labelBefore(`${before.replace(MOVES, '').trimEnd()} `) : '');

/** Words after the number that count it, past "of": "37 of our tickets" counts tickets. */
const nounAfter = (rest: string): string => {
  const noun = nounPhrase(rest);
  return noun.trim() === '' ? ofPhrase(rest) : noun;
};

interface Pair {
  readonly second: Read;
  readonly joiner: 'arrow' | 'range' | 'of';
  readonly firstUnit?: Unit;
}

/** "2 to 6", "22k -> 36k", "110ms -> 900ms+", "3 of 18": the second number and what joins them. */
function pairAt(text: string, n: Read, rest: string): Pair | undefined {
  const unit = unitAfter(rest);
  const skip =
    unit && (unit.kind === 'duration' || unit.kind === 'bytes' || unit.kind === 'share' || (unit.kind === 'rate' && unit.length < 14))
      ? unit.length
      : 0;
  for (const length of skip > 0 ? [skip, 0] : [0]) {
    const tail = rest.slice(length);
    const joins: [Pair['joiner'], RegExp][] = [
      ['arrow', ARROW],
      ['of', OUT_OF],
      ['range', RANGE],
    ];
    for (const [joiner, re] of joins) {
      if (joiner === 'of' && length > 0) continue;
      const j = re.exec(tail);
      if (!j) continue;
      const at = n.end + length + j[0].length;
      NUMBER.lastIndex = 0;
      if (/\b(?:and|or)\b/.test(j[0]) && !BETWEEN.test(text.slice(Math.max(0, n.start - 16), n.start))) continue;
      const m = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)((?:k|K|M|bn)(?![iB\w]))?(?!\.\d|:\d|\d)(-?ish\b|\+(?!\d))?/.exec(
        text.slice(at, at + 24),
      );
      if (!m) continue;
      const value = numberOf(m[1] ?? '') * (SUFFIX[(m[2] ?? '').toLowerCase()] ?? 1);
      const second: Read = {
        start: at,
        end: at + m[0].length,
        value,
        approximate: m[3] !== undefined || /[~]|about|some|roughly/.test(j[0]),
      };
      return { second, joiner, ...(length > 0 && unit ? { firstUnit: unit } : {}) };
    }
  }
  return undefined;
}

function pairQuantity(field: Field, text: string, n: Read, before: string, { second, joiner, firstUnit }: Pair): Quantity | undefined {
  const rest = text.slice(second.end, second.end + 110).split('\n')[0] ?? '';
  const unit = unitAfter(rest);
  const read: Read = { ...n, approximate: n.approximate || second.approximate };
  if (joiner === 'of') {
    const joined = text.slice(n.end, second.start);
    const noun = unit ? '' : nounAfter(rest);
    if (n.value > second.value || second.value === 0 || NAMED.test(before)) return undefined;
    if (unit && unit.kind !== 'bytes' && !(unit.kind === 'times' && /\bin\b/.test(joined))) return undefined;
    if (/^\//.test(joined.trim()) && noun === '') return undefined;
    // "1 in 5 minutes" is no share; "in" needs one or a few of them.
    if (/\bin\b/.test(joined) && n.value > 10) return undefined;
    const named = noun.trim() === '' ? labelBefore(before) : noun.trim();
    return make(
      field,
      text,
      read,
      'share',
      n.value / second.value,
      n.start,
      second.end + (unit?.length ?? 0) + noun.length,
      text.slice(n.start, second.end),
      named,
    );
  }
  // "1,081,300 -> 6 %" sets two things side by side; it is no change of one.
  if (unit?.kind === 'share' && !firstUnit && n.value > 100) return undefined;
  const scale = unit && unit.kind !== 'times' ? unit.scale : (firstUnit?.scale ?? 1);
  const firstScale = firstUnit ? firstUnit.scale : scale;
  const used = unit && (unit.kind !== 'times' || joiner === 'range') ? unit : firstUnit;
  if (!used && /\d\.\d+$/.test(text.slice(n.start, n.end)) && /\d\.\d/.test(text.slice(second.start, second.end))) return undefined;
  if (!used && NAMED.test(before)) return undefined;
  const noun = used ? used.of || ofPhrase(rest.slice(unit?.length ?? 0)).trim() : nounAfter(rest).trim();
  const end = second.end + (unit && used === unit ? unit.length : 0);
  const percentile = used?.kind === 'duration' ? PERCENTILE_BEFORE.exec(before) : null;
  const moves = joiner === 'arrow' || MOVES.test(before);
  const base = { to: round(second.value * scale) };
  if (percentile)
    return {
      ...make(
        field,
        text,
        read,
        'percentile',
        n.value * firstScale,
        n.start,
        end,
        percentileName(percentile[1] ?? ''),
        percentileOf(percentile[2] ?? ''),
      ),
      ...base,
    };
  const wordEnd = noun !== '' && !used?.of ? text.indexOf(noun, second.end) + noun.length : 0;
  const stop = wordEnd > end && wordEnd - end < 60 ? wordEnd : end;
  if (
    moves ||
    (!used && joiner === 'range' && /\bto\b|–|-/.test(text.slice(n.end, second.start)) && /\bto\b/.test(text.slice(n.end, second.start)))
  ) {
    const subject = noun || subjectOf(before);
    if (!used && subject === '' && joiner !== 'arrow') return undefined;
    return { ...make(field, text, read, 'change', n.value * firstScale, n.start, stop, used?.unit ?? '', subject), ...base };
  }
  if (used && used.kind !== 'times')
    return { ...make(field, text, read, used.kind, n.value * firstScale, n.start, stop, used.unit, noun), ...base };
  if (noun === '' || !counts(noun)) return undefined;
  return { ...make(field, text, read, 'count', n.value, n.start, stop, '', noun), ...base };
}

function withUnit(field: Field, text: string, n: Read, before: string, rest: string, unit: Unit): Quantity | undefined {
  let end = n.end + unit.length;
  let value = n.value * unit.scale;
  let read = n;
  const after = () => text.slice(end, end + 90).split('\n')[0] ?? '';
  if (unit.kind === 'times') {
    const up = /\b(?:up|down|increased?|grew|rose)\b[^.;,\n]{0,12}$/i.test(before);
    const noun = nounAfter(after().replace(/^ (?:more|as many|the|normal|usual|what)\b/, (m) => m));
    return make(field, text, n, /x/i.test(rest.slice(0, 2)) || up ? 'change' : 'count', n.value, n.start, end, 'x', noun.trim());
  }
  if (unit.kind === 'duration') {
    // Hundreds of metres and versions of a name have no business here; a lone "s" after an HTTP status is a plural.
    if (unit.unit === 'm' && (n.value === 0 || n.value > 90 || /\b(?:cpu|mem\w*|heap|height|length|width)\b[^.;\n]{0,30}$/i.test(before)))
      return undefined;
    if (unit.unit === 's' && !/^ /.test(rest) && STATUS.test(text.slice(n.start, n.end))) return undefined;
    const part = secondPart(after(), unit.scale);
    if (part) {
      end += part.length;
      value += part.seconds;
    }
    const ahead = PERCENTILE_BEFORE.exec(before);
    const behind = PERCENTILE_AFTER.exec(after());
    if (behind)
      return make(
        field,
        text,
        n,
        'percentile',
        value,
        n.start,
        end + behind[0].length,
        percentileName(behind[1] ?? ''),
        ofPhrase(after().slice(behind[0].length)).trim(),
      );
    if (ahead) return make(field, text, n, 'percentile', value, n.start, end, percentileName(ahead[1] ?? ''), percentileOf(ahead[2] ?? ''));
  }
  const plus = /^(?:\+(?!\d)|-?ish\b)/.exec(after());
  if (plus) {
    end += plus[0].length;
    read = { ...n, approximate: true };
  }
  if (unit.kind === 'share') {
    const signed = /^[-+]/.test(text.slice(n.start, n.end));
    const grew = signed || /\b(?:up|down|by|rose|fell|dropped|increased|decreased|grew)(?: by| another| about)? ?~?$/i.test(before);
    const of = ofPhrase(after());
    if (of !== '') end += of.length;
    return make(
      field,
      text,
      read,
      grew && of === '' ? 'change' : 'share',
      value,
      n.start,
      end,
      '%',
      of.trim() || labelBefore(before) || nounPhrase(after()).trim(),
    );
  }
  if (unit.kind === 'rate' || unit.kind === 'money') {
    const of = unit.of || ofPhrase(after()).trim() || (unit.kind === 'rate' ? labelBefore(before) : '');
    return make(field, text, read, unit.kind, value, n.start, end, unit.unit, of);
  }
  return make(
    field,
    text,
    read,
    unit.kind as QuantityKind,
    value,
    n.start,
    end,
    unit.unit,
    ofPhrase(after()).trim() ||
      (unit.kind === 'duration' && /\btime-?outs?\b[^.;,\n]{0,40}$/i.test(before) ? 'time-out' : '') ||
      (unit.kind === 'bytes' ||
      /\b(?:time-?outs?|ttl|interval|expir\w*|limit|deadline|takes|latency|avg|average|mean)\b[^.;,\n]{0,12}$/i.test(before)
        ? labelBefore(before)
        : ''),
  );
}

const percentileName = (written: string): string => {
  const digits = /\d+(?:\.\d+)?/.exec(written)?.[0] ?? '';
  return `p${digits}`;
};
const percentileOf = (between: string): string =>
  (/\bof ((?:\S+ ){0,3}\S+)/.exec(between)?.[0] ?? '').replace(/\s(?:is|was|are|went|from|at|now|up|to)\b.*$/, '').trim();

const SHARE_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:two[- ]thirds?)/i, 2 / 3],
  [/^(?:three[- ]quarters?)/i, 0.75],
  [/^(?:a |one )?third(?= of)/i, 1 / 3],
  [/^(?:a |one )?quarter(?= of)/i, 0.25],
  [/^(?:a |one )?fifth(?= of)/i, 0.2],
  [/^(?:a |one )?tenth(?= of)/i, 0.1],
  [/^half(?= (?:of|the|our|all)\b)/i, 0.5],
];
const WORDS = new RegExp(
  `\\b(?:(two[- ]thirds?|three[- ]quarters?|(?:a |one )?(?:third|quarter|fifth|tenth)(?= of)|half(?= (?:of|the|our|all)\\b))|(doubled|tripled|quadrupled|halved)|(${WORD_NUMBER}) (?:in|out of) (${WORD_NUMBER}|\\d{1,4})\\b(?! ?(?:ms|s|sec\\w*|min\\w*|hours?|days?|weeks?|row))|(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen) (?=[a-z]))`,
  'gi',
);
const FACTOR: Readonly<Record<string, number>> = { doubled: 2, tripled: 3, quadrupled: 4, halved: 0.5 };

/** Numbers in words: "two thirds of pods", "one in five", "doubled", "four customers". */
function wordsOf(field: Field, text: string): Quantity[] {
  const out: Quantity[] = [];
  for (const m of text.matchAll(WORDS)) {
    if (out.length >= MOST / 2) break;
    const end = m.index + m[0].length;
    const rest = text.slice(end, end + 90).split('\n')[0] ?? '';
    const n: Read = { start: m.index, end, value: 0, approximate: APPROXIMATE.test(text.slice(Math.max(0, m.index - 14), m.index)) };
    if (m[1]) {
      const share = SHARE_WORDS.find(([re]) => re.test(m[0] + rest))?.[1];
      const of = ofPhrase(rest) || nounPhrase(rest.replace(/^ (?:the|our|all)/, (x) => x));
      if (share !== undefined && of.trim() !== '')
        out.push(make(field, text, n, 'share', share, m.index, end + of.length, m[0], of.trim()));
    } else if (m[2]) {
      out.push(make(field, text, n, 'change', FACTOR[m[2].toLowerCase()] ?? 2, m.index, end, 'x', ''));
    } else if (m[3] && m[4]) {
      const [a, b] = [numberOf(m[3]), numberOf(m[4])];
      const noun = nounAfter(rest);
      if (a <= b && b > 1 && !/^a/i.test(m[3]))
        out.push(make(field, text, n, 'share', a / b, m.index, end + noun.length, m[0], noun.trim()));
    } else if (m[5]) {
      const seconds = unitAfter(` ${rest.trimStart()}`);
      const noun = nounPhrase(rest.startsWith(' ') ? rest : ` ${rest}`).trim();
      if (seconds?.kind === 'duration')
        out.push(make(field, text, n, 'duration', numberOf(m[5]) * seconds.scale, m.index, end + seconds.length - 1, seconds.unit, ''));
      else if (noun !== '' && counts(noun)) out.push(make(field, text, n, 'count', numberOf(m[5]), m.index, end + noun.length, '', noun));
    }
  }
  return out;
}

const round = (x: number): number => Number(x.toPrecision(12));

function make(
  field: Field,
  text: string,
  n: Read,
  kind: QuantityKind,
  value: number,
  start: number,
  end: number,
  unit: string,
  of: string,
): Quantity {
  let stop = Math.min(end, text.length);
  while (stop > start && /\s/.test(text[stop - 1] ?? '')) stop--;
  return { field, start, end: stop, quote: text.slice(start, stop), kind, value: round(value), unit, of, approximate: n.approximate };
}
