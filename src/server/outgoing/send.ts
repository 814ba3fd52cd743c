import { createHmac } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPrivate } from './address.ts';

/** The receiver's address is one that may not be reached: trying again would change nothing. */
export class RefusedAddress extends Error {}

export interface Resolved {
  readonly address: string;
  readonly family: number;
}
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

const resolveBySystem: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

export interface SendOptions {
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

const PORTS_REFUSED = new Set([
  21, 22, 23, 25, 53, 110, 143, 389, 445, 465, 587, 993, 995, 2375, 2379, 3306, 5432, 6379, 9200, 11211, 27017,
]);
const MOST_ANSWER = 64 * 1024;

/**
 * The one address that will be connected to. Every address of the name must be public: a name with one private address among several is
 * refused, since which one is used would be chance.
 */
export async function resolvePublic(url: URL, options: SendOptions): Promise<Resolved> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new RefusedAddress(`a webhook goes to http or https, not to ${url.protocol}`);
  if (url.username !== '' || url.password !== '') throw new RefusedAddress('a webhook has no name or password in its URL');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (!options.allowPrivate && PORTS_REFUSED.has(port)) throw new RefusedAddress(`port ${port} speaks no HTTP`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) !== 0 ? [{ address: host, family: isIP(host) }] : await (options.resolve ?? resolveBySystem)(host);
  const [first] = addresses;
  if (!first) throw new Error(`${host} has no address`);
  if (options.allowPrivate) return first;
  for (const { address } of addresses) {
    const kind = isPrivate(address);
    if (kind)
      throw new RefusedAddress(
        `${host} is at a ${kind} address; webhooks go to public ones only, unless TRIAGE_ALLOW_PRIVATE_WEBHOOKS=1 is set`,
      );
  }
  return first;
}

/** HMAC-SHA256 over `timestamp.body`, so that neither can be changed or sent again later. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** Posts JSON to the address that was checked, and to no other: no second look-up, no redirects. Gives the status. */
export async function send(target: string, body: string, headers: Readonly<Record<string, string>>, options: SendOptions): Promise<number> {
  const url = new URL(target);
  const { address, family } = await resolvePublic(url, options);
  const timeout = options.timeoutMs ?? 10_000;
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  // With `all`, Node asks for a list; both forms answer with the one address.
  const lookup = ((_: string, o: { all?: boolean }, done: (e: null, a: unknown, f?: number) => void) =>
    o.all ? done(null, [{ address, family }]) : done(null, address, family)) as unknown as NonNullable<RequestOptions['lookup']>;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        lookup,
        agent: false,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), connection: 'close' },
      },
      (answer) => {
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MOST_ANSWER) answer.destroy();
        });
        answer.on('close', () => resolve(answer.statusCode ?? 0));
        answer.on('error', () => resolve(answer.statusCode ?? 0));
      },
    );
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${timeout / 1000} s`)), timeout);
    call.on('close', () => clearTimeout(timer));
    call.on('error', reject);
    call.end(body);
  });
}
