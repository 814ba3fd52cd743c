// Runs the program on one incident and keeps what V8 compiled for it, and for those before it, beside the program. Called by the build, once per incident.
import { writeFileSync } from 'node:fs';

const { compiledCode } = await import('../dist/triage.js');
process.on('exit', () => writeFileSync('dist/program.cjs.cache', compiledCode()));
