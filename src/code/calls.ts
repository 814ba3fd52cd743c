/**
 * What calls do, by the names that libraries give them. The lists are of well-known client libraries; what is in none of them
 * has no role, so that a detector stays silent rather than guesses.
 */
import { anyOf } from '../text/index.ts';
import { firstSegment, lastSegment, type Node, option, stringValue, textOf } from './node.ts';
import { bindingOf, originOf, type Program, unwrap } from './program.ts';

export type Role =
  | 'db-read'
  | 'db-write'
  | 'begin'
  | 'commit'
  | 'rollback'
  | 'transaction'
  | 'http'
  | 'http-write'
  | 'payment'
  | 'mail'
  | 'publish'
  | 'cache-read'
  | 'cache-write'
  | 'cache-delete'
  | 'sleep'
  | 'acquire'
  | 'release'
  | 'object-store'
  | 'file';

export interface Operation {
  readonly call: Node;
  readonly roles: ReadonlySet<Role>;
  /** Table or model, where it can be told. */
  readonly table: string;
  /** It is the class of a record, or what one hangs from: the table may have another name. */
  readonly model?: boolean;
  /** The call as a person writes it: `stripe.charges.create`. */
  readonly label: string;
}

const DB_WRITE = new RegExp(
  `^${anyOf`
    // by the verb
    insert\w*!? | update\w*!? | upsert\w*!? | delete\w* | destroy\w*!? | remove | merge | persist | increment!? | decrement!?
    save!? | saveAll | saveAndFlush | saveChanges(?:Async)? | create(?:!|Many|One|_many)? | (?:mark|setStatus|bump|record|store)[A-Z]\w*
    // many at once
    bulk(?:_create|_update|Create|Write|_write|Insert) | insert_all!? | upsert_all | add_all | executeUpdate
    // read, then written
    replaceOne | findOneAnd(?:Update|Replace|Delete) | findByIdAnd(?:Update|Delete) | updateOrCreate | firstOrCreate | update_or_create | get_or_create | find_or_create_by!?
    // DynamoDB
    put_?item | PutItem | PutCommand | update_?item | delete_?item | batch_?write(?:_?item)?
  `}$`,
  'i',
);
const DB_READ =
  /^(?:get!|get_by!?|one!|exists\?|find\w*|first\w*!?|get|getOne|getReferenceById|one|one_or_none|all|select\w*|query\w*|where|count|exists\w*\??|scalar\w*|fetch\w*|take|pluck|includes|load|aggregate|queryForObject|queryForList|get_?item|batch_?get(?:_?item)?|scan|filter|ToListAsync|ToList|FirstOrDefault(?:Async)?|FirstAsync|SingleOrDefault(?:Async)?|AnyAsync|CountAsync)$/;
const DB_RECEIVER =
  /(?:^|\.)(?:\w*(?:db|database|prisma|knex|sequelize|repo(?:sitory)?|repositories|dao|jdbc(?:template)?|entitymanager|session_?maker|dbcontext|collection|dynamo(?:db)?|ddb|firestore|mongo)|em|orm|objects|tx|trx|txn|transaction|query_?builder|qb)(?:\(\))?(?=\.|$)/i;
/** Connections and cursors run SQL; other methods of the same name (`cursor.delete`, `sql.push`) mean something else. */
const DB_CONNECTION = /(?:^|\.)(?:pool|pg|conn|connection|cursor|cur|sql|sqlx|session)(?:\(\))?(?=\.|$)/i;
const DB_CONNECTION_METHOD =
  /^(?:query\w*|select\w*|fetch\w*|execute\w*|insert\w*|update\w*|scalar\w*|add|add_all|merge|save|persist|get|one)$/;
const DB_ORIGIN =
  /(?:Repository|Repo|Dao|Mapper|JdbcTemplate|EntityManager|DbContext|PrismaService|PrismaClient|DataSource|AsyncSession|sessionmaker|Session$|sql\.(?:DB|Tx|Open|Conn)|gorm|pgx|pgxpool|sqlx|Pool|psycopg|asyncpg|MongoClient|Model|knex|Sequelize|dynamodb|boto3\.resource|DynamoDB|Collection<|createPool|createConnection)/i;
