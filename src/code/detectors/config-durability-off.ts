import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

const LOOSE: readonly (readonly [RegExp, RegExp, string])[] = [
  [/(?:^|\.)fsync$/, /^(?:off|false|0)$/i, 'a crash of the machine loses or damages committed data (fsync off)'],
  [/(?:^|\.)fullpagewrites$/, /^off$/i, 'a page that is half written at a crash cannot be mended'],
  [/(?:^|\.)synchronouscommit$/, /^off$/i, 'a commit is answered before it is on disk'],
  [/innodbflushlogattrxcommit$/, /^[02]$/, 'a crash of the machine loses about a second of committed transactions'],
  [/(?:^|\.)syncbinlog$/, /^0$/, 'a crash loses the tail of the binary log, and replicas with it'],
  [
    /(?:^|\.)unclean\.?leader\.?election(?:\.enable)?$/,
    /^true$/i,
    'a replica that lacks the last records may become leader, and they are lost',
  ],
  [/(?:^|\.)min\.insync\.replicas$|(?:^|\.)mininsyncreplicas$/, /^1$/, 'a record counts as stored when one broker has it'],
  [/(?:^|\.)acks(?:config)?$/, /^['"]?[01]['"]?$/, 'a record counts as sent before its copies exist: it is lost when the leader fails'],
  [/(?:^|\.)journal\.enabled$/, /^false$/i, 'a crash loses what was written since the last checkpoint'],
];

/** The store or the producer is told to answer before what it was given is safe. */
export const durabilityOff: Detector = {
  observable: 'config-durability-off',
  *detect(source) {
    const all = keyed(source);
    for (const each of all) {
      const found = LOOSE.find(([key, value]) => key.test(each.key) && value.test(each.value));
      if (found && each.config) yield seen(each, `${found[2]} (${each.name} ${each.value})`.replace(/ \(fsync off\) \(/, ' ('));
    }
    const append = all.find((each) => /(?:^|\.)appendonly$/.test(each.key) && /^no$/i.test(each.value));
    const save = all.find((each) => /(?:^|\.)save$/.test(each.key) && /^(?:""|'')?$/.test(each.value));
    if (append && save) yield seen(append, 'nothing is written to disk (appendonly no, save empty): a restart begins empty');
  },
};
