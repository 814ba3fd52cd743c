import { expect, it } from 'vitest';
import { inputFrom, without } from './support/model.ts';

const INCIDENT = `Tech stack: Ruby 3.2, Rails 7, wkhtmltopdf, Docker (image rebuilt nightly from debian:bookworm-slim), Kubernetes
Symptoms: since 07:40 every PDF invoice has question marks for umlauts. On my Mac the same commit renders them right. TLS handshakes to the mail host fail.
Occurrence pattern: The nightly image rebuild ran at 02:10, pods were replaced at 07:30 by the node upgrade. Restarted one pod: the same.
Blast radius: about 1 in 6 invoices`;

it('says that something is so now only where the input says it', async () => {
  const { signals, verification } = await without(await inputFrom(INCIDENT));
  const seen = new Set(signals.filter((s) => s.value === 'yes').map((s) => s.observable));
  expect(verification.checks.length).toBeGreaterThan(0);
  for (const c of verification.checks) if (c.baseline === 'it is so now') expect(seen).toContain(c.observable);
});
