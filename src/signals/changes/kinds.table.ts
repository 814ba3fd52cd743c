import { type PackedPattern, packPattern } from '../../text/index.ts';
import type { ChangeKind } from '../types.ts';

export interface PackedKind {
  readonly kind: ChangeKind;
  readonly pattern: PackedPattern;
  /** The words themselves say that something happened; other patterns need a time, a list of changes or a word such as "after". */
  readonly event: boolean;
}

const k = (kind: ChangeKind, event: boolean, source: string): PackedKind => ({
  kind,
  event,
  pattern: packPattern(source, '(?<![\\w-])', '(?![\\w])'),
});

const N = '\\d[\\d.,]*(?:[kKM%]|[KMG]i?B?| ?(?:ms|s|min|h))?';
/** What is scaled. */
export const UNITS =
  'tasks?|pods?|nodes?|instances?|replicas?|workers?|hosts?|servers?|shards?|containers?|machines?|brokers?|consumers?|dynos?|VMs?|web nodes|processes';
const VERSION = 'v?\\d+(?:\\.\\d+)+(?:[-.]?\\w+)?';
const PRODUCT =
  '(?!(?:drops?|dropped|cpu|load|from|rate|latency|is|was|went|up|down|rises?|rose|fell|takes?|avg|mean|p\\d\\d|time|factor)\\b)[A-Za-z@][\\w.@/-]*';
const SETTING =
  'limits?|time-?outs?|pool(?: size)?|concurrency|TTL|quota|size|memory|heap|max\\w*|intervals?|batch(?: size)?|threads?|workers?|replication|retention|rate limits?|buffers?|thresholds?|parallelism|prefetch|keep-?alives?|retries|weights?|sampling|cache|capacity|backoff|requests|connections|priorit(?:y|ies)|autovacuum\\w*|GOMEMLIMIT|GOGC|log level';
const TUNED =
  '(?:raised|lowered|increased|decreased|reduced|bumped|set|changed|tuned|cut|doubled|halved|tightened|relaxed|shortened|extended|switched)';

