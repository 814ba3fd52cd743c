import { alternatives, anyOf } from '../../text/index.ts';

/** Statements and commands that change or destroy, wherever they stand in a sentence; none of them has a place in what a model writes. */
const HARMFUL = new RegExp(
  alternatives`
    // SQL and stores
    \b(?:drop|truncate)\s+(?:table|database|index|schema|view|collection)\b | \bdelete\s+from\b | \bupdate\s+[\w".]+\s+set\b | \binsert\s+into\b
    \balter\s+(?:table|system|user|role)\b | \bgrant\s+\w+\s+(?:on|to)\b | \bpg_(?:terminate|cancel)_backend\b | \bflush(?:all|db)\b | \bconfig\s+set\b
    // files, processes, the machine
    (?<![-\w])rm\s+- | \bmkfs\b | \bdd\s+(?:if|of)= | >\s*/(?:etc|dev|var|usr|root|home)\b | \b(?:chmod|chown)\s+[-\d] | \bsudo\s
    \b(?:kill|pkill|killall)\s+- | \bsystemctl\s+(?:stop|restart|disable|mask)\b | \bshutdown\s | \breboot\b | :\(\)\s*\{
    // what runs what it is given
    \b(?:curl|wget)\b[^|]*\|\s*(?:ba|z|da)?sh\b | \b(?:ba|z)?sh\s+-c\b | \beval\s*\( | \bbase64\s+-d
    // platforms
    \bkubectl\s+(?:delete|drain|cordon|apply|scale|exec|patch|edit|replace|rollout\s+(?:restart|undo))\b | \bhelm\s+(?:uninstall|delete|upgrade|rollback)\b
    \bdocker\s+(?:rm|kill|stop|system\s+prune|exec)\b | \bterraform\s+(?:apply|destroy)\b
    \baws\s+[\w-]+\s+(?:delete|terminate|stop|put|create|modify|update)\b | \bgit\s+(?:push|reset|clean|checkout)\b
  `,
  'i',
);
/** A check that begins like this does something instead of looking. */
const POLITELY = anyOf`please\s+ | first,?\s+ | then\s+ | immediately\s+ | just\s+ | now\s+`;
const ACT = anyOf`
  // of what runs
  restart | reboot | kill | stop | start | disable | enable | scale | drain | cordon | fail\s?over | promote | shut | turn | switch | move
  // of what is stored
  delete | drop | remove | flush | truncate | purge | clear | reset | write | insert | replay | retry
  // of versions, settings and rights
  roll\s?back | revert | deploy | redeploy | update | upgrade | patch | apply | install | change | set | increase | decrease | raise | lower | rotate | revoke | grant | terminate
  // to others
  send | post | upload | download
  execute | run\s+(?!(?:an?\s+|the\s+|this\s+)?(?:select|explain|show|query|read-only))
`;
const ACTS = new RegExp(`^\\s*${POLITELY}*${ACT}\\b`, 'i');

export const isHarmful = (text: string): boolean => HARMFUL.test(text);
export const actsInsteadOfLooking = (action: string): boolean => ACTS.test(action) || HARMFUL.test(action);

/** A model's sentence as it is printed: one line, no control characters, no slots, no markup of tags. */
export function plainText(text: string, most = 400): string {
  const flat = text
    .replace(/\{([a-z_]+)(?:\|([^{}]*))?\}/g, (_, slot: string, fallback?: string) => fallback ?? slot)
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .replace(/<([a-z]+(?: [a-z]+)*)>/g, '$1')
    .replace(/\[object /g, '[')
    .replace(/\s+/g, ' ')
    .trim();
  if (flat.length <= most) return flat;
  const cut = flat.lastIndexOf(' ', most - 1);
  return `${flat.slice(0, cut > most / 2 ? cut : most - 1)}…`;
}

/** Numbers and addresses that the incident does not hold: a model may not bring any. One digit alone is a count of its own sentence. */
export function ungrounded(text: string, input: string): boolean {
  const hosts = [...text.matchAll(/\bhttps?:\/\/([^\s/"'<>)\]]+)/gi)].map((m) => (m[1] ?? '').toLowerCase());
  if (hosts.some((h) => !input.toLowerCase().includes(h))) return true;
  return (text.match(/\d+(?:[.,:]\d+)*/g) ?? []).some((n) => n.length > 1 && !input.includes(n));
}
