import { anyOf } from '../../text/index.ts';

const LABELLED = anyOf`
  // codes and places in a text
  port | errno | errors?(?: code)? | code | exit(?: code| status)? | signal | pid | line | lines?: | relation | http(?:/[\d.]+)? | status
  code= | status= | status code | rfc | chapter | utf | sha | md5 | ipv | es | http2 | h2 | web
  // parts of a system that are counted off
  process | database | job | pod | node | az | az- | zone | shard | entity | entities | partition | instance | task | worker | thread
  replica | proxy | rule | table | vlan | room
  // versions, papers and ranks
  release | build | version | v | wave | generation | hotfix | no\.? | nr\.? | number | id | ticket | case | issue | pr | step | phase
  level | sev | tier | page | section
  // products, whose number is a version
  iOS | Android | Windows | Ubuntu | Node(?:\.js)? | Java | JDK | Python | PHP | Ruby | Rails | Go | Rust | Express | Postgres(?:QL)?
  MySQL | MariaDB | Redis | Kafka | Spring(?: Boot)? | Django | Laravel | Flask | React | Angular | Vue | Elasticsearch | MongoDB
  Cassandra | RabbitMQ | Tomcat | nginx | Puma | Sidekiq | Celery | \.NET | Core | SDK | Security | Alpine | Debian | RHEL | CentOS | k8s
  Kubernetes | Oracle | Terraform | Prisma | NestJS | TypeScript | Hibernate | axum | gin | Connector/J | Hikari(?:CP)?(?=-) | Aurora
  Chrome | Firefox | Safari | Route | Hosting | Swift | Kotlin | Scala | Elixir | Phoenix | Symfony | Drupal | WordPress | Magento
  Next(?:\.js)? | Nuxt | Vite | Lambda | nodejs
`;
/** Nouns before a number that make it a name: "port 8080", "error 1236", "release 312". */
export const NAMED = new RegExp(String.raw`${anyOf`\b${LABELLED} | \b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) | # | [$€£]\{`}\s?[#"']?$`, 'i');
/** HTTP statuses, and what follows one. */
export const STATUS = /^(?:1\d\d|20[0-8]|30[0-8]|40[0-9]|41[0-8]|42[1-9]|431|444|451|499|50[0-9]|51[01]|52[0-9]|530)$/;
const ANSWERED = anyOf`
  errors? | responses? | status | rate | ok\b | from | on\b | and\b | for\b | share | in\b | at\b | is\b | are\b | not found | bad
  too | gateway | service | internal | unauthorized | forbidden | timeouts? | created | ut\b | uc\b | \( | alike | pages?\b
  [,;.:)/] | $
`;
export const STATUS_NEXT = new RegExp(`^${anyOf`s\b | x\b | [ ]?${ANSWERED}`}`, 'i');