/** What kinds of change a phrase names. Order plays no part: one event may be of several kinds. */
export const KINDS: readonly PackedKind[] = [
  k(
    'deploy',
    true,
    '(?:re)?deploy(?:ed|ing)(?! since)|(?<!(?:goods|orders?|parcels?|items?|logs?) (?:is |are |was |were |get )?)shipped(?! (?:from|by (?:post|sea|truck|air)|orders?|goods|parcels?))|(?<!\\bbe )released(?! (?:the |a |by )?(?:lock|connection|memory|client|resource|mutex|handle))|rolled (?:out|to prod\\w*)|went (?:live|out|to prod\\w*)|pushed (?:to prod\\w*|a (?:fix|build|release))|(?<!\\b(?:were|was|been|are|is) )merged(?! (?:branches|into (?:another|one)|cells?|rows?|records?))|(?:PRs?|MRs?|branch|pull requests?|merge requests?|change|fix|commit|patch|refactoring|#\\d+)\\b[^.;,]{0,25} (?:was|were|been|got) merged',
  ),
  k(
    'deploy',
    false,
    '(?:re)?deploy(?:s|ment|ments)?|releases?|rollouts?(?! restart)|rolling out|build(?! (?:runs|time|up))|hotfix|new version|canary|merges?(?! (?:join|sort|conflict|statement|request))|pushe?s? to (?:all|prod\\w*|hosts)|(?:was|were|got) added|introduced|(?:was|were|got) rewritten',
  ),
  k('deploy', false, `${VERSION} (?:is |was )?out`),
  k('deploy', false, `(?:service|app|api|web|image|worker|client|server|backend|frontend|gateway|[\\w]+-[\\w-]+) ${VERSION}`),
  k('deploy', true, '(?:came with|since|in|on|after|with) (?:the |our )?(?:version|release|build) \\d[\\w.]*'),
  k(
    'deploy',
    false,
    'new (?:front-?end|back-?end|version|app|UI|client|server|library|feature|parser|job|worker|module|screen|page|code|endpoint|service)|(?:we|team|colleague|someone|somebody|they) (?:added|changed|introduced|removed|replaced|rewrote|refactored)',
  ),
  k(
    'configuration',
    true,
    '(?:rule groups?|rule ?sets?|rules?|policy|policies|mode|WAF|SELinux|profile|protection)\\b[^.;,]{0,40} from (?:alert|log|monitor|count|detect\\w*|permissive|report-only|audit|warn|learning)\\w* to (?:deny|block|enforc\\w*|prevent\\w*)\\w*|set to (?:deny|block|enforce|enforcing|prevent|prevention)',
  ),
  k('configuration', true, '(?:turned|switched) (?:on|off)|disabled (?=\\S)|(?<!flag |flags |\\.)(?:was |were |got )?enabled(?!\\.)'),
  k('configuration', false, "(?:the|our|this|that|\\w+'s) (?:[\\w-]+ ){0,2}change"),
  k('configuration', true, `(?:${SETTING})[^.;,]{0,30}? (?:was |were |been |got )?(?:from )?${N} ?(?:->|→|=>) ?${N}`),
  k(
    'configuration',
    true,
    `${TUNED} (?:the |our |its |a |db |\\w+ )?(?:\\S+ ){0,3}(?:${SETTING})|(?:${SETTING}) (?:was |were |had been |got )?${TUNED}|(?:${SETTING}) on [\\w ]{0,25}${TUNED}|from \\d+ to \\d+ (?:workers?|threads?|connections)`,
  ),
  k('configuration', true, `[\\w.-]*[a-z][\\w-]*[._][\\w.-]+ ?[:=]? ?${N} ?(?:->|→|=>) ?${N}`),
  k(
    'configuration',
    true,
    '(?:config(?:uration)?|settings?|parameters?|rule ?sets?|rules|polic(?:y|ies)|priority class(?:es)?|templates?) (?:\\w+ ){0,2}(?:pushed|changed|edited|updated|reviewed|cleaned up|applied|reloaded|merged|deployed|altered|modified|adjusted|attached)|edited|reconfigured|(?:re)?tuned|(?:changed|edited|updated|adjusted) (?:the |our |a |some )?(?:\\w+ ){0,2}(?:config(?:uration)?|settings?|parameters?|rules?|env(?:ironment)? var\\w*|yaml|chart|manifest)',
  ),
  k(
    'configuration',
    false,
    'config(?:uration)?(?: (?:push|change|edit|update|tweak|cache|map|set))?|configuration value|settings? change|tuning|rate limits?|parameter group|env(?:ironment)? var(?:iable)?s?|helm (?:values|upgrade)|managed[- ]rules|WAF rules?|rule set|TTL|timeout change|feature gate',
  ),
  k(
    'flag',
    true,
    '(?:feature )?flags? (?:\\w+ ){0,3}(?:flipped|enabled|turned on|switched on|rolled out|ramped|toggled|(?:was |were |been )?set (?:from \\d+ ?%? )?to \\d+ ?%?|raised|at \\d+ ?%|is at|on for)|(?:flipped|enabled|toggled|turned on|switched on|ramped)(?: up)? (?:the |a |our )?(?:\\S+ ){0,3}(?:flag|feature|toggle|experiment|switch)|kill switch|(?:opened|enabled|turned on|ramped) (?:\\w+ ){0,3}(?:for|to) \\d+ ?%',
  ),
  k('flag', false, '(?:feature )?flags?|experiments?|A\\/B test|feature toggle|behind (?:a )?flag'),
  k(
    'migration',
    true,
    'migrat(?:ed|ion ran|ion (?:was )?(?:applied|run|executed))|(?:created?|added|dropped|built|rebuilt|got) (?:an? |two |new |the |partial |unique |more )*(?:\\w+ )?(?:column|index|indexes|indices|constraint|foreign key|keyword fields?)|(?:index|column|constraint)(?:es|s)? (?:on \\S+ )?(?:was |were )?(?:added|dropped|created|rebuilt)|reindex(?:ed|ing)?|schema chang\\w*|re-?partition\\w*',
  ),
  k(
    'migration',
    false,
    '(?<!live |vm )(?:schema |db |database |data )?migrations?|(?:the |a )?migrate (?:step|job|command|task|container)|(?:artisan|rake|rails|manage\\.py|flyway|liquibase|alembic|prisma|knex)\\S* (?:db:)?migrate|DDL|(?:CREATE|DROP) (?:UNIQUE )?INDEX\\b[^.;,]{0,40}|ALTER TABLE\\b[^.;,]{0,40}|new (?:column|index|table)|reshard\\w*',
  ),
  k(
    'scale-out',
    true,
    `scal(?:ed|ing) (?:\\w+ )?(?:out|up)|(?:added|adding) (?:\\d+x?|two|three|four|five|six|several|more|new|another) (?:more |new |\\w+ )?(?:${UNITS}|capacity)|(?:cluster|fleet|pool|farm|group|capacity|tier|ring|estate)[^.;,]{0,15} (?:extended|expanded|grown) (?:by|with|from)|(?:stamp|tier|cluster|capacity|storage|fleet)[^.;,]{0,25} (?:expanded|extended|expansion|added)|auto-?scal(?:ed|ing) (?:from|up|out|to|kicked)`,
  ),
  k('scale-out', false, 'scale-?(?:out|up)'),
  k('scale-in', false, 'scale-?(?:in|down)'),
  k(
    'scale-in',
    true,
    `scal(?:ed|ing) (?:\\w+ )?(?:in|down)|(?:removed|took out|decommissioned|drained) (?:\\d+|two|three|four|five|six|several|half)[^.;,]{0,12} (?:${UNITS})`,
  ),
  k(
    'upgrade',
    true,
    `upgrad(?:ed|ing)|bump(?:ed)?|patched|re-?imaged|${PRODUCT} ${VERSION} ?(?:->|→|=>) ?v?\\.?\\d+(?:\\.\\w+)*(?! ?(?:ms|s|%|[KMG]i?B|rps|x|/s|min)\\b)|(?:java|jdk|node|python|php|ruby|go|postgres\\w*|mysql|redis|kafka|rails|django|spring|kubernetes|k8s|elasticsearch|mongo\\w*|nginx|react|angular|laravel|dotnet|\\.net|ubuntu|debian|rabbitmq) v?\\d+(?:\\.\\d+)* ?(?:->|→|=>|to) ?v?\\d+(?:\\.\\d+)*|(?:upgrade|update|from) (?:\\w+ )?${VERSION} to ${VERSION}(?! ?(?:ms|s|%|[KMG]i?B|rps|x|/s|min)\\b)`,
  ),
  k(
    'upgrade',
    false,
    'upgrades?|(?:minor|major|patch|engine|version|agent|library|dependency|driver|SDK|OS|kernel|base image|runtime|firmware|platform) (?:\\w+ )?(?:update|upgrade|patch|version|bump|batch)|(?<!old(?:er)? )base image|kernel (?:\\w+ )?(?:patch|batch)|firmware|security patch(?:es)?|(?:\\w+ )?patch|apt upgrade|new (?:AMI|driver|SDK|runtime|kernel)|auto upgrade',
  ),
  k(
    'failover',
    true,
    'failed over|promoted|switched (?:over|to (?:the )?(?:standby|replica|secondary))|new (?:leader|primary|master) (?:was )?elected',
  ),
  k('failover', false, 'fail-?overs?(?! (?:itself|is|can))|switch-?over|leader election|multi-AZ (?:event|maintenance)'),
  k(
    'traffic',
    true,
    'traffic (?:up|rose|grew|doubled|spiked|surged|jumped|started)|went viral|(?:mailing|newsletter|campaign|push|invoice mail|leaflet|mails? to)\\b[^.;]{0,30} (?:went out|left|was sent|were sent|sent|reached|(?:went|goes|go) (?:out )?to (?:all|every\\w*|\\d)|to \\d[\\d.,]*k?)|(?:pushed|sent) to (?:the |all |our )?(?:app|customers|users|subscribers)|(?:campaign|sale|promo\\w*|drop|on-?sale|peak|rush) (?:\\w+ )?(?:began|begins|started|starts|opened|opens|launched|live|kicked off)|(?:first|second|third|last) day of (?:the |our )?(?:\\w+ ){0,3}(?:sale|campaign|season)',
  ),
  k(
    'traffic',
    false,
    'launched(?! delivery)|(?:flash|summer|winter|spring|holiday|clearance|black friday|cyber monday|thursday|friday|big) sale|campaign|marketing (?:\\w+ )?(?:push|mail\\w*|campaign)|mailing|leaflet|newsletter|push notification|TV (?:spot|ad)|promo(?:tion)?|black friday|cyber monday|peak (?:hours?|time)|traffic (?:spike|surge|peak|burst)|load test|on-?sale|giveaway|livestream|product drop|launch day|evening peak|rush',
  ),
  k(
    'credential',
    true,
    '(?:rotated|revoked|reissued|re-?issued|replaced|regenerated) (?:the |our |its |all |db |a |\\w+ )*(?:keys?|secrets?|credentials?|passwords?|tokens?)|(?:keys?|secrets?|credentials?|passwords?|tokens?)[^.;,]{0,25} (?:was |were |been |got )?(?:rotated|revoked|reissued|replaced|changed|reset|regenerated)|(?:key|secret|credential|password|token) rotation|rotation (?:runbook|job|script)',
  ),
  k(
    'credential',
    false,
    'new (?:api |access |signing |service account )?(?:keys?|credentials?|secrets?|password)|secret(?:s)? (?:sync|update|change)|service account (?:change|switch)',
  ),
  k(
    'certificate',
    true,
    '(?:renewed|replaced|swapped|rotated|reissued|rolled|uploaded) (?:the |our |a |new |all |\\w+ )*(?:certs?|certificates?|CA)|(?:certs?|certificates?)[^.;,]{0,25} (?:was |were |been |got )?(?:swap(?:ped)?|renewed|replaced|rotated|reissued|rolled|updated)|cert(?:ificate)? (?:renewal|swap|rotation|rollover|batch)',
  ),
  k(
    'certificate',
    false,
    '(?:certbot|acme|let.s encrypt|cert-manager|(?:nightly|automatic|auto) cert\\w*) (?:run|renewal|job)s?|new (?:intermediate|root|issuer)(?: certificate| CA)?(?! (?:cause|user|login|account|filesystem|disk|volume))',
  ),
  k('certificate', false, 'new (?:\\w+ ){0,3}(?:certs?|certificates?)(?: batch)?'),
  k(
    'manual',
    true,
    '(?:someone|somebody|colleague|engineer|ops|dba|admin|operator|i|we) (?:\\w+ ){0,2}(?:ran|executed|deleted|edited|changed|typed|terminated|drained|truncated|dropped|created|cleaned)|ran (?:a |the |an )?(?:\\w+ ){0,2}(?:script|command|cleanup|query|update|playbook|runbook|one-?off|data fix)|by mistake|accidentally|data fix|edit (?:to|of|in) [^.;,]{0,50}|clean-?up (?:script|job|of)|kubectl (?:delete|edit|drain|apply|scale)|(?:edited|changed|deleted|run|ran|done|created) by hand|initiated by',
  ),
  k(
    'manual',
    false,
    'manual (?:change|operation|step|edit|intervention|failover|fix|update|run)|runbook|clean-?up|maintenance work|intervention|rehearsed',
  ),
  k(
    'network',
    true,
    '(?:put|moved|went|switched|placed|sits?) (?:\\w+ ){0,3}behind (?:the |a |an |our )?(?:\\w+ ){0,2}(?:CDN|proxy|proxies|WAF|firewall|cloudflare|fastly|akamai|cloudfront|front door|gateway|load balancer)|switched (?:the |our )?(?:\\w+ ){0,2}(?:DNS|records?|nameservers?|CDN|proxy|load balancer|gateway|provider|carrier)\\b|(?:firewall|ACLs?|security groups?|DNS|routes?|routing|VPN|NAT|VLAN|subnet|proxy|load balancer|ingress|switch(?:es)?|CDN|peering|WAF|nginx|envoy|haproxy|front door|gateway|records?|optic)\\b[^.;,]{0,30} (?:was |were |been |got )?(?:changed|swap(?:ped)?|switch(?:ed)?|moved?|migrated|replaced|updated|edited|added|removed|tightened|cut over|cutover|rerouted|repointed)|(?:changed|swapped|moved|edited|updated|replaced|repointed|lowered) (?:an? |the |our |\\w+ )*(?:firewall|ACL|security group|DNS|route|VPN|NAT|VLAN|proxy|load balancer|ingress|CDN|WAF|peering|optic)',
  ),
  k(
    'network',
    false,
    'DNS (?:switch|change|cut-?over|update|migration)|network(?:ing)? (?:maintenance|change|work|upgrade|blip|update)|firewall (?:\\w+ )?(?:change|swap|update|rule)|backbone maintenance|(?:link|network|backbone)[^.;,]{0,30} down|(?:top-of-rack |core )?switch(?:es)? (?:firmware|replacement|maintenance|upgrade)|nginx tuning|proxy (?:config|change|patch|tuning)|(?:CDN|load balancer|ingress|edge) (?:rule|change|config|move|switch|patch)|security group|ACL',
  ),
  k(
    'schedule',
    true,
    '(?:cron(?: ?job)?|(?:batch(?!-)|nightly|daily|hourly|weekly|scheduled|payout|settlement|export|backup|report|billing|reconciliation|sync|ETL|cleanup) (?:run|job|task|batch|export|import|report|sync|process)|backup|autovacuum|ANALYZE|vacuum|compaction|reload|export|batch)\\b(?!-)[^.;,]{0,35} (?:start(?:s|ed)?|ran|runs|began|begins|kick(?:s|ed) (?:in|off)|fired|launched|went from|finish(?:ed)?|complete)|(?:started|began|kicked off|launched) (?:a |an |the |our )?(?:\\w+ ){0,3}(?:export|backup|batch|job|import|report|vacuum|reconciliation|run)',
  ),
  k(
    'schedule',
    false,
    'cron ?jobs?|scheduled (?:reload|job|task|run|swap|batch)|(?:daily|nightly|hourly|weekly) (?:\\w+ )?(?:run|job|batch|export|backup|report)|apt upgrade|backup (?:job|window|run)|batch of',
  ),
  k(
    'data',
    true,
    '(?:imported|loaded|backfilled|ingested|onboarded|restored) |(?:partner|tenant|customer|merchant|channel|supplier|feed|shop|country|market|region|city|town|store|branch|(?<!\\b(?:debug|log|code|command|status|header|print) )line|site|stretch|station|school|hospital)\\b[^.;]{0,25} (?:went live|onboarded|joined|launched|imported|added|migrated|moved onto)|onboarded|batch of [^.;,]{0,40} arrived|(?:went live|onboarded|launched)[^.;,]{0,30} (?:partner|tenant|customer|merchant|channel|country|market)|launched delivery to',
  ),
  k(
    'data',
    false,
    '(?:bulk |data |catalog(?:ue)? |mass |csv |initial )?imports?|backfills?|new (?:partner|tenant|customer|merchant|data ?set|feed|catalog(?:ue)?|market|country|supplier|data)|bulk (?:load|upload|update|edit)|data load|restored from|(?:new )?price list',
  ),
  k(
    'vendor',
    true,
    '(?:vendor|provider|carrier|PSP|partner|third[- ]party|acquirer|supplier|upstream|stripe|paypal|adyen|twilio|sendgrid|okta|auth0|AWS|azure|google|GCP|cloudflare|bank|their)\\b[^.;]{0,25} (?:moved|changed|switched|updated|upgraded|migrated|deprecated|announced|rolled out|introduced|released|retired|shut down|swapped|replaced|added|had (?:a )?(?:firewall|maintenance|incident|outage)|v\\d+ ?(?:->|→|to) ?v\\d+)|rebooted by the (?:cloud )?provider',
  ),
  k('vendor', true, '(?:iOS|Android|Chrome|Firefox|Safari|Windows|macOS) \\d[\\d.]* (?:came out|was released|rolled out|is out)'),
  k(
    'vendor',
    false,
    '(?:vendor|provider|carrier|PSP|partner|supplier|AWS|azure|GCP|bank) (?:newsletter|announcement|notice|maintenance|release|change|update|status page|firewall swap)|maintenance notice|status page:|additional risk scoring',
  ),
  k(
    'infrastructure',
    true,
    `(?:moved|migrated|switched|cut over|went)\\b[^.;,]{0,50} (?:to|onto|into|from) (?:the |a |an |new |our |bare |fixed |aws |another )*(?:k8s|kubernetes|ec2|ecs|eks|gke|lambda|fargate|cloud|region|data ?cent(?:er|re)|nodes?|node pool|hosts?|cluster|aurora|rds|instance|graviton|arm64|spot|vm|vms|container\\w*|serverless|HPA|reader|replica|sentinel|worker|disk|volume|storage)|moved us|resized|(?:data )?nodes? (?:\\S+ )?(?:was |were )?(?:rebooted|replaced|drained|evicted|recycled|reimaged)|vmotion|(?:node|host|hypervisor|server|disk|hardware)[^.;,]{0,20} (?:swap(?:ped)?|replaced|migrated|moved|repaired|expanded)|(?:terraform|infrastructure|infra) (?:apply|applied)|platform moved`,
  ),
  k(
    'infrastructure',
    false,
    '(?:control plane|cluster|node|node pool|GKE|EKS|AKS) (?:\\w+ )?(?:upgrade|update|rotation|replacement)|instance (?:type|class|resize)|new (?:region|node pool|instance type|hardware|racks?|hosts|cluster)|(?:infra|infrastructure|terraform|storage) (?:PR|change|apply|work|tier expansion|migration)|rolling maintenance|(?:rds |cloud |host |hypervisor )?(?<!["“\'`])maintenance(?! (?:page|box|contract|team|staff|notice|mode))|dedicated cluster',
  ),
];
