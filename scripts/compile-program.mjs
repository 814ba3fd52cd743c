// Runs the program on one incident and keeps what V8 compiled for it, beside the program. Called by the build, once per incident.
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// V8 would forget what has not been run for a while.
setFlagsFromString('--no-flush-bytecode');
const { compiledCode } = await import('../dist/triage.js');
process.on('exit', () => {
  setFlagsFromString('--flush-bytecode');
  writeFileSync('dist/program.cjs.cache', compiledCode());
});
