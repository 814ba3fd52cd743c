import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { valueNotListed } from './unlisted.ts';

const said = (code: string) => valueNotListed(partsOf('', code));
const data = (...values: readonly string[]) => values.map((v) => `{"id":"7","state":"${v}"}`).join('\n');
const SWIFT = 'enum State: String, Codable {\n  case offered, atDoor = "at_door"\n  case done\n}\n';

it('knows a value of the data that a closed list does not have', () => {
  const [d] = said(SWIFT + data('at_door', 'on_hold'));
  expect(d).toMatchObject({ shows: ['value-not-listed', 'yes'], reliability: 1 });
  expect(d?.text).toContain('“on_hold” stands under “state”');
});

it('knows the forms in which languages list values', () => {
  for (const list of [
    "type State = 'offered' | 'at_door' | 'done';",
    'state: Literal["offered", "at_door", "done"]',
    "state: z.enum(['offered', 'at_door', 'done'])",
    "CHECK (state IN ('offered', 'at_door', 'done'))",
    'class State(str, Enum):\n    OFFERED = "offered"\n    DOOR = "at_door"\n    DONE = "done"\n',
    'enum class State { OFFERED, AT_DOOR, DONE }',
  ])
    expect(said(`${list}\n${data('at_door', 'on_hold')}`), list).toHaveLength(1);
});

it('takes the type of a field for the key of the data', () => {
  expect(said(`${SWIFT}struct Task { let state: State }\n${data('on_hold')}`)).toHaveLength(1);
  expect(said(SWIFT + data('on_hold'))).toEqual([]);
});

it('is silent where all values are listed, however they are spelt, and where a key has nothing to do with the list', () => {
  expect(said(SWIFT + data('AT_DOOR', 'done'))).toEqual([]);
  expect(said(`${SWIFT}{"city":"Porto"}\n{"city":"Braga"}`)).toEqual([]);
  expect(said(`enum Two { A, B }\n${data('a', 'c')}`)).toEqual([]);
});
