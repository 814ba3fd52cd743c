import type { Telling } from './types.ts';

/** Tellings that were left for the end. */
export const KEPT: readonly Telling[] = [
  { text: 'The gateway died at 16:12, 16:47 and 17:20, another instance each time.', onset: '16:12', changes: [], tried: [] },
  {
    text: 'kiosk app froze at 08:20, 10:02, 11:47. Kiosks were switched on at 06:00, and I rebooted two at 10:05.',
    onset: '08:20',
    changes: [],
    tried: [],
    gap: true,
  },
  {
    text: '[07:58] Per: good morning\n[08:03] Per: half of the tills are stuck at "authorising"\n[08:05] Lisbeth: same here\n[08:11] Per: restarted the terminal twice, still stuck',
    onset: '08:03',
    changes: [],
    tried: ['no-effect restarted the terminal'],
  },
  {
    text: '[02:10] nina: consumer crashed with 137 again\n[02:12] nina: grafana shows the first one on Sat 8 Nov\n[02:15] raj: memory limit went from 2 GB to 1 GB on 7 Nov',
    onset: '8 Nov',
    changes: ['2 GB to 1 GB @ 7 Nov'],
    tried: [],
  },
  {
    text: 'The Wednesday 17:00 export was good; on Thursday nine customers complained.',
    onset: 'Thursday',
    changes: [],
    tried: [],
  },
  {
    text: 'Storage team completed the change "enable dedup on volume 7" at 22:15. Since 23:00 writes take seconds.',
    onset: '23:00',
    changes: ['enable dedup on volume 7 @ 22:15'],
    tried: [],
  },
  {
    text: 'node-9 got a second NIC and was set up anew on Monday night; packets are lost on it since Tuesday 05:00.',
    onset: 'Tuesday 05:00',
    changes: ['second NIC @ Monday night'],
    tried: [],
  },
  {
    text: 'The tax office published a new schema at 12:00; since 12:10 our filings are refused.',
    onset: '12:10',
    changes: ['new schema @ 12:00'],
    tried: [],
  },
  {
    text: 'Connection limit went from 200 to 50 on Monday. Connections are refused since Tuesday.',
    onset: 'Tuesday',
    changes: ['200 to 50 @ Monday'],
    tried: [],
  },
  { text: 'The match went live at 19:00 and players stalled at 19:00.', onset: '19:00', changes: ['match @ 19:00'], tried: [] },
  {
    text: 'Currency table last updated by the vendor at 06:00, totals are wrong since 06:30.',
    onset: '06:30',
    changes: ['Currency table @ 06:00'],
    tried: [],
  },
  { text: 'Worker image and environment not changed. Jobs fail since 15:00.', onset: '15:00', changes: [], tried: [] },
  {
    text: '2.4.0 rollout at 09:30; first timeouts 09:41. Rolled back at 10:05, still timeouts.',
    onset: '09:41',
    changes: ['2.4.0 rollout @ 09:30 ~ no-effect'],
    tried: ['no-effect Rolled back at 10:05'],
  },
  {
    text: 'Uploads break since 10:05.\n2026/11/12 10:11:12 [warn] 7#7: *19 upstream server temporarily disabled while reading upgraded response, host: "a.example"',
    onset: '10:05',
    changes: [],
    tried: [],
  },
  { text: 'No deliveries for 31 shops since 07:00.', onset: '07:00', changes: [], tried: [] },
  {
    text: 'Kernel 6.6 since Tuesday, panics since Tuesday 21:00. Back to kernel 6.1 on Thursday: same panic.',
    onset: 'Tuesday 21:00',
    changes: ['Kernel 6.6 @ Tuesday ~ no-effect'],
    tried: ['no-effect Back to kernel 6.1'],
  },
  {
    text: 'Lag since 15:00. Doubling the partitions at 15:30 did nothing, lowered the batch size too, no difference.',
    onset: '15:00',
    changes: [],
    tried: ['no-effect Doubling the partitions', 'no-effect lowered the batch size'],
  },
  {
    text: 'Printers stop since 09:10.\n* emptied the spool folder: same\n* restarted the spooler twice: no difference\n* new driver: worked for ten minutes',
    onset: '09:10',
    changes: [],
    tried: ['no-effect emptied the spool folder', 'no-effect restarted the spooler', 'for-a-while new driver'],
  },
  {
    text: 'Three VMs stopped at 03:15, 03:40 and 04:02. New VMs from the same template run without trouble since.',
    onset: '03:15',
    changes: [],
    tried: ['helped New VMs from the same template'],
  },
  {
    text: 'On-call worked through the runbook "renew mesh certificates" at 02:00, handshakes fail since 02:10.',
    onset: '02:10',
    changes: ['renew mesh certificates @ 02:00'],
    tried: [],
  },
];
