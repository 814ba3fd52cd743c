import { expect, it } from 'vitest';
import type { Diagnosis } from '../diagnosis/index.ts';
import type { Incident } from '../incident/types.ts';
import type { Reading } from '../signals/index.ts';
import { failingFirst } from './failing.ts';

/** Services by name, each at its first place in the symptoms; the leading cause's signal and what is told to be well, by their words. */
function named(symptoms: string, services: string[], signal: string, well?: string): string[] {
  const at = (quote: string) => ({
    field: 'symptoms' as const,
    start: symptoms.indexOf(quote),
    end: symptoms.indexOf(quote) + quote.length,
    quote,
  });
  const entities = services.map((name) => ({ slot: 'service', name, ...at(name) }));
  const reading = { entities, well: well ? [at(well)] : [] } as unknown as Reading;
  const diagnosis = { hypotheses: [{ supports: [{ ratio: 5, evidence: { signals: [at(signal)] } }] }] } as unknown as Diagnosis;
  return failingFirst(reading, diagnosis, { symptoms } as Incident).map((e) => e.name);
}

it("the name in the leading signal's sentence comes first", () => {
  expect(named('cart-api calls us. pay-api answers 500 to all.', ['cart-api', 'pay-api'], 'answers 500')).toEqual(['pay-api', 'cart-api']);
});

it('what is told to be well is no name for a command', () => {
  expect(named('cart-api is fine. All else waits: pay-api.', ['cart-api', 'pay-api'], 'waits', 'cart-api is fine')).toEqual(['pay-api']);
});

it('what alone is hit comes before the rest', () => {
  expect(named('cart-api and pay-api share a node; only pay-api is hit. Errors rise.', ['cart-api'], 'Errors rise')).toEqual(['cart-api']);
  expect(named('cart-api shares its node; only pay-api is hit. Errors rise.', ['cart-api', 'pay-api'], 'Errors rise')).toEqual([
    'pay-api',
    'cart-api',
  ]);
});
