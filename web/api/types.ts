import type { FieldName, Incident as Fields, InputNote } from '../../src/incident/types.ts';
import type { Happening, InvestigationEvent } from '../../src/investigation/types.ts';

export type { FieldName, Fields, Happening, InputNote };

export interface Session {
  readonly account: { readonly name: string; readonly role: 'viewer' | 'responder' | 'admin'; readonly team: string } | null;
  readonly open: boolean;
  readonly csrf: string;
  readonly signIn: { readonly token: boolean; readonly oidc: boolean };
  readonly version: string;
}

export interface Summary {
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly team: string;
  readonly service: string;
  readonly source: string;
  readonly severity: 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4';
  readonly class: string;
  readonly leading: { readonly mode: string; readonly title: string; readonly probability: number } | null;
  readonly outcome: { readonly mode: string; readonly title: string; readonly class: string } | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly seq: number;
}

export interface Saved extends Summary {
  readonly incident: Fields;
  readonly notes: readonly InputNote[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

export type StoredEvent = InvestigationEvent & { readonly seq: number; readonly recordedAt: string };

export interface Similar {
  readonly incident: Summary;
  readonly score: number;
  readonly sameClass: boolean;
  readonly common: readonly { readonly observable: string; readonly value: string; readonly text: string }[];
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface ModeEntry {
  readonly id: string;
  readonly class: string;
  readonly domain: string;
  readonly title: string;
}
