import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { deletedButOpen } from './deleted.ts';

const said = (...lines: string[]) => deletedButOpen(partsOf(lines.join('\n'))).map((d) => [d.formula, d.shows?.[1]]);
const TITLES = 'Filesystem      Size  Used Avail Use% Mounted on';
const DF = ['root@web-2:~# df -h /srv', TITLES, '/dev/vdb1       200G  196G  4.0G  98% /srv'];
const DU = ['root@web-2:~# du -sh /srv', '21G\t/srv'];

it('takes what du finds from what df counts, in any order and notation', () => {
  const found = [['196G - 21G = 175G', 'deleted-open']];
  expect(said(...DF, ...DU)).toEqual(found);
  expect(said('the disk:', ...DU, 'and', ...DF)).toEqual(found);
  expect(said('$ sudo du -xsh /srv/', '21G     /srv/', '$ df -h | grep srv', '/dev/vdb1  200G  196G  4.0G  98% /srv')).toEqual(found);
  expect(
    said(
      '# du -sk /srv',
      '22020096 /srv',
      '# df /srv',
      'Filesystem 1K-blocks Used Available Use% Mounted on',
      '/dev/vdb1 209715200 205520896 4194304 98% /srv',
    ),
  ).toEqual(found);
  expect(said('# du -h -d1 /', '9G /var', '12G /usr', '21G /', '# df -h /', TITLES, '/dev/sda2 200G 196G 4G 98% /')).toEqual(found);
});

it('claims nothing of a volume with room', () => {
  expect(said(...DU, '# df -h /srv', TITLES, '/dev/vdb1       900G  196G  704G  22% /srv')).toEqual([['196G - 21G = 175G', undefined]]);
});

it('says nothing where the two do not measure the same', () => {
  expect(said(...DF, '# du -sh /srv/spool', '21G /srv/spool')).toEqual([]);
  expect(said(...DF, '# du -sh /srv', '180G /srv')).toEqual([]);
  expect(said(...DF, 'root@web-3:~# du -sh /srv', '21G /srv')).toEqual([]);
  expect(said(...DF, '# du -sh --apparent-size /srv', '21G /srv')).toEqual([]);
  expect(said(...DF, '# du -sh --exclude=spool /srv', '21G /srv')).toEqual([]);
  expect(said(...DF, '21G /srv')).toEqual([]);
  expect(said(...DF, '$ du -sh /srv', "du: cannot read directory '/srv/a': Permission denied", '21G /srv')).toEqual([]);
  expect(said(...DF, '$ du -sh /srv 2>/dev/null', '21G /srv')).toEqual([]);
  expect(said('# df -i /srv | tail -1', '/dev/vdb1 209715200 205520896 4194304 98% /srv', ...DU)).toEqual([]);
});

it('says nothing of volumes of which a mount shows a part, or that have changed', () => {
  expect(said('# df -h /srv', TITLES, 'nas:/vol/all  200G  196G  4.0G  98% /srv', ...DU)).toEqual([]);
  expect(
    said(
      '$ kubectl exec api-0 -- df -h /srv',
      TITLES,
      '/dev/vdb1 200G 196G 4G 98% /srv',
      '$ kubectl exec api-0 -- du -sh /srv',
      '21G /srv',
    ),
  ).toEqual([]);
  expect(said(...DF, ...DU, '# df -h /srv', TITLES, '/dev/vdb1       200G  22G  178G  11% /srv')).toEqual([]);
  expect(said(...DF, ...DU, 'btrfs, with a subvolume for each customer')).toEqual([]);
  expect(said('# df -h /srv', TITLES, '/dev/vdb1 2.0G 1.9G 0.1G 95% /srv', '# du -sh /srv', '0.4G /srv')).toEqual([]);
});

it('says nothing where du leaves folders out or df counts by thousands', () => {
  expect(said(...DF, '# du -hS -d1 /srv', '21G /srv')).toEqual([]);
  expect(said(...DF, '# du -h --separate-dirs -d1 /srv', '21G /srv')).toEqual([]);
  expect(said(...DF, '# du -s --si /srv', '21G /srv')).toEqual([]);
  expect(said('# df -H /srv', ...DF.slice(1), ...DU)).toEqual([]);
  expect(said('# df --si /srv', ...DF.slice(1), ...DU)).toEqual([]);
  expect(said('# df -TH /srv | tail -1', '/dev/vdb1 xfs 200G 196G 4.0G 98% /srv', ...DU)).toEqual([]);
});

it('knows petabytes', () => {
  expect(said('# df -h /srv', TITLES, '/dev/vdb1 2.0P 2.0P 4.0T 99% /srv', '# du -sh /srv', '1.0P /srv')).toEqual([
    ['2,097,152G - 1,048,576G = 1,048,576G', 'deleted-open'],
  ]);
});
