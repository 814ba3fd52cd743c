import type { Span } from '../../incident/types.ts';
import { anyOf, words } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';

/** Words of trouble, and words of a version that goes out, in the sentence of its times. */
const TROUBLE = words`wave[s]? | ticket[s]? | complaint[s]? | fail\w* | error\w* | 50[0234]s? | spike[s]? | peak[s]? | burst[s]? | drop\w* | cut | reset[s]? | timeouts?`;
const RELEASE = words`live | deploy\w* | release[sd]? | rollouts? | rolled | version[s]? | build[s]? | shipped | published | restart(?:s|ed)?`;
const WEEKDAY = anyOf`mon | tue | wed | thu | fri | sat | sun`;
const CLOCK = String.raw`(?<![\d:.-])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])`;
const TIMES = new RegExp(`\\b(${WEEKDAY})[a-z]{0,6}\\b|${CLOCK}(?:\\s?(?:to|till|until|and|-|–)\\s?${CLOCK})?`, 'gi');
const FEWEST = 3;
/** A wave and a version that lie so many minutes apart at the most are of one moment. Judgement. */
const NEAR = 5;

interface Moment extends Span {
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** Several waves of trouble, told with their times, each of which has a release in its minutes, and no release is without. */
export function wavesAtReleases({ prose }: Parts): Derived[] {
  const sentences = prose.flatMap(sentencesOf);
  const waves = sentences.find((s) => TROUBLE.test(s.text) && s.moments.length >= FEWEST)?.moments;
  const releases = sentences.find((s) => RELEASE.test(s.text) && s.moments !== waves && s.moments.length >= FEWEST)?.moments;
  if (!waves || !releases) return [];
  const pairs = releases.flatMap((r) => waves.filter((w) => sameMoment(w, r)).slice(0, 1));
  if (pairs.length < releases.length || new Set(pairs).size < waves.length) return [];
  const [wave, release] = [waves[0], releases[0]];
  if (!wave || !release) return [];
  return [
    {
      id: 'waves-at-releases',
      text: `Each of the ${waves.length} waves has a release within ${NEAR} minutes, and each of the ${releases.length} releases a wave (the first: “${wave.quote}” and “${release.quote}”).`,
      formula: releases.map((r, i) => `${pairs[i]?.quote} ~ ${r.quote}`).join('; '),
      value: waves.length,
      unit: `of ${waves.length}`,
      inputs: [wave, release].map(({ field, start, end, quote }) => ({ field, start, end, quote })),
      shows: ['recurs-with-each-deploy', 'yes'],
      reliability: 1,
    },
  ];
}

const sameMoment = (w: Moment, r: Moment): boolean =>
  (w.day === '' || r.day === '' || w.day === r.day) && r.from >= w.from - NEAR && r.from <= w.to + NEAR;

function sentencesOf({ field, text }: FieldText): { text: string; moments: readonly Moment[] }[] {
  return [...text.matchAll(/[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]?/g)].map((m) => ({ text: m[0], moments: momentsIn(field, m[0], m.index) }));
}

/** A day holds for the times behind it. */
function momentsIn(field: FieldText['field'], sentence: string, at: number): Moment[] {
  let day = '';
  return [...sentence.matchAll(TIMES)].flatMap((m) => {
    if (m[1]) {
      day = m[1].toLowerCase();
      return [];
    }
    const minutes = (h: string | undefined, min: string | undefined) => Number(h) * 60 + Number(min);
    const from = minutes(m[2], m[3]);
    const start = at + m.index;
    return [{ field, start, end: start + m[0].length, quote: m[0], day, from, to: m[4] === undefined ? from : minutes(m[4], m[5]) }];
  });
}
