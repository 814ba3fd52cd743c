import { anyOf } from '../../../text/index.ts';

const MORE = anyOf`increas | add | doubl | rais | more`;
const KEEPS = anyOf`preserv | keep | retain`;
const OUT = anyOf`out of (?:rotation|service|the load balancer) | from the (?:endpoints|service|rotation)`;
/** What is often said of well-known systems, and is not so. */
export const MYTHS: readonly { readonly said: RegExp; readonly stack?: RegExp; readonly truth: string }[] = [
  {
    said: /\bfifo\b[^.;]{0,80}\bexactly[- ]once\b/i,
    truth: 'it refuses a second send within minutes; a message that was not deleted in time is delivered again',
  },
  {
    said: new RegExp(String.raw`\b${MORE}\w*\b[^.;]{0,30}\bpartitions?\b[^.;]{0,60}\b${KEEPS}\w* [^.;]{0,20}\border\b`, 'i'),
    stack: /kafka|redpanda|kinesis/i,
    truth: 'with another number of partitions a key goes to another one, and what is in the old one is not waited for',
  },
  {
    said: /\bpartitions? increase\b[^.;]{0,40}\bpreserv\w*[^.;]{0,30}\border\b/i,
    stack: /kafka|redpanda|kinesis/i,
    truth: 'with another number of partitions a key goes to another one, and what is in the old one is not waited for',
  },
  {
    said: /\bworkers?(?: threads?)? (?:are|is) (?:all )?(?:blocked|stuck|occupied|parked)\b[^.;]{0,30}\b(?:mutex|lock)\b/i,
    stack: /tokio::sync|tokio/i,
    truth: 'a task that waits for a lock of the runtime gives its thread back',
  },
  {
    said: /\breadiness prob\w*\b[^.;]{0,40}\b(?:restarts?|kills?|re-?creates?)\b/i,
    truth: 'it takes a pod out of the service and lets it run; the liveness probe restarts',
  },
  {
    said: new RegExp(String.raw`\bliveness prob\w*\b[^.;]{0,40}\b${OUT}`, 'i'),
    truth: 'it restarts the container; the readiness probe takes it out',
  },
  { said: /\bcpu limits?\b[^.;]{0,40}\b(?:oom|kills?|killed|evict\w*)\b/i, truth: 'a limit of CPU slows down; only one of memory kills' },
  { said: /\bmemory limits?\b[^.;]{0,30}\bthrottl\w*/i, truth: 'a limit of memory kills; only one of CPU slows down' },
  {
    said: /\bgil\b[^.;]{0,40}\b(?:prevents?|rules? out|protects?)\b[^.;]{0,30}\brac(?:e|es|ing)\b/i,
    truth: 'it changes hands between two steps of one statement',
  },
  {
    said: /\badd(?:ing)? (?:a )?nullable column\b[^.;]{0,40}\b(?:rewrites?|copies|rebuilds?)\b/i,
    stack: /postgres\w* (?:1[1-9]|2\d)/i,
    truth: 'it changes the catalog alone',
  },
  {
    said: /\bread committed\b[^.;]{0,40}\b(?:prevents?|rules? out|excludes?)\b[^.;]{0,30}\blost updates?\b/i,
    truth: 'it does not see what was written between its own two statements',
  },
  { said: /\bvolatile\b[^.;]{0,40}\b(?:atomic|thread-?safe)\b/i, truth: 'it orders reads and writes; an increment is both' },
  { said: /\bredis\b[^.;]{0,30}\b(?:is|being) multi-?threaded\b/i, truth: 'it executes commands one after the other' },
  {
    said: /\bawait_holding_lock\b[^.;]{0,60}\b(?:would have|catches|caught|finds|found)\b/i,
    stack: /tokio/i,
    truth: 'it knows the guards of std and parking_lot, not those of the runtime',
  },
  {
    said: /\bmillis\(\)[^.;]{0,40}\b(?:uint64_t|64[- ]bits?)\b[^.;]{0,40}\b(?:never|no longer|last)/i,
    truth: 'it returns 32 bits, which wrap before they are widened',
  },
  {
    said: /\b(?:at-least-once|qos ?1)\b[^.;]{0,30}\b(?:no|without|never|prevents?) duplicates?\b/i,
    truth: 'it delivers again where an acknowledgement is late',
  },
];
