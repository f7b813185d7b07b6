import { drawQr } from './draw-qr.ts';

/** What a receipt shows as a picture. */
export type ReceiptPicture = {
  readonly fileName: string;
  readonly title: string;
  readonly lines: readonly (readonly [name: string, value: string])[];
  /** What the QR code leads to. */
  readonly url: string;
};

const [WIDTH, MARGIN, LINE, QR_SIZE] = [720, 48, 104, 320];
const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Draws the receipt and hands it to the browser as a PNG. */
export async function saveReceiptPicture({ fileName, title, lines, url }: ReceiptPicture): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = MARGIN * 3 + 56 + lines.length * LINE + QR_SIZE;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#0b6670';
  context.font = `600 40px ${FONT}`;
  context.fillText(title, MARGIN, MARGIN + 40);
  for (const [index, [name, value]] of lines.entries()) {
    const top = MARGIN * 2 + 56 + index * LINE;
    context.fillStyle = '#55606d';
    context.font = `26px ${FONT}`;
    context.fillText(name, MARGIN, top + 26);
    context.fillStyle = '#1c2430';
    context.font = `700 40px ${FONT}`;
    context.fillText(value, MARGIN, top + 74, WIDTH - MARGIN * 2);
  }
  const code = drawQr(url);
  context.imageSmoothingEnabled = false;
  context.drawImage(code, (WIDTH - QR_SIZE) / 2, canvas.height - MARGIN - QR_SIZE, QR_SIZE, QR_SIZE);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) return;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers begin to read only after the click has ended.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
