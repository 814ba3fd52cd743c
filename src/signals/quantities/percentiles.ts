export const PERCENTILE_BEFORE =
  /\b(p ?(?:50|75|90|95|98|99(?:\.9+)?|999)|(?:50|75|90|95|99(?:\.9+)?)(?:th|st)?[- ]?(?:percentile|pct))\b([^.;,\n\d]{0,60})$/i;
export const PERCENTILE_AFTER = /^ ?(p(?:50|75|90|95|98|99(?:\.9+)?|999))\b/i;

export const percentileName = (written: string): string => {
  const digits = /\d+(?:\.\d+)?/.exec(written)?.[0] ?? '';
  return `p${digits}`;
};
export const percentileOf = (between: string): string =>
  (/\bof ((?:\S+ ){0,3}\S+)/.exec(between)?.[0] ?? '').replace(/\s(?:is|was|are|went|from|at|now|up|to)\b.*$/, '').trim();
