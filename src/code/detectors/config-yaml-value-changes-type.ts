import type { Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** A value without quotes that YAML reads as something else than is written. */
export const yamlValueChangesType: Detector = {
  observable: 'config-yaml-value-changes-type',
  *detect({ configs, text }) {
    for (const config of configs) {
      if (config.format !== 'yaml') continue;
      for (const entry of config.entries) {
        // In quotes it stays what it is.
        if (entry.value === '' || !text.slice(entry.start, entry.end).trimEnd().endsWith(entry.value)) continue;
        const why = changed(entry, config.entries);
        if (why) yield sighting(entry, `${entry.value} without quotes ${why}`, { value: entry.value });
      }
    }
  },
};

function changed(entry: Entry, all: readonly Entry[]): string | undefined {
  const { key, value } = entry;
  const name = /^\[\d+\]$/.test(key) ? (entry.path.at(-1) ?? '') : key;
  if (/^(?:NO|No|no|ON|On|on|Y|N|y|n)$/.test(value) && (isCode(name) || amongCodes(entry, all)))
    return 'is read as true or false, not as the code';
  if (
    /^\d+\.\d*0$/.test(value) &&
    /version$|^(?:python|node|go|ruby|java|php|postgres|k8s|kubernetes|terraform)$/i.test(name) &&
    !/^apiVersion$/.test(name)
  )
    return `is read as the number ${Number(value)}`;
  if (/^0\d+$/.test(value) && !/mode|perm|umask|chmod/i.test(name))
    return /^0[0-7]+$/.test(value)
      ? `is read as an octal number (${Number.parseInt(value, 8)}) or loses its 0`
      : 'loses its 0 or is refused';
  if (/^\d+[eE]\d+$/.test(value) && /sha|commit|tag|revision|hash|digest|id$/i.test(name))
    return 'is read as a number in scientific notation';
  // Base 60: minutes and seconds below 60.
  if (/^\d{1,2}:[0-5]\d$/.test(value) && /^ports?$/i.test(name))
    return `is read as a number to the base of 60 (${Number(value.split(':')[0]) * 60 + Number(value.split(':')[1])}) by YAML 1.1`;
  return undefined;
}

const isCode = (name: string): boolean =>
  /country|^lang(?:uage)?$|locale|currency|region|^state$|province|nation/i.test(name.replace(/s$/, '')) &&
  !/enabled|allow|use/i.test(name);

/** Its neighbours in the list are two capitals each. */
function amongCodes(entry: Entry, all: readonly Entry[]): boolean {
  if (!/^\[\d+\]$/.test(entry.key) || !/^(?:NO|No|no)$/.test(entry.value)) return false;
  const others = all.filter(
    (each) =>
      each !== entry && each.document === entry.document && each.path.join('.') === entry.path.join('.') && /^\[\d+\]$/.test(each.key),
  );
  return others.length > 0 && others.every((each) => /^[A-Za-z]{2}$/.test(each.value));
}
