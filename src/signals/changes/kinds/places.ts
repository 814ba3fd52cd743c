import { alternatives, anyOf } from '../../../text/index.ts';
import { k, type PackedKind } from './pack.ts';

// The way to it, and where it runs.

const FRONTS = anyOf`
  CDN | proxy | proxies | WAF | firewall | cloudflare | fastly | akamai | cloudfront | front door | gateway | load balancer
`;
const ROUTES = anyOf`DNS | records? | nameservers? | CDN | proxy | load balancer | gateway | provider | carrier`;
const NETWORK_PARTS = anyOf`
  firewall | ACLs? | security groups? | DNS | routes? | routing | VPN | NAT | VLAN | subnet | proxy | load balancer | ingress
  switch(?:es)? | CDN | peering | WAF | nginx | envoy | haproxy | front door | gateway | records? | optic
`;
const REROUTED = anyOf`
  changed | swap(?:ped)? | switch(?:ed)? | moved? | migrated | replaced | updated | edited | added | removed | tightened | cut over
  cutover | rerouted | repointed
`;
const NETWORK_PART = anyOf`
  firewall | ACL | security group | DNS | route | VPN | NAT | VLAN | proxy | load balancer | ingress | CDN | WAF | peering | optic
`;
const MOVED = anyOf`changed | swapped | moved | edited | updated | replaced | repointed | lowered`;

export const NETWORK: readonly PackedKind[] = [
  k(
    'network',
    true,
    alternatives`
      (?:put|moved|went|switched|placed|sits?) (?:\w+ ){0,3}behind (?:the |a |an |our )?(?:\w+ ){0,2}${FRONTS}
      switched (?:the |our )?(?:\w+ ){0,2}${ROUTES}\b | ${NETWORK_PARTS}\b[^.;,]{0,30} (?:was |were |been |got )?${REROUTED}
      ${MOVED} (?:an? |the |our |\w+ ){0,3}${NETWORK_PART}
    `,
  ),
  k(
    'network',
    false,
    alternatives`
      DNS (?:switch|change|cut-?over|update|migration) | network(?:ing)? (?:maintenance|change|work|upgrade|blip|update)
      firewall (?:\w+ )?(?:change|swap|update|rule) | backbone maintenance | (?:link|network|backbone)[^.;,]{0,30} down
      (?:top-of-rack |core )?switch(?:es)? (?:firmware|replacement|maintenance|upgrade) | nginx tuning
      proxy (?:config|change|patch|tuning) | (?:CDN|load balancer|ingress|edge) (?:rule|change|config|move|switch|patch)
      security group | ACL
    `,
  ),
];

const PLATFORMS = anyOf`
  k8s | kubernetes | ec2 | ecs | eks | gke | lambda | fargate | cloud | region | data ?cent(?:er|re) | nodes? | node pool | hosts?
  cluster | aurora | rds | instance | graviton | arm64 | spot | vm | vms | container\w* | serverless | HPA | reader | replica
  sentinel | worker | disk | volume | storage
`;
const ADJECTIVES = anyOf`the | a | an | new | our | bare | fixed | aws | another`;
const NEW_HARDWARE = anyOf`region | node pool | instance type | hardware | racks? | hosts | cluster`;

export const INFRASTRUCTURE: readonly PackedKind[] = [
  k(
    'infrastructure',
    true,
    alternatives`
      (?:moved|migrated|switched|cut over|went)\b[^.;,]{0,50} (?:to|onto|into|from) (?:${ADJECTIVES} )*${PLATFORMS} | moved us
      resized | (?:data )?nodes? (?:\S+ )?(?:was |were )?(?:rebooted|replaced|drained|evicted|recycled|reimaged) | vmotion
      (?:node|host|hypervisor|server|disk|hardware)[^.;,]{0,20} (?:swap(?:ped)?|replaced|migrated|moved|repaired|expanded)
      (?:terraform|infrastructure|infra) (?:apply|applied) | platform moved
    `,
  ),
  k(
    'infrastructure',
    false,
    alternatives`
      (?:control plane|cluster|node|node pool|GKE|EKS|AKS) (?:\w+ )?(?:upgrade|update|rotation|replacement)
      instance (?:type|class|resize) | new ${NEW_HARDWARE}
      (?:infra|infrastructure|terraform|storage) (?:PR|change|apply|work|tier expansion|migration) | rolling maintenance
      (?:rds |cloud |host |hypervisor )?(?<!["“'\`])maintenance(?! (?:page|box|contract|team|staff|notice|mode)) | dedicated cluster
    `,
  ),
];
