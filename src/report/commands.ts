import { anyOf } from '../text/index.ts';
import { SLOT, type Slots } from './slots.ts';

/** Where a name is to stand in a command. */
interface Place {
  readonly slot: string;
  /** The words that stand there as long as nobody has the name: they say what kind of name is wanted. */
  readonly wanted: string;
  readonly before: string;
  readonly after: string;
}

/**
 * A command with the names of this incident where they are certainly of the kind that is wanted; elsewhere its capitals stay, since a person
 * under pressure pastes what they read: a wrong name is worse than none.
 */
export const command = (text: string, slots: Slots): string => filledIn(text, slots).text;

/** Different names that somebody has to look up before the command runs. */
export const openPlaces = (text: string, slots: Slots): number => filledIn(text, slots).open.size;

function filledIn(text: string, slots: Slots): { readonly text: string; readonly open: ReadonlySet<string> } {
  const typed = withoutNamespace(onWorkload(ofKind(text, slots), slots), slots);
  const open = new Set<string>();
  const filled = typed.replace(SLOT, (whole, slot: string, fallback: string | undefined, at: number) => {
    const place = { slot, wanted: fallback ?? '', before: typed.slice(0, at), after: typed.slice(at + whole.length) };
    const name = nameAt(place, slots);
    const wanted = fallback ?? `<${slot.replaceAll('_', ' ')}>`;
    if (name === undefined && IS_PLACE.test(wanted)) open.add(wanted);
    return name ?? wanted;
  });
  return { text: filled, open };
}

/** Capitals wait for a name; "/" or "app.js" is one that mostly fits. */
const IS_PLACE = /[A-Z]{2}|^<|^[A-Z]$/;

/** One shell word; with a dash at its head it would be an option. */
const PLAIN = /^(?:(?!-)[\w.:/@+%=,~-]+|"\w+"|\$\(pgrep -o \w+\))$/;

function nameAt(place: Place, slots: Slots): string | undefined {
  const name = (ELSEWHERE[place.slot] ?? own)(place, slots);
  if (name === undefined || !PLAIN.test(name)) return undefined;
  const fits = FITS[place.slot];
  return fits === undefined || fits(name, place) ? name : undefined;
}

type Source = (place: Place, slots: Slots) => string | undefined;
const own: Source = ({ slot }, slots) => slots.get(slot);

/** Slots whose name is that of another slot, or a part of it, in some commands. */
const ELSEWHERE: Readonly<Record<string, Source>> = {
  // A function in the code is not what it is deployed as.
  function: ({ before }, slots) => (/lambda|FunctionName|function-name/i.test(before) ? slots.get('lambda') : undefined),
  host: ({ wanted, before }, slots) => {
    if (/^(?:DB|PG|DATABASE|MYSQL|POSTGRES)_/.test(wanted)) return slots.get('db_host') ?? slots.get('host');
    return /https?:\/\/$/.test(before) ? (slots.get('site') ?? slots.get('host')) : slots.get('host');
  },
  // In a URL the path that is asked for, elsewhere a file.
  path: ({ before }, slots) => (inUrl(before) ? pathAsked(slots)?.slice(before.endsWith('/') ? 1 : 0) : slots.get('path')),
  url_path: (_, slots) => pathAsked(slots),
  // The tools of Java ask for a process, and a host or container of a service has one.
  pid: ({ before }, slots) => slots.get('pid') ?? (OF_JAVA.test(before) ? '$(pgrep -o java)' : undefined),
  // The catalogue has the name alone.
  table: ({ before, after }, slots) => {
    const name = slots.get('table');
    // PostgreSQL folds what is not in quotation marks.
    if (after.startsWith("'::regclass") && /[A-Z]/.test(name ?? '')) return `"${name}"`;
    return /(?:relname|table_?name)\s*=\s*'$/i.test(before) ? last(name) : name;
  },
  column: (_, slots) => last(slots.get('column')),
};

const OF_JAVA = /\b(?:jcmd|jstack|jmap|jstat|jinfo)\b[^|;&]*$/;

/** What can be asked for by a look: another method changes something, and a path with a parameter in it is none. */
function pathAsked(slots: Slots): string | undefined {
  const route = /^(?:GET )?(\/[\w./-]+)$/.exec(slots.get('endpoint') ?? '');
  return slots.get('url_path') ?? route?.[1];
}

