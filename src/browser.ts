/** The engine for a browser: the same functions, nothing of Node. */
export { incidentFromFields } from './incident/index.ts';
export { RENDERERS } from './render/index.ts';
export { createEngine } from './signals/index.ts';
export { triage } from './triage.ts';
