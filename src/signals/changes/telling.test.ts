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
  // somebody did it
  ['Tom flipped ff.newCheckout on at 14:10, errors from 14:12.', 'flag-change=yes'],
  ['On Tuesday the payment provider moved us to its new gateway.', 'vendor-change=yes'],
  ['The carrier swapped its firewall last night.', 'vendor-change=yes'],
  ['Security rotated the bastion keys yesterday.', 'credential-rotation=yes'],
  ['We ran the backfill by hand on Tuesday.', 'manual-operation=yes'],
  ['Somebody edited the routing table on Thursday evening.', 'manual-operation=yes'],
  ['The CDN changed its edge certificates on Friday.', 'certificate-change=yes'],
  ['We migrated to Graviton on Friday.', 'infrastructure-change=yes'],
  // it was done
  ['The cron was moved from 02:00 to 03:00 on Sunday.', 'schedule-run=yes'],
  ['The toggle for one-click orders was switched off on Monday.', 'flag-change=yes'],
  ['Two wholesalers were onboarded on Monday.', 'data-change=yes'],
  ['31 clinics joined on 3 March.', 'data-change=yes'],
  ['The shop was moved to the new cluster at 06:00.', 'infrastructure-change=yes'],
  ['The resolver of the branch was pointed at a new name server on Monday.', 'network-change=yes'],
  ['A column was added to the invoice table on Sunday.', 'migration=yes'],
  ['The password of the backup share was changed on the 8th.', 'credential-rotation=yes'],
  // what it is called
  ['New office network since Monday.', 'network-change=yes'],
  ['Debian 11 → 12 on Saturday.', 'upgrade=yes'],
  ['Tills hang since 7.4.', 'deploy=yes'],
  ['Since Thursday, when the sensors joined the second broker, values are late.', 'infrastructure-change=yes'],
  ['After the node pool was exchanged, jobs fail.', 'infrastructure-change=yes'],
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
  'We will move the database to the new cluster on Friday.',
  'We hope to replace the firewall by Friday.',
  'Could the release on Monday be the cause?',
  'Perhaps somebody changed the firewall rule on Monday.',
  'No deploys since Tuesday.',
  'After the errors began at 14:00 we restarted the pods at 14:30.',
  'The change in latency on Monday was small.',
  'The deploy script of Monday prints a warning.',
  'If we switch the flag on at 14:00, carts are lost.',
  '2025-09-08T07:49:31Z job 77 loaded 48211 rows',
  'Since then only the second line is busy.',
])('no change: %s', (text) => {
  expect(read(text).filter((s) => s.endsWith('=yes') && s !== 'no-change-known=yes')).toEqual([]);
});

it('is about the head of its words', () => {
  expect(read('The password of the backup server was changed on Monday.')).toEqual(['credential-rotation=yes']);
  expect(read('On Tuesday we put the clips of the video team on the new filer.')).not.toContain('data-change=yes');
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
