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
  readonly onChange: (fields: Partial<Draft>) => void;
};

/** Where it is: the area, read from the words unless somebody chooses it; the place in words; and a point on the map. */
export function PlaceFields({ draft, faults, areas, onChange }: Props): ReactElement {
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
