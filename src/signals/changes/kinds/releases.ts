import { alternatives, anyOf, MONTH_BEGINS } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, phrase, VERSION } from './pack.ts';
import { CODE_REFERENCE, REFERENCE_SHIPPED } from './references.ts';

// What is shipped: a version of our own code, or of what it stands on.

const GOODS = anyOf`goods | orders? | parcels? | items? | logs?`;
const MERGED = anyOf`PRs? | MRs? | branch | pull requests? | merge requests? | change | fix | commit | patch | refactoring | #\d+`;
const NEW_CODE = anyOf`
  front-?end | back-?end | version | app | UI | client | server | library | feature | parser | job | worker | module | screen | page
  code | endpoint | service
`;
const REWROTE = anyOf`introduced | rewrote | refactored`;

const PROGRAMS = wordList`
  app | feature | endpoint | page | home page | form | screen | function | client | front-end | frontend | back-end | backend
  web shop | webshop | shop | portal | UI | API | module | middleware | code | service | worker | helper | serializer | library | tool
  connector | dashboard | widget | button | picker | importer | parser | template engine | site | website | scheduler
  consumer | producer | pipeline | integration | adapter | exporter | component | crawler | message format | optimizer | optimiser
  writer | reader | image | function | lambda | handler | query | job | web front | planner | app version | sdk | telemetry sidecar
`;

const A_DAY = anyOf`
  (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? | yesterday | today | tonight | last (?:night|week|\w+day) | this (?:week|morning)
  the \d{1,2}(?:st|nd|rd|th) | \d{1,2} ${MONTH_BEGINS}\w* | ${MONTH_BEGINS}\w* \d{1,2}
`;
/** "Version 5.2 yesterday", "templates 7.4 since 22 Dec": a version with the day it came. */
const RELEASED_ON = String.raw`(?:v\d+\.\d+(?:\.\w+)*|(?:version|release|build|(?!(?:to|from|and|or|than|with|was|is)\b)[A-Za-z][\w-]+) v?\d+\.\d+(?:\.\w+)*)(?: of [\w-]+)?,? (?:out |live |in prod(?:uction)? )?(?:on |since |from |of )?${A_DAY}`;

