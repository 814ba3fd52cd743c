import { anyOf } from '../text/index.ts';
import type { Entity, FieldText } from './types.ts';

/** A pod of a Deployment is named `<name>-<hash of its template>-<5>`: both without vowels and 0, 1, 3, as Kubernetes draws them; people invent wider hashes. */
const OF_DEPLOYMENT = /(?<![\w.-])([a-z][a-z0-9]*(?:-[a-z0-9]+){0,8}?)-(?=[a-f]*\d)[0-9a-f]{8,10}-[bcdfghj-np-tv-xz2456789]{5}(?![\w-])/g;
/** A pod of a StatefulSet is named `<name>-<n>`; so is many a machine, and only its row tells which: the row of one that is not ready. */
const OF_STATEFUL_SET =
  /(?:(?<=^|[ \t])|(?<=\bpods?\/))([a-z][a-z0-9]*(?:-[a-z][a-z0-9]*){0,8})-\d{1,3}(?=[ \t]+(?!(\d{1,2})\/\2[ \t])\d{1,2}\/\d{1,2}[ \t]+[A-Z])/gm;
/** `deploy/cart`, `statefulset.apps/cart-db`: as kubectl takes and prints them. */
const TYPED = new RegExp(
  String.raw`(?<![\w/.-])(${anyOf`deployments? | deploy | statefulsets? | sts | daemonsets? | ds`})(?:\.apps)?\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?![\w/-]|\.\.)`,
  'g',
);
/** "deployment `cart`", "the `cart` service", "the cart-db StatefulSet": in quotation marks, or with a hyphen that prose has not. */
const OBJECT = anyOf`[Dd]eployment | [Ss]ervice | [Ww]orkload`;
const QUOTED = new RegExp(
  String.raw`\b${OBJECT} ["'\`]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["'\`]|["'\`]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["'\`] ${OBJECT}\b`,
  'g',
);
const HYPHENED = /\bthe ([a-z][a-z0-9]*(?:-[a-z0-9]+){1,5}) (deployment|statefulset|daemonset)\b/gi;
/** A kubelet names a pod with its namespace before it. */
const IN_NAMESPACE = /(?<![\w./-])(?!pods?\/)([a-z][a-z0-9-]{1,40})\/[a-z][a-z0-9-]{1,80}-[0-9a-f]{8,10}-[a-z0-9]{5}(?![\w-])/g;
/** "namespace: shop", "in namespace shop". */
const NAMESPACE =
  /\b(?:namespace(?:: ?| = |=)["'`]?|namespace ["'`]|(?:in|of|from) (?:the )?namespace )([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?![\w-])/g;

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:statefulset|sts)/i, 'StatefulSet'],
  [/^(?:daemonset|ds$)/i, 'DaemonSet'],
];
const kindOf = (word: string): string | undefined => KINDS.find(([pattern]) => pattern.test(word))?.[1];

/** What a cluster runs, by the names of its pods and objects: the name of a pod tells that of its workload. */
export function readWorkloads({ field, text }: FieldText): Entity[] {
  if (field === 'tech_stack' || field === 'code_snippet') return [];
  const pasted = text.slice(0, 50_000);
  const found = (pattern: RegExp, kind: (m: RegExpExecArray) => string | undefined, at = 1): Entity[] =>
    [...pasted.matchAll(pattern)].flatMap((m) => {
      const name = m[at] ?? m[at + 1] ?? '';
      const start = m.index + m[0].lastIndexOf(name);
      const place = { field, start, end: start + name.length, quote: name };
      const of = kind(m);
      return [{ slot: 'service', name, ...place }, ...(of ? [{ slot: `kind of ${name}`, name: of, ...place }] : [])];
    });
  const plain = () => undefined;
  const namespaces = [IN_NAMESPACE, NAMESPACE].flatMap((p) => found(p, plain)).map((e) => ({ ...e, slot: 'namespace' }));
  return [
    ...found(TYPED, (m) => kindOf(m[1] ?? ''), 2),
    ...found(OF_DEPLOYMENT, plain),
    ...found(OF_STATEFUL_SET, () => 'StatefulSet'),
    ...found(QUOTED, plain),
    ...found(HYPHENED, (m) => kindOf(m[2] ?? '')),
    ...namespaces.filter((e) => !NO_NAMESPACE.test(e.name)),
  ];
}

/** What a cluster brings with it, and words of prose. */
const NO_NAMESPACE = new RegExp(
  anyOf`^(?:kube-\w+(?:-\w+)? | the | this | that | each | every | with | and | which | only | limits? | quota | isolation)$`,
);
