import { expect, it } from 'vitest';
import { knowledgeFiles } from '../cli/knowledge-files.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import { restartsBy } from './restarts.ts';

const { remedies } = compileKnowledge(knowledgeFiles('knowledge')).knowledge;
const by = (id: string, technology?: string) => {
  const remedy = remedies.find((r) => r.id === id);
  if (!remedy) throw new Error(id);
  return restartsBy(remedy, technology);
};

it('what is a restart by itself is one by every command, and without one', () => {
  expect(by('restart-sick-instances', 'amazon-ecs')).toBe(true);
  expect(by('roll-back-last-deploy', 'heroku')).toBe(true);
  expect(by('roll-back-last-deploy')).toBe(true);
});

it('what restarts by one command restarts by no other', () => {
  expect(by('raise-container-memory', 'kubernetes')).toBe(true);
  expect(by('raise-container-memory', 'docker')).toBe(false);
  expect(by('revert-configuration', 'systemd')).toBe(true);
  expect(by('revert-configuration', 'nginx')).toBe(false);
  expect(by('revert-configuration')).toBe(false);
});

it('a setting that is read at the start restarts, whatever its command says', () => {
  expect(by('enlarge-pool', 'hikaricp')).toBe(true);
  expect(by('raise-container-memory', 'java')).toBe(true);
});

it('more instances, a pause and a patch of what is no process restart nothing', () => {
  for (const id of ['scale-out', 'pause-consumer-or-job', 'freeze-scale-in', 'extend-volume-now', 'move-job-to-quiet-hour'])
    expect(by(id, 'kubernetes'), id).toBe(false);
});

it('no mitigation restarts outright and does not say so', () => {
  const OUTRIGHT =
    /rollout (?:restart|undo)|force-new-deployment|systemctl (?:restart|reboot)|helm rollback|kubectl set (?:env|image|resources)/;
  const silent = remedies
    .filter((r) => r.kind === 'mitigation')
    .flatMap((r) => Object.entries(r.commands).flatMap(([t, c]) => (OUTRIGHT.test(c) && !restartsBy(r, t) ? [`${r.id} ${t}`] : [])));
  expect(silent).toEqual([]);
});
