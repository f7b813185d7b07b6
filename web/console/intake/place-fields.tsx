import { Button, Input, Select } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useCity } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import type { Draft } from './draft.ts';
import { Field, faultProps } from './field.tsx';
import { intakeTexts as texts } from './intake-texts.ts';
import type { Advice } from './use-advice.ts';
import type { Faults } from './validate.ts';

const PlaceMap = lazy(async () => ({ default: (await import('./place-map.tsx')).PlaceMap }));

type Props = {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly areas: Advice['areas'];
  /** What else the words say of the place. */
  readonly where: Advice['where'] | undefined;
  readonly onChange: (fields: Partial<Draft>) => void;
};

/** Where it is: the area, read from the words unless somebody chooses it; the place in words; and a point on the map. */
export function PlaceFields({ draft, faults, areas, where, onChange }: Props): ReactElement {
  const t = useText();
  const city = useCity();
  const [mapOpen, setMapOpen] = useState(false);
  const { area, areaChosen, place, point } = draft;
  const read = areaChosen ? undefined : areas.find((found) => found.area === area);
  return (
    <>
      <Field
        id="intake-place"
        label={texts.place}
        fault={faults.place}
        hint={read === undefined ? t(texts.placeHint) : t(texts.readFromWords, { words: read.words.join('、') })}
      >
        <div className="intake-row">
          <Select
            className="intake-area"
            aria-label={t(texts.area)}
            placeholder={t(texts.area)}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={area}
            onChange={(code: string | undefined) => onChange({ area: code ?? null, areaChosen: code !== undefined })}
            options={(city?.areas ?? []).map(({ code, name }) => ({ value: code, label: t(name) }))}
          />
          <Input
            id="intake-place"
            {...faultProps('intake-place', faults.place)}
            value={place}
            placeholder={t(texts.placeHint)}
            autoComplete="off"
            onChange={(event) => onChange({ place: event.target.value })}
          />
          <Button onClick={() => setMapOpen(true)}>{t(texts.map)}</Button>
        </div>
        {point === null ? null : (
          <div className="soft">
            {t(texts.point, { latitude: point.latitude.toFixed(4), longitude: point.longitude.toFixed(4) })}{' '}
            <Button size="small" type="link" onClick={() => onChange({ point: null })}>
              {t(texts.removePoint)}
            </Button>
          </div>
        )}
      </Field>
      {where === undefined ? null : <ReadWhere {...{ where, draft, onChange }} />}
      {mapOpen ? (
        <Suspense fallback={null}>
          <PlaceMap
            picked={point}
            onPick={(chosen, inArea) => {
              onChange({ point: chosen, ...(inArea === null ? {} : { area: inArea, areaChosen: true }) });
              setMapOpen(false);
            }}
            onClose={() => setMapOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** Town, road and landmark as they were read, and the point of one of them for whoever wants it. */
function ReadWhere({
  where,
  draft,
  onChange,
}: Pick<Props, 'draft' | 'onChange'> & { readonly where: Advice['where'] }): ReactElement | null {
  const t = useText();
  const { township, road, landmark, point } = where;
  const parts = [township, road, landmark].flatMap((part) => {
    if (part === null) return [];
    return [part.known ? part.name : t(texts.likelyPart, { name: part.name })];
  });
  if (parts.length === 0) return null;
  return (
    <div className="soft">
      {t(texts.readPlace, { parts: parts.join(' · ') })}{' '}
      {point === null || draft.point !== null ? null : (
        <Button size="small" type="link" onClick={() => onChange({ point: { latitude: point.latitude, longitude: point.longitude } })}>
          {t(texts.takeKnownPoint, { name: point.of })}
        </Button>
      )}
    </div>
  );
}
