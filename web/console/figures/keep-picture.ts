import type { ECharts } from 'echarts/core';
import { chartColours } from './chart-look.ts';

const RATIO = 2;
const MARGIN = 16 * RATIO;
const HEAD = 64 * RATIO;

/** Gives the reader a chart as a PNG file, with the sentence it says and what it is of above it. */
export function keepPicture(chart: ECharts, { title, note }: { readonly title: string; readonly note: string }): void {
  const drawn = chart.renderToCanvas({ pixelRatio: RATIO, backgroundColor: '#ffffff' });
  const picture = document.createElement('canvas');
  picture.width = drawn.width + 2 * MARGIN;
  picture.height = drawn.height + HEAD + MARGIN;
  const pen = picture.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, picture.width, picture.height);
  const font = getComputedStyle(document.body).fontFamily;
  pen.fillStyle = chartColours.ink;
  pen.font = `600 ${String(16 * RATIO)}px ${font}`;
  pen.fillText(title, MARGIN, 30 * RATIO, drawn.width);
  pen.fillStyle = chartColours.inkSoft;
  pen.font = `${String(12 * RATIO)}px ${font}`;
  pen.fillText(note, MARGIN, 52 * RATIO, drawn.width);
  pen.drawImage(drawn, MARGIN, HEAD);
  picture.toBlob((blob) => {
    if (blob === null) return;
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = `${title}.png`;
    link.click();
    URL.revokeObjectURL(address);
  }, 'image/png');
}
