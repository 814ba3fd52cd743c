import { anyOf } from '../../text/index.ts';
import { has, labelOf, operation } from '../calls.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** Services that give a list in pages whatever is asked for: one call is one page. */
const PAGED = new RegExp(
  `(?:^|\\.|new )${anyOf`
    // Amazon's clients, in each spelling.
    list_objects(?:_v2)? | listObjects(?:V2)? | ListObjects(?:V2)?(?:Command|Async)? | list_object_versions | listObjectVersions
    describe_(?:instances|snapshots|volumes|images|db_instances|log_streams) | describe(?:Instances|Snapshots|Volumes|LogStreams)
    Describe(?:Instances|Snapshots|Volumes|LogStreams)(?:Command|Async)? | list_(?:users|roles|keys|secrets|functions|queues|topics|hosted_zones|resource_record_sets)
    List(?:Users|Roles|Keys|Secrets|Functions|Queues|Topics|ResourceRecordSets)(?:Command|Async)? | listUsers | listSecrets | listFunctions
  `}$`,
);
const GOES_ON = new RegExp(
  anyOf`
    next | paginat | cursor | continuation | is_?truncated | has_?more | marker | offset | starting_?after | auto_?pag | \bpages?\b(?!_?size)
    last_?evaluated | Link | rel= | skip | page_?(?:number|no|token|index) | after[:=] | \bafter\b | since_?id
  `,
  'i',
);
/** Only some are wanted: then one page is all that is asked for. */
const SOME = /latest|recent|newest|preview|top|first|exists|any|check|sample|suggest|search|autocomplete|peek|health|ping/i;

/** One page of a list is read and taken for the whole. */
export const listWithoutNextPage: Detector = {
  observable: 'code-list-without-next-page',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const { node: fn, name } = namedFunction(call);
        const limit =
          PAGED.test(call.path) && onePage(program, call) && !/^(?:this\.)?list\w*$/.test(call.path)
            ? 'its page size'
            : limited(program, call);
        const around = fn ? textOf(fn) : program.text;
        if (!limit || SOME.test(name) || GOES_ON.test(around.replace(/\bMaxKeys|maxResults/g, ''))) continue;
        if (
          fn?.parameters.some((each) =>
            /^(?:limit|per_?page|page_?size|size|options|params|opts|query|filter)$/i.test(each.name || each.path),
          )
        )
          continue;
        // A prefix or filter that is one thing's own, and a first element alone, are no lists.
        if (
          /MaxKeys['"]?\s*[:=]\s*1\b|max_keys\s*=\s*1\b|\[0\]|\.first\b/.test(around) ||
          (!limit.includes('page size') && !takenWhole(call))
        )
          continue;
        const lost = deletes(program, fn, call);
        yield at(
          call,
          `${labelOf(call)} gives at most ${limit}, and nothing asks for the next page${lost ? `: what is not on it is taken for gone, and ${lost} acts on that` : ''}`,
          {
            callee: labelOf(call),
          },
        );
      }
    }
  },
};

/** In Go the same names also give a channel with all of them; one page is asked for with an input of the SDK. */
const onePage = (program: Program, call: Node): boolean =>
  program.language !== 'go' || call.args.some((arg) => /\bInput\{|\w+Input\{/.test(textOf(arg)));

/** A limit that is written out: `?limit=100`, `per_page: 100`, `params={"pageSize": 200}`. */
function limited(program: Program, call: Node): string | undefined {
  const sdk = /(?:^|\.)(?:stripe|octokit|github|gitlab|shopify|hubspot|client)\b[\w.()]*\.(?:list\w*|all)$/i.test(call.path);
  if (!sdk && !has(operation(program, call), 'http')) return undefined;
  const text = call.args.map(textOf).join(', ');
  const found =
    /[?&](limit|per_page|pageSize|page_size|perPage|maxResults|count)=(\d{2,4})\b/.exec(text) ??
    /['"]?\b(limit|per_page|pageSize|page_size|perPage|maxResults|max_results)['"]?\s*(?::|=>|=)\s*['"]?(\d{2,4})\b/.exec(text);
  return found && Number(found[2]) >= 20 ? `${found[2]} (${found[1]})` : undefined;
}

/** The list is gone through, indexed or compared as a whole in the same function. */
function takenWhole(call: Node): boolean {
  const fn = enclosing(call, ['function']) ?? (call.all[0] as Node);
  return walk(fn).some(
    (node) =>
      (node.kind === 'loop' && node.over !== undefined && node.start > call.start) ||
      (node.kind === 'call' &&
        node.start > call.start &&
        /^(?:map|forEach|each|filter|reduce|to_h|index_by|keyBy|set|Set|dict|ToDictionary|ToHashSet|sum|len|find|some)$/.test(
          node.name.replace(/^new /, ''),
        )) ||
      (node.kind === 'call' && node.path === 'new Set'),
  );
}

/** A delete or switch-off in the same function. */
function deletes(program: Program, fn: Node | undefined, call: Node): string | undefined {
  const found = program.calls.find(
    (each) =>
      each.start > call.end &&
      (!fn || (fn.start <= each.start && each.end <= fn.end)) &&
      /^(?:delete\w*|destroy\w*|remove\w*|deactivate\w*|disable\w*|archive\w*|unlink|purge\w*|revoke\w*)$/i.test(
        each.name.replace(/[!?]$/, ''),
      ),
  );
  return found ? labelOf(found) : undefined;
}
