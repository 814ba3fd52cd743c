import type { Config, Entry } from '../config.ts';
import type { Detector, Sighting } from '../source.ts';

const PAGE = /\.html?\b/i;
/** Paths that programs ask, and not people. */
const FOR_PROGRAMS = /(?:^|[/~^ (|])(?:api|graphql|rest|rpc|v\d+|ajax|webhooks?)(?:\/|\b)/i;

/** A refusal becomes a page with status 200, for everything behind the same host: for what programs ask as well. */
export const startPageInsteadOfAnswer: Detector = {
  observable: 'start-page-instead-of-answer',
  *detect({ configs }) {
    for (const config of configs) {
      yield* distribution(config);
      yield* server(config);
    }
  },
};

const within = (e: Entry, path: readonly string[]): boolean => path.every((part, i) => e.path[i] === part);

/** CloudFront: its error responses hold for all behaviours of a distribution. */
function* distribution({ entries }: Config): Generator<Sighting> {
  for (const page of entries) {
    if (!/^response_?page_?path$/i.test(page.key) || !PAGE.test(page.value)) continue;
    const around = page.path.slice(0, -1);
    const code = entries.find((e) => /^response_?code$/i.test(e.key) && e.path.join('/') === page.path.join('/'));
    const other = entries.find((e) => /^path_?pattern$/i.test(e.key) && within(e, around) && FOR_PROGRAMS.test(e.value));
    if (code?.value === '200' && other)
      yield {
        start: page.start,
        end: page.end,
        because: `errors are answered with ${page.value} and status 200, and that holds for ${other.value} as well`,
        slots: { path: other.value },
      };
  }
}

/** nginx: an error page of the server, with errors of the backend taken over. */
function* server({ entries }: Config): Generator<Sighting> {
  for (const page of entries) {
    if (page.key !== 'error_page' || !/=\s*200\b/.test(page.value) || !PAGE.test(page.value)) continue;
    const takesOver = entries.some((e) => e.key === 'proxy_intercept_errors' && e.value === 'on' && within(page, e.path));
    const other = entries.find((e) => e.key === 'proxy_pass' && within(e, page.path) && FOR_PROGRAMS.test(e.path.at(-1) ?? ''));
    if (takesOver && other)
      yield {
        start: page.start,
        end: page.end,
        because: `error_page ${page.value} with proxy_intercept_errors also answers for ${other.path.at(-1)}`,
        slots: { path: (other.path.at(-1) ?? '').replace(/^location\s+\S*?(?=\/)/, '') },
      };
  }
}
