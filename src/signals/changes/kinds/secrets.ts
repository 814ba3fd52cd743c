import { alternatives, anyOf } from '../../../text/index.ts';
import { k, type PackedKind } from './pack.ts';

// Keys and certificates.

const REPLACED_KEYS = anyOf`rotated | revoked | reissued | re-?issued | replaced | regenerated`;
const KEYS_CHANGED = anyOf`rotated | revoked | reissued | replaced | changed | reset | regenerated`;

export const CREDENTIAL: readonly PackedKind[] = [
  k(
    'credential',
    true,
    alternatives`
      ${REPLACED_KEYS} (?:the |our |its |all |db |a |\w+ )*(?:keys?|secrets?|credentials?|passwords?|tokens?)
      (?:keys?|secrets?|credentials?|passwords?|tokens?)[^.;,]{0,25} (?:was |were |been |got )?${KEYS_CHANGED}
      (?:key|secret|credential|password|token) rotation | rotation (?:runbook|job|script)
    `,
  ),
  k(
    'credential',
    false,
    alternatives`
      new (?:api |access |signing |service account )?(?:keys?|credentials?|secrets?|password) | secret(?:s)? (?:sync|update|change)
      service account (?:change|switch)
    `,
  ),
];

const CERTS_CHANGED = anyOf`swap(?:ped)? | renewed | replaced | rotated | reissued | rolled | updated`;
const RENEWERS = anyOf`certbot | acme | let.s encrypt | cert-manager | (?:nightly|automatic|auto) cert\w*`;

export const CERTIFICATE: readonly PackedKind[] = [
  k(
    'certificate',
    true,
    alternatives`
      (?:renewed|replaced|swapped|rotated|reissued|rolled|uploaded) (?:the |our |a |new |all |\w+ )*(?:certs?|certificates?|CA)
      (?:certs?|certificates?)[^.;,]{0,25} (?:was |were |been |got )?${CERTS_CHANGED}
      cert(?:ificate)? (?:renewal|swap|rotation|rollover|batch)
    `,
  ),
  k(
    'certificate',
    false,
    alternatives`
      ${RENEWERS} (?:run|renewal|job)s?
      new (?:intermediate|root|issuer)(?: certificate| CA)?(?! (?:cause|user|login|account|filesystem|disk|volume))
    `,
  ),
  k('certificate', false, 'new (?:\\w+ ){0,3}(?:certs?|certificates?)(?: batch)?'),
];
