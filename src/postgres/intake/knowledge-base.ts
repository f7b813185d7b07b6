import type pg from 'pg';
import type { KnowledgeBase, KnowledgeChange, KnowledgeEntry } from '../../application/knowledge/ports.ts';
import { createParameters } from '../parameters.ts';
import { inTransaction } from '../transaction.ts';

const COLUMNS = `e.entry_id AS id, e.version, e.title, e.question, e.answer, e.class_code AS "classCode", e.unit,
  e.valid_from::text AS "validFrom", e.valid_to::text AS "validTo", e.review_on::text AS "reviewOn", e.source, e.retired, e.open_reports AS "openReports",
  e.changed_at AS "changedAt", e.changed_by AS "changedBy"`;

const SEARCH = `SELECT ${COLUMNS} FROM find_knowledge($1, $2, $3, $4) f
  JOIN knowledge_entry e ON e.city_id = $1 AND e.entry_id = f.entry_id
  ORDER BY f.said DESC, e.entry_id`;

const SEARCH_VALID = `SELECT ${COLUMNS} FROM find_valid_knowledge($1, $2, $3, $4) f
  JOIN knowledge_entry e ON e.city_id = $1 AND e.entry_id = f.entry_id
  ORDER BY f.said DESC, e.entry_id`;

const PUT = `INSERT INTO knowledge_entry (city_id, entry_id, version, title, question, answer, class_code, unit, valid_from, valid_to, source,
    retired, open_reports, changed_at, changed_by, tokens, review_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
  ON CONFLICT (city_id, entry_id) DO UPDATE SET version = excluded.version, title = excluded.title, question = excluded.question,
    answer = excluded.answer, class_code = excluded.class_code, unit = excluded.unit, valid_from = excluded.valid_from,
    valid_to = excluded.valid_to, source = excluded.source, retired = excluded.retired, open_reports = excluded.open_reports,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by, tokens = excluded.tokens, review_on = excluded.review_on`;

const REPORT = 'UPDATE knowledge_entry SET open_reports = open_reports + 1 WHERE city_id = $1 AND entry_id = $2';

const SHOWN = {
  living: 'NOT e.retired',
  expired: 'NOT e.retired AND e.valid_to < today.day',
  reviewDue: 'NOT e.retired AND e.review_on <= today.day',
  reported: 'NOT e.retired AND e.open_reports > 0',
  retired: 'e.retired',
  all: 'true',
} as const;

/** The knowledge base in PostgreSQL. */
export function createKnowledgeBase(pool: pg.Pool): KnowledgeBase {
  return {
    read: async (city, id) => {
      const text = `SELECT ${COLUMNS} FROM knowledge_entry e WHERE e.city_id = $1 AND e.entry_id = $2`;
      const { rows } = await pool.query<KnowledgeEntry>({ name: 'knowledge_read', text, values: [city, id] });
      return rows[0];
    },
    list: async (city, { words, classCodes, unit, show, today }, limit) => {
      const { values, add } = createParameters();
      const conditions = [`e.city_id = ${add(city)}`, SHOWN[show]];
      const day = add(today);
      for (const word of words) conditions.push(`strpos(lower(e.title || ' ' || e.question || ' ' || e.answer), ${add(word)}) > 0`);
      if (classCodes !== null) conditions.push(`e.class_code = ANY (${add(classCodes)})`);
      if (unit !== null) conditions.push(`e.unit = ${add(unit)}`);
      const { rows } = await pool.query<KnowledgeEntry>({
        text: `SELECT ${COLUMNS} FROM knowledge_entry e CROSS JOIN (SELECT ${day}::date AS day) today
          WHERE ${conditions.join(' AND ')} ORDER BY e.changed_at DESC, e.entry_id LIMIT ${add(limit)}`,
        values: [...values],
      });
      return rows;
    },
    search: async (city, tokens, classCode, limit) => {
      if (tokens.length === 0) return [];
      const { rows } = await pool.query<KnowledgeEntry>({
        name: 'knowledge_search',
        text: SEARCH,
        values: [city, tokens, classCode, limit],
      });
      return rows;
    },
    searchValid: async (city, tokens, today, limit) => {
      const { rows } = await pool.query<KnowledgeEntry>({
        name: 'knowledge_search_valid',
        text: SEARCH_VALID,
        values: [city, tokens, today, limit],
      });
      return rows;
    },
    changes: async (city, id) => {
      const { rows } = await pool.query<KnowledgeChange>({
        name: 'knowledge_changes',
        text: `SELECT act, version, at, user_id AS "user", reason, content FROM knowledge_change
          WHERE city_id = $1 AND entry_id = $2 ORDER BY position`,
        values: [city, id],
      });
      return rows;
    },
    write: async (city, entry, tokens, change) =>
      await inTransaction(pool, async (client) => {
        // Two who begin the same entry meet nowhere else.
        await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${city}/${entry.id}`]);
        const { rows } = await client.query<{ readonly version: number }>(
          'SELECT version FROM knowledge_entry WHERE city_id = $1 AND entry_id = $2',
          [city, entry.id],
        );
        const present = rows[0]?.version ?? 0;
        const isOpinion = change.act === 'reportedWrong' || change.act === 'helped';
        const expected = isOpinion ? entry.version : entry.version - 1;
        if (present !== expected) return present === 0 ? { type: 'unknown' } : { type: 'stale', version: present };
        const {
          id,
          version,
          title,
          question,
          answer,
          classCode,
          unit,
          validFrom,
          validTo,
          reviewOn = null,
          source,
          retired,
          openReports,
        } = entry;
        const content = [title, question, answer, classCode, unit, validFrom, validTo, source];
        const values = [city, id, version, ...content, retired, openReports, entry.changedAt, entry.changedBy, tokens, reviewOn];
        // Counted here: two who say it at the same time are two.
        if (change.act === 'reportedWrong') await client.query({ name: 'knowledge_report', text: REPORT, values: [city, id] });
        if (!isOpinion) await client.query({ name: 'knowledge_put', text: PUT, values });
        await client.query({
          name: 'knowledge_note',
          text: `INSERT INTO knowledge_change (city_id, entry_id, version, act, at, user_id, reason, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          values: [city, id, change.version, change.act, change.at, change.user, change.reason, JSON.stringify(change.content)],
        });
        return { type: 'written' };
      }),
  };
}
