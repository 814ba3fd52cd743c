import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const flat = (format: 'yaml' | 'json' | 'nginx' | 'hcl' | 'ini' | 'dockerfile', text: string) =>
  readConfig(format, text)
    .entries.filter((each) => each.value !== '')
    .map((each) => `${[...each.path, each.key].join('.')}=${each.value}`);

describe('configuration becomes entries with their paths', () => {
  test('YAML with lists, flow maps, comments and several documents', () => {
    const text =
      'spec:\n  containers:\n    - name: web   # the one\n      limits: { cpu: "1", memory: 2Gi }\n    - name: side\n---\nkind: Service\n';
    expect(flat('yaml', text)).toEqual([
      'spec.containers.[0].name=web',
      'spec.containers.[0].limits={ cpu: "1", memory: 2Gi }',
      'spec.containers.[0].limits.cpu=1',
      'spec.containers.[0].limits.memory=2Gi',
      'spec.containers.[1].name=side',
      'kind=Service',
    ]);
  });

  test('a block scalar is not read as keys', () => {
    expect(flat('yaml', 'script: |\n  a: 1\n  b: 2\nnext: 3\n')).toEqual(['script=|', 'next=3']);
  });

  test('JSON', () => {
    expect(flat('json', '{\n  "pool": { "max": 5, "min": 1 },\n  "hosts": ["a", "b"]\n}')).toEqual([
      'pool.max=5',
      'pool.min=1',
      'hosts.[0]=a',
      'hosts.[1]=b',
    ]);
  });

  test('nginx and HCL blocks', () => {
    expect(flat('nginx', 'server {\n  location /api/ {\n    proxy_read_timeout 5s; # short\n  }\n}')).toEqual([
      'server.location /api/.proxy_read_timeout=5s',
    ]);
    expect(flat('hcl', 'resource "aws_sqs_queue" "q" {\n  visibility_timeout_seconds = 30\n}')).toEqual([
      'resource aws_sqs_queue q.visibility_timeout_seconds=30',
    ]);
  });

  test('sections, properties and Dockerfiles', () => {
    expect(flat('ini', '[Service]\nLimitNOFILE=1024\nspring.main.x: y ; note')).toEqual([
      'Service.LimitNOFILE=1024',
      'Service.spring.main.x=y',
    ]);
    expect(flat('dockerfile', 'FROM node:20\nCMD ["node", "a.js"]')).toEqual(['FROM=node:20', 'CMD=["node", "a.js"]']);
  });

  test('places are exact', () => {
    const text = 'a:\n  b: 12 # n\n';
    const entry = readConfig('yaml', text).entries.at(-1);
    expect(text.slice(entry?.start, entry?.end)).toBe('b: 12');
  });
});
