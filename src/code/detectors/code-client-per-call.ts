import { anyOf } from '../../text/index.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { namedFunction, type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';

const CLIENT = anyOf`
  // HTTP
  HttpClient | RestTemplate | OkHttpClient | Agent | https?\.Agent | http\.Transport | \\?GuzzleHttp\\Client
  // databases and caches
  Pool | PrismaClient | MongoClient | Sequelize | HikariDataSource | Connection | SqlConnection | CosmosClient | \w*Elasticsearch\w* | Redis | Jedis | JedisPool
  // queues and clouds
  KafkaProducer | Kafka | ServiceBusClient | S3Client | AmazonS3Client | DynamoDBClient | SQSClient | BlobServiceClient | TelegramClient
`;
const MAKES = new RegExp(
  `^${anyOf`
    new ${CLIENT}
    // HTTP and gRPC
    OkHttpClient\.Builder\(\)\.build | HttpClient\.new\w+ | HttpClients\.createDefault | WebClient\.create | axios\.create | requests\.Session
    httpx\.(?:Async)?Client | aiohttp\.ClientSession | Faraday\.new | reqwest\.Client\.new | Client\.new
    grpc\.(?:Dial|DialContext|NewClient|insecure_channel|secure_channel)
    // databases
    mongoose\.createConnection | MongoClient | mysql\.createConnection | mysql\.createPool | sql\.Open | psycopg2\.connect | asyncpg\.(?:connect|create_pool)
    create_engine | sqlalchemy\.create_engine | create_async_engine | Elasticsearch | AsyncElasticsearch
    // caches
    redis\.createClient | createClient | redis\.Redis | redis\.from_url | redis\.NewClient | Redis\.new | ConnectionMultiplexer\.Connect\w*
    // queues and clouds
    amqp\.connect | amqp\.Dial | pika\.BlockingConnection | KafkaProducer | sarama\.New\w+ | boto3\.(?:client|resource|Session) | Aws\.\w+\.Client\.new
  `}$`,
);
const FACTORY =
  /^(?:New|new_|create|make|build|get_?(?:client|pool|db|engine|session|redis|connection)|init|setup|connect|main|provide|configure|open|start|constructor|__init__|__enter__|before|register|bootstrap|\w*(?:Client|Factory|Pool|Config)$)/;

/** A client with its own connections is made for each call: every one pays for a new connection, and leaves one behind for a while. */
export const clientPerCall: Detector = {
  observable: 'code-client-per-call',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        if (node.kind !== 'call' && node.kind !== 'object') continue;
        if (
          !MAKES.test(node.path) &&
          !(program.language === 'go' && /^new (?:http\.Transport|http\.Client)$/.test(node.path) && /Transport/.test(textOf(node)))
        )
          continue;
        const fn = enclosing(node, ['function']);
        const named = namedFunction(node);
        if (
          !fn ||
          FACTORY.test(named.name) ||
          fn.type.includes('constructor') ||
          enclosing(fn, ['class'])?.name === fn.name ||
          (named.name === '' && !isHandler(program, fn)) ||
          keeps(node, fn)
        )
          continue;
        yield at(node, `${named.name || 'the handler'} makes ${node.path.replace(/^new /, 'a new ')} on every call`, {
          resource: node.path.replace(/^new /, ''),
        });
      }
    }
  },
};

const isHandler = (_: Program, fn: Node): boolean =>
  fn.parent?.kind === 'call' && /^(?:get|post|put|patch|delete|use|consume|on|subscribe|handler)$/.test(fn.parent.name);

/** Returned, stored outside, or made once behind a guard. */
function keeps(node: Node, fn: Node): boolean {
  for (let at: Node | undefined = node; at && at !== fn; at = at.parent) {
    if (at.kind === 'return') return unwrap(at.right) === node || at.right?.path === node.path || at.right?.kind === 'object';
    if (
      at.kind === 'assign' &&
      (at.left?.kind === 'member' || /^(?:this\.|[@_])/.test(at.left?.path ?? '') || /^(?:\?\?=|\|\|=)$/.test(at.op) || !declaredIn(fn, at))
    )
      return true;
    if (at.kind === 'if' && /==|!|null|None|nil/.test(textOf(at.test ?? at).slice(0, 60))) return true;
  }
  const holder = enclosing(node, ['declare', 'assign'], fn);
  const name = holder?.left?.path ?? holder?.name;
  if (!name) return false;
  return [...walk(fn)].some(
    (inner) =>
      (inner.kind === 'return' &&
        (inner.right?.path === name ||
          (inner.right !== undefined &&
            /object|call|array/.test(inner.right.kind) &&
            new RegExp(`[{(:,\\s&]${name}\\b(?!\\.)`).test(textOf(inner.right)) &&
            /^(?:new |&|\{|New)/.test(textOf(inner.right).trim())))) ||
      (inner.kind === 'assign' && inner.left?.kind === 'member' && inner.right?.path === name),
  );
}

/** Python assigns and declares alike: the first assignment of a name in a function declares it. */
const declaredIn = (fn: Node, assign: Node): boolean =>
  fn.source.length > 0 &&
  ![...walk(fn)].some((inner) => inner.type === 'global_statement' && textOf(inner).includes(assign.left?.path ?? '\n'));
