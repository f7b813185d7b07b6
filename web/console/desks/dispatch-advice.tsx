import { Button, Input } from 'antd';
import { useCallback, useState, type ReactElement } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { ApiError } from '../../kit/api.ts';
import { useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { UnitAdviceList } from '../ticket/unit-advice.tsx';
import { useActOn } from '../ticket/use-act-on.ts';
import type { TicketView } from '../ticket/use-ticket.ts';
import { adviceToKeep, basisOf, useUnitAdvice, type AdvisedUnit } from '../ticket/use-unit-advice.ts';

const texts = {
  title: { zh: '建议派给', en: 'Suggested units' },
  none: {
    zh: '目录里没有这类事项在本区域的条目，也没有相似的工单，请手工选择单位。',
    en: 'The catalogue has no line for this class and area, nor are there tickets alike; choose a unit yourself.',
  },
  unclassed: { zh: '还没有事项分类，先受理或更正分类。', en: 'There is no class yet; take it on or correct it first.' },
  send: { zh: '派给{unit}', en: 'Dispatch to {unit}' },
  basis: { zh: '目录没有写{unit}，请写明派单依据', en: 'The catalogue does not name {unit}: say on what basis it has the matter' },
} as const satisfies Record<string, Label>;

type DispatchAdviceProps = { readonly view: TicketView; readonly onDone: () => void };

/** D-1, D-9: who should have the matter, by the catalogue and by tickets alike; a key dispatches it there. */
export function DispatchAdvice({ view, onDone }: DispatchAdviceProps): ReactElement {
  const t = useText();
  const names = useCityNames();
  const { act, pending } = useActOn(view.id);
  const { classCode, area, version } = view;
  const advice = useUnitAdvice(view.id, classCode === null ? null : { classCode, area });
  const [fault, setFault] = useState<unknown>(null);
  const [unnamed, setUnnamed] = useState<AdvisedUnit | null>(null);
  const [basis, setBasis] = useState('');

  const dispatchTo = useCallback(
    (unit: AdvisedUnit, on: string | null) => {
      setFault(null);
      setUnnamed(null);
      const body = { lead: unit.unit, supports: [], classCode, area, basis: on, ...adviceToKeep(advice, t) };
      act('dispatch', body, version).then(onDone, (error: unknown) => {
        // D-1: that tickets alike went there is no basis; somebody has to say one.
        if (error instanceof ApiError && error.code === 'BASIS_MISSING') setUnnamed(unit);
        else setFault(error);
      });
    },
    [act, advice, area, classCode, onDone, t, version],
  );
  const take = useCallback((unit: AdvisedUnit) => dispatchTo(unit, basisOf(unit)), [dispatchTo]);

  return (
    <section className="dispatch-advice" aria-labelledby="dispatch-advice">
      <h3 id="dispatch-advice">{t(texts.title)}</h3>
      {classCode === null ? <p className="soft">{t(texts.unclassed)}</p> : null}
      {advice?.units.length === 0 ? <p className="soft">{t(texts.none)}</p> : null}
      <UnitAdviceList units={advice?.units ?? NOBODY} say={texts.send} onTake={take} pending={pending} />
      {unnamed === null ? null : (
        <form
          className="basis-asked"
          onSubmit={(event) => {
            event.preventDefault();
            if (basis.trim() !== '') dispatchTo(unnamed, basis);
          }}
        >
          <label htmlFor="dispatch-basis">{t(texts.basis, { unit: names.unit(unnamed.unit) })}</label>
          <Input id="dispatch-basis" autoFocus value={basis} onChange={(event) => setBasis(event.target.value)} />
          <Button htmlType="submit" disabled={basis.trim() === ''} loading={pending}>
            {t(texts.send, { unit: names.unit(unnamed.unit) })}
          </Button>
        </form>
      )}
      {fault === null ? null : <Fault error={fault} />}
    </section>
  );
}

const NOBODY: readonly AdvisedUnit[] = [];
