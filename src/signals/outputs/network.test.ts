import { describe, expect, it } from 'vitest';
import { readOutputs } from './index.ts';

const read = (text: string): string[] =>
  [...new Set(readOutputs('symptoms', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();

describe('clocks', () => {
  const tracking = (offset: string, leap: string) => `Reference ID    : C0A80001 (ntp.mill.example)
Stratum         : 3
System time     : ${offset} of NTP time
Last offset     : +0.000004 seconds
Leap status     : ${leap}`;
  it('chronyc tracking', () => {
    expect(read(tracking('94.120441001 seconds slow', 'Normal'))).toEqual(['clock-skewed=yes']);
    expect(read(tracking('0.000012041 seconds fast', 'Normal'))).toEqual(['clock-skewed=no']);
    const away = readOutputs('symptoms', tracking('0.000000000 seconds fast', 'Not synchronised')).readings;
    expect(away.map((r) => [r.value, r.reliability])).toEqual([['yes', 0.6]]);
  });
  it('timedatectl', () => {
    expect(
      read('               Local time: Mon 2025-03-03 10:11:12 UTC\nSystem clock synchronized: no\n              NTP service: inactive'),
    ).toEqual(['clock-skewed=yes']);
    expect(read('System clock synchronized: yes\n              NTP service: active')).toEqual([]);
  });
  it('ntpq', () => {
    const head =
      '     remote           refid      st t when poll reach   delay   offset  jitter\n==============================================================================';
    expect(read(`${head}\n*10.0.0.1        .GPS.            1 u   33   64  377    0.412    0.031   0.012`)).toEqual(['clock-skewed=no']);
    expect(read(`${head}\n 10.0.0.1        .GPS.            1 u   33   64  377    0.412  94120.4   0.012`)).toEqual(['clock-skewed=yes']);
  });
});

describe('certificates and names', () => {
  it('openssl', () => {
    expect(read('    Verify return code: 10 (certificate has expired)')).toEqual(['certificate-expired=yes']);
    expect(read('    Verify return code: 0 (ok)')).toEqual(['certificate-expired=no', 'certificate-untrusted=no']);
    expect(read('verify error:num=20:unable to get local issuer certificate')).toEqual(['certificate-untrusted=yes']);
  });
  it('dig', () => {
    const answer = (status: string, answers: number, ms: number) =>
      `;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 4120\n;; flags: qr rd ra; QUERY: 1, ANSWER: ${answers}, AUTHORITY: 0, ADDITIONAL: 1\n;; Query time: ${ms} msec`;
    expect(read(answer('SERVFAIL', 0, 4001))).toEqual(['dns-lookup-fails=yes', 'dns-lookup-slow=yes']);
    expect(read(answer('NOERROR', 2, 3))).toEqual(['dns-lookup-fails=no', 'dns-lookup-slow=no']);
    const soa = (serial: string) => `mill.example.  3600  IN  SOA  ns1.mill.example. ops.mill.example. ${serial} 7200 900 1209600 300`;
    expect(read(`; query time: x\n${soa('2025030301')}\n${soa('2025021102')}\n;; Query time: 300 msec`)).toEqual([
      'secondary-copy-behind=yes',
    ]);
  });
});

describe('lines and ports', () => {
  it('ping and mtr', () => {
    expect(read('20 packets transmitted, 13 received, 35% packet loss, time 19020ms')).toEqual(['packet-loss-or-unreachable=yes']);
    expect(read('20 packets transmitted, 20 received, 0% packet loss, time 19020ms')).toEqual(['packet-loss-or-unreachable=no']);
    const head = 'HOST: mill-1                      Loss%   Snt   Last   Avg  Best  Wrst StDev';
    expect(
      read(
        `${head}\n  1.|-- 10.0.0.1                  80.0%    50    0.4   0.5   0.3   1.2   0.1\n  2.|-- 192.0.2.7                  0.0%    50    9.4   9.5   9.3  11.2   0.1`,
      ),
    ).toEqual(['packet-loss-or-unreachable=no']);
  });
  it('ethtool', () => {
    expect(read('NIC statistics:\n     rx_packets: 912004\n     rx_crc_errors: 48112\n     tx_errors: 0')).toEqual([
      'nic-or-link-errors=yes',
    ]);
    expect(read('NIC statistics:\n     rx_errors: 0\n     rx_crc_errors: 0\n     tx_errors: 0')).toEqual(['nic-or-link-errors=no']);
  });
  it('curl -w', () => {
    expect(read('time_namelookup:  5.012041\ntime_connect:  5.013100\ntime_total:  5.204100')).toEqual([
      'connect-takes-retry-steps=no',
      'dns-lookup-slow=yes',
    ]);
    expect(read('time_namelookup:  0.002\ntime_connect:  3.013100\ntime_total:  3.204100')).toEqual([
      'connect-takes-retry-steps=yes',
      'dns-lookup-slow=no',
    ]);
  });
});

describe('access logs', () => {
  const line = (status: number, took: string) =>
    `10.0.0.4 - - [03/Mar/2025:10:11:12 +0000] "POST /api/labels HTTP/1.1" ${status} 167 "-" "okhttp/4.9" ${took}`;
  it('failures that all end at one time', () => {
    expect(read([line(504, '60.001'), line(200, '0.041'), line(504, '60.002'), line(504, '60.000')].join('\n'))).toEqual([
      'gateway-timeout=yes',
      'waits-exactly-the-timeout=yes',
    ]);
  });
  it('one failure among good answers, or a single line', () => {
    expect(read([line(200, '0.041'), line(502, '0.002'), line(200, '0.044')].join('\n'))).toEqual([]);
    expect(read(line(504, '60.001'))).toEqual([]);
  });
  it('a balancer', () => {
    const alb = (s: number) =>
      `https 2025-03-03T10:11:12.123456Z app/mill/50dc6c495c0c9188 192.0.2.4:41200 10.0.0.7:8080 0.001 -1 -1 ${s} - 34 366 "GET https://mill.example:443/ HTTP/1.1" "curl" - -`;
    expect(read([alb(502), alb(502), alb(502)].join('\n'))).toEqual(['bad-gateway=yes']);
  });
  it('statuses counted', () => {
    expect(read('  81204 200\n   9120 503\n      4 401')).toEqual(['service-unavailable=yes']);
    expect(read('  81204 200\n     12 404')).toEqual([]);
  });
});
