import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { readMatterAnswer, tryDutyAnswer } from '../../../../src/contract/city-rules.ts';
import { policyUnits } from '../../../../src/domain/vocabulary/policy-settings.ts';
import { requestKinds } from '../../../../src/domain/vocabulary/request.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { useStep } from '../../frame/step.tsx';
import { AreaPicker, ClassPicker, UnitPicker } from '../pickers.tsx';
import { rulesTexts as texts } from './rules-texts.ts';

type Matter = Static<typeof readMatterAnswer>;
type Trial = Static<typeof tryDutyAnswer>;
type Asked = { readonly class: string | null; readonly area: string | null; readonly unit: string | null; readonly on: string | null };

/** "Where would this go?": asks the catalogue about a matter that need not exist. */
export function DutyTrial(): ReactElement {
  const t = useText();
  const [asked, setAsked] = useState<Asked>({ class: null, area: null, unit: null, on: null });
  const { data, error } = useQuery({
    queryKey: ['duty-trial', asked],
    enabled: asked.class !== null,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => await api.get<Trial>('/city/duty-trial', asked, signal),
  });
  const change = (part: Partial<Asked>): void => setAsked((known) => ({ ...known, ...part }));

  return (
    <section className="adm-trial" aria-labelledby="trial-title">
      <h2 id="trial-title">{t(texts.tryOut)}</h2>
      <p className="soft">{t(texts.tryLead)}</p>
      <MatterBox onFound={change} />
      <div className="adm-bar">
        <ClassPicker value={asked.class} onChange={(code) => change({ class: code })} />
        <AreaPicker value={asked.area} onChange={(code) => change({ area: code })} />
        <UnitPicker placeholder={t(texts.askedUnit)} value={asked.unit} onChange={(code) => change({ unit: code })} />
        <DatePicker
          aria-label={t(texts.onDay)}
          placeholder={t(texts.onDay)}
          onChange={(_, text) => change({ on: typeof text === 'string' && text !== '' ? text : null })}
        />
      </div>
      {error === null ? null : <Fault error={error} />}
      <div aria-live="polite">
        {asked.class === null ? <p className="soft">{t(texts.chooseClass)}</p> : data === undefined ? null : <TrialAnswer trial={data} />}
      </div>
    </section>
  );
}

/** What somebody would say, from which class and area are read; a click takes another one of those that were suggested. */
function MatterBox({ onFound }: { readonly onFound: (found: Partial<Asked>) => void }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const { pending, error, run } = useStep();
  const [text, setText] = useState('');
  const [matter, setMatter] = useState<Matter | null>(null);
  const decidedBy = matter?.classes[0]?.words.join(' ') ?? '';
  const read = (): void => {
    if (text.trim() === '') return;
    run(async () => {
      const found = await api.send<Matter>('POST', '/city/matter', { body: { text } });
      setMatter(found);
      // What is no more than a guess is offered, not taken.
      onFound({ class: found.sure ? (found.classes[0]?.classCode ?? null) : null, area: found.areas[0]?.area ?? null });
    });
  };
  return (
    <>
      <div className="adm-bar adm-matter">
        <Input.TextArea
          aria-label={t(texts.said)}
          placeholder={t(texts.said)}
          className="adm-grow adm-matter-text"
          rows={1}
          maxLength={10_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            if (event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            read();
          }}
        />
        <Button loading={pending} onClick={read}>
          {t(texts.readSaid)}
        </Button>
      </div>
      {error === null ? null : <Fault error={error} />}
      {matter === null ? null : (
        <p aria-live="polite">
          <span className="soft">{t(matter.classes.length === 0 ? texts.noClass : matter.sure ? texts.likely : texts.unsure)}</span>
          {matter.classes.map(({ classCode, score, words }) => (
            <Button key={classCode} type="link" size="small" title={words.join(' ')} onClick={() => onFound({ class: classCode })}>
              {`${names.classPath(classCode)} ${String(Math.round(score * 100))}%`}
            </Button>
          ))}
          {matter.areas.map(({ area }) => (
            <Button key={area} type="link" size="small" onClick={() => onFound({ area })}>
              {names.area(area)}
            </Button>
          ))}
          {decidedBy === '' ? null : <span className="soft">{t(texts.decidedBy, { words: decidedBy })}</span>}
        </p>
      )}
    </>
  );
}

function TrialAnswer({ trial }: { readonly trial: Trial }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const { lines, units, limits, otherDays, longCycle } = trial;
  return (
    <>
      {lines.length === 0 ? <p>{t(texts.noLine)}</p> : null}
      <ol className="adm-trial-lines">
        {lines.map((line, index) => (
          <li key={line.id}>
            <strong>{t(index === 0 ? texts.goesTo : texts.alsoFits, { unit: names.unit(line.unit) })}</strong>
            <span className="soft">
              {[
                line.id,
                line.basis,
                line.classSteps === 0 ? t(texts.exactClass) : t(texts.upperClass, { steps: line.classSteps }),
                line.areaSteps === null
                  ? t(texts.anyArea)
                  : line.areaSteps === 0
                    ? t(texts.exactArea)
                    : t(texts.upperArea, { steps: line.areaSteps }),
                ...(line.lowestLevel === 2 ? [t(texts.notDown)] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {units.length === 0 ? null : (
        <ul className="adm-trial-units">
          {units.map(({ unit, may, rule, message }) => (
            <li key={unit}>
              {may ? '✓' : '✕'} {t(may ? texts.mayHold : texts.mayNotHold, { unit: names.unit(unit) })}
              {message === null ? null : <span className="soft">{` · ${t(message)}（${rule ?? ''}）`}</span>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <span className="soft">{t(texts.handling)} </span>
        {limits.map(({ kind, limit }) => (
          <Tag key={kind} className="adm-limit">{`${t(requestKinds[kind])} ${String(limit.amount)} ${t(policyUnits[limit.unit])}`}</Tag>
        ))}
        {longCycle ? <Tag>{t(texts.longCycle)}</Tag> : null}
      </p>
      {otherDays.length === 0 ? null : (
        <details>
          <summary>{t(texts.otherDays)}</summary>
          <ul>
            {otherDays.map(({ id, unit, basis, validFrom: from, validTo: to }) => (
              <li key={id}>
                {[id, names.unit(unit), basis, to === null ? t(texts.validFrom, { from }) : t(texts.validSpan, { from, to })].join(' · ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
