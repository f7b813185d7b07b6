type Position = readonly number[];
type Ring = readonly Position[];

/** GeoJSON of the areas of a city. */
export type AreaMap = {
  readonly features: readonly {
    readonly properties: { readonly area: string };
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
  }[];
};

/** A city drawn `width` px wide, with a point in it; null where there is no map. A degree of longitude is shorter the further north. */
export function areaPaths(
  { features }: AreaMap,
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  width: number,
): {
  readonly height: number;
  readonly areas: readonly { readonly area: string; readonly path: string }[];
  readonly point: { readonly x: number; readonly y: number };
} | null {
  const all = features.flatMap(ringsOf).flat();
  if (all.length === 0) return null;
  const [west, east] = range([...all.map(([lon = 0]) => lon), longitude]);
  const [south, north] = range([...all.map(([, lat = 0]) => lat), latitude]);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max((east - west) * shrink, 1e-9);
  const place = (lon: number, lat: number) => ({ x: (lon - west) * shrink * scale, y: (north - lat) * scale });
  const path = (ring: Ring): string =>
    `M${ring
      .map(([lon = 0, lat = 0]) => place(lon, lat))
      .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('L')}Z`;
  return {
    height: Math.ceil((north - south) * scale),
    areas: features.map((feature) => ({ area: feature.properties.area, path: ringsOf(feature).map(path).join('') })),
    point: place(longitude, latitude),
  };
}

function ringsOf({ geometry }: AreaMap['features'][number]): readonly Ring[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function range(values: readonly number[]): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
