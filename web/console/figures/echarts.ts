import { BarChart, HeatmapChart, LineChart, MapChart } from 'echarts/charts';
import { AriaComponent, GeoComponent, GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, registerMap, use as addParts, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

addParts([
  BarChart,
  HeatmapChart,
  LineChart,
  MapChart,
  AriaComponent,
  GeoComponent,
  GridComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

/** A chart in an element of the page. */
export function startChart(place: HTMLElement): ECharts {
  return init(place, undefined, { renderer: 'canvas' });
}

/** Makes a map known to charts by a name; regions are named by their area's code. */
export function keepMap(name: string, map: Parameters<typeof registerMap>[1]): void {
  registerMap(name, map);
}
