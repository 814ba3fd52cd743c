import type { Detector } from '../source.ts';

/** A check that runs inside the container: `HEALTHCHECK CMD curl …`, `"healthCheck": {"command": ["CMD-SHELL", "curl …"]}`, `exec: command: [wget …]`. */
const CHECK =
  /(?:HEALTHCHECK\b[^\n]*?\bCMD\s+\[?\s*"?|"?(?:healthCheck|healthcheck)"?\s*[:=]\s*\{?[\s\S]{0,60}?"?(?:command|test)"?\s*[:=]\s*\[?\s*(?:"?(?:CMD-SHELL|CMD)"?\s*,\s*)?"?|(?:liveness|readiness|startup)Probe:\s*\n?\s*exec:\s*\n?\s*command:\s*\[?\s*(?:-\s*)?["']?)(curl|wget|nc|bash|grpc_health_probe)\b/;

/** Images that hold a shell and little more, or not even that. */
const WITHOUT: Readonly<Record<string, RegExp>> = {
  curl: /alpine|slim|distroless|scratch|minimal|chainguard/i,
  wget: /slim|distroless|scratch|minimal|chainguard/i,
  nc: /slim|distroless|scratch|minimal|chainguard/i,
  bash: /alpine|distroless|scratch|chainguard/i,
};

/** Where the image is named, it is one without the program, and nothing puts it in. */
function lacks(text: string, tool: string): boolean {
  const base = [...text.matchAll(/^FROM\s+(\S+)/gim)].at(-1)?.[1];
  return base === undefined || ((WITHOUT[tool] ?? /./).test(base) && !new RegExp(`(?:add|install|COPY)\\b[^\\n]*\\b${tool}\\b`).test(text));
}

/** The check's own program is not in alpine, slim or distroless images: then a healthy container is stopped. */
export const checkNeedsTool: Detector = {
  observable: 'config-check-needs-tool',
  *detect({ text }) {
    const m = CHECK.exec(text);
    if (!m || !lacks(text, m[1] ?? '')) return;
    const start = m.index + m[0].length - (m[1]?.length ?? 0);
    const end = start + (m[1]?.length ?? 0);
    yield {
      start,
      end,
      because: `the health check runs ${m[1]} inside the container: an image without it fails the check although the service is well`,
      slots: { tool: m[1] ?? '' },
    };
  },
};
