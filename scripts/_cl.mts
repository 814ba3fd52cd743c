import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';
import { readIncident } from '../src/incident/index.ts';
import { createEngine } from '../src/signals/index.ts';
import { readText } from '../src/signals/text.ts';
import { sentencesOf } from '../src/signals/sentences.ts';
import { tokenise } from '../src/signals/phrases/tokens.ts';
const compiled = compileKnowledge(knowledgeFiles('knowledge'));
const engine = createEngine({ knowledge: compiled.knowledge, severity: compiled.severity });
const texts = new Map<string, string>();
for (const f of readdirSync('knowledge/descriptions')) for (const [n, l] of readFileSync(`knowledge/descriptions/${f}`, 'utf8').split('\n').entries()) if (l.trim()) texts.set(`${f.replace('.jsonl', '')}:${n}`, JSON.parse(l).text);
const done = process.argv.slice(2);
for (const b of done) {
  const labels = new Map<string, string[]>(); let id = '';
  for (const l of readFileSync(`/tmp/ann/out/${b}.txt`, 'utf8').split('\n')) { if (!l.trim()) continue; if (l.startsWith('@ ')) { id = l.slice(2).trim(); continue; } const m = /^(\d+)\s+(.*)$/.exec(l.trim()); if (m) labels.set(`${id} ${m[1]}`, m[2]!.split(',').map((x) => x.trim()).filter(Boolean)); }
  const out: string[] = []; let last = '';
  const inp = readFileSync(`/tmp/ann/in/${b}.txt`, 'utf8').split('\n').filter((l) => l.startsWith('@ ')).map((l) => l.slice(2));
  const labelled = new Set([...labels.keys()].map((k) => k.split(' ')[0]));
  // Texts after the last labelled one were not reached.
  const lastAt = Math.max(...inp.map((t, i) => (labelled.has(t) ? i : -1)));
  for (const t of inp.slice(0, lastAt + 1)) {
    const r = await readIncident(texts.get(t)!); if (!r.ok) continue;
    let n = 0;
    for (const f of ['symptoms', 'occurrence_pattern', 'blast_radius'] as const) {
      const text = r.incident[f]; if (!text) continue;
      const read = readText([{ field: f, text }], '', engine.text);
      for (const s of sentencesOf(text)) {
        if (s.text.length <= 12) continue; n++;
        const toks = tokenise(s.text).map((k) => [k.stem, k.kind, k.start, k.end]);
        out.push(JSON.stringify({ b, t, n, f, text: s.text, toks, y: labels.get(`${t} ${n}`) ?? [], read: [...new Set(read.filter((x) => x.start < s.end && x.end > s.start).map((x) => `${x.observable}=${x.value}`))] }));
      }
    }
  }
  writeFileSync(`/tmp/cl/${b}.jsonl`, out.join('\n') + '\n');
}
