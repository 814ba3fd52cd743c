import { describe, expect, test } from 'vitest';
import { statements } from './sql.ts';

const read = (text: string) =>
  statements(text).map((each) => [each.verb, each.tables.join(','), each.where.map((token) => token.text).join(' ')]);

describe('SQL', () => {
  test.each([
    ['SELECT a FROM s.t WHERE x = 1 ORDER BY a LIMIT 3', [['SELECT', 's.t', 'x = 1']]],
    ['INSERT INTO a (x) SELECT y FROM b', [['INSERT', 'a,b', '']]],
    ['WITH n AS (SELECT id FROM q WHERE s = 1) UPDATE j SET a = 2 FROM n WHERE j.id = n.id', [['UPDATE', 'q,j', 's = 1']]],
    ['DELETE FROM "My Table"; -- all of it', [['DELETE', 'My Table', '']]],
    ['SELECT extract(year FROM d) FROM t', [['SELECT', 't', '']]],
    ['ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES b (id)', [['ALTER', 'a,b', '']]],
    [
      'CREATE FUNCTION f() RETURNS int AS $$ BEGIN UPDATE c SET n = n + 1; RETURN 1; END $$',
      [
        ['CREATE', '', ''],
        ['BEGIN', '', ''],
        ['UPDATE', 'c', ''],
      ],
    ],
    ["SELECT 'it''s; fine' FROM t", [['SELECT', 't', '']]],
    ['no sql here', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('tokens keep their places', () => {
    const text = 'SELECT a FROM t WHERE b = $1';
    for (const token of statements(text)[0]?.tokens ?? []) expect(text.slice(token.start, token.end)).toContain(token.text);
  });
});
