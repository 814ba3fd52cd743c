import type { ModelUse, Report } from '../report/types.ts';
import type { Accepted } from './accept/index.ts';
import type { Used } from './meter.ts';
import { costOf, type Price } from './prices.ts';

const NOTHING: ModelUse['taken'] = { signals: 0, modes: 0, seconded: 0, observables: 0, remedies: 0 };

/** How a model's part in a report is told: once in the notes, and with its numbers in the footer. */
export function useOf(
  label: string,
  outcome: { readonly accepted: Accepted; readonly report: Report } | { readonly why: string },
  used: Used,
  seconds: number,
  price: { readonly price?: Price; readonly source: string },
): ModelUse {
  const cost = price.price && costOf(price.price, used);
  const accepted = 'accepted' in outcome ? outcome.accepted : undefined;
  return {
    name: label,
    used: accepted !== undefined,
    outcome:
      'why' in outcome
        ? `The report is from the knowledge base alone; ${label} has no part in it: ${outcome.why}.`
        : sentence(label, outcome.accepted),
    calls: used.calls,
    seconds: Math.round(seconds * 10) / 10,
    tokens: { input: used.input, output: used.output, estimated: used.estimated },
    ...(cost === undefined ? {} : { cost: Math.round(cost * 1e6) / 1e6 }),
    price: price.source,
    taken: accepted
      ? {
          signals: accepted.signals.length,
          modes: accepted.modes.length,
          seconded: accepted.seconded.length,
          observables: accepted.observables.length,
          remedies: accepted.remedies.length,
        }
      : NOTHING,
    dropped: Object.fromEntries(accepted?.dropped ?? []),
  };
}

function sentence(label: string, a: Accepted): string {
  const parts = [
    counted(a.signals.length, 'signal'),
    counted(a.modes.length, 'cause'),
    counted(a.observables.length, 'check'),
    counted(a.remedies.length, 'remedy', 'remedies'),
  ].filter((p) => p !== '');
  const took = parts.length ? `added ${parts.join(', ')}` : 'added nothing';
  const voice = a.seconded.length ? `, and named ${counted(a.seconded.length, 'cause')} of the knowledge base` : '';
  const left = [...a.dropped.values()].reduce((s, n) => s + n, 0);
  const why = [...a.dropped].map(([reason, n]) => `${n} ${reason}`).join(', ');
  return `${label} ${took}${voice}${left ? `; ${left} left out (${why})` : ''}.`;
}

const counted = (n: number, one: string, many = `${one}s`): string => (n === 0 ? '' : `${n} ${n === 1 ? one : many}`);
