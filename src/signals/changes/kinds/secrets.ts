import { alternatives, anyOf } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, phrase } from './pack.ts';

// Keys and certificates.

const REPLACED_KEYS = anyOf`rotated | revoked | reissued | re-?issued | replaced | regenerated`;
const KEYS_CHANGED = anyOf`rotated | revoked | reissued | replaced | changed | reset | regenerated`;

export const CREDENTIAL: KindOfChange = {
  kind: 'credential',
  words: [
    {
      things: wordList`
        password | secret | token | api key | access key | key | credential | shared secret | passphrase | service account | signing key
        auth token | JWKS | key set | signing secret | bastion key | technical password | database user | private key | ssh key | host key
      `,
      done: ['rotate'],
      acts: wordList`rotation | change | renewal | rollover | swap | clean-up | reset | exchange`,
      events: wordList`
        key rotation | password rotation | secret rotation | token rotation | credential rotation | re-key | password change
      `,
      since: wordList`rotation`,
      verbs: wordList`re-keyed`,
      fresh: true,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        ${REPLACED_KEYS} (?:the |our |its |all |db |a |\w+ )*(?:keys?|secrets?|credentials?|passwords?|tokens?)
        (?:keys?|secrets?|credentials?|passwords?|tokens?)[^.;,]{0,25} (?:was |were |been |got )?${KEYS_CHANGED}
        (?:published|added|issued) (?:an?|the) (?:new|second|extra|additional|next) (?:\w+ ){0,2}(?:key|secret|credential|token|password)
        (?:key|secret|credential|password|token) rotation | rotation (?:runbook|job|script)
      `,
    ),
    phrase(
      false,
      alternatives`
        new (?:api |access |signing |service account )?(?:keys?|credentials?|secrets?|password) | secret(?:s)? (?:sync|update|change)
        service account (?:change|switch)
      `,
    ),
  ],
};

const CERTS_CHANGED = anyOf`swap(?:ped)? | renewed | replaced | rotated | reissued | rolled | updated`;
const RENEWERS = anyOf`certbot | acme | let.s encrypt | cert-manager | (?:nightly|automatic|auto) cert\w*`;

export const CERTIFICATE: KindOfChange = {
  kind: 'certificate',
  words: [
    {
      things: wordList`
        certificate | cert | CA | intermediate | root certificate | TLS certificate | certificate authority | keystore | truststore | chain
        client certificate | server certificate | wildcard | wildcard certificate | edge certificate | intermediate CA
      `,
      done: ['rotate', 'put'],
      acts: wordList`renewal | change | swap | rotation | rollover | replacement | exchange`,
      events: wordList`certificate renewal | cert renewal | certificate change | TLS renewal | cert rotation`,
      verbs: wordList`auto-renewed`,
      fresh: true,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        (?:renewed|replaced|swapped|rotated|reissued|rolled|uploaded) (?:the |our |a |new |all |\w+ )*(?:certs?|certificates?|CA)
        (?:certs?|certificates?)(?:[^.;,]|\.(?=\S)){0,25} (?:was |were |been |got )?${CERTS_CHANGED}
        cert(?:ificate)? (?:renewal|swap|rotation|rollover|batch)
      `,
    ),
    phrase(
      false,
      alternatives`
        ${RENEWERS} (?:run|renewal|job)s?
        new (?:intermediate|root|issuer)(?: certificate| CA)?(?! (?:cause|user|login|account|filesystem|disk|volume))
      `,
    ),
    phrase(false, 'new (?:\\w+ ){0,3}(?:certs?|certificates?)(?: batch)?'),
  ],
};