const PAYMENT_PART =
  /(?:^|[._])(?:stripe|paypal|braintree|adyen|mollie|razorpay|klarna|gocardless|worldpay|authorizenet|checkoutcom|square|psp|acquirer|paddle|przelewy24|\w*payment(?:s|gateway|client|provider|service|api|intents?)?|\w*payout(?:s|client|service)?|\w*bank(?:rail|client|api)?|\w*wallet(?:client|api)|\w*billing(?:client|gateway|api|provider)?|charges?|refunds?|transfers?|capture[sr]?)(?:\(\))?(?=[._]|$)/i;
const PAYMENT_VERB =
  /^(?:create\w*|charge\w*|capture\w*|refund\w*|pay\w*|authori[sz]e\w*|transfer\w*|payout\w*|disburse\w*|debit\w*|credit\w*|sale|confirm\w*|void|New)$/i;
const HTTP_ROOT =
  /^(?:axios|fetch|got|ky|superagent|needle|node-?fetch|undici|requests|httpx|aiohttp|urllib\d?|urlopen|http|https|HTTParty|Faraday|RestClient|Net|Typhoeus|Excon|Http|Guzzle\w*|HTTPoison|Req|Tesla|Finch|:httpc|reqwest|ureq|surf|curl_exec|file_get_contents)$/;
const HTTP_ORIGIN =
  /(?:axios\.create|got\.extend|ky\.create|requests\.Session|httpx\.(?:Async)?Client|aiohttp\.ClientSession|HttpClient|RestTemplate|WebClient|RestClient|OkHttpClient|http\.Client|new http\.Client|GuzzleHttp|^Client$|Faraday\.new|reqwest::Client|reqwest\.Client|resty|IHttpClientFactory|CreateClient|FeignClient|Faraday)/;
const HTTP_VERB =
  /^(?:get|post|put|patch|delete|head|request|send|fetch|do|exchange|execute|call|urlopen|\w*ForObject|\w*ForEntity|GetAsync|PostAsync|PutAsync|PatchAsync|DeleteAsync|SendAsync|PostAsJsonAsync|PutAsJsonAsync|GetFromJsonAsync|GetStringAsync|GetStreamAsync|GetByteArrayAsync|PostForm|newCall|retrieve)!?$/i;
const HTTP_WRITE = /^(?:post|put|patch|delete|Post\w*|Put\w*Async|Patch\w*|Delete\w*Async|postFor\w+|PostForm)$/;
const MAIL =
  /(?:^|\.)(?:sendMail|send_mail|send_mass_mail|sendEmail|send_email|deliver_now!?|deliver_later!?|deliver|mail|SendEmailCommand|SendMailAsync|SendMail|sendTemplateEmail)$/;
const MAIL_RECEIVER =
  /(?:^|\.)(?:\w*mail(?:er|sender|service|client|gun|chimp)?|ses|sesv2|sendgrid|sgMail|postmark|smtp\w*|twilio|sms\w*|Mail|resend)(?:\(\))?(?=\.|$)/i;
const PUBLISH =
  /^(?:publish\w*|emit|produce|send|sendMessage\w*|sendBatch|send_message\w*|send_messages|convertAndSend|sendToQueue|basic_publish|basicPublish|perform_async|perform_later|perform_in|apply_async|delay|dispatch|enqueue\w*|add|addBulk|put_records?|Publish\w*|WriteMessages)$/;
const PUBLISH_RECEIVER =
  /(?:^|\.)(?:\w*(?:producer|publisher|queue|topic|broker|bus|events?bus|outbox|kafka(?:template)?|rabbit(?:template)?|sqs|sns|kinesis|pubsub|channel|exchange|writer|nats|js))(?:\(\))?(?=\.|$)/i;
const CACHE_RECEIVER =
  /(?:^|\.)(?:\w*(?:cache|redis|memcached?|rdb|valkey|ehcache|caffeine)|Cache|Redis|Rails\.cache|mc)(?:\(\))?(?=\.|$)/i;
const CACHE_FUNCTION = /^(?:memcache_|apcu_|wp_cache_|cache_)(get|set|add|store|fetch|delete)/;
const SLEEP =
  /^(?:time\.sleep|sleep|usleep|Thread\.sleep|TimeUnit\.\w+\.sleep|asyncio\.sleep|time\.Sleep|Task\.Delay|Thread\.Sleep|thread\.sleep|std\.thread\.sleep|tokio\.time\.sleep|setTimeout|delay|wait|Atomics\.wait|Kernel\.sleep)$/;
