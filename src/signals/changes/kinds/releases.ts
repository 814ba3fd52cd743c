import { alternatives, anyOf } from '../../../text/index.ts';
import { k, type PackedKind, VERSION } from './pack.ts';

// What is shipped: a version of our own code, or of what it stands on.

const GOODS = anyOf`goods | orders? | parcels? | items? | logs?`;
const MERGED = anyOf`PRs? | MRs? | branch | pull requests? | merge requests? | change | fix | commit | patch | refactoring | #\d+`;
const NEW_CODE = anyOf`
  front-?end | back-?end | version | app | UI | client | server | library | feature | parser | job | worker | module | screen | page
  code | endpoint | service
`;
const REWROTE = anyOf`introduced | rewrote | refactored`;

export const DEPLOY: readonly PackedKind[] = [
  k(
    'deploy',
    true,
    alternatives`
      (?<!\b(?:hosts|version|was|were|v\d+) )deploy(?:ed|ing)(?! (?:since|weeks|version|after))
      (?:was|were) deployed(?! (?:weeks|months|years))
      (?<!${GOODS} (?:is |are |was |were |get )?)shipped(?! (?:from|by (?:post|sea|truck|air)|orders?|goods|parcels?))
      (?<!\bbe )released(?! (?:the |a |by )?(?:lock|connection|memory|client|resource|mutex|handle)) | rolled (?:out|to prod\w*)
      went (?:live|out|to prod\w*) | pushed (?:to prod\w*|a (?:fix|build|release))
      (?<!\b(?:were|was|been|are|is) )merged(?! (?:branches|into (?:another|one)|cells?|rows?|records?))
      ${MERGED}\b[^.;,]{0,25} (?:was|were|been|got) merged
    `,
  ),
  k(
    'deploy',
    false,
    alternatives`
      (?<!\bthis )(?:re)?deploy(?:s|ment|ments)?(?! (?:jobs?|hosts?|tools?|windows?|keys?|ends|logs?)\b)
      (?<!\b(?:press|first|slots are|node) )releases?(?! (?:profile|mode|on:|train|notes)) | rollouts?(?! restart) | rolling out
      (?<!\b(?:index|indexes|ESXi|kernel|older) )build(?! (?:runs|time|up|date|number|on s|agents?)) | hotfix
      new version | canary | merges?(?! (?:join|sort|conflict|statement|request)) | pushe?s? to (?:all|prod\w*|hosts)
      (?:was|were|got) rewritten
    `,
  ),
  k('deploy', false, `${VERSION} (?:is |was )?out`),
  k('deploy', false, `(?:service|app|api|web|image|worker|client|server|backend|frontend|gateway|[\\w]+-[\\w-]+) ${VERSION}`),
  k('deploy', true, '(?:came with|since|in|on|after|with) (?:the |our )?(?:version|release|build) \\d[\\w.]*'),
  k('deploy', false, alternatives`new ${NEW_CODE} | (?:we|team|they) ${REWROTE}`),
];

const MEASURE = anyOf`
  drops? | dropped | cpu | load | from | rate | latency | is | was | went | up | down | rises? | rose | fell | takes? | avg | mean
  p\d\d | time | factor
`;
const PRODUCT = String.raw`(?!${MEASURE}\b)[A-Za-z@][\w.@/-]*`;
const RUNTIMES = anyOf`
  java | jdk | node | python | php | ruby | go | postgres\w* | mysql | redis | kafka | rails | django | spring | kubernetes | k8s
  elasticsearch | mongo\w* | nginx | react | angular | laravel | dotnet | \.net | ubuntu | debian | rabbitmq
`;
const VERSIONED = anyOf`
  minor | major | patch | engine | version | agent | library | dependency | driver | SDK | OS | kernel | base image | runtime
  firmware | platform
`;

export const UPGRADE: readonly PackedKind[] = [
  k(
    'upgrade',
    true,
    alternatives`
      upgrad(?:ed|ing) | bump(?:ed)? | patched | re-?imaged
      ${PRODUCT} ${VERSION} ?(?:->|→|=>) ?v?\.?\d+(?:\.\w+)*(?! ?(?:ms|s|%|[KMG]i?B|rps|x|/s|min)\b)
      ${RUNTIMES} v?\d+(?:\.\d+)* ?(?:->|→|=>|to) ?v?\d+(?:\.\d+)*
      (?:upgrade|update|from) (?:\w+ )?${VERSION} to ${VERSION}(?! ?(?:ms|s|%|[KMG]i?B|rps|x|/s|min)\b)
    `,
  ),
  k(
    'upgrade',
    false,
    alternatives`
      upgrades? | ${VERSIONED} (?:\w+ )?(?:update|upgrade|patch|version|bump|batch) | (?<!old(?:er)? )base image
      kernel (?:\w+ )?(?:patch|batch) | firmware | security patch(?:es)? | (?:\w+ )?patch | apt upgrade
      new (?:AMI|driver|SDK|runtime|kernel) | auto upgrade
    `,
  ),
];
