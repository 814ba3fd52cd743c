/** What puts a team's knowledge into the engine of a browser: loaded only where there is one. */
export { openTeam, type TeamPack } from './team/use.ts';
