import { takeLookUp } from '../../application/callers/take-allowance.ts';
import { knowledgeForCitizen } from '../../application/knowledge/find-knowledge.ts';
import { judgeAsCitizen } from '../../application/knowledge/judge-as-citizen.ts';
import { cityInPath } from '../../contract/city.ts';
import { citizensKnowledge, citizensOpinion, citizensQuestion, entryInCity } from '../../contract/knowledge.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { publicRoute, type Route } from '../route.ts';
import { knownCity } from './known-city.ts';

const SHOWN = 3;

/** the knowledge base for people without an account, before they submit. */
export function citizenKnowledgeRoutes(ports: ApiPorts): readonly Route[] {
  return [
    publicRoute({
      id: 'findKnowledgeAsCaller',
      group: 'citizen',
      method: 'POST',
      url: '/cities/:city/knowledge',
      summary: { zh: '按所写内容查找已有答案；不保存', en: 'Answers there may already be for what is written; nothing is stored' },
      params: cityInPath,
      body: citizensQuestion,
      answer: citizensKnowledge,
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        const allowed = await takeLookUp(ports, { city: city.value, from: call.origin });
        if (!allowed.ok) return allowed;
        const found = await knowledgeForCitizen(ports, { city: city.value, text: call.body.text, limit: SHOWN });
        return ok({ items: found.map(({ id, title, answer, source, validTo }) => ({ id, title, answer, source, validTo })) });
      },
    }),
    publicRoute({
      id: 'judgeKnowledgeAsCaller',
      group: 'citizen',
      method: 'POST',
      url: '/cities/:city/knowledge/:entry/opinions',
      summary: { zh: '说明一条答案已解决问题，或有误', en: 'Say that an entry answered the question, or that it is wrong' },
      params: entryInCity,
      body: citizensOpinion,
      answer: null,
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        const judged = await judgeAsCitizen(ports, { city: city.value, id: call.params.entry, from: call.origin, ...call.body });
        return judged.ok ? ok(null) : judged;
      },
    }),
  ];
}
