import { words } from '../../../text/index.ts';
import { confirmed } from '../../document/plan.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const WITH_TRAFFIC =
  /\b(?:proportional to|follows?|grows? with|rises? with|scales? with) (?:the )?(?:traffic|load|request rate|throughput)\b/i;
const CORRELATES = words`correlat\w*`;
/** The traffic is taken out of it. */
const APART = words`per request | per call | share | ratio | normali[sz]\w* | partial | at (?:equal|the same) (?:traffic|load|rate) | control(?:s|led|ling)? for | request ids? | trace ids? | one by one`;

export const confoundedCorrelation = rule({
  id: 'confounded-correlation',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'two things that both follow the traffic correlate, whatever causes what',
  mend: 'compare rates per request, match single events, or look at equal traffic',
  check: (doc, facts) => {
    const traffic = WITH_TRAFFIC.exec(facts.text);
    if (!traffic) return [];
    return doc.steps.flatMap((s) => {
      const text = `${textOf(s.action)} ${textOf(s.expected)}`;
      const expected = s.expected.find((p) => CORRELATES.test(p.text));
      const concludes = s.branches.some((b) => CORRELATES.test(b.when) && doc.hypotheses.some((h) => confirmed(b, h.id)));
      return expected && concludes && !APART.test(text)
        ? [
            at(
              expected,
              `step ${s.number} confirms by ${quoted(expected.text)}; the incident says that it is ${quoted(traffic[0])}, and so is much else`,
              'rates per request, or single events that match',
            ),
          ]
        : [];
    });
  },
});
