import { expect, it } from 'vitest';
import { readChanges } from '../changes.ts';
import { clockworkOf, readTimes } from '../times.ts';
import { changeSignals } from './answers.ts';

const read = (text: string): string[] => {
  const fields = [{ field: 'symptoms' as const, text }];
  const clockwork = clockworkOf(fields);
  const time = readTimes(fields, clockwork);
  return changeSignals(readChanges(fields, time, clockwork), time).map((s) => `${s.observable.replace('-before-onset', '')}=${s.value}`);
};

it.each([
  ['Labels print blank since the second print server.', 'infrastructure-change=yes'],
  ['Search is slow since the index was moved to the new cluster.', 'infrastructure-change=yes'],
  ['Logins hang, and only since the relaunch of the portal.', 'deploy=yes'],
  ['The basket loses lines since app 7.2.', 'deploy=yes'],
  ['Sessions drop since the hardening role of May.', 'config-change=yes'],
  ['On Tuesday we raised the upload limit of the gateway to 2 GB.', 'config-change=yes'],
  ['Badges are refused since the firmware of the readers came.', 'upgrade=yes'],
  ['Since the upgrade of the message broker orders come twice.', 'upgrade=yes'],
  ['Reports take an hour since three new wholesalers were connected.', 'data-change=yes'],
  ['On Friday a technician unplugged the wrong cable.', 'manual-operation=yes'],
  ['Mails bounce since the firewall change.', 'network-change=yes'],
  ['Nobody can sign in since the password rotation.', 'credential-rotation=yes'],
])('%s tells %s', (text, says) => {
  expect(read(text)).toContain(says);
});

it.each([
  'Always slow since Monday.',
  'Each time we deploy, the queue grows for a minute.',
  'Next week the database will be moved to the new cluster.',
  'Unrelated: the firewall was replaced on Friday.',
  'Row count is constant since the relaunch.',
  'Tried: more workers, rolled back the last release.',
  'It is not since the upgrade on Sunday.',
])('no change: %s', (text) => {
  expect(read(text).filter((s) => s.endsWith('=yes') && s !== 'no-change-known=yes')).toEqual([]);
});

it.each([
  ['Our code is unchanged.', 'deploy=no'],
  ['Same build since March.', 'deploy=no'],
  ['We released nothing.', 'deploy=no'],
  ['Nobody committed this week.', 'deploy=no'],
  ['The config is untouched.', 'config-change=no'],
  ['No rule changes.', 'config-change=no'],
  ['Firmware not changed.', 'upgrade=no'],
  ['No Windows update, disks fine.', 'upgrade=no'],
])('%s denies: %s', (text, says) => {
  expect(read(text)).toContain(says);
});

it.each([
  'Same image, same model: 340 ms here, 9 s there.',
  'Removing the patch changed nothing.',
  'The program is the 32-bit version of 2009.',
])('no denial: %s', (text) => {
  expect(read(text).filter((s) => s.endsWith('=no'))).toEqual([]);
});
