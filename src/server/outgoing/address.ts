import { BlockList, isIP } from 'node:net';

/** Why an address is none that a webhook may reach, or undefined for a public one. */
export type Kind = 'loopback' | 'private' | 'link-local' | 'reserved';

type Range = readonly [address: string, prefix: number, kind: Kind];

/** IANA's special-purpose registries for IPv4 and IPv6. 169.254/16 holds the metadata services of the clouds. */
const V4: readonly Range[] = [
  ['0.0.0.0', 8, 'reserved'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'reserved'],
  ['192.88.99.0', 24, 'reserved'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'private'],
  ['198.51.100.0', 24, 'reserved'],
  ['203.0.113.0', 24, 'reserved'],
  ['224.0.0.0', 4, 'reserved'],
  ['240.0.0.0', 4, 'reserved'],
];
const V6: readonly Range[] = [
  ['::', 128, 'reserved'],
  ['::1', 128, 'loopback'],
  ['100::', 64, 'reserved'],
  ['2001::', 23, 'reserved'],
  ['2001:db8::', 32, 'reserved'],
  ['3fff::', 20, 'reserved'],
  ['5f00::', 16, 'reserved'],
  ['fc00::', 7, 'private'],
  ['fe80::', 10, 'link-local'],
  ['fec0::', 10, 'private'],
  ['ff00::', 8, 'reserved'],
];

const listOf = (ranges: readonly Range[], type: 'ipv4' | 'ipv6') =>
  ranges.map(([address, prefix, kind]) => {
    const list = new BlockList();
    list.addSubnet(address, prefix, type);
    return { list, kind, type };
  });
const LISTS = [...listOf(V4, 'ipv4'), ...listOf(V6, 'ipv6')];

/** The kind of an IP address; undefined for a public one. What is no IP address is `reserved`: it is reached by nobody. */
export function isPrivate(address: string): Kind | undefined {
  const bare = address.replace(/%.*$/, '');
  const version = isIP(bare);
  if (version === 0) return 'reserved';
  const type = version === 4 ? 'ipv4' : 'ipv6';
  const inner = version === 6 ? embeddedV4(bare) : undefined;
  if (inner !== undefined) return isPrivate(inner);
  return LISTS.find((l) => l.type === type && l.list.check(bare, type))?.kind;
}

/** The IPv4 address inside an IPv6 one: mapped, compatible, translated (NAT64, RFC 6052), 6to4. */
function embeddedV4(address: string): string | undefined {
  const words = wordsOf(address);
  const v4 = (hi: number, lo: number) => `${hi >> 8}.${hi & 255}.${lo >> 8}.${lo & 255}`;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = words;
  const zeros = (...xs: number[]) => xs.every((x) => x === 0);
  if (zeros(a, b, c, d, e) && f === 0xffff) return v4(g, h);
  if (zeros(a, b, c, d) && e === 0xffff && f === 0) return v4(g, h);
  if (zeros(a, b, c, d, e, f) && (g !== 0 || h > 1)) return v4(g, h);
  if (a === 0x64 && b === 0xff9b && zeros(c, d, e, f)) return v4(g, h);
  // The local-use form of NAT64 (RFC 8215) reaches whatever its network makes of it.
  if (a === 0x64 && b === 0xff9b && c === 1) return '10.0.0.0';
  if (a === 0x2002) return v4(b, c);
  return undefined;
}

/** The eight words of a valid IPv6 address. */
function wordsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const plain = dotted
    ? `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
    : address;
  const [head = '', tail] = plain.split('::');
  const parse = (s: string) => (s === '' ? [] : s.split(':').map((w) => Number.parseInt(w, 16)));
  const [front, back] = [parse(head), parse(tail ?? '')];
  if (tail === undefined) return front;
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}
