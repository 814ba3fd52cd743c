import { expect, it } from 'vitest';
import { speltOtherwise } from './spelt.ts';

const read = (text: string, code = '') =>
  speltOtherwise({ quantities: [], settings: [], code, findings: [], prose: [{ field: 'symptoms', text }], time: {} as never })[0];

it.each([
  [
    'a file in a store of objects',
    'GET https://docs.example.com/inv/2031/INV-204417.pdf -> 403 AccessDenied\naws s3 ls: 2031-03-02  48113 inv/2031/inv-204417.pdf',
    '…/INV-204417.pdf ≠ …/inv-204417.pdf',
  ],
  ['a key', 'GET user:Anna_91:cart -> (nil)\nSCAN: user:anna_91:cart, user:bo_12:cart', 'user:Anna_91:cart ≠ user:anna_91:cart'],
  [
    'a slash at the end',
    'redirect_uri=https://app.example.com/auth/callback/ : redirect_uri mismatch\nregistered: https://app.example.com/auth/callback',
    '…/callback/ ≠ …/callback',
  ],
  ['what is escaped', 'GET /files/reports%2Fq3.csv 404\nobject: files/reports/q3.csv', 'reports%2Fq3.csv ≠'],
  ['marks', 'GET /v1/order_items/77 -> 404, router has /v1/order-items/77', 'order_items'],
  ['a header', 'upstream log: header X_Tenant_Id missing; the client sends X-Tenant-Id', 'X_Tenant_Id ≠ X-Tenant-Id'],
  [
    'a name of a file on a case-sensitive disk',
    "Error: Cannot find module './components/Header.tsx'\nls: src/components/header.tsx",
    'Header.tsx ≠ header.tsx',
  ],
  ['a route', 'GET /Checkout gives 404 on the new ingress, /checkout is served', 'Checkout ≠ checkout'],
  ['a name with umlauts', 'NoSuchKey up/M%C3%BCller_1.pdf, listed: up/Müller_1.pdf', 'M%C3%BCller_1.pdf'],
  ['a line break at the end', 'key "prod-7f3a\\n" not found; keys are "prod-7f3a", "prod-9c1b"', 'prod-7f3a\\n ≠ prod-7f3a'],
  [
    'a host name',
    'dial tcp: lookup order_db.internal: no such host. The record is order-db.internal',
    'order_db.internal ≠ order-db.internal',
  ],
])('reads %s', (_, text, formula) => expect(read(text)?.formula).toContain(formula));

it('says in what they differ', () =>
  expect(read('GET /img/SKU-88121.PNG 404\n/img/sku-88121.PNG is in the bucket')?.text).toContain('differ only in case'));

it.each([
  ['a variable and its setting', 'MAX_POOL is missing\nmax_pool: 20'],
  ['a class and a variable', 'OrderService.save not found in orderService.save'],
  ['words of a sentence', 'Orders are not found. The orders page is empty.'],
  ['a header in two cases', 'X-Request-Id missing, we log x-request-id'],
  ['a host in two cases', 'DB01.corp.example.com not found, db01.corp.example.com answers'],
  ['a slash that nobody missed', 'POST /api/orders took 3 s; location /api/orders/ { proxy_pass http://app; }'],
  ['a topic and a service', 'order-events lags, order_events is the table'],
  ['a folder and its address', 'GET /cdn-old/ gives 404; the folder cdn-old is there'],
  ['standards', 'UTF-8 expected, utf-8 declared; SHA-256 and sha-256'],
  ['a file and its class', 'src/order-service.ts imports src/order_service.ts'],
  ['text put together', 'throw new Error("unknown order-id " + id); "order-id"'],
  ['other names', 'GET /inv/INV-204417.pdf 404, /inv/INV-204418.pdf is there'],
])('is silent on %s', (_, text) => expect(read(text)).toBeUndefined());
