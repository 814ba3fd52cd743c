import { describe, expect, it } from 'vitest';
import { redactText, redactThoroughly } from './index.ts';

const slack = `xo${'xb'}-1234567890-abcdefghijklmnop`;
const empty = { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius: '' };

describe('the second look', () => {
  it('finds what secretlint finds, and says which', async () => {
    expect(await redactText(`token ${slack} here`)).toEqual({ text: 'token [redacted:slack] here', kinds: ['slack'] });
    const { incident, notes } = await redactThoroughly({ ...empty, symptoms: `a ${slack}`, tech_stack: 'Go' });
    expect(incident).toEqual({ ...empty, symptoms: 'a [redacted:slack]', tech_stack: 'Go' });
    expect(notes.map((n) => n.text)).toEqual(['1 more secret replaced by [redacted:…]: slack.']);
  });
  it('leaves what our own patterns replaced already, and ordinary text', async () => {
    for (const text of [
      'postgres://app:[redacted:password]@db:5432/shop',
      'orders_payment_id_key, commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
      '',
    ])
      expect(await redactText(text)).toEqual({ text, kinds: [] });
    const incident = { ...empty, symptoms: 'slow since 14:20' };
    expect((await redactThoroughly(incident)).incident).toBe(incident);
  });
});
