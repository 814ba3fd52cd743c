import { expect, test } from 'vitest';
import { wordsReadInAnotherEncoding } from './index.ts';
import { codePages } from './pages.ts';

const said = (symptoms: string) => wordsReadInAnotherEncoding([{ field: 'symptoms', text: symptoms }])[0];

test('the two encodings are named, from the right word and the wrong one', () => {
  const d = said('Ordered was "Růžena Křížová" and "Jan Kolman"; the stone has R¨×ena K°Ý×ovß and Jan Kolman');
  expect(d).toMatchObject({ shows: ['text-garbled', 'yes'], formula: 'windows-1250(Růžena) read as CP850 = R¨×ena', value: 2 });
  expect(d?.inputs.map((i) => i.quote)).toEqual(['R¨×ena', 'Růžena', 'K°Ý×ovß']);
});

test('UTF-8 that was read byte by byte needs no right word beside it', () => {
  expect(said('the invoice is addressed to MÃ¼ller, GroÃŸe StraÃŸe')?.text).toContain(
    '“MÃ¼ller” is “Müller” written in UTF-8 and read as windows-1252 (so are 2 more words)',
  );
});

test('ordinary text in any script says nothing', () => {
  for (const text of [
    'Café Zürich, naïve façade',
    'Привет мир, заказ не найден',
    'Žofie Dvořáčková a Růžena',
    'Gdańsk, by some written Gdañsk',
    '注文が 送信されません',
    '±5 °C → 12 µs – “ok”…',
  ])
    expect(said(text)).toBeUndefined();
});

test('every page gives back what it took', () => {
  for (const page of codePages()) {
    const bytes = page.name === 'UTF-8' ? [77, 195, 188] : Array.from({ length: 90 }, (_, i) => i + 160);
    const text = page.decode(bytes) ?? '';
    if (!text.includes('\ufffd')) expect(page.encode(text)).toEqual(bytes);
  }
});
