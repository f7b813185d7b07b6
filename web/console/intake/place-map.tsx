import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { MapChart, ScatterChart } from 'echarts/charts';
import { GeoComponent, TooltipComponent } from 'echarts/components';
import { init, registerMap, use as load } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { api } from '../frame/api.ts';
import { useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { Point } from './draft.ts';
import { intakeTexts as texts } from './intake-texts.ts';

load([MapChart, ScatterChart, GeoComponent, TooltipComponent, CanvasRenderer]);

type GeoJson = Exclude<Parameters<typeof registerMap>[1], string>;
type CityMap = { readonly features: readonly { readonly properties: { readonly area: string } }[] };

const MAP = 'city';
const DIGITS = 1e5;

/** The map of the city's areas; a click is a point, and the area it lies in. */
export function PlaceMap({
  picked,
  onPick,
  onClose,
}: {
  readonly picked: Point | null;
  readonly onPick: (point: Point, area: string | null) => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useText();
  const [choice, setChoice] = useState<{ readonly point: Point; readonly area: string | null } | null>(
    picked === null ? null : { point: picked, area: null },
  );
  const { data, error, refetch } = useQuery({
    queryKey: ['city-map'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => await api.get<CityMap>('/city/map'),
  });
  const names = useCityNames();
  return (
    <Modal
      open
      // As the window of outlets: the lock of the body is refused by the policy.
      getContainer={false}
      width={720}
      title={t(texts.mapTitle)}
      onCancel={onClose}
      footer={
        <>
          <span className="soft intake-map-choice" aria-live="polite">
            {choice === null
              ? ''
              : `${choice.area === null ? '' : names.area(choice.area)} ${choice.point.latitude.toFixed(4)}, ${choice.point.longitude.toFixed(4)}`}
          </span>
          <Button onClick={onClose}>{t(texts.cancel)}</Button>
          <Button type="primary" disabled={choice === null} onClick={() => choice !== null && onPick(choice.point, choice.area)}>
            {t(texts.use)}
          </Button>
        </>
      }
    >
      <p className="soft">{t(texts.mapHint)}</p>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton active /> : null}
      {data === undefined ? null : data.features.length === 0 ? (
        <p>{t(texts.mapMissing)}</p>
      ) : (
        <MapCanvas map={data} choice={choice} onChoose={(point, area) => setChoice({ point, area })} />
      )}
    </Modal>
  );
}

function MapCanvas({
  map,
  choice,
  onChoose,
}: {
  readonly map: CityMap;
  readonly choice: { readonly point: Point } | null;
  readonly onChoose: (point: Point, area: string | null) => void;
}): ReactElement {
  const t = useText();
  const names = useCityNames();
  const place = useRef<HTMLElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  }, [onChoose]);

  useEffect(() => {
    if (place.current === null) return undefined;
    registerMap(MAP, map as unknown as GeoJson);
    const drawn = init(place.current);
    chart.current = drawn;
    drawn.setOption({
      geo: {
        map: MAP,
        nameProperty: 'area',
        roam: true,
        aspectScale: 0.8,
        label: { show: true, color: '#1c2430', formatter: ({ name }: { readonly name: string }) => names.area(name) },
        itemStyle: { areaColor: '#f6f8f9', borderColor: '#5b6673' },
        emphasis: { itemStyle: { areaColor: '#e6f1f1' }, label: { color: '#1c2430' } },
      },
      series: [{ type: 'scatter', coordinateSystem: 'geo', symbol: 'pin', symbolSize: 32, itemStyle: { color: '#0b6670' }, data: [] }],
    });
    const onClick = ({ offsetX, offsetY }: { readonly offsetX: number; readonly offsetY: number }, area: string | null): void => {
      const at = drawn.convertFromPixel('geo', [offsetX, offsetY]);
      if (!Array.isArray(at)) return;
      const [longitude = 0, latitude = 0] = at.map((value) => Math.round(value * DIGITS) / DIGITS);
      choose.current({ latitude, longitude }, area);
    };
    drawn.on('click', ({ name, event }) => {
      if (event !== undefined) onClick(event, name);
    });
    return () => {
      chart.current = null;
      drawn.dispose();
    };
  }, [map, names]);

  useEffect(() => {
    const point = choice?.point;
    chart.current?.setOption({ series: [{ data: point === undefined ? [] : [[point.longitude, point.latitude]] }] });
  }, [choice]);

  return <figure ref={place} className="intake-map" aria-label={t(texts.mapTitle)} />;
}
