import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { api } from '../frame/api.ts';
import { useCityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { areaPaths, type AreaMap } from './area-paths.ts';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketView } from './use-ticket.ts';

const WIDTH = 260;

/** Where it is: the words as given, and the point on the map of the city's areas where it is known. */
export function PlacePanel({ view }: { readonly view: TicketView }): ReactElement | null {
  const t = useText();
  const { place } = view;
  if (place === null) return null;
  const { text, latitude, longitude } = place;
  return (
    <>
      <p className="spoken">
        <span className="soft">{t(texts.place)}</span> {text}
      </p>
      {latitude === null || longitude === null ? null : <AreaFigure latitude={latitude} longitude={longitude} />}
    </>
  );
}

function AreaFigure({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): ReactElement {
  const names = useCityNames();
  const { data: map } = useQuery({
    queryKey: ['city-map', 'areas'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => await api.get<AreaMap>('/city/map'),
  });
  const drawn = useMemo(() => (map === undefined ? null : areaPaths(map, { latitude, longitude }, WIDTH)), [map, latitude, longitude]);
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <figure className="place">
      {drawn === null ? null : (
        <svg width={WIDTH} height={drawn.height} viewBox={`0 0 ${WIDTH} ${drawn.height}`} aria-hidden="true">
          {drawn.areas.map(({ area, path }) => (
            <path key={area} d={path} className="place-area">
              <title>{names.area(area)}</title>
            </path>
          ))}
          <circle cx={drawn.point.x} cy={drawn.point.y} r={5} className="place-point" />
        </svg>
      )}
      <figcaption className="soft small">{coordinates}</figcaption>
    </figure>
  );
}
