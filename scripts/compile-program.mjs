// Makes one call of the program and keeps what V8 compiled for it, and for those before it, beside its scripts. Called by the build, once per call.
import { writeFileSync } from 'node:fs';

const { compiledCode, kept } = await import('../dist/triage.js');
process.on('exit', () => {
  for (const [filename, code] of compiledCode()) writeFileSync(`${filename}${kept}`, code);
});
