import { ageSeconds, over, says } from '../lines.ts';
import { cell, named, number, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';

const NODES = [
  ...[
    'name',
    'status',
    'roles',
    'age',
    'version',
    'internal-ip',
    'external-ip',
    'os-image',
    'kernel-version',
    'container-runtime',
    'labels',
  ],
];

/** `kubectl get nodes`. */
export const nodes: OutputReader = {
  id: 'kubernetes-nodes',
  needs: [['roles', 'version', 'status']],
  read: (page) => {
    const rows = tablesOf(page, { columns: NODES, needs: ['name', 'status', 'roles', 'version'] })
      .flat()
      .filter((r) => /^(?:Not)?Ready\b|^Unknown/.test(cell(r, 'status')));
    const away = rows.filter((r) => !cell(r, 'status').startsWith('Ready'));
    const well = rows.length >= 2 && away.length === 0 ? [says(over(rows), 'node-not-ready', 'no')] : [];
    return {
      claims: [...away.map((r) => says(r, 'node-not-ready', 'yes', { host: cell(r, 'name') })), ...well],
      names: away.slice(0, 1).flatMap((r) => named(r, 'name', 'host')),
    };
  },
};

/** What it scales: "Deployment/edge". */
const scaled = (r: Row): Record<string, string> => {
  const name = /^\w{3,30}\/([\w.-]{2,100})$/.exec(cell(r, 'reference'))?.[1];
  return name === undefined ? {} : { service: name };
};

const HPA = ['namespace', 'name', 'reference', 'targets', 'minpods', 'maxpods', 'replicas', 'age'];

/** `kubectl get hpa`. */
export const autoscalers: OutputReader = {
  id: 'kubernetes-autoscalers',
  needs: [['minpods', 'maxpods']],
  read: (page) => {
    const rows = tablesOf(page, { columns: HPA, needs: ['name', 'targets', 'maxpods', 'replicas'] }).flat();
    const claims = rows.flatMap((r): Claim[] => {
      const targets = cell(r, 'targets');
      if (targets.includes('<unknown>')) return [says(r, 'autoscaler-stands-still', 'yes', scaled(r))];
      const [most, now] = [number(r, 'maxpods'), number(r, 'replicas')];
      const wants = [...targets.matchAll(/(\d{1,9})(%|m|) ?\/ ?(\d{1,9})\2/g)].some((m) => Number(m[1]) > Number(m[3]));
      if (now >= most && wants) return [says(r, 'autoscaler-at-maximum', 'yes', scaled(r))];
      return now < most ? [says(r, 'autoscaler-at-maximum', 'no')] : [];
    });
    const sick = rows.filter((r) => claims.some((c) => c.start === r.start && c.value === 'yes'));
    // One that is at its maximum is not denied by its neighbours.
    const told = claims.some((c) => c.value === 'yes') ? claims.filter((c) => c.value === 'yes') : claims;
    return { claims: told, names: sick.slice(0, 1).flatMap((r) => named(r, 'namespace', 'namespace')) };
  },
};

const DEPLOYMENTS = [
  'namespace',
  'name',
  'ready',
  'desired',
  'current',
  'up-to-date',
  'available',
  'node selector',
  'age',
  'containers',
  'images',
  'selector',
];

/** `kubectl get deploy`, statefulsets and daemonsets: how many of the instances are there. */
export const deployments: OutputReader = {
  id: 'kubernetes-deployments',
  needs: [['up-to-date', 'available']],
  read: (page) => {
    const rows = tablesOf(page, { columns: DEPLOYMENTS, needs: ['name', 'up-to-date', 'available'] }).flat();
    const short = rows.flatMap((r) => {
      const [up = Number.NaN, all = Number.NaN] = cell(r, 'ready').includes('/')
        ? cell(r, 'ready').split('/').map(Number)
        : [number(r, 'available'), number(r, 'desired')];
      return up < all && all >= 2 && !(ageSeconds(cell(r, 'age')) < 600) ? [{ r, up, all }] : [];
    });
    return {
      claims: short.map(({ r, up, all }) => says(r, 'hosts-affected', up === 0 ? 'all' : all - up === 1 ? 'one' : 'some')),
      names: short.slice(0, 1).flatMap(({ r }) => [...named(r, 'name', 'service'), ...named(r, 'namespace', 'namespace')]),
    };
  },
};
