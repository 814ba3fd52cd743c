import { type Node, stringValue, textOf, walk } from '../node.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { allSql, sqlSlots } from './common.ts';

const MONEY =
  /(?:^|[._]|(?<=[a-z]))(?:price|amount|total|subtotal|balance|fee|fees|tax|vat|cost|discount|refund|payout|salary|interest|invoice_?sum|net_?(?:price|amount)|gross_?(?:price|amount)|charge)(?:$|[._A-Z]|s$)/i;
const NOT_MONEY = /(?:cents|minor|count|pages|items|rows|requests|bytes|_ms|time|users|pct|percent|size|length)/i;
const isMoney = (name: string): boolean => MONEY.test(name) && !NOT_MONEY.test(name);

/** Money in binary floating point: sums drift by fractions of a cent. */
export const floatMoney: Detector = {
  observable: 'code-float-money',
  *detect(source) {
    for (const program of source.programs) {
      for (const node of walk(program.root)) {
        const why = floating(node);
        if (why) yield at(node, why);
      }
    }
    for (const place of allSql(source)) {
      if (place.statement.verb !== 'CREATE' && place.statement.verb !== 'ALTER') continue;
      for (const [i, token] of place.statement.tokens.entries()) {
        const type = place.statement.tokens[i + 1];
        if (
          (token.type === 'word' || token.type === 'quoted') &&
          isMoney(token.text) &&
          type &&
          /^(?:FLOAT|FLOAT4|FLOAT8|DOUBLE|REAL)$/i.test(type.text)
        )
          yield {
            start: token.start,
            end: type.end,
            because: `column ${token.text} holds money as ${type.text}`,
            slots: { ...sqlSlots(place), column: token.text },
          } satisfies Sighting;
      }
    }
  },
};

function floating(node: Node): string | undefined {
  if (node.kind === 'declare' || node.kind === 'parameter') {
    if (isMoney(node.name) && /^(?:float|double|Float|Double|float64|float32|f64|f32)\??$/.test(node.typeName))
      return `${node.name} is money in a ${node.typeName}`;
  }
  if (
    node.type === 'field_declaration' &&
    /\b(?:float64|float32|f64|f32)\b/.test(textOf(node)) &&
    isMoney(textOf(node).trim().split(/[\s:]/)[0] ?? '')
  )
    return `${textOf(node).trim().split(/[\s:]/)[0]} is money in binary floating point`;
  if (
    node.kind === 'call' &&
    /^(?:parseFloat|float|floatval|Double\.parseDouble|Float\.parseFloat|to_f|strconv\.ParseFloat)$/.test(
      node.name === 'to_f' ? 'to_f' : node.path,
    )
  ) {
    const what =
      node.name === 'to_f'
        ? (node.object?.path ?? '')
        : (stringValue(node.args[0]?.kind === 'index' ? node.args[0].right : node.args[0]) ?? node.args[0]?.path ?? '');
    if (isMoney(what)) return `${what} is made a floating point number`;
  }
  if (node.kind === 'binary' && /^[*/]$/.test(node.op)) {
    const [number, other] = node.left?.kind === 'number' ? [node.left, node.right] : [node.right, node.left];
    if (
      number?.kind === 'number' &&
      /^\d*\.\d+$/.test(textOf(number)) &&
      other &&
      isMoney(other.path) &&
      !/decimal|BigDecimal/i.test(textOf(node))
    )
      return `${other.path} is multiplied by a floating point number`;
  }
  return undefined;
}