const OBJECT_STORE =
  /^(?:put_object|get_object|upload_file|upload_fileobj|download_file|download_fileobj|PutObject|GetObject|PutObjectCommand|GetObjectCommand|PutObjectAsync)$/;
const ACQUIRE =
  /^(?:connect|getConnection|get_connection|acquire|checkout|getClient|reserve|borrowObject|getconn|lock|Lock|RLock|lockInterruptibly|tryLock|createQueryRunner|startSession|WaitAsync|Wait|BeginTx|Begin|BeginTxx|beginTransaction|begin)$/;
const RELEASE =
  /^(?:release\w*|close|Close|end|destroy|unlock|Unlock|RUnlock|putconn|returnObject|endSession|Release|Dispose|DisposeAsync|Rollback|Commit|rollback|commit|checkin|returnConnection)$/;

/** An SQL text that this call runs, directly or by a name bound to a string. */
function sqlOf(program: Program, call: Node): Program['sql'][number] | undefined {
  return program.sql.find((sql) => sql.call === call);
}

const roleCache = new WeakMap<Program, Map<Node, Operation>>();

export function operation(program: Program, call: Node): Operation {
  let known = roleCache.get(program);
  if (!known) {
    known = new Map();
    roleCache.set(program, known);
  }
  const before = known.get(call);
  if (before) return before;
  const found = classify(program, call);
  known.set(call, found);
  return found;
}

