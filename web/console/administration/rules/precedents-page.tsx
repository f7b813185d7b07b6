import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { precedentsAnswer } from '../../../../src/contract/city.ts';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { ClassPicker } from '../pickers.tsx';
import { useMoment } from '../use-moment.ts';

const texts = {
  title: { zh: '先例', en: 'Precedents' },
  lead: {
    zh: '疑难会商的决定即为先例，同一事项、同一区划以后可据此派单，不得退单（D-7）。',
    en: 'What a case conference decided is a precedent: the same class in the same area can be dispatched on it, and not sent back (D-7).',
  },
  number: { zh: '工单', en: 'Ticket' },
  decided: { zh: '决定时间', en: 'Decided' },
  minutes: { zh: '会商纪要', en: 'Minutes' },
  empty: { zh: '还没有会商先例。', en: 'No conference has decided anything yet.' },
} as const satisfies Record<string, Label>;

type Precedent = Static<typeof precedentsAnswer>['items'][number];

/** What case conferences decided, for all who dispatch or argue. */
export function PrecedentsPage(): ReactElement {
  const t = useText();
  const names = useCityNames();
  const moment = useMoment();
  const [classCode, setClassCode] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['precedents', classCode],
    placeholderData: keepPreviousData,
    queryFn: async () => (await api.get<Static<typeof precedentsAnswer>>('/city/precedents', { class: classCode, limit: 1000 })).items,
  });
  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <div className="adm-bar">
        <ClassPicker value={classCode} onChange={setClassCode} />
      </div>
      <DataTable<Precedent>
        name={t(texts.title)}
        rowKey={({ number, decidedAt }) => `${number} ${decidedAt}`}
        rows={data}
        error={error}
        onRetry={() => void refetch()}
        empty={t(classCode === null ? texts.empty : adminTexts.none)}
        columns={[
          { title: t(texts.decided), render: ({ decidedAt }) => moment(decidedAt) },
          { title: t(adminTexts.class), render: (precedent) => names.classPath(precedent.classCode) },
          { title: t(adminTexts.area), render: ({ area }) => (area === null ? t(adminTexts.everywhere) : names.area(area)) },
          { title: t(adminTexts.unit), render: ({ unit }) => names.unit(unit) },
          { title: t(texts.minutes), render: ({ minutes }) => minutes, className: 'adm-wrapping' },
          { title: t(texts.number), render: ({ number }) => number },
        ]}
      />
    </AdministrationFrame>
  );
}