export const DEPLOY: KindOfChange = {
  kind: 'deploy',
  words: [
    {
      things: wordList`
        version | release | build | app | image | code | patch | fix | hotfix | branch | commit | PR | pull request | update
        feature
      `,
      done: ['make'],
      acts: wordList`
        release | deploy | deployment | rollout | roll-out | rewrite | relaunch | redesign | refactoring | refactor | rework
        port
      `,
      events: wordList`
        release | deploy | redeploy | deployment | rollout | roll-out | relaunch | re-launch | redesign | rewrite | refactoring | refactor
        hotfix | build | sprint | app release | weekend release | rework
        go-live | canary | chart release | new version | app update
      `,
      since: wordList`
        version | feature | bundle | new one | split | strip | engine | publication | go-live | commit | port | merge request
        pull request | PR | pilot
      `,
      verbs: wordList`
        deployed | redeployed | shipped | rolled out | refactored | rewritten | rewrote | relaunched | redesigned | went live | released
        went to prod
      `,
    },
    {
      things: PROGRAMS,
      done: ['make'],
      acts: wordList`release | rewrite | relaunch | redesign | refactoring | rework | rollout | roll-out | deploy | version`,
      fresh: true,
      weak: true,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        (?<!\b(?:hosts|version|was|were|v\d+) )deploy(?:ed|ing)(?! (?:since|weeks|version|after))
        (?:began|started) (?:to roll|rolling) out | (?:was|were) deployed(?! (?:weeks|months|years))
        (?<!${GOODS} (?:is |are |was |were |get )?)shipped(?! (?:from|by (?:post|sea|truck|air)|orders?|goods|parcels?))
        (?<!\bbe )released(?! (?:the |a |by )?(?:lock|connection|memory|client|resource|mutex|handle)) | rolled (?:out|to prod\w*)
        went (?:live|out|to prod\w*) | live (?:in|on) prod\w*(?= (?:at )?\d| since) | pushed (?:to prod\w*|a (?:fix|build|release))
        (?<!\b(?:were|was|been|are|is) )merged(?! (?:branches|into (?:another|one)|cells?|rows?|records?))
        ${MERGED}\b[^.;,]{0,25} (?:was|were|been|got) merged
      `,
    ),
    phrase(
      false,
      alternatives`
        (?<!\bthis )(?:re)?deploy(?:s|ment|ments)?(?! (?:jobs?|hosts?|tools?|windows?|keys?|ends|logs?|scripts?)\b)
        (?<!\b(?:press|first|slots are|node) )releases?(?! (?:profile|mode|on:|train|notes)) | roll-?outs?(?! restart) | rolling out
        (?<!\b(?:index|indexes|ESXi|kernel|older|old|same|previous|current) )build(?! (?:runs|time|up|date|number|on s|agents?)) | hotfix
        new version | canary | merges?(?! (?:join|sort|conflict|statement|request)) | pushe?s? to (?:all|prod\w*|hosts)
        (?:was|were|got) rewritten
      `,
    ),
    phrase(false, `(?:${VERSION}|v\\d+) (?:is |was )?out`),
    phrase(true, RELEASED_ON),
    phrase(true, 'put (?:the |a |an |our )?(?:[\\w-]+ ){1,4}(?:online|live)'),
    phrase(true, REFERENCE_SHIPPED),
    phrase(false, CODE_REFERENCE),
    phrase(false, `(?:service|app|api|web|image|worker|client|server|backend|frontend|gateway|[\\w]+-[\\w-]+) ${VERSION}`),
    phrase(true, '(?:came with|since|in|on|after|with) (?:the |our )?(?:version|release|build) \\d[\\w.]*'),
    phrase(false, alternatives`new ${NEW_CODE} | (?:we|team|they) ${REWROTE}`),
  ],
};

const MEASURE = anyOf`
  drops? | dropped | cpu | load | from | rate | latency | is | was | went | up | down | rises? | rose | fell | takes? | avg | mean
  p\d\d | time | factor
`;
const PRODUCT = String.raw`(?!${MEASURE}\b|\w+ \d[\d.]*[kKMG]\b)[A-Za-z@][\w.@/-]*`;
const RUNTIMES = anyOf`
  java | jdk | node | python | php | ruby | go | postgres\w* | mysql | redis | kafka | rails | django | spring | kubernetes | k8s
  elasticsearch | mongo\w* | nginx | react | angular | laravel | dotnet | \.net | ubuntu | debian | rabbitmq
`;
const VERSIONED = anyOf`
  minor | major | patch | engine | version | agent | library | dependency | driver | SDK | OS | kernel | base image | runtime
  firmware | platform
`;

const SOFTWARE = wordList`
  firmware | kernel | driver | OS | JDK | java | JVM | python | PHP | ruby | postgres | postgresql | mysql | mariadb | mongodb | redis
  kafka | debian | ubuntu | windows | linux | glibc | openssl | nginx | chrome | browser | android | iOS | library | framework | runtime
  engine | operator | helm | chart | kubernetes | plug-in | plugin | broker | proxy | SDK | erlang | rabbitmq | elasticsearch | distro
  proxmox | package | tomcat | .net | spring | vendor | security | software | client | server | agent | dependency | driver | toolchain
  compiler | base image | patch level | control plane | cluster | kubelet | orchestrator | os image | crypto policy | signature database
`;

export const UPGRADE: KindOfChange = {
  kind: 'upgrade',
  words: [
    {
      things: SOFTWARE,
      done: ['upgrade'],
      acts: wordList`update | upgrade | patch | bump | migration | minor | security patch | auto-update | major | refresh`,
      events: wordList`
        upgrade | fix pack | auto-update | patch night | patch weekend | patching | security patch | security update | firmware update
        kernel update | windows update | OS update | minor upgrade | major upgrade | software update | unattended-upgrades | apt upgrade
        patch day | version jump | upgrade round | rolling upgrade
      `,
      since: wordList`update | patch | firmware | patching | service pack | new client | new driver | upgrade script`,
      verbs: wordList`upgraded | patched | reflashed | re-flashed | bumped | auto-updated`,
    },
    {
      things: wordList`
        firmware | kernel | driver | JDK | runtime | library version | major version | minor version | OS | base image | SDK
        AMI | engine version
      `,
      done: ['put', 'make'],
      acts: [],
      fresh: true,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        upgrad(?:ed|ing) | bump(?:ed)? | patched | re-?imaged
        ${PRODUCT} (?:went|was moved|was taken|came) (?:up |on )?to ${VERSION}(?! ?(?:ms|s|%|[KMG]i?B|rps|x|/s|min|k|m|h)\b)
        ${PRODUCT} ${VERSION} ?(?:->|→|=>) ?v?\.?\d+(?:\.\w+)*(?! ?(?:ms|s|%|[KMG]i?B|rps|x|/s|min)\b)
        ${RUNTIMES} v?\d+(?:\.\d+)* ?(?:->|→|=>|to) ?v?\d+(?:\.\d+)*
        (?:upgrade|update|from) (?:\w+ )?${VERSION} to ${VERSION}(?! ?(?:ms|s|%|[KMG]i?B|rps|x|/s|min)\b)
      `,
    ),
    phrase(
      false,
      alternatives`
        upgrades? | ${VERSIONED} (?:\w+ )?(?:update|upgrade|patch|version|bump|batch) | ${PRODUCT} ${VERSION} (?:update|patch) | (?:service|AMI) update | (?<!old(?:er)? )base image
        kernel (?:\w+ )?(?:patch|batch) | firmware | security patch(?:es)? | (?:\w+ )?patch | apt upgrade
        new (?:AMI|driver|SDK|runtime|kernel) | auto upgrade
      `,
    ),
  ],
};
