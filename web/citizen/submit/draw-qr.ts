import { generate } from 'lean-qr';

/** A text as a QR code with its quiet zone, one pixel a module. */
export function drawQr(text: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  generate(text).toCanvas(canvas, { on: [0, 0, 0], off: [255, 255, 255], pad: 4 });
  return canvas;
}
