import { alternatives, anyOf } from '../../../text/index.ts';

// Words that the tellings of every kind are made of.

const DAY = anyOf`mon | tue | tues | wed | wednes | thu | thurs | fri | sat | satur | sun | mon | tues | wednes`;
const MONTH = anyOf`
  jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? | sept?(?:ember)? | oct(?:ober)?
  nov(?:ember)? | dec(?:ember)?
`;
const SPAN = anyOf`hour | day | night | morning | afternoon | evening | week | weekend | month | quarter | sprint | term`;
/** A time within the sentence: a day, an hour, a month. */
export const DATED = alternatives`
  ${DAY}(?:day)?s? | yesterday | today | tonight | noon | midnight | easter | (?:this|last|that|previous|same) ${SPAN}
  \d{1,2}[:.h]\d\d | ${MONTH} \d{1,2} | \d{1,2}\.? ${MONTH} | the \d{1,2}(?:st|nd|rd|th)
  (?:in|since|of|from|last|this|early|late|mid-?) ${MONTH}
  (?:a|an|one|two|three|four|five|\d+) ${SPAN}s? (?:ago|before|earlier) | over the weekend | ${SPAN} before
`;

export const DID = anyOf`
  was | were | got | has been | have been | had been | is | are | being | we | i | they | we've | we'd | who | team | somebody
  someone
`;
export const MOVED = anyOf`moved | migrated | relocated | ported | transferred | went | switched | cut over | changed over | taken`;
export const PUT_IN = anyOf`
  replaced | swapped | exchanged | renewed | rebuilt | re-?created | re-?imaged | re-?installed | re-?provisioned | installed
  mounted
  attached | set up | put in | plugged in | commissioned | introduced | retired | decommissioned | resized | added
  repaired | renamed | restored | evacuated | recycled
`;
export const NEW = anyOf`new | second | third | another | bigger | larger | smaller | faster | cheaper`;

export const PARTS = anyOf`
  servers? | hosts? | nodes? | machines? | VMs? | box(?:es)? | clusters? | storage | SAN | NAS | disks? | discs? | SSDs? | volumes?
  cloud | region | data ?cent(?:er|re)s? | racks? | hardware | hypervisors? | (?:load ?)?balancers? | appliances? | containers?
  kubernetes | k8s | mesh | runners? | node pool | pool | instances? | namespace | array | availability zone | systemd | platform
  SSD | datastore | tier | hoster | hosting | CPUs? | motherboard | board | filer | file server | base image | image | golden image
  CDN | proxy | proxies | gateway | data room | docker | podman | ECS | EKS | GKE | AKS | AWS | azure | GCP | fargate | nomad
  cameras? | scanners? | printers? | terminals? | tablets? | laptops? | sensors? | access points? | daemon ?sets? | agents?
  sidecars?
`;