function classify(program: Program, call: Node): Operation {
  const roles = new Set<Role>();
  const path = call.path.replace(/^new /, '');
  const name = lastSegment(path);
  const receiver = path.slice(0, Math.max(0, path.length - name.length)).replace(/\.$/, '');
  const origin = receiver ? originOf(program, receiver, call) : '';
  const isNew = call.path.startsWith('new ');
  const label = labelOf(call);
  let table = '';
  const sql = sqlOf(program, call);
  if (sql) {
    const { verb } = sql.statement;
    table = sql.statement.tables[0] ?? '';
    if (['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'REPLACE', 'TRUNCATE'].includes(verb)) roles.add('db-write');
    else if (verb === 'SELECT') roles.add('db-read');
    else if (verb === 'BEGIN' || verb === 'START') roles.add('begin');
    else if (verb === 'COMMIT') roles.add('commit');
    else if (verb === 'ROLLBACK') roles.add('rollback');
    return { call, roles, table, label };
  }
  if (SLEEP.test(path)) roles.add('sleep');
  if (isNew) {
    if (/SendEmailCommand/.test(name)) roles.add('mail');
    return { call, roles, table, label };
  }
  const cached = CACHE_FUNCTION.exec(name);
  const isCache = cached !== null || CACHE_RECEIVER.test(receiver) || /redis|memcache|\bCache\b/i.test(origin);
  if (isCache && !/^(?:publish|xadd|lpush|rpush)$/i.test(name)) {
    if (
      cached
        ? /get|fetch/.test(cached[1] ?? '')
        : /^(?:get|mget|hget(?:all)?|fetch|read|getIfPresent|remember|has|exists|getex|GetStringAsync|StringGet(?:Async)?|hgetall|GetAsync|TryGetValue)$/i.test(
            name,
          )
    )
      roles.add('cache-read');
    else if (
      cached
        ? /set|add|store/.test(cached[1] ?? '')
        : /^(?:set\w*|setex|psetex|hset|put\w*|add|write|store|StringSet(?:Async)?|SetStringAsync|forever)$/i.test(name)
    )
      roles.add('cache-write');
    else if (
      cached
        ? /delete/.test(cached[1] ?? '')
        : /^(?:del\w*|evict\w*|forget|invalidate\w*|remove\w*|unlink|flush\w*|KeyDelete(?:Async)?|clear)$/i.test(name)
    )
      roles.add('cache-delete');
    return { call, roles, table, label };
  }
  const sendsMail = MAIL.test(path) || (MAIL_RECEIVER.test(receiver) && /^(?:send\w*|Send\w*|deliver\w*|create|queue)$/.test(name));
  const isDbReceiver =
    // Names that only MongoDB's drivers have.
    (/^(?:insertOne|insertMany|updateOne|updateMany|replaceOne|deleteOne|deleteMany|bulkWrite|findOneAndUpdate)$/.test(name) &&
      receiver !== '') ||
    DB_RECEIVER.test(receiver) ||
    DB_ORIGIN.test(origin) ||
    (DB_CONNECTION.test(receiver) && DB_CONNECTION_METHOD.test(name));
  const isPayment = !isRepository(receiver, origin) && PAYMENT_PART.test(receiver) && PAYMENT_VERB.test(name);
  const wrapper =
    /^(?:\$?transaction|withTransaction|with_transaction|inTransaction|atomic|run_in_transaction|runInTransaction|RunInTx|executeInTransaction|ExecuteAsync|transact\w*|ActiveRecord\.Base\.transaction)$/.test(
      name,
    ) && call.args.some((arg) => arg.kind === 'function');
  if (wrapper) roles.add('transaction');
  else if (isPayment) roles.add('payment');
  else if (isHttp(program, call, path, name, receiver, origin)) {
    roles.add('http');
    if (isHttpWrite(program, call, name)) {
      roles.add('http-write');
      const target = `${receiver} ${call.args.slice(0, 1).map(textOf).join(' ')}`;
      if (/(?:payments?|charges?|payouts?|transfers?|refunds?|captures?|\/pay\b)(?:['"`/?\s]|$)/i.test(target)) roles.add('payment');
    }
  } else if (sendsMail) roles.add('mail');
  else if (OBJECT_STORE.test(name)) roles.add('object-store');
  else if (
    PUBLISH.test(name) &&
    (PUBLISH_RECEIVER.test(receiver) ||
      /^(?:perform_async|perform_later|apply_async|delay|basic_publish|convertAndSend|sendToQueue)$/.test(name)) &&
    !/^(?:promise|res|response|ws|socket)/i.test(receiver)
  )
    roles.add('publish');
  else if (/^(?:begin|beginTransaction|BeginTx|Begin|BeginTransaction(?:Async)?|startTransaction)$/.test(name) && receiver)
    roles.add('begin');
  else if (/^(?:commit|Commit|CommitAsync)$/.test(name)) roles.add('commit');
  else if (/^(?:rollback|Rollback|RollbackAsync)$/.test(name)) roles.add('rollback');
  else {
    const record = activeRecord(program, call, name, receiver);
    if (
      DB_WRITE.test(name) &&
      (isDbReceiver || record) &&
      !/^(?:console|log|logger|crypto|Object|Array|JSON|Math|hash|hmac|digest|md5|sha\d*)$/i.test(firstSegment(receiver)) &&
      !/(?:hash|hmac|digest|crypto|createHash\(\))/i.test(receiver)
    ) {
      roles.add('db-write');
      table = modelOf(program, call, receiver);
    } else if (DB_READ.test(name) && (isDbReceiver || record)) {
      roles.add('db-read');
      table = modelOf(program, call, receiver);
    }
  }
  if (ACQUIRE.test(name) && receiver) roles.add('acquire');
  if (RELEASE.test(name)) roles.add('release');
  return { call, roles, table, label, ...(table === '' || OF_THE_STORE.test(receiver) ? {} : { model: true }) };
}

const isRepository = (receiver: string, origin: string): boolean =>
  /(?:repo(?:sitory)?|dao|prisma|db|objects|model|knex|mapper|tx|trx|store)(?:\(\))?(?:\.|$)/i.test(receiver) ||
  /Repository|Dao$|Mapper$/.test(origin);

/** `Order.create!`, `Coupon::where`, `$order->save()`, `user.update(…)`: records that know their table. */
function activeRecord(program: Program, _call: Node, name: string, receiver: string): boolean {
  if (receiver === '') return false;
  const head = firstSegment(receiver);
  const capital =
    /^[A-Z]\w+$/.test(head) &&
    !/^(?:Math|JSON|Object|Array|Promise|Date|Time|File|Dir|String|Number|Integer|Logger|Log|Console|System|Collections?|Arrays|List|Map|Set|Optional|Stream|Files|Paths|Cache|Http|Storage|Carbon|Str|Config|Event|Bus|Hash|Crypt|Rails|URI|Regexp|Thread|Process|Kernel|Task|Convert|Encoding|Path|Directory|Environment|Redis|Mail|Faraday|HTTParty|Net|Sidekiq|Struct|Class|Module|SecureRandom|Digest|Base64|CSV|Tempfile)$/.test(
      head,
    );
  switch (program.language) {
    case 'ruby':
      return (
        (capital &&
          /^(?:create!?|update_all|delete_all|destroy_all|insert_all!?|upsert_all|find\w*!?|where|first|last|all|count|exists\?|find_or_create_by!?)$/.test(
            name,
          )) ||
        /^(?:save!?|update!?|update_columns?|update_attributes?|destroy!?|increment!|decrement!|create!)$/.test(name)
      );
    case 'php':
      return (
        (capital && /^(?:create|where\w*|find\w*|first\w*|updateOrCreate|firstOrCreate|insert|query|all|destroy)$/.test(name)) ||
        (/^(?:save|update|delete|increment|decrement|create|firstOrFail|exists|refresh)$/.test(name) &&
          !/^(?:http|client|guzzle|request|response|storage|file)/i.test(head))
      );
    case 'python':
      return (
        /\.objects(?:\(\))?(?:\.|$)/.test(`${receiver}.`) ||
        (name === 'save' && !/(?:fig|image|img|canvas|wb|workbook|plt|np|torch|\w*file|doc|document|pdf|presentation|book)$/i.test(head)) ||
        /^(?:bulk_create|bulk_update|get_or_create|update_or_create)$/.test(name)
      );
    case 'javascript':
    case 'typescript':
    case 'tsx':
    case 'jsx':
      return (
        capital &&
        /^(?:create|findOne\w*|findById\w*|findAll|find|updateOne|updateMany|update|insertMany|deleteOne|deleteMany|bulkWrite|findByPk|findOneAndUpdate|upsert|increment|countDocuments|aggregate)$/.test(
          name,
        )
      );
    default:
      return false;
  }
}

function isHttp(program: Program, call: Node, path: string, name: string, receiver: string, origin: string): boolean {
  const head = firstSegment(path);
  if (
    path === 'fetch' ||
    path === 'axios' ||
    path === 'got' ||
    path === 'ky' ||
    path === 'curl_exec' ||
    path === 'urlopen' ||
    path.endsWith('.urlopen')
  )
    return true;
  if (/^(?:res|response|req|request|router|app|server|express|api_router|bp|blueprint)$/i.test(head) && !HTTP_ORIGIN.test(origin))
    return false;
  if (path === 'file_get_contents') return /https?:/.test(textOf(call.args[0] ?? call));
  if (!HTTP_VERB.test(name)) return false;
  if (HTTP_ORIGIN.test(origin) && !/Repository/.test(origin)) return true;
  if (program.language === 'go')
    return /^http\.(?:Get|Post|PostForm|Head)$|^http\.DefaultClient\.\w+$|(?:^|\.)(?:http)?client\.Do$|(?:^|\.)http_?client\.(?:Get|Post|PostForm|Head|Put)$/i.test(
      path,
    );
  if (HTTP_ROOT.test(head) && receiver !== '')
    return head !== 'http' || !/^http\.(?:createServer|Handle|ListenAndServe|StatusText)/.test(path);
  if (/(?:^|\.)_?(?:\w*http(?:_?client|service)?|rest_?template|web_?client|http)(?:\(\))?$/i.test(receiver)) return true;
  const first = stringValue(unwrap(call.args[0]));
  // A client under any name that is given a path or URL: `bankrail.post('/v1/transfers')`, `api.get(...)`.
  return (
    first !== undefined &&
    /^(?:https?:\/\/|\/\w)/.test(first) &&
    /^(?:get|post|put|patch|delete|request|PostAsJsonAsync|GetFromJsonAsync)$/i.test(name) &&
    /(?:api|client|http|gateway|sdk|remote|service)$/i.test(receiver) &&
    !isRouteHandler(call)
  );
}

const isRouteHandler = (call: Node): boolean => call.args.some((arg) => arg.kind === 'function');

function isHttpWrite(program: Program, call: Node, name: string): boolean {
  if (HTTP_WRITE.test(name)) return true;
  const method = option(call, /^method$/i);
  const value = method ? textOf(method.right ?? method) : '';
  if (/POST|PUT|PATCH|DELETE/i.test(value)) return true;
  if (name === 'request') return /POST|PUT|PATCH|DELETE/.test(textOf(call.args[0] ?? call).slice(0, 20));
  if (name === 'Do' || name === 'do' || name === 'send' || name === 'execute') {
    const made = bindingOf(program, unwrap(call.args[0])?.path ?? '', call)?.value;
    return made ? /MethodPost|MethodPut|"POST"|'POST'|\.post\(|HttpMethod\.Post/.test(textOf(made)) : false;
  }
  return false;
}

/** Modules that lead to a schema and are none. */
const OF_ECTO = /^(?:Ecto|Repo|Multi|Changeset|Enum|Map|DateTime|NaiveDateTime)$/;

/** `this.prisma.ledgerEntry` -> ledgerEntry, `db.orders` -> orders, `Order.objects` -> Order, `jdbc` -> ''. */
function modelOf(program: Program, call: Node, receiver: string): string {
  // `Repo.get(Customer, id)`, `Repo.update!(Order.changeset(…))`: the schema is in what it is given.
  if (program.language === 'elixir') {
    const given = call.args.map((arg) => textOf(arg).slice(0, 200)).join(' ');
    return [...given.matchAll(/(?:^|[\s%(])([A-Z]\w*)(?=[\s,.{)]|$)/g)].map((m) => m[1] ?? '').find((name) => !OF_ECTO.test(name)) ?? '';
  }
  const parts = receiver
    .split('.')
    .filter(
      (part) =>
        part !== 'this' &&
        part !== '…' &&
        !/^(?:where\w*|filter|order\w*|includes|select\w*|find\w*|first\w*|limit|query\w*)[!?]?\(\)$/i.test(part),
    )
    .map((part) => part.replace(/\(\)|\[\]/g, ''));
  const plain = parts.filter(
    (part) =>
      !/^(?:\w*db|database|prisma|tx|trx|txn|objects|knex|pool|conn\w*|connection|cursor|session|client|em|entityManager|jdbc\w*|collection|query)$/i.test(
        part,
      ),
  );
  const last = plain[plain.length - 1] ?? '';
  // `$coupon->save()`: the record's class, where its making is in view; a variable's name is no table.
  if (plain.length === 1 && /^[a-z_]/.test(last) && ['ruby', 'php', 'python'].includes(program.language) && !receiver.includes('this.')) {
    const made = unwrap(bindingOf(program, last, call)?.value);
    const head = firstSegment(made?.path ?? '');
    return /^[A-Z]/.test(head) ? head : made?.kind === 'member' ? made.name : '';
  }
  return last.replace(/(?:Repository|Repo|Dao|Mapper)$/i, '').replace(/^_/, '');
}

/** `db.orders`: a handle of the store gives its own names, in lower case and for many. */
const OF_THE_STORE = /(?:^|\.)(?:db|database)\.[a-z_]+s$/;

/** What an operation works on, as a slot: a statement names its table, an object its class. */
export const tableSlot = ({ table, model }: Operation): Record<string, string> =>
  table === '' ? {} : model ? { model: table } : { table };

/** The callee in one line, as written. */
export function labelOf(call: Node): string {
  const text = textOf(call);
  const args = call.args[0];
  // What a pipe leads in stands before the call.
  if (args && args.start < call.start) return call.path;
  const cut = args ? text.slice(0, Math.max(0, args.start - call.start)) : text;
  const label = cut
    .replace(/\s+/g, ' ')
    .replace(/[({[\s]+$/, '')
    .replace(/\(\)$/, '')
    .replace(/^await /, '')
    .trim();
  return label.length > 60 ? `${call.name}` : label;
}

export const has = (operation: Operation, ...roles: Role[]): boolean => roles.some((role) => operation.roles.has(role));

/** Calls that act on the world outside this service and its own store. */
export const isEffect = (operation: Operation): boolean => has(operation, 'payment', 'http-write', 'mail', 'publish');
/** Calls that wait for something outside the process. */
export const isIo = (operation: Operation): boolean =>
  has(operation, 'payment', 'http', 'mail', 'publish', 'db-read', 'db-write', 'object-store', 'commit', 'begin', 'transaction') ||
  // A cache by name may be a map in memory.
  (has(operation, 'cache-read', 'cache-write', 'cache-delete') &&
    (operation.call.parent?.kind === 'await' || /redis|memcache|rdb|valkey|Rails\.cache|^Cache\./i.test(operation.call.path)));
/** IO beyond the own database. */
export const isRemote = (operation: Operation): boolean => has(operation, 'payment', 'http', 'mail', 'publish', 'object-store');
