import { alternatives, anyOf } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, phrase } from './pack.ts';

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

const MOVES = wordList`
  move | relocation | cut-over | cutover | migration | moving | swap | replacement | exchange | rebuild | refit | refresh | rotation
  repair | re-imaging | reimaging | consolidation | resize | renewal | installation | refurbishment | re-cabling | change | switch
  maintenance | expansion | drain | recycling | merge | split | outage window | class change
`;

export const NETWORK: KindOfChange = {
  kind: 'network',
  words: [
    {
      things: wordList`
        firewall | VPN | wi-fi | wifi | WLAN | DNS | DNS record | MX | MX record | name server | nameserver | subnet | VLAN | route
        routing | router | fibre | fiber | cable | APN | peering | NAT | MTU | BGP | uplink | transceiver | trunk line
        optic | network switch | core switch | access switch | switch | switches | SIM card | A record | CNAME | network | network policy
        networkpolicy | security group | SG | ACL | NACL | DHCP | DHCP server | private endpoint | ISP | DNS zone | reverse zone | proxy | CDN
        load balancer | balancer | WAF | tunnel | VPC | route table | IP range | IP address | address range | CIDR | LAN | WAN
        network path | service mesh | mesh | linkerd | istio | sidecar | sidecars | sidecar proxy
        CNI | port-channel | reverse proxy | outbound list | egress | ingress
      `,
      done: ['move', 'put', 'set'],
      acts: wordList`
        ${MOVES} | clean-up | cleanup | work | redesign | audit | segmentation | tender | consolidation | rule change
      `,
      events: wordList`
        network change | firewall change | firewall rule change | DNS change | DNS switch | route change | network work
        re-cabling
      `,
      verbs: wordList`rerouted | re-routed | segmented`,
      fresh: true,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        (?:put|moved|went|switched|placed|sits?) (?:\w+ ){0,3}behind (?:the |a |an |our )?(?:\w+ ){0,2}${FRONTS}
        switched (?:the |our )?(?:\w+ ){0,2}${ROUTES}\b | ${NETWORK_PARTS}\b[^.;,]{0,30} (?:was |were |been |got )?${REROUTED}
        ${MOVED} (?:an? |the |our |\w+ ){0,3}${NETWORK_PART}
        (?:carrier|ISP|telco|(?:mobile|network) operator|line provider)\b[^.;,]{0,40} (?:works?|maintenance|replaced|migrated|rerouted|upgraded)\b
      `,
    ),
    phrase(
      false,
      alternatives`
        DNS (?:switch|change|cut-?over|update|migration) | network(?:ing)? (?:maintenance|change|work|upgrade|blip|update)
        firewall (?:\w+ )?(?:change|swap|update|rule) | backbone maintenance | (?:link|network|backbone)[^.;,]{0,30} down
        (?:top-of-rack |core )?switch(?:es)? (?:firmware|replacement|maintenance|upgrade) | nginx tuning
        proxy (?:config|change|patch|tuning) | (?:CDN|load balancer|ingress|edge) (?:rule|change|config|move|switch|patch)
        security group | ACL
      `,
    ),
  ],
};

const PLATFORMS = anyOf`
  k8s | kubernetes | ec2 | ecs | eks | gke | lambda | fargate | cloud | region | data ?cent(?:er|re) | nodes? | node pool | hosts?
  cluster | aurora | rds | instance | graviton | arm64 | spot | vm | vms | container\w* | serverless | HPA | reader | replica
  sentinel | worker | disk | volume | storage
`;
const ADJECTIVES = anyOf`the | a | an | new | our | bare | fixed | aws | another`;
const NEW_HARDWARE = anyOf`region | node pool | instance type | hardware | racks? | hosts | cluster`;

const PARTS = wordList`
  server | host | node | machine | VM | box | cluster | storage | SAN | NAS | disk | disc | SSD | volume | cloud | region
  data center | data centre | datacenter | rack | hardware | hypervisor | load balancer | balancer | appliance | container | kubernetes
  k8s | mesh | runner | node pool | pool | instance | namespace | array | availability zone | systemd | platform | datastore | hoster
  hosting | CPU | motherboard | board | filer | file server | base image | golden image | CDN | proxy | data room | docker | podman
  ECS | EKS | GKE | AKS | AWS | azure | GCP | fargate | nomad | camera | scanner | printer | print server | terminal | tablet | laptop
  sensor | access point | daemonset | agent | sidecar | serverless | shard | broker | replica | standby | database server | gateway
  VM type | instance type | instance class | bucket | nfs | share | mount | partition | ingress | ingress class | graviton | arm | spot node
  spot instance | farm | tempdb | database | DB | hub | controller | modem | module | ram | nic | psu | ups | room | site | office
  cabinet | build farm | registry | queue manager | monitoring | systemd unit | kiosk | till | home directory | backend pool
`;

const MORE = anyOf`new | second | third | fourth | bigger | larger | faster | more | another | other | additional | extra | different | fresh | double`;
const HARDWARE = anyOf`
  disks? | SSDs? | memory | RAM | CPUs? | cores | NIC | network card | node | host | mainboard | board | drive | volume | GPUs? | storage
  scratch | machine | VM | controller
`;
/** "web-b got a new disk and was set up again", "faster scratch since 14 Oct". */
const REFITTED = anyOf`
  (?:got|received|was given|were given) (?:an? |its |their |two |some )?${MORE} (?:\w+ ){0,2}${HARDWARE}
  (?:was|were|got|been) (?:set up|installed|built|provisioned|imaged|created) (?:again|afresh|anew|from scratch|from zero)
  ${MORE} (?:\w+ )?${HARDWARE} since
  (?:was|were) moved (?:over |across )?(?:to|onto|into) (?:the |an? |our |its |their )?(?:new|another|other|second|different|own|bigger|dedicated) \w+
`;

export const INFRASTRUCTURE: KindOfChange = {
  kind: 'infrastructure',
  words: [
    {
      things: PARTS,
      done: ['move', 'put'],
      acts: MOVES,
      events: wordList`
        node rotation | relocation | consolidation | re-imaging | server move | instance refresh | node drain
        data-centre move | vmotion
      `,
      since: wordList`
        move | relocation | cut-over | cutover | swap | migration | rebuild | renewal | exchange | resharding | re-sharding | image rebuild
        reinstall | reboot | refresh | switch | moving | sidecar | daemonset | mesh
      `,
      verbs: wordList`re-imaged | reimaged | relocated | resized | re-provisioned`,
      fresh: true,
    },
  ],
  phrases: [
    phrase(true, REFITTED),
    phrase(
      true,
      alternatives`
        (?:moved|migrated|switched|cut over|went)\b[^.;,]{0,50} (?:to|onto|into|from) (?:${ADJECTIVES} )*${PLATFORMS} | moved us
        (?:RAM|memory|disk|CPU|hardware|SSD|NIC|BIOS) upgrade | resized | (?:data )?nodes? (?:\S+ )?(?:was |were )?(?:rebooted|replaced|drained|evicted|recycled|reimaged) | vmotion
        (?:node|host|hypervisor|server|disk|hardware)[^.;,]{0,20} (?:swap(?:ped)?|replaced|migrated|moved|repaired|expanded)
        (?:terraform|infrastructure|infra) (?:apply|(?:was |were )?applied) | platform moved
      `,
    ),
    phrase(
      false,
      alternatives`
        (?:control plane|cluster|node|node pool|GKE|EKS|AKS) (?:\w+ )?(?:upgrade|update|rotation|replacement)
        instance (?:type|class|resize) | new ${NEW_HARDWARE} | (?:node|host|broker|\w+ node|OS) patching
        (?:infra|infrastructure|terraform|storage) (?:PR|change|apply|plan of|work|tier expansion|migration) | rolling maintenance
        (?:rds |cloud |host |hypervisor )?(?<!["“'\`])maintenance(?! (?:page|box|contract|team|staff|notice|mode)) | dedicated cluster
      `,
    ),
  ],
};
