import { anyOf } from '../../text/index.ts';

/** Items that could name a change; the rest are not matched against the kinds. */
export const MAYBE = new RegExp(
  anyOf`
    // code that is shipped
    publish | synced | \b(?:PR|MR|CR|CL)s?[ ] | [#!]\d | \w-\d | commit | request | sprint | CHG | landed | took over | went over | went in\b | touched | loaded | refreshed | arriv | deliver | ticket | finish | complet | closed | got[ ] | set up | limit | went to v?\d
    faster | bigger | larger | second | came in
    deploy | releas | roll | ship | live | out\b | build | canary | merge | push | version | upgrad | patch | imag | introduc | remov | rewr
    // values that are set
    -> | → | => | \bto \d | config | setting | rais | lower | increas | decreas | reduc | bump | tun | edit | chang | updat | rule | deny
    enforc | flag | experiment | toggl | turned o | switched o | enabled | disabled
    // what is stored
    migrat | index | column | alter | schema | onboard | partner | tenant | customer | import | backfill
    // how much there is, and how much is asked
    scal | added | expan | exten | resiz | failover | fail-over | promot | switch | sale | campaign | mail | newsletter | leaflet | spot
    traffic | launch | peak | rush
    // keys, people and the clock
    rotat | secret | credential | password | token | key | cert | script | mistake | hand | delet | runbook | clean | terminat | drain
    initiated | cron | batch | job | export | backup | reload | analyze | vacuum
    // the network, what it runs on, and others
    firewall | dns | acl | network | nginx | cdn | optic | backbone | vmotion | reboot | terraform | hardware | control plane | maintenance
    moved | vendor | patching | opened | started | began | \d\.\d | deadline | harden | alert | weekend | is the new | made | presale | pre-sale | online | chef | puppet | ansible | salt | carrier | psp | ios | android | came[ ] | new[ ]
  `,
  'i',
);
