import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type pg from 'pg';
import type { ClassModels, KeptModel, LabelledTicket, LabelledTickets, ModelVersion } from '../../application/intake/ports.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

type Packed = Pick<KeptModel, 'labels' | 'fragments' | 'sharpness'> &
  Readonly<Record<'rarity' | 'starts' | 'owners' | 'weights' | 'bias', string>>;

/** Models of classes in PostgreSQL. Numbers are kept as the machine has them: little-endian, as every machine that Node runs on. */
export function createClassModels(pool: pg.Pool): ClassModels {
  return {
    latest: async (city) => {
      const { rows } = await pool.query<ModelVersion>({
        name: 'class_model_latest',
        text: 'SELECT version, made_at AS "madeAt", report FROM class_model WHERE city_id = $1 ORDER BY version DESC LIMIT 1',
        values: [city],
      });
      return rows[0];
    },
    inUse: async (city) => {
      const { rows } = await pool.query<{ readonly version: number }>({
        name: 'class_model_in_use',
        text: `SELECT CASE WHEN c.latest >= l.version THEN c.version ELSE l.version END AS version
          FROM (SELECT coalesce(max(version), 0) AS version FROM class_model WHERE city_id = $1) l
          LEFT JOIN LATERAL (
            SELECT version, latest FROM class_model_choice WHERE city_id = $1 ORDER BY position DESC LIMIT 1
          ) c ON true`,
        values: [city],
      });
      return rows[0]?.version ?? 0;
    },
    list: async (city) => {
      const { rows } = await pool.query<ModelVersion>(
        'SELECT version, made_at AS "madeAt", report FROM class_model WHERE city_id = $1 ORDER BY version DESC',
        [city],
      );
      return rows;
    },
    choose: async (city, version, at) => {
      await pool.query(
        `INSERT INTO class_model_choice (city_id, version, latest, chosen_at)
        SELECT $1, $2, coalesce(max(version), 0), $3 FROM class_model WHERE city_id = $1`,
        [city, version, at],
      );
    },
    load: async (city, version) => {
      const { rows } = await pool.query<{ readonly content: Buffer }>(
        'SELECT content FROM class_model WHERE city_id = $1 AND version = $2',
        [city, version],
      );
      return rows[0] === undefined ? undefined : await decode(rows[0].content);
    },
    add: async (city, after, { madeAt, report, model }) => {
      const { rowCount } = await pool.query(
        `INSERT INTO class_model (city_id, version, made_at, report, content) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [city, after + 1, madeAt, JSON.stringify(report), await encode(model)],
      );
      return rowCount === 1;
    },
  };
}

/** Tickets to learn from: what was taken on, by the class it has now. */
export function createLabelledTickets(pool: pg.Pool): LabelledTickets {
  return {
    latest: async (city, limit) => {
      const { rows } = await pool.query<LabelledTicket>({
        text: `SELECT ticket_id AS ticket, subject, left(text, 1000) AS text, class_code AS "classCode" FROM ticket
          WHERE city_id = $1 AND class_code IS NOT NULL AND privacy = 'open' AND state NOT IN ('received', 'declined', 'handedOver', 'merged')
          ORDER BY received_at DESC LIMIT $2`,
        values: [city, limit],
      });
      return rows;
    },
  };
}

async function encode(model: KeptModel): Promise<Buffer> {
  const { labels, fragments, sharpness, rarity, starts, owners, weights, bias } = model;
  const packed: Packed = {
    ...{ labels, fragments, sharpness },
    ...{ rarity: base64(rarity), starts: base64(starts), owners: base64(owners), weights: base64(weights), bias: base64(bias) },
  };
  return await pack(JSON.stringify(packed));
}

async function decode(content: Buffer): Promise<KeptModel> {
  // What stands in the table was written by `encode`.
  const packed = JSON.parse((await unpack(content)).toString('utf8')) as Packed;
  const { labels, fragments, sharpness } = packed;
  return {
    ...{ labels, fragments, sharpness },
    rarity: new Float32Array(bytes(packed.rarity)),
    starts: new Uint32Array(bytes(packed.starts)),
    owners: new Uint16Array(bytes(packed.owners)),
    weights: new Float32Array(bytes(packed.weights)),
    bias: new Float32Array(bytes(packed.bias)),
  };
}

function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function bytes(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text, 'base64')).buffer;
}
