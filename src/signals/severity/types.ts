export type Level = 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4';
