import type { Telling } from './types.ts';

/** Tellings with which the reading was worked out. */
export const WORKED: readonly Telling[] = [
  // the earliest failing time
  {
    text: 'The export pods died at 02:11, 02:40 and 03:12 - never the same one. All six pods started since 01:30.',
    onset: '02:11',
    changes: [],
    tried: [],
  },
  {
    text: 'mailer crashed 11:07, 11:31, 11:58 (exit 139 each time). We restarted it by hand at 11:10 and 11:35.',
    onset: '11:07',
    changes: [],
    tried: [],
  },
  {
    text: 'The scanner service hangs now and then: hung at 06:50, 09:15 and 13:02 today. Up since 06:20 this morning.',
    onset: '06:50',
    changes: [],
    tried: [],
  },
  {
    text: '[21:14] Ines: anyone else seeing upload errors?\n[21:16] Bo: yes, 413 since 20:55 or so\n[21:20] Ines: raised client_max_body_size, no change\n[21:24] Bo: hm',
    onset: '20:55',
    changes: [],
    tried: ['no-effect raised client_max_body_size'],
  },
  {
    text: '22:41 mira: dashboards say all checkouts fail\n22:43 jan: looking\n22:50 mira: I rolled the api back to 5.3.1\n22:58 mira: same errors',
    onset: '22:41',
    changes: ['rolled the api back ~ no-effect'],
    tried: ['no-effect rolled the api back'],
  },
  {
    text: '09:02 kim: morning all\n09:04 pat: release 7.1 is out\n09:20 kim: orders return 500 now\n09:21 pat: hm',
    onset: '09:20',
    changes: ['release 7.1 @ 09:04'],
    tried: [],
  },
  {
    text: '[19:02] Ruth: importer is dead again, exit 143\n[19:05] Ruth: second time this evening\n[19:11] Ken: sentry has the first 143 on Thu 6 Nov',
    onset: '6 Nov',
    changes: [],
    tried: [],
  },
  {
    text: 'Backups of Thursday 22:00 were still fine, three failed on Friday. Nobody was in the office.',
    onset: 'Friday',
    changes: [],
    tried: [],
  },
  { text: 'The 18:00 run was ok. The 19:00 run had 400 rejects.', onset: '19:00', changes: [], tried: [] },
  {
    text: 'Deleted the stuck pod at 10:10, put the old configmap back at 10:20. Errors since 09:50.',
    onset: '09:50',
    changes: ['put the old configmap back ~ unknown'],
    tried: [],
  },
  {
    text: 'We restarted it at 14:05, 14:40 and 15:10. Each time memory is full again after half an hour.',
    onset: null,
    changes: [],
    tried: [],
  },
  { text: 'Brokers up since 03:10. Producers time out.', onset: null, changes: [], tried: [] },
  // changes without the usual words
  {
    text: 'Network team closed the ticket "move guest VLAN to new DHCP scope" at 07:40. Scanners lose their address from 08:05.',
    onset: '08:05',
    changes: ['move guest VLAN @ 07:40'],
    tried: [],
  },
  {
    text: 'db-replica-2 got more memory and was installed afresh with our Ansible role on Tuesday evening. Since Wednesday 06:00 reads on it are slow.',
    onset: 'Wednesday 06:00',
    changes: ['db-replica-2 got more memory @ Tuesday evening'],
    tried: [],
  },
  {
    text: 'Payments team published a second webhook secret at 10:15; from 10:20 every callback answers 401.',
    onset: '10:20',
    changes: ['second webhook secret @ 10:15'],
    tried: [],
  },
  {
    text: 'Marketing put the spring campaign pages live at about nine. Origin CPU at 100 % since 09:30.',
    onset: '09:30',
    changes: ['spring campaign pages @ about nine'],
    tried: [],
  },
  {
    text: 'Heap limit went from 1 GB to 512 MB on 12 Nov. OOM kills since 13 Nov.',
    onset: '13 Nov',
    changes: ['1 GB to 512 MB @ 12 Nov'],
    tried: [],
  },
  {
    text: 'Faster runners since 20 Oct. Integration tests time out since 21 Oct.',
    onset: '21 Oct',
    changes: ['Faster runners @ 20 Oct'],
    tried: [],
  },
  {
    text: 'The ticket sale opened at 10:00 and at 10:00 the queue page answered 503.',
    onset: '10:00',
    changes: ['ticket sale opened @ 10:00'],
    tried: [],
  },
  {
    text: 'The catalogue was last synced at 04:30. Prices are wrong since 05:00.',
    onset: '05:00',
    changes: ['last synced @ 04:30'],
    tried: [],
  },
  {
    text: 'A new tariff file came in at 13:05, the first rejected orders at 13:12.',
    onset: '13:12',
    changes: ['tariff file @ 13:05'],
    tried: [],
  },
  {
    text: 'The mandate list was last imported on Sunday. Since Monday 08:00 direct debits are refused.',
    onset: 'Monday 08:00',
    changes: ['mandate list @ Sunday'],
    tried: [],
  },
  {
    text: 'The zone file was last touched by the hoster on Friday, lookups fail since Saturday 02:00.',
    onset: 'Saturday 02:00',
    changes: ['zone file @ Friday'],
    tried: [],
  },
  {
    text: '3 Nov: new firewall rules for the branch. 5 Nov: VPN drops began.',
    onset: '5 Nov',
    changes: ['new firewall rules @ 3 Nov'],
    tried: [],
  },
  // no change
  {
    text: 'Node a crashed on the old release 16:02, node b crashed on the new release 16:40.',
    onset: '16:02',
    changes: [],
    tried: [],
  },
  { text: 'Topic retention and ACLs not changed. Consumer lag grows since 12:00.', onset: '12:00', changes: [], tried: [] },
  { text: '1.12.0 rollout at 15:00, first 502 at 15:20.', onset: '15:20', changes: ['1.12.0 rollout @ 15:00'], tried: [] },
  {
    text: 'Websockets drop since 08:20.\n2026/11/26 08:24:10 [error] 31#31: *8812 recv() failed (104: Connection reset by peer) while proxying upgraded connection, client: 10.2.3.4',
    onset: '08:20',
    changes: [],
    tried: [],
  },
  {
    text: 'Since 14:10 the log says "could not apply migration 0042: relation already exists".',
    onset: '14:10',
    changes: [],
    tried: [],
  },
  { text: 'No refunds for 64 customers since 11:00.', onset: '11:00', changes: [], tried: [] },
  // tried
  {
    text: 'Old stylesheets since 12:10. Purge of /static/* at 12:40 did nothing.',
    onset: '12:10',
    changes: [],
    tried: ['no-effect Purge of /static/*'],
  },
  {
    text: 'Proxy went to 3.2 at 18:00, panics since 18:20. Back to 3.1.9 at 19:05: same panic.',
    onset: '18:20',
    changes: ['3.2 @ 18:00 ~ no-effect'],
    tried: ['no-effect Back to 3.1.9'],
  },
  {
    text: 'Deploy of cart 88 at 19:30, latency up since 19:45; reverted at 20:10, the graph did not care.',
    onset: '19:45',
    changes: ['cart 88 @ 19:30 ~ no-effect'],
    tried: ['no-effect reverted at 20:10'],
  },
  {
    text: 'Restarted nginx on both edge hosts three times, no change. Raised the upstream timeout, no difference.',
    onset: null,
    changes: [],
    tried: ['no-effect Restarted nginx', 'no-effect Raised the upstream timeout'],
  },
  {
    text: 'Images are old since 10:30. purged, no difference. flushed redis as well: same',
    onset: '10:30',
    changes: [],
    tried: ['no-effect purged', 'no-effect flushed redis'],
  },
  {
    text: 'Two brokers died at 05:05 and 05:30. Replacements from the same image are fine ever since.',
    onset: '05:05',
    changes: [],
    tried: ['helped Replacements from the same image'],
  },
  {
    text: 'Calls drop since 08:00.\nTried so far:\n- drained node b: no effect\n- swapped the SIM: nothing\n- bigger instance: good for an hour, then the same',
    onset: '08:00',
    changes: [],
    tried: ['no-effect drained node b', 'no-effect swapped the SIM', 'for-a-while bigger instance'],
  },
  {
    text: 'Search 4.1 was deployed at 08:00, the price list was imported at 08:30. Errors since 09:00. Rolled back search at 09:30, no change.',
    onset: '09:00',
    changes: ['Search 4.1 @ 08:00 ~ no-effect', 'price list @ 08:30'],
    tried: ['no-effect Rolled back search'],
  },
  {
    text: '13:01 deploybot: api v912 deployed to prod\n13:06 lea: 500s on /login\n13:09 lea: rolled back v912, still 500s\n13:15 tom: idp team swapped their JWKS at 12:58',
    onset: '13:06',
    changes: ['api v912 @ 13:01 ~ no-effect', 'swapped their JWKS @ 12:58'],
    tried: ['no-effect rolled back v912'],
  },
  {
    text: 'The flash sale went live at 00:00, the first timeouts were at 00:02. Added 10 pods at 00:20, curve stayed flat.',
    onset: '00:02',
    changes: ['flash sale @ 00:00'],
    tried: ['no-effect Added 10 pods'],
  },
];
