/** Irregular forms that the suffix rules cannot fold. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'grow:grew,grown|rise:rose,risen|fall:fell,fallen|go:went,goes|freeze:froze,frozen|hang:hung|lose:lost|break:broke,broken|send:sent|get:got,gotten|take:took,taken|keep:kept|' +
    'run:ran|begin:began,begun|come:came|leave:left|hold:held|find:found|sink:sank,sunk|shrink:shrank,shrunk|write:wrote,written|read:read|make:made|see:saw,seen|give:gave,given|' +
    'drive:drove,driven|spin:spun|stick:stuck|build:built|do:did,done,does|use:used,using|have:has,had|tell:told|say:said|show:shown|choose:chose,chosen|think:thought|bring:brought|catch:caught|buy:bought|' +
    'pay:paid|throw:threw,thrown|know:knew,known|sell:sold|mean:meant|feel:felt|lead:led|meet:met|set:set|steal:stole,stolen|wake:woke,woken|die:dying,dies,died|lie:lying|index:indices,indexes|query:queries|be:am,is,are,was,were,been,being'
  )
    .split('|')
    .flatMap((group) => {
      const [base = '', forms = ''] = group.split(':');
      return forms.split(',').map((f): [string, string] => [f, base]);
    }),
);

const DOUBLED = /([bdfgklmnprtz])\1$/;

/**
 * Folds English inflection: plural, -ed, -ing and irregular forms to one stem. Stems are keys, not words: "timeouts" and "timeout"
 * meet, "used" and "use" meet; that "stem" may look odd is of no concern.
 */
export function stem(word: string): string {
  const w = word.toLowerCase().replace(/['’]s$/, '');
  const irregular = IRREGULAR.get(w);
  if (irregular !== undefined) return strip(irregular);
  return strip(w);
}

/** Their last letter is no plural's: "iOS is fine" speaks of no I/O. */
const NAMES: ReadonlySet<string> = new Set(['rss', 'dns', 'tls', 'aws', 'ecs', 'eks', 'rds', 'ebs', 'ios']);

function strip(w: string): string {
  if (w.length < 4 || /\d/.test(w))
    return w.length === 3 && w.endsWith('s') && !/(?:ss|us|is)$/.test(w) && !NAMES.has(w) ? w.slice(0, -1) : w;
  let s = w;
  if (/(?:sses|shes|ches|xes|zes)$/.test(s)) s = s.slice(0, -2);
  else if (s.endsWith('ies') && s.length > 4) s = `${s.slice(0, -3)}y`;
  else if (s.endsWith('s') && !/(?:ss|us|is)$/.test(s)) s = s.slice(0, -1);
  if (s.endsWith('ing') && s.length > 5) s = s.slice(0, -3).replace(DOUBLED, '$1');
  else if (s.endsWith('ied') && s.length > 4) s = `${s.slice(0, -3)}y`;
  else if (s.endsWith('ed') && s.length > 4) s = s.slice(0, -2).replace(DOUBLED, '$1');
  else s = s.replace(DOUBLED, '$1');
  // A note is no "not".
  return s.length > 3 && s.endsWith('e') && s !== 'note' ? s.slice(0, -1) : s;
}
