import type { Brand } from './brand.ts';

/** Identifies one ticket; a UUID. */
export type TicketId = Brand<string, 'TicketId'>;
/** Identifies what one caller said on one ticket; a UUID. */
export type RequestId = Brand<string, 'RequestId'>;
/** Identifies a caller in the separate personal-data store; a UUID. */
export type PersonId = Brand<string, 'PersonId'>;
/** Identifies a member of staff; a UUID. */
export type UserId = Brand<string, 'UserId'>;
/** Identifies a city of this installation, e.g. `lvliang`. */
export type CityId = Brand<string, 'CityId'>;
/** Code of a unit in the city's profile. */
export type UnitCode = Brand<string, 'UnitCode'>;
/** Code of an area (county) in the city's profile. */
export type AreaCode = Brand<string, 'AreaCode'>;
/** Code of a class of matters in the city's profile. */
export type ClassCode = Brand<string, 'ClassCode'>;
/** Identifies an entry of the knowledge base; a UUID. */
export type KnowledgeId = Brand<string, 'KnowledgeId'>;
/** Identifies a promise of the ledger; a UUID. */
export type CommitmentId = Brand<string, 'CommitmentId'>;
/** Identifies a work report that is read and confirmed; a UUID. */
export type ReportId = Brand<string, 'ReportId'>;
