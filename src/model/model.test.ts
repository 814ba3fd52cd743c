import { describe, expect, it } from 'vitest';
import { placeOf } from './accept/quotes.ts';
import { actsInsteadOfLooking, plainText, ungrounded } from './accept/texts.ts';
import { DEFAULT_BUDGET, parseBudget } from './budget.ts';
import { parseModelName } from './name.ts';
import { parseReply } from './parse.ts';
import { costOf, priceOf } from './prices.ts';
import { markerFor } from './prompt/index.ts';
import { retryAfter } from './providers/http.ts';

describe('--model', () => {
  it.each([
    ['anthropic', 'anthropic/claude-opus-4-6'],
    ['anthropic/claude-sonnet-4-6', 'anthropic/claude-sonnet-4-6'],
    ['claude-haiku-4-5', 'anthropic/claude-haiku-4-5'],
    ['openai/org/model:tag', 'openai/org/model:tag'],
    ['ollama/llama3.1:8b', 'ollama/llama3.1:8b'],
  ])('%s', (text, label) => expect(parseModelName(text)).toMatchObject({ label }));
  it.each(['', 'gpt-5', 'openai', 'ollama/', 'mistral/x'])('"%s" is no model', (text) =>
    expect(typeof parseModelName(text)).toBe('string'),
  );
});

describe('--budget', () => {
  it.each([
    ['30s', { seconds: 30 }],
    ['2m, 20000tokens', { seconds: 120, tokens: 20_000 }],
    ['0.50usd', { usd: 0.5 }],
    ['$1.5,10_000tokens,500ms', { usd: 1.5, tokens: 10_000, seconds: 0.5 }],
  ])('%s', (text, want) => expect(parseBudget(text)).toEqual({ ...DEFAULT_BUDGET, ...want }));
  it.each(['', '30', '0s', '-1s', 'fast', '10s,'])('"%s" is no limit', (text) => expect(parseBudget(text)).toContain('is no limit'));
});

it('prices are known for models whose page was read, and for one’s own machine', () => {
  expect(costOf(priceOf('anthropic', 'claude-opus-4-6').price ?? { input: 0, output: 0 }, { input: 1000, output: 100 })).toBeCloseTo(
    0.0075,
  );
  expect(priceOf('anthropic', 'claude-unknown-9').source).toBe('not known');
  expect(priceOf('openai', 'claude-opus-4-6').price).toBeUndefined();
  expect(priceOf('ollama', 'x').price).toEqual({ input: 0, output: 0 });
});

it('retry-after in seconds, in milliseconds, as a date', () => {
  expect(retryAfter({ 'retry-after': '3' }, 0)).toBe(3000);
  expect(retryAfter({ 'retry-after-ms': '250', 'retry-after': '3' }, 0)).toBe(250);
  expect(retryAfter({ 'retry-after': new Date(60_000).toUTCString() }, 10_000)).toBe(50_000);
  expect(retryAfter({ 'retry-after': 'soon' }, 0)).toBeUndefined();
  expect(retryAfter({}, 0)).toBeUndefined();
});

it('a quotation is found to the letter, or with other white space, and keeps the text of the input', () => {
  const incident = {
    code_snippet: 'x',
    tech_stack: '',
    symptoms: 'the pool\n  is empty (a+b)',
    occurrence_pattern: 'pool later',
    blast_radius: '',
  };
  expect(placeOf('the pool is empty (a+b)', 'code_snippet', incident)).toEqual({
    field: 'symptoms',
    start: 0,
    end: 25,
    quote: incident.symptoms,
  });
  expect(placeOf('pool later', 'symptoms', incident)?.field).toBe('occurrence_pattern');
  for (const forged of ['The pool is empty', 'the pool is full', 'x', '...', ''])
    expect(placeOf(forged, 'symptoms', incident)).toBeUndefined();
});

it('a text of a model brings no slots, tags, numbers or hosts of its own', () => {
  expect(plainText('a {table|the table} <script> b\u202e\n c')).toBe('a the table script b c');
  expect(ungrounded('after 30 s at db-1', 'after 30 s')).toBe(false);
  expect(ungrounded('after 45 s', 'after 30 s')).toBe(true);
  expect(ungrounded('see https://evil.example/x', 'see example')).toBe(true);
  expect(ungrounded('one of 3', '')).toBe(false);
  for (const acts of ['Restart the pods', 'please delete the queue', 'Run VACUUM FULL', 'Roll back to v2'])
    expect(actsInsteadOfLooking(acts)).toBe(true);
  for (const looks of ['Look at the pods', 'Compare the restarts of both pods', 'Run a SELECT over the table', 'Run the query below'])
    expect(actsInsteadOfLooking(looks)).toBe(false);
});

it('the marker stands nowhere in the incident', () => {
  const first = markerFor('text');
  const other = `text ${first}`;
  expect(other).not.toContain(markerFor(other));
  expect(markerFor('text')).toBe(first);
});

it('an answer is found among fences and thoughts, and a rank has no place in it', () => {
  const reply = { signals: [], observables: [], modes: [], remedies: [] };
  expect(parseReply(`<think>{"a"</think>Here:\n\`\`\`json\n${JSON.stringify(reply)}\n\`\`\``, ['x'])).toEqual({ ok: true, reply });
  const mode = { id: 'a', class: 'x', title: 't', mechanism: [], role: 'root', cells: [], probability: 0.9, rank: 1 };
  const parsed = parseReply(JSON.stringify({ ...reply, modes: [mode], plan: [] }), ['x']);
  expect(parsed.ok ? [] : parsed.findings.join('\n')).toMatch(/probability[\s\S]*plan/);
});
