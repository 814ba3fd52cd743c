import type { Labelled } from './incidents.ts';

/**
 * Tellings with shares, counts, workarounds and words of comfort, of trades that the other sets do not have; labelled against the policy
 * before the reader was looked at. Every third was held out and read once, at the end.
 */
export const thirdVoices: readonly Labelled[] = [
  // Most are hit
  [['SEV1'], 'seat reservations succeed in 7 % of attempts, the rest runs into "no allotment"', 'All travellers, web and counter alike'],
  [['SEV1'], 'Not one parcel label has been printed since 05:30', 'Every depot of the country, drivers leave without parcels'],
  [['SEV1'], 'Orders per minute at about 9 % of a usual Sunday', 'Whole shop; the hotline has forty people in the queue'],
  [
    ['SEV1'],
    'auth-gw: 503 upstream connect error',
    'Nobody of our 52,000 policy holders can log in, and there is no way around: claims are only taken online',
  ],
  [
    ['SEV1'],
    'Practically all meter readings are refused with schema_version unknown',
    '1,940 of 2,013 utilities send nothing that we take',
  ],
  [['SEV1'], 'Zero bookings in the last 25 minutes, usually 300', 'Guests on the site and in the app, every country'],
  [
    ['SEV1'],
    'customers who open "my statements" get the statement of the person who asked before them',
    'At least 70 people have seen names and balances of strangers; the page is still up',
  ],
  [
    ['SEV1'],
    'the monthly mail went out with the attachment of the next row in the list',
    'Salary slips of about 800 employees were mailed to colleagues',
  ],
  [
    ['SEV1'],
    'share links of the photo lab open without a token',
    "Anyone with the link can download a family's pictures, we found them in a search engine",
  ],
  [
    ['SEV1'],
    'Replica was promoted with a lag of 40 minutes',
    'What dispatchers wrote in those 40 minutes is gone and nobody can write it again; it goes on with each failover',
  ],
  [
    ['SEV1'],
    'A former contractor logged in with the root key from an unknown network and created users',
    'Security has confirmed it; what he read is not known yet',
  ],
  [
    ['SEV1'],
    'infusion pumps show the rate of the previous patient after the update',
    'Two wards; nurses compare each pump with the chart by eye',
  ],
  [
    ['SEV1'],
    'card acceptance fell to a tenth of normal at 18:04',
    'all petrol stations of the chain, the pumps stay locked without payment',
  ],
  [['SEV1'], 'Es geht keine einzige Überweisung mehr durch', 'alle Kunden der Bank, App und Web'],
  [['SEV1'], 'API keys of tenants appear in the logs that other tenants can export', '31 tenants exported one this week'],
  // A noticeable share, a region, a tier, a key internal system
  [['SEV2'], 'Bookings come through for 78 % of guests, the others see a spinner', 'Web guests; the app is not concerned'],
  [['SEV2'], 'pickup slots cannot be chosen', '61 of 340 stores, all others take orders as always'],
  [['SEV2'], 'Payments with the meal voucher card are refused', 'About one lunch guest in six pays with it, other cards are fine'],
  [
    ['SEV2'],
    'The planning board does not open, white page',
    'All 140 planners of the three plants sit without work; customers notice nothing yet',
  ],
  [['SEV2'], 'invoices carry the old discount', '1,150 invoices of last night have a total that is too high; no customer data is involved'],
  [['SEV2'], 'Sign-in by passkey throws NotAllowedError', 'half of the members use one; none of those can sign in, password members do'],
  [['SEV2'], 'Sao Paulo edge answers 522', 'everyone who is served from South America; Europe and the US are fine'],
  [['SEV2'], 'Search for flights takes 11 s instead of 2', 'all visitors; bookings of the day are a fifth lower than last week'],
  [['SEV2'], 'the ticketing of the service desk is down', '900 agents cannot see or answer a request, they stand around'],
  [
    ['SEV2', 'SEV1'],
    'build host ran an image with a crypto miner; deploy keys and the signing certificate are on that host',
    'No sign yet that they were used',
  ],
  [['SEV2'], 'the bank file had each line twice', '214 suppliers got their money twice on Friday'],
  [['SEV2'], 'premium plan: exports and the editor return 403', 'all premium customers, about 9 % of accounts; basic is fine'],
  [['SEV2'], 'Jeder vierte Bestellvorgang endet mit "Zeitüberschreitung"', 'Kunden im Webshop, Filialen nicht betroffen'],
  [['SEV2'], 'checkout success 83 %, normally 98 %', 'shop customers; a second try often helps'],
  [['SEV2'], 'stock counts are wrong since the import', 'around 400 articles sold that we do not have, the buyers will be disappointed'],
  // A feature, few, or a way around
  [['SEV3'], 'the app does not show the boarding pass', 'Passengers of the app; they can print it at the machine or take it from the mail'],
  [['SEV3'], 'Reports page gives 500', 'bookkeepers of the clinics; they look the sums up by SQL with our help'],
  [['SEV3'], 'receipts are not mailed', 'all buyers of today; orders and payments are right, support re-sends by hand'],
  [['SEV3'], 'avatar upload broken', 'anyone who wants to change the picture'],
  [['SEV3'], 'sign-up with a company number of Malta refused', '4 firms so far, sales opens the account for them'],
  [['SEV3'], 'payout of 3 of 2,900 hosts stuck in "processing"', 'those three hosts; the others got theirs in time'],
  [
    ['SEV3'],
    'the drivers cannot scan the code on the new boxes',
    'Workaround: they type the eight digits; the tour takes some minutes longer',
  ],
  [['SEV3'], 'recommendations are empty under every article', 'whole shop, customers order normally'],
  [['SEV3'], 'map of charging points loads without filters', 'all drivers; charging itself and payments work'],
  [['SEV3'], 'calendar sync with the other vendor stopped', 'teachers, maybe 150; the timetable in the app is right and works instead'],
  [['SEV3'], 'old invoices cannot be opened as PDF', 'customers who look for one from before 2021; a few mails a week'],
  [['SEV3'], 'nightly statistics arrive four hours late', 'analysts of our own house, they wait for it'],
  [['SEV3'], 'PDF preview broken in Firefox', 'lawyers with that browser; download works, and the other browsers too'],
  [['SEV3'], 'Lieferscheine lassen sich nicht drucken', 'zwei Lager; man kann sie von Hand auf Papier ausfüllen'],
  [['SEV3', 'SEV4'], 'CI queue is slow, builds wait 15 min instead of 5', '60 developers, nothing for customers'],
  // Nobody, cosmetic, internal, a risk
  [['SEV4'], 'SLOWLOG is empty, yet the panel shows 200 slow commands', 'No user-facing effect, p95 of the site 210 ms as ever'],
  [['SEV4'], 'Replica 2 lags by 3 s at night during the vacuum', 'Nothing fails; reads are slower by 0-60 ms'],
  [['SEV4'], 'footer shows the year 2023', 'all pages, no one complained'],
  [['SEV4'], 'root volume of db-3 at 86 %, grows a percent a day', 'no user impact yet'],
  [['SEV4'], 'pod restarts once an hour with OOMKilled', 'readers are not affected, the two others take over'],
  [['SEV4'], 'certificate of the staging gateway has expired', 'internal testers only'],
  [
    ['SEV4'],
    'a customer asks "is your shop hacked?" because of a spam mail with our logo',
    'we found no sign of it, shop and accounts are normal',
  ],
  [['SEV4'], 'consumer lag of the audit topic 120k and falling', 'with no data lost, nobody uses it before the end of the month'],
  [['SEV4'], 'p95 of GET /offers went from 180 to 230 ms since the release', 'no errors, conversion unchanged'],
  [['SEV4'], 'alert CheckoutErrorsHigh on the load-test cluster', 'nobody real; production orders are at the usual 95 a minute'],
  [['SEV4'], 'backup of the wiki ran twice', 'None'],
  [['SEV4'], 'two of three brokers up, the third is in the repair shop', 'Producers and consumers work, no message is delayed'],
  [['SEV4'], 'TLS scanner complains about an old cipher on the status page', 'no user is concerned; an auditor will ask'],
  [['SEV4'], 'deprecated API of the cluster will be removed in the next version', 'nothing yet; the upgrade is in May'],
  [['SEV4'], 'log shipper drops debug lines', 'Developers only, and only debug'],
];
