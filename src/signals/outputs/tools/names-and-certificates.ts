import { over, says } from '../lines.ts';
import type { Claim, Line, OutputReader, Page } from '../types.ts';

/** What OpenSSL's codes of verification say. */
const CODES: Readonly<Record<number, string>> = {
  9: 'certificate-before-its-time',
  10: 'certificate-expired',
  18: 'certificate-untrusted',
  19: 'certificate-untrusted',
  20: 'certificate-untrusted',
  21: 'certificate-untrusted',
  23: 'certificate-revoked',
  26: 'certificate-lacks-use',
  62: 'certificate-name-mismatch',
};

/** openssl s_client and verify. Dates alone say nothing without the day on which they were printed. */
export const openssl: OutputReader = {
  id: 'openssl',
  needs: ['verify return code:', 'verify error:num='],
  read: (page) => ({
    claims: page.lines.flatMap((line): Claim[] => {
      const m = /^(?:Verify return code: |verify error:num=)(\d{1,3})\b/i.exec(line.text);
      if (!m) return [];
      const shown = CODES[Number(m[1])];
      if (shown !== undefined) return [says(line, shown)];
      return m[1] === '0' ? [says(line, 'certificate-expired', 'no'), says(line, 'certificate-untrusted', 'no')] : [];
    }),
  }),
};

/** Judgements, in milliseconds. */
const SLOW = 1000;
const QUICK = 100;

/** dig. */
export const dig: OutputReader = {
  id: 'dig',
  needs: [['status:', 'flags:'], ['$ dig', 'status:'], 'query time:', 'no servers could be reached'],
  read: (page) => ({ claims: [...page.lines.flatMap(ofDig), ...serials(page)] }),
};

function ofDig(line: Line): Claim[] {
  const status = /(?:->>HEADER<<- opcode: QUERY,|^\$ dig \S.{1,120}) status: ([A-Z]{4,9})\b/.exec(line.text)?.[1];
  if (status !== undefined && /^(?:NXDOMAIN|SERVFAIL|REFUSED)$/.test(status)) return [says(line, 'dns-lookup-fails')];
  if (/no servers could be reached$/.test(line.text)) return [says(line, 'dns-lookup-fails')];
  const answers = /^;; flags: ([a-z ]{2,40}); QUERY: 1, ANSWER: (\d{1,4}),/.exec(line.text);
  if (answers) {
    if (/\btc\b/.test(answers[1] ?? '')) return [says(line, 'dns-answer-truncated')];
    return Number(answers[2]) > 0 ? [says(line, 'dns-lookup-fails', 'no')] : [];
  }
  const took = Number(/^;; Query time: (\d{1,7}) msec/.exec(line.text)?.[1] ?? Number.NaN);
  return took >= SLOW ? [says(line, 'dns-lookup-slow')] : took <= QUICK ? [says(line, 'dns-lookup-slow', 'no')] : [];
}

/** Two servers of one zone with two serials. */
function serials(page: Page): Claim[] {
  const found = page.lines.flatMap((line) => {
    const m = /^(\S{3,100}\.)\s+(?:\d{1,8}\s+)?IN\s+SOA\s+\S{1,100}\s+\S{1,100}\s+(\d{4,10})\s/.exec(line.text);
    return m ? [{ line, zone: m[1], serial: m[2] }] : [];
  });
  const other = found.find((f) => f.zone === found[0]?.zone && f.serial !== found[0]?.serial);
  return other && found[0] ? [says(over([found[0].line, other.line]), 'secondary-copy-behind')] : [];
}
