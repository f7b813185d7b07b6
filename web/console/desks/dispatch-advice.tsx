import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { dutiesAnswer } from '../../../src/contract/city.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { api } from '../frame/api.ts';
import { useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { useActOn } from '../ticket/use-act-on.ts';
import type { TicketView } from '../ticket/use-ticket.ts';

const texts = {
  title: { zh: '目录建议', en: 'By the catalogue' },
  none: {
    zh: '目录里没有这类事项在本区域的条目，请手工选择单位。',
    en: 'The catalogue has no line for this class and area; choose a unit yourself.',
  },
  unclassed: { zh: '还没有事项分类，先受理或更正分类。', en: 'There is no class yet; take it on or correct it first.' },
  send: { zh: '派给{unit}', en: 'Dispatch to {unit}' },
  line: { zh: '目录 {id} · {basis}', en: 'Line {id} · {basis}' },
  key: { zh: '按目录第 {no} 条派单', en: 'Dispatch by line {no}' },
} as const satisfies Record<string, Label>;

type Duty = Static<typeof dutiesAnswer>['items'][number];
const SHOWN = 3;

/** D-1: who holds the matter by the duty catalogue; a key dispatches it there. */
export function DispatchAdvice({ view, onDone }: { readonly view: TicketView; readonly onDone: () => void }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const { act, pending } = useActOn(view.id);
  const [fault, setFault] = useState<unknown>(null);
  const { data: duties = [] } = useQuery({
    queryKey: ['duties', view.classCode, view.area],
    enabled: view.classCode !== null,
    queryFn: async () => (await api.get<Static<typeof dutiesAnswer>>('/city/duties', { class: view.classCode, area: view.area })).items,
  });
  const shown = useMemo(() => bestOfUnits(duties).slice(0, SHOWN), [duties]);

  const dispatchTo = useMemo(
    () => (duty: Duty) => {
      const body = { lead: duty.unit, supports: [], classCode: view.classCode, area: view.area, basis: duty.id };
      setFault(null);
      act('dispatch', body, view.version).then(onDone, setFault);
    },
    [act, view.classCode, view.area, view.version, onDone],
  );
  useShortcuts(
    useMemo(
      () =>
        shown.map((duty, at) => ({
          keys: String(at + 1),
          label: { zh: texts.key.zh.replace('{no}', String(at + 1)), en: texts.key.en.replace('{no}', String(at + 1)) },
          run: () => dispatchTo(duty),
        })),
      [shown, dispatchTo],
    ),
  );

  return (
    <section className="dispatch-advice" aria-labelledby="dispatch-advice">
      <h3 id="dispatch-advice">{t(texts.title)}</h3>
      {view.classCode === null ? <p className="soft">{t(texts.unclassed)}</p> : null}
      {view.classCode !== null && shown.length === 0 ? <p className="soft">{t(texts.none)}</p> : null}
      <ol>
        {shown.map((duty, at) => (
          <li key={duty.id}>
            <Button type={at === 0 ? 'primary' : 'default'} loading={pending} onClick={() => dispatchTo(duty)}>
              {t(texts.send, { unit: names.unit(duty.unit) })} <kbd>{at + 1}</kbd>
            </Button>
            <span className="soft">
              {t(texts.line, { id: duty.id, basis: duty.basis })} · {names.classPath(duty.classCode)} · {names.area(duty.area)}
            </span>
          </li>
        ))}
      </ol>
      {fault === null ? null : <Fault error={fault} />}
    </section>
  );
}

/** The best line of each unit, in the order of the catalogue. */
function bestOfUnits(duties: readonly Duty[]): readonly Duty[] {
  return duties.filter((duty, at) => duties.findIndex(({ unit }) => unit === duty.unit) === at);
}
