import type { Detector } from '../source.ts';
import { mebibytes } from './k8s.ts';
import { keyed, seen } from './keys.ts';

const NAME =
  /(?:clientmaxbodysize|proxybodysize|maxrequestbodysize|maxhttppostsize|maxfilesize|maxrequestsize|uploadmaxfilesize|postmaxsize|maxallowedpacket|message\.max\.bytes|max\.request\.size|maxinmemorysize)$/;

/** Bodies above 2 MiB are refused on their way. */
export const bodySizeLimit: Detector = {
  observable: 'config-body-size-limit',
  *detect(source) {
    for (const each of keyed(source)) {
      if (!NAME.test(each.key) || !each.config) continue;
      const size = mebibytes(each.value.replace(/;$/, ''));
      if (size > 0 && size <= 2) yield seen(each, `what is larger than ${each.value} is refused (${each.name})`, { limit: each.value });
    }
  },
};
