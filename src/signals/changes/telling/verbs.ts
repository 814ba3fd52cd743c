import { wordList } from './words.ts';

/** Verbs of change in the past or as participles, by what they do. A kind names the classes that make a change of its things. */
export const VERBS = {
  move: wordList`
    moved | migrated | relocated | transferred | switched | switched over | cut over | changed over | ported | consolidated | re-homed
    moving | migrating | carried over | failed back | evacuated | repointed | pointed | re-pointed | rerouted | re-routed | merged | split
    changed | moves | left | went over | gone over | goes over
  `,
  put: wordList`
    replaced | swapped | exchanged | renewed | rebuilt | recreated | re-created | reimaged | re-imaged | reinstalled | re-installed
    installed | mounted | remounted | attached | re-attached | plugged | plugged in | set up | put in | put | commissioned | introduced
    retired | decommissioned | resized | added | adding | repaired | renamed | restored | recycled | drained | unplugged
    connected | joined | inserted | shrunk | provisioned | re-provisioned | re-patched | patched in | taken out | taken down | taken
    taken off | took off | took out | taken away
    got | given | brought | re-seated | re-cabled | recabled | enlarged | exchanging | replacing
  `,
  set: wordList`
    set | set to | switched | raised | lowered | changed | cut | doubled | halved | tripled | tightened | relaxed | enabled | disabled
    turned on
    turned off | turned up | turned down | switched on | switched off | applied | edited | tidied | tidied up | cleaned up | extended
    shortened | reduced | increased | removed | activated | deactivated | introduced | dropped | hardened | sized | tuned | standardised
    standardized | bumped | adjusted | altered | modified | corrected | loosened | capped | blocked | allowed | opened | closed | made
    put | ticked | unticked | widened | narrowed | limited | reordered | taken out | pushed | enforced | declared | got | given
    changing | lowering | raising | enabling | disabling | reconfigured | overwritten | reset
  `,
  make: wordList`
    rewritten | rewrote | refactored | redesigned | reworked | introduced | launched | published | released | shipped | deployed | merged
    rolled out | went live | gone live | go live | went out | went to prod | rebuilt | replaced | redeployed | re-released | relaunched
    added | changed | ported | redone | live | updated
  `,
  join: wordList`joined | came on board | on board | onboarded | imported | connected | signed | hooked up | taken over | took over | copied in`,
  load: wordList`
    joined | onboarded | imported | loaded | taken over | took over | connected | signed | hooked up | copied in | uploaded | ingested
    merged | entered | came | added | bulk-loaded | backfilled | restored | re-imported | reloaded | moved in | went live | arrived
    introduced | opened | importing | onboarding | loading | delivered
  `,
  rotate: wordList`
    rotated | changed | renewed | rolled | rolled over | replaced | swapped | exchanged | reissued | re-issued | revoked | regenerated
    reset | promoted | re-keyed | rekeyed | rotating | renewing | removed | retired | cleaned up | deleted | expired
  `,
  hand: wordList`
    ran | deleted | edited | removed | truncated | inserted | updated | restarted | pressed | clicked | cleaned | cleaned up | emptied
    pulled | plugged | unplugged | renamed | replaced | powered | cleared | uploaded | restored | executed | duplicated | installed
    drained | typed | created | dropped | moved | copied | killed | changed | tidied | set | put | swapped | opened | started
    disabled | enabled | re-cabled | recabled | turned off | turned on | switched off | switched on | flipped | ticked | imported | pasted | purged
    archived | merged | closed | re-ran | joined | entered | terminated | shut down | disconnected | re-seated | debugged
    reset | added | scaled | pushed
  `,
  run: wordList`
    ran | started | began | begins | starts | runs | kicked in | kicked off | fired | launched | moved | put | starting | running
    introduced | scheduled | rescheduled | brought forward | changed | finished | went
  `,
  flip: wordList`
    flipped | toggled | toggled on | toggled off | ramped | ramped up | turned on | turned off | switched on | switched off | enabled
    disabled | set | set to | raised | archived | removed | deleted | edited | changed | closed | opened | rolled out | activated | went
    published | started | began | came | launched
  `,
  upgrade: wordList`
    upgraded | updated | patched | bumped | reflashed | re-flashed | flashed | upgrading | updating | patching | auto-updated
  `,
  grow: wordList`
    added | doubled | tripled | scaled out | scaled up | raised | increased | joined | adding | extended | expanded | plugged in
    brought up | hooked up | put in
  `,
  shrink: wordList`
    removed | scaled in | scaled down | drained | retired | cut | reduced | halved | turned off | taken out | decommissioned | shrunk
    lowered | terminated | deallocated
  `,
  build: wordList`
    added | dropped | created | rebuilt | built | altered | renamed | split | changed | adding | dropping | widened | re-partitioned
  `,
} as const satisfies Record<string, readonly string[]>;

export type VerbClass = keyof typeof VERBS;
