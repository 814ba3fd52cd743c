import { anyOf } from '../../../text/index.ts';
import { absentIn } from '../../document/absent.ts';
import { hits, sentences } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { wellIn } from '../../document/well.ts';
import { contentWords } from '../../document/words.ts';
import { at, deedOf, quoted, rule } from '../../rule.ts';

const ENLARGES = anyOf`
  rais | increas | enlarg | doubl | extend | lengthen | rais | grow | expand | scal | add | giv | upgrad | resiz | re-?start
  reboot | flush | clear | purg | empt | tun | re-?build | re-?index | replac | rotat | renew | fail over | switch | vacuum | mov
  migrat
`;
const NOW = anyOf`temporarily | immediately | first | now | then`;
/** What is enlarged, started again, emptied or tuned: its words, up to a full stop, a purpose or a comparison. */
const ACTS_ON = new RegExp(String.raw`^\W*(?:(?:FM|RCF)\d+\W+)?(?:${NOW} )*${ENLARGES}\w*\b(?: (?:up|out|over))?\s+([^.;:(]{3,90})`, 'i');
/** A follow-up that lessens what is no more than enough. */
const LESSENS = /^\W*(?:reduce|lower|cut|optimi[sz]e|relieve) (?:the )?([^.;:(,]{3,60})/i;
const PURPOSE = /\b(?:from \d|to \d|by \d|so that|so the|in order|because|which|for (?:a|the)|until|while|after|before|and then|with)\b/i;
const GENERIC = new RegExp(
  `^${anyOf`
    service | server | node | host | time | number | size | more | request | page | user | customer | minut | hour | second
    process | system | application | instanc | pod | replica | valu | data | error | all | work | new | old | singl | every | each
    client | call | test | rest | other | connection | limit | max | min | worker | thread | cpu | memory | queue
  `}$`,
);

const DENIES = /\b(?:no|not|never|without|if|unless|should|would|prevent\w*|avoid\w*|against|in case|alert\w*|detect\w*)\b[^.;]*$/i;
/** A mitigation ends or removes what the incident says is not there. */
const ENDS =
  /\b(?:kill|terminat|cancel|end|clear|releas|remov|drain|evict|purg|restart|rais|increas|reduc|index|tun|optimi[sz]|abort|stop)\w*|pg_(?:terminate|cancel)_backend/i;
function actsOnNone(doc: Doc, incident: string) {
  const absent = absentIn(incident);
  return doc.actions.flatMap((a) =>
    a.kind !== 'mitigation'
      ? []
      : [a.title, ...(a.parts.does ?? [])]
          .flatMap((p) =>
            ENDS.test(deedOf(a))
              ? absent.flatMap((x) =>
                  hits(p, x.named)
                    .filter((h) => !DENIES.test(p.text.slice(0, h.start)))
                    .map((h) =>
                      at(h, `${a.id} acts on ${quoted(h.text)}; the incident says ${quoted(x.quote)}`, 'an action on what is there'),
                    ),
                )
              : [],
          )
          .slice(0, 1),
  );
}

export const treatsWhatIsWell = rule({
  id: 'treats-what-is-well',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'minutes and risk go into the one part that was shown to work',
  mend: 'act on what the incident shows to be short, slow or wrong; or say why the measure misleads',
  check: (doc, facts) => {
    const well = wellIn(facts.text);
    const todo = doc.todo.flatMap((t) => {
      const object = LESSENS.exec(t.piece.text)?.[1]?.split(PURPOSE)[0] ?? '';
      const words = [...contentWords(object)].filter((w) => !/\d/.test(w));
      const state = words.length >= 2 ? well.find((w) => words.every((x) => w.subject.has(x))) : undefined;
      return state
        ? [at(t.piece, `${quoted(object.trim())} is to be less; the incident says ${quoted(state.text)}`, 'an action on what is not well')]
        : [];
    });
    const acted = doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation' && a.kind !== 'fix') return [];
      const first = [a.title, ...(a.parts.does ?? [])].flatMap((p) => sentences(p)).find((p) => ACTS_ON.test(p.text));
      const object = ACTS_ON.exec(first?.text ?? '')?.[1]?.split(PURPOSE)[0] ?? '';
      const words = [...contentWords(object.replace(/[_`-]/g, ' '))].filter((w) => !/\d/.test(w));
      const telling = words.filter((w) => !GENERIC.test(w));
      const state = well.find(
        (w) =>
          words.filter((x) => w.words.has(x)).length >= 2 ||
          (telling.some((x) => w.subject.has(x)) && telling.every((x) => w.words.has(x))),
      );
      return state && first
        ? [at(first, `${a.id} acts on ${quoted(object.trim())}; the incident says ${quoted(state.text)}`, 'an action on what is not well')]
        : [];
    });
    return [...acted, ...todo, ...actsOnNone(doc, facts.text)];
  },
});
