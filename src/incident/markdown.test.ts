import { describe, expect, it } from 'vitest';
import { readIncident } from './index.ts';

async function read(text: string) {
  const r = await readIncident(text, { format: 'markdown' });
  if (!r.ok) throw new Error(r.error);
  return r;
}

describe('names of fields', () => {
  it.each([
    ['code_snippet', ['Code', 'Code snippet', 'CODE_SNIPPET', 'Source code', 'Relevant code (redacted)', 'Config', '1. Code']],
    ['tech_stack', ['Stack', 'Tech-Stack', 'Technology', 'Environment', 'Stack & environment', '🧱 Tech stack']],
    ['symptoms', ['Symptoms', 'What we see', 'Errors', 'Logs from pod 3', 'Problem', 'Description', 'Observations:']],
    [
      'occurrence_pattern',
      ['Occurrence pattern', 'When', 'Timing', 'Timeline of events', 'Frequency', 'Recent changes', 'When did it start?'],
    ],
    [
      'blast_radius',
      ['Blast radius', 'Impact', 'Impact on customers', 'Affected users', 'Scope', 'Severity', 'Customers hit', 'Impact / blast radius'],
    ],
  ] as const)('%s', async (field, labels) => {
    for (const label of labels) {
      for (const text of [
        `## ${label}\nthe text`,
        `#### ${label} ####\n\nthe text`,
        `**${label}**\nthe text`,
        `**${label}:** the text`,
        `- **${label.replace(/:$/, '')}**: the text`,
        `${label}\n---\nthe text`,
        `${label}\n====\n\nthe text\n`,
      ]) {
        expect((await read(text)).incident[field], text).toBe('the text');
      }
    }
  });
});

describe('sections', () => {
  it('strips the fences of the code, and leaves those of other fields', async () => {
    const r = await read('## Code\n`a.js`\n```js\nf();\n# no heading\n```\n## Symptoms\n```log\nERROR boom\n```\nand more');
    expect(r.incident.code_snippet).toBe('`a.js`\nf();\n# no heading');
    expect(r.incident.symptoms).toBe('```log\nERROR boom\n```\nand more');
    expect(r.notes).toEqual([]);
  });
  it('takes comments in unfenced code for code', async () => {
    const r = await read('## Code\n# config of the pool\npool:\n  max: 5\n# logs\n## Stack\nGo');
    expect(r.incident.code_snippet).toBe('# config of the pool\npool:\n  max: 5\n# logs');
    expect(r.incident.tech_stack).toBe('Go');
  });
  it('keeps deeper headings and shell prompts inside of their field', async () => {
    const r = await read('## When\nsince noon\n### Other regions\nfine\n# kubectl get pods\nNAME\n## Impact\nall');
    expect(r.incident.occurrence_pattern).toBe('since noon\n### Other regions\nfine\n# kubectl get pods\nNAME');
  });
  it('adds unknown sections to the symptoms and says which', async () => {
    const r = await read('# Checkout fails\npaged at 3\n## Symptoms\n500s\n## Things tried\nrestart\n## Impact\nall');
    expect(r.incident.symptoms).toBe('500s\n\nCheckout fails\npaged at 3\n\n## Things tried\nrestart');
    expect(r.incident.blast_radius).toBe('all');
    expect(r.title).toBe('Checkout fails');
    expect(r.notes.map((n) => n.kind)).toEqual(['unknown-heading', 'unknown-heading']);
    expect(r.notes[1]?.text).toContain('“Things tried”');
  });
  it('drops a title that says nothing', async () => {
    expect((await read('# Incident report\n\n## Symptoms\n500s')).incident.symptoms).toBe('500s');
  });
  it('joins two sections of one field, the second with its label', async () => {
    expect((await read('## Impact\nall\n## Severity\nhigh')).incident.blast_radius).toBe('all\n\nSeverity:\nhigh');
  });
  it('reads a heading with its text', async () => {
    expect((await read('## Impact: 8% of users\nin the EU')).incident.blast_radius).toBe('8% of users\nin the EU');
  });
  it('is not swallowed by a fence that nobody closed', async () => {
    expect((await read('## Code\n```js\nf();\n## Impact\nall')).incident.blast_radius).toBe('all');
  });
  it('leaves a bold label alone where a heading has the name', async () => {
    const r = await read('## Symptoms\n**Impact:** seen in graphs\n## Impact\nall');
    expect(r.incident.symptoms).toBe('**Impact:** seen in graphs');
  });
  it('reads plain labels when there are two or more', async () => {
    const r = await read('Stack: Go 1.22\nWhat we see: 500s\nsince noon\nImpact: all');
    expect(r.incident).toMatchObject({ tech_stack: 'Go 1.22', symptoms: '500s\nsince noon', blast_radius: 'all' });
  });
});

describe('free text', () => {
  it.each([
    'All pods restart.',
    '# kubectl get pods\nNAME READY\n\n\n# again',
    'Impact: one label is a sentence',
    'a\n---\nb',
    'error: x\nstatus: y',
  ])('%j is the symptoms, unchanged', async (text) => {
    const r = await read(text);
    expect(r.incident.symptoms).toBe(text);
    expect(r.notes).toEqual([]);
  });
  it('takes fenced code for the code, but not a fenced log', async () => {
    const r = await read('It fails here:\n```python\nx = 1\n```\nwith\n```\n2024-01-01 00:00:00 ERROR boom\n```\n');
    expect(r.incident.code_snippet).toBe('x = 1');
    expect(r.incident.symptoms).toBe('It fails here:\nwith\n```\n2024-01-01 00:00:00 ERROR boom\n```');
    expect(r.notes.map((n) => n.kind)).toEqual(['guessed-field']);
  });
  it.each([
    ['code', 'SELECT id\nFROM orders\nWHERE paid;'],
    ['code', 'pool:\n  max: 5\n  idle: 3'],
    ['code', 'max_connections = 100\nshared_buffers = 4GB'],
    ['code', 'def pay(o):\n    return charge(o)'],
    ['output', 'Failed to create Order: 429 too many certificates'],
    ['output', 'APPLICATION FAILED TO START\n┌─────┐\n|  contractService\n└─────┘'],
    ['output', 'Last State:  Terminated\n  Reason:  OOMKilled'],
    ['output', ' count\n-------\n    42'],
    ['output', 'TypeError: x is undefined\n    at f (a.js:1:2)'],
  ])('without a language a block is told by its lines: %s', async (what, block) => {
    const r = await read(`It is slow\n\`\`\`\n${block}\n\`\`\`\n`);
    expect(r.incident.code_snippet).toBe(what === 'code' ? block : '');
  });
});