const last = (name: string | undefined): string | undefined => name?.split('.').at(-1);
const inUrl = (before: string): boolean => /https?:\/\/[^\s'"]*$/.test(before);

/** How Kubernetes names its objects. */
const LABEL = /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/;
const isLabel = (name: string, { before }: Place): boolean => !IN_CLUSTER.test(before) || LABEL.test(name);
const IN_CLUSTER = /\b(?:kubectl|helm|argocd|istioctl|linkerd)\b/;

const FITS: Readonly<Record<string, (name: string, place: Place) => boolean>> = {
  host: isHost,
  // A unit of systemd is no workload of a cluster.
  service: (name, place) => isLabel(name, place) && !(IN_CLUSTER.test(place.before) && name.endsWith('.service')),
  job: isLabel,
  // What every server has is nobody's own table.
  table: (name) => !/^(?:pg_|sqlite_|information_schema\.|performance_schema\.|mysql\.|sys\.)/i.test(name),
  pod: isLabel,
  namespace: isLabel,
  resource: (name) => /^arn:/.test(name),
  // The name of a database is not that of the server it is on.
  database: (_, { before, wanted }) => !/identifier[ =]$|Value=$/.test(before) && !/INSTANCE|SERVER|HOST/.test(wanted),
};

/** A name is of a role by a whole part of it: "feedback-3" is no database, "shopdb-3" is. */
const part = (names: string): RegExp => new RegExp(String.raw`(?:^|[-.])${names}\d*(?=[-.]|$)`, 'i');

/** What a machine must be for a tool to talk to it, by the tool or by the words that stand for it. A name shows it. */
const ROLES: readonly { readonly tool?: RegExp; readonly port?: RegExp; readonly wanted: RegExp; readonly name: RegExp }[] = [
  {
    tool: /\bredis-cli\b[^|;]*-h $/,
    port: /^:6379/,
    wanted: /REDIS|CACHE/,
    name: part(anyOf`\w*redis | valkey | (?!memcache)\w*cache | sess(?:ions?)?`),
  },
  { tool: /--bootstrap-server $/, port: /^:9092/, wanted: /BROKER|KAFKA/, name: part(anyOf`\w*kafka | brokers? | redpanda`) },
  {
    tool: /\b(?:psql|mysql|pg_\w+|mysqldump)\b[^|;]*-h $/,
    wanted: /^(?:DB|PG|DATABASE|MYSQL|POSTGRES)_/,
    name: part(anyOf`(?!mongo|influx|couch|dynamo|scylla)\w*db | \w*sql | pg | pgbouncer | pgpool | postgres\w* | maria\w* | rds`),
  },
  { tool: /\bmongosh\b[^|;]*--host $/, wanted: /MONGO/, name: part(anyOf`\w*mongo(?:db|s|d)?`) },
  { port: /^:15672/, wanted: /RABBIT/, name: part(anyOf`rabbit\w* | r?mq`) },
  // "shop.es" is a site in Spain.
  { port: /^:9200/, wanted: /^ES$|ELASTIC|OPENSEARCH/, name: part(anyOf`elastic(?:search)? | opensearch | (?<!\.)es | es(?=\d*\.)`) },
  { port: /^:9090/, wanted: /PROM/, name: part(anyOf`prom(?:etheus)?`) },
];
/** Words that ask for no more than some machine or name of a server. */
const ANY_HOST = /^(?:HOST|NAME|SERVER|NODE|MACHINE)?$/;
const HAS_DOMAIN = /\.[a-z]{2,}\.?$|^localhost\b|^\d+\.\d+\.\d+/i;
/** Only a name of the domain name system has an answer, a certificate or a site. */
const OF_A_DOMAIN = /(?:https?:\/\/|-servername |\bdig\b[^|;&]* |\bnslookup |--resolve |Name,'|\bwhois |-d )$/;

function isHost(name: string, { before, after, wanted }: Place): boolean {
  if (!/^[a-z\d][\w.-]*$/i.test(name)) return false;
  const role = ROLES.find((r) => r.tool?.test(before) || r.port?.test(after) || r.wanted.test(wanted));
  if (role ? !role.name.test(name) : !ANY_HOST.test(wanted)) return false;
  return HAS_DOMAIN.test(name) || !(OF_A_DOMAIN.test(before) || after.startsWith(':443'));
}

/** `deployment/x`, where its manifest says that x is a DaemonSet or a StatefulSet. */
function ofKind(text: string, slots: Slots): string {
  const kind = slots.get(`kind of ${slots.get('service')}`)?.toLowerCase();
  return kind === undefined ? text : text.replace(/\b(?:deployment|deploy)(?=[/ ]\{service\|)/g, kind);
}

/** Words and slots of one call. */
const WORDS = String.raw`(?:[^|;&'"{]|\{\w{1,20}\|[^{}|;&]{0,40}\}){0,80}`;

/** Verbs that change what they name: there the namespace is asked for. */
const CHANGES = new RegExp(
  String.raw`\b(?:kubectl|helm)\b${WORDS}? (?:${anyOf`delete | apply | patch | scale | set | undo | restart | pause | resume | annotate | label | edit | create | replace | cordon | drain | run | rollback | upgrade | uninstall`}) `,
);
const IN_NAMESPACE = / (?:-n|--namespace)[ =]\{namespace\|[A-Z_]+\}/g;

/** A look without a namespace is made in the one that is set: one thing less to fill in, and in a wrong one nothing is found. */
const withoutNamespace = (text: string, slots: Slots): string =>
  LABEL.test(slots.get('namespace') ?? '') || CHANGES.test(text) ? text : text.replace(IN_NAMESPACE, '');

const OF_A_POD = new RegExp(String.raw`(\bkubectl (?:-n \{\w+\|\w+\} )?(?:exec|logs)\b${WORDS}? )\{pod\|POD\}`, 'g');

/** `kubectl exec deployment/cart`: where no pod is known, kubectl takes one of the workload. */
function onWorkload(text: string, slots: Slots): string {
  const service = slots.get('service') ?? '';
  if (slots.has('pod') || !LABEL.test(service) || service.endsWith('.service')) return text;
  const kind = slots.get(`kind of ${service}`)?.toLowerCase() ?? 'deployment';
  return text.replace(OF_A_POD, `$1${kind}/${service}`);
}
